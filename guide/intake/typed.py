"""Words that are typed while a complaint is written, from the resident's message to the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.intake import answers, ending, moves
from guide.intake.previewing import taken_out
from guide.intake.reading import choice_in_words, read
from guide.intake.words import clean, control_in, with_text
from guide.turn import Turn
from issues.draft import MAX_TEXT_CHARS

if TYPE_CHECKING:
    from guide.intake.drafts import Drafts
    from guide.intake.making_safe import MakesSafe
    from guide.intake.reading import Read
    from guide.intake.sending import Sending
    from guide.intake.words import Control
    from guide.intake.writing import Writing
    from guide.session import Session

ASIDE = frozenset({"help.human", "meta.help", "meta.language", "meta.privacy"})
"""What somebody may ask for in the middle of a complaint; it waits."""
FOR_WORDS = frozenset({"letter_date", "text", "preview", "name", "address", "contact"})
"""Steps at which words are the answer, whatever else they may mean."""
SUBJECT = frozenset({"kind", "theme", "sub_theme"})


def is_aside(writing: Writing, meant: str | None) -> bool:
    """Whether the words ask for something else than the complaint."""
    question = answers.question_at(writing.draft, writing.data, writing.draft.step)
    takes_words = writing.draft.step in FOR_WORDS or (question is not None and question.can_type)
    return meant in ASIDE and not takes_words


async def hear(drafts: Drafts, sending: Sending, session: Session, writing: Writing, text: str) -> Turn:
    """A button that was typed, the answer to what is asked, or more of the story."""
    if len(text) > MAX_TEXT_CHARS:
        return drafts.show(session, writing, "typed_too_long")
    words = clean(text)
    control = control_in(words)
    if control or not words:
        return _pressed(drafts, session, writing, control)
    if chosen := choice_in_words(writing, words):
        return moves.choose(drafts, session, writing, writing.draft.step, chosen)
    found = read(writing, words, drafts.safe)
    taken = found.writing
    if found.answered and writing.draft.step == "contact":
        return await sending.file(session, taken, None)
    return _shown(drafts, session, taken, found)


def kept(writing: Writing, text: str, safe: MakesSafe) -> Writing:
    """With the words, of which an alarm comes first: whoever is taking words out does not want to read them again."""
    words = clean(text)
    if writing.draft.step == "preview":
        without, notice = taken_out(writing, words, safe.new_id)
        if notice == "words_taken_out":
            return without
    return with_text(writing, safe.story(words, writing.view.language, writing.draft.text))[0]


def _shown(drafts: Drafts, session: Session, taken: Writing, found: Read) -> Turn:
    if not found.answered:
        return drafts.show(session, taken, found.notice)
    if taken.draft.step in SUBJECT and found.notice:
        # Words that may have said what it is about: whatever they did not say is asked.
        return drafts.show(session, taken.at(taken.first_open), found.notice)
    return drafts.onward(session, taken, taken.draft.step, found.notice)


def _pressed(drafts: Drafts, session: Session, writing: Writing, control: Control | None) -> Turn:
    match control:
        case "cancel":
            return Turn(ending.AskCancel(), session)
        case "back":
            return moves.back(drafts, session, writing, writing.draft.step)
        case "skip":
            return moves.skip(drafts, session, writing, writing.draft.step)
        case "next":
            return moves.go_on(drafts, session, writing, writing.draft.step)
    return drafts.show(session, writing)
