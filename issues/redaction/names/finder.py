"""Which words of a text are names of people, and which of them are one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.redaction.names import clues
from issues.redaction.names.common_words import is_common
from issues.redaction.names.cyrillic_words import (
    glued_name,
    is_name_in_small_letters,
    read_cyrillic,
    shaped_as_surname,
)
from issues.redaction.names.joining import joined
from issues.redaction.names.kept import kept_phrases, kept_single
from issues.redaction.names.latin_words import read_latin, shaped_as_latin_surname
from issues.redaction.names.reading import ANY_NAME, Kind, Reading
from issues.redaction.names.word import Word
from issues.redaction.word_lists import context
from language import typed_in_latin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from issues.redaction.finding import Finding, Taken
    from issues.redaction.source import Source
    from issues.redaction.tokens import Token

_SHORTEST_LOW = 4
_SHORTEST_SHOUTED = 4
_ARTICLES = frozenset({"de", "het", "een", "the", "a", "onze", "mijn"})
_PREPOSITIONS = frozenset({"в", "у", "на", "з", "із", "до", "из", "с", "біля", "під"})


def names(source: Source, taken: Taken) -> Iterator[Finding]:
    """Each name with its first and last parts, initials and "van der" as one finding; titles and jobs stay."""
    tokens = [token for token in source.tokens if not taken.overlaps(token.start, token.end)]
    if not tokens:
        return
    cyrillic_text = sum(token.cyrillic for token in tokens) * 2 > len(tokens)
    slavic_in_latin = not cyrillic_text and typed_in_latin(source.own) is not None
    kept = kept_phrases(tokens)
    words = [_word(token, kept=at in kept) for at, token in enumerate(tokens)]
    for at, word in enumerate(words):
        word.name = _by_itself(words, at, cyrillic_text=cyrillic_text, slavic_in_latin=slavic_in_latin)
    _by_context(words)
    yield from joined(source.own, words)


def _word(token: Token, *, kept: bool) -> Word:
    if kept:
        return Word(token, Reading(), kept=True, single=False)
    reading = read_cyrillic(token.low) if token.cyrillic else read_latin(token.low)
    if not reading.known and "-" in token.low:
        reading = _of_parts(token)
    single = token.capital and kept_single(token, reading)
    return Word(token, reading, kept=False, single=single)


def _of_parts(token: Token) -> Reading:
    """A hyphenated name by its parts: Анна-Марія, Зайченко-Ковальська."""
    read = [read_cyrillic(part) if token.cyrillic else read_latin(part) for part in token.low.split("-") if part]
    named = [one for one in read if one.can_be(ANY_NAME)]
    if not named or any(one.kinds == Kind.WORD for one in read):
        return next((one for one in read if one.kinds == Kind.WORD), Reading())
    return Reading(named[0].kinds, frozenset().union(*(one.lemmas for one in named)))


def _by_itself(words: Sequence[Word], at: int, *, cyrillic_text: bool, slavic_in_latin: bool) -> bool:
    """Whether the word is a name whatever stands around it."""
    word = words[at]
    token = word.token
    if word.kept or word.single or len(token.low) < 2:  # noqa: PLR2004 – a letter is an initial at most
        return False
    if token.shouted:
        return len(token.low) >= _SHORTEST_SHOUTED and _sure_at_start(word)
    if token.capital and not token.opens:
        return _inside_sentence(words, at, cyrillic_text=cyrillic_text)
    if token.capital:
        return _sure_at_start(word)
    return _in_small_letters(word, slavic_in_latin=slavic_in_latin)


def _inside_sentence(words: Sequence[Word], at: int, *, cyrillic_text: bool) -> bool:
    """A capital that grammar does not ask for is a name, unless a dictionary has only other words for it."""
    word = words[at]
    if word.reading.can_be(Kind.FUNCTION) and not word.reading.can_be(Kind.SURE):
        return False
    if word.reading.can_be(Kind.FIRST | Kind.PATRONYMIC):
        return True
    if word.reading.can_be(Kind.SURNAME):
        return not clues.is_role(word.token) and not word.reading.can_be(Kind.PLACE)
    if word.reading.known:
        return False
    before = words[at - 1].token.low if at else ""
    if word.token.cyrillic:
        return before != "в"
    prepositions = context().place_prepositions
    place = before in prepositions or (cyrillic_text and before in _PREPOSITIONS)
    return not place or shaped_as_latin_surname(word.token.low)


def _sure_at_start(word: Word) -> bool:
    """A capital at the start of a sentence says nothing: only what can be nothing else counts."""
    kinds = word.reading.kinds
    if kinds & Kind.SURE and not kinds & (Kind.ALSO | Kind.FUNCTION):
        return True
    if kinds & ANY_NAME:
        return not kinds & (Kind.WORD | Kind.PLACE | Kind.ALSO)
    shaped = shaped_as_surname if word.token.cyrillic else shaped_as_latin_surname
    return not kinds and shaped(word.token.low)


def _in_small_letters(word: Word, *, slavic_in_latin: bool) -> bool:
    kinds, low = word.reading.kinds, word.token.low
    if kinds & Kind.ALSO or len(low) < _SHORTEST_LOW:
        return False
    if not word.token.cyrillic:
        return bool(kinds & Kind.SURE) and not kinds & Kind.WORD and (slavic_in_latin or not is_common(low))
    if kinds & Kind.SURE:
        return not kinds & Kind.WORD or (is_name_in_small_letters(low) and not kinds & Kind.FUNCTION)
    if kinds & (Kind.FIRST | Kind.PATRONYMIC):
        return not kinds & (Kind.WORD | Kind.PLACE) and len(low) > _SHORTEST_LOW
    return not kinds and glued_name(low) is not None


def _by_context(words: Sequence[Word]) -> None:
    """Marks what is a name because of what stands beside it."""
    tokens = [word.token for word in words]
    introduced = clues.introduced_at(tokens)
    for at, word in enumerate(words):
        if word.kept or word.name:
            continue
        before = words[at - 1] if at and _beside(word.token) else None
        if word.token.initial:
            continue
        if at in introduced:
            word.name = _may_be_introduced(word)
        elif before and clues.bears_title(word.token, before.token):
            word.name = _may_bear_title(word, before)
        elif word.token.capital and not word.single and not word.token.shouted:
            word.name = _does_what_people_do(words, tokens, at)
        elif before and clues.is_role(before.token) and word.reading.can_be(Kind.FIRST):
            word.name = clues.acts_next(tokens, at) and len(word.token.low) >= _SHORTEST_LOW


def _beside(token: Token) -> bool:
    return not token.gap.strip(" .")


def _may_be_introduced(word: Word) -> bool:
    if clues.is_title(word.token) or word.single or word.reading.can_be(Kind.FUNCTION):
        return False
    if word.token.capital:
        return True
    return word.reading.can_be(Kind.FIRST) or not word.reading.known


def _may_bear_title(word: Word, title: Word) -> bool:
    """After "mevrouw" or "пан": any capital; in small letters what can be a name and is no job."""
    if word.token.capital:
        job = clues.is_role(word.token) or clues.is_title(word.token)
        return not (job or word.token.initial or word.token.shouted or word.token.low in _ARTICLES)
    if clues.is_role(word.token) or clues.is_act(word.token) or word.reading.can_be(Kind.FUNCTION):
        return False
    if not clues.is_formal_title(title.token):
        return word.reading.can_be(Kind.SURE) and not word.reading.can_be(Kind.WORD)
    if word.reading.can_be(Kind.FIRST):
        return True
    dutch = not word.token.cyrillic and word.reading.can_be(Kind.SURNAME)
    if dutch and clues.is_formal_title(title.token):
        return True
    formal = clues.is_formal_title(title.token) and len(word.token.low) >= _SHORTEST_LOW
    return formal and (
        not word.reading.known or (word.reading.can_be(Kind.SURNAME) and not word.reading.can_be(Kind.WORD))
    )


def _does_what_people_do(words: Sequence[Word], tokens: Sequence[Token], at: int) -> bool:
    """For a capital at the start: "Надія вкрала", "Hope from the front desk", "Віра і Олена"."""
    word = words[at]
    nominative = word.reading.can_be(Kind.FIRST) and (not word.token.cyrillic or word.token.low in word.reading.lemmas)
    if not word.reading.known and not word.token.opens:
        return False
    if (
        clues.is_role(word.token)
        or (word.reading.can_be(Kind.FUNCTION) and not word.reading.can_be(Kind.SURE))
        or (word.reading.known and not nominative)
    ):
        return False
    if clues.acts_next(tokens, at) or clues.works_next(tokens, at) or clues.has_job_next(tokens, at):
        return True
    joined = clues.and_next(tokens, at)
    return joined is not None and word.reading.can_be(Kind.FIRST) and words[joined].name
