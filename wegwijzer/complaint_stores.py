"""Where complaints are kept, how writing one is put together over it, and what is tidied there every day."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, NamedTuple

import structlog

from guide.intake.intake import Intake
from guide.intake.removed import Removed
from issues.case_keys import CaseKeys, KeyDoesNotOpen, TooManyToSweep, sweep
from issues.draft import KEPT_FOR
from issues.draft_photos import SealedDraftPhotos
from issues.filing import Filing
from issues.redaction.redactor import redact
from store.case_keys import SqlKeyStore
from store.cases import SqlCaseStore
from store.draft_photos import SqlDraftPhotos
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from store.memory_draft_photos import MemoryDraftPhotos
from store.memory_outbox import MemoryOutboxStore
from store.memory_queue import MemoryQueueStore
from store.outbox import SqlOutboxStore
from store.queue import SqlQueueStore
from wegwijzer.clock import now
from wegwijzer.complaints import load_history, load_intake, load_offices, load_rules
from wegwijzer.issue_keeping import keep, make_keeping
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from guide.view import Viewer
    from issues.outbox import OutboxStore
    from issues.ports import CaseStore, DraftPhotos, KeyStore
    from issues.queue.ports import QueueStore
    from wegwijzer.databases import Databases
    from wegwijzer.issue_keeping import IssueKeeping

log = structlog.get_logger()


class ComplaintStores(NamedTuple):
    cases: CaseStore
    keys: KeyStore
    photos: DraftPhotos
    outbox: OutboxStore
    queue: QueueStore
    keeping: IssueKeeping | None = None
    """What becomes of it with time; None where nothing outlives the process."""


def in_databases(databases: Databases) -> ComplaintStores:
    """The keys apart from what they open."""
    main = databases.main
    return ComplaintStores(
        SqlCaseStore(main),
        SqlKeyStore(databases.keys),
        SqlDraftPhotos(main),
        SqlOutboxStore(main),
        SqlQueueStore(main),
        make_keeping(databases),
    )


def in_memory() -> ComplaintStores:
    """For a chat that leaves nothing behind."""
    cases = MemoryCaseStore()
    photos, outbox = MemoryDraftPhotos(), MemoryOutboxStore(cases)
    return ComplaintStores(cases, MemoryKeyStore(), photos, outbox, MemoryQueueStore(cases))


def make_intake(viewer: Viewer, stores: ComplaintStores, secret: bytes, now: Callable[[], datetime] = now) -> Intake:
    """Writing and filing complaints over these stores; ``secret``: the program's one secret key."""
    data, offices = load_intake(), load_offices()
    filing = Filing(
        cases=stores.cases,
        keys=CaseKeys(stores.keys, secret, os.urandom),
        data=data,
        rules=load_rules(),
        offices=offices,
        texts=load_history().current,
        now=now,
        random=os.urandom,
    )
    return Intake(
        viewer=viewer,
        data=data,
        offices=offices,
        filing=filing,
        photos=SealedDraftPhotos(stores.photos, secret, now, os.urandom),
        removed=hold_removed(now),
        redact=redact,
        now=now,
        random=os.urandom,
        failed=not_filed,
    )


def hold_removed(now: Callable[[], datetime]) -> Removed:
    """What was taken out of words, for as long as it may be put back."""
    return Removed(now, _later)


def _later(seconds: float, call: Callable[[], None]) -> object:
    return asyncio.get_running_loop().call_later(seconds, call)


def not_filed(reason: Exception) -> None:
    """What the operator learns of a complaint that could not be stored; the resident keeps it and tries again."""
    log.error("complaint_not_filed", exc_info=reason)


async def check_secret(stores: ComplaintStores, secret: bytes) -> None:
    """Raises OperatorProblem where the kept keys were wrapped under another secret key: nothing could be filed."""
    try:
        await CaseKeys(stores.keys, secret, os.urandom).receipts(now=now())
    except KeyDoesNotOpen:
        message = (
            "WEGWIJZER_SECRET_KEY: the keys of complaints were kept under another one; set that again, or change it "
            "with: wegwijzer issues rotate-keys"
        )
        raise OperatorProblem(message) from None


async def tidy_up(stores: ComplaintStores, moment: datetime) -> None:
    """Deletes photos of drafts that are over, what of cases is, and keys of cases that never came to be.

    A quarter that is over becomes figures.
    """
    if stores.keeping:
        await keep(stores.keeping, moment)
    gone = await stores.photos.purge(before=moment - KEPT_FOR)
    if gone:
        log.info("draft_photos_purged", count=gone)
    try:
        swept = await sweep(stores.cases, stores.keys, before=moment - KEPT_FOR)
    except TooManyToSweep:
        log.error("case_keys_not_swept", advice=WRONG_DATABASE)  # noqa: TRY400 – the log takes no tracebacks
        return
    if swept:
        log.info("case_keys_swept", count=swept)


WRONG_DATABASE = "so many keys have no case that the case database may be another one, or an old backup: check both"
