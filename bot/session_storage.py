"""aiogram's storage over a `SessionStore`: one sealed row per chat with aiogram's state and data, and our session.

`FSMContext.clear()` empties state and data; the session (language, location, facts) is kept beside them, so
it outlives every dialogue. Why by hand: docs/decisions/0004-session-storage.md.
"""

from __future__ import annotations

from contextvars import ContextVar
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.session_store import hour, oldest_kept
from bot.trail import DELETABLE_HOURS
from guide.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from bot.session_store import Seal, SessionStore

KEPT_FOR = timedelta(days=30)
MAX_TRAIL = 500
"""Messages that a chat can wipe: two days of much talk, some 8 kB."""


class Row(BaseModel):
    """What is sealed. Unknown keys are ignored, so that a newer program's rows do not break an older one."""

    model_config = ConfigDict(frozen=True)

    state: str | None = None
    data: dict[str, Any] = Field(default_factory=dict)
    session: Session = Session()
    trail: tuple[tuple[int, int], ...] = ()
    """Numbers of the chat's messages, each with the hour (since 1970) it was sent in."""


_in_hand: ContextVar[tuple[bytes, Row]] = ContextVar("_in_hand", default=(b"", Row()))
"""The row of the update being handled: read once instead of three times."""


class SessionStorage(BaseStorage):
    """Per chat a read-modify-write; aiogram's event isolation keeps two updates of one chat from crossing."""

    def __init__(self, store: SessionStore, seal: Seal, now: Callable[[], datetime]) -> None:
        self._store = store
        self._seal = seal
        self._now = now

    async def get_session(self, key: StorageKey) -> Session:
        return (await self._read(key)).session

    async def get_chat(self, key: StorageKey) -> tuple[Session, list[int]]:
        """The session, and the numbers of the messages that can still be deleted."""
        row = await self._row_in_hand(key)
        return row.session, [number for number, _ in self._deletable(row.trail)]

    async def set_chat(
        self, key: StorageKey, session: Session, steps: Sequence[int] = (), *, wiped: bool = False
    ) -> None:
        """Keeps the session and adds ``steps`` to the trail of messages; a trail that was wiped begins anew."""
        row = await self._row_in_hand(key)
        now = self._hours()
        kept = () if wiped else self._deletable(row.trail)
        trail = dict(kept) | dict.fromkeys(steps, now)
        changes = {"session": session, "trail": tuple(trail.items())[-MAX_TRAIL:]}
        await self._write(key, row.model_copy(update=changes))

    def _deletable(self, trail: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        oldest = self._hours() - DELETABLE_HOURS
        return tuple((number, sent) for number, sent in trail if sent >= oldest)

    def _hours(self) -> int:
        return int(self._now().timestamp()) // 3600

    async def forget(self, key: StorageKey) -> None:
        """Deletes the chat's row at once."""
        _in_hand.set((b"", Row()))
        await self._store.delete(self._row_key(key))

    async def purge(self) -> int:
        """Forgets the chats that have been silent for longer than `KEPT_FOR`."""
        return await self._store.purge(before=oldest_kept(self._now(), KEPT_FOR))

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        await self._write(key, (await self._read(key)).model_copy(update={"state": name}))

    async def get_state(self, key: StorageKey) -> str | None:
        """What aiogram asks first of every update: from here on the row is kept until the update has been handled."""
        row = await self._read(key)
        _in_hand.set((self._row_key(key), row))
        return row.state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await self._write(key, (await self._read(key)).model_copy(update={"data": dict(data)}))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return dict((await self._read(key)).data)

    async def close(self) -> None:
        """The store belongs to the program, which closes it."""

    def _row_key(self, key: StorageKey) -> bytes:
        return self._seal.row_key(
            key.bot_id, key.chat_id, key.user_id, key.thread_id, key.business_connection_id, key.destiny
        )

    async def _read(self, key: StorageKey) -> Row:
        row_key = self._row_key(key)
        sealed = await self._store.get(row_key, not_before=oldest_kept(self._now(), KEPT_FOR))
        payload = self._seal.open(row_key, sealed) if sealed else None
        if payload is None:
            return Row()
        try:
            return Row.model_validate_json(payload)
        except ValidationError:
            return Row()

    async def _row_in_hand(self, key: StorageKey) -> Row:
        """The row as this update found or left it: aiogram's isolation lets no other update of the chat in between."""
        row_key, row = _in_hand.get()
        return row if row_key == self._row_key(key) else await self._read(key)

    async def _write(self, key: StorageKey, row: Row) -> None:
        row_key = self._row_key(key)
        sealed = self._seal.seal(row_key, row.model_dump_json().encode())
        await self._store.put(row_key, sealed, now=hour(self._now()))
        _in_hand.set((row_key, row))
