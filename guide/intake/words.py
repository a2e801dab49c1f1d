"""Words that are typed while a complaint is written: made safe to keep, and added to it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from guide.intake.writing import TEXT
from issues.draft import MAX_TEXT_CHARS
from issues.redaction.preview import Marked, joined

if TYPE_CHECKING:
    from guide.intake.reply import Notice
    from guide.intake.writing import Writing

JOINS_EMOJI = "\u200d"
Control = Literal["back", "skip", "next", "cancel"]
CONTROLS: dict[str, Control] = {
    **dict.fromkeys(("назад", "terug", "back"), "back"),
    **dict.fromkeys(("пропустити", "пропустить", "overslaan", "skip"), "skip"),
    **dict.fromkeys(("далі", "дальше", "далее", "verder", "volgende", "next"), "next"),
    **dict.fromkeys(("скасувати", "отмена", "отменить", "annuleren", "cancel"), "cancel"),
}  # fmt: skip
YES = frozenset({"так", "да", "ja", "yes", "tak"})
NO = frozenset({"ні", "нет", "nee", "no", "ni"})


def clean(text: str) -> str:
    """The text without signs that nobody sees: directions, zero-width spaces, control signs, half an emoji.

    They could turn a line around at the desk, or hide a number from redaction.
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    lines = whole.replace("\r\n", "\n").replace("\u2028", "\n").replace("\t", " ")
    seen = (sign for sign in lines if sign in {"\n", JOINS_EMOJI} or unicodedata.category(sign) not in {"Cc", "Cf"})
    return re.sub(r"\n{3,}", "\n\n", "".join(seen)).strip()


def folded(text: str) -> str:
    """How a button's words and typed ones are compared: letters and digits in lower case, the rest as one space."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def control_in(words: str) -> Control | None:
    """The button that is typed instead of pressed."""
    return CONTROLS.get(folded(words))


def with_text(writing: Writing, more: Marked) -> tuple[Writing, Notice]:
    """The draft with the words below those it has; as it was where they do not fit any more."""
    words = joined(writing.words.get(TEXT, Marked("", ())), more)
    if len(words.text) > MAX_TEXT_CHARS:
        return writing, "text_is_full"
    return writing.with_words(TEXT, words), "personal_data_removed" if more.pieces else "text_added"


def with_detail(writing: Writing, question: str, words: Marked) -> Writing:
    """The words as the answer beside the question's choices."""
    changed = writing.with_words(question, words)
    return changed.of(changed.draft.but(answers={question: (), **writing.draft.answers}))
