"""How a complaint begins: from the menu, a card, a link, or a message in the resident's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.intake import answers
from guide.intake.drafts import is_empty, without
from guide.intake.reading import guessed
from guide.intake.reply import DraftWaiting
from guide.intake.words import clean, with_text
from guide.intake.writing import TEXT
from guide.turn import Turn
from issues.redaction.preview import renumbered

if TYPE_CHECKING:
    from guide.intake.drafts import Drafts
    from guide.intake.making_safe import MakesSafe
    from guide.intake.reply import Notice
    from guide.intake.writing import Writing
    from guide.session import Session
    from issues.case import Kind
    from issues.draft import Draft
    from issues.intake.model import IntakeData

TO_FILE = "complaint.file"
"""Somebody wants to complain and does not say about what, or says it in words that only the guess knows."""
COMPLAINTS = "complaint."
WORDS_OF_A_STORY = 7
"""From so many words on, "I want to complain" says more than that."""


def started(writing: Writing, kind: Kind | None, theme: str | None) -> Writing:
    """At the first thing that is not said yet; a theme that does not exist counts as none."""
    draft = writing.draft.but(kind=kind or writing.draft.kind)
    writing = writing.of(answers.with_theme(draft, writing.data, theme or "") or draft)
    writing = guessed(writing) if draft.text else writing
    asks_kind = kind is None and writing.theme is None and not draft.text
    return writing.at("kind" if asks_kind else writing.first_open)


def begin(drafts: Drafts, session: Session, writing: Writing, notice: Notice | None = None) -> Turn:
    """Begins with a new draft. Where another is half written, that is asked about first."""
    waiting = drafts.in_hand(session)
    if waiting is None or is_empty(waiting.draft):
        return drafts.show(session, writing, notice)
    title = waiting.theme_label(waiting.theme).label if waiting.theme else None
    put_aside = without(session).but(dialogue=None, next_draft=drafts.hold(writing), misses=0)
    return Turn(DraftWaiting(theme=title), put_aside)


def with_words(writing: Writing, text: str, safe: MakesSafe) -> tuple[Writing, Notice | None]:
    """The draft with the words, redacted; nothing is said where nothing had to be taken out."""
    changed, notice = with_text(writing, safe.story(clean(text), writing.view.language, writing.draft.text))
    return changed, None if notice == "text_added" else notice


def with_kept_words(writing: Writing, kept: Writing | None) -> Writing:
    """With the words of a draft that was never begun; they are redacted already."""
    words = kept.words.get(TEXT) if kept else None
    return with_text(writing, renumbered(words, writing.draft.text))[0] if words else writing


def theme_asked_for(data: IntakeData, intent: str) -> tuple[str | None, bool]:
    """The theme that a request names, and whether it starts a complaint at all.

    Only requests to complain do: whoever is beaten needs the card about that, not a form.
    """
    if intent == TO_FILE:
        return None, True
    theme, _ = data.theme_of_intent(intent)
    return theme, theme is not None and intent.startswith(COMPLAINTS)


def tells_a_story(writing: Writing, text: str) -> bool:
    """Whether a request to complain says about what: by a word that is known, or by its length."""
    return guessed(writing).theme is not None or len(text.split()) >= WORDS_OF_A_STORY


def only_asks(writing: Writing, text: str) -> bool:
    """Whether somebody asks about complaining and does not complain: a card answers that."""
    return "?" in text and guessed(writing).theme is None


def is_the_same(writing: Writing, begun: Draft) -> bool:
    """Whether what was begun beside a draft may as well belong to it."""
    return begun.theme is not None and begun.theme == writing.draft.theme
