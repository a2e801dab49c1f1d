"""Ukrainian and Russian words by pymorphy3's dictionaries, which know given names, patronymics and surnames.

Only what a dictionary has: pymorphy3's guesses for unknown words take ten times as long and call every second one a
surname. Nothing that is asked is kept: a cache of words would be a list of names in memory.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Literal

from issues.redaction.names.declension import forms_of
from issues.redaction.names.reading import ANY_NAME, NOTHING, UNKNOWN, Kind, Reading
from issues.redaction.word_lists import given_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pymorphy3.opencorpora_dict.wrapper import Dictionary
    from pymorphy3.tagset import OpencorporaTag

_LANGUAGES: tuple[Literal["uk", "ru"], ...] = ("uk", "ru")
_KINDS = {"Name": Kind.FIRST, "Patr": Kind.PATRONYMIC, "Surn": Kind.SURNAME, "Geox": Kind.PLACE}
_FUNCTION_WORDS = frozenset({"NPRO", "PREP", "CONJ", "PRCL", "ADVB", "PRED", "NUMR", "INTJ"})
_HERS = re.compile(r"([\w']{2,})[иї]н(?:а|е|і|ої|у|ою|ому|им|их|ими|ій|ого|ы|ый|ой|ую|ым)?")
_HIS = re.compile(r"(\w{3,})(?:ів|їв|(?:ов|єв|ев)(?:а|е|і|ої|у|ого|ому|им|их|ій|ою))")
_HER_PET_NAMES = re.compile(r"(\w{3,})чин(?:а|е|і|ої|у|ою|ому|им|их|ими|ій|ого|ы|ый|ой|ую|ым)?")
_HERS_SOFT = re.compile(r"(\w{2,})ін(?:а|е|і|ої|у|ою|ому|им|их|ими|ій|ого)?")
"""Вітін, Олін: of names that end in -я."""
_FAMILY = re.compile(r"(\w{2,}(?:енк|[чщ]ук|юк))(?:и|і|ів|ов|ам|ами|ах)")
"""Левченки, Шевченкам: a family by its surname."""
_WHICH_OF_TWO = re.compile(r"-(?:старш|молодш|младш)\w{1,4}$")
"""Ткаченко-старший."""
_LITTLE_WORDS = frozenset({"ще", "вже", "теж", "немає"})
"""What the Ukrainian dictionary leaves out."""
_RUSSIAN_LETTERS = str.maketrans("ыэё", "иее")
_NO_POSSESSIVE = frozenset({"люда", "маша", "дитя"})
"""людина, машина: a human being and a car."""
_PATRONYMIC = re.compile(r"\w{2,}(?:ович|йович|евич|івн|ївн|овн|евн|ьевн|ич)(?:а|у|ем|ові|еві|ем|ом|и|і|ы|е|ою|ой|е)?")
_SURNAME = re.compile(
    r"\w{2,}(?:енк[оауиі]?|енком|енкові|енків|енкам|енками|[чщ]ук(?:а|у|ом|ові|ів|и|ам|ами)?"
    r"|юк(?:а|у|ом|ові|ів|и|ам|ами)?|(?<!б)уками|енчих(?:а|и|у|ою|ой|е)|чучк(?:а|и|у|ою|ой)"
    r"|(?:сь|ць|зь)к(?:ий|ого|ому|им|а|ої|ій|у|ою)"
    r"|ишин(?:а|у|ой|ою|ым|им)?|еєв(?:а|у|ой|ою|им)?|дзе|швілі|швили|ян(?:а|у|ом)?|заде|ейко|айло"
    r"|овськ\w{1,3}|евськ\w{1,3}|ович(?:а|у|ем)?)"
)


@cache
def _dictionary(language: Literal["uk", "ru"]) -> Dictionary:
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 – reads a dictionary of some megabytes

    return MorphAnalyzer(lang=language).dictionary


@cache
def _kinds_of(tag: OpencorporaTag) -> Kind:
    written = str(tag)
    if tag.POS == "VERB" and ("past" in written or "3per" in written):
        return Kind.WORD | Kind.ACT
    if tag.POS in _FUNCTION_WORDS:
        return Kind.WORD | Kind.FUNCTION
    return next((kind for sign, kind in _KINDS.items() if sign in written), Kind.WORD)


@cache
def _own() -> Mapping[str, str]:
    """Every form of the names on our list, with its dictionary form."""
    return {form: name.lower() for name in given_names().cyrillic for form in forms_of(name)}


@cache
def _also_words() -> frozenset[str]:
    return frozenset(given_names().also_words)


@cache
def read_cyrillic(low: str) -> Reading:
    """What a word in small letters can be, by both dictionaries and our list; within `reading_words`."""
    low = _WHICH_OF_TWO.sub("", low)
    kinds, lemmas = _in_dictionaries(low)
    if low in _LITTLE_WORDS:
        kinds |= Kind.WORD | Kind.FUNCTION
    if (family := _FAMILY.fullmatch(low)) and not kinds & ANY_NAME:
        kinds_of_one, one = _in_dictionaries(family[1] + "о" * family[1].endswith("енк"))
        kinds |= kinds_of_one & Kind.SURNAME
        lemmas |= one if kinds_of_one & Kind.SURNAME else set()
    if own := _own().get(low) or _hers(low, word=bool(kinds & Kind.WORD)):
        kinds |= Kind.FIRST | Kind.SURE
        lemmas.add(own)
    elif owner := _his(low):
        kinds |= Kind.FIRST
        lemmas.add(owner)
    if kinds & ANY_NAME and low in _also_words():
        kinds |= Kind.ALSO
    if kinds:
        return Reading(kinds, frozenset(lemmas))
    return _in_other_letters(low)


def _in_dictionaries(low: str) -> tuple[Kind, set[str]]:
    kinds, lemmas = NOTHING, set()
    for dictionary, paradigm, index in _entries(low):
        kind = _kinds_of(dictionary.build_tag_info(paradigm, index))
        kinds |= kind
        if kind & ANY_NAME:
            lemmas.add(dictionary.build_normal_form(paradigm, index, low))
    return kinds, lemmas


@cache
def _entries(low: str) -> tuple[tuple[Dictionary, int, int], ...]:
    """The word in both dictionaries; where one has it with ґ or ё only, which are often typed as г and е, as that."""
    found: list[tuple[Dictionary, int, int]] = []
    for dictionary in map(_dictionary, _LANGUAGES):
        forms: Sequence[tuple[str, list[tuple[int, int]]]] = dictionary.words.similar_items(low, _misspelt())
        found += [(dictionary, *entry) for _, entries in forms[:1] for entry in entries]
    return tuple(found)


@cache
def _misspelt() -> object:
    from pymorphy3.dawg import WordsDawg  # noqa: PLC0415 – with the dictionaries

    return WordsDawg.compile_replaces({"г": "ґ", "е": "ё", "ё": "е"})


def _in_other_letters(low: str) -> Reading:
    """A Ukrainian name in Russian letters: Мыкола."""
    spelt = low.translate(_RUSSIAN_LETTERS)
    own = _own().get(spelt) if spelt != low else None
    return Reading(Kind.FIRST | Kind.SURE, frozenset({own})) if own else UNKNOWN


@cache
def tags_of(low: str) -> tuple[OpencorporaTag, ...]:
    """What a word can be by both dictionaries, with its case and number; nothing for a word that neither has."""
    return tuple(dictionary.build_tag_info(paradigm, index) for dictionary, paradigm, index in _entries(low))


@contextmanager
def reading_words() -> Iterator[None]:
    """While a text is read, each of its words is looked up once; nothing of it stays in memory afterwards."""
    try:
        yield
    finally:
        read_cyrillic.cache_clear()
        tags_of.cache_clear()
        _entries.cache_clear()


def _hers(low: str, *, word: bool) -> str | None:
    """Whose something is, by the possessive of a woman's name: Оксанина → оксана.

    ``word``: it is an everyday word too, such as "розчин", so that only what is built the usual way counts.
    """
    if pet := _HER_PET_NAMES.fullmatch(low):
        stem = pet[1]
        owner = _owner(stem, ("ка",) if word else ("ка", "а", "я"))
        return owner or (None if word else _owner(stem.removesuffix("й"), ("я",)))
    if match := _HERS.fullmatch(low):
        verb = word and any(tag.POS == "VERB" for tag in tags_of(low))
        return None if verb else _owner(match[1], "ая")
    soft = None if word else _HERS_SOFT.fullmatch(low)
    return soft and _owner(soft[1], "я")


def _his(low: str) -> str | None:
    """The same of a man's: Андріїв → андрій. Towns are built like this too: Миколаїв."""
    match = _HIS.fullmatch(low)
    return match and _owner(match[1], ("", "й", "о", "ь"))


def _owner(stem: str, endings: Iterable[str]) -> str | None:
    owners = (stem + ending for ending in endings)
    return next((one for one in owners if _own().get(one) == one and one not in _NO_POSSESSIVE), None)


def shaped_as_surname(low: str) -> bool:
    """Whether a word that no dictionary has is built as surnames and patronymics are."""
    return bool(_SURNAME.fullmatch(low) or _PATRONYMIC.fullmatch(low))


def glued_name(low: str) -> str | None:
    """The given name at the start of an unknown word that lost the space before "не": "оксанане відкрила"."""
    name = low.removesuffix("не")
    return name if name != low and len(name) > 3 and _own().get(name) == name else None  # noqa: PLR2004 – shorter beginnings are syllables
