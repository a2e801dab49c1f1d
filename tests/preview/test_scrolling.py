"""Where the page stands when something is said."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from locales import texts
from tests.preview.chat_page import bubbles, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

_ = texts("uk")


async def below(page):
    return await page.locator("#scroller").evaluate("one => one.scrollHeight - one.clientHeight - one.scrollTop")


async def test_the_page_stays_at_the_end(show, world):
    page = await show(world)
    for number in range(15):
        await write(page, f"рядок {number}")
        await expect(bubbles(page, "bot").last).to_have_text(f"Ви написали: рядок {number}")
        await expect(bubbles(page, "bot").last).to_be_in_viewport(ratio=0.99)
    assert await below(page) <= 1
    await page.reload()
    await expect(bubbles(page, "bot").last).to_be_in_viewport(ratio=0.99)


async def test_a_reader_who_scrolled_up_is_left_there_and_told_of_what_is_new(show, world):
    page = await show(world)
    await write(page, "tall")
    await expect(bubbles(page, "bot").last).to_contain_text("рядок 60")
    await page.locator("#scroller").evaluate("one => { one.scrollTop = 0; }")
    button = page.locator("#to-end")
    await expect(button).to_be_visible()
    await expect(button).not_to_contain_text(_("New"))
    other = await page.context.new_page()
    await other.goto(world.server.address + "/preview")
    await write(other, "з іншої вкладки")
    await expect(button).to_contain_text(_("New"))
    assert await page.locator("#scroller").evaluate("one => one.scrollTop") == 0
    await button.click()
    await expect(bubbles(page, "bot").last).to_be_in_viewport(ratio=0.99)
    await expect(button).to_be_hidden()


async def test_a_long_answer_is_shown_from_its_first_line(show, world):
    page = await show(world)
    await write(page, "tall")
    await expect(bubbles(page, "bot").last).to_contain_text("рядок 60")
    top = await bubbles(page, "bot").last.evaluate(
        "one => one.getBoundingClientRect().top - document.getElementById('scroller').getBoundingClientRect().top"
    )
    assert 0 <= top < 40
    await expect(page.locator("#to-end")).to_be_visible()


async def test_a_card_that_changes_above_does_not_move_under_the_reader(show, world):
    page = await show(world)
    await write(page, "tall")
    await expect(bubbles(page, "bot").last).to_contain_text("рядок 60")
    await page.locator("#scroller").evaluate("one => { one.scrollTop = 0; }")
    await page.locator(".message.bot").first.get_by_role("button", name="Редагувати").click()
    await expect(bubbles(page, "bot").first).to_have_text("Вітаю! +")
    await expect(bubbles(page, "bot").first).to_be_in_viewport(ratio=0.99)


async def test_the_text_field_grows_with_its_text_up_to_a_limit(show, world):
    page = await show(world)
    field = page.get_by_label(_("Your message"))
    low = (await field.bounding_box())["height"]
    await field.fill("1\n2\n3")
    assert (await field.bounding_box())["height"] > low + 30
    await field.fill("\n".join("x" * 100))
    assert (await field.bounding_box())["height"] < 320
    await field.fill("")
    assert (await field.bounding_box())["height"] == low
