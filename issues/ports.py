"""What complaints ask of the world: a place for cases, a place for keys, and photos of drafts. `store` has them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from issues.case import About, Kind, Purpose, QueueKind, Severity, State

CASE_ID_BYTES = 16
CASE_KEY_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case as it is stored: structure in clear, every word of a person sealed.

    ``draft_key``: keyed hash of the draft, unique: the same draft filed again finds the same case. ``answers``: choices
    by question, ids only. ``text``, ``details``: sealed under the content key, None where empty.
    """

    id: bytes
    number: str
    draft_key: bytes
    kind: Kind
    theme: str
    sub_theme: str
    about: About
    severity: Severity
    flagged: bool
    queue: QueueKind
    rule: str
    municipality: str
    location: str | None
    language: str
    state: State
    filed_at: datetime
    due: date
    answers: Mapping[str, Sequence[str]]
    details: bytes | None
    text: bytes | None
    version: int = 1
    """Counts the changes: whoever changes a case says which one they saw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One thing that happened to a case; never changed afterwards. ``data``: ids and dates only; ``text`` is sealed."""

    kind: str
    at: datetime
    actor: str
    data: Mapping[str, str]
    text: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """A notice to send later. ``kind``: what it says ("filed", "news"); it holds no words and no addresses."""

    kind: str
    not_before: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One line of the anonymised log: no case, no moment finer than the period. See docs/privacy.md."""

    period: str
    municipality: str
    location: str | None
    theme: str
    sub_theme: str
    kind: Kind
    about: About
    severity: Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRow:
    """That somebody is in a cell of a quarter; nobody can say who: see `issues.counting`."""

    period: str
    cell: str
    tag: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """Everything that one filing writes, in one transaction."""

    case: CaseRow
    events: Sequence[EventRow]
    receipt: bytes
    """Keyed hash of the receipt code."""
    photos: Sequence[bytes]
    envelope: bytes | None
    address: bytes | None
    outbox: Sequence[OutboxRow]
    log: LogRow
    tags: Sequence[TagRow] = ()
    """In one order for all, or two filings at once could wait for each other."""


Part = Literal["text", "details", "photos", "envelope", "address"]
"""What of a case can be taken out while the case stays."""

Ended = Literal["content", "identity", "address", "case"]
"""What a tombstone is of: what a key opened, or the whole case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """That something ended, for a backup that brings it back: see docs/decisions/0015. Says nothing of what it was."""

    case: bytes
    what: Ended
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """What one step writes, in one transaction. None: stays as it is.

    ``text``, ``details``: sealed anew, with more taken out. ``photos``: sealed, added behind those that are there.
    ``photos_out``: photos that go, by their place from 1 in the order in which `CaseStore.photos` gives them.
    ``erased``: taken out, which is for words that no key opens any more; the words of events stay as noise, as events
    are never changed.
    """

    state: State | None = None
    queue: QueueKind | None = None
    due: date | None = None
    about: About | None = None
    severity: Severity | None = None
    flagged: bool | None = None
    theme: str | None = None
    sub_theme: str | None = None
    rule: str | None = None
    text: bytes | None = None
    details: bytes | None = None
    events: Sequence[EventRow] = ()
    outbox: Sequence[OutboxRow] = ()
    photos: Sequence[bytes] = ()
    photos_out: Collection[int] = ()
    erased: Collection[Part] = ()
    tombstones: Sequence[Tombstone] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedAddress:
    """The way back to the resident of one case."""

    case: bytes
    number: str
    sealed: bytes


class NumberTaken(Exception):
    """The case number or receipt code exists already; draw another."""


class StaleCase(Exception):
    """Somebody changed the case since it was read, or it is gone; nothing was written: read it again."""


