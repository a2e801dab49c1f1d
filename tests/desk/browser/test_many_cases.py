"""A queue of 5,000 cases, in a real database: what comes first, how many there are, and the way through its pages."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import asynccontextmanager
from datetime import timedelta
from html import unescape

import pytest
import pytest_asyncio
from playwright.async_api import expect
from sqlalchemy import insert

from issues.intake.loader import read_intake
from store.case_row import case_values
from store.cases import SqlCaseStore
from store.database import open_database
from store.memory_case_keys import MemoryKeyStore
from store.memory_draft_photos import MemoryDraftPhotos
from store.outbox import SqlOutboxStore
from store.queue import SqlQueueStore
from store.schema import prepare_schema
from store.tables import complaint_case
from tests.desk.browser.looking import found_by_axe, sticking_out, walk_by_keyboard
from tests.desk.browser.served_desk import patient, served
from tests.desk.desks import MONDAY, grant
from tests.store.complaint_rows import case_row
from wegwijzer.complaint_stores import ComplaintStores

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(600)]

CASES, PAGE, COUNTED = 5_000, 30, 300
URGENT = 37
STATES = ("received", "acknowledged", "in_hand", "question", "in_hand", "acknowledged", "in_hand", "resolved", "closed")
STAFF = grant("location", location="havenkade")
TODAY = MONDAY.date()


def rows():
    """With every sub-theme there is; 37 are urgent and open, spread over all of them."""
    themes = [(theme.id, one.id) for theme in read_intake().themes for one in theme.sub_themes]
    made = []
    for seed in range(1, CASES + 1):
        theme, sub_theme = themes[seed % len(themes)]
        state = STATES[seed % len(STATES)]
        made.append(
            case_row(
                seed, theme=theme, sub_theme=sub_theme, state=state, kind="formal" if seed % 41 == 0 else "signal",
                due=TODAY + timedelta(days=seed * 7 % 100 - 20), filed_at=MONDAY - timedelta(days=seed % 90),
            )
        )  # fmt: skip
    still = [place for place, one in enumerate(made) if one.state not in {"resolved", "closed"}]
    for place in still[5 :: len(still) // URGENT][:URGENT]:
        made[place] = case_row(
            place + 1, theme=made[place].theme, sub_theme=made[place].sub_theme, state=made[place].state,
            due=made[place].due, flagged=True, severity="urgent", filed_at=made[place].filed_at,
        )  # fmt: skip
    return made


@pytest.fixture(scope="module")
def made():
    return rows()


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def full(made, tmp_path_factory):
    async with desk_over(made, tmp_path_factory.mktemp("many") / "cases.db") as desk:
        yield desk


@asynccontextmanager
async def desk_over(made, path):
    async with await open_database(f"sqlite:///{path}") as database:
        await prepare_schema(database)
        async with database.writing() as connection:
            for start in range(0, CASES, 500):
                await connection.execute(
                    insert(complaint_case), [case_values(one) for one in made[start : start + 500]]
                )
        stores = ComplaintStores(
            SqlCaseStore(database), MemoryKeyStore(), MemoryDraftPhotos(), SqlOutboxStore(database),
            SqlQueueStore(database),
        )  # fmt: skip
        async with served(complaints=stores) as desk:
            with patient():
                yield desk


def in_order(made):
    """As the queue should show what is open."""
    still = [one for one in made if one.state not in {"resolved", "closed"}]
    return [one.number for one in sorted(still, key=lambda one: (not one.flagged, one.due, one.number))]


async def shown_on(page):
    return await page.locator(".queue tbody tr").evaluate_all(
        "all => all.map(one => one.querySelector('a').pathname.split('/').at(-1))"
    )


async def test_pages_of_thirty_begin_with_the_urgent_and_lead_forth_and_back(full, window_at, made):
    page, wanted = await window_at(full, STAFF), in_order(made)
    await page.goto(f"{full.address}/desk/cases")
    first = await shown_on(page)
    assert first == wanted[:PAGE]
    assert await page.locator(".queue__urgent").count() == PAGE
    await expect(page.get_by_role("link", name="Vorige pagina")).to_have_count(0)
    for place in (1, 2):
        await page.get_by_role("link", name="Volgende pagina").click()
        await page.wait_for_url("**after=**")
        await expect(page.locator(".queue tbody tr").first.locator("a")).to_have_attribute(
            "href", f"/desk/cases/{wanted[PAGE * place]}"
        )
        assert await shown_on(page) == wanted[PAGE * place : PAGE * (place + 1)]
    assert await page.locator(".queue__urgent").count() == 0, "they were all on the first two"
    for place in (1, 0):
        await page.get_by_role("link", name="Vorige pagina").click()
        await expect(page.locator(".queue tbody tr").first.locator("a")).to_have_attribute(
            "href", f"/desk/cases/{wanted[PAGE * place]}"
        )
        assert await shown_on(page) == wanted[PAGE * place : PAGE * (place + 1)]


async def test_whoever_reads_on_to_the_end_sees_each_once(full, made):
    browser, path, seen = await full.desk.sign_in(STAFF), "/desk/cases", []
    while path:
        answer = await browser.get(path, host=full.address.removeprefix("http://"))
        seen += re.findall(r'class="queue__title"><a href="/desk/cases/([A-Z0-9-]+)"', answer.text)
        following = re.search(r'rel="next" href="([^"]+)"', answer.text)
        path = unescape(following[1]) if following else None
    assert seen == in_order(made)


async def test_what_is_counted_is_right_up_to_three_hundred(full, window_at, made):
    page = await window_at(full, STAFF)
    await page.goto(f"{full.address}/desk/cases")
    shown = dict(
        await page.locator(".counts a:has(.figure)").evaluate_all(
            "all => all.map(one => [one.childNodes[0].textContent.trim(), one.querySelector('.figure').textContent])"
        )
    )
    still = [one for one in made if one.state not in {"resolved", "closed"}]
    states = Counter(one.state for one in made)
    many = {
        "Open": len(still),
        "Dringend": sum(one.flagged for one in still),
        "Te laat": sum(one.due < TODAY for one in still),
        "Binnen twee werkdagen": sum(TODAY <= one.due <= TODAY + timedelta(days=2) for one in still),
        "Nog niet gelezen": states["received"],
        "Wacht op de bewoner": states["question"],
        "Beantwoord": states["resolved"],
    }
    assert shown == {name: str(count) if count < COUNTED else "300+" for name, count in many.items()}
    assert shown["Dringend"] == str(URGENT)


@pytest.mark.parametrize("width", [320, 768, 960, 1440])
@pytest.mark.parametrize("language", ["nl", "uk"])
async def test_nothing_goes_sideways(full, window_at, width, language):
    page = await window_at(full, STAFF, language=language, viewport={"width": width, "height": 800})
    for path in ("", "?stage=over", "?stage=all&theme=housing&kind=formal"):
        await page.goto(f"{full.address}/desk/cases{path}")
        assert await shown_on(page), path
        assert await sticking_out(page) == [], path


async def test_what_was_there_is_not_told_as_new(made, window_at, tmp_path):
    """More are unopened than are counted."""
    async with desk_over(made, tmp_path / "cases.db") as desk:
        page = await window_at(desk, STAFF)
        await page.goto(f"{desk.address}/desk/cases")
        told, filed = page.locator("[data-new-cases] a"), 0
        while not await told.is_visible() and filed < CASES:
            await desk.file(location="havenkade")
            filed += 1
        assert 0 < int((await told.inner_text()).split()[0]) <= filed


async def test_the_whole_page_is_walked_by_keyboard(full, window_at):
    page = await window_at(full, STAFF, viewport={"width": 1280, "height": 720})
    await page.goto(f"{full.address}/desk/cases")
    assert await walk_by_keyboard(page) > PAGE


@pytest.mark.parametrize("language", ["nl", "uk"])
async def test_axe_finds_nothing(full, window_at, axe, language):
    page = await window_at(full, STAFF, language=language, console=False)
    await page.goto(f"{full.address}/desk/cases")
    assert await found_by_axe(page, axe) == {}
