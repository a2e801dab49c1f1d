"""For everyone: keyboard only, screen readers, small screens, large letters, dark rooms, and readers who scroll."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from locales import texts
from tests.preview.conftest import World
from tests.preview.real_bot import real_dispatcher
from tests.preview.test_chat_page import bubbles, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

_ = texts("uk")
PHONE = {"viewport": {"width": 320, "height": 568}, "has_touch": True, "is_mobile": True}
AA = 4.5


@pytest.fixture
def world():
    return World()


async def focused(page):
    return await page.evaluate("(document.activeElement.innerText || document.activeElement.id).trim()")


async def sideways(page):
    """By how many pixels anything is wider than the screen or than the bubble or button it is in."""
    return await page.evaluate(
        """() => Math.max(...[document.documentElement, document.getElementById("scroller"),
            ...document.querySelectorAll(".bubble, .plain, .call, .top, .badge, #connection, dialog")]
            .map(one => one.scrollWidth - one.clientWidth))"""
    )


# -- keyboard --------------------------------------------------------------------------------------------------------


async def test_a_whole_conversation_by_keyboard(show, world):
    page = await show(world)
    await expect(page.get_by_label(_("Your message"))).to_be_focused()
    await expect(bubbles(page, "bot")).to_have_count(1)
    await page.keyboard.type("перший рядок")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("другий рядок")
    await page.keyboard.press("Enter")
    await expect(bubbles(page, "visitor").last).to_have_text("перший рядок\nдругий рядок")
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
                return [one === document.body ? "BODY" : one.id || one.innerText, style.outlineStyle, parseFloat(style.outlineWidth)];
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


# -- screen readers --------------------------------------------------------------------------------------------------


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
    ("html:Покажіть це:\n<blockquote>Mijn kind heeft geen school.</blockquote>\nдалі", "uk", ["Mijn kind heeft geen school."]),
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


# -- colours and motion ----------------------------------------------------------------------------------------------

PAIRS = [
    ("on-top", "top"),
    ("on-badge", "badge"),
    ("ink", "bot"),
    ("ink", "visitor"),
    ("ink", "ground"),
    ("ink", "quote"),
    ("link", "bot"),
    ("link", "quote"),
    ("soft-ink", "ground"),
    ("soft-ink", "bot"),
    ("button-ink", "button"),
    ("button-ink", "bot"),
    ("on-strong", "strong"),
    ("danger", "ground"),
    ("on-alarm", "alarm"),
    ("on-notice", "notice"),
]
EDGES = [("line", "ground"), ("line", "bot"), ("focus", "ground"), ("focus", "bot"), ("badge", "top")]


def luminance(colour):
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_colours_can_be_told_apart(show, world, scheme):
    page = await show(world, color_scheme=scheme)
    read = "name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()"
    poor = {}
    for pairs, least in ((PAIRS, AA), (EDGES, 3)):
        for one, other in pairs:
            ratio = contrast(await page.evaluate(read, one), await page.evaluate(read, other))
            if ratio < least:
                poor[one, other] = round(ratio, 2)
    assert poor == {}


async def test_in_a_dark_room_the_page_is_dark(show, world):
    page = await show(world, color_scheme="dark")
    await expect(bubbles(page, "bot").first).to_have_css("background-color", "rgb(29, 42, 54)")
    await page.emulate_media(color_scheme="light")
    await expect(bubbles(page, "bot").first).to_have_css("background-color", "rgb(255, 255, 255)")


async def test_who_wants_no_motion_gets_none(show, world):
    page = await show(world, reduced_motion="reduce")
    await write(page, "slow")
    await expect(page.locator("#typing .dots i").first).to_have_css("animation-name", "none")
    await expect(page.locator(".message").first).to_have_css("animation-name", "none")
    world.gate.open()
    await page.emulate_media(reduced_motion="no-preference")
    await expect(page.locator(".message").first).to_have_css("animation-name", "appear")


# -- small screens and large letters ---------------------------------------------------------------------------------

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


# -- scrolling -------------------------------------------------------------------------------------------------------


async def below(page):
    return await page.evaluate(
        "(() => { const one = document.getElementById('scroller'); return one.scrollHeight - one.clientHeight - one.scrollTop; })()"
    )


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
