"""The words of a text with what stands around each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from issues.redaction.word_lists import context

_WORD = re.compile(r"(?<!\w)(?:'(?=[ts]\b))?[^\W\d_]+(?:['-][^\W\d_]+)*(?!\w)")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_POSSESSIVE = re.compile(r"'s$", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?…\n\r;\"«»“”„•*]|[\u2190-\U0001ffff]|(?:^|\s)\d{1,2}\)|^\s*\d{1,2}[.)]")
_LOUD_SHARE = 0.6


@dataclass(slots=True)
class Token:
    """A word. ``low``: in small letters; ``opens``: begins a sentence, so that its capital says nothing.

    ``gap``: what stands between the word before and this one.
    """

    start: int
    end: int
    text: str
    low: str
    cyrillic: bool
    opens: bool
    gap: str

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()

    @property
    def initial(self) -> bool:
        """A single capital, such as of a first name."""
        return len(self.text) == 1 and self.text.isupper()


def tokens_of(text: str) -> list[Token]:
    """Every word of letters. In a text mostly in capitals the words are read as if in small letters."""
    letters = sum(map(str.isalpha, text))
    loud = letters > 0 and sum(map(str.isupper, text)) > _LOUD_SHARE * letters and len(text) > 1
    tokens: list[Token] = []
    at = 0
    short = frozenset(context().abbreviations)
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        gap = text[at : match.start()]
        tokens.append(
            Token(
                match.start(),
                match.start() + len(word),
                word.lower() if loud else word,
                word.lower(),
                bool(_CYRILLIC.search(word)),
                _opens(gap, tokens, short),
                gap,
            )
        )
        at = match.end()
    return tokens


def _opens(gap: str, tokens: list[Token], short: frozenset[str]) -> bool:
    if not tokens:
        return True
    before = tokens[-1]
    if gap.startswith(".") and ((before.initial and not _is_last_initial(tokens)) or before.low in short):
        gap = gap[1:]
    return bool(_ENDS_SENTENCE.search(gap))


def _is_last_initial(tokens: list[Token]) -> bool:
    """Whether the last word is the initial after a name, whose full stop may end the sentence: Лариса Д. Люди ..."""
    return len(tokens) > 1 and tokens[-1].gap == " " and tokens[-2].capital and not tokens[-2].initial
