"""The same bot in the terminal: each line in is one message, or the label or number of a button."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from typing import TYPE_CHECKING, TextIO

from bot.callbacks import ChooseLanguage

if TYPE_CHECKING:
    from bot.local.chat import LocalChat
    from bot.local.telegram import Event, LocalTelegram, Shown
    from language import Language

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_QUOTE = re.compile(r"<blockquote[^>]*>(.*?)</blockquote>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def as_plain_text(html: str) -> str:
    """Telegram's HTML as text: links keep their address, quotes a mark."""
    linked = _LINK.sub(r"\2 <\1>", html)
    quoted = _QUOTE.sub(lambda quote: "  | " + quote[1], linked)
    # Addresses in angle brackets must survive the removal of tags.
    return unescape(_TAG.sub(lambda tag: tag[0] if tag[0].startswith("<http") else "", quoted))


class Terminal:
    """Prints what the bot says with numbered buttons, and turns lines into messages and taps."""

    def __init__(self, chat: LocalChat, telegram: LocalTelegram, out: TextIO) -> None:
        self._chat = chat
        self._out = out
        self._buttons: list[tuple[int, dict[str, str]]] = []
        telegram.listen(chat.id, self._hear)

    async def take(self, line: str) -> None:
        """One line of input; an empty one is ignored."""
        line = line.strip()
        if not line:
            return
        chosen = self._find(line)
        if chosen is None:
            await self._chat.write(line)
        elif "data" not in chosen[1]:
            self._print(f"→ {chosen[1].get('url') or chosen[1]['copy']}\n")
        else:
            await self._chat.press(chosen[0], chosen[1]["data"])

    async def choose_language(self, language: Language) -> None:
        """Presses the language's button, as a resident's first tap."""
        wanted = ChooseLanguage(language=language).pack()
        message_id, button = next(one for one in self._buttons if one[1].get("data") == wanted)
        await self._chat.press(message_id, button["data"])

    async def run(self, lines: TextIO) -> None:
        """Until the input ends."""
        while line := await asyncio.to_thread(lines.readline):
            await self.take(line)

    def _find(self, line: str) -> tuple[int, dict[str, str]] | None:
        if line.isdecimal() and 1 <= int(line) <= len(self._buttons):
            return self._buttons[int(line) - 1]
        label = _letters(line)
        return next((one for one in self._buttons if label and _letters(one[1]["text"]) == label), None)

    def _hear(self, event: Event) -> None:
        if event.kind == "message" and event.message and event.message.sender == "bot":
            self._show(event.message)

    def _show(self, message: Shown) -> None:
        text = as_plain_text(message.html)
        if message.file:
            text = f"📄 {text} ({len(message.file) // 1024 + 1} kB)"
        self._print(f"\n{'☎ ' + text + ': ' + message.phone if message.phone else text}")
        if message.phone or message.file:
            return
        self._buttons = [(message.id, button) for row in message.buttons for button in row]
        for number, (_, button) in enumerate(self._buttons, start=1):
            self._print(f"  [{number}] {button['text']}")

    def _print(self, text: str) -> None:
        print(text, file=self._out, flush=True)


def _letters(label: str) -> str:
    """A label without its emoji, for comparison with what was typed."""
    return " ".join(re.findall(r"[\w’'.,:–-]+", label.casefold()))
