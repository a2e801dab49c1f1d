"""A complaint being written. Kept in the chat's sealed session; its words are redacted before they get here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from pydantic import BaseModel, ConfigDict, Field

from issues.case import About, Kind, Reach

MAX_PHOTOS = 3
MAX_TEXT_CHARS = 4096
KEPT_FOR = timedelta(hours=25)
"""A day from its beginning, which is known to the hour."""


class Draft(BaseModel):
    """Immutable; ids only, so that it reads in any language. ``step``: the step being asked; see guide/intake."""

    model_config = ConfigDict(frozen=True)

    id: str
    """32 hexadecimal digits, random: what makes filing it twice the same case."""
    started: str
    """The hour it was begun, ISO 8601 with offset; a draft older than `KEPT_FOR` is dropped."""
    step: str = "theme"
    editing: bool = False
    """A step opened from the summary: its answer leads back there."""
    kind: Kind = "signal"
    theme: str | None = None
    sub_theme: str | None = None
    about: About | None = None
    """None: what the sub-theme and the answers say. Where the resident was asked: "staff", or what it was instead."""
    decision: str | None = None
    """"yes", "no", "unsure": did a letter with a decision come?"""
    letter_date: str | None = None
    """ISO date; empty: asked, not known."""
    answers: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Choices by question; an empty tuple: skipped."""
    details: Mapping[str, str] = Field(default_factory=dict)
    removed: Mapping[str, int] = Field(default_factory=dict)
    """How much was taken out of the words, by step: "text" or a question."""
    named: tuple[str, ...] = ()
    """Words in it that name somebody who works at the location; see `issues.intake.staff_words`."""
    text: str = ""
    text_done: bool = False
    photos: tuple[str, ...] = ()
    """Names of the photos kept for this draft: see `issues.draft_photos`."""
    photos_done: bool = False
    place: str | None = None
    """Where they live, if it had to be asked: "municipality/location", "municipality/host_family" or "elsewhere"."""
    identity_name: str | None = None
    identity_address: str | None = None
    reach: Reach | None = None
    contact: str | None = None

    def but(self, **changes: object) -> Draft:
        return self.model_copy(update=changes)
