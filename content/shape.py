"""Does a file have the shape that the model asks? Pydantic's answers, joined to positions, in plain English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from content.model_keys import keys_at
from content.node import HTTPS, Node
from content.suggestion import closest, did_you_mean

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from content.marks import KeyPath
    from content.problem import Problem
    from content.yaml_file import YamlFile

N = TypeVar("N", bound=Node)


def validate(file: YamlFile, model: type[N]) -> tuple[N | None, list[Problem]]:
    """Make a ``model`` of the file's value, or say everything that keeps it from being one.

    Says nothing about parts already reported as damaged YAML.
    """
    try:
        return model.model_validate(file.value), []
    except ValidationError as error:
        every = error.errors(include_url=False)
    complaints = [_locate(file, details) for details in every if not _is_knock_on(details)]
    sound = [complaint for complaint in complaints if complaint.path not in file.damaged]
    return None, list(_problems(file, model, sound))


@dataclass(frozen=True, slots=True)
class _Complaint:
    """One of pydantic's errors, with the file's own path instead of pydantic's."""

    path: KeyPath
    at_key: bool
    kind: str
    message: str


def _is_knock_on(details: ErrorDetails) -> bool:
    """Whether a list only counts as too short because pydantic leaves out its faulty items, each reported already."""
    return details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"]


def _locate(file: YamlFile, details: ErrorDetails) -> _Complaint:
    """Join pydantic's location to the file: it also names union branches, and ``[key]`` where a key is at fault."""
    kind: str = details["type"]
    path: KeyPath = ()
    for step in details["loc"]:
        if (*path, step) in file.marks.values:
            path = (*path, step)
    if kind == "missing":
        path = (*path, details["loc"][-1])
    message = _message(kind, details)
    if details["loc"][-1:] == ("[key]",):
        return _Complaint(path, at_key=True, kind=kind, message=f"key '{path[-1]}': {message}")
    # What a model as a whole gets wrong belongs to the key that names it, not to whichever part comes first.
    about_whole = kind == "value_error" and not isinstance(details["input"], str)
    return _Complaint(path, about_whole, kind, message)


def _problems(file: YamlFile, model: type[Node], complaints: list[_Complaint]) -> Iterator[Problem]:
    mistyped = _mistyped(model, complaints)
    for group in _same_place(complaints):
        first = group[0]
        key = first.path[-1] if first.path else ""
        if first.kind == "extra_forbidden":
            yield file.at_key(first.path, _unknown_key(str(key), keys_at(model, first.path[:-1])))
        elif first.kind == "missing":
            if first.path not in mistyped:
                yield file.at_key(first.path[:-1], f"missing key '{key}'")
        elif first.at_key:
            yield file.at_key(first.path, first.message)
        else:
            yield file.at_value(first.path, ", or ".join(dict.fromkeys(one.message for one in group)))


def _unknown_key(key: str, allowed: tuple[str, ...]) -> str:
    guess = did_you_mean(key, allowed) or f"; the keys here are {', '.join(allowed)}"
    return f"unknown key '{key}'{guess}"


def _mistyped(model: type[Node], complaints: list[_Complaint]) -> set[KeyPath]:
    """The keys that are only missing because they stand there misspelt: one mistake is reported once."""
    unknown = [one.path for one in complaints if one.kind == "extra_forbidden"]
    meant = ((path[:-1], closest(str(path[-1]), keys_at(model, path[:-1]))) for path in unknown)
    return {(*parent, key) for parent, key in meant if key}


def _same_place(complaints: Iterable[_Complaint]) -> Iterator[list[_Complaint]]:
    """Group what a union's branches say about one value, and keep only what is said by the branches that come nearest.

    A branch for another type (a list where a text stands) says nothing of use; one that fails on the value's meaning
    came furthest.
    """
    groups: dict[tuple[KeyPath, bool], list[_Complaint]] = {}
    for one in complaints:
        groups.setdefault((one.path, one.at_key), []).append(one)
    for group in groups.values():
        nearest = min(map(_distance, group))
        yield [one for one in group if _distance(one) == nearest]


def _distance(complaint: _Complaint) -> int:
    if complaint.kind == "value_error":
        return 0
    return 2 if complaint.kind.endswith("_type") else 1


_TYPES = {
    "string_type": "a text",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "keys with values",
    "mapping_type": "keys with values",
    "model_type": "keys with values",
}

_PATTERNS = {
    r"^[a-z][a-z0-9_]*$": "an id has only small letters, digits and _, and starts with a letter",
    r"^[a-z]+(\.[a-z_]+)?$": "a topic's id is small letters, with one dot at most, such as school.enrol",
    r"^[a-z][a-z0-9-]*$": "a place's id has only small letters, digits and -, and starts with a letter",
    r"^\+?[0-9][0-9 \-]*$": "a phone number has only digits, spaces and -, with + in front for abroad",
    HTTPS: "an address is https://, a host in small letters, and no spaces or letters such as é",
    r"^\d{4}-\d{2}-\d{2}$": "a day is written as 'YYYY-MM-DD'",
    r"^(undated|about \d{4}(-\d{2})?)$": "without a day as 'undated', 'about YYYY' or 'about YYYY-MM'",
}


_SENTENCES = {
    "string_too_long": "the text has {length} characters, {max_length} fit",
    "string_too_short": "the text is empty",
    "too_short": "at least {min_length} needed, {length} here",
    "too_long": "at most {max_length} fit, {length} here",
    "literal_error": "expected {expected}, found '{value}'",
}


def _message(kind: str, details: ErrorDetails) -> str:
    context, value = details.get("ctx", {}), details["input"]
    if kind in _TYPES:
        return f"expected {_TYPES[kind]}, found {_type_of(value)}"
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(context["pattern"], f"'{value}' does not fit {context['pattern']}")
    if kind == "value_error":
        return f"'{value}': {context['error']}" if isinstance(value, str) else str(context["error"])
    length = len(value) if isinstance(value, Sized) else 0
    return _SENTENCES.get(kind, str(details["msg"])).format(**context, length=length, value=value)


def _type_of(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{value}'"
    return "a list" if isinstance(value, tuple) else "keys with values"
