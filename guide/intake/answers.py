"""Taking answers into a draft. Pure; None where there is no such answer: a button of another map or program."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from guide.intake.named import with_named
from guide.intake.steps import about_by_answers, is_open
from issues.case import Kind

if TYPE_CHECKING:
    from issues.draft import Draft
    from issues.intake.model import IntakeData, Question

DECISIONS = ("yes", "no", "unsure")


def take(draft: Draft, data: IntakeData, step: str, choice: str) -> Draft | None:
    """The draft with the answer that a button gave; of a question with several choices this one alone."""
    match step:
        case "kind":
            return draft.but(kind=choice) if choice in get_args(Kind) else None
        case "theme":
            return with_theme(draft, data, choice)
        case "sub_theme":
            return with_sub_theme(draft, data, *choice.partition(".")[::2])
        case "decision":
            return with_decision(draft, choice) if choice in DECISIONS else None
        case "about":
            return with_about(draft, data, staff=choice == "yes") if choice in {"yes", "no"} else None
    question = question_at(draft, data, step)
    known = question is not None and question.choice(choice) is not None
    return draft.but(answers={**draft.answers, step: (choice,)}) if known else None


def question_at(draft: Draft, data: IntakeData, step: str) -> Question | None:
    """The question of that step, if this draft is asked it."""
    return next((one for one in data.questions_of(draft.theme, draft.sub_theme) if one.id == step), None)


def with_theme(draft: Draft, data: IntakeData, theme: str) -> Draft | None:
    """Another theme is another subject: what belongs to the old one goes, words and photos stay."""
    if data.theme(theme) is None:
        return None
    if theme == draft.theme:
        return draft
    return draft.but(theme=theme, sub_theme=None, about=None, decision=None, letter_date=None)


def with_sub_theme(draft: Draft, data: IntakeData, theme: str, sub_theme: str) -> Draft | None:
    """Answers to questions that the new sub-theme asks too stay; the others go."""
    if data.sub_theme(theme, sub_theme) is None:
        return None
    if (draft.theme, draft.sub_theme) == (theme, sub_theme):
        return draft
    changed = with_theme(draft, data, theme) or draft
    return fitting(changed.but(sub_theme=sub_theme, about=None), data)


def fitting(draft: Draft, data: IntakeData) -> Draft:
    """Without answers and words to questions that are not asked, and choices that there are not."""
    asked = {one.id: one for one in data.questions_of(draft.theme, draft.sub_theme)}
    answers = {
        step: tuple(one for one in chosen if asked[step].choice(one))
        for step, chosen in draft.answers.items()
        if step in asked
    }
    details = {step: words for step, words in draft.details.items() if step in asked and asked[step].can_type}
    removed = {step: count for step, count in draft.removed.items() if step == "text" or step in details}
    changed = draft.but(answers=answers, details=details, removed=removed)
    return changed if details == draft.details else with_named(changed)


def with_decision(draft: Draft, decision: str) -> Draft:
    """Without the date of a letter that there is not."""
    return draft.but(decision=decision, letter_date=draft.letter_date if decision == "yes" else None)


def with_about(draft: Draft, data: IntakeData, *, staff: bool) -> Draft:
    return draft.but(about="staff" if staff else about_by_answers(draft, data))


def toggle(draft: Draft, data: IntakeData, step: str, choice: str) -> Draft | None:
    """One tick more or less; ticks stay in the order of the question."""
    question = question_at(draft, data, step)
    if question is None or question.choice(choice) is None:
        return None
    chosen = set(draft.answers.get(step, ())) ^ {choice}
    ticked = tuple(one.id for one in question.choices if one.id in chosen)
    return draft.but(answers={**draft.answers, step: ticked})


def leave(draft: Draft, data: IntakeData, step: str) -> Draft:
    """Going on from a step with what is there: what may stay unanswered counts as answered from now on."""
    if question_at(draft, data, step):
        return draft.but(answers={step: (), **draft.answers})
    match step:
        case "text" | "photos":
            return draft.but(**{f"{step}_done": True})
        case "letter_date":
            return draft.but(letter_date=draft.letter_date or "")
        case "decision" if draft.decision is None:
            return with_decision(draft, "unsure")
        case "about" if is_open("about", draft, data):
            # Nobody said it is not: where a job is named, it goes past whoever has it.
            return with_about(draft, data, staff=bool(draft.named))
    return draft


def skip(draft: Draft, data: IntakeData, step: str) -> Draft:
    """Going on without an answer: the choices made there are taken out, words in the resident's own are not.

    A subject and a home must be chosen: there a draft comes back as it was.
    """
    if question_at(draft, data, step):
        details = {one: words for one, words in draft.details.items() if one != step}
        removed = {one: count for one, count in draft.removed.items() if one != step}
        changed = draft.but(answers={**draft.answers, step: ()}, details=details, removed=removed)
        return changed if details == draft.details else with_named(changed)
    match step:
        case "decision":
            return with_decision(draft, "unsure")
        case "letter_date":
            return draft.but(letter_date="")
    return leave(draft, data, step)


def without_text(draft: Draft) -> Draft:
    """Nothing of the resident's own words is left, and nobody is named in them any more."""
    removed = {step: count for step, count in draft.removed.items() if step != "text"}
    return with_named(draft.but(text="", removed=removed, text_done=False))
