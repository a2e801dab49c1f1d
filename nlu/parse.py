"""What was understood of one message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from language import MessageLanguage
    from nlu.dangers import Danger

Action = Literal["answer", "choose", "fallback", "emergency"]
EngineName = Literal["embedded", "rasa", "safety"]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One intent the message may have, and how sure the engine is: 0 to 1."""

    intent: str
    confidence: float


Ranking = tuple[Ranked, ...]
"""Most likely intent first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """The intent of a message and what to do with it.

    With ``choose``, the first of ``ranking`` are what to offer. ``requests`` is filled where the message held two
    requests; both then stand first in ``ranking``. With ``emergency``, ``danger`` is its kind and ``intent`` the
    nearest intent to it, whatever else the ranking holds.
    """

    text: str
    language: MessageLanguage
    intent: str
    confidence: float
    ranking: Ranking
    action: Action
    engine: EngineName
    requests: tuple[str, ...] = ()
    danger: Danger | None = None

    def as_dict(self) -> dict[str, object]:
        """The JSON contract of ``wegwijzer nlu parse``; keys in its order, confidences rounded to four places."""
        return {
            "text": self.text,
            "language": self.language,
            "intent": self.intent,
            "confidence": round(self.confidence, 4),
            "ranking": [{"intent": one.intent, "confidence": round(one.confidence, 4)} for one in self.ranking],
            "action": self.action,
            "engine": self.engine,
        }
