"""What every `QueueStore` promises, in memory, SQLite and PostgreSQL: above all nothing that its reader may not see."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product
from typing import TYPE_CHECKING, get_args

import pytest
from sqlalchemy import insert

from issues.case import QueueKind, State
from issues.dutch_time import dutch_day
from issues.offices.loader import read_offices
from issues.queue.page import Start, mark_of
from issues.queue.ports import COUNTED_MOST
from issues.queue.queue import PAGE_ROWS, Queue
from issues.queue.selection import select
from issues.queue.wanted import NOWHERE, STATES, Stage, Wanted
from issues.readers import Cell, Grant, Role, cells_of, sees
from issues.terms import add_working_days
from store.case_row import case_values
from store.cases import SqlCaseStore
from store.database import open_database
from store.memory_cases import MemoryCaseStore
from store.memory_queue import MemoryQueueStore
from store.queue import SqlQueueStore
from store.schema import prepare_schema
from store.tables import complaint_case
from tests.store.complaint_rows import NINE, case_row, filing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from issues.ports import CaseRow
    from issues.queue.ports import QueueStore

TOWN, OTHER_TOWN = "voorbeeldstad", "elders"
LINDE, KADE = "de-linde", "havenkade"
PLACES = (LINDE, KADE, "host_family", None)
TODAY = date(2026, 9, 14)
OFFICES = read_offices()
SOME_STATES: tuple[State, ...] = ("received", "in_hand", "question", "resolved", "closed")


def every_case() -> list[CaseRow]:
    """Each queue in each place of both towns in states of every stage, the rest by chance, the same each time."""
    chance, found = random.Random(7), []
    for queue, place, town, state in product(get_args(QueueKind), PLACES, (TOWN, OTHER_TOWN), SOME_STATES):
        theme, sub_theme = chance.choice([("housing", "mould"), ("housing", "noise"), ("care", "no_gp")])
        found.append(
            case_row(
                len(found) + 1,
                queue=queue,
                location=place,
                municipality=town,
                state=state,
                flagged=chance.random() < 0.3,
                theme=theme,
                sub_theme=sub_theme,
                about="facilities" if queue == "location" else chance.choice(["facilities", "staff"]),
                kind=chance.choice(["signal", "formal", "idea"]),
                language=chance.choice(["uk", "nl"]),
                due=TODAY + timedelta(days=chance.randrange(-4, 6)),
                filed_at=NINE - timedelta(days=chance.randrange(60)),
            )
        )
    return found


class Put:
    """A store with cases in it. ``store`` is asked, ``cases`` are what it holds."""

    def __init__(self, store: QueueStore, add) -> None:
        self.store, self.queue, self.cases, self._add = store, Queue(store), [], add

    async def put(self, *cases: CaseRow) -> None:
        self.cases += cases
        await self._add(cases)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str | None:
    """Where the cases are kept; None for memory."""
    return None if request.param == "memory" else request.getfixturevalue(f"{request.param}_address")


@pytest.fixture
async def put(address: str | None) -> AsyncIterator[Put]:
    if address is None:
        kept = MemoryCaseStore()

        async def keep(cases):
            for case in cases:
                await kept.add(filing(case=case, receipt=b"\1" + case.id + bytes(15)))

        yield Put(MemoryQueueStore(kept), keep)
        return
    async with await open_database(address) as database:
        await prepare_schema(database)

        async def write(cases):
            async with database.writing() as connection:
                await connection.execute(insert(complaint_case), [case_values(case) for case in cases])

        yield Put(SqlQueueStore(database), write)


def grant(role: Role, location: str | None = None, town: str = TOWN) -> Grant:
    return Grant(role=role, municipality=town, location=location)


SINGLE = [
    *(grant("location", place) for place in (LINDE, KADE)),
    *(grant("confidant", place) for place in (None, LINDE, KADE)),
    *(grant(role) for role in get_args(Role) if role not in {"location", "confidant"}),
    grant("coordinator", town=OTHER_TOWN),
]
PAIRS = [list(pair) for pair in combinations(SINGLE, 2)]
VIEWS = [
    *(Wanted(stage=stage) for stage in get_args(Stage)),
    Wanted(urgent=True),
    Wanted(due="overdue"),
    Wanted(due="soon"),
    Wanted(stage="all", theme="housing"),
    Wanted(stage="all", kind="idea", language="uk"),
    *(Wanted(stage="all", location=place) for place in (LINDE, KADE, NOWHERE)),
    Wanted(stage="all", queue="confidant"),
    Wanted(stage="all", queue="coordinator", location=KADE),
    *(Wanted(stage="all", age=age) for age in ("week", "month", "older")),
]
LOOKS = [
    *(([one], wanted) for one, wanted in product(SINGLE, VIEWS)),
    *((pair, wanted) for pair, wanted in product(PAIRS, (Wanted(), Wanted(stage="all"), Wanted(location=KADE)))),
]
"""Who looks, at what."""


def wants(wanted: Wanted, case: CaseRow) -> bool:
    """Said once more, in other words than the selection's."""
    days = (TODAY - dutch_day(case.filed_at)).days
    return all(
        (
            case.state in STATES[wanted.stage],
            case.flagged or not wanted.urgent,
            wanted.due != "overdue" or case.due < TODAY,
            wanted.due != "soon" or TODAY <= case.due <= add_working_days(TODAY, 2),
            wanted.theme in {None, case.theme},
            wanted.kind in {None, case.kind},
            wanted.language in {None, case.language},
            wanted.queue in {None, case.queue},
            wanted.location in {None, case.location or NOWHERE},
            wanted.age != "week" or days <= 7,
            wanted.age != "month" or days <= 31,
            wanted.age != "older" or days > 31,
        )
    )


