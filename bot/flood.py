"""Who sends too much at once is asked once to slow down, before anything is loaded or queued for them."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.dispatcher.middlewares.user_context import EVENT_CHAT_KEY
from aiogram.enums import ChatType
from aiogram.types import Chat, Update

from bot.pace import Pace, Verdict
from bot.render.markup import keyboard
from bot.render.menus import menu_row
from bot.spoken import words_of
from bot.visitor import Visitor
from guide.session import Session
from locales import texts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram import Bot, Dispatcher
    from aiogram.types import TelegramObject

    from bot.session_storage import SessionStorage

    Check = Callable[[str], object]
    """The danger a text names (anything that can be a key); None when it names none."""


class FloodGuard(BaseMiddleware):
    """Over the limit of `Pace`: one request to slow down, then silence until the chat is slower. No one else waits.

    Danger is never lost: a message the safety rules see is answered all the same, each danger once a period. A tap only
    gets its spinner ended. Updates within the limit pass without giving way to another task: their order stays.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        storage: SessionStorage,
        check: Check,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self._fsm = dispatcher.fsm
        self._storage = storage
        self._check = check
        self._now = now
        self._pace = Pace()
        # The safety rules take 0.1 s for the longest message: beside the loop, and never more than one at a time.
        self._one_check = asyncio.Lock()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401 – aiogram's own signature
        chat: Chat | None = data.get(EVENT_CHAT_KEY)
        if not isinstance(event, Update) or chat is None or chat.type != ChatType.PRIVATE:
            return await handler(event, data)
        verdict = self._pace.arrives(chat.id, self._now())
        with self._pace.under_way(chat.id) as bearable:
            if verdict is Verdict.ANSWER:
                return await handler(event, data)
            if bearable and event.callback_query:
                await event.callback_query.answer()
            if bearable and await self._is_new_danger(chat.id, event):
                await handler(event, data)
            if verdict is Verdict.ASK_TO_SLOW_DOWN:
                await self._ask_to_slow_down(chat.id, data)
            return None

    async def _is_new_danger(self, chat: int, event: Update) -> bool:
        message = event.message or event.edited_message
        text = words_of(message) if message else None
        if not text:
            return False
        async with self._one_check:
            danger = await asyncio.to_thread(self._check, text)
        return danger is not None and self._pace.lets_through(chat, danger, self._now())

    async def _ask_to_slow_down(self, chat: int, data: dict[str, Any]) -> None:
        bot: Bot = data["bot"]
        _ = texts((await self._visitor(bot, data)).language)
        text = _(
            "Too many messages at once, so I am silent for a moment. "
            "Please wait ten seconds, then write one message or press Menu. In danger, call 112."
        )
        await bot.send_message(chat, text, reply_markup=keyboard(menu_row(_)))

    async def _visitor(self, bot: Bot, data: dict[str, Any]) -> Visitor:
        """Read beside the queue and not kept: only for the language."""
        context = self._fsm.resolve_event_context(bot, data)
        user = data.get("event_from_user")
        session = await self._storage.get_session(context.key) if context else Session()
        return Visitor(session=session, client_language=user.language_code if user else None)


def guard_against_floods(dispatcher: Dispatcher, guard: FloodGuard) -> None:
    """Puts the guard before the chat's queue and its session: whoever floods fills neither."""
    outer = dispatcher.update.outer_middleware
    outer.unregister(dispatcher.fsm)
    outer.register(guard)
    outer.register(dispatcher.fsm)
