"""A message to a case, while it is being written. Kept as a draft of a complaint is: sealed, for a day."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

CASE = "case"
"""In place of a topic's id: what is talked about is a case, or the code of one."""

Purpose = Literal["answer", "add", "unsolved", "higher", "again"]
"""What the words are for: the answer to a question, more information, or that it is not solved.

``higher``, ``again``: it is not solved, and the confidant had it: to the coordinator, or back to the confidant.
"""
NOT_SOLVED: frozenset[Purpose] = frozenset({"unsolved", "higher", "again"})


class CaseMessage(BaseModel):
    """Immutable. ``ref``: the code or number by which its case is opened again; its words are redacted."""

    model_config = ConfigDict(frozen=True)

    id: str
    """32 hexadecimal digits, random: sent twice it is one message."""
    started: str
    """The hour it was begun, ISO 8601 with offset."""
    ref: str
    purpose: Purpose
    question: int | None = None
    """The place of the question in the case's history."""
    text: str = ""
    removed: int = 0
    """How much was taken out of the words."""
    where: bool = False
    """The question asks where something is: a room in the answer stays."""
    looking: bool = False
    """What was taken out of the words is looked at: words typed now are taken out of them too."""
    aside: bool = False
    """Something else is looked at meanwhile: words are not for it, until it is taken up again."""
    photos: tuple[str, ...] = ()
    """Names of the photos kept for it, as for a draft."""

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.photos)

    def but(self, **changes: object) -> CaseMessage:
        return self.model_copy(update=changes)
