"""Who sends too much at once is asked once to slow down, before anything is loaded or queued for them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from time import monotonic
from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.dispatcher.middlewares.user_context import EVENT_CHAT_KEY
from aiogram.enums import ChatType
from aiogram.types import Chat, Update

from bot.pace import LIMIT, Pace, Verdict
from bot.render.markup import keyboard
from bot.render.menus import menu_row
from bot.spoken import words_of
from bot.trail import number_of
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

MAX_CHATS = 1000
MAX_UNHEARD = 200
"""Numbers of messages without an answer, kept until the chat's next answer; the oldest chats fall out."""


class FloodGuard(BaseMiddleware):
    """Over the limit of `Pace`: one request to slow down, then silence until the chat is slower. No one else waits.

    Danger is never lost: a message the safety rules see is answered all the same, each danger once a period. A tap only
    gets its spinner ended. Updates within the limit pass without giving way to another task: their order stays.

    What was not answered can be cleared from the chat all the same: the numbers go with the next update that is.

    In a group people write as fast as they like, and are refused when they speak to the bot. Only where Telegram takes
    refusals slower than they come, nothing more is begun for that group.
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
        self._unheard: OrderedDict[int, list[int]] = OrderedDict()
        # The safety rules take 0.1 s for the longest message: beside the loop, and never more than one at a time.
        self._one_check = asyncio.Lock()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401 – aiogram's own signature
        chat: Chat | None = data.get(EVENT_CHAT_KEY)
        if not isinstance(event, Update) or chat is None:
            return await handler(event, data)
        if chat.type != ChatType.PRIVATE:
            with self._pace.under_way(chat.id) as how_many:
                return await handler(event, data) if how_many <= LIMIT or not event.message else None
        data["unheard"] = self._unheard_in(chat.id)
        verdict = self._pace.arrives(chat.id, self._now())
        with self._pace.under_way(chat.id) as how_many:
            bearable = how_many <= 2 * LIMIT
            if verdict is Verdict.ANSWER:
                return await handler(event, data)
            if bearable and event.callback_query:
                await event.callback_query.answer()
            if bearable and await self._is_new_danger(chat.id, event):
                await handler(event, data)
            else:
                self._keep(chat.id, number_of(event.message) if event.message else None)
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
        sent = await bot.send_message(chat, text, reply_markup=keyboard(menu_row(_)))
        self._keep(chat, sent.message_id)

    def _keep(self, chat: int, number: int | None) -> None:
        numbers = self._unheard.setdefault(chat, [])
        if number is not None and len(numbers) < MAX_UNHEARD:
            numbers.append(number)
        if len(self._unheard) > MAX_CHATS:
            self._unheard.popitem(last=False)

    def _unheard_in(self, chat: int) -> list[int]:
        """The chat's own list: whoever stores the numbers empties it."""
        numbers = self._unheard.get(chat, [])
        if not numbers:
            self._unheard.pop(chat, None)
        return numbers

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
