"""Following a complaint that was sent, put together over the stores."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import structlog

from guide.follow_up.follow_up import FollowUp
from guide.follow_up.showing import Showing
from issues.case_keys import CaseKeys
from issues.draft_photos import SealedDraftPhotos
from issues.following import Following
from issues.redaction.redactor import redact
from issues.tries import TriesInMemory
from wegwijzer.clock import now
from wegwijzer.complaint_stores import hold_removed
from wegwijzer.complaints import load_history, load_intake, load_offices

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from guide.view import Viewer
    from wegwijzer.complaint_stores import ComplaintStores

log = structlog.get_logger()


def make_follow_up(
    viewer: Viewer, stores: ComplaintStores, secret: bytes, now: Callable[[], datetime] = now
) -> FollowUp:
    """Over the same stores as filing; ``secret``: the program's one secret key."""
    texts = load_history()
    following = Following(
        cases=stores.cases,
        keys=CaseKeys(stores.keys, secret, os.urandom),
        tries=TriesInMemory(),
        texts=texts,
        now=now,
        random=os.urandom,
    )
    return FollowUp(
        viewer=viewer,
        following=following,
        showing=Showing(data=load_intake(), offices=load_offices(), texts=texts),
        photos=SealedDraftPhotos(stores.photos, secret, now, os.urandom),
        removed=hold_removed(now),
        redact=redact,
        now=now,
        random=os.urandom,
        failed=not_followed,
    )


def not_followed(reason: Exception) -> None:
    """What the operator learns of a case that could not be opened or changed; its resident tries again."""
    log.error("case_not_followed", exc_info=reason)
