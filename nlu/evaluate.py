"""How well messages are understood: figures over a frozen set, and every miss by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlu.decision import OFFERED
from nlu.intents import DANGER, OUT_OF_SCOPE
from nlu.reliability import calibration_error, classified

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from nlu.frozen_sets import Message, SafetyMessage
    from nlu.parse import Parse

OUTCOMES = (
    "answered right",
    "answered wrong",
    "choice with the right one",
    "choice without it",
    "fallback, out of scope",
    "fallback, in scope",
    "emergency, rightly",
    "emergency, false alarm",
)
WORST = 10


@dataclass(frozen=True, slots=True)
class Miss:
    """A message whose first intent was not acceptable."""

    message: Message
    parse: Parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Figures are shares from 0 to 1. ``accuracy`` counts every acceptable intent, ``strict`` only the expected one.

    ``calibration_error`` is the expected difference between confidence and accuracy, over messages an engine
    classified.
    """

    messages: int
    accuracy: float
    strict: float
    first_three: float
    macro_f1: float
    calibration_error: float
    by_language: Mapping[str, tuple[int, float]]
    by_intent: Mapping[str, tuple[int, float]]
    confusions: Mapping[tuple[str, str], int]
    outcomes: Mapping[str, int]
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyReport:
    """``recall``: dangers that raised any alarm; ``right_kind``: the very danger; ``by_rules``: raised by a rule.

    ``within_reach``: dangers that raised an alarm, or for which help in danger was among the buttons offered.
    ``alarms_by_rules``: harmless messages that a rule raised the alarm for.
    """

    dangers: int
    recall: float
    right_kind: float
    within_reach: float
    by_rules: float
    by_language: Mapping[str, tuple[int, float]]
    harmless: int
    alarms_by_rules: float
    missed: tuple[tuple[SafetyMessage, Parse], ...]
    false_alarms: tuple[tuple[SafetyMessage, Parse], ...]


def report(judged: Sequence[tuple[Message, Parse]]) -> Report:
    """Figures over parsed messages; empty input gives zeros."""
    seen = [(message, parse, parse.intent in message.right) for message, parse in judged]
    return Report(
        messages=len(seen),
        accuracy=_share(hit for _, _, hit in seen),
        strict=_share(parse.intent == message.right[0] for message, parse, _ in seen),
        first_three=_share(bool({one.intent for one in p.ranking[:OFFERED]} & set(m.right)) for m, p, _ in seen),
        macro_f1=macro_f1([(m.right[0], m.right[0] if hit else p.intent) for m, p, hit in seen]),
        calibration_error=calibration_error(classified(judged)),
        by_language=_grouped((message.language, hit) for message, _, hit in seen),
        by_intent=_grouped((message.right[0], hit) for message, _, hit in seen),
        confusions=Counter((m.right[0], p.intent) for m, p, hit in seen if not hit),
        outcomes=Counter(outcome(message, parse) for message, parse in judged),
        misses=tuple(Miss(message, parse) for message, parse, hit in seen if not hit),
    )


def outcome(message: Message, parse: Parse) -> str:
    """What happened to whoever sent it; one of ``OUTCOMES``."""
    match parse.action:
        case "emergency":
            return "emergency, rightly" if set(message.right) & set(DANGER) else "emergency, false alarm"
        case "answer":
            return "answered right" if parse.intent in message.right else "answered wrong"
        case "choose":
            return "choice with the right one" if _offered(parse) & set(message.right) else "choice without it"
        case _:
            return "fallback, out of scope" if OUT_OF_SCOPE in message.right else "fallback, in scope"


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """Mean F1 of the intents that were expected at least once; each pair is expected and given."""
    pairs = list(pairs)
    scores = []
    for intent in sorted({expected for expected, _ in pairs}):
        both = sum(expected == given == intent for expected, given in pairs)
        either = sum(expected == intent for expected, _ in pairs) + sum(given == intent for _, given in pairs)
        scores.append(2 * both / either)
    return sum(scores) / len(scores) if scores else 0.0


def safety_report(judged: Sequence[tuple[SafetyMessage, Parse]]) -> SafetyReport:
    """Recall and false alarms, every one of them by name."""
    dangers = [(message, parse) for message, parse in judged if message.danger]
    harmless = [(message, parse) for message, parse in judged if not message.danger]
    return SafetyReport(
        dangers=len(dangers),
        recall=_share(parse.action == "emergency" for _, parse in dangers),
        right_kind=_share(parse.action == "emergency" and parse.danger == message.danger for message, parse in dangers),
        within_reach=_share(_helps_in_danger(parse) for _, parse in dangers),
        by_rules=_share(parse.engine == "safety" for _, parse in dangers),
        by_language=_grouped((message.language, parse.action == "emergency") for message, parse in dangers),
        harmless=len(harmless),
        alarms_by_rules=_share(parse.engine == "safety" for _, parse in harmless),
        missed=tuple(pair for pair in dangers if pair[1].action != "emergency"),
        false_alarms=tuple(pair for pair in harmless if pair[1].action == "emergency"),
    )


def _offered(parse: Parse) -> set[str]:
    return set([one.intent for one in parse.ranking if one.intent != OUT_OF_SCOPE][:OFFERED])


def _helps_in_danger(parse: Parse) -> bool:
    return parse.action == "emergency" or (parse.action == "choose" and not _offered(parse).isdisjoint(DANGER))


def _share(hits: Iterable[bool]) -> float:
    counted = list(hits)
    return sum(counted) / len(counted) if counted else 0.0


def _grouped(hits: Iterable[tuple[str, bool]]) -> dict[str, tuple[int, float]]:
    groups: dict[str, list[bool]] = defaultdict(list)
    for name, hit in hits:
        groups[name].append(hit)
    return {name: (len(group), _share(group)) for name, group in sorted(groups.items())}
