"""A municipality's own name, logo and colours, as a browser draws them."""

from __future__ import annotations

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.desk.browser.looking import found_by_axe
from tests.desk.browser.served_desk import patient, served
from tests.desk.desks import grant
from wegwijzer.settings import Settings

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(600)]

THEME = """
name: {nl: Meldpunt Zeestad, uk: Звернення Зеєстад}
light:
  top: "#0b3d2e"
  accent: "#0b5d43"
  accent-strong: "#07402e"
dark:
  top: "#04150f"
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path fill="#fff" d="M0 0h60v20H0z"/></svg>'


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("thema")
    (folder / "theme.yaml").write_text(THEME, "utf-8")
    (folder / "logo.svg").write_text(LOGO, "utf-8")
    async with served(settings=Settings(DESK_THEME=folder)) as running:
        running.number = (await running.file(location="havenkade")).number
        with patient():
            yield running


@pytest.mark.parametrize(("language", "name"), [("nl", "Meldpunt Zeestad"), ("uk", "Звернення Зеєстад")])
async def test_pages_wear_it_in_both_schemes_and_can_be_read(desk, window, axe, language, name):
    page = await window(grant("location", location="havenkade"), language=language, color_scheme="light")
    for path in ("/desk/cases", f"/desk/cases/{desk.number}"):
        await page.goto(desk.address + path)
        await expect(page.locator(".page-header__name")).to_contain_text(name)
        assert (await page.title()).endswith(f" · {name}")
        logo = page.locator(".page-header__name img")
        assert await logo.evaluate("one => [one.naturalWidth > 0, one.width, one.height]") == [True, 84, 28]
        header = page.locator(".page-header")
        await expect(header).to_have_css("background-color", "rgb(11, 61, 46)")
        await page.emulate_media(color_scheme="dark")
        await expect(header).to_have_css("background-color", "rgb(4, 21, 15)")
        await expect(page.locator("body")).to_have_css("background-color", "rgb(15, 22, 29)")
        await page.emulate_media(color_scheme="light")
        assert await found_by_axe(page, axe) == {}
        await page.emulate_media(color_scheme="light")
    await expect(page.locator(".button--primary").first).to_have_css("background-color", "rgb(11, 93, 67)")
