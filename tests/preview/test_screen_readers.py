"""What is read aloud, in which language, and by which name."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from locales import texts
from tests.preview.chat_page import bubbles, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

_ = texts("uk")


async def test_messages_are_a_log_that_is_read_aloud_with_who_said_it(show, world):
    page = await show(world)
    await write(page, "привіт")
    log = page.get_by_role("log", name=_("Conversation"))
    await expect(log).to_have_attribute("aria-live", "polite")
    articles = log.get_by_role("article")
    await expect(articles).to_have_count(4)
    spoken = [await one.evaluate("one => one.textContent") for one in await articles.all()]
    assert spoken[2] == f"{_('You')}: привіт"
    assert spoken[3] == "Wegwijzer: Ви написали: привіт"


async def test_what_was_there_before_a_reload_is_not_read_aloud_again(show, world):
    page = await show(world)
    await expect(bubbles(page, "bot")).to_have_count(1)
    await page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
            const log = document.getElementById("messages");
            globalThis.live = new Promise(resolve => new MutationObserver((changes, observer) => {
                if (!log.childElementCount) return;
                observer.disconnect();
                resolve(log.getAttribute("aria-live"));
            }).observe(log, {childList: true}));
        });"""
    )
    await page.reload()
    assert await page.evaluate("live") == "off"
    await expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")


LANGUAGES = [
    ("html:Якою мовою вам зручно?\nWelke taal wilt u gebruiken?", "uk", ["Welke taal wilt u gebruiken?"]),
    (
        "html:Покажіть це:\n<blockquote>Mijn kind heeft geen school.</blockquote>\nдалі",
        "uk",
        ["Mijn kind heeft geen school."],
    ),
    ("html:Welkom in Nederland, bel 112.", "nl", []),
    ("html:Вам потрібен BSN і DigiD", "uk", []),
    ("html:112", None, []),
]


async def test_each_text_says_which_language_it_is_in(show, world):
    page = await show(world)
    for text, language, other in LANGUAGES:
        await write(page, text)
        count = LANGUAGES.index((text, language, other)) + 2
        await expect(bubbles(page, "bot")).to_have_count(count)
        bubble = bubbles(page, "bot").last
        assert await bubble.get_attribute("lang") == language, text
        assert await bubble.locator("[lang='nl']").all_inner_texts() == other, text


@pytest.mark.parametrize(
    ("text", "language"), [("де школа", "uk"), ("где школа, мы приехали", "ru"), ("de shkola", None), ("123", None)]
)
async def test_a_visitors_text_says_its_language_only_where_that_is_sure(show, world, text, language):
    page = await show(world)
    await write(page, text)
    await expect(bubbles(page, "visitor").last).to_have_text(text)
    assert await bubbles(page, "visitor").last.get_attribute("lang") == language


async def test_every_control_has_a_name(show, world):
    page = await show(world)
    await expect(bubbles(page, "bot")).to_have_count(1)
    for control in await page.locator("button:visible, a:visible, textarea, [role=log]").all():
        name = await control.evaluate("one => one.getAttribute('aria-label') || one.textContent")
        assert name.strip(), await control.evaluate("one => one.outerHTML")
