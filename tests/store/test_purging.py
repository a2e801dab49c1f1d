"""What is over goes with its keys, is counted by kind and table, and does not come back with a backup."""

from __future__ import annotations

import os
import shutil
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from issues.case_contents import open_text
from issues.case_keys import CaseKeys
from issues.ports import CaseChange, EventRow, Tombstone
from issues.purging import Keeping, purge, replay
from issues.retention import Kept
from store.case_keys import SqlKeyStore
from store.cases import SqlCaseStore
from store.chain import KEYS
from store.database import open_database
from store.endings import SqlEndingStore
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from store.schema import prepare_schema
from tests.issues.complaints import SECRET, TEXT, Desk, complaint, formal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from issues.ports import CaseRow

TEXTS = 3
NOW = datetime(2026, 9, 7, 9, 41, tzinfo=UTC)
TERMS = {"kept": lambda _place: Kept(), "texts": TEXTS}
DAY = timedelta(days=1)
YEARS = 366 * DAY


@dataclass
class World:
    desk: Desk
    keeping: Keeping

    async def filed(self, what=None, *, state: str | None = None) -> CaseRow:
        """A case, and whatever state it has come to."""
        filed = await self.desk.filing().file(what or complaint(reach="here"))
        case = await self.desk.cases.by_number(filed.number)
        return await self.moved(case, state) if state else case

    async def moved(self, case: CaseRow, state: str, at: datetime = NOW) -> CaseRow:
        event = EventRow(kind=state, at=at, actor="coordinator", data={"state": state})
        return await self.desk.cases.change(case.id, case.version, CaseChange(state=state, events=(event,)))

    async def keys(self, case: CaseRow) -> set[str]:
        return {purpose for one, purpose in await self.desk.key_store.kept() if one == case.id}


@asynccontextmanager
async def on_files(folder: Path, address: str = "") -> AsyncIterator[World]:
    async with AsyncExitStack() as open_ones:
        address = address or f"sqlite:///{folder}/wegwijzer.db"
        main = await open_ones.enter_async_context(await open_database(address))
        keys = await open_ones.enter_async_context(await open_database(f"sqlite:///{folder}/keys.db", KEYS))
        await prepare_schema(main)
        await prepare_schema(keys)
        cases, store = SqlCaseStore(main), SqlKeyStore(keys)
        keeping = Keeping(
            cases=cases, endings=SqlEndingStore(main), keys=store, kept=lambda _place: Kept(), texts=TEXTS
        )
        yield World(Desk(cases, store), keeping)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str | None:
    """Where the cases are kept; None for memory."""
    return None if request.param == "memory" else request.getfixturevalue(f"{request.param}_address")


@pytest.fixture
async def world(address: str | None, tmp_path: Path) -> AsyncIterator[World]:
    if address:
        async with on_files(tmp_path, address) as found:
            yield found
        return
    cases, store = MemoryCaseStore(), MemoryKeyStore()
    yield World(Desk(cases, store), Keeping(cases=cases, endings=cases, keys=store, **TERMS))


async def test_an_open_case_is_never_over(world: World) -> None:
    case = await world.filed(state="in_hand")
    assert await purge(world.keeping, NOW + 20 * YEARS) == {}
    assert await world.desk.cases.by_number(case.number) == case


async def test_a_signal_loses_its_words_then_its_structure(world: World) -> None:
    case = await world.filed(state="closed")
    assert await purge(world.keeping, NOW + 89 * DAY) == {}
    assert await world.keys(case) == {"content", "address"}
    gone = await purge(world.keeping, NOW + 90 * DAY)
    assert gone == {
        ("signal", "case_key (content)"): 1, ("signal", "case_key (address)"): 1, ("signal", "complaint_address"): 1,
        ("signal", "complaint_photo"): 2, ("signal", "complaint_case (words)"): 1,
    }  # fmt: skip
    left = await world.desk.cases.by_number(case.number)
    assert (left.text, left.details, left.answers) == (None, None, case.answers)
    assert await world.keys(case) == set()
    assert await world.desk.cases.photos(case.id) == ()
    assert await world.desk.cases.address(case.id) is None
    assert await purge(world.keeping, NOW + 91 * DAY) == {}
    gone = await purge(world.keeping, NOW + 2 * YEARS)
    assert gone["signal", "complaint_case"] == gone["signal", "complaint_receipt"] == 1
    assert gone["signal", "complaint_event"] == 2
    assert await world.desk.cases.by_number(case.number) is None


async def test_a_formal_complaint_keeps_all_but_the_address_for_five_years(world: World) -> None:
    case = await world.filed(formal(reach="here"), state="withdrawn")
    await purge(world.keeping, NOW + 4 * YEARS)
    assert await world.keys(case) == {"content", "identity"}
    assert await world.desk.cases.envelope(case.id)
    gone = await purge(world.keeping, NOW + 6 * YEARS)
    assert gone["formal", "complaint_envelope"] == gone["formal", "complaint_case"] == 1
    assert await world.keys(case) == set()


