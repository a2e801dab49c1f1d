"""Machine translation of what people wrote, for whoever reads it at the desk. Off unless somebody sets it up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

TranslationProblem = Literal["no_answer", "too_slow", "refused", "wrong_answer", "too_long"]
"""``refused``: it says no, such as for its key or a language that it lacks. ``wrong_answer``: not one of its kind."""

MOST_CHARS = 10_000


class NotTranslated(Exception):
    """Nothing came of it; ``why`` is said to whoever asked. Never holds the words."""

    def __init__(self, why: TranslationProblem) -> None:
        super().__init__(why)
        self.why: TranslationProblem = why


@dataclass(frozen=True, slots=True)
class Translation:
    """What the machine made of it; shown only with a label that says so."""

    text: str
    language: str


class Translates(Protocol):
    """A translation service. Give it only what was redacted, as stored words are; nothing of it is kept."""

    async def translate(self, text: str, *, source: str, target: str) -> Translation:
        """The text in the other language, both by their two letters.

        Raises:
            NotTranslated: for whatever reason, within the service's time limit.
        """
