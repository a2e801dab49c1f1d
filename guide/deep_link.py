"""The payload of a `t.me/<bot>?start=…` link: a reception location, a topic, or a complaint to begin (`c_housing`).

Telegram allows A–Z, a–z, 0–9, `_` and `-`, at most 64 characters (core.telegram.org/bots/features#deep-linking), so the
dot of a topic id is written `-`, and the slash between municipality and location `__`.
"""

from __future__ import annotations

from typing import NamedTuple


def place_payload(place: str) -> str:
    return "l_" + place.replace("/", "__")


class Link(NamedTuple):
    """What a link asks for. ``complaint``: its theme; empty where none is named, None where none is begun."""

    place: str | None = None
    topic: str | None = None
    complaint: str | None = None


def read(payload: str | None) -> Link:
    """Never fails: what no link of ours says asks for nothing."""
    kind, rest = (payload or "")[:2], (payload or "")[2:]
    match kind:
        case "l_":
            return Link(place=rest.replace("__", "/"))
        case "t_":
            return Link(topic=rest.replace("-", "."))
        case "c_":
            return Link(complaint=rest)
    return Link()
