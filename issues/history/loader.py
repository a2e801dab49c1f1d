"""From the file of histories' lines to the lines, or to everything that keeps them from being some."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from content.problem import ContentError
from content.shape import validate
from content.yaml_file import read
from issues.history.model import HistoryTexts

TEXTS_FILE = "texts.yaml"
SHIPPED = Path(__file__).parent / TEXTS_FILE


def load_history(text: str) -> HistoryTexts:
    """The lines that the file's text describes.

    Raises:
        ContentError: with every fault of the file's form.
    """
    file = read(TEXTS_FILE, text)
    texts, problems = (None, []) if file.broken else validate(file, HistoryTexts)
    every = [*file.problems, *problems]
    if texts is None or every:
        raise ContentError(every)
    return texts


@cache
def read_history() -> HistoryTexts:
    """The shipped lines; raises ``ContentError`` as ``load_history`` does."""
    return load_history(SHIPPED.read_text("utf-8"))
