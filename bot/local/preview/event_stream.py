"""One open page's view of its chat, as server-sent events."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from starlette.responses import StreamingResponse

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from starlette.types import Receive, Scope, Send

MAX_UNREAD = 256


def event(kind: str, data: object) -> str:
    """One event; JSON has no line breaks, so that one data line is always enough."""
    return f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=True, separators=(',', ':'))}\n\n"


class EventStream:
    """What still has to be sent to one page; one that does not keep up is let go and comes back for the whole chat."""

    def __init__(self) -> None:
        self._unread: asyncio.Queue[str | None] = asyncio.Queue(MAX_UNREAD)

    def put(self, chunk: str) -> None:
        try:
            self._unread.put_nowait(chunk)
        except asyncio.QueueFull:
            self.end()

    def end(self) -> None:
        """Closes the connection after nothing more; the page opens a new one."""
        while not self._unread.empty():
            self._unread.get_nowait()
        self._unread.put_nowait(None)

    async def chunks(self, heartbeat_s: float) -> AsyncGenerator[str, None]:
        """Events as they come; a beat after each silence, so that the page can tell silence from a lost connection."""
        while True:
            try:
                async with asyncio.timeout(heartbeat_s):
                    chunk = await self._unread.get()
            except TimeoutError:
                chunk = event("beat", {})
            if chunk is None:
                return
            yield chunk


class EventStreamResponse(StreamingResponse):
    """Calls ``closed`` whatever ends it: the page leaving, the server stopping, an error on the way."""

    def __init__(self, stream: EventStream, heartbeat_s: float, closed: Callable[[], None]) -> None:
        # x-accel-buffering: nginx would hold the events back otherwise.
        super().__init__(
            stream.chunks(heartbeat_s), media_type="text/event-stream", headers={"x-accel-buffering": "no"}
        )
        self._closed = closed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._closed()
