"""The words of a complaint: what kind it is, whom it is about, who reads it, and the case it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

Kind = Literal["signal", "formal", "idea"]
"""``signal``: a report without a name. ``formal``: a complaint under Awb chapter 9, with name and address (9:4)."""

About = Literal["facilities", "staff", "residents", "municipality", "host", "other"]
"""Whom or what it is about. ``staff``: anyone who works at the location, guards and managers too."""

Severity = Literal["normal", "serious", "urgent"]

QueueKind = Literal["location", "coordinator", "confidant", "hosts"]
"""Who reads it. ``location``: the staff of one location; ``hosts``: the municipality's desk for host families."""

Reach = Literal["here", "code", "contact"]
"""How the resident hears back: a message in this chat, only with the receipt code, or at an address they leave."""

State = Literal[
    "received", "acknowledged", "in_hand", "question", "resolved", "declined", "passed_on", "reopened", "closed",
    "withdrawn",
]  # fmt: skip

Purpose = Literal["content", "identity", "address"]
"""What a case's keys open: text and photos; the identity envelope; the sealed return address. Each dies by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who complains formally; only the coordinator opens it (Awb 9:4)."""

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What a resident sends, redacted, before it is a case.

    ``draft``: 16 random bytes that make filing idempotent: the same draft is the same case. ``answers``: choices by
    question; ``details``: what was typed beside a question; ``photos``: JPEG without metadata.
    ``return_address``: whatever the chat needs to be written to; only with ``reach`` "here". ``contact``: what the
    resident leaves to be reached at; only with "contact".
    """

    draft: bytes
    kind: Kind
    theme: str
    sub_theme: str
    about: About
    answers: Mapping[str, tuple[str, ...]]
    details: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    photos: tuple[bytes, ...] = ()
    municipality: str
    location: str | None
    language: str
    letter_date: date | None = None
    identity: Identity | None = None
    reach: Reach
    return_address: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where the rules send a complaint, and by when it must be answered. ``flagged``: it goes before all others."""

    rule: str
    queue: QueueKind
    severity: Severity
    flagged: bool
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What the resident may be told once the case is committed.

    ``number``: for staff and search. ``code``: the resident's key, 16 digits; the same again for the same draft.
    ``reach``: as it is kept with the case.
    """

    number: str
    code: str
    destination: Destination
    filed_at: datetime
    reach: Reach
