"""Finding values in a file before it is known to have the model's shape.

Cross-checks read files this way, so that one misspelt key does not hide a dangling id elsewhere in the same file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.marks import KeyPath
    from content.yaml_file import Value


_ID = re.compile(r"[a-z][a-z0-9_.-]*")


def find(value: Value, pattern: KeyPath, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Value]]:
    """Every value that ``pattern`` leads to, with its path; ``"*"`` stands for any key or list index.

    Parts that are not there, or have another shape, yield nothing.
    """
    if not pattern:
        yield path, value
        return
    step, *rest = pattern
    for key, child in _children(value):
        if step in ("*", key):
            yield from find(child, tuple(rest), (*path, key))


def find_ids(value: Value, pattern: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """The ids among what ``pattern`` leads to; what has no id's form was refused by the check of the shape."""
    for path, found in find(value, pattern):
        if isinstance(found, str) and is_id(found):
            yield path, found


def find_key_ids(value: Value, pattern: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """The ids among the keys that ``pattern`` leads to."""
    for path, _ in find(value, pattern):
        if is_id(str(path[-1])):
            yield path, str(path[-1])


def is_id(text: str) -> bool:
    """Whether ``text`` could be an id of anything: a fact, a topic, a place."""
    return _ID.fullmatch(text) is not None


def walk_texts(value: Value, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text in ``value``, however deep."""
    if isinstance(value, str):
        yield path, value
    for key, child in _children(value):
        yield from walk_texts(child, (*path, key))


def _children(value: Value) -> Iterator[tuple[str | int, Value]]:
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)
