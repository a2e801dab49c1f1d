"""What a browser says of its reader's languages."""

from __future__ import annotations


def client_language(header: str) -> str | None:
    """The tag the reader prefers most ("nl-NL"), as a Telegram client would send it; None where nothing is said."""
    best: tuple[float, str] | None = None
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";")
        quality = _quality(weight)
        # Strictly greater: of equals the first one is meant.
        if tag and tag != "*" and quality > 0 and (best is None or quality > best[0]):
            best = (quality, tag.strip())
    return best[1][:35] if best else None


def _quality(weight: str) -> float:
    name, _, value = weight.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
