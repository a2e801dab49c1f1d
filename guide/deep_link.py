"""The payload of a `t.me/<bot>?start=…` link: a reception location, a topic, or a complaint to begin (`c_housing`).

Telegram allows A–Z, a–z, 0–9, `_` and `-`, at most 64 characters (core.telegram.org/bots/features#deep-linking), so the
dot of a topic id is written `-`, and the slash between municipality and location `__`.
"""

from __future__ import annotations


def place_payload(place: str) -> str:
    return "l_" + place.replace("/", "__")


def read_topic(payload: str) -> str | None:
    return payload[2:].replace("-", ".") if payload.startswith("t_") else None


def read_place(payload: str) -> str | None:
    return payload[2:].replace("__", "/") if payload.startswith("l_") else None


def read_complaint(payload: str) -> str | None:
    """The theme of the complaint; empty where none is named, None where the link is about something else."""
    return payload[2:] if payload.startswith("c_") else None
