"""The lists that redaction goes by, read from data/*.yaml once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import BeforeValidator, Field

from content.node import Node, Text
from content.problem import ContentError
from content.shape import validate
from content.yaml_file import read

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = Path(__file__).parent / "data"
N = TypeVar("N", bound=Node)


def _split(value: object) -> object:
    """Words between spaces; ``_`` is a space inside a phrase. What is no text is left for the model to refuse."""
    return tuple(word.replace("_", " ") for word in value.split()) if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_split), Field(min_length=1)]


class GivenNames(Node):
    """See data/given_names.yaml."""

    cyrillic: Words
    latin: Words
    latin_slavic: Words
    also_words: Words
    also_words_latin: Words
    surnames_latin: Words
    surnames_cyrillic: Words


class Keep(Node):
    """See data/keep.yaml."""

    places: Words
    words: Words
    bodies: Words
    stems: Words
    phrases: Words
    feasts: Words
    dishes: Words
    named_after: Words
    named_before: Words
    of_dishes: Words
    named_something: Words
    phones: Words
    sites: Words


class Context(Node):
    """See data/context.yaml."""

    titles: Words
    roles_cyrillic: Words
    roles_latin: Words
    introduces: Words
    acts_cyrillic: Words
    acts_latin: Words
    things_do: Words
    only_people: Words
    asks_about: Words
    people_are: Words
    will_latin: Words
    has_or_is_latin: Words
    of_somebody: Words
    places_of_work: Words
    particles_latin: Words
    particles_cyrillic: Words
    greetings: Words
    place_prepositions: Words
    abbreviations: Words


class Marks(Node):
    """What each type of finding is called where it was taken out."""

    name: Text
    phone: Text
    email: Text
    bsn: Text
    iban: Text
    card: Text
    code: Text
    v_number: Text
    document: Text
    birth_date: Text
    address: Text
    postcode: Text
    room: Text
    plate: Text
    handle: Text
    url: Text
    words: Text


@cache
def given_names() -> GivenNames:
    return _load("given_names.yaml", GivenNames)


@cache
def keep() -> Keep:
    return _load("keep.yaml", Keep)


@cache
def context() -> Context:
    return _load("context.yaml", Context)


@cache
def mark_words() -> Mapping[str, Text]:
    marks = _load("marks.yaml", Marks)
    return {name: getattr(marks, name) for name in Marks.model_fields}


def _load(name: str, model: type[N]) -> N:
    """Raises ``ContentError`` with every problem and its line."""
    file = read(name, (DATA / name).read_text(encoding="utf-8"))
    problems = list(file.problems)
    if not file.broken:
        node, faults = validate(file, model)
        problems += faults
        if node is not None and not problems:
            return node
    raise ContentError(problems)