async def test_a_dry_run_tells_the_same_and_changes_nothing(world: World) -> None:
    case = await world.filed(state="closed")
    told = await purge(world.keeping, NOW + 90 * DAY, dry_run=True)
    assert await world.keys(case) == {"content", "address"}
    assert await world.desk.cases.by_number(case.number) == case
    assert told == await purge(world.keeping, NOW + 90 * DAY)
    told = await purge(world.keeping, NOW + 3 * YEARS, dry_run=True)
    assert told["signal", "complaint_case"] == 1
    assert told == await purge(world.keeping, NOW + 3 * YEARS)


async def test_what_was_answered_is_closed_after_thirty_days_and_counts_from_then(world: World) -> None:
    case = await world.filed(state="resolved")
    assert await purge(world.keeping, NOW + 29 * DAY) == {}
    assert await purge(world.keeping, NOW + 30 * DAY) == {("signal", "closed"): 1}
    assert (await world.desk.cases.by_number(case.number)).state == "closed"
    *_, event = await world.desk.cases.events(case.id)
    assert (event.kind, event.actor, event.at) == ("closed", "system", NOW + 30 * DAY)
    assert event.data == {"state": "closed", "queue": case.queue, "due": case.due.isoformat(), "texts": str(TEXTS)}
    assert await purge(world.keeping, NOW + 119 * DAY) == {}
    assert ("signal", "case_key (content)") in await purge(world.keeping, NOW + 120 * DAY)


async def test_each_ending_leaves_a_tombstone_in_both_for_a_year(world: World) -> None:
    case = await world.filed(state="closed")
    await purge(world.keeping, NOW + 90 * DAY)
    day = (NOW + 90 * DAY).date()
    stones = {Tombstone(case=case.id, what=what, on=day) for what in ("content", "address")}
    assert set(await world.desk.cases.tombstones()) == set(await world.desk.key_store.tombstones()) == stones
    gone = await purge(world.keeping, NOW + 90 * DAY + 367 * DAY)
    assert gone == {("", "complaint_tombstone"): 2, ("", "key_tombstone"): 2}


async def test_killed_after_the_keys_the_rest_goes_at_the_next_start(world: World) -> None:
    case = await world.filed(state="closed")
    await world.desk.key_store.end({(case.id, "content")}, on=NOW.date())
    assert await world.desk.cases.photos(case.id)
    assert await replay(world.keeping, NOW) == 1
    assert not await world.desk.cases.photos(case.id)
    assert await replay(world.keeping, NOW) == 0


async def destroyed(world: World, case: CaseRow) -> None:
    """By the resident: a signal, while it is open."""
    await CaseKeys(world.desk.key_store, SECRET, os.urandom).destroy(case.id, "content", "address", on=NOW.date())
    stones = [Tombstone(case=case.id, what=what, on=NOW.date()) for what in ("content", "address")]
    event = EventRow(kind="withdrawn", at=NOW, actor="resident", data={"state": "withdrawn"})
    gone = ("text", "details", "photos", "address")
    change = CaseChange(state="withdrawn", events=(event,), erased=gone, tombstones=stones)
    await world.desk.cases.change(case.id, case.version, change)


def copied(folder: Path, name: str, to: Path) -> None:
    for path in folder.glob(f"{name}*"):
        shutil.copy(path, to / path.name)


@pytest.mark.parametrize("database", ["wegwijzer.db", "keys.db"])
async def test_what_was_destroyed_is_gone_again_after_a_backup_of_either_database(
    tmp_path: Path, database: str
) -> None:
    backup = tmp_path / "backup"
    backup.mkdir()
    async with on_files(tmp_path) as world:
        case, neighbour = await world.filed(), await world.filed(complaint(draft=b"n" * 16))
    copied(tmp_path, database, backup)
    async with on_files(tmp_path) as world:
        await destroyed(world, case)
    copied(backup, database, tmp_path)
    async with on_files(tmp_path) as world:
        brought_back = await world.keys(case) or await world.desk.cases.photos(case.id)
        assert brought_back, "else this test would prove nothing"
        await purge(world.keeping, NOW + DAY)
        left = await world.desk.cases.by_number(case.number)
        assert (left.text, left.details, left.state in {"closed", "withdrawn"}) == (None, None, True)
        assert await world.keys(case) == set()
        assert await world.desk.cases.photos(case.id) == ()
        assert await world.desk.cases.address(case.id) is None
        key = await world.desk.keys.get(neighbour.id, "content")
        assert open_text(key, neighbour.id, neighbour.text) == TEXT, "nobody else's"
    assert not [part for part in (case.text, case.details) if part in on_disk(tmp_path)]


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


async def test_a_case_that_went_goes_again_after_a_backup_of_the_main_database(tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    backup.mkdir()
    async with on_files(tmp_path) as world:
        case = await world.filed(state="closed")
        await purge(world.keeping, NOW + 100 * DAY)
    copied(tmp_path, "wegwijzer.db", backup)
    async with on_files(tmp_path) as world:
        await purge(world.keeping, NOW + 3 * YEARS)
        assert await world.desk.cases.by_number(case.number) is None
    copied(backup, "wegwijzer.db", tmp_path)
    async with on_files(tmp_path) as world:
        assert await world.desk.cases.by_number(case.number)
        assert await replay(world.keeping, NOW + 3 * YEARS)
        assert await world.desk.cases.by_number(case.number) is None
