"""Typed words made safe to keep: redacted, with what was taken out of them beside them, in memory alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.redaction.preview import Marked, marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from issues.redact import Redact

ID_BYTES = 4


class MakesSafe:
    """``random``: that many unpredictable bytes, so that a button of before a restart never means something else."""

    def __init__(self, redact: Redact, random: Callable[[int], bytes]) -> None:
        self._redact = redact
        self._random = random

    def story(self, words: str, language: str, after: str = "") -> Marked:
        """``after``: the words that stand above them."""
        return marked(self._redact(words, language, after=after), self.new_id)

    def place(self, words: str, language: str, after: str = "") -> Marked:
        """An answer to "where?", which may be a room."""
        return marked(self._redact(words, language, after=after, keep={"room"}), self.new_id)

    def new_id(self) -> str:
        return self._random(ID_BYTES).hex()
