"""The kinds of danger: what the safety rules and the danger model look for, gravest first."""

from __future__ import annotations

from typing import Final, Literal, get_args

Danger = Literal["life", "suicide", "sexual", "child", "violence", "exploitation"]

DANGERS: Final[tuple[Danger, ...]] = get_args(Danger)
"""Gravest first: of several kinds in one message, the first is shown."""

INTENT_OF: Final[dict[Danger, str]] = {
    "life": "emergency",
    "suicide": "safety.suicide",
    "sexual": "safety.violence",
    "child": "safety.violence",
    "violence": "safety.violence",
    "exploitation": "safety.exploitation",
}
"""The nearest intent of the project's list, which has none of its own for sexual violence or a child alone."""

DANGER_OF: Final[dict[str, Danger]] = {
    "emergency": "life",
    "safety.suicide": "suicide",
    "safety.violence": "violence",
    "safety.exploitation": "exploitation",
}
"""Where only an intent is known: the kind whose numbers are right for it."""
