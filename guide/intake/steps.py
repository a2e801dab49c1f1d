"""The order of the steps: a pure function of the draft, what is asked (data) and where its writer lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.intake.severity import about_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.intake.home import Home
    from issues.case import About
    from issues.draft import Draft
    from issues.intake.model import IntakeData

STEPS = (
    "kind", "theme", "sub_theme", "decision", "letter_date", "objection", "text", "preview", "about", "photos",
    "explain", "name", "address", "place", "summary", "reach", "contact",
)  # fmt: skip
"""All steps but the questions, whose steps are called as they are."""

IDENTITY = ("explain", "name", "address")
"""Only a formal complaint is asked these."""


def path(draft: Draft, data: IntakeData, home: Home) -> tuple[str, ...]:
    """Every step of this draft, in order, those already answered included; the step being asked is always one."""
    return tuple(dict.fromkeys(_path(draft, data, home)))


def _path(draft: Draft, data: IntakeData, home: Home) -> Iterator[str]:
    yield from ("kind", "theme", "sub_theme")
    yield from _decision_steps(draft, data)
    yield from (question.id for question in data.questions_of(draft.theme, draft.sub_theme))
    yield "text"
    if draft.step == "preview":
        yield "preview"
    if draft.step == "about" or draft.about is not None or must_ask_about(draft, data):
        yield "about"
    # A letter holds no photos: whoever hands it in shows them.
    if home.connected or not home.known or draft.photos or draft.step == "photos":
        yield "photos"
    if draft.kind == "formal":
        yield from IDENTITY
    if draft.step == "place" or draft.place is not None or not home.known:
        yield "place"
    yield "summary"
    if home.connected:
        yield "reach"
        if draft.reach == "contact":
            yield "contact"


def _decision_steps(draft: Draft, data: IntakeData) -> Iterator[str]:
    theme = data.theme(draft.theme)
    if theme is None or not theme.decision or draft.kind == "idea":
        return
    yield "decision"
    if draft.decision == "yes":
        yield "letter_date"
    if draft.decision in {"yes", "unsure"}:
        yield "objection"


def about_by_answers(draft: Draft, data: IntakeData) -> About:
    """Whom it is about by subject and answers, whatever was said when asked outright."""
    theme, sub_theme = data.theme(draft.theme), data.sub_theme(draft.theme, draft.sub_theme)
    if theme and sub_theme:
        return about_of(data, theme.id, sub_theme, draft.answers)
    return theme.about if theme else "other"


def must_ask_about(draft: Draft, data: IntakeData) -> bool:
    """Whether it may be about staff without saying so: by what it is about, or by a job that the words name."""
    if data.sub_theme(draft.theme, draft.sub_theme) is None:
        return False
    found = about_by_answers(draft, data)
    return found != "staff" and (found == "other" or bool(draft.named))


def is_open(step: str, draft: Draft, data: IntakeData) -> bool:
    """Whether the step still needs an answer before this can be sent; skipping is one where it is allowed.

    Where somebody lives is another matter: that may be known without asking.
    """
    left = {
        "theme": data.theme(draft.theme) is None,
        "sub_theme": data.sub_theme(draft.theme, draft.sub_theme) is None,
        "decision": draft.decision is None,
        "letter_date": draft.letter_date is None,
        "text": not draft.text_done,
        "about": draft.about is None and must_ask_about(draft, data),
        "photos": not draft.photos_done,
        "explain": not draft.identity_name,
        "name": not draft.identity_name,
        "address": not draft.identity_address,
    }
    return left.get(step, step not in STEPS and step not in draft.answers)


def first_open(draft: Draft, data: IntakeData, home: Home) -> str:
    """Where to go on: the first step that needs an answer, or the summary."""
    return next(_open_steps(draft, data, home), "summary")


def _open_steps(draft: Draft, data: IntakeData, home: Home) -> Iterator[str]:
    for step in path(draft, data, home):
        if is_open(step, draft, data) or (step == "place" and not home.known):
            yield step


def after(step: str, draft: Draft, data: IntakeData, home: Home) -> str:
    """The step that follows: the next in order; once everything was asked, the next that needs an answer, if any does.

    Nothing comes to the summary with something left open.
    """
    steps = path(draft, data, home)
    following = steps[steps.index(step) + 1 :] if step in steps else ()
    left = [one for one in _open_steps(draft, data, home) if one != step]
    towards = following[0] if following else "summary"
    if towards == "objection":
        return towards
    if draft.editing or not left or towards == "summary":
        return next((one for one in left if one in following), left[0] if left else "summary")
    return towards


def before(step: str, draft: Draft, data: IntakeData, home: Home) -> str | None:
    """The step before; the summary for one that was opened from there; None before the first."""
    steps = path(draft, data, home)
    if draft.editing and first_open(draft, data, home) == "summary":
        return "summary"
    at = steps.index(step) if step in steps else 0
    return steps[at - 1] if at else None
