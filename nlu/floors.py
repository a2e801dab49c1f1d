"""The gate: what was once understood must stay understood, in every language, and no danger go unheard again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nlu.judged import Judged

FLOORS_FILE = Path(__file__).parent / "evaluation" / "floors.json"
SETS = ("messages.tsv", "safety.tsv")
"""Files beside the floors; the first sets are too small to show a change."""

CEILINGS = ("false alarms",)
"""Figures that must stay low; all others must stay high."""

ROUNDING = 0.002
"""Share of messages that may change sides because another processor rounds otherwise; one message always may."""

Floors = dict[str, dict[str, float]]
"""By set and figure."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A share of so many messages."""

    share: float
    messages: int


class FloorsError(Exception):
    """The file of floors cannot be read."""


def guarded(judged: Judged) -> dict[str, Figure]:
    """The figures of a set that have a floor: accuracy, or recall and false alarms, and the first by language."""
    data = judged.as_data()
    main, total = ("accuracy", data["messages"]) if data["kind"] == "intents" else ("recall", data["dangers"])
    found = {main: Figure(data["figures"][main], total)}
    for language, row in data["by_language"].items():
        found[f"{main}, {language}"] = Figure(row[main], row["messages"])
    if data["kind"] == "safety":
        found["false alarms"] = Figure(data["figures"]["false alarms"], data["harmless"])
    return found


def read_floors(path: Path = FLOORS_FILE) -> Floors:
    """The floors as they are kept.

    Raises:
        FloorsError: no such file, or not one of ours.
    """
    try:
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return {name: {key: float(value) for key, value in figures.items()} for name, figures in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        msg = f"{path}: no floors ({type(error).__name__}); write them with `wegwijzer nlu gate --renew`"
        raise FloorsError(msg) from error


def write_floors(found: Mapping[str, Mapping[str, Figure]], path: Path = FLOORS_FILE) -> None:
    """Makes the figures of today the floors of tomorrow; sets that were not measured lose theirs."""
    floors = {name: {key: one.share for key, one in figures.items()} for name, figures in found.items()}
    path.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def fallen(name: str, figures: Mapping[str, Figure], floors: Floors) -> list[str]:
    """What is worse than its floor, a line each; a figure without a floor and a floor without a figure too."""
    kept = floors.get(name, {})
    missing = [f"{name}: {key} has no floor" for key in figures if key not in kept]
    gone = [f"{name}: {key} has a floor, but no messages" for key in kept if key not in figures]
    return [*_worse(name, figures, kept), *missing, *gone]


def _worse(name: str, figures: Mapping[str, Figure], kept: Mapping[str, float]) -> Iterator[str]:
    for key, one in figures.items():
        if key not in kept:
            continue
        down = one.share - kept[key] if key in CEILINGS else kept[key] - one.share
        lost = round(down * one.messages)
        if lost > max(1, round(ROUNDING * one.messages)):
            kind = "ceiling" if key in CEILINGS else "floor"
            yield f"{name}: {key} is {one.share:.3f}, the {kind} is {kept[key]:.3f}: {lost} of {one.messages} messages"


def changes(name: str, figures: Mapping[str, Figure], floors: Floors) -> list[str]:
    """Each figure beside its floor, for whoever renews them."""
    kept = floors.get(name, {})
    return [f"{name}: {key} {_before(kept.get(key))} -> {one.share:.3f}" for key, one in figures.items()]


def _before(floor: float | None) -> str:
    return "none" if floor is None else f"{floor:.3f}"
