"""A small Bot API server over real HTTP on loopback: enough of Telegram to hold a conversation with a running bot.

It keeps messages as Telegram would, refuses what Telegram refuses, and can be told to refuse or fail more.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict
from itertools import count

from aiohttp import web

from tests.running_program import free_port
from tests.telegram.troubles import Troubles, refusal

TOKEN = "123456789:AAtest-token_for-a-server-that-is-not-telegram"
BOT = {"id": 123456789, "is_bot": True, "first_name": "Wegwijzer", "username": "wegwijzer_test_bot"}
MAX_TEXT = 4096
MAX_CALLBACK = 64


class BotApiServer:
    """`troubles` are what it does to single calls; `leave` and `return_` take the whole server away and back."""

    def __init__(self):
        self.refused = set()
        self.troubles = Troubles()
        self.webhook = ""
        self.calls = []
        self.messages = defaultdict(dict)
        self.contacts = defaultdict(list)
        self._updates = []
        self._ids = count(1)
        self._changed = asyncio.Condition()
        self._poll = 0
        self._port = free_port()
        self._runner = None

    async def __aenter__(self):
        await self.return_()
        return self

    async def __aexit__(self, *_):
        await self.leave()

    async def return_(self):
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        # Calls that hang are cut off when the server leaves.
        self._runner = web.AppRunner(app, shutdown_timeout=0.01)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()

    async def leave(self):
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    @property
    def base(self):
        return f"http://127.0.0.1:{self._port}"

    def called(self, method):
        return [fields for name, fields in self.calls if name == method]

    # -- what residents do --

    async def write(self, chat, text, language="uk"):
        message = {
            "message_id": next(self._ids),
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private"},
            "from": _person(chat, language),
            "text": text,
        }
        await self._deliver({"message": message})

    async def press(self, chat, label, language="uk"):
        message = await self.wait_for(lambda: self._with_button(chat, label))
        data = next(b["callback_data"] for b in _buttons(message) if label in b["text"])
        query = {
            "id": str(next(self._ids)),
            "from": _person(chat, language),
            "chat_instance": "1",
            "message": message,
            "data": data,
        }
        await self._deliver({"callback_query": query})

    async def sees(self, chat, text):
        """Waits until a message of the chat contains the text; fails with what is there instead."""
        return await self.wait_for(
            lambda: next((m for m in self.messages[chat].values() if text in m["text"]), None),
            lambda: f"{text!r} not in {[m['text'] for m in self.messages[chat].values()]}",
        )

    async def wait_for(self, condition, complain=lambda: "it did not happen"):
        async with self._changed:
            try:
                async with asyncio.timeout(30):
                    while not (found := condition()):
                        await self._changed.wait()
            except TimeoutError:
                raise AssertionError(complain()) from None
            return found

    def _with_button(self, chat, label):
        messages = reversed(self.messages[chat].values())
        return next((m for m in messages if any(label in b["text"] for b in _buttons(m))), None)

    async def _deliver(self, update):
        async with self._changed:
            self._updates.append({"update_id": next(self._ids), **update})
            self._changed.notify_all()

    # -- what the bot calls --

    async def _call(self, request):
        method = request.match_info["method"]
        fields = {name: _value(value) for name, value in (await request.post()).items()}
        async with self._changed:
            self.calls.append((method, fields))
            self._changed.notify_all()
        if request.match_info["token"] != TOKEN:
            return refusal(401, "Unauthorized")
        if method in self.refused:
            return refusal(404, "Not Found: method not found")
        handler = getattr(self, "_" + method, None)
        if handler is None:
            return refusal(404, "Not Found: method not found")
        trouble = self.troubles.take(method, fields)
        if trouble:
            return await trouble(request, lambda: handler(fields))
        return await handler(fields)

    async def _getMe(self, _fields):
        return _ok(BOT)

    async def _getUpdates(self, fields):
        """Only one at a time, as at Telegram: a second one ends the first."""
        if self.webhook:
            return refusal(
                409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first"
            )
        offset = int(fields.get("offset") or 0)
        async with self._changed:
            self._poll += 1
            mine = self._poll
            self._changed.notify_all()
            self._updates = [one for one in self._updates if one["update_id"] >= offset]
            if not self._updates:
                try:
                    async with asyncio.timeout(min(float(fields.get("timeout") or 0), 5)):
                        await self._changed.wait_for(lambda: self._updates or self._poll != mine)
                except TimeoutError:
                    return _ok([])
            if self._poll != mine:
                return refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one runs")
            return _ok(self._updates)

    async def _getWebhookInfo(self, _fields):
        return _ok({"url": self.webhook, "has_custom_certificate": False, "pending_update_count": 0})

    async def _sendMessage(self, fields):
        problem = _unacceptable(fields)
        if problem:
            return refusal(400, problem)
        return await self._keep(int(fields["chat_id"]), {"text": fields["text"], **_markup(fields)})

    async def _sendContact(self, fields):
        chat = int(fields["chat_id"])
        self.contacts[chat].append(fields["phone_number"])
        return await self._keep(chat, {"text": f"{fields['first_name']} {fields['phone_number']}"})

    async def _editMessageText(self, fields):
        chat, message_id = int(fields["chat_id"]), int(fields["message_id"])
        problem = _unacceptable(fields)
        if problem:
            return refusal(400, problem)
        async with self._changed:
            message = self.messages[chat].get(message_id)
            if message is None:
                return refusal(400, "Bad Request: message to edit not found")
            new = {**message, "text": fields["text"], "reply_markup": {"inline_keyboard": []}, **_markup(fields)}
            if new == message:
                return refusal(400, "Bad Request: message is not modified")
            self.messages[chat][message_id] = new
            self._changed.notify_all()
        return _ok(new)

    async def _answerCallbackQuery(self, _fields):
        return _ok(True)

    async def _sendChatAction(self, _fields):
        return _ok(True)

    async def _setMyCommands(self, _fields):
        return _ok(True)

    _setMyDescription = _setMyShortDescription = _setMyCommands  # noqa: N815 – Telegram's names

    async def _keep(self, chat, content):
        async with self._changed:
            message_id = next(self._ids)
            head = {"message_id": message_id, "date": 1790000000, "chat": {"id": chat, "type": "private"}, "from": BOT}
            self.messages[chat][message_id] = {**head, **content}
            self._changed.notify_all()
            return _ok(self.messages[chat][message_id])


def _unacceptable(fields):
    if not fields.get("text"):
        return "Bad Request: message text is empty"
    if len(fields["text"]) > MAX_TEXT:
        return "Bad Request: message is too long"
    for button in _buttons(_markup(fields)):
        if not button.get("text") or len(button.get("callback_data", "").encode()) > MAX_CALLBACK:
            return "Bad Request: BUTTON_DATA_INVALID"
        if "url" in button and not button["url"].startswith(("http://", "https://", "tg://")):
            return "Bad Request: BUTTON_URL_INVALID"
    return None


def _markup(fields):
    return {"reply_markup": fields["reply_markup"]} if fields.get("reply_markup") else {}


def _buttons(message):
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


def _person(chat, language):
    return {"id": chat, "is_bot": False, "first_name": "Resident", "language_code": language}


def _value(value):
    if isinstance(value, str) and value[:1] in "[{":
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _ok(result):
    return web.json_response({"ok": True, "result": result})