def in_order(wanted: Wanted, cases: list[CaseRow]) -> list[str]:
    if wanted.stage in {"answered", "over"}:
        found = sorted(cases, key=lambda case: (case.due, case.number), reverse=True)
    else:
        found = sorted(cases, key=lambda case: (not case.flagged, case.due, case.number))
    return [case.number for case in found]


async def test_whoever_looks_is_shown_what_they_see_and_nothing_else(put: Put) -> None:
    """Each grant in every view, and each pair of grants: the rows, the counts and the ids."""
    await put.put(*every_case())
    looked = 0
    for held, wanted in LOOKS:
        cells = cells_of(held, OFFICES)
        seen = [case for case in put.cases if sees(cells, case) and wants(wanted, case)]
        selection = select(cells, wanted, TODAY)
        rows = await put.store.rows(selection, None, 1000)
        assert [row.number for row in rows] == in_order(wanted, seen), (held, wanted)
        assert await put.store.counts({"these": selection}) == {"these": len(seen)}
        if wanted == Wanted(stage="all"):
            looked += len(rows)
            assert await put.store.ids(selection) == {case.id for case in seen}
            assert [case.number for case in await put.store.whole(selection, 1000)] == in_order(wanted, seen)
    assert looked > 500, "the grants see something at all"


async def test_cells_that_overlap_show_a_case_once(put: Put) -> None:
    await put.put(*every_case())
    cells = [
        Cell(municipality=TOWN, queue="confidant", location=None, besides=frozenset({LINDE})),
        Cell(municipality=TOWN, queue="confidant", location=None, besides=frozenset({KADE, LINDE})),
        Cell(municipality=TOWN, queue="confidant", location=KADE),
        Cell(municipality=TOWN, queue="confidant", location=LINDE, besides=frozenset({LINDE})),
    ]
    rows = await put.store.rows(select(cells, Wanted(stage="all"), TODAY), None, 1000)
    seen = [case for case in put.cases if sees(cells, case)]
    assert [row.number for row in rows] == in_order(Wanted(), seen)


async def test_nobody_is_shown_nothing(put: Put) -> None:
    await put.put(*every_case())
    nothing = select(cells_of([grant("admin"), grant("editor")], OFFICES), Wanted(stage="all"), TODAY)
    assert list(await put.store.rows(nothing, None, 10)) == []
    assert await put.store.counts({"a": nothing}) == {"a": 0}
    assert await put.store.ids(nothing) == frozenset()
    assert list(await put.store.whole(nothing, 10)) == []


COORDINATOR = cells_of([grant("coordinator")], OFFICES)


def many(count: int, **changes) -> list[CaseRow]:
    """Cases of the town of which many are due on the same day."""
    chance = random.Random(3)
    return [
        case_row(
            seed,
            flagged=chance.random() < 0.2,
            due=TODAY + timedelta(days=chance.randrange(4)),
            queue=chance.choice(["location", "coordinator", "hosts"]),
            location=chance.choice([LINDE, KADE, None]),
            state=chance.choice(["received", "in_hand", "question", "resolved"]),
        )
        if not changes
        else case_row(seed, **changes)
        for seed in range(1, count + 1)
    ]


