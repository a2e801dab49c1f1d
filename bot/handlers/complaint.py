"""Buttons of a complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from aiogram import BaseMiddleware, Router

from bot import complaint_callbacks as data
from bot.sending import say, say_below
from bot.writing import chat_of, takes_complaints

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram.types import CallbackQuery, TelegramObject

    from bot.visitor import Visitor
    from guide.guide import Guide
    from guide.intake.intake import Intake


class OfThisDraft(BaseMiddleware):
    """Lets buttons of the complaint in hand pass, with where it is written.

    A button of another one, or pressed twice, is answered below: what holds it may be the receipt by now.
    """

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        known: dict[str, Any],
    ) -> Any:  # noqa: ANN401 – aiogram's own signature
        guide: Guide = known["guide"]
        visitor: Visitor = known["visitor"]
        query = cast("CallbackQuery", event)
        intake = takes_complaints(guide)
        if intake is None:
            return await say(query, visitor, guide.outdated(visitor.session))
        mark = known["callback_data"].draft
        if mark and mark == data.mark_of(visitor.session):
            return await handler(event, {**known, "intake": intake})
        return await say_below(query, visitor, intake.resume(visitor.session))


async def open_complaint(
    query: CallbackQuery, callback_data: data.OpenComplaint, guide: Guide, visitor: Visitor
) -> None:
    """Below: the card it stands on may still be needed."""
    await say_below(query, visitor, guide.complain(visitor.session, callback_data.about or None))


async def resume(query: CallbackQuery, intake: Intake, visitor: Visitor) -> None:
    await say(query, visitor, intake.resume(visitor.session))


async def restart(query: CallbackQuery, intake: Intake, visitor: Visitor) -> None:
    await say(query, visitor, await intake.restart(visitor.session))


async def cancel(query: CallbackQuery, callback_data: data.CancelComplaint, intake: Intake, visitor: Visitor) -> None:
    session = visitor.session
    await say(query, visitor, await intake.cancel(session) if callback_data.sure else intake.ask_cancel(session))


async def other_ways(query: CallbackQuery, intake: Intake, visitor: Visitor) -> None:
    await say_below(query, visitor, intake.info(visitor.session))


async def choose(query: CallbackQuery, callback_data: data.Choose, intake: Intake, visitor: Visitor) -> None:
    await say(query, visitor, intake.choose(visitor.session, callback_data.step, callback_data.option))


async def tick(query: CallbackQuery, callback_data: data.Tick, intake: Intake, visitor: Visitor) -> None:
    await say(query, visitor, intake.toggle(visitor.session, callback_data.step, callback_data.option))


async def go_on(query: CallbackQuery, callback_data: data.GoOn, intake: Intake, visitor: Visitor) -> None:
    await say(query, visitor, intake.next(visitor.session, callback_data.step))


async def skip(query: CallbackQuery, callback_data: data.SkipStep, intake: Intake, visitor: Visitor) -> None:
    await say(query, visitor, intake.skip(visitor.session, callback_data.step))


async def back(query: CallbackQuery, callback_data: data.StepBack, intake: Intake, visitor: Visitor) -> None:
    await say(query, visitor, intake.back(visitor.session, callback_data.step))


async def edit(query: CallbackQuery, callback_data: data.EditStep, intake: Intake, visitor: Visitor) -> None:
    await say(query, visitor, intake.open_step(visitor.session, callback_data.step))


async def clear(query: CallbackQuery, callback_data: data.ClearStep, intake: Intake, visitor: Visitor) -> None:
    await say(query, visitor, await intake.clear(visitor.session, callback_data.step))


async def show_removed(query: CallbackQuery, callback_data: data.ShowRemoved, intake: Intake, visitor: Visitor) -> None:
    await say(query, visitor, intake.preview(visitor.session, callback_data.first))


async def put_back(query: CallbackQuery, callback_data: data.PutBack, intake: Intake, visitor: Visitor) -> None:
    await say(query, visitor, intake.put_back(visitor.session, callback_data.piece, sure=callback_data.sure))


async def to_reach(query: CallbackQuery, intake: Intake, visitor: Visitor) -> None:
    await say(query, visitor, await intake.send(visitor.session))


async def pick_reach(query: CallbackQuery, callback_data: data.PickReach, intake: Intake, visitor: Visitor) -> None:
    turn = await intake.choose_reach(visitor.session, callback_data.reach, chat_of(query))
    await say(query, visitor, turn)


async def file_again(query: CallbackQuery, intake: Intake, visitor: Visitor) -> None:
    await say(query, visitor, await intake.file(visitor.session, chat_of(query)))


def setup() -> Router:
    """Two routers: what begins a complaint is of no draft."""
    router, of_draft = Router(name="complaint"), Router(name="draft")
    router.callback_query.register(open_complaint, data.OpenComplaint.filter())
    of_draft.callback_query.middleware(OfThisDraft())
    on = of_draft.callback_query.register
    on(resume, data.ResumeComplaint.filter())
    on(restart, data.RestartComplaint.filter())
    on(cancel, data.CancelComplaint.filter())
    on(other_ways, data.OtherWays.filter())
    on(choose, data.Choose.filter())
    on(tick, data.Tick.filter())
    on(go_on, data.GoOn.filter())
    on(skip, data.SkipStep.filter())
    on(back, data.StepBack.filter())
    on(edit, data.EditStep.filter())
    on(clear, data.ClearStep.filter())
    on(show_removed, data.ShowRemoved.filter())
    on(put_back, data.PutBack.filter())
    on(to_reach, data.ToReach.filter())
    on(pick_reach, data.PickReach.filter())
    on(file_again, data.FileAgain.filter())
    router.include_router(of_draft)
    return router
