"""Two maps part by part: every text, number and day that is not the same, with the way that leads to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pydantic import BaseModel

from routekaart.opening import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

Plain: TypeAlias = "str | bool | tuple[str, ...] | tuple[Span, ...] | Mapping[str, Plain] | None"
"""A part of a map without its models: what has ids is a mapping by them, empty parts are left out."""


ORDER = "order"
SHOWN_IN_ORDER = frozenset({"choices", "steps", "themes", "entries"})


@dataclass(frozen=True, slots=True)
class Edit:
    """One part that changed. None: it is not there in that map. ``path``: the keys and ids that lead to it."""

    path: tuple[str, ...]
    before: Plain
    after: Plain


def plain(value: object) -> Plain:
    """The value as mappings, texts and lists of texts; opening hours stay what they are."""
    if isinstance(value, BaseModel):
        whole = {name: getattr(value, name) for name in type(value).model_fields} | (value.model_extra or {})
        return plain({name: one for name, one in whole.items() if name != "id"})
    if isinstance(value, Mapping):
        kept = {str(name): plain(one) for name, one in value.items()}
        return {name: one for name, one in kept.items() if one not in (None, (), {}, False)}
    if not isinstance(value, tuple | list):
        return value if isinstance(value, str | bool | None) else str(value)
    if value and all(isinstance(one, Span) for one in value):
        return tuple(value)
    return _listed(value)


def _listed(items: tuple[object, ...] | list[object]) -> Plain:
    """A list by the ids of its items; of texts, the texts."""
    names = [getattr(one, "id", None) or getattr(one, "intent", None) for one in items]
    if all(names):
        return {str(name): plain(one) for name, one in zip(names, items, strict=True)}
    return tuple(str(one) for one in items)


def edits(before: Plain, after: Plain, path: tuple[str, ...]) -> Iterator[Edit]:
    """Every part that differs; one that is only in one of them is said as a whole."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys((*before, *after)):
            yield from edits(before.get(name), after.get(name), (*path, name))
        old, new = ([name for name in one if name in before and name in after] for one in (before, after))
        if path[-1] in SHOWN_IN_ORDER and old != new:
            yield Edit((*path, ORDER), tuple(old), tuple(new))
    elif before != after:
        yield Edit(path, before, after)
