"""After a quarter is frozen, neither log nor tags lead to a person or to one another: in every store there is."""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from issues.case_keys import quarter_id, unwrap, wrapping_key
from issues.counting import ONE_KEY, PURPOSE, tags_of
from issues.figure_cells import TREES, trees_of
from issues.freezing import Scope, freeze
from store.case_keys import SqlKeyStore
from store.cases import SqlCaseStore
from store.chain import KEYS
from store.database import open_database
from store.figures import SqlFigureStore
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from store.memory_figures import MemoryFigureStore
from store.schema import prepare_schema
from store.tables import issue_count, issue_log
from tests.issues.complaints import SECRET, Desk, complaint, read_intake, read_rules
from tests.store.every_row import rows_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from issues.ports import LogRow
    from store.database import Database

QUARTER, OVER = "2026-Q3", date(2026, 10, 2)
PEOPLE = [f"chat-{number}-of-the-canary" for number in range(7)]
SUB_THEMES = ("mould", "dirt", "mould")
SCOPE = Scope(
    trees=trees_of(read_intake(), read_rules(), {"voorbeeldstad": ["havenkade"]}), shows={"voorbeeldstad": TREES}
)


@dataclass
class Town:
    """Seven people who filed three complaints each in the quarter, and whatever is kept of that."""

    desk: Desk
    figures: object
    main: Database | None = None
    keys: Database | None = None

    async def fill(self) -> Town:
        self.desk.now = datetime(2026, 9, 7, 9, 41, tzinfo=UTC)
        for number, person in enumerate(PEOPLE):
            for again, sub_theme in enumerate(SUB_THEMES):
                draft = bytes([number, again]) * 8
                one = complaint(draft=draft, sub_theme=sub_theme, answers={}, details={}, photos=(), reach="code")
                await self.desk.filing().file(one, person=person)
        return self

    async def tags(self) -> list[tuple[str, str, bytes]]:
        if self.main is None:
            return [astuple(one) for one in self.desk.cases.tags]
        async with self.main.reading() as connection:
            return [tuple(row) for row in await connection.execute(select(issue_count))]

    async def log(self) -> list[tuple]:
        """Every line with all its columns."""
        if self.main is None:
            return [astuple(one) for one in self.desk.cases.log]
        async with self.main.reading() as connection:
            return [tuple(row) for row in await connection.execute(select(issue_log))]

    async def everything(self) -> bytes:
        """Whatever is kept, keys included."""
        if self.main is None or self.keys is None:
            stores = (self.desk.cases, self.desk.key_store, self.figures)
            return b"".join(_bytes_of(one) for one in stores)
        return await rows_of(self.main) + await rows_of(self.keys)


def _bytes_of(store: object) -> bytes:
    """What an object holds, however deep, bytes as they are."""
    if isinstance(store, bytes):
        return store
    if isinstance(store, dict):
        return b"".join(_bytes_of(one) for pair in store.items() for one in pair)
    if isinstance(store, list | tuple | set | frozenset):
        return b"".join(map(_bytes_of, store))
    if hasattr(store, "__slots__") and hasattr(store, "__dataclass_fields__"):
        return _bytes_of([getattr(store, name) for name in store.__dataclass_fields__])
    return _bytes_of(vars(store)) if hasattr(store, "__dict__") else str(store).encode()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store_address(request: pytest.FixtureRequest) -> str | None:
    """Where it is kept; None for memory."""
    if request.param == "memory":
        return None
    address: str = request.getfixturevalue(f"{request.param}_address")
    return address


@pytest.fixture
async def town(store_address: str | None, tmp_path: Path) -> AsyncIterator[Town]:
    if store_address is None:
        cases = MemoryCaseStore()
        yield await Town(Desk(cases, MemoryKeyStore()), MemoryFigureStore(cases)).fill()
        return
    async with AsyncExitStack() as open_ones:
        main = await open_ones.enter_async_context(await open_database(store_address))
        keys = await open_ones.enter_async_context(await open_database(f"sqlite:///{tmp_path}/keys.db", KEYS))
        await prepare_schema(main)
        await prepare_schema(keys)
        desk = Desk(SqlCaseStore(main), SqlKeyStore(keys))
        yield await Town(desk, SqlFigureStore(main), main, keys).fill()


def found(keys: Mapping, backup: set[tuple], logged: Mapping[LogRow, int]) -> set[str]:
    """The people whose tags somebody can make who has these keys, the secret, a backup's tags and the log's lines."""
    opened = [unwrap(wrapping_key(SECRET), wrapped, *name) for name, wrapped in keys.items()]
    return {
        person
        for person in PEOPLE
        for key in [*opened, SECRET, bytes(32)]
        for line in logged
        for tag in tags_of(key, line, person)
        if (tag.period, tag.cell, tag.tag) in backup
    }


async def test_while_the_quarter_runs_no_two_rows_show_that_one_person_made_them(town: Town) -> None:
    tags, lines = await town.tags(), await town.log()
    assert (len(lines), len(tags)) == (21, 1 + 7 * 6)
    values = [tag for _, _, tag in tags]
    assert len(set(values)) == len(values), "no tag is in two rows"
    in_lines = b"\x1f".join(_bytes_of(one) for one in lines)
    assert not [tag for tag in values if tag in in_lines], "nor in a line of the log"
    of_log = [{tuple(map(str, line[-8:])) for line in lines}]
    assert len(of_log[0]) == len(set(SUB_THEMES)), "lines of different people are alike in all but a random id"
    kept = await town.everything()
    assert not [person for person in PEOPLE if person.encode() in kept]


async def test_after_the_freeze_no_line_no_tag_and_no_key_of_them_is_left(town: Town) -> None:
    wrapped = await town.desk.key_store.get(quarter_id(QUARTER), PURPOSE)
    traces = [tag for _, cell, tag in await town.tags() if cell != ONE_KEY]
    traces += [line[0] for line in await town.log() if isinstance(line[0], bytes)]
    before = await town.everything()
    assert not [one for one in [*traces, wrapped] if one not in before], "else this test would prove nothing"
    (one,) = await freeze(town.figures, town.desk.key_store, SCOPE, OVER)
    assert {figure.cell.key: figure.people for figure in one.figures}["voorbeeldstad/read_by_location"] == 7
    assert (await town.tags(), await town.log()) == ([], [])
    after = await town.everything()
    assert [one for one in [*traces, wrapped] if one in after] == []
    assert await town.desk.key_store.get(quarter_id(QUARTER), PURPOSE) is None


async def test_with_a_backup_and_every_key_that_is_left_nobody_is_found(town: Town) -> None:
    backup, logged = set(await town.tags()), await town.figures.lines(QUARTER)
    assert found(await town.desk.key_store.all(), backup, logged) == set(PEOPLE), "while it runs, whoever has all can"
    await freeze(town.figures, town.desk.key_store, SCOPE, OVER)
    left = await town.desk.key_store.all()
    assert left, "those of the cases, and the one of the receipts"
    assert found(left, backup, logged) == set()
