"""What looks like a name and stays: towns, bodies, brands, feasts, and what is named after somebody."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Literal

from issues.redaction.names.clues import is_role, is_title
from issues.redaction.names.common_words import is_common
from issues.redaction.names.latin_words import read_latin
from issues.redaction.names.reading import Kind
from issues.redaction.names.towns import country_words, latin_like_a_town, sounds_like_a_town
from issues.redaction.word_lists import context, given_names, keep
from language.transliteration import transliterate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from issues.redaction.names.reading import Reading
    from issues.redaction.tokens import Token

_ENDINGS = frozenset(
    """
    а у і и о е є ю я ы ь й ом ем ам ям ах ях ою ею єю ів ей ої ій ої ію ією иє ии ию ия ие ий им ими их ого ому
    ському ська ський ського ській ську ською ське ські ских ский ского скому ская ской скую ське ськ ки ку ка
    ка ко ці
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
) | {""}
_MOST_ENDING = 5
_SHORT = 3
"""A stem as short as this is a word by itself: "ім" is no beginning of "імбир"."""
_MOST_NAMED_AFTER = 3
_PLACE_SUFFIX = re.compile(
    r"\w{2,}(?:straat|weg|laan|plein|kade|gracht|singel|dijk|stad|dorp|huis|park|school|museum|opvang"
    r"|dienst|kerk|bank|zorg|markt|centrum|wijk|haven|ziekenhuis|gemeente|bureau|raad|land|loket|team"
    r"|winkel|poort|arena|stadion|lyceum|college|kliniek|toren|brug|kapel|molen|hoeve|gebouw|plantsoen"
    r"|dreef|steeg|theater|festival|toernooi|taal"
    r"|страа?т|лаан|вег|плейн|грахт|кейд|вейк|хавен|хоф|гоф|хейс|гейс|хаус|бург|парк|музей)(?:і|у|а|е|ом)?"
)
_OF_A_PEOPLE = re.compile(r"\w{3,}(?:aanse?|iaanse?|ische?|iërs?|ees|ese|ezen|eeuwse?|stalige?)")
_INNER_CAPITAL = re.compile(r"\w*[a-zа-яіїє][A-ZА-ЯІЇЄ]\w*")
_NAME_CAPITAL = re.compile(r"(?:Mc|Mac|De|Van|O')[A-Z]\w+")
_BY = frozenset({"по", "на"})
"""По имени, на ім'я: who somebody is, not what is named after whom."""
_LATIN_ENDING = re.compile(r"[aiuyeo]|om|oju|oyu|iv")
_CYRILLIC: tuple[Literal["uk", "ru"], ...] = ("uk", "ru")
_ADJECTIVE = re.compile(r"\w{2,}(?:ськ|цьк|зьк|ск|цк)(?:ий|ого|ому|им|ій|а|ої|у|ою|е|ая|ой|ую|ое|ом)")
"""Сумська область, Варшавський університет."""
_ARTICLES = frozenset({"de", "het", "the", "де"})


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
def _singles() -> frozenset[str]:
    kept = keep()
    every = (*kept.places, *kept.words, *kept.bodies, *kept.phrases)
    return frozenset(one.lower() for one in every if " " not in one)


@cache
def _stems() -> frozenset[str]:
    return frozenset(keep().stems)


@cache
def _named_after() -> frozenset[str]:
    return frozenset(keep().named_after)


@cache
def _particles() -> frozenset[str]:
    return frozenset(context().particles_latin) | frozenset(context().particles_cyrillic)


def has_stem(word: str, stems: frozenset[str]) -> bool:
    """Whether a word is one of these stems with an ending of a noun or adjective."""
    for length in range(min(_MOST_ENDING, len(word) - 1) + 1):
        stem, ending = word[: len(word) - length], word[len(word) - length :]
        if ending in _ENDINGS and stem in stems and (len(stem) > _SHORT or len(ending) < _SHORT):
            return True
    return False


def kept_single(token: Token, reading: Reading) -> bool:  # noqa: PLR0911 – one return for each reason
    """Whether a word by itself is a people, a place, a body or a thing, and not rather a given name."""
    low = token.low
    if low in _surely_no_names():
        return True
    if reading.can_be(Kind.SURE):
        return False
    if low in _singles() or low in country_words():
        return True
    if token.cyrillic and (has_stem(low, _stems()) or has_stem(low, country_words())):
        return True
    if _INNER_CAPITAL.fullmatch(token.text) and not _NAME_CAPITAL.fullmatch(token.text):
        return True
    if reading.known:
        return False
    if token.cyrillic:
        return sounds_like_a_town(low) or bool(_PLACE_SUFFIX.fullmatch(low))
    shaped = _PLACE_SUFFIX.fullmatch(low) or _OF_A_PEOPLE.fullmatch(low)
    return bool(shaped) or latin_like_a_town(low) or _place_with_ending(low)


