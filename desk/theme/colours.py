"""The colours of the desk by name, and whether what stands on what can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from desk.static_files import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Scheme = Literal["light", "dark"]
Colours = dict[str, str]
"""By name, without the dashes before it in the style sheet: ``#rgb`` or ``#rrggbb``."""
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
DARK = "@media screen and (prefers-color-scheme: dark)"

TEXT, PART = 4.5, 3.0
"""WCAG 2.2 AA: of words on what they stand on (1.4.3), and of what shows where a control or the focus is (1.4.11)."""

READ_ON: Mapping[str, tuple[str, ...]] = {
    "ink": ("ground", "paper", "sunken", "accent-soft", "urgent-soft"),
    "soft-ink": ("ground", "paper", "sunken", "accent-soft", "urgent-soft"),
    "link": ("ground", "paper", "accent-soft", "urgent-soft"),
    "on-top": ("top",),
    "accent": ("paper", "accent-soft"),
    "on-accent": ("accent", "accent-strong"),
    "on-urgent": ("urgent",),
    "urgent-ink": ("paper", "urgent-soft"),
    "soon-ink": ("soon-soft",),
    "good-ink": ("good-soft",),
    "note-ink": ("note-soft",),
    "quiet-ink": ("quiet-soft",),
    "on-mark": ("mark",),
}
"""Colours of words, and what they stand on."""
SEEN_ON: Mapping[str, tuple[str, ...]] = {
    "line": ("paper",),
    "urgent": ("paper",),
    "accent": ("ground",),
    "focus": ("ground", "paper", "accent-soft", "urgent-soft"),
    "top-line": ("top",),
}
"""Edges of fields and of the focus, and what they are seen on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faint:
    """Two colours that are too near each other. ``ratio``: what they have; ``needed``: what WCAG asks."""

    scheme: Scheme
    front: str
    back: str
    ratio: float
    needed: float


@cache
def shipped() -> Mapping[Scheme, Colours]:
    """Those of `desk/static/tokens.css`; in the dark scheme only what is another there."""
    light, _, dark = (FOLDER / "tokens.css").read_text("utf-8").partition(DARK)
    return {"light": _colours_in(light), "dark": _colours_in(dark)}


def laid_over(own: Mapping[Scheme, Colours]) -> Mapping[Scheme, Colours]:
    """What is seen in each scheme where ``own`` go before the shipped ones."""
    ours = shipped()
    light = ours["light"] | own["light"]
    return {"light": light, "dark": light | ours["dark"] | own["dark"]}


def too_faint(own: Mapping[Scheme, Colours]) -> Iterator[Faint]:
    """Every pair of colours that could not be read."""
    for scheme, colours in laid_over(own).items():
        for pairs, needed in ((READ_ON, TEXT), (SEEN_ON, PART)):
            for front, backs in pairs.items():
                for back in backs:
                    ratio = contrast(colours[front], colours[back])
                    if ratio < needed:
                        yield Faint(scheme=scheme, front=front, back=back, ratio=ratio, needed=needed)


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white), as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) > 4 else "".join(digit * 2 for digit in colour[1:])  # noqa: PLR2004 – #rgb
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 – of sRGB


def _colours_in(sheet: str) -> Colours:
    found = re.findall(r"--([a-z-]+): (#[0-9a-f]+);", sheet)
    return dict(found)
