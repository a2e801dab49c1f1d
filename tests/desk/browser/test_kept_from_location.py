"""A complaint about staff, for the staff of that location: it is not there, however they look.

Each time somebody else, or the same person for another case, does see it: what hides everything would hide this too.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.conversation.complaining import picture
from tests.desk.browser.served_desk import patient
from tests.desk.desks import grant

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(600)]

PLACE = "de-linde"
ABOUT_STAFF = {"theme": "housing", "sub_theme": "dirt", "about": "staff", "text": "Прибиральник КАНАРКО кричить"}
LIKE_IT = {"theme": "housing", "sub_theme": "dirt", "about": "facilities", "text": "Брудно на КУХНІ"}
HEAR = """async () => {
  window.heard = [];
  const { newCases } = document.querySelector("[data-new-cases]").dataset;
  const events = new EventSource(newCases);
  events.addEventListener("changed", (event) => window.heard.push(event.data));
  await new Promise((resolve) => events.addEventListener("open", resolve));
}"""


@dataclass
class Pages:
    """Of somebody at the location, and of the coordinator."""

    desk: object
    sanne: object
    coen: object

    async def file(self, about):
        filed = await self.desk.file(location=PLACE, answers={}, details={}, photos=(picture(),), **about)
        return filed.number

    async def both_open(self, path):
        for page in (self.sanne, self.coen):
            await page.goto(self.desk.address + path)

    async def statuses(self, path):
        """What each gets there: Sanne, Coen."""
        return [(await page.goto(self.desk.address + path)).status for page in (self.sanne, self.coen)]

    async def search(self, page, words):
        """The numbers of the cases that are found, or whose page it leads to."""
        await page.goto(f"{self.desk.address}/desk/cases?stage=all")
        await page.locator("#words").fill(words)
        await page.get_by_role("button", name="Zoeken").click()
        if "/desk/cases/search" not in page.url:
            return [page.url.rpartition("/")[2]]
        return await page.locator(".queue .figure").all_inner_texts()


@pytest_asyncio.fixture(loop_scope="session")
async def pages(desk, window):
    with patient():
        sanne = await window(grant("location", location=PLACE), name="Sanne Jansen", console=False)
        yield Pages(desk, sanne, await window(grant("coordinator"), console=False))


async def test_it_is_in_no_list_and_in_no_count(pages):
    hidden = await pages.file(ABOUT_STAFF)
    await pages.both_open("/desk/cases?stage=all")
    await expect(pages.sanne.locator("main")).to_contain_text("Hier staat niets")
    await expect(open_count(pages.sanne)).to_have_text("Open 0")
    await expect(pages.coen.locator("tr", has_text=hidden)).to_have_count(1)

    seen = await pages.file(LIKE_IT)
    await pages.both_open("/desk/cases?stage=all")
    assert await pages.sanne.locator(".queue .row .figure").all_inner_texts() == [seen]
    await expect(open_count(pages.sanne)).to_have_text("Open 1")


def open_count(page):
    return page.locator(".counts a").first


async def test_its_address_and_its_photo_are_not_there(pages):
    hidden, seen = await pages.file(ABOUT_STAFF), await pages.file(LIKE_IT)
    for path in ("", "/photos/1", "/similar", "/note", "/merge", "/pass-on"):
        assert await pages.statuses(f"/desk/cases/{hidden}{path}") == [404, 200], path
        assert await pages.statuses(f"/desk/cases/{seen}{path}") == [200, 200], path


async def test_no_search_finds_it(pages):
    hidden, seen = await pages.file(ABOUT_STAFF), await pages.file(LIKE_IT)
    for words in (hidden, hidden[:3], "КАНАРКО"):
        assert await pages.search(pages.sanne, words) == []
        assert hidden in await pages.search(pages.coen, words)
    assert await pages.search(pages.sanne, seen) == [seen]
    assert await pages.search(pages.sanne, "КУХНІ") == [seen]
    assert await pages.search(pages.sanne, "Vuil") == [seen], "by the subject that both have"


async def test_it_is_not_counted_among_what_is_similar(pages):
    hidden, seen, another = [await pages.file(one) for one in (ABOUT_STAFF, LIKE_IT, LIKE_IT)]
    await pages.both_open(f"/desk/cases/{seen}/similar")
    for page, words, numbers in (
        (pages.sanne, "Nog 1 zaak zoals deze", {another}),
        (pages.coen, "Nog 2 zaken zoals deze", {another, hidden}),
    ):
        await expect(page.get_by_text(words)).to_be_visible()
        assert set(await page.locator(".queue .row .figure").all_inner_texts()) == numbers


async def test_no_open_page_hears_of_it(pages):
    """The next case that she may see is the first that she hears of: it is counted as one, not as two."""
    await pages.both_open("/desk/cases")
    for page in (pages.sanne, pages.coen):
        await page.evaluate(HEAR)
    await pages.file(ABOUT_STAFF)
    await pages.coen.get_by_role("link", name="1 nieuwe zaak").wait_for()
    assert await pages.sanne.evaluate("window.heard") == []
    await pages.file(LIKE_IT)
    await pages.sanne.get_by_role("link", name="1 nieuwe zaak").wait_for()
    await pages.sanne.wait_for_function("window.heard.length > 0")
    assert await pages.sanne.evaluate("window.heard") == ['{"n": 1}']
    await pages.coen.get_by_role("link", name="2 nieuwe zaken").wait_for()
