"""Words that name somebody who works where a resident lives, in any inflection, language and script."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from content.node import Line, Node
from content.problem import ContentError
from content.shape import validate
from content.yaml_file import read
from issues.intake.model import Words
from issues.intake.word_match import fold, places
from language import transliterate, typed_in_latin
from language.spelling import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PATH = Path(__file__).parent / "staff_words.yaml"

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


class StaffWords(Node):
    """``looks_like``: what the words would find by mistake."""

    words: Words
    looks_like: tuple[Line, ...] = Field(alias="not")


def staff_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` that name a job or a desk at the location, as they were typed, each once.

    Two words that only together name a job come as one: ``соціальний працівник``.
    """
    text = tidy(text)
    typed = _WORD.findall(text)
    entries = _entries()
    found: set[tuple[int, ...]] = set()
    for forms in _forms(typed, text):
        lookalike = set(chain.from_iterable(places(entries.looks_like, forms)))
        found |= {place for place in places(entries.words.all(), forms) if not lookalike & set(place)}
    of_pairs = set(chain.from_iterable(place for place in found if len(place) > 1))
    whole = sorted(place for place in found if len(place) > 1 or place[0] not in of_pairs)
    return tuple(dict.fromkeys(" ".join(typed[one] for one in place) for place in whole))


def _forms(typed: Sequence[str], text: str) -> Iterator[tuple[str, ...]]:
    """The folded words as typed; the last part of hyphenated ones (кейс-менеджер); in Cyrillic where typed in Latin."""
    folded = {word: fold(word) for word in set(typed)}
    yield tuple(folded[word].replace("-", "") for word in typed)
    yield tuple(folded[word].rpartition("-")[2] for word in typed)
    language = typed_in_latin(text)
    if language:
        own = {word: fold(transliterate(word, language)) for word in set(typed)}
        yield tuple(own[word] for word in typed)


@cache
def _entries() -> StaffWords:
    file = read(PATH.name, PATH.read_text(encoding="utf-8"))
    entries, problems = validate(file, StaffWords)
    if entries is None or file.problems:
        raise ContentError([*file.problems, *problems])
    return entries
