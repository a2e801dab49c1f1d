"""Standings of cases for the tests of what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from issues.case import About, Kind, QueueKind, Severity, State
from issues.routing.model import Housed
from issues.standing import Standing
from issues.steps import Action, Actor, Step

RECEIVED = date(2026, 9, 7)
"""A Monday."""
ON = date(2026, 9, 9)
DUE = date(2026, 9, 21)


def standing(**changes):
    """A signal about mould, with the location's staff, received two days before `ON`."""
    plain = Standing(
        kind="signal",
        about="facilities",
        severity="normal",
        flagged=False,
        queue="location",
        housed="location",
        state="received",
        received=RECEIVED,
        due=DUE,
        since=RECEIVED,
    )
    return replace(plain, **changes)


def one_of(literal):
    return st.sampled_from(literal.__args__)


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
STANDINGS = st.builds(
    Standing,
    kind=one_of(Kind),
    about=one_of(About),
    severity=one_of(Severity),
    flagged=st.booleans(),
    queue=one_of(QueueKind),
    housed=one_of(Housed),
    state=one_of(State),
    received=DAYS,
    due=DAYS,
    since=DAYS,
    extended=st.booleans(),
    reopened=st.booleans(),
    thanked=st.booleans(),
).filter(lambda case: not (case.about == "staff" and case.queue == "location"))
"""Any case that can exist, and many that do not: those about staff are never with the location."""
STEPS = st.builds(
    Step,
    action=one_of(Action),
    reason=st.sampled_from(["", "  \n", "Er komt een loodgieter."]),
    queue=st.none() | one_of(QueueKind),
    about=st.none() | one_of(About),
    severity=st.none() | one_of(Severity),
)
ACTORS = one_of(Actor)
