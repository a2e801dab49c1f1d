"""All files of one map, read but not yet known to be sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from routekaart.layout import Kind, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from content.yaml_file import YamlFile


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a map by path, in the order of their paths; only such as a map has."""

    by_path: Mapping[str, YamlFile]

    def of(self, *kinds: Kind) -> Iterator[YamlFile]:
        """The files of any of ``kinds``."""
        for path, file in self.by_path.items():
            kind = kind_of(path)
            if kind and kind.kind in kinds:
                yield file

    def named(self, kind: Kind) -> Iterator[tuple[str, YamlFile]]:
        """The files of ``kind`` with the id that each one's name or folder gives."""
        for path, file in self.by_path.items():
            found = kind_of(path)
            if found and found.kind == kind:
                yield found.name_in(path), file
