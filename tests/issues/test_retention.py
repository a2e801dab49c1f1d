"""When what of a case is over, and how a municipality writes its own terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from content.documents import read_folder
from content.problem import ContentError
from issues.offices.loader import SHIPPED, load_offices, read_offices
from issues.retention import Kept, Term, closed_on, ended
from tests.store.complaint_rows import event_row

CLOSED = date(2026, 3, 1)
TOWN = "municipalities/voorbeeldstad.yaml"


@pytest.mark.parametrize(
    ("kind", "on", "over"),
    [
        ("signal", date(2026, 5, 29), set()),
        ("signal", date(2026, 5, 30), {"content", "address"}),
        ("signal", date(2028, 2, 29), {"content", "address"}),
        ("signal", date(2028, 3, 1), {"content", "address", "case"}),
        ("idea", date(2026, 5, 30), {"content", "address"}),
        ("formal", date(2026, 5, 29), set()),
        ("formal", date(2026, 5, 30), {"address"}),
        ("formal", date(2031, 2, 28), {"address"}),
        ("formal", date(2031, 3, 1), {"address", "content", "identity", "case"}),
    ],
)
def test_each_kind_has_its_terms(kind, on, over) -> None:
    assert ended(Kept().of(kind), CLOSED, on) == over


def test_a_year_is_a_calendar_year() -> None:
    assert Term(1, "years").after(date(2027, 3, 1)) == date(2028, 3, 1)
    assert Term(1, "years").after(date(2028, 2, 29)) == date(2029, 3, 1)
    assert Term(4, "years").after(date(2028, 2, 29)) == date(2032, 2, 29)


def town(written: str):
    """The example town, with this at the end of its file."""
    documents = dict(read_folder(SHIPPED))
    return load_offices({**documents, TOWN: documents[TOWN] + written}).offices


def test_a_municipality_may_set_its_own() -> None:
    kept = town("kept:\n  signal: {words: '1 years', structure: '5 years'}\n").kept("voorbeeldstad")
    assert ended(kept.signal, CLOSED, date(2026, 6, 1)) == {"address"}
    assert ended(kept.signal, CLOSED, date(2027, 3, 1)) == {"address", "content"}
    assert kept.formal == Kept().formal
    assert town("figures: [read_by_location]\n").municipalities["voorbeeldstad"].figures == ("read_by_location",)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{words: 3 months}", "'90 days' or '5 years'"),
        ("{words: '0 days'}", "'90 days' or '5 years'"),
        ("{words: '3 years'}", "structure goes last"),
        ("{structure: '21 years'}", "longer than 20 years"),
        ("{identity: '5 years'}", "identity"),
    ],
)
def test_what_cannot_be_kept_so_is_said_with_its_line(written: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        town(f"kept:\n  signal: {written}\n")
    assert [one for one in caught.value.problems if said in one.message or said in str(one)]


def test_a_municipality_that_is_gone_has_the_usual_terms() -> None:
    assert read_offices().kept("gone") == Kept()


def event(kind: str, day: int, **data: str):
    return replace(event_row(kind, data=data), at=datetime(2026, 9, day, 9, tzinfo=UTC))


def test_a_case_is_closed_since_it_came_into_that_state() -> None:
    history = [
        event("received", 1), event("taken", 2, state="in_hand"), event("resolved", 3, state="resolved"),
        event("closed", 20, state="closed"), event("noted", 25), event("redacted", 26, state="closed"),
    ]  # fmt: skip
    assert closed_on("closed", history) == date(2026, 9, 20)
    assert closed_on("resolved", history[:3]) is None
    withdrawn = [event("received", 1), event("withdrawn", 4, state="withdrawn")]
    assert closed_on("withdrawn", withdrawn) == date(2026, 9, 4)
    late = replace(withdrawn[1], at=datetime(2026, 9, 4, 22, 30, tzinfo=UTC) + timedelta())
    assert closed_on("withdrawn", [withdrawn[0], late]) == date(2026, 9, 5), "in Dutch time"