def _place_with_ending(low: str) -> bool:
    """A place with a Ukrainian ending in Latin letters: u Emmeni, z Gruzii."""
    if any(
        low[:-cut] in _singles() for cut in (1, 2) if len(low) - cut > _SHORT and _LATIN_ENDING.fullmatch(low[-cut:])
    ):
        return True
    return any(
        has_stem(transliterate(low, language), stems) for language in _CYRILLIC for stems in (_stems(), country_words())
    )


@cache
def _surely_no_names() -> frozenset[str]:
    return frozenset(one.lower() for one in keep().words if " " not in one)


def kept_phrases(tokens: Sequence[Token]) -> set[int]:
    """The places of words that stand in a phrase of the list, or behind a word that says what is named after whom."""
    kept: set[int] = set()
    for at, token in enumerate(tokens):
        for phrase in _phrases().get(token.low, ()):
            if tuple(one.low for one in tokens[at : at + len(phrase)]) == phrase:
                kept.update(range(at, at + len(phrase)))
                break
        kept.update(_named_here(tokens, at))
        kept.update(_before_here(tokens, at))
        if _a_thing(tokens, at) and read_latin(token.low).can_be(Kind.FIRST) and not _titled(tokens, at):
            kept.add(at)
    return kept


def _before_here(tokens: Sequence[Token], at: int) -> range:
    """Before what is a place: Wilhelmina Kinderziekenhuis, Anne Frankschool, Prins Bernhard sporthal."""
    token = tokens[at]
    called = token.low in _named_after() and not token.capital
    if token.cyrillic or token.opens or not (called or (token.capital and _PLACE_SUFFIX.fullmatch(token.low))):
        return range(0)
    start = at
    while (
        start > 0 and at - start < _MOST_NAMED_AFTER and tokens[start].gap == " " and _part_of_name(tokens[start - 1])
    ):
        start -= 1
    while start < at and not tokens[start].capital:
        start += 1
    end = at if called else at + 1
    return range(start, end) if not called or end - start > 1 else range(0)


def _a_thing(tokens: Sequence[Token], at: int) -> bool:
    """Whether a Dutch article stands right before: "bij de Dirk" is a shop; people have none."""
    return at > 0 and tokens[at].gap == " " and tokens[at - 1].text in {"de", "het"}


def _titled(tokens: Sequence[Token], at: int) -> bool:
    """Whether the article is of a surname: mevrouw de Wit, Anneke de Jong."""
    before = tokens[at - 2] if at > 1 else None
    return before is not None and (is_title(before) or before.capital or is_role(before) or before.low in _particles())


def _named_here(tokens: Sequence[Token], at: int) -> range:
    """After "парк" or "school", or after an article with a capital: De Linde."""
    token = tokens[at]
    if at + 1 < len(tokens) and _ADJECTIVE.fullmatch(token.low) and has_stem(tokens[at + 1].low, _named_after()):
        return range(at, at + 1)
    article = token.low in _ARTICLES and token.capital and not _person_here(tokens, at)
    article = article and (not token.opens or _begins_with_place(tokens, at))
    if at and tokens[at - 1].low in _BY and token.low.startswith(("ім", "им")) and not token.gap.strip():
        return range(0)
    if not (article or token.low in _named_after() or (token.cyrillic and has_stem(token.low, _named_after()))):
        return range(0)
    end = at + 1
    while end < len(tokens) and end - at <= _MOST_NAMED_AFTER and _goes_on(tokens[end]):
        end += 1
    return range(at + 1, end)


def _person_here(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article is of a surname: dokter De Boer, лікар Де Фріс; but locatiemanager De Linde."""
    if not at or at + 1 >= len(tokens) or tokens[at].gap.strip(" ."):
        return False
    before, surname = tokens[at - 1], tokens[at + 1]
    listed = surname.low in given_names().surnames_latin
    known = is_common(surname.low) or (surname.cyrillic and has_stem(surname.low, _stems()))
    return is_title(before) or (is_role(before) and (listed or not known))


def _begins_with_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence begins with an article and a capital that is no surname: "De Linde is vol"."""
    return at + 1 < len(tokens) and not tokens[at].cyrillic and tokens[at + 1].low not in given_names().surnames_latin


def _goes_on(token: Token) -> bool:
    return not token.gap.strip(" \"«“'„") and _part_of_name(token)


def _part_of_name(token: Token) -> bool:
    return token.capital or token.low in _particles()
