"""An evaluation as text for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlu.evaluate import OUTCOMES, WORST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nlu.evaluate import Report, SafetyReport


def as_text(report: Report) -> str:
    """Figures first, then what to look at, misses last."""
    return "\n".join(_lines(report)) + "\n"


def safety_as_text(report: SafetyReport) -> str:
    """Figures, then every missed danger and every false alarm."""
    return "\n".join(_safety_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"messages           {report.messages}"
    yield f"accuracy           {report.accuracy:.3f}   (expected intent only: {report.strict:.3f})"
    yield f"among first three  {report.first_three:.3f}"
    yield f"macro F1           {report.macro_f1:.3f}"
    yield f"calibration error  {report.calibration_error:.3f}"
    yield "\nlanguage"
    yield from _table(report.by_language)
    yield "\nwhat happened"
    for outcome in OUTCOMES:
        count = report.outcomes.get(outcome, 0)
        yield f"  {outcome:<26} {count:>5}  {count / max(report.messages, 1):.3f}"
    yield "\nworst intents"
    worst = sorted(report.by_intent.items(), key=lambda item: (item[1][1], item[0]))[:WORST]
    yield from _table(dict(worst))
    yield "\nmost confused"
    confused = sorted(report.confusions.items(), key=lambda item: (-item[1], item[0]))[:WORST]
    for (expected, given), count in confused:
        yield f"  {count:>3}  {expected} -> {given}"
    yield f"\nmisses ({len(report.misses)})"
    for miss in report.misses:
        parse = miss.parse
        yield (
            f"  line {miss.message.line} [{miss.message.language}] {miss.message.right[0]} -> "
            f"{parse.intent} {parse.confidence:.2f} {parse.action}: {miss.message.text}"
        )


def _safety_lines(report: SafetyReport) -> Iterator[str]:
    yield f"dangers       {report.dangers}"
    yield f"recall        {report.recall:.3f}   (by rules alone: {report.by_rules:.3f})"
    yield f"within reach  {report.within_reach:.3f}   (an alarm, or a button that leads to help in danger)"
    yield f"right kind    {report.right_kind:.3f}"
    yield f"harmless      {report.harmless}"
    alarms = len(report.false_alarms) / max(report.harmless, 1)
    yield f"false alarms  {alarms:.3f}   (by rules alone: {report.alarms_by_rules:.3f})"
    yield "\nrecall by language"
    yield from _table(report.by_language)
    for title, pairs in (("missed", report.missed), ("false alarms", report.false_alarms)):
        yield f"\n{title} ({len(pairs)})"
        for message, parse in pairs:
            said = f"{parse.engine} {parse.danger or parse.intent} {parse.confidence:.2f} {parse.action}"
            yield f"  line {message.line} [{message.language}] {message.danger or 'harmless'} -> {said}: {message.text}"


def _table(groups: Mapping[str, tuple[int, float]]) -> Iterator[str]:
    for name, (count, share) in groups.items():
        yield f"  {name:<26} {count:>5}  {share:.3f}"
