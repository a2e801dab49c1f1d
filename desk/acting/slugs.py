"""Actions as they stand in addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk.permissions import Permission
    from issues.steps import Action

SLUGS: Mapping[str, Action] = {
    "take": "take",
    "put-back": "put_back",
    "ask": "ask",
    "reply": "reply",
    "note": "note",
    "resolve": "resolve",
    "decline": "decline",
    "pass-on": "pass_on",
    "extend": "extend",
    "theme": "change_theme",
    "raise": "raise",
    "lower": "lower",
    "redact": "redact",
    "merge": "merge",
    "close": "close",
}
SLUG_OF: Mapping[Action, str] = {action: slug for slug, action in SLUGS.items()}

DIRECT: frozenset[Action] = frozenset({"take", "put_back", "close"})
"""Done by one button: there is nothing to say."""
TO_RESIDENT: frozenset[Action] = frozenset({"ask", "reply", "resolve", "decline", "pass_on", "extend"})
"""Actions whose words the resident reads."""
MAIN: tuple[Action, ...] = ("take", "ask", "reply", "resolve")
"""Offered first; the rest is folded away below them."""


def permission_for(action: Action) -> Permission:
    """Lowering a protection is the coordinator's alone; everything else whoever handles the case does."""
    return "cases.protect" if action == "lower" else "cases.act"
