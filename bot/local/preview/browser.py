"""One browser: its chat, the pages that show it, and its messages one at a time in the order they came."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING, TypedDict

from bot.local.preview.browser_token import chat_name
from bot.local.preview.event_stream import EventStream, event
from bot.local.preview.page_texts import page_texts
from bot.local.preview.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from bot.local.chat import LocalChat
    from bot.local.telegram import Event, LocalTelegram, Shown
    from language import Language

MAX_WAITING = 8
MAX_STREAMS = 8
MAX_KEYS = 500


class MessageData(TypedDict):
    """One message as the page gets it. ``key`` is set on what this browser sent under a key of its own.

    ``file``: where it can be fetched; ``html`` is then its name.
    """

    id: int
    sender: str
    html: str
    buttons: list[list[dict[str, str]]]
    phone: str | None
    file: str | None
    key: str | None


class Browser:
    """``speaks`` tells which language the chat is in now."""

    def __init__(
        self, token: str, chat: LocalChat, telegram: LocalTelegram, speaks: Callable[[], Awaitable[Language]]
    ) -> None:
        self.chat = chat
        self.name = chat_name(token)
        self._telegram = telegram
        self._speaks = speaks
        self._language: Language | None = None
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._gone = False
        self._taken: OrderedDict[str, None] = OrderedDict()
        self._key: str | None = None
        self._keys: dict[int, str] = {}
        self._streams: list[EventStream] = []
        self._stop_listening = telegram.listen(chat.id, self._hear)

    @property
    def idle(self) -> bool:
        return not self._streams and not self._waiting

    async def write(self, text: str, key: str | None) -> None:
        await self._in_turn(key, lambda: self.chat.write(text))

    async def press(self, message_id: int, data: str, key: str | None) -> None:
        await self._in_turn(key, lambda: self.chat.press(message_id, data))

    async def send_photo(self, photo: bytes, key: str | None) -> None:
        await self._in_turn(key, lambda: self.chat.send_photo(photo))

    def file(self, message_id: int) -> Shown | None:
        """The message of this chat that brought it."""
        return next((one for one in self.chat.messages if one.id == message_id), None)

    async def open_stream(self) -> EventStream:
        """A stream that begins with the whole chat, so that a page that reloads or comes back misses nothing."""
        if len(self._streams) >= MAX_STREAMS:
            raise Refusal(429, "too_many_pages")
        self._waiting += 1
        try:
            self._language = await self._speaks()
        finally:
            self._waiting -= 1
        # From here on nothing waits: what happens after this picture of the chat is heard as an event.
        stream = EventStream()
        self._streams.append(stream)
        messages = [self._data(one) for one in self.chat.messages]
        if not messages:
            # The chat is new, or fell out of the memory: the page greets (again) under the key it always uses for that.
            self._taken.clear()
        stream.put(event("chat", {"chat": self.name, "messages": messages, **page_texts(self._language)}))
        if self._gone:
            stream.end()
        return stream

    def close_stream(self, stream: EventStream) -> None:
        self._streams.remove(stream)

    def end_streams(self) -> None:
        for stream in self._streams:
            stream.end()

    async def leave(self) -> None:
        """Deletes the chat when what is under way is done; what was still waiting is dropped."""
        self._gone = True
        async with self._turn:
            self.forget()
            self._telegram.clear(self.chat.id)
            self.end_streams()

    def forget(self) -> None:
        self._stop_listening()

    async def _in_turn(self, key: str | None, step: Callable[[], Coroutine[None, None, None]]) -> None:
        """Takes each key once: after a lost answer the page asks again, and the bot must not hear it twice."""
        if self._waiting >= MAX_WAITING:
            raise Refusal(429, "too_many_messages")
        self._waiting += 1
        try:
            async with self._turn:
                if not self._gone and self._take(key):
                    self._key = key
                    await step()
                    await self._tell_language()
        finally:
            self._waiting -= 1

    def _take(self, key: str | None) -> bool:
        if key is None:
            return True
        if key in self._taken:
            return False
        self._taken[key] = None
        if len(self._taken) > MAX_KEYS:
            self._taken.popitem(last=False)
        return True

    async def _tell_language(self) -> None:
        language = await self._speaks()
        if language != self._language:
            self._language = language
            self._tell(event("page", page_texts(language)))

    def _hear(self, happened: Event) -> None:
        shown = happened.message
        if happened.kind == "typing":
            self._tell(event("typing", {}))
        elif shown is not None and happened.kind == "deleted":
            self._tell(event("deleted", {"id": shown.id}))
        elif shown is not None:
            if shown.sender == "visitor" and self._key is not None:
                self._remember_key(shown.id, self._key)
            self._tell(event("edited" if shown.edited else "message", self._data(shown)))

    def _remember_key(self, message_id: int, key: str) -> None:
        self._keys[message_id] = key
        if len(self._keys) > MAX_KEYS:
            del self._keys[next(iter(self._keys))]

    def _tell(self, chunk: str) -> None:
        for stream in self._streams:
            stream.put(chunk)

    def _data(self, shown: Shown) -> MessageData:
        return MessageData(
            id=shown.id,
            sender=shown.sender,
            html=shown.html,
            buttons=shown.buttons,
            phone=shown.phone,
            file=f"/preview/files/{shown.id}" if shown.file else None,
            key=self._keys.get(shown.id),
        )
