"""What the bot remembers of one chat between messages. Never the messages themselves."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, field_validator

from guide.follow_up.message import CaseMessage
from issues.draft import Draft
from language import Language
from locales import languages

COMPLAINT = "complaint"
"""In place of a topic's id: what is being asked is the session's draft."""


class Dialogue(BaseModel):
    """The questions of one topic: what was answered here, in the order asked."""

    model_config = ConfigDict(frozen=True)

    topic: str
    answers: Mapping[str, str] = Field(default_factory=dict)


class WeekTag(BaseModel):
    """What tells this chat apart, for one ISO week, from others that ask what nothing answers; see guide.unanswered."""

    model_config = ConfigDict(frozen=True)

    week: str
    tag: str
    """Random, in hex."""


class Session(BaseModel):
    """State of one chat; immutable, so that a failed turn leaves the stored one untouched.

    ``facts`` are answers worth keeping for other topics ("do you have a BSN?"); answers that change by the hour live
    only in ``dialogue``.
    """

    model_config = ConfigDict(frozen=True)

    language: Language | None = None
    """None until it is known, and again once the bot does not speak it any more."""
    place: str | None = None
    facts: Mapping[str, str] = Field(default_factory=dict)
    dialogue: Dialogue | None = None
    interrupted: Dialogue | None = None
    """Questions that an alarm came into, kept until they are taken up again or an alarm comes into other ones."""
    apart: bool = False
    """What was opened last may be about somebody at the location: an alarm, a topic about safety, staff."""
    misses: int = 0
    pending_topic: str | None = None
    """A topic asked for by a deep link before the language was known."""
    draft: Draft | None = None
    """The complaint being written. It is what is being talked about while ``dialogue`` is of `COMPLAINT`."""
    next_draft: Draft | None = None
    """One that was begun while another waits, or may be begun by the next button; its words are redacted too."""
    message: CaseMessage | None = None
    """One to a case that was sent before. It is what is talked about while ``dialogue`` is of `CASE`."""
    filed_on: tuple[str, ...] = ()
    """The day of each of today's filings, ISO dates: three a day are taken."""
    week_tag: WeekTag | None = None

    @field_validator("language")
    @classmethod
    def still_spoken(cls, language: Language | None) -> Language | None:
        return language if language in languages() else None

    def remembering(self, fact: str, choice: str) -> Session:
        return self.model_copy(update={"facts": {**self.facts, fact: choice}})

    def forgetting(self, *facts: str) -> Session:
        return self.model_copy(update={"facts": {k: v for k, v in self.facts.items() if k not in facts}})

    def but(self, **changes: object) -> Session:
        return self.model_copy(update=changes)
