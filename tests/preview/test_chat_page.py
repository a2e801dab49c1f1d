"""The page in a real browser: writing, pressing, edited messages, waiting, what a reload and a deep link do."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from locales import texts
from tests.preview.chat_page import bubbles, write
from tests.preview.conftest import World
from tests.preview.real_bot import real_dispatcher

pytestmark = pytest.mark.asyncio(loop_scope="session")

_ = texts("uk")


async def test_the_first_visit_begins_by_itself(show, world):
    page = await show(world)
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю!"])
    assert world.heard == ["/start"]


async def test_a_reload_shows_the_same_chat_and_does_not_begin_again(show, world):
    page = await show(world)
    await write(page, "привіт")
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю!", "Ви написали: привіт"])
    await page.reload()
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю!", "Ви написали: привіт"])
    await expect(bubbles(page, "visitor")).to_have_text(["/start", "привіт"])
    await write(page, "знову")
    await expect(bubbles(page, "bot")).to_have_count(3)
    assert world.heard == ["/start", "привіт", "знову"]


async def test_a_deep_link_begins_with_its_payload_once(show, world):
    page = await show(world, path="/preview?start=t_school-enrol")
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю! t_school-enrol"])
    assert page.url.endswith("/preview")
    await page.reload()
    await expect(bubbles(page, "bot")).to_have_count(1)
    await page.goto(world.server.address + "/preview?start=t_work")
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю! t_school-enrol", "Вітаю! t_work"])
    assert world.heard == ["/start t_school-enrol", "/start t_work"]


@pytest.mark.parametrize("payload", ["%20x", "a" * 65, "%3Cimg%3E", ""])
async def test_a_payload_telegram_would_not_allow_is_left_out(show, world, payload):
    page = await show(world, path=f"/preview?start={payload}")
    await expect(bubbles(page, "bot")).to_have_count(1)
    assert world.heard == ["/start"]


async def test_what_is_written_stands_right_and_the_answer_left(show, world):
    page = await show(world)
    await write(page, "привіт")
    await expect(bubbles(page, "visitor").last).to_have_text("привіт")
    mine, answer = await bubbles(page, "visitor").last.bounding_box(), await bubbles(page, "bot").last.bounding_box()
    assert mine["x"] > answer["x"]
    assert mine["x"] + mine["width"] > answer["x"] + answer["width"]
    await expect(page.get_by_label(_("Your message"))).to_have_value("")


async def test_several_messages_at_once_arrive_in_order_each_once(show, world):
    page = await show(world)
    await expect(bubbles(page, "bot")).to_have_count(1)
    for number in range(12):
        await write(page, f"номер {number}")
    await expect(bubbles(page, "bot")).to_have_count(13)
    assert world.heard[1:] == [f"номер {number}" for number in range(12)]
    await expect(bubbles(page, "visitor")).to_have_text(["/start", *world.heard[1:]])


async def test_a_pressed_button_changes_its_message_in_place(show, world):
    page = await show(world)
    await page.get_by_role("button", name="Редагувати").click()
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю! +"])
    await page.get_by_role("button", name="Сказати").click()
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю! +", "Сказано"])
    await page.get_by_role("button", name="Редагувати").click()
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю! + +", "Сказано"])


async def test_a_deleted_message_goes(show, world):
    page = await show(world)
    await page.get_by_role("button", name="Зникни").click()
    await expect(bubbles(page, "bot")).to_have_count(0)


async def test_buttons_stand_in_the_rows_the_bot_gave_them(show, world):
    page = await show(world)
    await expect(page.locator(".row")).to_have_count(4)
    rows = await page.locator(".row").evaluate_all(
        "rows => rows.map(row => [...row.children].map(one => [one.innerText, one.offsetTop, one.offsetWidth]))"
    )
    (edit, say), (slow,), (link,), (vanish,) = rows
    assert [edit[0], say[0], slow[0], vanish[0]] == ["Редагувати", "Сказати", "Повільно", "Зникни"]
    assert edit[1] == say[1] < slow[1] < link[1] < vanish[1]
    assert slow[2] > 1.9 * edit[2]


async def test_a_pressed_button_waits_visibly_and_a_second_press_is_not_sent(show, world):
    page = await show(world)
    button = page.get_by_role("button", name="Повільно")
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.url.endswith("/presses") else None)
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    await button.click()
    await world.gate.reached.wait()
    world.gate.open()
    await expect(bubbles(page, "bot")).to_have_text(["Повільно готово"])
    await expect(button).not_to_have_attribute("aria-busy", "true")
    await write(page, "далі")
    await expect(bubbles(page, "bot").last).to_have_text("Ви написали: далі")
    assert len(sent) == 1


async def test_a_message_deleted_while_its_button_waits_does_no_harm(show, world):
    page = await show(world)
    await page.get_by_role("button", name="Повільно").click()
    await page.get_by_role("button", name="Зникни").click()
    world.gate.open()
    await expect(bubbles(page, "bot")).to_have_count(0)
    await write(page, "далі")
    await expect(bubbles(page, "bot")).to_have_text(["Ви написали: далі"])


async def test_dots_while_the_bot_is_busy(show, world):
    page = await show(world)
    await write(page, "slow")
    await expect(page.locator("#typing .dots")).to_be_visible()
    await expect(page.locator("#typing")).to_contain_text(_("Wegwijzer is writing…"))
    world.gate.open()
    await expect(bubbles(page, "bot").last).to_have_text("нарешті")
    await expect(page.locator("#typing .dots")).to_have_count(0)


async def test_a_link_button_opens_beside_the_chat_and_tells_the_other_site_nothing(show, world):
    page = await show(world)
    link = page.get_by_role("link", name="Rijksoverheid")
    await expect(link).to_have_attribute("href", "https://www.rijksoverheid.nl/")
    await expect(link).to_have_attribute("target", "_blank")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await expect(link).to_contain_text("↗")
    await expect(link).to_have_accessible_name(re.compile(re.escape(_("opens in a new tab"))))


async def test_a_contact_is_a_card_that_dials(show, world):
    page = await show(world)
    await write(page, "contact:Juridisch Loket <b>&=+31 (0)88 123 45 67")
    card = page.locator(".contact")
    await expect(card).to_contain_text("Juridisch Loket <b>&")
    await expect(card).to_contain_text("+31 (0)88 123 45 67")
    call = card.get_by_role("link", name=_("Call"))
    await expect(call).to_have_attribute("href", "tel:+31881234567")
    assert (await call.bounding_box())["height"] >= 44


async def test_small_print_is_folded_until_it_is_asked_for(show, world):
    page = await show(world)
    lines = "\n".join(f"джерело {number}" for number in range(9))
    await write(page, f"html:Картка\n<blockquote expandable>{lines}\n<a href='https://x.nl/'>кінець</a></blockquote>")
    quote = page.locator("blockquote[expandable]")
    folded = (await quote.bounding_box())["height"]
    await quote.get_by_role("button", name=_("Show more")).click()
    assert (await quote.bounding_box())["height"] > folded + 100
    await quote.get_by_role("button", name=_("Show less")).click()
    assert (await quote.bounding_box())["height"] == folded
    await quote.get_by_role("button").focus()
    await page.keyboard.press("Shift+Tab")
    await expect(quote.get_by_role("link")).to_be_focused()
    assert (await quote.bounding_box())["height"] > folded + 100
    await write(page, "html:<blockquote expandable>коротко</blockquote>")
    await expect(page.locator("blockquote[expandable]").last.get_by_role("button")).to_have_count(0)


async def test_starting_again_asks_first_and_then_begins_a_fresh_chat(show, world):
    page = await show(world)
    await write(page, "привіт")
    await expect(bubbles(page, "bot")).to_have_count(2)
    await page.get_by_role("button", name=_("Start again")).click()
    await page.get_by_role("button", name=_("Cancel")).click()
    await expect(bubbles(page, "bot")).to_have_count(2)
    await page.get_by_role("button", name=_("Start again")).click()
    await page.get_by_role("dialog").get_by_role("button", name=_("Start again")).click()
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю!"])
    await expect(bubbles(page, "visitor")).to_have_text(["/start"])
    assert world.heard == ["/start", "привіт", "/start"]


async def test_the_commands_are_at_hand_as_in_telegram(show, world):
    page = await show(world)
    await expect(bubbles(page, "bot")).to_have_count(1)
    await page.get_by_role("button", name=_("Menu"), exact=True).click()
    await page.get_by_role("button", name=_("Forget everything")).click()
    await expect(bubbles(page, "bot").last).to_have_text("Ви написали: /zabuty")
    await expect(page.locator("#commands")).to_be_hidden()


async def test_two_tabs_show_one_chat_and_greet_once(show, world):
    page = await show(world)
    other = await page.context.new_page()
    await other.goto(world.server.address + "/preview")
    await write(page, "з першої")
    await expect(bubbles(other, "bot").last).to_have_text("Ви написали: з першої")
    await write(other, "з другої")
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю!", "Ви написали: з першої", "Ви написали: з другої"])
    assert world.heard.count("/start") == 1


async def test_when_one_tab_begins_anew_the_other_follows(show, world):
    page = await show(world)
    other = await page.context.new_page()
    await other.goto(world.server.address + "/preview")
    await write(other, "старе")
    await expect(bubbles(other, "bot")).to_have_count(2)
    await page.get_by_role("button", name=_("Start again")).click()
    await page.get_by_role("dialog").get_by_role("button", name=_("Start again")).click()
    await expect(bubbles(other, "bot")).to_have_text(["Вітаю!"])
    await write(other, "нове")
    await expect(bubbles(page, "bot")).to_have_text(["Вітаю!", "Ви написали: нове"])


async def test_the_page_speaks_the_language_that_was_chosen(show):
    world = World(real_dispatcher())
    page = await show(world)
    await expect(page.locator("html")).to_have_attribute("lang", "uk")
    await page.get_by_role("button", name="Nederlands").click()
    await expect(page.locator("html")).to_have_attribute("lang", "nl")
    await expect(page.get_by_placeholder(texts("nl")("Your message"))).to_be_visible()
    await expect(page.locator(".badge")).to_have_text(texts("nl")("Preview – not Telegram"))
    await page.reload()
    await expect(page.get_by_placeholder(texts("nl")("Your message"))).to_be_visible()


async def test_in_danger_112_can_be_dialled_at_once(show):
    page = await show(World(real_dispatcher()))
    await page.get_by_role("button", name="Українська").click()
    await write(page, "пожежа")
    call = page.locator(".contact").get_by_role("link", name=_("Call"))
    await expect(call).to_have_attribute("href", "tel:112")
    await expect(call).to_be_in_viewport()
    await expect(page.locator(".message.bot b a[href='tel:112']")).to_be_in_viewport()
