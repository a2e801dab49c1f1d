"""Every page: axe-core finds nothing, light and dark, in both languages; nothing is cut off at 320 pixels."""

from __future__ import annotations

import pytest

from tests.desk.desks import grant

pytestmark = pytest.mark.asyncio(loop_scope="session")

RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
SETTLED = "() => document.getAnimations().forEach(one => one.finish())"
"""Buttons change their colour in a moment, in which they have neither."""
WHO = {
    "nobody": (),
    "location": (grant("location", location="havenkade"),),
    "coordinator": (grant("coordinator"),),
    "admin": (grant("admin"),),
}
FORMS = ("note", "pass-on", "theme", "raise", "redact", "merge")
TAKEN = ("ask", "reply", "reply?reply=mould_check", "resolve?reply=repaired", "decline")


def pages_of(who, numbers):
    """Addresses, each with the status it must have."""
    case = f"/desk/cases/{numbers[1]}"
    return {
        "nobody": {"/desk/sign-in": 200, "/desk/invitation/none": 404},
        "location": {
            "/desk/cases": 200,
            "/desk/cases?stage=over": 200,
            case: 200,
            **{f"{case}/{form}": 200 for form in (*FORMS, *TAKEN)},
            "/desk/cases/none": 404,
            "/desk/account": 200,
        },
        "coordinator": {
            "/desk/cases": 200,
            f"/desk/cases/{numbers[5]}": 200,
            f"/desk/cases/{numbers[5]}/extend": 200,
            "/desk/replies": 200,
            "/desk/replies/done": 200,
            "/desk/replies/new": 200,
            "/desk/audit": 200,
        },
        "admin": {"/desk/accounts": 200, "/desk/accounts/new": 200, "/desk/audit": 200},
    }[who]


async def opened(desk, page, who):
    """Each page in turn, the case taken on before."""
    if who == "location":
        await page.goto(f"{desk.address}/desk/cases/{desk.numbers[1]}")
        await page.get_by_role("button", name="Oppakken").or_(page.get_by_role("button", name="Взяти в роботу")).click()
    for path, status in pages_of(who, desk.numbers).items():
        answer = await page.goto(desk.address + path)
        assert answer.status == status, path
        yield path


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("language", ["nl", "uk"])
async def test_axe_finds_nothing(desk, window, axe, who, language):
    locale = {"nl": "nl-NL", "uk": "uk-UA"}[language]
    page = await window(*WHO[who], language=language, console=False, locale=locale)
    found = {}
    async for path in opened(desk, page, who):
        await page.evaluate(axe)
        for scheme in ("light", "dark"):
            await page.emulate_media(color_scheme=scheme)
            await page.evaluate(SETTLED)
            for one in await page.evaluate(RUN):
                found[path, scheme, one["id"]] = [node["html"][:160] for node in one["nodes"]][:3]
    assert found == {}


@pytest.mark.parametrize("who", WHO)
async def test_nothing_is_cut_off_at_320_pixels(desk, window, who):
    """Which is also 1280 pixels at 400 %."""
    page = await window(*WHO[who], console=False, viewport={"width": 320, "height": 700})
    async for path in opened(desk, page, who):
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, path


async def test_a_problem_in_a_form_is_clean_too(desk, window, axe):
    page = await window(*WHO["location"], console=False)
    await page.goto(f"{desk.address}/desk/cases/{desk.numbers[1]}/note")
    await page.get_by_label("Voor collega’s").fill("Bel 06 12345678")
    await page.get_by_role("button", name="Notitie voor collega’s").click()
    await page.get_by_text("Dit kan naar een persoon leiden:").wait_for()
    await page.evaluate(axe)
    assert await page.evaluate(RUN) == []


async def test_what_is_printed_is_the_case_and_no_buttons(desk, window):
    page = await window(*WHO["location"])
    await page.goto(f"{desk.address}/desk/cases/{desk.numbers[1]}")
    await page.emulate_media(media="print")
    assert await page.get_by_role("heading", level=1).is_visible()
    assert await page.get_by_text("У кімнаті чорна пліснява").is_visible()
    for gone in (page.get_by_role("button", name="Uitloggen"), page.get_by_role("button", name="Oppakken")):
        assert not await gone.is_visible()


async def test_a_case_is_answered_by_keyboard_alone(desk, window):
    page = await window(*WHO["location"])
    await page.goto(f"{desk.address}/desk/cases")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    assert await page.evaluate("document.activeElement.id") == "content"
    link = page.get_by_role("link", name="Schimmel en vocht")
    await press_until(page, link)
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"**/{desk.numbers[1]}")
    await press_until(page, page.get_by_role("button", name="Oppakken"))
    await page.keyboard.press("Enter")
    await page.get_by_text("Gedaan: Oppakken.").wait_for()
    await press_until(page, page.get_by_role("link", name="Bericht sturen"))
    await page.keyboard.press("Enter")
    await press_until(page, page.get_by_label("In het Nederlands"))
    await page.keyboard.type("Wij komen morgen.")
    await press_until(page, page.get_by_role("button", name="Bericht sturen"))
    await page.keyboard.press("Enter")
    await page.get_by_text("Gedaan: Bericht sturen.").wait_for()


async def press_until(page, wanted):
    """Tab, until the wanted part has the focus."""
    element = await wanted.first.element_handle()
    for _ in range(80):
        if await page.evaluate("one => document.activeElement === one", element):
            return
        await page.keyboard.press("Tab")
    pytest.fail("the keyboard never comes there")
