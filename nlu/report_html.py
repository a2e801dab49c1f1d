"""An evaluation as one page: no scripts, nothing fetched, so that it can be mailed and opened anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from nlu.evaluate import OUTCOMES
from nlu.intents import THEMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORST_PAIRS = 20
WIDE, HIGH = 480, 300
"""Of a diagram's plot, in its own units; the page scales it."""


def as_page(data: Mapping[str, Any]) -> str:
    """The page of what ``nlu.report_json`` gives, of intents or of safety; every text in it is escaped."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["percent"] = percent
    page = templates.get_template("report_page.html")
    shown = _of_intents(data) if data["kind"] == "intents" else {}
    return page.render(data=data, plot={"wide": WIDE, "high": HIGH}, **shown).lstrip()


def percent(share: float) -> str:
    """``62.4 %``."""
    return f"{share * 100:.1f}\N{NO-BREAK SPACE}%"


def _of_intents(data: Mapping[str, Any]) -> dict[str, Any]:
    columns = [theme for theme in THEMES if any(theme in row for row in data["themes"].values())]
    return {
        "worst_pairs": data["confusions"][:WORST_PAIRS],
        "outcomes": [(name, data["outcomes"].get(name, 0)) for name in OUTCOMES],
        "columns": [theme for theme in THEMES if theme in {*columns, *data["themes"]}],
        "line": _line(data["risk_coverage"]),
        "bars": [_bar(one) for one in data["calibration"]],
    }


def _line(points: Sequence[Mapping[str, float]]) -> str:
    """Points of an SVG polyline: coverage to the right, risk upwards."""
    return " ".join(f"{point['coverage'] * WIDE:.1f},{(1 - point['risk']) * HIGH:.1f}" for point in points)


def _bar(one: Mapping[str, float]) -> dict[str, float]:
    """Where a bin's bar stands, and where its mean confidence lies."""
    tall = one["accuracy"] * HIGH
    return {
        "x": one["low"] * WIDE + 2,
        "y": HIGH - tall,
        "wide": (one["high"] - one["low"]) * WIDE - 4,
        "tall": tall,
        "dot_x": one["confidence"] * WIDE,
        "dot_y": HIGH - one["confidence"] * HIGH,
    }
