"""What typed words are at each step: the answer that is asked for, or more of the resident's own story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.intake import answers
from guide.intake.letter_date import read_date
from guide.intake.previewing import taken_out
from guide.intake.words import NO, YES, folded, with_detail, with_text
from issues.intake.guess import guess

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.intake.making_safe import MakesSafe
    from guide.intake.reply import Notice
    from guide.intake.writing import Writing

SHORTEST_NAME, LONGEST_NAME = 3, 120
SHORTEST_ADDRESS, LONGEST_ADDRESS = 6, 250
SHORTEST_CONTACT, LONGEST_CONTACT = 5, 200
READ_FOR_A_GUESS = 1000
"""Signs of a text in which its subject is looked for: it stands in front, and looking takes time."""


@dataclass(frozen=True, slots=True)
class Read:
    """The draft with the words in it. ``answered``: what was asked; else the same is asked again, with ``notice``."""

    writing: Writing
    answered: bool
    notice: Notice | None = None


def read(writing: Writing, words: str, safe: MakesSafe) -> Read:
    """Takes words that are no button into the draft; all of them redacted, but who and where somebody is if asked."""
    step = writing.draft.step
    if step == "letter_date":
        return _date(writing, words)
    if step in _PERSONAL:
        return _personal(writing, step, words)
    if step == "preview":
        changed, notice = taken_out(writing, words, safe.new_id)
        return Read(changed, answered=False, notice=notice)
    return _story(writing, words, safe)


def _story(writing: Writing, words: str, safe: MakesSafe) -> Read:
    """The answer beside a question's choices where it takes one; else more text, which may say what it is about."""
    draft = writing.draft
    question = answers.question_at(draft, writing.data, draft.step)
    if question and question.can_type:
        beside = safe.place(words, writing.view.language)
        notice: Notice | None = "personal_data_removed" if beside.pieces else None
        return Read(with_detail(writing, question.id, beside), answered=True, notice=notice)
    added, notice = with_text(writing, safe.story(words, writing.view.language, draft.text))
    if draft.step in {"kind", "theme", "sub_theme"}:
        return Read(guessed(added), answered=True, notice=notice)
    return Read(added, answered=False, notice=notice)


def guessed(writing: Writing) -> Writing:
    """With theme and sub-theme where the words leave no doubt about what is not chosen yet."""
    draft, data = writing.draft, writing.data
    theme, sub_theme = guess(data, draft.text[:READ_FOR_A_GUESS], draft.theme)
    if theme and sub_theme and writing.sub_theme is None:
        draft = answers.with_sub_theme(draft, data, theme, sub_theme) or draft
    elif theme and writing.theme is None:
        draft = answers.with_theme(draft, data, theme) or draft
    return writing.of(draft)


def choice_in_words(writing: Writing, words: str) -> str | None:
    """The button of this step whose words were typed."""
    typed = folded(words)
    return next((choice for choice, label in _labels(writing) if folded(label) == typed), None) if typed else None


def _labels(writing: Writing) -> Iterator[tuple[str, str]]:
    draft, say = writing.draft, writing.view.say
    match draft.step:
        case "theme":
            yield from ((one.id, say(one.title)) for one in writing.data.themes)
        case "sub_theme" if writing.theme:
            yield from ((f"{draft.theme}.{one.id}", say(one.title)) for one in writing.theme.sub_themes)
        case "place":
            yield from ((one.id, one.label) for one in writing.places)
        case "decision" | "about":
            yield from (("yes", word) for word in YES)
            yield from (("no", word) for word in NO)
    question = answers.question_at(draft, writing.data, draft.step)
    yield from ((one.id, say(one.label)) for one in (question.choices if question else ()))


def _date(writing: Writing, words: str) -> Read:
    found = read_date(words, writing.view.on)
    if isinstance(found, str):
        return Read(writing, answered=False, notice=found)
    return Read(writing.of(writing.draft.but(letter_date=found.isoformat())), answered=True)


@dataclass(frozen=True, slots=True)
class _Personal:
    field: str
    shortest: int
    longest: int
    too_short: Notice


_PERSONAL = {
    "name": _Personal("identity_name", SHORTEST_NAME, LONGEST_NAME, "name_too_short"),
    "address": _Personal("identity_address", SHORTEST_ADDRESS, LONGEST_ADDRESS, "address_too_short"),
    "contact": _Personal("contact", SHORTEST_CONTACT, LONGEST_CONTACT, "contact_too_short"),
}


def _personal(writing: Writing, step: str, words: str) -> Read:
    """Who they are and where to reach them, only where just that is asked; it goes into the envelope, not the text."""
    rule, line = _PERSONAL[step], " ".join(words.split())
    if len(line) < rule.shortest or not any(sign.isalnum() for sign in line):
        return Read(writing, answered=False, notice=rule.too_short)
    if len(line) > rule.longest:
        return Read(writing, answered=False, notice="typed_too_long")
    return Read(writing.of(writing.draft.but(**{rule.field: line})), answered=True)
