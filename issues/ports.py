"""What complaints ask of the world: a place for cases, a place for keys, and photos of drafts. `store` has them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
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


class NumberTaken(Exception):
    """The case number or receipt code exists already; draw another."""


class CaseStore(Protocol):
    """Cases in a database. Every method is one transaction."""

    async def add(self, new: NewCase) -> CaseRow:
        """The case as committed: the new one, or the one this draft was filed as before. Raises `NumberTaken`."""

    async def by_draft(self, draft_key: bytes) -> CaseRow | None: ...

    async def by_receipt(self, receipt: bytes) -> CaseRow | None: ...

    async def by_number(self, number: str) -> CaseRow | None: ...

    async def events(self, case: bytes) -> Sequence[EventRow]:
        """In the order in which they happened."""

    async def photos(self, case: bytes) -> Sequence[bytes]: ...

    async def envelope(self, case: bytes) -> bytes | None: ...

    async def address(self, case: bytes) -> bytes | None: ...

    async def known(self, cases: Iterable[bytes]) -> set[bytes]:
        """Those of the ids that are cases: what a sweep of keys must keep."""


class KeyStore(Protocol):
    """Wrapped keys of cases, in a database or file of their own, so that no backup of the cases can open them."""

    async def put(self, case: bytes, keys: Mapping[Purpose, bytes], *, now: datetime) -> None:
        """Committed before it returns. A key that is there already stays as it is."""

    async def get(self, case: bytes, purpose: Purpose) -> bytes | None: ...

    async def destroy(self, case: bytes, *purposes: Purpose) -> int:
        """Removes them and their traces; how many there were. Without purposes: all of the case's keys."""

    async def cases(self, *, before: datetime) -> Sequence[bytes]:
        """Cases whose keys were put before that moment."""

    async def rewrap(self, change: Mapping[tuple[bytes, Purpose], bytes]) -> None:
        """Replaces wrapped keys, all or none."""

    async def all(self) -> Mapping[tuple[bytes, Purpose], bytes]: ...


class DraftPhotos(Protocol):
    """Sealed photos of drafts, by a name that only the draft knows."""

    async def put(self, name: str, sealed: bytes, *, now: datetime) -> None: ...

    async def get(self, name: str) -> bytes | None: ...

    async def delete(self, *names: str) -> None: ...

    async def purge(self, *, before: datetime) -> int: ...
