"""The pictures of the desk that README and guides show: `make pictures`. Made-up cases of the example town."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PIL import Image
from playwright.async_api import async_playwright

from tests.desk.browser.served_desk import CHROMIUM_ARGUMENTS, served
from tests.desk.desks import grant
from tests.preview.conftest import CHROMIUM

SHADES = 128
"""A page has few colours; with all the shades between them its picture is three times as large, and looks the same."""
IMAGES = Path(__file__).parents[3] / "docs" / "images"
PLACE = "de-linde"
TOLD = (
    {"theme": "residents", "sub_theme": "nuisance", "text": "Після опівночі музика в коридорі, діти не сплять."},
    {
        "theme": "housing",
        "sub_theme": "mould",
        "text": "У кутку біля вікна чорна пліснява. Донька кашляє.",
    },
    {"theme": "housing", "sub_theme": "hot_water", "text": "З понеділка немає теплої води на другому поверсі."},
    {"theme": "housing", "sub_theme": "heating", "text": "Холодно, батарея не гріє."},
)


async def main() -> None:
    """Queue, case and form of one member of staff."""
    async with served() as desk, async_playwright() as playwright:
        numbers = [
            (await desk.file(location=PLACE, answers={"since": ("weeks",)}, details={}, **one)).number for one in TOLD
        ]
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*CHROMIUM_ARGUMENTS])
        context = await browser.new_context(
            viewport={"width": 1100, "height": 760}, color_scheme="light", locale="nl-NL"
        )
        await context.add_cookies(await desk.cookies(grant("location", location=PLACE), name="Sanne Jansen"))
        page = await context.new_page()
        await page.goto(f"{desk.address}/desk/cases")
        await page.screenshot(path=IMAGES / "desk-queue.png")
        await page.goto(f"{desk.address}/desk/cases/{numbers[1]}")
        await page.get_by_role("button", name="Oppakken").click()
        await page.get_by_text("Gedaan: Oppakken.").wait_for()
        await page.goto(f"{desk.address}/desk/cases/{numbers[1]}")
        await page.screenshot(path=IMAGES / "desk-case.png")
        await page.goto(f"{desk.address}/desk/cases/{numbers[1]}/reply?reply=mould_check")
        await page.screenshot(path=IMAGES / "desk-reply.png")
        await browser.close()
    for picture in IMAGES.glob("*.png"):
        make_small(picture)


def make_small(picture: Path) -> None:
    """Fewer shades where it has more; the same file again where it has not."""
    with Image.open(picture) as found:
        if found.mode == "P":
            return
        few = found.convert("RGB").quantize(SHADES, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


if __name__ == "__main__":
    asyncio.run(main())
