"""The rules as they are written, and the facts of a complaint that they look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from content.node import Node, Slug
from issues.case import About, Kind, QueueKind, Severity

Housed = Literal["location", "host", "unknown"]
"""Where the resident lives: at a location of the municipality, with a host family, or somewhere not known."""

SubThemeId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$", max_length=80)]
"""``theme.sub_theme``, as in buttons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that the rules may look at: no words and no person. ``sub_theme``: without its theme, e.g. "mould"."""

    theme: str
    sub_theme: str
    kind: Kind
    about: About
    severity: Severity
    sensitive: bool
    housed: Housed

    @property
    def full_id(self) -> str:
        return f"{self.theme}.{self.sub_theme}"


def _whole(value: object) -> object:
    """Content files hold texts only; a number is one of digits."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


WorkingDays = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=30)]


class BySeverity(Node):
    """Working days for each severity; what is worse never has more of them."""

    normal: WorkingDays
    serious: WorkingDays
    urgent: WorkingDays

    @model_validator(mode="after")
    def worse_is_sooner(self) -> BySeverity:
        if not self.normal >= self.serious >= self.urgent:
            message = "what is worse must not have more working days"
            raise ValueError(message)
        return self


class Due(Node):
    """By when an answer must be there. Exactly one: working days as a promise, or weeks as a term of law."""

    working_days: BySeverity | None = None
    weeks: Annotated[Literal[6], BeforeValidator(_whole)] | None = None
    """Only the term of Awb 9:11; any other would be neither law nor counted in working days."""

    @model_validator(mode="after")
    def one_of_two(self) -> Due:
        if (self.working_days is None) == (self.weeks is None):
            message = "write either working_days or weeks"
            raise ValueError(message)
        return self

    def for_severity(self, severity: Severity) -> int | None:
        """Working days, or None where the term is that of law."""
        return None if self.working_days is None else int(getattr(self.working_days, severity))


class When(Node):
    """Conditions that must all hold; each holds where the complaint has one of the values. None: never looked at."""

    theme: Annotated[tuple[Slug, ...], Field(min_length=1)] | None = None
    sub_theme: Annotated[tuple[SubThemeId, ...], Field(min_length=1)] | None = None
    kind: Annotated[tuple[Kind, ...], Field(min_length=1)] | None = None
    about: Annotated[tuple[About, ...], Field(min_length=1)] | None = None
    severity: Annotated[tuple[Severity, ...], Field(min_length=1)] | None = None
    sensitive: bool | None = None
    housed: Annotated[tuple[Housed, ...], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def looks_at_something(self) -> When:
        if not self.model_fields_set:
            message = "no condition here: leave 'when' out of the last rule"
            raise ValueError(message)
        return self


class Rule(Node):
    """Where complaints go that meet ``when``; without it, all that come this far.

    ``flagged``: all of them go before others; what is urgent does so under every rule.
    """

    id: Slug
    when: When | None = None
    queue: QueueKind
    flagged: bool = False
    due: Due


class Rules(Node):
    """In order; the first rule that holds decides."""

    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]
