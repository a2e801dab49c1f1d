"""What was found in a file, kept as long as the file is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

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
