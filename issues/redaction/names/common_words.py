"""Whether a Latin word is an ordinary Dutch or English one, so that "Wasmachine" at the start is nobody's name.

A Bloom filter over the dictionaries of simplemma, which only developers install: the words themselves would be seven
times the size. One word in two hundred that is in neither dictionary is taken for one that is.
Dictionaries leave out adverbs and the like, so words of our own Dutch and English texts are added to them.
Made by ``python -m issues.redaction.names.common_words TEXTS``, a folder of such texts each.
"""

from __future__ import annotations

import hashlib
import math
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from issues.redaction.word_lists import DATA, context, given_names
from language.dutch_terms import DUTCH_TERMS
from language.frequent_words import DUTCH, ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILE = DATA / "common_words.bloom"
_BITS_EACH = 11
_HASHES = 7
_LONGEST = 14
"""Longer Dutch words are compounds, which no dictionary has all of; names are shorter."""
_WORD = re.compile(rf"[a-zà-öø-ÿ]{{2,{_LONGEST}}}")


def is_common(low: str) -> bool:
    """Whether a dictionary has the word, in small letters."""
    if len(low) > _LONGEST and "-" not in low:
        return True
    return low in _listed() or _has(_filter(), low) or any(_has(_filter(), part) for part in _last_part(low))


def _last_part(low: str) -> Iterator[str]:
    """A hyphenated word is as common as its last part: Кейс-менеджер, e-mailadres."""
    if "-" in low:
        yield low.rsplit("-", 1)[1]


@cache
def _listed() -> frozenset[str]:
    words = context()
    lists = (words.roles_latin, words.titles, words.greetings, words.acts_latin, words.places_of_work)
    return frozenset({*DUTCH_TERMS, *DUTCH, *ENGLISH}.union(*lists))


@cache
def _filter() -> bytes:
    return FILE.read_bytes()


def _has(bits: bytes, word: str) -> bool:
    return all(bits[place >> 3] >> (place & 7) & 1 for place in _places(word, len(bits) * 8))


def _places(word: str, size: int) -> tuple[int, ...]:
    digest = hashlib.blake2b(word.encode(), digest_size=16).digest()
    first, second = int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little") | 1
    return tuple((first + turn * second) % size for turn in range(_HASHES))


def filter_of(words: Iterable[str]) -> bytes:
    """The filter that ``_has`` reads."""
    every = {word for word in words if _WORD.fullmatch(word)}
    bits = bytearray(math.ceil(len(every) * _BITS_EACH / 8))
    for word in every:
        for place in _places(word, len(bits) * 8):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def _dictionaries() -> Iterator[str]:
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415 – developers only
        DefaultDictionaryFactory,
    )

    for language in ("nl", "en"):
        yield from DefaultDictionaryFactory().get_dictionary(language)


def _words_in(folders: Iterable[str]) -> Iterator[str]:
    """Words seen more than once in small letters, that no list has as a given name."""
    names = {name.lower() for name in (*given_names().latin, *given_names().latin_slavic)}
    seen = Counter(
        word
        for folder in folders
        for file in sorted(Path(folder).rglob("*.y*ml"))
        for word in re.findall(r"(?<![\w'])[a-zà-öø-ÿ]{2,14}(?![\w'])", file.read_text(encoding="utf-8"))
    )
    return (word for word, times in seen.items() if times > 1 and word not in names)


if __name__ == "__main__":
    FILE.write_bytes(filter_of((*_dictionaries(), *_words_in(sys.argv[1:]))))
