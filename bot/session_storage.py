"""aiogram's storage over a `SessionStore`: one sealed row per chat with aiogram's state and data, and our session.

`FSMContext.clear()` empties state and data; the session (language, location, facts) is kept beside them, so
it outlives every dialogue. Why by hand: docs/decisions/0004-session-storage.md.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.session_store import hour, oldest_kept
from guide.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from bot.session_store import Seal, SessionStore

KEPT_FOR = timedelta(days=30)


class Row(BaseModel):
    """What is sealed. Unknown keys are ignored, so that a newer program's rows do not break an older one."""

    model_config = ConfigDict(frozen=True)

    state: str | None = None
    data: dict[str, Any] = Field(default_factory=dict)
    session: Session = Session()


class SessionStorage(BaseStorage):
    """Per chat a read-modify-write; aiogram's event isolation keeps two updates of one chat from crossing."""

    def __init__(self, store: SessionStore, seal: Seal, now: Callable[[], datetime]) -> None:
        self._store = store
        self._seal = seal
        self._now = now

    async def get_session(self, key: StorageKey) -> Session:
        return (await self._read(key)).session

    async def set_session(self, key: StorageKey, session: Session) -> None:
        await self._write(key, (await self._read(key)).model_copy(update={"session": session}))

    async def forget(self, key: StorageKey) -> None:
        """Deletes the chat's row at once."""
        await self._store.delete(self._row_key(key))

    async def purge(self) -> int:
        """Forgets the chats that have been silent for longer than `KEPT_FOR`."""
        return await self._store.purge(before=oldest_kept(self._now(), KEPT_FOR))

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        await self._write(key, (await self._read(key)).model_copy(update={"state": name}))

    async def get_state(self, key: StorageKey) -> str | None:
        return (await self._read(key)).state

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

    async def _write(self, key: StorageKey, row: Row) -> None:
        row_key = self._row_key(key)
        sealed = self._seal.seal(row_key, row.model_dump_json().encode())
        await self._store.put(row_key, sealed, now=hour(self._now()))
