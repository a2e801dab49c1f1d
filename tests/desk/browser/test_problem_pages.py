"""Pages of what went wrong and of what is not there: each looks intended, in both languages, light and dark."""

from __future__ import annotations

import pytest
import pytest_asyncio
from playwright.async_api import expect

from desk.route import DeskRoute
from desk.routes import ROUTES
from tests.desk.browser.looking import found_by_axe, sticking_out, walk_by_keyboard
from tests.desk.browser.served_desk import patient, served
from tests.desk.desks import grant

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]

STAFF, COORDINATOR, ADMIN = grant("location", location="havenkade"), grant("coordinator"), grant("admin")
INSIDE = "postgresql://geheim@binnen/zaken"


async def fail(_request):
    raise RuntimeError(INSIDE)


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def desk():
    """Nobody has filed anything. One page of it fails, and so does sending its form."""
    failing = [DeskRoute(method, "/desk/fails", "cases.read", fail) for method in ("GET", "POST")]
    async with served(routes=(*ROUTES, *failing)) as running:
        with patient():
            yield running


async def go(page, desk, path, status):
    answer = await page.goto(desk.address + path)
    assert answer.status == status, path


async def fails(page, desk):
    await go(page, desk, "/desk/fails", 500)


async def is_missing(page, desk):
    await go(page, desk, "/desk/cases/W7K-0000", 404)


async def comes_from_elsewhere(page, desk):
    """Another site's form that is sent to the desk."""
    await page.goto("about:blank")
    await page.set_content(f'<form method="post" action="{desk.address}/desk/sign-out"><button>x</button></form>')
    await answered(page, 403)


async def was_open_too_long(page, desk):
    """The browser forgot the cookie that the form belongs to."""
    await page.context.clear_cookies()
    await go(page, desk, "/desk/sign-in", 200)
    await page.context.clear_cookies()
    await page.locator("main form").last.evaluate("one => { for (const field of one) field.required = false }")
    await answered(page, 403)


async def is_too_large(page, desk):
    await go(page, desk, "/desk/cases", 200)
    words = page.get_by_role("searchbox")
    await words.evaluate("one => { one.maxLength = 9e6; one.value = 'x'.repeat(2e6) }")
    async with page.expect_response(lambda one: one.request.method == "POST") as sent:
        await words.press("Enter")
    assert (await sent.value).status == 413


async def ended_meanwhile(page, desk):
    """Half an hour of silence, then a form is sent."""
    await go(page, desk, "/desk/cases", 200)
    desk.desk.now.passes(minutes=31)
    await page.get_by_role("searchbox").fill("schimmel")
    async with page.expect_response(lambda one: one.request.method == "POST") as sent:
        await page.get_by_role("searchbox").press("Enter")
    assert (await sent.value).status == 401


async def is_signed_out(page, desk):
    await go(page, desk, "/desk/cases", 200)
    desk.desk.now.passes(minutes=31)
    await go(page, desk, "/desk/cases", 200)
    assert "/desk/sign-in?next=" in page.url


async def is_empty(page, desk):
    await go(page, desk, "/desk/cases", 200)


async def filters_leave_nothing(page, desk):
    await go(page, desk, "/desk/cases?theme=housing&kind=idea", 200)


async def nothing_is_over(page, desk):
    await go(page, desk, "/desk/cases?stage=over", 200)


async def asks_for_what_is_no_filter(page, desk):
    await go(page, desk, "/desk/cases?colour=red", 200)


async def search_is_empty(page, desk):
    await go(page, desk, "/desk/cases/search", 200)


async def search_finds_nothing(page, desk):
    await go(page, desk, "/desk/cases", 200)
    await page.get_by_role("searchbox").fill("zzz")
    await page.get_by_role("searchbox").press("Enter")
    await page.wait_for_url("**/search")


async def invitation_is_over(page, desk):
    await go(page, desk, "/desk/invitation/none", 404)


async def audit_is_empty(page, desk):
    await go(page, desk, "/desk/audit", 200)


async def answered(page, status):
    async with page.expect_response(lambda one: one.request.method == "POST") as sent:
        await page.locator("form").last.evaluate("one => one.submit()")
    assert (await sent.value).status == status
    await page.wait_for_load_state()


PAGES = {
    fails: (STAFF, "Er ging hier iets mis", "Тут сталася помилка"),
    is_missing: (STAFF, "Deze pagina is er niet", "Такої сторінки тут немає"),
    comes_from_elsewhere: (STAFF, "Dit formulier is niet vanaf hier verstuurd", "Цю форму надіслано не звідси"),
    was_open_too_long: (None, "Deze pagina stond te lang open", "Ця сторінка була відкрита надто довго"),
    is_too_large: (STAFF, "Dit is te lang", "Це надто довго"),
    ended_meanwhile: (STAFF, "Wat u had ingevuld is niet weg", "Увійти"),
    is_signed_out: (STAFF, "Inloggen", "Увійти"),
    is_empty: (STAFF, "Er staat niets open.", "Відкритих звернень немає."),
    filters_leave_nothing: (STAFF, "Geen zaak past bij deze filters.", "Жодне звернення не підходить під ці фільтри."),
    nothing_is_over: (STAFF, "Hier staat niets.", "Тут нічого немає."),
    asks_for_what_is_no_filter: (STAFF, "(meer) is: colour.", "(або вже немає): colour."),
    search_is_empty: (STAFF, "Zoeken", "Шукати"),
    search_finds_nothing: (STAFF, "Er is niets gevonden.", "Нічого не знайдено."),
    invitation_is_over: (None, "uitnodiging", "запрошення"),
    audit_is_empty: (ADMIN, "Nog niets.", "Поки нічого."),
}


@pytest.mark.parametrize("language", ["nl", "uk"])
@pytest.mark.parametrize("what", PAGES, ids=lambda one: one.__name__)
async def test_it_is_said_in_the_readers_language_and_looks_intended(desk, window, axe, what, language):
    who, *words = PAGES[what]
    locale = {"nl": "nl-NL", "uk": "uk-UA"}[language]
    page = await window(*([who] if who else []), language=language, console=False, locale=locale)
    await what(page, desk)
    await expect(page.locator("html")).to_have_attribute("lang", language)
    await expect(page.locator("main")).to_contain_text(words[language == "uk"])
    await expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert await found_by_axe(page, axe) == {}
    await walk_by_keyboard(page)
    await page.set_viewport_size({"width": 320, "height": 640})
    assert await sticking_out(page) == []


async def test_a_page_that_fails_shows_nothing_of_the_inside_and_a_way_on(desk, window):
    page = await window(STAFF, console=False)
    await fails(page, desk)
    shown = await page.content()
    for inside in (INSIDE, "RuntimeError", "Traceback", ".py"):
        assert inside not in shown
    await page.get_by_role("link", name="Terug").click()
    assert page.url.endswith("/desk/fails"), "there what was typed is, and whatever failed may be over"