class CaseStore(Protocol):
    """Cases in a database. Every method is one transaction."""

    async def add(self, new: NewCase) -> CaseRow:
        """The case as committed: the new one, or the one this draft was filed as before. Raises `NumberTaken`."""

    async def change(self, case: bytes, version: int, change: CaseChange) -> CaseRow:
        """The case as committed, one version on.

        Raises:
            StaleCase: it is not at ``version``; nothing was written.
            ValueError: a table would refuse it, or it would bring what is about staff to their colleagues.
        """

    async def tombstones(self) -> Sequence[Tombstone]:
        """All of them, of changed and of deleted cases, in no order."""

    async def by_draft(self, draft_key: bytes) -> CaseRow | None: ...

    async def by_receipt(self, receipt: bytes) -> CaseRow | None: ...

    async def by_number(self, number: str) -> CaseRow | None: ...

    async def events(self, case: bytes) -> Sequence[EventRow]:
        """In the order in which they happened."""

    async def photos(self, case: bytes) -> Sequence[bytes]: ...

    async def envelope(self, case: bytes) -> bytes | None: ...

    async def address(self, case: bytes) -> bytes | None: ...

    async def numbers(self, cases: Collection[bytes]) -> Mapping[bytes, str]:
        """The numbers of those that are there, by id."""

    async def known(self, cases: Iterable[bytes]) -> set[bytes]:
        """Those of the ids that are cases: what a sweep of keys must keep."""

    async def open_after(self, case: bytes, *, most: int) -> Sequence[tuple[CaseRow, Sequence[EventRow]]]:
        """The next open cases behind that id, in the order of ids, each with its history; b"" begins.

        What comes or is answered while somebody walks may be missed or met: the next walk sees it.
        """

    async def addresses_after(self, case: bytes, *, most: int) -> Sequence[SealedAddress]:
        """The next ways back to residents behind that case's id, in the order of ids; b"" begins."""


class KeyStore(Protocol):
    """Wrapped keys of cases, in a database or file of their own, so that no backup of the cases can open them."""

    async def put(self, case: bytes, keys: Mapping[Purpose, bytes], *, now: datetime) -> None:
        """Committed before it returns. A key that is there already stays as it is."""

    async def get(self, case: bytes, purpose: Purpose) -> bytes | None: ...

    async def get_of(self, cases: Collection[bytes], purpose: Purpose) -> Mapping[bytes, bytes]:
        """Those keys that there are, by case."""

    async def destroy(self, case: bytes, *purposes: Purpose, on: date | None = None) -> int:
        """Removes them and their traces; how many there were. Without purposes: all of the case's keys.

        ``on``: leaves a tombstone of that day for each key that was there, in the same transaction.
        """

    async def tombstones(self) -> Sequence[Tombstone]:
        """All of them, in no order."""

    async def cases(self, *, before: datetime) -> Sequence[bytes]:
        """Cases whose keys were put before that moment, the oldest first; those of one hour in no order of time."""

    async def rewrap(self, change: Mapping[tuple[bytes, Purpose], bytes]) -> None:
        """Replaces wrapped keys, all or none."""

    async def all(self) -> Mapping[tuple[bytes, Purpose], bytes]: ...

    async def kept(self) -> Collection[tuple[bytes, Purpose]]:
        """Which keys there are."""

    async def end(self, endings: Collection[tuple[bytes, Ended]], *, on: date) -> int:
        """As `destroy`, for many at once, with a tombstone of that day for each of them; how many keys there were.

        ``case``: all keys of the case, with one tombstone more.
        """

    async def forget_tombstones(self, *, before: date, dry_run: bool = False) -> int:
        """Deletes those of an earlier day; how many there were."""


class DraftPhotos(Protocol):
    """Sealed photos of drafts, by a name that only the draft knows."""

    async def put(self, name: str, sealed: bytes, *, now: datetime) -> None: ...

    async def get(self, name: str) -> bytes | None: ...

    async def delete(self, *names: str) -> None: ...

    async def purge(self, *, before: datetime) -> int: ...
