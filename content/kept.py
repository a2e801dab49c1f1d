"""What was found in a file, kept as long as the file is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast
from weakref import WeakKeyDictionary

from content.raw_values import find_ids, find_key_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from content.marks import KeyPath
    from content.yaml_file import YamlFile

T = TypeVar("T")

_kept: WeakKeyDictionary[YamlFile, dict[Hashable, object]] = WeakKeyDictionary()


def kept(file: YamlFile, key: Hashable, find: Callable[[YamlFile], T]) -> T:
    """What ``find`` gives for the file; found once, as a file that was read never changes.

    ``key``: tells one search from another; ``find`` may depend on nothing but the file and this.
    """
    found = _kept.setdefault(file, {})
    if key not in found:
        found[key] = find(file)
    return cast("T", found[key])


def ids_in(file: YamlFile, pattern: KeyPath) -> tuple[tuple[KeyPath, str], ...]:
    """Do as ``find_ids`` does, once for each file."""
    return kept(file, ("values", pattern), lambda one: tuple(find_ids(one.value, pattern)))


def key_ids_in(file: YamlFile, pattern: KeyPath) -> tuple[tuple[KeyPath, str], ...]:
    """Do as ``find_key_ids`` does, once for each file."""
    return kept(file, ("keys", pattern), lambda one: tuple(find_key_ids(one.value, pattern)))
