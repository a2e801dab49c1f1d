"""The payload of a `t.me/<bot>?start=…` link: a reception location or a topic.

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
