"""What the buttons of a complaint carry: ids of steps and choices, nothing of what the resident wrote.

``draft`` marks the complaint a button was made for, so that a button of an earlier one never answers for this one. It
is a part of a random number that dies with the draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.filters.callback_data import CallbackData

from issues.case import Reach  # noqa: TC001 – pydantic reads it

if TYPE_CHECKING:
    from guide.session import Session

MARK_CHARS = 6


def mark_of(session: Session) -> str:
    """Which complaint this chat is writing; empty where there is none."""
    return session.draft.id[:MARK_CHARS] if session.draft else ""


class OpenComplaint(CallbackData, prefix="k"):
    """Begins a complaint, at a theme where one is named; for the menu and for cards, so of no draft yet."""

    about: str = ""


class ResumeComplaint(CallbackData, prefix="kg"):
    draft: str


class RestartComplaint(CallbackData, prefix="kz"):
    draft: str


class CancelComplaint(CallbackData, prefix="kc"):
    draft: str
    sure: bool


class OtherWays(CallbackData, prefix="ki"):
    """The card that says where else to turn with this."""

    draft: str


class Choose(CallbackData, prefix="kq"):
    """One choice, and on. ``step``: the question or step it answers, whatever is being asked by now."""

    draft: str
    step: str
    option: str


class Tick(CallbackData, prefix="kx"):
    """One of several choices: on, or off again."""

    draft: str
    step: str
    option: str


class GoOn(CallbackData, prefix="kn"):
    """``step``: the one being left, so that an older message cannot pass over a newer question."""

    draft: str
    step: str


class SkipStep(CallbackData, prefix="ko"):
    draft: str
    step: str


class StepBack(CallbackData, prefix="kb"):
    draft: str
    step: str


class EditStep(CallbackData, prefix="ke"):
    draft: str
    step: str


class ClearStep(CallbackData, prefix="kw"):
    """Takes out all words, or all photos."""

    draft: str
    step: str


class ShowRemoved(CallbackData, prefix="kp"):
    """What was taken out of the words. ``first``: of what can be put back, the first that is shown."""

    draft: str
    first: int = 0


class PutBack(CallbackData, prefix="ku"):
    """``piece``: a random number that stands for what was taken out, in this process and for half an hour."""

    draft: str
    piece: str
    sure: bool


class ToReach(CallbackData, prefix="ks"):
    """From the summary on: how to hear back, or the letter."""

    draft: str


class PickReach(CallbackData, prefix="kr"):
    draft: str
    reach: Reach


class FileAgain(CallbackData, prefix="kf"):
    draft: str
