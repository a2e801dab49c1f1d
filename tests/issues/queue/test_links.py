"""A view as a link: what it says is what is read from it, and what it cannot mean is named."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import get_args
from urllib.parse import parse_qsl

import pytest

from issues.case import Kind, QueueKind
from issues.queue.links import View, query_of, read_view
from issues.queue.page import Mark, Start, read_mark
from issues.queue.wanted import TO_DO, Age, DueIn, Stage, Wanted

MARK = Mark(flagged=True, due=date(2026, 9, 14), number="W7K-4QX9")


def read(query: str) -> View:
    return read_view(dict(parse_qsl(query, keep_blank_values=True)))


def test_every_view_comes_back_from_its_link():
    for stage, urgent, due, kind, queue, age in product(
        get_args(Stage), (False, True), (None, *get_args(DueIn)), (None, get_args(Kind)[0]),
        (None, get_args(QueueKind)[2]), (None, *get_args(Age)),
    ):  # fmt: skip
        wanted = Wanted(
            stage=stage, urgent=urgent, due=due, kind=kind, queue=queue, age=age, theme="housing", location="de-linde",
            language="uk",
        )  # fmt: skip
        sensible = wanted.due is None or wanted.stage in TO_DO
        found = read(query_of(wanted))
        assert found.unread == ()
        assert found.wanted == wanted or (not sensible and found.wanted.stage == "open")
        assert read(query_of(found.wanted)).wanted == found.wanted


@pytest.mark.parametrize("towards", ["after", "before"])
def test_a_page_comes_back_from_its_link(towards):
    start = Start(towards=towards, mark=MARK)
    assert read(query_of(Wanted(theme="care"), start)) == View(wanted=Wanted(theme="care"), start=start)


def test_the_usual_view_has_a_bare_address():
    assert query_of(Wanted()) == ""
    assert read("") == View(wanted=Wanted())


@pytest.mark.parametrize(
    ("query", "unread"),
    [
        ("stage=lost", ("stage",)),
        ("urgent=yes", ("urgent",)),
        ("theme=%3Cscript%3E", ("theme",)),
        ("location=..%2F..", ("location",)),
        ("queue=archive&kind=formal", ("queue",)),
        ("after=zzzz", ("after",)),
        ("colour=red&theme=housing", ("colour",)),
        ("theme=", ()),
    ],
)
def test_what_means_nothing_is_left_out_and_named(query, unread):
    assert read(query).unread == unread


@pytest.mark.parametrize(
    "written", ["", "A", "====", "é" * 8, "MXwyMDI2LTk5LTk5fFc3Sy00UVg5", "x" * 5000, "MXwyMDI2LTA5LTE0fDw-"]
)
def test_a_mark_that_we_never_wrote_is_none(written):
    assert read_mark(written) is None


def test_a_mark_comes_back():
    assert read_mark(MARK.written()) == MARK
