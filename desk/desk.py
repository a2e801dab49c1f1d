"""The desk: all that its pages need, put together by whoever runs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desk.accounts.accounts import Accounts
    from desk.audit.audit import Audit
    from desk.places import Places
    from desk.rendering import Rendering
    from desk.sealing import DeskKeys
    from desk.sessions.sessions import Sessions
    from desk.static_files import StaticFiles
    from issues.case_keys import CaseKeys
    from issues.handling.handling import Handling
    from issues.intake.model import IntakeData
    from issues.offices.model import Offices
    from issues.ports import CaseStore
    from issues.replies.model import Replies


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Ports and use cases. ``address``: where it is reached from outside, scheme and host without a path.

    ``replies``: the standard replies of a municipality.
    """

    address: str
    now: Callable[[], datetime]
    random: Callable[[int], bytes]
    keys: DeskKeys
    accounts: Accounts
    sessions: Sessions
    audit: Audit
    offices: Offices
    intake: IntakeData
    cases: CaseStore
    case_keys: CaseKeys
    handling: Handling
    replies: Callable[[str], Replies]
    places: Places
    static: StaticFiles
    rendering: Rendering
