"""What a chat is writing now: a complaint, or a message to one that was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from bot.visitor import Visitor
    from guide.follow_up.follow_up import FollowUp
    from guide.guide import Guide
    from guide.intake.intake import Intake
    from guide.intake.reply import Notice
    from guide.turn import Turn


def chat_of(event: Message | CallbackQuery) -> str:
    """What it takes to write to this chat later: a private chat has the number of its person."""
    return str(event.from_user.id) if event.from_user else ""


def takes_complaints(guide: Guide) -> Intake | None:
    """Where complaints are written; None in a program that takes none."""
    try:
        return guide.intake
    except LookupError:
        return None


def follows_cases(guide: Guide) -> FollowUp | None:
    """Where sent complaints are followed; None in a program that takes none."""
    try:
        return guide.follow_up
    except LookupError:
        return None


def is_writing(guide: Guide, visitor: Visitor) -> bool:
    """Whether this chat's words and photos belong to something now."""
    intake, follow_up = takes_complaints(guide), follows_cases(guide)
    session = visitor.session
    return bool((intake and intake.is_writing(session)) or (follow_up and follow_up.is_writing(session)))


def photos_kept(guide: Guide, visitor: Visitor) -> int:
    """How many photos what is being written has."""
    follow_up, session = follows_cases(guide), visitor.session
    if follow_up and follow_up.is_writing(session):
        return len(session.message.photos) if session.message else 0
    return len(session.draft.photos) if session.draft else 0


async def take_photo(
    guide: Guide, visitor: Visitor, photo: bytes | None, problem: Notice | None, chat: str
) -> Turn | None:
    """A photo, or why there is none, for what is being written; None where nothing is."""
    follow_up, intake = follows_cases(guide), takes_complaints(guide)
    if follow_up and (turn := await follow_up.photo(visitor.session, photo, problem, chat)):
        return turn
    return await intake.photo(visitor.session, photo, problem) if intake else None


async def forget_unsent(guide: Guide, visitor: Visitor) -> None:
    """Deletes the photos of all that is written and not sent."""
    if intake := takes_complaints(guide):
        await intake.forget(visitor.session)
    if follow_up := follows_cases(guide):
        await follow_up.forget(visitor.session)
