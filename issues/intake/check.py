"""Do the files of the intake fit together? Everything that the shape of a single file cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.intake.id_check import id_problems
from issues.intake.protection_check import protection_problems
from issues.intake.staff_words import staff_words
from issues.intake.text_check import text_problems
from issues.intake.word_check import word_problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.problem import Problem
    from content.yaml_file import YamlFile


def check_intake(files: Sequence[YamlFile]) -> list[Problem]:
    """Say what contradicts itself, is missing, or could harm whoever answers.

    Reads the files as they are and not the model, so that one misspelt key hides nothing else. Where a file is no YAML
    at all, nothing is called missing on its account.
    """
    whole = not any(file.broken for file in files)
    return [
        *id_problems(files, whole=whole),
        *protection_problems(files, staff_words),
        *text_problems(files),
        *word_problems(files),
    ]
