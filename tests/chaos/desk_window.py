"""Where staff get their orders and say that they are done: two addresses beside Telegram's."""

from __future__ import annotations

import asyncio
import time
from collections import deque

from aiohttp import web

LONGEST_WAIT_S = 1.0


class DeskWindow:
    """Orders go out one at a time; what a killed process had in hand goes out again."""

    def __init__(self):
        self._waiting = deque()
        self._in_hand = None
        self._pid = None
        self._done = {}
        self._changed = asyncio.Condition()

    @property
    def routes(self):
        return [web.get("/desk/next", self._next), web.post("/desk/done", self._said_done)]

    async def order(self, order):
        """Gives it; returns when staff said that it is stored."""
        done = self._done[order.id] = asyncio.get_running_loop().create_future()
        order.given = time.time()
        async with self._changed:
            self._waiting.append(order)
            self._changed.notify_all()
        await done
        order.done = time.time()

    async def _next(self, request):
        pid = request.query["pid"]
        async with self._changed:
            self._pid = pid
            self._changed.notify_all()
            if self._in_hand is None:
                await self._changed.wait_for(lambda: self._waiting or self._pid != pid)
                if self._pid != pid or not self._waiting:
                    return web.json_response(None)
                self._in_hand = self._waiting.popleft()
            one = self._in_hand
            return web.json_response({"id": one.id, "number": one.number, "action": one.action, "words": one.words})

    async def _said_done(self, request):
        said = (await request.json())["id"]
        if self._in_hand and self._in_hand.id == said:
            self._in_hand = None
            self._done[said].set_result(None)
        return web.json_response(None)
