"""What happens around every update and every call to Telegram."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from aiogram import BaseMiddleware
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramUnauthorizedError
from aiogram.methods import GetWebhookInfo, SendContact

from bot.patience import BRIEF
from bot.trail import follow, number_of
from bot.unreachable import is_gone
from bot.visitor import Visitor
from bot.writing import follows_cases, takes_complaints

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram import Bot
    from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
    from aiogram.fsm.context import FSMContext
    from aiogram.fsm.storage.base import StorageKey
    from aiogram.methods import TelegramMethod
    from aiogram.types import TelegramObject

    from bot.session_storage import SessionStorage
    from guide.guide import Guide
    from guide.session import Session

log = structlog.get_logger()

DISPENSABLE = (*BRIEF, SendContact, GetWebhookInfo)
"""Methods the conversation can do without: another Bot API server may not know them, an old button may have expired."""


class VisitorMiddleware(BaseMiddleware):
    """Gives the handler a `Visitor` with the chat's session, and stores the session when the handler is done.

    Of a failed or unheard message only its number is stored: it stands in the chat all the same, and whoever clears the
    chat wants it gone too.
    """

    def __init__(self, storage: SessionStorage) -> None:
        self._storage = storage

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401 – aiogram's own signature
        context: FSMContext | None = data.get("state")
        if context is None:
            return await handler(event, data)
        before, deletable = await self._storage.get_chat(context.key)
        user = data.get("event_from_user")
        client_language = user.language_code if user else None
        unheard: list[int] = data.get("unheard", [])
        session = await _without_old_draft(data["guide"], before)
        visitor = Visitor(session=session, client_language=client_language, deletable=[*deletable, *unheard])
        number = number_of(event)
        steps = [*unheard, *([] if number is None else [number])]
        unheard.clear()
        follow(steps)
        try:
            result = await handler(event, {**data, "visitor": visitor})
        except Exception as failure:
            if not is_gone(failure):
                await self._keep_numbers(context.key, before, steps)
            raise
        if visitor.forgotten:
            await self._storage.forget(context.key)
        else:
            # Written even when unchanged: the row's hour is what "30 days of silence" counts from.
            await self._storage.set_chat(context.key, visitor.session, steps, wiped=visitor.wiped)
        return result

    async def _keep_numbers(self, key: StorageKey, session: Session, steps: list[int]) -> None:
        try:
            await self._storage.set_chat(key, session, steps)
        except Exception as problem:  # noqa: BLE001 – what failed first is what counts
            log.warning("trail_lost", error=type(problem).__name__)


async def _without_old_draft(guide: Guide, session: Session) -> Session:
    """What was begun more than a day ago and not sent is gone, with its photos."""
    intake = takes_complaints(guide) if session.draft or session.next_draft else None
    session = await intake.fresh(session) if intake else session
    follow_up = follows_cases(guide) if session.message else None
    return await follow_up.fresh(session) if follow_up else session


class RefusedMethods(BaseRequestMiddleware):
    """A dispensable method that fails is logged by its name and the bot goes on; every other failure is raised."""

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Any:  # noqa: ANN401 – what a method returns depends on the method
        if not isinstance(method, DISPENSABLE):
            return await make_request(bot, method)
        try:
            return await make_request(bot, method)
        except TelegramUnauthorizedError:
            raise
        except (TelegramAPIError, ClientDecodeError) as refusal:
            log.warning("telegram_refused", method=method.__api_method__, error=type(refusal).__name__)
            return None
