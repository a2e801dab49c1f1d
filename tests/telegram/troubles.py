"""What can go wrong between a bot and Telegram, one call at a time."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field

from aiohttp import web


def refuse(code, description, **parameters):
    """Telegram's own refusal, as JSON."""

    async def answer(request, perform):
        return refusal(code, description, **parameters)

    return answer


def refusal(code, description, **parameters):
    body = {"ok": False, "error_code": code, "description": description}
    return web.json_response({**body, "parameters": parameters} if parameters else body, status=code)


def slow_down(seconds):
    return refuse(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


UNAUTHORIZED = refuse(401, "Unauthorized")
BLOCKED = refuse(403, "Forbidden: bot was blocked by the user")
SERVER_ERROR = refuse(500, "Internal Server Error")
BAD_GATEWAY = refuse(502, "Bad Gateway")


async def gateway_page(request, perform):
    """What stands before Telegram's servers answers for them, in HTML."""
    return web.Response(status=504, text="<html><h1>504 Gateway Time-out</h1></html>", content_type="text/html")


async def drop(request, perform):
    """The connection breaks before anything was done."""
    _cut(request)
    return web.Response()


async def drop_when_done(request, perform):
    """The message stands in the chat, but the connection breaks before the bot hears of it."""
    await perform()
    _cut(request)
    return web.Response()


def _cut(request):
    # None where the caller was killed meanwhile and has cut it from its side.
    if request.transport:
        request.transport.close()


async def hang(request, perform):
    """Nothing comes, and nothing breaks."""
    await asyncio.Event().wait()


@dataclass
class Troubles:
    """Planned for a method, all chats or one: each is used once, `always` until it is lifted."""

    _next: dict = field(default_factory=dict)
    _always: dict = field(default_factory=dict)

    def plan(self, method, *troubles, chat=None):
        self._next.setdefault((method, chat), deque()).extend(troubles)

    def always(self, method, trouble, chat=None):
        self._always[method, chat] = trouble

    def lift(self):
        self._next.clear()
        self._always.clear()

    def take(self, method, fields):
        chat = int(fields["chat_id"]) if "chat_id" in fields else None
        for key in ((method, chat), (method, None)):
            if self._next.get(key):
                return self._next[key].popleft()
            if key in self._always:
                return self._always[key]
        return None
