"""A line that breaks: it is said, it mends itself, and nothing that was written or pressed is lost or heard twice."""

from __future__ import annotations

import json

import pytest
from playwright.async_api import expect

from locales import texts
from tests.preview.chat_page import bubbles, write
from tests.preview.conftest import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

_ = texts("uk")
LOST = _("No connection. Trying again…")
KEPT = _("Your message is kept and will be sent as soon as the connection is back.")


async def test_what_is_written_without_a_connection_is_kept_and_sent_once_it_is_back(show, world):
    page = await show(world, console=False)
    await expect(bubbles(page, "bot")).to_have_count(1)
    await world.server.stop()
    await expect(page.get_by_text(LOST)).to_be_visible()
    await write(page, "перше")
    await write(page, "друге")
    await expect(page.get_by_text(KEPT)).to_be_visible()
    await expect(page.locator(".pending")).to_have_count(2)
    await expect(page.get_by_text(_("Waiting to be sent")).last).to_be_visible()
    await world.server.start()
    await expect(bubbles(page, "bot")).to_have_text(
        ["Вітаю!", "Ви написали: перше", "Ви написали: друге"], timeout=20_000
    )
    await expect(page.locator(".pending")).to_have_count(0)
    await expect(page.get_by_text(LOST)).to_have_count(0)
    assert world.heard == ["/start", "перше", "друге"]


async def test_what_is_written_before_the_first_connection_comes_before_everything_else(show, world):
    page = await show(world, console=False)
    await expect(bubbles(page, "bot")).to_have_count(1)
    await page.context.clear_cookies()
    await page.route("**/preview/events", lambda route: route.abort())
    await page.reload()
    await write(page, "одразу")
    await expect(page.get_by_text(KEPT)).to_be_visible()
    await page.unroute("**/preview/events")
    await expect(bubbles(page, "bot")).to_have_text(["Ви написали: одразу"], timeout=20_000)
    assert world.heard == ["/start", "одразу"]


async def test_a_button_pressed_without_a_connection_waits_for_it(show, world):
    page = await show(world, console=False)
    await expect(bubbles(page, "bot")).to_have_count(1)
    await world.server.stop()
    await page.get_by_role("button", name="Редагувати").click()
    await expect(page.get_by_text(LOST)).to_be_visible()
    await expect(page.get_by_role("button", name="Редагувати")).to_have_attribute("aria-busy", "true")
    await world.server.start()
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю! +"], timeout=20_000)


async def test_a_message_whose_answer_was_lost_is_not_heard_twice(show, world):
    page = await show(world, console=False)
    await expect(bubbles(page, "bot")).to_have_count(1)
    cut = []

    async def cut_the_answer(route):
        if cut:
            await route.continue_()
            return
        cut.append(route.request.post_data)
        await route.fetch()
        await route.abort()

    await page.route("**/preview/messages", cut_the_answer)
    await write(page, "один раз")
    await write(page, "потім")
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю!", "Ви написали: один раз", "Ви написали: потім"])
    assert world.heard == ["/start", "один раз", "потім"]
    assert json.loads(cut[0])["text"] == "один раз"


async def test_what_waits_survives_a_reload(show, world):
    page = await show(world, console=False)
    await expect(bubbles(page, "bot")).to_have_count(1)
    await page.route("**/preview/messages", lambda route: route.abort())
    await write(page, "бережи")
    await page.get_by_label(_("Your message")).fill("недописане")
    await expect(page.locator(".pending")).to_have_count(1)
    await page.unroute("**/preview/messages")
    await page.reload()
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю!", "Ви написали: бережи"])
    await expect(page.get_by_label(_("Your message"))).to_have_value("недописане")
    await expect(page.locator(".pending")).to_have_count(0)


async def test_a_pressed_button_still_waits_after_a_reload_and_is_not_pressed_twice(show, world):
    page = await show(world, console=False)
    await page.get_by_role("button", name="Повільно").click()
    await world.gate.reached.wait()
    await page.reload()
    button = page.get_by_role("button", name="Повільно")
    await expect(button).to_have_attribute("aria-busy", "true")
    world.gate.open()
    await expect(bubbles(page, "bot")).to_have_text(["Повільно готово"])
    await expect(button).not_to_have_attribute("aria-busy", "true")


async def test_after_a_restart_of_the_program_the_old_messages_stay_and_the_chat_goes_on(show, world):
    page = await show(world, console=False)
    await write(page, "до")
    await expect(bubbles(page, "bot")).to_have_count(2)
    await world.server.stop()
    await expect(page.get_by_text(LOST)).to_be_visible()
    again = World()
    again.telegram._ids = world.telegram._ids
    world.app, world.preview = again.app, again.preview
    await world.server.start()
    await write(page, "після")
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю!", "Ви написали: до", "Ви написали: після"], timeout=20_000)
    assert again.heard == ["після"]


async def test_a_message_that_is_too_large_is_given_back(show, world):
    page = await show(world, console=False)
    await expect(bubbles(page, "bot")).to_have_count(1)
    text = "довго " * 5000
    await write(page, text)
    failed = page.locator(".failed")
    await expect(failed).to_contain_text(_("This message is too long to send. Please shorten it."))
    await failed.get_by_role("button", name=_("Edit")).click()
    await expect(page.get_by_label(_("Your message"))).to_have_value(text.strip())
    await expect(failed).to_have_count(0)
    await write(page, "коротко")
    await expect(bubbles(page, "bot").last).to_have_text("Ви написали: коротко")


async def test_a_message_the_bot_fails_on_stays_and_the_next_goes_on(show, world):
    page = await show(world, console=False)
    await write(page, "boom")
    await write(page, "далі")
    await expect(bubbles(page, "bot").last).to_have_text("Ви написали: далі")
    await expect(bubbles(page, "visitor")).to_have_text(["/start", "boom", "далі"])


async def test_a_line_that_is_dead_without_saying_so_is_noticed(show):
    world = World(heartbeat_s=0.2)
    page = await show(world, console=False)
    await expect(bubbles(page, "bot")).to_have_count(1)
    beats = world.preview._browsers
    world.preview._heartbeat_s = 3600
    async with page.expect_request("**/preview/events", timeout=20_000):
        beats.end_streams()
    # This stream never beats; only the page's own watch can make it ask again.
    async with page.expect_request("**/preview/events", timeout=20_000):
        pass


async def test_a_page_nobody_looks_at_holds_no_line_and_catches_up(show, world):
    page = await show(world)
    await expect(bubbles(page, "bot")).to_have_count(1)
    other = await page.context.new_page()
    await other.goto(world.server.address + "/preview")
    hide = """value => {
        Object.defineProperty(document, "hidden", {value, configurable: true});
        document.dispatchEvent(new Event("visibilitychange"));
    }"""
    await page.evaluate(hide, True)
    await write(other, "тим часом")
    await expect(bubbles(other, "bot")).to_have_count(2)
    await expect(bubbles(page, "bot")).to_have_count(1)
    await page.evaluate(hide, False)
    await expect(bubbles(page, "bot")).to_have_count(2)
