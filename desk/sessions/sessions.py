"""Sessions: who a browser's cookie stands for, for how long, and what waits to be shown to them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desk.sealing import DoesNotOpen
from desk.sessions.ports import MOST_KEPT_BYTES, SessionRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from desk.sealing import DeskKeys
    from desk.sessions.ports import DeskSessionStore

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
TOUCHED_EVERY = timedelta(minutes=1)
"""Not at each request: a page with ten photos would write eleven times."""
TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What somebody sent from a form when their session was over. ``path``: where the form was sent to."""

    path: str
    fields: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What waits in a session: notices for the next page, and what was typed."""

    notices: tuple[str, ...] = ()
    typed: Typed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """``id``: what the store knows it by; only the browser has the token that it is the hash of."""

    id: bytes
    account: bytes
    started: datetime
    seen: datetime
    kept: Kept = field(default_factory=Kept)


class Sessions:
    """Sessions on the server: ended at once when they are, wherever they are."""

    def __init__(self, store: DeskSessionStore, keys: DeskKeys, random: Callable[[int], bytes]) -> None:
        self._store = store
        self._keys = keys
        self._random = random

    async def begin(self, account: bytes, *, now: datetime, kept: Kept | None = None) -> str:
        """A new session; what its cookie holds. Always a new one, so that nobody can plant theirs beforehand."""
        token = self._random(TOKEN_BYTES).hex()
        session = self.id_of(token)
        sealed = self._sealed(session, kept or Kept())
        await self._store.add(SessionRow(id=session, account=account, started=now, seen=now, kept=sealed))
        return token

    async def find(self, token: str, *, now: datetime) -> Session | None:
        """The session of that cookie while it lasts; from now on it lasts `IDLE` again."""
        row = await self._store.get(self.id_of(token))
        if row is None:
            return None
        if is_over(row, now):
            await self._store.end(row.id)
            return None
        if now - row.seen >= TOUCHED_EVERY:
            await self._store.touch(row.id, now)
        return self._opened(row)

    async def lasts(self, session: bytes, *, now: datetime) -> bool:
        """Whether it has not ended; asking does not make it last longer, as a page does that is open and unused."""
        row = await self._store.get(session)
        return row is not None and not is_over(row, now)

    async def keep(self, session: Session, kept: Kept) -> None:
        """In place of what it kept. What is too long to be kept is left out, notices first of all shown."""
        sealed = self._sealed(session.id, kept)
        if sealed and len(sealed) > MOST_KEPT_BYTES:
            sealed = self._sealed(session.id, replace(kept, typed=None))
        await self._store.keep(session.id, sealed)

    async def end(self, session: bytes) -> None:
        await self._store.end(session)

    async def end_all(self, account: bytes, *, but: bytes | None = None) -> int:
        return await self._store.end_all(account, but=but)

    async def of(self, account: bytes, *, now: datetime) -> Sequence[Session]:
        """Those that last, the newest first."""
        return [self._opened(row) for row in await self._store.of(account) if not is_over(row, now)]

    async def purge(self, *, now: datetime) -> int:
        return await self._store.purge(seen_before=now - IDLE, started_before=now - LONGEST)

    def id_of(self, token: str) -> bytes:
        return self._keys.hashed("token", b"session" + token.encode())

    def _sealed(self, session: bytes, kept: Kept) -> bytes | None:
        if kept == Kept():
            return None
        typed = {"path": kept.typed.path, "fields": kept.typed.fields} if kept.typed else None
        return self._keys.seal({"notices": kept.notices, "typed": typed}, kind="session", row=session)

    def _opened(self, row: SessionRow) -> Session:
        return Session(id=row.id, account=row.account, started=row.started, seen=row.seen, kept=self._kept(row))

    def _kept(self, row: SessionRow) -> Kept:
        if row.kept is None:
            return Kept()
        try:
            found: dict[str, Any] = self._keys.unseal(row.kept, kind="session", row=row.id)
        except DoesNotOpen:
            return Kept()
        typed = Typed(**found["typed"]) if found["typed"] else None
        return Kept(notices=tuple(found["notices"]), typed=typed)


def is_over(row: SessionRow, now: datetime) -> bool:
    return now - row.seen >= IDLE or now - row.started >= LONGEST
