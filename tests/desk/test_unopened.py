"""A case with the confidant that nobody opens: after one working day deputy and coordinator hear of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.desk.desks import grant
from tests.desk.test_digest import inbox, names, town  # noqa: F401 – fixtures
from wegwijzer.reminding import remind_now

HARM = {"theme": "safety", "sub_theme": "sexual", "about": "residents", "answers": {}, "details": {}}
FRIDAY = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)


@pytest.fixture
def on(town):  # noqa: F811 – the fixture of that name
    """Who is told once the clock stands there and the hourly walk over the cases has been."""

    async def at(day, hour=23, minute=30, month=12):
        town.desk.now.at = datetime(2026, month, day, hour, minute, tzinfo=UTC)
        await remind_now(town.stores.cases, town.desk.now())
        return names(await town.told())

    return at


async def test_unopened_for_one_working_day_it_alerts_deputy_and_coordinator_once(town, on):  # noqa: F811
    await town.file(**HARM)
    assert names(await town.told()) == {"confidant"}
    assert await on(30, 20, month=11) == set(), "the day it came"
    assert await on(1, 22, 30) == set(), "the working day after it: until midnight in Amsterdam"
    assert await on(1, 23, 30) == {"stand-in", "coordinator"}, "and not before the next morning"
    assert await on(2, 12) == set(), "once"


async def test_saturday_and_sunday_are_no_working_days(town, on):  # noqa: F811
    town.desk.now.at = town.filing.now = FRIDAY
    await town.file(**HARM)
    await town.told()
    assert await on(29, month=11) == set()
    assert await on(30, 22, 30, month=11) == set()
    assert await on(30, 23, 30, month=11) == {"stand-in", "coordinator"}


async def test_once_the_confidant_has_opened_it_nobody_is_alerted(town, on):  # noqa: F811
    filed = await town.file(**HARM)
    await town.told()

    browser = await town.desk.sign_in(grant("confidant"))
    assert (await browser.get(f"/desk/cases/{filed.number}")).status_code == 200
    assert await on(1, 23, 30) == set()


async def test_that_the_coordinator_looks_for_it_does_not_count_as_opening(town, on):  # noqa: F811
    filed = await town.file(**HARM)
    await town.told()
    browser = await town.desk.sign_in(grant("coordinator"))
    assert (await browser.get(f"/desk/cases/{filed.number}")).status_code == 404
    assert {"stand-in", "coordinator"} <= await on(1, 23, 30)
