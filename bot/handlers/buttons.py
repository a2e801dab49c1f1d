"""Buttons of menus, topics and cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram import Router

from bot import callbacks as data
from bot.sending import say, say_below
from bot.writing import chat_of, forget_unsent
from guide.reply import Outdated

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import CallbackQuery

    from bot.visitor import Visitor
    from guide.guide import Guide

log = structlog.get_logger()


async def show_menu(query: CallbackQuery, guide: Guide, visitor: Visitor) -> None:
    await say(query, visitor, guide.menu(visitor.session))


async def show_theme(query: CallbackQuery, callback_data: data.ShowTheme, guide: Guide, visitor: Visitor) -> None:
    await say(query, visitor, guide.theme(visitor.session, callback_data.theme))


async def show_intent(query: CallbackQuery, callback_data: data.ShowIntent, guide: Guide, visitor: Visitor) -> None:
    await say(query, visitor, guide.intent(visitor.session, callback_data.intent))


async def answer(query: CallbackQuery, callback_data: data.Answer, guide: Guide, visitor: Visitor) -> None:
    turn = guide.answer(visitor.session, callback_data.topic, callback_data.fact, callback_data.choice)
    await say(query, visitor, turn)


async def back(query: CallbackQuery, callback_data: data.Back, guide: Guide, visitor: Visitor) -> None:
    await say(query, visitor, guide.back(visitor.session, callback_data.topic))


async def change_answers(
    query: CallbackQuery, callback_data: data.ChangeAnswers, guide: Guide, visitor: Visitor
) -> None:
    await say(query, visitor, guide.change_answers(visitor.session, callback_data.topic))


async def show_person(query: CallbackQuery, guide: Guide, visitor: Visitor) -> None:
    await say(query, visitor, guide.person(visitor.session))


async def rate(query: CallbackQuery, callback_data: data.Rate, guide: Guide, visitor: Visitor) -> None:
    """The thanks come below the card, which stays: it may still be needed."""
    # Button data can be forged: a topic that is not in the map must not get into the log.
    if isinstance(guide.change_answers(visitor.session, callback_data.topic).reply, Outdated):
        await outdated(query, guide, visitor)
        return
    log.info("card_rated", topic=callback_data.topic, helped=callback_data.helped)
    await say_below(query, visitor, guide.rate(visitor.session, helped=callback_data.helped))


async def dial(query: CallbackQuery, callback_data: data.Dial, bot: Bot, guide: Guide, visitor: Visitor) -> None:
    """A contact card: one tap dials it on every phone, short and 0800 numbers included; from a button of any age."""
    contact = guide.contact(visitor.session, callback_data.contact)
    if contact is None or contact.phone is None:
        await outdated(query, guide, visitor)
        return
    await query.answer()
    chat_id = query.message.chat.id if query.message else query.from_user.id
    await bot.send_contact(chat_id, phone_number=contact.phone, first_name=contact.name)


async def choose_language(
    query: CallbackQuery, callback_data: data.ChooseLanguage, guide: Guide, visitor: Visitor
) -> None:
    await say(query, visitor, await guide.choose_language(visitor.session, callback_data.language, chat_of(query)))


async def choose_place(query: CallbackQuery, callback_data: data.ChoosePlace, guide: Guide, visitor: Visitor) -> None:
    await say(query, visitor, guide.choose_place(visitor.session, callback_data.place))


async def forget_fact(query: CallbackQuery, callback_data: data.ForgetFact, guide: Guide, visitor: Visitor) -> None:
    await say(query, visitor, guide.forget_fact(visitor.session, callback_data.fact))


async def forget(query: CallbackQuery, callback_data: data.Forget, guide: Guide, visitor: Visitor) -> None:
    if not callback_data.sure:
        await say(query, visitor, guide.ask_forget(visitor.session))
        return
    turn = await guide.forget(visitor.session, chat_of(query))
    await forget_unsent(guide, visitor)
    await say(query, visitor, turn)
    visitor.forgotten = True


async def outdated(query: CallbackQuery, guide: Guide, visitor: Visitor) -> None:
    await say(query, visitor, guide.outdated(visitor.session))


def setup() -> Router:
    router = Router(name="buttons")
    on = router.callback_query.register
    on(show_menu, data.ShowMenu.filter())
    on(show_theme, data.ShowTheme.filter())
    on(show_intent, data.ShowIntent.filter())
    on(answer, data.Answer.filter())
    on(back, data.Back.filter())
    on(change_answers, data.ChangeAnswers.filter())
    on(show_person, data.AskPerson.filter())
    on(rate, data.Rate.filter())
    on(dial, data.Dial.filter())
    on(choose_language, data.ChooseLanguage.filter())
    on(choose_place, data.ChoosePlace.filter())
    on(forget_fact, data.ForgetFact.filter())
    on(forget, data.Forget.filter())
    on(outdated)
    return router
