"""What one message means, as every engine says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Action = Literal["answer", "choose", "fallback", "emergency"]
EngineName = Literal["embedded", "rasa", "safety"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    intent: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """``language`` is the message's own (uk, nl, ru, en); ``confidence`` is calibrated, in [0, 1].

    ``requests``: two intents when the message holds two requests; both then also lead the ranking.
    """

    text: str
    language: str
    intent: str
    confidence: float
    ranking: tuple[Ranked, ...]
    action: Action
    engine: EngineName
    requests: tuple[str, ...] = ()
