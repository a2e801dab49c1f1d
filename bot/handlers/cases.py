"""What became of a complaint: the code asked for, the case, messages to it, taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from aiogram import BaseMiddleware, Router
from aiogram.filters import Command

from bot import case_callbacks as data
from bot.callbacks import OpenCase
from bot.sending import say, say_below
from bot.writing import chat_of, follows_cases
from guide.follow_up.follow_up import STATUS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram.types import CallbackQuery, Message, TelegramObject

    from bot.visitor import Visitor
    from guide.follow_up.follow_up import FollowUp
    from guide.guide import Guide

CASE = Command("case", "sprava", "справа", "zaak")


class WhereCasesAreFollowed(BaseMiddleware):
    """Gives the handler where cases are followed, and the chat as such; in a program without, says it is outdated."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        known: dict[str, Any],
    ) -> Any:  # noqa: ANN401 – aiogram's own signature
        guide: Guide = known["guide"]
        visitor: Visitor = known["visitor"]
        query = cast("CallbackQuery", event)
        follow_up = follows_cases(guide)
        if follow_up is None:
            return await say(query, visitor, guide.outdated(visitor.session))
        mark = getattr(known["callback_data"], "mark", None)
        if mark is not None and mark != data.mark_of(visitor.session):
            return await say_below(query, visitor, follow_up.no_message(visitor.session))
        return await handler(event, {**known, "follow_up": follow_up, "chat": chat_of(query)})


async def ask_code_for(message: Message, guide: Guide, visitor: Visitor) -> None:
    """Where none are followed, the card about it."""
    await say(message, visitor, guide.intent(visitor.session, STATUS))


async def ask_code(query: CallbackQuery, follow_up: FollowUp, visitor: Visitor) -> None:
    await say(query, visitor, follow_up.ask_code(visitor.session))


async def show_news(
    query: CallbackQuery, callback_data: OpenCase, follow_up: FollowUp, visitor: Visitor, chat: str
) -> None:
    """Below, so that the notice stays and can be opened again."""
    await say_below(query, visitor, await follow_up.open(visitor.session, callback_data.number, chat))


async def show(
    query: CallbackQuery, callback_data: data.ShowCase, follow_up: FollowUp, visitor: Visitor, chat: str
) -> None:
    """Below: the receipt, which holds the code, must stay."""
    await say_below(query, visitor, await follow_up.open(visitor.session, callback_data.ref, chat))


async def show_words(
    query: CallbackQuery, callback_data: data.ShowWords, follow_up: FollowUp, visitor: Visitor, chat: str
) -> None:
    await say(query, visitor, await follow_up.show_words(visitor.session, callback_data.ref, chat))


async def tell(
    query: CallbackQuery, callback_data: data.TellCase, follow_up: FollowUp, visitor: Visitor, chat: str
) -> None:
    turn = await follow_up.write(visitor.session, callback_data.ref, callback_data.purpose, chat)
    await say_below(query, visitor, turn)


async def send(query: CallbackQuery, follow_up: FollowUp, visitor: Visitor, chat: str) -> None:
    await say(query, visitor, await follow_up.send(visitor.session, chat))


async def look_at_removed(
    query: CallbackQuery, callback_data: data.LookAtRemoved, follow_up: FollowUp, visitor: Visitor
) -> None:
    await say(query, visitor, follow_up.look_at_removed(visitor.session, callback_data.first))


async def put_back(
    query: CallbackQuery, callback_data: data.PutBackInMessage, follow_up: FollowUp, visitor: Visitor
) -> None:
    await say(query, visitor, follow_up.put_back(visitor.session, callback_data.piece, sure=callback_data.sure))


async def check(query: CallbackQuery, follow_up: FollowUp, visitor: Visitor, chat: str) -> None:
    await say(query, visitor, await follow_up.resume(visitor.session, chat))


async def clear(query: CallbackQuery, follow_up: FollowUp, visitor: Visitor, chat: str) -> None:
    await say(query, visitor, await follow_up.clear(visitor.session, chat))


async def cancel(query: CallbackQuery, follow_up: FollowUp, visitor: Visitor, chat: str) -> None:
    await say(query, visitor, await follow_up.cancel(visitor.session, chat))


async def thank(
    query: CallbackQuery, callback_data: data.ThankCase, follow_up: FollowUp, visitor: Visitor, chat: str
) -> None:
    await say(query, visitor, await follow_up.thank(visitor.session, callback_data.ref, chat))


async def want_language(
    query: CallbackQuery, callback_data: data.WantLanguage, follow_up: FollowUp, visitor: Visitor, chat: str
) -> None:
    turn = await follow_up.want_language(visitor.session, callback_data.ref, callback_data.place, chat)
    await say_below(query, visitor, turn)


async def withdraw(
    query: CallbackQuery, callback_data: data.WithdrawCase, follow_up: FollowUp, visitor: Visitor, chat: str
) -> None:
    take_back = follow_up.withdraw if callback_data.sure else follow_up.ask_withdraw
    await say(query, visitor, await take_back(visitor.session, callback_data.ref, chat))


def setup() -> Router:
    router, of_cases = Router(name="cases"), Router(name="case")
    for observer in (router.message, router.edited_message):
        observer.register(ask_code_for, CASE)
    of_cases.callback_query.middleware(WhereCasesAreFollowed())
    on = of_cases.callback_query.register
    on(ask_code, data.AskCode.filter())
    on(show_news, OpenCase.filter())
    on(show, data.ShowCase.filter())
    on(show_words, data.ShowWords.filter())
    on(tell, data.TellCase.filter())
    on(send, data.SendMessage.filter())
    on(look_at_removed, data.LookAtRemoved.filter())
    on(put_back, data.PutBackInMessage.filter())
    on(check, data.CheckMessage.filter())
    on(clear, data.ClearMessage.filter())
    on(cancel, data.CancelMessage.filter())
    on(want_language, data.WantLanguage.filter())
    on(thank, data.ThankCase.filter())
    on(withdraw, data.WithdrawCase.filter())
    router.include_router(of_cases)
    return router
