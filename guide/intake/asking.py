"""What is said at each step, but for the summary: the question, with what is known already."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from guide.intake import reply as say
from guide.intake.home import host_choices, host_municipalities
from guide.intake.information import information_label
from guide.intake.previewing import ask_preview
from issues.draft import MAX_PHOTOS
from issues.terms import objection_last_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from content.node import Text
    from guide.intake.reply import IntakeReply, Notice
    from guide.intake.writing import Writing
    from guide.lines import Labelled
    from issues.intake.model import Question

HELP_WITH_DECISIONS = ("juridisch_loket", "vluchtelingenwerk")


def ask(writing: Writing, notice: Notice | None = None) -> IntakeReply:
    """The reply of the step that the draft is at; the summary is another matter."""
    asked = _ASKED.get(writing.draft.step, _question)(writing, notice)
    # A step of another program, or a question that is not asked any more.
    return asked or _choose_theme(writing, notice)


def _choose_kind(writing: Writing, notice: Notice | None) -> say.ChooseKind:
    return say.ChooseKind(current=writing.draft.kind, info=information_label(writing), notice=notice)


def _choose_theme(writing: Writing, notice: Notice | None) -> say.ChooseTheme:
    titles = writing.in_one_language(theme.title for theme in writing.data.themes)
    return say.ChooseTheme(
        kind=writing.draft.kind,
        themes=tuple(map(titles.theme_label, writing.data.themes)),
        text_kept=bool(writing.draft.text),
        info=information_label(writing),
        notice=notice,
    )


def _choose_sub_theme(writing: Writing, notice: Notice | None) -> say.ChooseSubTheme | None:
    theme = writing.theme
    if theme is None:
        return None
    said = writing.in_one_language((theme.title, *(one.title for one in theme.sub_themes)))
    return say.ChooseSubTheme(
        theme=said.theme_label(theme),
        options=tuple(said.label(f"{theme.id}.{one.id}", one.title) for one in theme.sub_themes),
        text_kept=bool(writing.draft.text),
        info=information_label(writing),
        notice=notice,
    )


def _question(writing: Writing, notice: Notice | None) -> say.IntakeQuestion | None:
    """None where the step is no question of this draft."""
    draft = writing.draft
    questions = writing.data.questions_of(draft.theme, draft.sub_theme)
    number = next((n for n, one in enumerate(questions, start=1) if one.id == draft.step), None)
    if number is None:
        return None
    question = questions[number - 1]
    said = writing.in_one_language(question_texts(question))
    first = number == 1 and not draft.editing
    return say.IntakeQuestion(
        question=question.id,
        text=said.view.say(question.text),
        choices=tuple(said.label(one.id, one.label) for one in question.choices),
        chosen=draft.answers.get(question.id, ()),
        many=question.many,
        can_type=question.can_type,
        typed=draft.details.get(question.id),
        number=number,
        total=len(questions),
        theme=_subject(writing) if first else None,
        text_kept=first and bool(draft.text),
        info=information_label(writing) if first else None,
        notice=notice,
    )


def question_texts(question: Question) -> Iterator[Text]:
    yield question.text
    for choice in question.choices:
        yield choice.label


def _subject(writing: Writing) -> Labelled | None:
    """What it is about, to see whether the bot guessed right."""
    theme, sub_theme = writing.theme, writing.sub_theme
    if theme is None or sub_theme is None:
        return None
    said = writing.in_one_language((theme.title, sub_theme.title))
    return said.label(f"{theme.id}.{sub_theme.id}", sub_theme.title)


def _objection_term(writing: Writing, notice: Notice | None) -> say.ObjectionTerm:
    written = writing.draft.letter_date
    letter = date.fromisoformat(written) if written else None
    last_day = objection_last_day(letter) if letter else None
    known = (one for one in HELP_WITH_DECISIONS if one in writing.view.kaart.contacts)
    return say.ObjectionTerm(
        letter=letter,
        last_day=last_day,
        passed=last_day is not None and last_day < writing.view.on,
        help=writing.view.contacts(known),
        notice=notice,
    )


_ASKED: Mapping[str, Callable[[Writing, Notice | None], IntakeReply | None]] = {
    "kind": _choose_kind,
    "theme": _choose_theme,
    "sub_theme": _choose_sub_theme,
    "decision": lambda _, notice: say.AskDecision(notice=notice),
    "letter_date": lambda _, notice: say.AskLetterDate(notice=notice),
    "objection": _objection_term,
    "text": lambda writing, notice: say.AskText(
        current=writing.draft.text, removed=writing.draft.removed.get("text", 0), notice=notice
    ),
    "preview": ask_preview,
    "about": lambda writing, notice: say.AskAbout(words=writing.draft.named, notice=notice),
    "photos": lambda writing, notice: say.AskPhotos(kept=len(writing.draft.photos), most=MAX_PHOTOS, notice=notice),
    "explain": lambda _, notice: say.ExplainFormal(notice=notice),
    "name": lambda _, notice: say.AskIdentity(part="name", notice=notice),
    "address": lambda _, notice: say.AskIdentity(part="address", notice=notice),
    "place": lambda writing, notice: say.AskPlace(places=writing.places, notice=notice),
    "reach": lambda writing, notice: say.ChooseReach(formal=writing.draft.kind == "formal", notice=notice),
    "contact": lambda _, notice: say.AskContact(notice=notice),
}


def ask_host(writing: Writing, municipalities: tuple[str, ...]) -> say.AskPlace:
    """In which municipality is the host family?"""
    choices = host_choices(municipalities, writing.view.kaart, writing.view.language)
    return say.AskPlace(places=choices, of_host=True)


def hosts_of(writing: Writing) -> tuple[str, ...]:
    """The municipalities in which the host family may live."""
    return host_municipalities(writing.places, writing.view.place, writing.offices)
