"""Everything can be done by keyboard, and one sees where one is."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from locales import texts
from tests.preview.chat_page import bubbles
from tests.preview.conftest import World
from tests.preview.real_bot import real_dispatcher

pytestmark = pytest.mark.asyncio(loop_scope="session")

_ = texts("uk")


async def focused(page):
    return await page.evaluate("(document.activeElement.innerText || document.activeElement.id).trim()")


async def test_a_whole_conversation_by_keyboard(show, world):
    page = await show(world)
    await expect(page.get_by_label(_("Your message"))).to_be_focused()
    await expect(bubbles(page, "bot")).to_have_count(1)
    await page.keyboard.type("перший рядок")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("другий рядок")
    await page.keyboard.press("Enter")
    await expect(bubbles(page, "visitor").last).to_have_text("перший рядок\nдругий рядок")
    await expect(bubbles(page, "bot")).to_have_count(2)
    assert world.heard[-1] == "перший рядок\nдругий рядок"
    # Back from the text field: the menu button, the links in messages, then the buttons of the last card.
    for _step in range(2):
        await page.keyboard.press("Shift+Tab")
    assert await focused(page) == "Зникни"
    for _step in range(4):
        await page.keyboard.press("Shift+Tab")
    assert await focused(page) == "Редагувати"
    await page.keyboard.press("Enter")
    await expect(bubbles(page, "bot").first).to_have_text("Вітаю! +")
    assert await focused(page) == "Редагувати"
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    await expect(bubbles(page, "bot").last).to_have_text("Сказано")
    await page.keyboard.press("Escape")
    await expect(page.get_by_label(_("Your message"))).to_be_focused()


async def test_the_place_in_the_page_is_kept_when_a_card_changes(show):
    page = await show(World(real_dispatcher()))
    await expect(page.get_by_role("button", name="Українська")).to_be_visible()
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Shift+Tab")
    assert "Українська" in await focused(page)
    await page.keyboard.press("Enter")
    await expect(bubbles(page, "bot").first).to_contain_text("програма")
    await expect(page.locator(".message.bot .row button").first).to_be_focused()


async def test_where_the_keyboard_is_can_be_seen(show, world):
    page = await show(world)
    await expect(bubbles(page, "bot")).to_have_count(1)
    for _step in range(12):
        await page.keyboard.press("Tab")
        shown = await page.evaluate(
            """() => {
                const one = document.activeElement, style = getComputedStyle(one);
                const name = one === document.body ? "BODY" : one.id || one.innerText;
                return [name, style.outlineStyle, parseFloat(style.outlineWidth)];
            }"""
        )
        if shown[0] != "BODY":
            assert shown[1:] == ["solid", 3], shown


async def test_the_command_menu_opens_and_closes_by_keyboard(show, world):
    page = await show(world)
    await expect(bubbles(page, "bot")).to_have_count(1)
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("#menu")).to_have_attribute("aria-expanded", "true")
    assert (await focused(page)).startswith(_("Menu"))
    await page.keyboard.press("Escape")
    await expect(page.locator("#commands")).to_be_hidden()
    await expect(page.get_by_label(_("Your message"))).to_be_focused()


async def test_enter_that_ends_a_composed_word_does_not_send(show, world):
    page = await show(world)
    await page.get_by_label(_("Your message")).fill("слово")
    await page.evaluate(
        """() => document.getElementById("text").dispatchEvent(
            new KeyboardEvent("keydown", {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))"""
    )
    await expect(page.get_by_label(_("Your message"))).to_have_value("слово")
