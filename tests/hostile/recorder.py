"""A Telegram that hands over raw updates as its server does, notes every call, and checks what a server would check."""

from __future__ import annotations

import json
import re

from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery, GetUpdates, LeaveChat
from aiogram.types import InlineKeyboardMarkup

from bot.local.telegram import LocalTelegram
from tests.hostile.telegram_html import visible_text

ALSO = (AnswerInlineQuery, LeaveChat)


class Recorder(LocalTelegram):
    def __init__(self) -> None:
        super().__init__()
        self.calls = []
        self.waiting = []
        self.offered = {}
        """Chat to the data of the buttons it was shown last."""

    async def make_request(self, bot, method, timeout=None):  # noqa: ASYNC109 – aiogram's signature
        if isinstance(method, GetUpdates):
            answer = json.dumps({"ok": True, "result": self.waiting})
            return self.check_response(bot, method, 200, answer).result
        self.calls.append(method)
        markup = getattr(method, "reply_markup", None)
        if isinstance(markup, InlineKeyboardMarkup):
            shown = tuple(
                button.callback_data for row in markup.inline_keyboard for button in row if button.callback_data
            )
            self.offered[method.chat_id] = shown
        return True if isinstance(method, ALSO) else await super().make_request(bot, method, timeout)

    def forget(self):
        """What the phones show: theirs to keep, not the bot's."""
        for chat in list(self._chats):
            self.clear(chat)

    def take_calls(self):
        """The calls since the last time; checked here, where the bot cannot take a failed check for its own failure."""
        taken, self.calls = self.calls, []
        for one in taken:
            check(one)
        return taken


def check(method):
    """Fails for what Telegram would refuse."""
    text = getattr(method, "text", None)
    if isinstance(method, AnswerCallbackQuery):
        assert text is None or 1 <= len(text) <= 200
    elif text is not None:
        seen = visible_text(text)
        assert seen.strip(), "an empty message"
        assert units(seen) <= 4096, f"{units(seen)} units are too many for one message"
    markup = getattr(method, "reply_markup", None)
    for row in markup.inline_keyboard if isinstance(markup, InlineKeyboardMarkup) else ():
        for button in row:
            assert button.text.strip(), "a button without a label"
            effects = [one for one in (button.callback_data, button.url, button.copy_text) if one is not None]
            assert len(effects) == 1, "one thing happens when it is pressed"
            if button.copy_text:
                assert 1 <= len(button.copy_text.text) <= 256
            if button.callback_data is not None:
                assert 1 <= len(button.callback_data.encode()) <= 64, button.callback_data
    phone = getattr(method, "phone_number", None)
    assert phone is None or re.fullmatch(r"\+?[\d -]+", phone), phone


def units(text):
    """UTF-16 code units: how Telegram counts."""
    return len(text.encode("utf-16-le")) // 2
