"""What the buttons of a sent complaint carry: its code, which stands in the same chat, or its number.

A number opens a case only in the chat that it writes to. ``mark`` is a part of the random id of a message that is being
written, so that a button of an earlier one never sends this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.filters.callback_data import CallbackData

from guide.follow_up.message import Purpose  # noqa: TC001 – pydantic reads it

if TYPE_CHECKING:
    from guide.session import Session

MARK_CHARS = 6


def mark_of(session: Session) -> str:
    """Which message this chat is writing; empty where there is none."""
    return session.message.id[:MARK_CHARS] if session.message else ""


class AskCode(CallbackData, prefix="vc"):
    """What became of my report?"""


class ShowCase(CallbackData, prefix="vs"):
    ref: str


class ShowWords(CallbackData, prefix="vw"):
    ref: str


class TellCase(CallbackData, prefix="vt"):
    """Begins a message."""

    ref: str
    purpose: Purpose


class SendMessage(CallbackData, prefix="vm"):
    mark: str


class LookAtRemoved(CallbackData, prefix="vp"):
    """What was taken out of the words. ``first``: of what can be put back, the first that is shown."""

    mark: str
    first: int = 0


class PutBackInMessage(CallbackData, prefix="vb"):
    """``piece``: a random number that stands for what was taken out, in this process and for half an hour."""

    mark: str
    piece: str
    sure: bool


class CheckMessage(CallbackData, prefix="vk"):
    """From what was taken out back to the message as it will be sent."""

    mark: str


class ClearMessage(CallbackData, prefix="vx"):
    mark: str


class CancelMessage(CallbackData, prefix="vq"):
    mark: str


class WantLanguage(CallbackData, prefix="vl"):
    """``place``: of what staff wrote, in the case's history."""

    ref: str
    place: int


class ThankCase(CallbackData, prefix="vh"):
    ref: str


class WithdrawCase(CallbackData, prefix="vd"):
    ref: str
    sure: bool
