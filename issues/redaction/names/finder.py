"""Which words of a text are names of people, and which of them are one name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from issues.redaction.names import clues
from issues.redaction.names.by_context import name_by_context
from issues.redaction.names.common_words import is_common
from issues.redaction.names.cyrillic_words import (
    glued_name,
    read_cyrillic,
)
from issues.redaction.names.joining import joined
from issues.redaction.names.kept import kept_single
from issues.redaction.names.kept_phrases import kept_phrases
from issues.redaction.names.latin_words import is_also_word, read_latin
from issues.redaction.names.reading import ANY_NAME, Kind, Reading
from issues.redaction.names.word import Word, heard, shaped
from language import typed_in_latin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from issues.redaction.finding import Finding, Taken
    from issues.redaction.source import Source
    from issues.redaction.tokens import Token

_SHORTEST, _SHORTEST_LOW = 3, 4
_SHORTEST_SHOUTED = 4
_INTO = frozenset({"в", "на", "через", "біля", "возле"})
"""Before what is gone into, such as a shop, more often than before somebody."""
_ARABIC = frozenset({"аль", "ель", "эль", "абд", "al", "el", "abd"})
"""Begin a surname: Аль-Хусейні."""
_SURELY_SURNAMES = ("енко", "чук", "щук", "чука", "чуку", "чуком", "enko", "chuk")
_SURELY_FAMILIES = ("енки", "енків", "енкам", "чуки", "чуків", "чукам")


def read_words(source: Source, taken: Taken) -> list[Word]:
    """The words that nothing has taken yet, with what dictionaries and lists know of each."""
    tokens = [token for token in source.tokens if not taken.overlaps(token.start, token.end)]
    kept = kept_phrases(tokens)
    read: dict[str, Reading] = {}
    return [_word(tokens, at, read, kept=at in kept) for at in range(len(tokens))]


def mark_names(source: Source, words: Sequence[Word]) -> None:
    """Marks every word that is a name by itself or by what stands around it; titles and jobs stay."""
    cyrillic_text = sum(word.token.cyrillic for word in words) * 2 > len(words)
    slavic_in_latin = bool(words) and not cyrillic_text and typed_in_latin(source.own) is not None
    for word in words:
        word.name = _by_itself(word, slavic_in_latin=slavic_in_latin)
    for before, word in pairwise(words):
        word.name = word.name or (_is_heard_inside(word) and before.token.low not in _INTO)
    name_by_context(words)


def names(source: Source, words: Sequence[Word]) -> Iterator[Finding]:
    """Each name of marked words with its first and last parts, initials and "van der" as one finding."""
    _once_more(words)
    yield from joined(source.own, words)


def _word(tokens: Sequence[Token], at: int, read: dict[str, Reading], *, kept: bool) -> Word:
    """``read``: the words of this text that were read already; gone with the call, as it is a list of names too."""
    token = tokens[at]
    if kept:
        return Word(token, Reading(), kept=True, single=False)
    reading = read.get(token.low)
    if reading is None:
        reading = read[token.low] = _read(token)
    single = token.capital and kept_single(token, reading) and not _is_somebody(tokens, at, reading)
    return Word(token, reading, kept=False, single=single)


def _is_somebody(tokens: Sequence[Token], at: int, reading: Reading) -> bool:
    """Zara slaat mijn kind: a shop or car that is a given name too, where a sentence begins with what it does."""
    return tokens[at].opens and reading.can_be(Kind.FIRST) and clues.acts_next(tokens, at)


def _read(token: Token) -> Reading:
    reading = read_cyrillic(token.low) if token.cyrillic else read_latin(token.low)
    return _of_parts(token) if not reading.known and "-" in token.low else reading


def _of_parts(token: Token) -> Reading:
    """A hyphenated name by its parts: Анна-Марія, Зайченко-Ковальська."""
    parts = [part for part in token.low.split("-") if part]
    if len(parts) > 1 and parts[0] in _ARABIC:
        return Reading(Kind.SURNAME, frozenset())
    read = [read_cyrillic(part) if token.cyrillic else read_latin(part) for part in parts]
    named = [one for one in read if one.can_be(ANY_NAME)]
    if read and read[0].can_be(Kind.SURE) and not read[0].can_be(Kind.ALSO):
        return Reading(Kind.FIRST | Kind.SURE, read[0].lemmas)
    if not named or any(one.kinds == Kind.WORD for one in read):
        return next((one for one in read if one.kinds == Kind.WORD), Reading())
    return Reading(named[0].kinds, frozenset().union(*(one.lemmas for one in named)))


def _by_itself(word: Word, *, slavic_in_latin: bool) -> bool:
    """Whether the word is a name whatever stands around it."""
    token = word.token
    if word.kept or word.single or len(token.low) < 2:  # noqa: PLR2004 – a letter is an initial at most
        return False
    if token.shouted:
        return len(token.low) >= _SHORTEST_SHOUTED and _sure_at_start(word)
    if token.capital and not token.opens:
        return _inside_sentence(word)
    if token.capital:
        return _sure_at_start(word)
    return _in_small_letters(word, slavic_in_latin=slavic_in_latin)


def _inside_sentence(word: Word) -> bool:
    """A capital that grammar does not ask for is a name, unless a dictionary has only other words for it.

    What no dictionary has is as often a shop or a medicine; for that, see `by_context`.
    """
    if word.reading.can_be(Kind.FUNCTION) and not word.reading.can_be(Kind.SURE):
        return False
    if word.reading.can_be(Kind.FIRST | Kind.PATRONYMIC):
        return True
    if word.reading.can_be(Kind.SURNAME):
        return not clues.is_role(word.token) and not word.reading.can_be(Kind.PLACE)
    return not word.reading.known and shaped(word)


def _is_heard_inside(word: Word) -> bool:
    token = word.token
    return token.capital and not (token.opens or token.shouted or word.kept) and heard(word)


def _sure_at_start(word: Word) -> bool:
    """A capital at the start of a sentence says nothing: only what can be nothing else counts."""
    kinds = word.reading.kinds
    if kinds & Kind.SURE and not kinds & (Kind.ALSO | Kind.FUNCTION):
        return True
    if kinds & Kind.SURNAME and word.token.low.endswith(_SURELY_SURNAMES + _SURELY_FAMILIES):
        return True
    if kinds & ANY_NAME:
        return not kinds & (Kind.WORD | Kind.PLACE | Kind.ALSO)
    return not kinds and shaped(word)


def _in_small_letters(word: Word, *, slavic_in_latin: bool) -> bool:  # noqa: PLR0911 – one return for each reason
    kinds, low = word.reading.kinds, word.token.low
    short = len(low) < _SHORTEST_LOW and bool(kinds & Kind.WORD or not word.token.cyrillic)
    if kinds & Kind.ALSO or short or len(low) < _SHORTEST:
        return False
    if kinds & Kind.SURNAME and not kinds & Kind.PLACE and low.endswith(_SURELY_SURNAMES):
        return True
    if not word.token.cyrillic:
        if not kinds & Kind.SURE or kinds & Kind.WORD:
            return False
        return not (is_also_word(low) if slavic_in_latin else is_common(low))
    if kinds & Kind.SURE:
        return not kinds & Kind.FUNCTION
    if kinds & (Kind.FIRST | Kind.PATRONYMIC):
        return not kinds & (Kind.WORD | Kind.PLACE) and len(low) > _SHORTEST_LOW
    return not kinds and glued_name(low) is not None


def _once_more(words: Sequence[Word]) -> None:
    """Marks what is a name elsewhere in the text: after "Надія Петрівна", the "Надія" that begins a sentence."""
    named = [word for word in words if word.name and word.token.capital]
    lows = {word.token.low for word in named}
    lemmas = frozenset[str]().union(*(word.reading.lemmas for word in named))
    for word in words:
        if word.name or word.kept or word.single or not word.token.capital or word.token.shouted:
            continue
        again = word.token.low in lows or bool(word.reading.can_be(ANY_NAME) and word.reading.lemmas & lemmas)
        word.name = again and not word.reading.can_be(Kind.FUNCTION)
