"""What to do with what an engine believes: answer, offer a choice, admit defeat, or put danger first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlu.intents import DANGER, OUT_OF_SCOPE, theme_of
from nlu.parse import Action, Ranked, Ranking

if TYPE_CHECKING:
    from collections.abc import Sequence

OFFERED = 3
"""How many requests a "did you mean" shows."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Chosen on out-of-fold predictions (``nlu.calibration``); all compare calibrated probabilities.

    ``answer``: the likeliest intent alone. ``choose``: the likeliest three in scope together. ``danger``: all danger
    intents together, enough to show emergency numbers. ``mention``: enough never to answer without offering the danger.
    ``part``: the likeliest intent of a sentence, to count it as a request of its own.
    """

    answer: float
    choose: float
    danger: float
    mention: float
    part: float


@dataclass(frozen=True, slots=True)
class Decision:
    """``ranking`` in the order to use it: two requests first, or the danger first."""

    action: Action
    ranking: Ranking
    requests: tuple[str, ...] = ()


def decide(whole: Ranking, parts: Sequence[Ranking], thresholds: Thresholds) -> Decision:
    """Danger first, then two requests, then the likeliest one.

    A wrong answer sends somebody to the wrong desk and costs trust; a "did you mean" costs one tap; so an answer
    needs more certainty than a choice. ``out_of_scope`` is never answered: it falls back, unless requests in scope
    are likely enough to be worth offering.
    """
    alarm = _alarm(whole, parts, thresholds)
    if alarm:
        return alarm
    requests = two_requests(parts, thresholds.part)
    if requests:
        return Decision("choose", _first(requests, whole), requests)
    likeliest = whole[0]
    offered = tuple(one for one in whole if one.intent != OUT_OF_SCOPE)[:OFFERED]
    if likeliest.intent != OUT_OF_SCOPE and likeliest.confidence >= thresholds.answer:
        if danger_in(whole) < thresholds.mention or likeliest.intent in DANGER:
            return Decision("emergency" if likeliest.intent in DANGER else "answer", whole)
        return Decision("choose", _offering_danger(whole))
    if sum(one.confidence for one in offered) >= thresholds.choose:
        return Decision("choose", _offering_danger(whole) if danger_in(whole) >= thresholds.mention else whole)
    return Decision("fallback", whole)


def _alarm(whole: Ranking, parts: Sequence[Ranking], thresholds: Thresholds) -> Decision | None:
    """Emergency numbers, when the message or a part of it looks dangerous: a long message thins danger out.

    A part that only may be dangerous in a message that is clearly about something else ("I was invited to work in a
    hotel. Do I need a permit?") gets the danger offered beside that, not put in its way. What the safety rules see
    never comes here.
    """
    danger = max((whole, *parts), key=danger_in)
    if danger_in(danger) < thresholds.danger:
        return None
    if danger_in(danger) < thresholds.answer and _is_clear(whole, thresholds):
        return Decision("choose", _with_danger_second(danger, whole))
    return Decision("emergency", _danger_first(danger, whole))


def _is_clear(whole: Ranking, thresholds: Thresholds) -> bool:
    """The message as a whole would be answered, and hardly looks dangerous."""
    likeliest = whole[0]
    harmless = likeliest.intent not in DANGER and likeliest.intent != OUT_OF_SCOPE
    return harmless and likeliest.confidence >= thresholds.answer and danger_in(whole) < thresholds.mention


def danger_in(ranking: Ranking) -> float:
    """How likely the message is about any danger at all."""
    return sum(one.confidence for one in ranking if one.intent in DANGER)


def two_requests(parts: Sequence[Ranking], certain: float) -> tuple[str, str] | tuple[()]:
    """The first two different requests among the parts of a message; small talk around a request is not one."""
    asked: list[str] = []
    for part in parts:
        top = part[0]
        if top.confidence >= certain and _is_request(top.intent) and top.intent not in asked:
            asked.append(top.intent)
    asked = [intent for intent in asked if not _only_announces(intent, asked)]
    return (asked[0], asked[1]) if len(asked) > 1 else ()


def _is_request(intent: str) -> bool:
    return theme_of(intent) != "meta" and intent != OUT_OF_SCOPE and intent not in DANGER


def _only_announces(intent: str, asked: Sequence[str]) -> bool:
    """One complaint, not two: "I want to complain. It is cold in the room"."""
    return intent == "complaint.file" and any(
        theme_of(other) in {"complaint", "work"} and other != intent for other in asked
    )


def _danger_first(danger: Ranking, whole: Ranking) -> Ranking:
    worst = max((one for one in danger if one.intent in DANGER), key=lambda one: one.confidence)
    return (worst, *(one for one in whole if one.intent != worst.intent))


def _with_danger_second(danger: Ranking, whole: Ranking) -> Ranking:
    """What the whole message is about, then the danger that one part of it may be about."""
    worst = max((one for one in danger if one.intent in DANGER), key=lambda one: one.confidence)
    return (whole[0], worst, *(one for one in whole[1:] if one.intent != worst.intent))


def _first(requests: Sequence[str], whole: Ranking) -> Ranking:
    by_intent = {one.intent: one for one in whole}
    rest = tuple(one for one in whole if one.intent not in requests)
    return (*(by_intent.get(intent, Ranked(intent, 0.0)) for intent in requests), *rest)


def _offering_danger(whole: Ranking) -> Ranking:
    """The ranking with the likeliest danger moved up into what is offered."""
    worst = next(one for one in whole if one.intent in DANGER)
    if worst in whole[:OFFERED]:
        return whole
    rest = tuple(one for one in whole if one is not worst)
    return (*rest[: OFFERED - 1], worst, *rest[OFFERED - 1 :])
