"""The same ten questions per language, typed and tapped in Chromium on the running program."""

from __future__ import annotations

import os
import shutil

import pytest
from playwright.async_api import async_playwright

from tests.preview.conftest import CHROMIUM, CHROMIUM_ARGUMENTS
from tests.running_program import free_port
from tests.walk.questions import is_card, label_of, pending, questions
from wegwijzer.kaart import load_shipped

KAART = load_shipped().kaart
LANGUAGE = {"uk": "Українська", "nl": "Nederlands"}
PICTURES = os.environ.get("WALK_PICTURES")
"""A folder for screenshots of every walk, for people to look at."""


@pytest.fixture
async def page(start):
    if shutil.which(CHROMIUM) is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs {CHROMIUM}")
        pytest.skip(f"no {CHROMIUM} here")
    port = free_port()
    running = await start(HTTP_PORT=str(port))
    await running.says("Ready: open")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_ARGUMENTS))
        page = await browser.new_page(viewport={"width": 390, "height": 844})
        page.address = f"http://127.0.0.1:{port}/preview"
        yield page
        if PICTURES:
            await page.screenshot(path=f"{PICTURES}/last.png")
        await browser.close()


async def bot_text(page):
    return "\n".join(await page.locator("#messages .message.bot").all_inner_texts())


SHOWN = "() => [...document.querySelectorAll('#messages .message')].map(one => one.textContent).join()"


async def tap(page, label):
    """Taps the newest button of that label and waits until the bot has changed what is shown."""
    await changing(page, page.get_by_role("button", name=label).last.click)


async def write(page, text):
    """Sends a message and waits for the bot's answer below it."""
    answered = "before => document.querySelectorAll('#messages .message.bot').length > before"
    before = await page.locator("#messages .message.bot").count()
    await page.locator("#text").fill(text)
    await page.keyboard.press("Enter")
    await page.wait_for_function(answered, arg=before)


async def changing(page, action):
    before = await page.evaluate(SHOWN)
    await action()
    await page.wait_for_function(f"before => ({SHOWN})() !== before", arg=before)


@pytest.mark.parametrize("language", ["uk", "nl"])
async def test_ten_questions_end_in_the_right_card(page, language):
    await page.goto(page.address)
    await tap(page, LANGUAGE[language])
    for row in questions():
        if row["lang"] != language:
            continue
        await write(page, row["text"])
        last = page.locator("#messages .message.bot").last
        label = label_of(KAART, row["topic"], language)
        if await last.get_by_role("button", name=label, exact=True).count():
            await tap(page, label)
        for _ in range(4):
            choices = pending(KAART, await last.inner_text(), language)
            if choices and await last.get_by_role("button", name=choices[0], exact=True).count():
                await tap(page, choices[0])
        assert is_card(KAART, row["topic"], await bot_text(page), language), row
        if PICTURES:
            await page.screenshot(path=f"{PICTURES}/{language}-{row['topic']}.png")
