"""aiogram's storage over a `SessionStore`: one sealed row per chat with aiogram's state and data, and our session.

`FSMContext.clear()` empties state and data; the session (language, location, facts) is kept beside them, so
it outlives every dialogue. Why by hand: docs/decisions/0004-session-storage.md.

What is being written, a complaint or a message to one, has a row of its own: it is kept for a day, not for a month.
The store knows one term only: to it, that row was put so long ago that the month is over when the day is.
"""

from __future__ import annotations

from contextvars import ContextVar
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.session_store import hour, oldest_kept
from bot.trail import DELETABLE_HOURS
from guide.follow_up.message import CaseMessage
from guide.session import Session
from issues.draft import KEPT_FOR as DRAFT_KEPT_FOR
from issues.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from bot.session_store import Seal, SessionStore

KEPT_FOR = timedelta(days=30)
MAX_TRAIL = 500
"""Messages that a chat can wipe: two days of much talk, some 8 kB."""


class Drafts(BaseModel):
    """What is sealed in the second row."""

    model_config = ConfigDict(frozen=True)

    draft: Draft | None = None
    next_draft: Draft | None = None
    message: CaseMessage | None = None

    @property
    def any(self) -> bool:
        return any((self.draft, self.next_draft, self.message))


class Row(BaseModel):
    """What is sealed. Unknown keys are ignored, so that a newer program's rows do not break an older one."""

    model_config = ConfigDict(frozen=True)

    state: str | None = None
    data: dict[str, Any] = Field(default_factory=dict)
    session: Session = Session()
    trail: tuple[tuple[int, int], ...] = ()
    """Numbers of the chat's messages, each with the hour (since 1970) it was sent in."""
    has_drafts: bool = False
    """There is, or was, a second row."""


Sealed = TypeVar("Sealed", Row, Drafts)

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
        await self._store.delete(self._draft_key(key))

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

    def _draft_key(self, key: StorageKey) -> bytes:
        return self._seal.row_key("draft", self._row_key(key).hex())

    async def _read(self, key: StorageKey) -> Row:
        row = await self._open(self._row_key(key), Row)
        if not row.has_drafts:
            return row
        drafts = await self._open(self._draft_key(key), Drafts)
        session = row.session.but(draft=drafts.draft, next_draft=drafts.next_draft, message=drafts.message)
        return row.model_copy(update={"session": session})

    async def _open(self, row_key: bytes, kind: type[Sealed]) -> Sealed:
        """What is in the row; an empty one where there is none, or none that this program can read."""
        sealed = await self._store.get(row_key, not_before=oldest_kept(self._now(), KEPT_FOR))
        payload = self._seal.open(row_key, sealed) if sealed else None
        try:
            return kind.model_validate_json(payload) if payload else kind()
        except ValidationError:
            return kind()

    async def _row_in_hand(self, key: StorageKey) -> Row:
        """The row as this update found or left it: aiogram's isolation lets no other update of the chat in between."""
        row_key, row = _in_hand.get()
        return row if row_key == self._row_key(key) else await self._read(key)

    async def _write(self, key: StorageKey, row: Row) -> None:
        """The drafts first, so that a row which says that there are some never stands there alone."""
        session = row.session
        drafts = Drafts(draft=session.draft, next_draft=session.next_draft, message=session.message)
        row_key, now = self._row_key(key), hour(self._now())
        if drafts.any:
            await self._put(self._draft_key(key), drafts, now - (KEPT_FOR - DRAFT_KEPT_FOR))
        session = session.but(draft=None, next_draft=None, message=None)
        await self._put(row_key, row.model_copy(update={"session": session, "has_drafts": drafts.any}), now)
        if row.has_drafts and not drafts.any:
            await self._store.delete(self._draft_key(key))
        _in_hand.set((row_key, row.model_copy(update={"has_drafts": drafts.any})))

    async def _put(self, row_key: bytes, content: BaseModel, now: datetime) -> None:
        await self._store.put(row_key, self._seal.seal(row_key, content.model_dump_json().encode()), now=now)
