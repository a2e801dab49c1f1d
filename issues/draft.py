"""A complaint being written. Kept in the chat's sealed session; its words are redacted before they get here."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from issues.case import About, Kind, Reach

MAX_PHOTOS = 3
MAX_TEXT_CHARS = 4096


class Draft(BaseModel):
    """Immutable; ids only, so that it reads in any language. ``step``: the step being asked; see guide/intake."""

    model_config = ConfigDict(frozen=True)

    id: str
    """32 hexadecimal digits, random: what makes filing it twice the same case."""
    started: str
    """The hour it was begun, ISO 8601 with offset; a draft older than `issues.draft` keeps is dropped."""
    step: str = "theme"
    editing: bool = False
    """A step opened from the summary: its answer leads back there."""
    kind: Kind = "signal"
    theme: str | None = None
    sub_theme: str | None = None
    about: About | None = None
    """None: what the sub-theme says; set where the resident was asked."""
    decision: str | None = None
    """"yes", "no", "unsure": did a letter with a decision come?"""
    letter_date: str | None = None
    """ISO date; empty: asked, not known."""
    answers: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Choices by question; an empty tuple: skipped."""
    details: Mapping[str, str] = Field(default_factory=dict)
    text: str = ""
    text_done: bool = False
    photos: tuple[str, ...] = ()
    """Names of the photos kept for this draft: see `issues.photos`."""
    photos_done: bool = False
    place: str | None = None
    """Where they live, if it had to be asked: "municipality/location", "municipality/host_family" or "elsewhere"."""
    identity_name: str | None = None
    identity_address: str | None = None
    reach: Reach | None = None
    contact: str | None = None

    def but(self, **changes: object) -> Draft:
        return self.model_copy(update=changes)
