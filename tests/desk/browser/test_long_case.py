"""A case as long as can be: nothing sticks out or is covered, at any width and zoom, by keyboard and on paper."""

from __future__ import annotations

from io import BytesIO

import pytest
import pytest_asyncio
from pypdf import PdfReader

from tests.desk.browser.long_case import (
    COORDINATOR,
    END,
    MESSAGES,
    NAME,
    PLACES,
    REPLY_END,
    STAFF,
    file_long,
    longest_text,
)
from tests.desk.browser.looking import ON_PAPER, found_by_axe, sticking_out, walk_by_keyboard
from tests.desk.browser.served_desk import CASES, patient, served
from tests.desk.desks import grant

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(600)]

SIZES = {
    "a phone, or 1280 pixels at 400 %": {"viewport": {"width": 320, "height": 640}},
    "1280 pixels at 200 %": {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
    "a wide screen": {"viewport": {"width": 1440, "height": 900}},
}
"""Zooming makes the window hold fewer of the page's pixels, each drawn with more of the screen's: as a browser does it,
and unlike the style ``zoom``, which leaves the widths that the style sheets ask for as they were."""
FORMS = (
    "",
    "/reply",
    "/reply?reply=more_time",
    "/resolve?reply=done",
    "/note",
    "/pass-on",
    "/theme",
    "/redact",
    "/similar",
)
PRINTED = {
    "{case}": STAFF,
    "{desk}/desk/cases": grant("confidant"),
    "{desk}/desk/audit": COORDINATOR,
    "{desk}/desk/replies": COORDINATOR,
}
"""By whom. The confidant's queue has a case that is urgent."""


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def desk():
    async with served(places=PLACES) as running:
        running.number = await file_long(running)
        urgent = await running.file(location="havenkade", **CASES[0])
        assert (await running.cases.by_number(urgent.number)).flagged
        with patient():
            yield running


@pytest.fixture
def case(desk):
    return f"{desk.address}/desk/cases/{desk.number}"


async def go(page, address):
    answer = await page.goto(address)
    assert answer.status == 200, address


async def test_it_is_as_long_as_it_should_be(desk, window, case):
    page = await window(STAFF, name=NAME)
    await go(page, case)
    assert await page.locator("[aria-labelledby=history] > .timeline > li").count() > 2 * MESSAGES > 20
    assert await page.get_by_text(END).count() == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["nl", "uk"])
async def test_nothing_sticks_out_or_is_cut_off(desk, window, case, size, language):
    page = await window(STAFF, language=language, name=NAME, **SIZES[size])
    found = {}
    for form in FORMS:
        await go(page, case + form)
        await page.evaluate("() => { for (const fold of document.querySelectorAll('details')) fold.open = true }")
        if out := await sticking_out(page):
            found[form] = out
    assert found == {}


@pytest.mark.parametrize("size", SIZES)
async def test_the_keyboard_comes_to_everything_and_what_has_the_focus_is_seen(desk, window, case, size):
    page = await window(STAFF, name=NAME, **SIZES[size])
    for form in ("", "/resolve?reply=done", "/theme", "/redact"):
        await go(page, case + form)
        await walk_by_keyboard(page)


async def test_a_long_list_of_things_that_are_wrong_is_walked_too(desk, window, case):
    """With what leads to a person, the summary of problems, and the words kept."""
    page = await window(STAFF, name=NAME, console=False, **SIZES["1280 pixels at 200 %"])
    await go(page, f"{case}/resolve")
    await page.get_by_label("In het Nederlands").fill("Bel 06 12345678. " * 100)
    await page.get_by_role("button", name="Antwoorden en afronden").click()
    await page.get_by_text("Dit kan naar een persoon leiden:").wait_for()
    assert await sticking_out(page) == []
    await walk_by_keyboard(page)


@pytest.mark.parametrize("language", ["nl", "uk"])
async def test_axe_finds_nothing(desk, window, axe, case, language):
    page = await window(STAFF, language=language, name=NAME, console=False)
    await go(page, case)
    assert await found_by_axe(page, axe) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PRINTED)
async def test_on_paper_are_words_on_white_and_nothing_to_press(desk, window, case, scheme, path):
    page = await window(PRINTED[path], name=NAME)
    await page.emulate_media(media="print", color_scheme=scheme)
    await go(page, path.format(case=case, desk=desk.address))
    assert await page.locator(".badge--urgent").count() == path.endswith("/cases")
    assert await page.evaluate(ON_PAPER) == []


async def test_the_whole_of_it_is_printed(desk, window, case):
    page = await window(STAFF, name=NAME)
    await page.emulate_media(color_scheme="dark")
    await go(page, case)
    printed = PdfReader(BytesIO(await page.pdf(format="A4")))
    words = bare("".join(one.extract_text() for one in printed.pages))
    assert bare(longest_text()) in words
    assert words.count(bare(REPLY_END)) == MESSAGES
    assert bare(PLACES.location("voorbeeldstad", "havenkade")) in words
    assert bare("Wat u kunt doen") not in words
    assert bare("Uitloggen") not in words


def bare(text):
    """Without the places where lines and pages end."""
    return "".join(text.split())
