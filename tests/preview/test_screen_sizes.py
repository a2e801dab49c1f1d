"""Small screens, large letters, large fingers."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from locales import texts
from tests.preview.chat_page import bubbles, write
from tests.preview.conftest import World
from tests.preview.real_bot import real_dispatcher

pytestmark = pytest.mark.asyncio(loop_scope="session")

_ = texts("uk")
PHONE = {"viewport": {"width": 320, "height": 568}, "has_touch": True, "is_mobile": True}


async def sideways(page):
    """By how many pixels anything is wider than the screen or than the bubble or button it is in."""
    return await page.evaluate(
        """() => Math.max(...[document.documentElement, document.getElementById("scroller"),
            ...document.querySelectorAll(".bubble, .plain, .call, .top, .badge, #connection, dialog")]
            .map(one => one.scrollWidth - one.clientWidth))"""
    )


LONG = "Arbeidsongeschiktheidsverzekeringsmaatschappij" * 4


@pytest.mark.parametrize("language", ["Українська", "Nederlands"])
async def test_at_320_pixels_nothing_is_cut_off_and_nothing_scrolls_sideways(show, language):
    page = await show(World(real_dispatcher()), **PHONE)
    await page.get_by_role("button", name=language).click()
    await expect(page.locator(".row")).not_to_have_count(2)
    await write(page, "школа")
    await expect(page.locator(".message.bot")).to_have_count(2)
    while await page.locator(".message.bot").last.locator("button[data-press^='q:']").count():
        before = await page.locator(".message.bot").last.inner_text()
        await page.locator(".message.bot").last.locator("button[data-press^='q:']").first.click()
        await expect(page.locator(".message.bot").last).not_to_have_text(before, use_inner_text=True)
    await expect(page.locator(".message.bot").last.locator("blockquote")).not_to_have_count(0)
    assert await sideways(page) <= 0
    await write(page, "пожежа")
    await expect(page.locator(".contact")).to_have_count(1)
    await write(page, LONG)
    await expect(bubbles(page, "visitor").last).to_have_text(LONG)
    assert await sideways(page) <= 0


@pytest.mark.parametrize(("width", "height"), [(640, 400), (320, 200)])
async def test_at_200_and_400_percent_one_can_still_read_and_write(show, world, width, height):
    """1280 by 800 seen at 200 % and 400 %."""
    page = await show(world, viewport={"width": width, "height": height})
    await write(page, LONG)
    await expect(bubbles(page, "visitor").last).to_have_text(LONG)
    assert await sideways(page) <= 0
    assert await page.locator("#scroller").evaluate("one => one.clientHeight / innerHeight") > 0.3
    await expect(page.get_by_role("button", name=_("Send"))).to_be_in_viewport()


async def test_with_letters_twice_as_large_nothing_is_cut_off(show, world):
    page = await show(world, viewport={"width": 640, "height": 800})
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    await write(page, "contact:Arbeidsongeschiktheidsverzekering=+31 (0)88 123 45 67")
    await expect(page.locator(".contact")).to_have_count(1)
    assert await sideways(page) <= 0


async def test_on_a_phone_what_can_be_pressed_is_large_enough(show, world):
    page = await show(world, **PHONE)
    await expect(bubbles(page, "bot")).to_have_count(1)
    for one in await page.locator("button:visible, .row a").all():
        box = await one.bounding_box()
        assert min(box["width"], box["height"]) >= 43.9, await one.inner_text()
