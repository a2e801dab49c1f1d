"""An evaluation as data: what ``evaluate --json`` prints, the page shows, and the floors are compared with."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from nlu.evaluate import report, safety_report
from nlu.intents import OUT_OF_SCOPE, THEMES, theme_of
from nlu.reliability import bins, classified
from nlu.risk_coverage import area, at_steps, curve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from nlu.evaluate import Report
    from nlu.frozen_sets import Message, SafetyMessage
    from nlu.parse import Parse

PLACES = 4


def intents_as_data(judged: Sequence[tuple[Message, Parse]], name: str) -> dict[str, Any]:
    """Everything about a set of intents. Shares are from 0 to 1, rounded to ``PLACES``; the keys are the contract."""
    found = report(judged)
    pairs = classified(judged)
    points = curve(pairs)
    return {
        "set": name,
        "kind": "intents",
        "messages": found.messages,
        "figures": _rounded({**_figures(found, judged), "mean risk over all coverages": area(points)}),
        "by_language": _groups(found.by_language, "accuracy"),
        "by_intent": _groups(found.by_intent, "accuracy"),
        "outcomes": dict(found.outcomes),
        "confusions": [
            {"expected": expected, "given": given, "messages": count}
            for (expected, given), count in sorted(found.confusions.items(), key=lambda one: (-one[1], one[0]))
        ],
        "themes": themes(judged),
        "risk_coverage": [_rounded(asdict(point)) for point in points],
        "risk_coverage_steps": [_rounded(asdict(point)) for point in at_steps(points)],
        "calibration": [_rounded(asdict(one)) for one in bins(pairs)],
        "misses": [{"expected": list(miss.message.right), **_said(miss.message, miss.parse)} for miss in found.misses],
    }


def safety_as_data(judged: Sequence[tuple[SafetyMessage, Parse]], name: str) -> dict[str, Any]:
    """Everything about a set of safety."""
    found = safety_report(judged)
    kinds: dict[str, list[bool]] = defaultdict(list)
    for message, parse in judged:
        if message.danger:
            kinds[message.danger].append(parse.action == "emergency")
    figures = {
        "recall": found.recall,
        "recall, rules alone": found.by_rules,
        "alarm or offered": found.within_reach,
        "right kind": found.right_kind,
        "false alarms": len(found.false_alarms) / max(found.harmless, 1),
        "false alarms, rules alone": found.alarms_by_rules,
    }
    return {
        "set": name,
        "kind": "safety",
        "dangers": found.dangers,
        "harmless": found.harmless,
        "figures": _rounded(figures),
        "by_language": _groups(found.by_language, "recall"),
        "by_danger": _groups({kind: (len(hits), sum(hits) / len(hits)) for kind, hits in kinds.items()}, "recall"),
        "missed": [_alarmed(*pair) for pair in found.missed],
        "false_alarms": [_alarmed(*pair) for pair in found.false_alarms],
    }


def themes(judged: Iterable[tuple[Message, Parse]]) -> dict[str, dict[str, int]]:
    """How often a message of one theme was taken for each; an acceptable intent counts as the expected one."""
    counts: Counter[tuple[str, str]] = Counter()
    for message, parse in judged:
        expected = message.right[0]
        given = expected if parse.intent in message.right else parse.intent
        counts[theme_of(expected), theme_of(given)] += 1
    rows = [theme for theme in THEMES if any(expected == theme for expected, _ in counts)]
    return {row: {column: counts[row, column] for column in THEMES if counts[row, column]} for row in rows}


def _figures(found: Report, judged: Sequence[tuple[Message, Parse]]) -> dict[str, float]:
    beyond = sum(OUT_OF_SCOPE in message.right for message, _ in judged)
    total = max(found.messages, 1)
    return {
        "accuracy": found.accuracy,
        "accuracy, expected intent only": found.strict,
        "among first three": found.first_three,
        "macro F1": found.macro_f1,
        "calibration error": found.calibration_error,
        "answered wrong": found.outcomes.get("answered wrong", 0) / total,
        "out of scope, fell back": found.outcomes.get("fallback, out of scope", 0) / max(beyond, 1),
        "in scope, fell back": found.outcomes.get("fallback, in scope", 0) / max(found.messages - beyond, 1),
    }


def _groups(groups: Mapping[str, tuple[int, float]], share: str) -> dict[str, dict[str, float]]:
    return {name: {"messages": count, share: round(figure, PLACES)} for name, (count, figure) in groups.items()}


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: round(figure, PLACES) for name, figure in figures.items()}


def _said(message: Message | SafetyMessage, parse: Parse) -> dict[str, Any]:
    return {
        "line": message.line,
        "language": message.language,
        "intent": parse.intent,
        "confidence": round(parse.confidence, PLACES),
        "action": parse.action,
        "text": message.text,
    }


def _alarmed(message: SafetyMessage, parse: Parse) -> dict[str, Any]:
    heard = {"danger": parse.danger, "engine": parse.engine}
    return {"expected": message.danger or "none", **heard, **_said(message, parse)}
