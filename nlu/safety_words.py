"""Writes every form of the words that the safety rules mark with ``~``: the program reads no dictionaries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from language import normalise
from language.inflection import inflected
from nlu.safety_files import FORMS_FILE, SAFETY_FOLDER, fold, inflected_words

if TYPE_CHECKING:
    from pathlib import Path

    from language.inflection import Dictionary

DICTIONARIES: tuple[Dictionary, ...] = ("uk", "ru", "nl", "en")


def all_forms(folder: Path = SAFETY_FOLDER) -> dict[str, list[str]]:
    """The folded forms of each marked word, in alphabetical order; an empty list where no dictionary has the word."""
    return {word: _forms(word) for word in sorted(inflected_words(folder))}


def write_forms(folder: Path = SAFETY_FOLDER, path: Path = FORMS_FILE) -> list[str]:
    """Writes the file; returns the words that no dictionary has."""
    forms = all_forms(folder)
    path.write_text(json.dumps(forms, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf-8")
    return [word for word, known in forms.items() if not known]


def _forms(marked: str) -> list[str]:
    """``бити`` in both dictionaries of its script, ``die en`` only in the English one."""
    word, _, only = marked.partition(" ")
    dictionary = next((one for one in DICTIONARIES if one == only), None)
    return sorted({fold(normalise(form)) for form in inflected(word, dictionary)})


if __name__ == "__main__":
    for unknown in write_forms():
        print(f"no dictionary has {unknown}")  # noqa: T201 – a command line
