"""Surnames with "van", "de", "ter", "ель" and the like before them: van Loon, in 't Veld; Ель Амрані."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from issues.redaction.names import clues
from issues.redaction.names.reading import Kind
from issues.redaction.names.strangers import is_person_told
from issues.redaction.names.word import heard
from issues.redaction.word_lists import context, given_names, keep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from issues.redaction.names.word import Word
    from issues.redaction.tokens import Token

_MOST_PARTICLES = 3
_LONGEST_TOWN = 6
"""Letters of towns that people are called after: van Beek, van Loon, van Dongen."""
_TOLD_WITH = frozenset(
    {"dan", "zonder", "met", "aan", "tegen", "door", "over", "volgens", "namens", "with", "to", "about", "by"}
)
_SURELY_PARTICLES = frozenset({"van", "von", "el", "ван", "ель", "эль"})
_NOT_DOUBLED = frozenset({"van", "von", "ter", "ten", "el", "ben", "bin", "al", "du"})
"""Another preposition, or none of the language: met van Loon, tegen ter Haar."""


@cache
def short_places() -> frozenset[str]:
    return frozenset(one.lower() for one in keep().places if len(one) <= _LONGEST_TOWN)


def is_particle(token: Token) -> bool:
    return token.low in (context().particles_cyrillic if token.cyrillic else context().particles_latin)


def is_in_t(words: Sequence[Word], at: int) -> bool:
    """Baukje in 't Veld; dhr. op 't Hof."""
    following = words[at + 1 : at + 2]
    return words[at].token.low in {"in", "op"} and bool(following) and following[0].token.text == "'t"


def is_told_of(words: Sequence[Word], at: int) -> bool:
    before = words[at - 1].token if at else None
    return before is not None and (clues.bears_title(words[at].token, before) or before.low in _TOLD_WITH)


def surname_after_particles(words: Sequence[Word], at: int) -> int | None:
    """The place of the capital behind the particles that begin at ``at``; no name has more than a few."""
    for place in range(at, min(at + _MOST_PARTICLES + 1, len(words))):
        word = words[place]
        if place > at and word.token.gap.strip():
            return None
        if place == at or is_particle(word.token):
            continue
        fits = (word.token.capital or word.name) and not (word.kept or clues.is_role(word.token))
        return place if fits else None
    return None


def after_particles(words: Sequence[Word], at: int) -> int | None:  # noqa: C901, PLR0911 – one return for each reason
    """A surname with particles: after a title whatever it is, else only where the particles leave no doubt."""
    end = surname_after_particles(words, at)
    if end is None:
        return None
    before = words[at - 1].token if at else None
    if before and clues.bears_title(words[at].token, before):
        return end if not words[end].single or clues.is_formal_title(before) else None
    told = before is not None and before.low in _TOLD_WITH and words[at].token.low in _NOT_DOUBLED
    if told and words[at].token.gap == " " and (not words[end].single or words[end].token.low in short_places()):
        return end
    inside = words[at].token.capital and not words[at].token.opens
    if inside and words[at].token.low in _SURELY_PARTICLES and _could_be_called(words, end):
        return end
    if words[end].single or (words[at].token.low == "van" and words[end].reading.can_be(Kind.SURE)):
        # De dochter van Natalia: whose daughter, not what she is called.
        return None
    if before and clues.is_role(before) and not words[end].surely_word and not words[at].token.gap.strip():
        return end
    lows = {word.token.low for word in words[at:end]}
    if "'t" in lows:
        return end
    if _is_of_somebody(words, at) and (is_listed(words[end]) or not words[end].reading.known):
        return end
    telling = bool({"der", "den", "ter", "дер", "ден", "тер"} & lows)
    if inside and (telling or words[at].token.low in {"van", "ван", "ель", "эль"}):
        return end
    if telling and len(lows) > 1 and not words[end].surely_word:
        return end
    return end if _is_surname_by_what_is_done(words, at, end) else None


def _could_be_called(words: Sequence[Word], end: int) -> bool:
    """Van Houten, El Amrani: what a capital inside a sentence leaves no doubt of, unless it is an everyday word."""
    low = words[end].token.low
    before = words[end - 2].token if end > 1 else None
    of_role = before is not None and clues.is_role(before) and not words[end - 1].token.gap.strip()
    return of_role or (not words[end].surely_word and (not words[end].single or low in short_places()))


def is_listed(word: Word) -> bool:
    return word.token.low in given_names().surnames_latin


def _is_of_somebody(words: Sequence[Word], at: int) -> bool:
    """Whether what only people have stands before "van" and a surname with a particle: excuses van de Graaf."""
    place = at - 1 if words[at].token.low != "van" else at
    if place < 1 or words[place].token.low not in {"van", "of", "from"}:
        return False
    return words[place - 1].token.low in context().of_somebody


def _is_surname_by_what_is_done(words: Sequence[Word], at: int, end: int) -> bool:
    """A listed or unknown surname, and no place: De Boer zegt, Van Dijk van de receptie, ван Дейк."""
    tokens = [word.token for word in words[: end + 8]]
    listed = is_listed(words[end])
    if words[at].token.cyrillic:
        if words[at].token.low in {"де", "ель", "эль", "аль"}:
            return words[at].token.capital and (heard(words[end]) or _does_or_is_somebody(tokens, end))
        return words[at].token.low in {"ван", "фан", "тер"} and not words[end].surely_word
    of_people = words[at].token.low in {"van", "ten", "ter"} and words[at].token.capital
    with_two = of_people and end - at > 1 and words[end].token.capital
    if not listed and not with_two and (not of_people or (words[end].reading.known and words[at].token.low == "van")):
        return False
    return _does_or_is_somebody(tokens, end)


def _does_or_is_somebody(tokens: Sequence[Token], end: int) -> bool:
    return clues.acts_next(tokens, end) or clues.works_next(tokens, end) or is_person_told(tokens, end + 1)
