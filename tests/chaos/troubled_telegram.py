"""Telegram on a bad day: as `tests.telegram.bot_api_server`, but moody, with photos, and with updates that come twice.

It notes what stands in the chats, since that is what residents were told, whatever the bot heard of it. A kill can be
put here too: into the moment in which a receipt stands in a chat, or a notice arrives.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, defaultdict, deque

from aiohttp import web

from tests.chaos.books import NUMBER
from tests.chaos.moods import Moods, code_in, is_notice
from tests.telegram.bot_api_server import BotApiServer, _ok, _person

REPEATED = 0.02
"""Of updates: delivered twice at once."""
BROUGHT_BACK = 0.01
"""Of answers to getUpdates: with some that were confirmed before."""
LONGEST_POLL_S = 2.0


class TroubledTelegram(BotApiServer):
    """``clock``: the program's; ``photo``: what every file holds that it hands out."""

    def __init__(self, clock, random, books, weight, photo):
        super().__init__()
        self.calls = deque(maxlen=0)
        self.troubles = Moods(random, weight)
        self.books = books
        self.blocked = set()
        self.strikes = {}
        """By moment, what is called once when it comes."""
        self.repeats = 0
        self.extra_routes = []
        self._clock, self._random, self._photo = clock, random, photo
        self._stirred = defaultdict(asyncio.Event)
        self._moves = Counter()
        self._confirmed = deque(maxlen=5)

    async def return_(self):
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        app.add_routes(self.extra_routes)
        self._runner = web.AppRunner(app, shutdown_timeout=0.01)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()

    # -- what residents do --

    async def say(self, chat, language, **content):
        message = {
            "message_id": next(self._ids),
            "date": int(self._clock().timestamp()),
            "chat": {"id": chat, "type": "private"},
            "from": _person(chat, language),
            **content,
        }
        await self._deliver({"message": message})

    async def tap(self, chat, language, message, data):
        who = _person(chat, language)
        query = {"id": str(next(self._ids)), "from": who, "chat_instance": "1", "message": message, "data": data}
        await self._deliver({"callback_query": query})

    def newest(self, chat, since=0):
        """The chat's messages from the bot, the newest first."""
        return [one for number, one in sorted(self.messages[chat].items(), reverse=True) if number > since]

    @property
    def polls(self):
        """How often somebody asked for updates."""
        return self._poll

    def last_id(self):
        return next(self._ids)

    def moves(self, chat):
        """Counts what changed in the chat."""
        return self._moves[chat]

    async def until(self, chat, condition, seconds):
        """What the condition finds in the chat, at once or when something changes there; its last word then."""
        end = asyncio.get_running_loop().time() + seconds
        while not (found := condition()):
            self._stirred[chat].clear()
            try:
                async with asyncio.timeout_at(end):
                    await self._stirred[chat].wait()
            except TimeoutError:
                return condition()
        return found

    # -- what the bot calls --

    async def _deliver(self, update):
        async with self._changed:
            told = {"update_id": next(self._ids), **update}
            twice = self._random.random() < REPEATED
            self.repeats += twice
            self._updates += [told, told] if twice else [told]
            self._changed.notify_all()

    async def _getUpdates(self, fields):
        offset = int(fields.get("offset") or 0)
        async with self._changed:
            self._poll += 1
            mine = self._poll
            self._confirmed += [one for one in self._updates if one["update_id"] < offset]
            self._updates = [one for one in self._updates if one["update_id"] >= offset]
            self._changed.notify_all()
            try:
                async with asyncio.timeout(min(float(fields.get("timeout") or 0), LONGEST_POLL_S)):
                    await self._changed.wait_for(lambda: self._updates or self._poll != mine)
            except TimeoutError:
                return _ok([])
            if self._poll != mine:
                return _ok([])
            return _ok(self._handed_over())

    def _handed_over(self):
        if any(one.get("callback_query", {}).get("data", "").startswith("kr:") for one in self._updates):
            self._strike("filing")
        if not self._confirmed or self._random.random() >= BROUGHT_BACK:
            return self._updates
        self.repeats += len(self._confirmed)
        return [*self._confirmed, *self._updates]

    async def _sendMessage(self, fields):
        chat = int(fields["chat_id"])
        if is_notice(fields):
            self._strike("notice arrives")
        if chat in self.blocked:
            return web.json_response(
                {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}, status=403
            )
        answer = await super()._sendMessage(fields)
        self._stands(chat, fields)
        if is_notice(fields):
            number = NUMBER.search(fields["text"])[0]
            self.books.notices[number].append((time.time(), chat))
            self._stir(chat)
            self._strike("notice taken")
        return answer

    async def _editMessageText(self, fields):
        answer = await super()._editMessageText(fields)
        if answer.status == 200:
            self._stands(int(fields["chat_id"]), fields)
        return answer

    async def _sendDocument(self, fields):
        return await self._keep(int(fields["chat_id"]), {"text": "📎"})

    async def _getFile(self, fields):
        name = fields["file_id"]
        size = len(self._photo)
        return _ok({"file_id": name, "file_unique_id": name, "file_path": f"photos/{name}.jpg", "file_size": size})

    async def _file(self, _request):
        return web.Response(body=self._photo)

    def _stands(self, chat, fields):
        """This is in the chat now: the resident can read it."""
        code = code_in(fields)
        if code:
            self.books.receipts[NUMBER.search(fields["text"])[0]].add((chat, code))
        self._stir(chat)
        if code:
            self._strike("receipt")

    def _stir(self, chat):
        self._moves[chat] += 1
        self._stirred[chat].set()

    def _strike(self, moment):
        strike = self.strikes.get(moment)
        if strike:
            strike()
