"""What stays because of the words around it: phrases, and what is named after somebody."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from issues.redaction.names.clues import acts_next, is_role, is_title, only_people_next
from issues.redaction.names.common_words import is_common
from issues.redaction.names.cyrillic_words import read_cyrillic
from issues.redaction.names.heard import sounds_like_a_name
from issues.redaction.names.kept import PLACE_SUFFIX, has_stem, may_be_surname, stems_kept
from issues.redaction.names.latin_words import read_latin
from issues.redaction.names.meant import is_feast, is_saint, is_somebody, means_a_thing
from issues.redaction.names.reading import ANY_NAME, Kind
from issues.redaction.word_lists import context, given_names, keep

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from issues.redaction.names.reading import Reading
    from issues.redaction.tokens import Token

_MOST_NAMED_AFTER = 3
_ARTICLES = frozenset({"de", "het", "the", "де"})
_TO_PLACES = frozenset({"in", "op", "naar", "bij", "van", "uit", "at", "to", "from", "of"})
_UNBENT = frozenset({"вул", "бул", "просп", "пров"})
"""Shortened, and so without endings: "була" is no boulevard."""
_BY = frozenset({"по", "на", "від", "от"})
"""По имени, на ім'я, від імені: who somebody is, not what is named after whom."""
_ADJECTIVE = re.compile(r"\w{2,}(?:ськ|цьк|зьк|ск|цк)(?:ий|ого|ому|им|ій|а|ої|у|ою|е|ая|ой|ую|ое|ом)")
"""Сумська область, Варшавський університет."""


@cache
def _phrases() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, the longest first."""
    kept = keep()
    many = [tuple(phrase.lower().split()) for phrase in (*kept.phrases, *kept.places, *kept.bodies, *kept.words)]
    by_first = defaultdict(list)
    for phrase in sorted({one for one in many if len(one) > 1}, key=len, reverse=True):
        by_first[phrase[0]].append(phrase)
    return {first: tuple(phrases) for first, phrases in by_first.items()}


@cache
def _named_after() -> frozenset[str]:
    return frozenset(keep().named_after)


@cache
def _named_something() -> frozenset[str]:
    return frozenset(keep().named_something)


@cache
def _dishes() -> frozenset[str]:
    return frozenset(keep().dishes)


@cache
def _place_words() -> frozenset[str]:
    return _named_after() | _named_something()


@cache
def _particles() -> frozenset[str]:
    return frozenset(context().particles_latin) | frozenset(context().particles_cyrillic)


def kept_phrases(tokens: Sequence[Token]) -> set[int]:
    """The places of words that stand in a phrase of the list, or behind a word that says what is named after whom."""
    kept: set[int] = set()
    for at, token in enumerate(tokens):
        for phrase in _phrases().get(token.low, ()):
            if tuple(one.low for one in tokens[at : at + len(phrase)]) == phrase:
                kept.update(range(at, at + len(phrase)))
                break
        if is_feast(tokens, at) or is_saint(tokens, at) or _is_of_a_dish(tokens, at) or means_a_thing(tokens, at):
            kept.add(at)
        kept.update(_named_here(tokens, at))
        kept.update(_before_here(tokens, at))
        if _a_thing(tokens, at) and read_latin(token.low).can_be(Kind.FIRST) and not _titled(tokens, at):
            kept.add(at)
    return kept


def _is_of_a_dish(tokens: Sequence[Token], at: int) -> bool:
    """Піца маргарита, торт «Наполеон»; not "каву Сергій п'є"."""
    token = tokens[at]
    if not at or token.gap.strip(' "«“') or not _says(tokens[at - 1], _dishes()):
        return False
    called = token.low.startswith(keep().of_dishes) or bool(token.gap.strip()) or not _read(token).can_be(ANY_NAME)
    return called and not is_somebody(tokens, at)


def _before_here(tokens: Sequence[Token], at: int) -> range:
    """Before what is a place: Wilhelmina Kinderziekenhuis, Anne Frankschool, Prins Bernhard sporthal."""
    token = tokens[at]
    called = token.low in keep().named_before and (not token.capital or (at > 0 and tokens[at - 1].capital))
    if token.cyrillic or token.opens or not (called or (token.capital and PLACE_SUFFIX.fullmatch(token.low))):
        return range(0)
    if called and at and tokens[at - 1].low in _particles():
        # Mulder van de gemeente: who works there, not what it is called.
        return range(0)
    start = at
    while (
        start > 0 and at - start < _MOST_NAMED_AFTER and tokens[start].gap == " " and _part_of_name(tokens[start - 1])
    ):
        if tokens[start - 1].low == "van" and not tokens[start - 1].capital:
            # Kuipers van Jeugdzorg: who works there, not what it is called.
            break
        start -= 1
    while start < at and not tokens[start].capital:
        start += 1
    end = at if called else at + 1
    if not called and _is_given_and_surname(tokens, at):
        return range(0)
    behind = start > 0 and tokens[start - 1].low in _ARTICLES | _TO_PLACES
    return range(0) if start == at or (called and not behind) else range(start, end)


def _is_given_and_surname(tokens: Sequence[Token], at: int) -> bool:
    """Oscar Nijland, Petra Westerhuis; not "in het Emmahuis" nor "op de Wilhelmina Kade"."""
    given = tokens[at].gap == " " and at > 0 and tokens[at - 1].capital and _read(tokens[at - 1]).can_be(Kind.SURE)
    placed = at > 1 and tokens[at - 2].low in _ARTICLES | _TO_PLACES - {"van"}
    return given and not placed and may_be_surname(tokens[at].low)


def _a_thing(tokens: Sequence[Token], at: int) -> bool:
    """Whether a Dutch article stands right before: "bij de Dirk" is a shop; people have none."""
    if not at or tokens[at].gap != " " or tokens[at - 1].text not in {"de", "het"}:
        return False
    beside = {tokens[at - 2].low if at > 1 else "", tokens[at + 1].low if at + 1 < len(tokens) else ""}
    # "Vroeger was het Berend": who it is, not what.
    return tokens[at - 1].text == "de" or not beside & {"is", "was"}


def _titled(tokens: Sequence[Token], at: int) -> bool:
    """Whether the article is of a surname: mevrouw de Wit, Anneke de Jong."""
    before = tokens[at - 2] if at > 1 else None
    if before is None or tokens[at - 1].low == "het":
        return False
    if before.low in _particles():
        # Mark van de Dirk is nobody's name, but "de kassa van de Dirk" is a shop's.
        return tokens[at].low in given_names().surnames_latin or not read_latin(tokens[at].low).can_be(Kind.SURE)
    return is_title(before) or before.capital or is_role(before)


def _named_here(tokens: Sequence[Token], at: int) -> range:
    """After "парк" or "hotel", or after an article with a capital: De Linde."""
    token = tokens[at]
    if at + 1 < len(tokens) and _ADJECTIVE.fullmatch(token.low) and _says(tokens[at + 1], _place_words()):
        return range(at, at + 1)
    if at and tokens[at - 1].low in _BY and token.low.startswith(("ім", "им")) and not token.gap.strip():
        return range(0)
    firm = _says(token, _named_after()) or _is_article_of_place(tokens, at)
    if not (firm or _says(token, _named_something())):
        return range(0)
    end = at + 1
    quoted = end < len(tokens) and bool(tokens[end].gap.strip())
    while end < len(tokens) and end - at <= _MOST_NAMED_AFTER and _goes_on(tokens[end]):
        if not (firm or quoted or tokens[end].shouted) and _is_called_so(tokens[end]):
            break
        end += 1
    return range(at + 1, end if quoted or not _acts(tokens, at + 1, end) else at + 1)


def _is_called_so(token: Token) -> bool:
    """Whether somebody can be called that, so that a school or firm before it says nothing."""
    return token.low not in _particles() and _read(token).can_be(ANY_NAME)


def _acts(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether what stands behind the word for a place is no name of it: у парку Олена кричить."""
    if start >= end:
        return False
    does = acts_next(tokens, end - 1) or only_people_next(tokens, end - 1)
    return does and any(_read(token).can_be(ANY_NAME) for token in tokens[start:end])