@pytest.mark.parametrize("stage", ["open", "answered", "all"])
async def test_leafing_through_shows_each_case_once_and_the_same_pages_back(put: Put, stage: Stage) -> None:
    await put.put(*many(150))
    wanted = Wanted(stage=stage)
    expected = in_order(wanted, [case for case in put.cases if case.state in STATES[stage]])
    page = await put.queue.page(COORDINATOR, wanted, None, on=TODAY)
    assert page.earlier is None
    pages = [page]
    while pages[-1].later:
        pages.append(await put.queue.page(COORDINATOR, wanted, pages[-1].later, on=TODAY))
    assert [row.number for page in pages for row in page.rows] == expected
    assert len(pages) > 1
    for there, back in zip(reversed(pages[:-1]), reversed(pages[1:]), strict=True):
        before = await put.queue.page(COORDINATOR, wanted, back.earlier, on=TODAY)
        assert [row.number for row in before.rows] == [row.number for row in there.rows]


async def test_leafing_loses_nothing_when_the_case_at_the_edge_was_answered(put: Put) -> None:
    await put.put(*many(PAGE_ROWS * 2, state="received"))
    first = await put.queue.page(COORDINATOR, Wanted(), None, on=TODAY)
    assert first.later
    gone = replace(first.later, mark=replace(first.later.mark, number=first.later.mark.number + "X"))
    second = await put.queue.page(COORDINATOR, Wanted(), gone, on=TODAY)
    assert len({row.number for row in (*first.rows, *second.rows)}) == PAGE_ROWS * 2


async def test_behind_the_last_case_and_before_the_first_is_the_first_page(put: Put) -> None:
    await put.put(*many(5, state="received"))
    page = await put.queue.page(COORDINATOR, Wanted(), None, on=TODAY)
    for towards, row in (("after", page.rows[-1]), ("before", page.rows[0])):
        start = Start(towards=towards, mark=mark_of(row))
        assert await put.queue.page(COORDINATOR, Wanted(), start, on=TODAY) == page


async def test_counts_are_of_this_view_and_stop_somewhere(put: Put) -> None:
    await put.put(*many(COUNTED_MOST + 5, state="received", due=TODAY - timedelta(days=1)))
    counts = await put.queue.counts(COORDINATOR, Wanted(stage="answered", theme="housing"), on=TODAY)
    nothing = dict.fromkeys(("urgent", "soon", "waiting", "answered"), 0)
    assert counts == nothing | dict.fromkeys(("open", "overdue", "unopened"), COUNTED_MOST)
    elsewhere = await put.queue.counts(COORDINATOR, Wanted(theme="care"), on=TODAY)
    assert set(elsewhere.values()) == {0}


async def test_a_number_is_found_by_a_part_of_it_and_signs_mean_themselves(put: Put) -> None:
    await put.put(case_row(1, number="W7K-4QX9"), case_row(2, number="W7K-99QX"), case_row(3, number="4QX-1111"))

    async def found(part: str) -> set[str]:
        wanted = replace(select(COORDINATOR, Wanted(stage="all"), TODAY), number=part)
        return {row.number for row in await put.store.rows(wanted, None, 10)}

    assert await found("4QX") == {"W7K-4QX9", "4QX-1111"}
    assert await found("7K4") == {"W7K-4QX9"}, "across the dash"
    assert await found("W7K4QX9") == {"W7K-4QX9"}
    for wild in ("%", "_", "W%9"):
        assert await found(wild) == set()


async def test_subjects_are_found_in_pairs(put: Put) -> None:
    await put.put(*every_case())
    pairs = frozenset({("housing", "mould"), ("care", "noise")})
    wanted = replace(select(COORDINATOR, Wanted(stage="all"), TODAY), about=pairs)
    rows = await put.store.rows(wanted, None, 1000)
    expected = [case for case in put.cases if sees(COORDINATOR, case) and (case.theme, case.sub_theme) in pairs]
    assert {row.number for row in rows} == {case.number for case in expected}
    assert list(await put.store.rows(replace(wanted, about=frozenset()), None, 10)) == []


async def test_what_is_new_is_what_nobody_opened(put: Put) -> None:
    await put.put(case_row(1, state="received"), case_row(2, state="acknowledged"), case_row(3, state="reopened"))
    assert await put.queue.unopened(COORDINATOR, Wanted(due="overdue"), on=date(2027, 1, 1)) == {
        case_row(1).id,
        case_row(3).id,
    }
    assert await put.queue.unopened(COORDINATOR, Wanted(theme="care"), on=TODAY) == frozenset()


async def test_what_is_filed_is_in_the_queue(sqlite_address: str) -> None:
    """Through the store that filing uses."""
    async with await open_database(sqlite_address) as database:
        await prepare_schema(database)
        case = await SqlCaseStore(database).add(filing(1))
        rows = await SqlQueueStore(database).rows(select(COORDINATOR, Wanted(), TODAY), None, 10)
        assert [row.id for row in rows] == [case.id]
        assert await SqlQueueStore(database).whole(select(COORDINATOR, Wanted(), TODAY), 10) == [case]
