"""What a Rasa server says about one message, read strictly: release and model may be any, the server may be another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from nlu.intents import INTENTS
from nlu.parse import Ranked, Ranking

MAX_BYTES = 64 * 1024
"""Some 4 kB are what fifty intents take."""

FALLBACK = "nlu_fallback"
"""What Rasa's ``FallbackClassifier`` puts first when the model is not sure enough to be answered from."""

ONE = (0.98, 1.02)
"""The chances of all intents together, with what rounding may do to them."""

Trouble = Literal[
    "slow",
    "unreachable",
    "refused",
    "status",
    "off_contract",
    "unknown_intent",
    "wrong_model",
    "busy",
    "resting",
    "failed",
]
"""Why a server gave no answer that can be used.

``refused``: the token. ``status``: any other than 200. ``resting``: not asked, as it failed before. ``busy``: not
asked, as enough are asking. ``failed``: a mistake of our own.
"""


class NoAnswer(Exception):
    """Nothing that can be used; ``trouble`` says why. Never what was asked or said."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble: Trouble = trouble


@dataclass(frozen=True, slots=True)
class RasaAnswer:
    """All intents, likeliest first, and whether the model is sure enough of the first."""

    ranking: Ranking
    sure: bool


class _Guess(BaseModel):
    model_config = ConfigDict(strict=True)
    name: str
    confidence: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class _Body(BaseModel):
    model_config = ConfigDict(strict=True)
    text: str
    intent: _Guess
    intent_ranking: Annotated[list[_Guess], Field(max_length=2 * len(INTENTS))]


def read_answer(body: bytes, asked: str) -> RasaAnswer:
    """The answer to exactly this message by a model of exactly our intents.

    Raises:
        NoAnswer: ``off_contract``; ``unknown_intent``, none of ours; ``wrong_model``, some of ours are missing.
    """
    try:
        found = _Body.model_validate_json(body)
    except ValidationError:
        raise NoAnswer("off_contract") from None
    if found.text != asked:
        raise NoAnswer("off_contract")
    names = [one.name for one in (found.intent, *found.intent_ranking) if one.name != FALLBACK]
    if not set(names) <= set(INTENTS):
        raise NoAnswer("unknown_intent")
    guesses = [one for one in found.intent_ranking if one.name != FALLBACK]
    if {one.name for one in guesses} != set(INTENTS):
        raise NoAnswer("wrong_model")
    ranking = tuple(sorted((Ranked(one.name, one.confidence) for one in guesses), key=lambda one: -one.confidence))
    if len(ranking) != len(INTENTS) or not ONE[0] <= sum(one.confidence for one in ranking) <= ONE[1]:
        raise NoAnswer("off_contract")
    if found.intent.name not in {FALLBACK, ranking[0].intent}:
        raise NoAnswer("off_contract")
    return RasaAnswer(ranking, sure=found.intent.name != FALLBACK)