def _is_article_of_place(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].low not in _ARTICLES or not tokens[at].capital or _person_here(tokens, at):
        return False
    return not tokens[at].opens or _begins_with_place(tokens, at)


@cache
def _bent(words: frozenset[str]) -> frozenset[str]:
    return words - _UNBENT


def _says(token: Token, words: frozenset[str]) -> bool:
    return token.low in words or (token.cyrillic and has_stem(token.low, _bent(words)))


def _read(token: Token) -> Reading:
    return read_cyrillic(token.low) if token.cyrillic else read_latin(token.low)


def _person_here(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article is of a surname: dokter De Boer, лікар Де Фріс; but locatiemanager De Linde."""
    if not at or at + 1 >= len(tokens) or tokens[at].gap.strip(" ."):
        return False
    before, surname = tokens[at - 1], tokens[at + 1]
    listed = surname.low in given_names().surnames_latin
    known = is_common(surname.low) or (surname.cyrillic and has_stem(surname.low, stems_kept()))
    if before.cyrillic and before.capital and not is_role(before):
        return not known and (_read(before).can_be(Kind.FIRST) or sounds_like_a_name(before.low))
    return is_title(before) or (is_role(before) and (listed or not known))


def _begins_with_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence begins with an article and a capital that is no surname: "De Linde is vol"."""
    return at + 1 < len(tokens) and not tokens[at].cyrillic and tokens[at + 1].low not in given_names().surnames_latin


def _goes_on(token: Token) -> bool:
    return not token.gap.strip(" \"«“'„") and _part_of_name(token)


def _part_of_name(token: Token) -> bool:
    return token.capital or token.low in _particles()
