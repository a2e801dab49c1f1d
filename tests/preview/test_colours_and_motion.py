"""Dark and light rooms, weak eyes, and readers whom motion makes ill."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.preview.chat_page import bubbles, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

AA = 4.5


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
