"""Do the files of the intake fit together? Everything that a shape cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.problem import Problem
    from content.yaml_file import YamlFile


def check_intake(files: Sequence[YamlFile]) -> list[Problem]:
    """Say what contradicts itself, is missing, or must not be."""
    del files
    return []
