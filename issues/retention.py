"""How long what of a case is kept, counted from the day it was closed: see docs/decisions/0015."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, model_validator

from content.node import Node
from issues.dutch_time import dutch_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from issues.case import Kind, State
    from issues.ports import Ended, EventRow

TOMBSTONES_KEPT_DAYS = 366
"""No backup that is older may be restored."""
_WRITTEN = re.compile(r"([1-9]\d{0,3}) (days|years)")
_LONGEST_YEARS, _LONGEST_DAYS = 20, 7_300
_ANY_DAY = date(2001, 1, 1)


@dataclass(frozen=True, slots=True)
class Term:
    """So long; a year is a calendar year."""

    count: int
    unit: Literal["days", "years"]

    def after(self, day: date) -> date:
        """The first day on which it is over. A year after 29 February is 1 March."""
        if self.unit == "days":
            return day + timedelta(days=self.count)
        try:
            return day.replace(year=day.year + self.count)
        except ValueError:
            return date(day.year + self.count, 3, 1)


def _read(value: object) -> Term:
    if isinstance(value, Term):
        return value
    written = _WRITTEN.fullmatch(value) if isinstance(value, str) else None
    if written is None:
        message = "write it as '90 days' or '5 years'"
        raise ValueError(message)
    unit: Literal["days", "years"] = "days" if written[2] == "days" else "years"
    if int(written[1]) > (_LONGEST_DAYS if unit == "days" else _LONGEST_YEARS):
        message = f"nothing of a complaint is kept for longer than {_LONGEST_YEARS} years"
        raise ValueError(message)
    return Term(int(written[1]), unit)


ReadTerm = Annotated[Term, BeforeValidator(_read)]


class Terms(Node):
    """Of one kind. ``words``: text and photos; ``address``: the way back to the resident; ``structure``: the rest."""

    words: ReadTerm = Term(90, "days")
    address: ReadTerm = Term(90, "days")
    structure: ReadTerm = Term(2, "years")

    @model_validator(mode="after")
    def structure_last(self) -> Terms:
        longest = self.structure.after(_ANY_DAY)
        if any(term.after(_ANY_DAY) > longest for term in self.parts().values()):
            message = "structure goes last: nothing of a case can be kept without it"
            raise ValueError(message)
        return self

    def parts(self) -> Mapping[Ended, Term]:
        """Each part that ends by itself."""
        return {"content": self.words, "address": self.address, "case": self.structure}


class FormalTerms(Terms):
    """``identity``: name and address, which belong to a formal complaint (Awb 9:4)."""

    words: ReadTerm = Term(5, "years")
    identity: ReadTerm = Term(5, "years")
    structure: ReadTerm = Term(5, "years")

    def parts(self) -> Mapping[Ended, Term]:
        return {**super().parts(), "identity": self.identity}


class Kept(Node):
    """The terms of one municipality; what it does not write is as decision 15 has it."""

    signal: Terms = Terms()
    idea: Terms = Terms()
    formal: FormalTerms = FormalTerms()

    def of(self, kind: Kind) -> Terms:
        terms: Terms = getattr(self, kind)
        return terms


def ended(terms: Terms, closed: date, on: date) -> frozenset[Ended]:
    """What of a case that was closed on that day is over by ``on``."""
    return frozenset(what for what, term in terms.parts().items() if on >= term.after(closed))


def closed_on(state: State, events: Iterable[EventRow]) -> date | None:
    """Since which Dutch day it is closed or withdrawn; None while it is not. ``events``: in order."""
    if state not in {"closed", "withdrawn"}:
        return None
    since, before = None, "received"
    for event in events:
        now = event.data.get("state", before)
        if now != before or since is None:
            since = dutch_day(event.at)
        before = now
    return since
