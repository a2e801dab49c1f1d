"""What looks like a name and stays: towns, bodies, brands, feasts, and what is named after somebody."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from issues.redaction.names.reading import Kind
from issues.redaction.names.towns import country_words, latin_like_a_town, sounds_like_a_town
from issues.redaction.word_lists import keep
from language.transliteration import transliterate

if TYPE_CHECKING:
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
PLACE_SUFFIX = re.compile(
    r"\w{2,}(?:straat|weg|laan|plein|kade|gracht|singel|dijk|stad|dorp|huis|park|school|museum|opvang"
    r"|dienst|kerk|bank|zorg|markt|centrum|wijk|haven|ziekenhuis|gemeente|bureau|raad|land|loket|team"
    r"|winkel|poort|arena|stadion|lyceum|college|kliniek|toren|brug|kapel|molen|hoeve|gebouw|plantsoen"
    r"|dreef|steeg|theater|festival|toernooi|taal|polder"
    r"|страа?т|лаан|вег|плейн|грахт|кейд|вейк|хавен|хоф|гоф|хейс|гейс|хаус|бург|парк|музей)(?:і|у|а|е|ом)?"
)
_SURNAME_SUFFIX = re.compile(
    r"\w{3,}(?:land|dorp|stad|huis|dijk|kerk|bank|markt|wijk|haven|poort|toren|brug|kapel|molen|hoeve|raad"
    r"|ланд|дорп|стад|хейс|гейс|дейк|вейк|хавен|порт|хоф|гоф|хаус|бург)(?:а|у|ом|і)?"
)
"""What of the above people are called too: Nijland, Westerhuis, Kerkhof."""
_OF_A_PEOPLE = re.compile(r"\w{3,}(?:aanse?|iaanse?|ische?|iërs?|ees|ese|ezen|eeuwse?|stalige?)")
_MEDICINE = re.compile(
    r"\w{2,}(?:mectine|cillin[ea]?|mycine?|cyclin[ea]?|statine?|oxetine|azine|pril|olol|sartan|prazol|azepam|azolam|triptan"
    r"|gliptine|formine?|profen|dipine|floxacine?|tidine|codon|xaban|gabaline?|nisolone?|thyroxine|fenac|azol|parine"
    r"|мектин|цил[лі]?[ии]н|циллин|цилін|м[иі]цин|цикл[иі]н|статин|оксетин|прил|олол|сартан|празол|азепам|азолам"
    r"|триптан|глиптин|форм[иі]н|профен|дипін|дипин|флоксацин|тидин|ксабан|габал[иі]н|н[иі]золон|фенак|азол|парин"
    r"|прост|дерм|спрей)(?:у|а|ом|і|и|ы|е)?"
)
"""Ivermectine, Суматриптан: medicines by their endings."""
_INNER_CAPITAL = re.compile(r"\w*[a-zа-яіїє][A-ZА-ЯІЇЄ]\w*")
_NAME_CAPITAL = re.compile(r"(?:Mc|Mac|De|Van|O')[A-Z]\w+")
_LATIN_ENDING = re.compile(r"[aiuyeo]|om|oju|oyu|iv")
_CYRILLIC: tuple[Literal["uk", "ru"], ...] = ("uk", "ru")


@cache
def _singles() -> frozenset[str]:
    kept = keep()
    every = (*kept.places, *kept.words, *kept.bodies, *kept.phrases)
    return frozenset(one.lower() for one in every if " " not in one)


@cache
def stems_kept() -> frozenset[str]:
    return frozenset(keep().stems)


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
    if token.cyrillic and (has_stem(low, stems_kept()) or has_stem(low, country_words())):
        return True
    if _INNER_CAPITAL.fullmatch(token.text) and not _NAME_CAPITAL.fullmatch(token.text):
        return True
    if reading.known:
        return False
    if _MEDICINE.fullmatch(low):
        return True
    if token.cyrillic:
        return sounds_like_a_town(low) or bool(PLACE_SUFFIX.fullmatch(low))
    shaped = PLACE_SUFFIX.fullmatch(low) or _OF_A_PEOPLE.fullmatch(low)
    return bool(shaped) or latin_like_a_town(low) or _place_with_ending(low)


def _place_with_ending(low: str) -> bool:
    """A place with a Ukrainian ending in Latin letters: u Emmeni, z Gruzii."""
    if any(
        low[:-cut] in _singles() for cut in (1, 2) if len(low) - cut > _SHORT and _LATIN_ENDING.fullmatch(low[-cut:])
    ):
        return True
    written_back = [transliterate(low, language) for language in _CYRILLIC]
    return any(has_stem(word, stems) for word in written_back for stems in (stems_kept(), country_words()))


def is_kept_stem(token: Token) -> bool:
    """Whether a Cyrillic word is a form of what stays, in small letters too: з дигідом, у ванінгені."""
    return token.cyrillic and (has_stem(token.low, stems_kept()) or sounds_like_a_town(token.low))


def may_be_surname(low: str) -> bool:
    """Whether a word shaped like a place is a surname as often, so that it goes with the given name before it."""
    return bool(_SURNAME_SUFFIX.fullmatch(low))


@cache
def _surely_no_names() -> frozenset[str]:
    return frozenset(one.lower() for one in keep().words if " " not in one)
