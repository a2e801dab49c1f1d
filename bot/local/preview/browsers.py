"""All browsers that have the preview open, and the chat of each."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from bot.local.chat import LocalChat
from bot.local.preview.browser import Browser
from bot.local.preview.browser_token import chat_id
from bot.local.preview.refusal import Refusal
from bot.local.telegram import MAX_CHATS
from bot.session_storage import SessionStorage
from bot.visitor import Visitor
from guide.session import Session

if TYPE_CHECKING:
    from aiogram import Bot, Dispatcher
    from aiogram.fsm.context import FSMContext

    from bot.local.telegram import LocalTelegram
    from language import Language


class Browsers:
    """Keeps at most as many as there can be chats; the one idle for longest goes first, none that is open."""

    def __init__(self, dispatcher: Dispatcher, bot: Bot, telegram: LocalTelegram) -> None:
        self._dispatcher = dispatcher
        self._bot = bot
        self._telegram = telegram
        self._browsers: OrderedDict[str, Browser] = OrderedDict()
        self._ended: OrderedDict[str, None] = OrderedDict()

    def is_ended(self, token: str) -> bool:
        """Its chat was deleted. A page that still has it (the answer was lost, another tab is late) needs a new one."""
        return token in self._ended

    def of(self, token: str, client_language: str | None) -> Browser:
        known = self._browsers.get(token)
        if known is None:
            self._make_room()
            known = self._browsers[token] = self._new(token, client_language)
        self._browsers.move_to_end(token)
        return known

    async def forget(self, token: str) -> None:
        """Deletes the browser's chat and what the bot remembers of it: nobody can ever come back to it."""
        self._ended[token] = None
        if len(self._ended) > MAX_CHATS:
            self._ended.popitem(last=False)
        browser = self._browsers.pop(token, None)
        if browser is not None:
            await browser.leave()
        context = self._context(chat_id(token))
        if isinstance(context.storage, SessionStorage):
            await context.storage.forget(context.key)

    async def language(self, token: str, client_language: str | None) -> Language:
        """What the resident chose; before that, and for a dispatcher without our sessions, what the client suggests."""
        context = self._context(chat_id(token))
        storage = context.storage
        session = await storage.get_session(context.key) if isinstance(storage, SessionStorage) else Session()
        return Visitor(session=session, client_language=client_language).language

    def end_streams(self) -> None:
        for browser in self._browsers.values():
            browser.end_streams()

    def _new(self, token: str, client_language: str | None) -> Browser:
        chat = LocalChat(self._dispatcher, self._bot, self._telegram, chat_id(token), client_language)

        async def speaks() -> Language:
            return await self.language(token, client_language)

        return Browser(token, chat, self._telegram, speaks)

    def _make_room(self) -> None:
        if len(self._browsers) < MAX_CHATS:
            return
        idle = next((token for token, one in self._browsers.items() if one.idle), None)
        if idle is None:
            raise Refusal(503, "too_many_browsers")
        self._browsers.pop(idle).forget()

    def _context(self, chat: int) -> FSMContext:
        return self._dispatcher.fsm.get_context(self._bot, chat, chat)
