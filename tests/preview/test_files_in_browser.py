"""Choosing photos, saving a file, copying a code: with one tap each, in a real browser."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.preview.chat_page import bubbles, write
from tests.preview.conftest import World
from tests.preview.files_bot import CODE, files_dispatcher, picture

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def world():
    return World(files_dispatcher())


async def test_a_photo_chosen_in_the_browser_is_sent(show, world):
    page = await show(world)
    await expect(bubbles(page, "bot")).to_have_count(1)
    await page.locator("#photo-file").set_input_files(
        [{"name": "one.png", "mimeType": "image/png", "buffer": picture()}] * 2
    )
    await expect(bubbles(page, "bot").last).to_have_text(f"photo of {len(picture())}")
    await expect(bubbles(page, "visitor")).to_have_count(3)


async def test_a_file_is_a_card_with_a_way_to_save_it(show, world):
    page = await show(world)
    await write(page, "letter")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="brief.pdf").click()
    assert (await download.value).suggested_filename == "brief.pdf"


async def test_one_tap_copies_the_code(show, world):
    page = await show(world)
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await write(page, "code")
    await page.get_by_role("button", name="Скопіювати код").click()
    await expect(page.get_by_role("status").first).to_have_text("Скопійовано")
    assert await page.evaluate("navigator.clipboard.readText()") == CODE
    assert await page.locator(".message.bot code").text_content() == CODE


async def test_without_a_clipboard_the_old_way_copies(show, world):
    page = await show(world)
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    await write(page, "code")
    await page.get_by_role("button", name="Скопіювати код").click()
    await expect(page.get_by_role("status").first).to_have_text("Скопійовано")
