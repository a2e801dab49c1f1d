"""Word of new cases on an open page: how many, for those who see them, until the session ends."""

from __future__ import annotations

import asyncio
import json
import re
from html import unescape

import pytest

from desk.accounts.ports import AccountChange
from desk.reading.new_cases import STREAMS_EACH, NewCases, Seen, read_seen
from issues.queue.ports import IDS_MOST
from issues.queue.wanted import Wanted
from tests.desk.desks import grant
from tests.desk.test_case_pages import ABOUT_STAFF, Town

EVERY_S = 0.005


@pytest.fixture
def town():
    town = Town()
    object.__setattr__(town.desk.desk, "new_cases", NewCases(every_s=EVERY_S, beat_s=EVERY_S))
    return town


class Page:
    """An open page: a stream of its session, read event by event."""

    def __init__(self, town, browser):
        self.town, self.browser = town, browser

    async def open(self, wanted=None, seen=None):
        desk = self.town.desk.desk
        self.session = await desk.sessions.find(self.browser.token, now=desk.now())
        self.events = desk.new_cases.stream(desk, self.session, wanted or Wanted(), seen or Seen(0, 0))
        assert (await anext(self.events)).startswith(":"), "something is sent at once"
        return self

    async def next_count(self):
        async with asyncio.timeout(10):
            while not (event := await anext(self.events)).startswith("id:"):
                assert event.startswith(":")
        assert re.fullmatch(r'id: \d+\.\d+\nevent: changed\ndata: \{"n": \d+\}\n\n', event), "and nothing else"
        return json.loads(event.split("data: ")[1])["n"]

    async def is_silent(self):
        """So many looks, and nothing to tell."""
        return all([(await anext(self.events)).startswith(":") for _ in range(5)])

    async def rest(self):
        async with asyncio.timeout(10):
            return [event async for event in self.events]


async def page_of(town, *grants):
    return await Page(town, await town.desk.sign_in(*grants)).open()


async def test_new_cases_are_told_as_they_come(town):
    page = await page_of(town, grant("location", location="havenkade"))
    assert await page.is_silent()
    await town.file()
    assert await page.next_count() == 1
    await town.file()
    await town.file()
    assert await page.next_count() in {2, 3}


async def test_what_came_between_the_page_and_the_stream_is_told(town):
    await town.file()
    await town.file()
    browser = await town.desk.sign_in(grant("location", location="havenkade"))
    page = await Page(town, browser).open(seen=Seen(0, 1))
    assert await page.next_count() == 1
    again = await Page(town, browser).open(seen=Seen(3, 1))
    assert await again.next_count() == 4, "after a lost line it goes on counting"


async def test_nobody_is_told_of_what_they_do_not_see(town):
    """Not even that something came: a complaint about staff makes no page of theirs say anything."""
    pages = [
        await page_of(town, grant("location", location="havenkade")),
        await page_of(town, grant("location", location="de-linde")),
        await page_of(town, grant("coordinator", municipality="elders")),
    ]
    number = await town.file(**ABOUT_STAFF)
    for page in pages:
        assert await page.is_silent()
    reader = await page_of(town, grant((await town.case(number)).queue))
    assert await reader.next_count() == 1, "its reader is told"


async def test_what_the_filters_leave_out_is_not_told(town):
    page = Page(town, await town.desk.sign_in(grant("location", location="havenkade")))
    await page.open(Wanted(theme="care"))
    await town.file()
    assert await page.is_silent()


async def test_a_case_that_was_opened_is_no_news(town):
    number = await town.file()
    browser = await town.desk.sign_in(grant("location", location="havenkade"))
    page = await Page(town, browser).open(seen=Seen(0, 1))
    await browser.get(f"/desk/cases/{number}")
    assert await page.is_silent()


@pytest.mark.parametrize("how", ["ended", "idle", "locked", "stopped"])
async def test_it_ends_with_the_session(town, how):
    row = await town.desk.account(grant("location", location="havenkade"))
    page = await Page(town, await town.desk.signed_in(row)).open()
    assert await page.is_silent()
    if how == "ended":
        await town.desk.desk.sessions.end(page.session.id)
    elif how == "idle":
        # The stream itself has asked all the while: that is not somebody using the desk.
        town.desk.now.passes(minutes=29)
        assert await page.is_silent()
        town.desk.now.passes(minutes=2)
    elif how == "locked":
        await town.desk.stores.accounts.change(row.id, row.version, AccountChange(locked=True))
    else:
        town.desk.desk.new_cases.end_streams()
    await town.file()
    assert all(event.startswith(":") for event in await page.rest()), "without a word of the case"


async def test_one_session_has_so_many_streams_and_no_more(town):
    browser = await town.desk.sign_in(grant("location", location="havenkade"))
    pages = [await Page(town, browser).open() for _ in range(STREAMS_EACH)]
    assert (await browser.get("/desk/cases/events")).status_code == 204
    await pages[0].events.aclose()
    assert town.desk.desk.new_cases.has_room(pages[0].session.id)
    for page in pages[1:]:
        await page.events.aclose()


async def test_over_http_it_is_a_stream_of_its_own_kind_that_no_one_keeps(town):
    browser = await town.desk.sign_in(grant("location", location="havenkade"))
    shown = await browser.get("/desk/cases?theme=housing")
    (path,) = re.findall(r'data-new-cases="([^"]+)"', shown.text)
    await town.file()
    asked = asyncio.ensure_future(browser.get(unescape(path)))
    async with asyncio.timeout(10):
        while not town.desk.desk.new_cases._open:  # noqa: ASYNC110 – there is no event for it
            await asyncio.sleep(0)
    town.desk.desk.new_cases.end_streams()
    answer = await asked
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store"
    assert 'data: {"n": 1}' in answer.text
    assert (await town.desk.browser().get(unescape(path))).status_code == 303, "to sign in, not a stream"


async def test_a_view_of_what_is_answered_waits_for_nothing(town):
    browser = await town.desk.sign_in(grant("location", location="havenkade"))
    assert "data-new-cases" not in (await browser.get("/desk/cases?stage=answered")).text


@pytest.mark.parametrize(
    ("last", "page", "seen"),
    [
        ("2.7", "1", Seen(2, 7)),
        ("", "5", Seen(0, 5)),
        ("x", "y", Seen(0, IDS_MOST)),
        ("", "-1", Seen(0, IDS_MOST)),
        ("1.2.3", "²", Seen(0, IDS_MOST)),
    ],
)
def test_what_a_browser_says_it_knows(last, page, seen):
    assert read_seen(last, page) == seen
