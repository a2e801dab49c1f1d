"""A room as finders hand it back."""

from __future__ import annotations

import re

from issues.redaction.finding import Finding


def found_room(text: str, start: int, end: int, said: str | None = None) -> Finding:
    """What stands from ``start`` to ``end``; ``said``: the part of it that tells it from other rooms, if not all."""
    key = re.sub(r"\W+", " ", (said or text[start:end]).lower())
    return Finding(start, end, "room", (key,))
