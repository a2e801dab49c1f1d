"""Which numbers in a text can be dialled, and which are dates, amounts or hours."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.preview.chat_page import bubbles, write
from tests.preview.conftest import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

NUMBERS = [
    ("Телефонуйте 112.", ["112"]),
    ("112 is gratis", ["112"]),
    ("Bel 112!", ["112"]),
    ("Дзвоніть 113 або 0800-0113", ["113", "0800-0113"]),
    ("112 або 113", ["112", "113"]),
    ("(112)", ["112"]),
    ("0800-0113 (з українською SIM: +31 20 311 38 83)", ["0800-0113", "+31 20 311 38 83"]),
    ("+31 (0)88 123 45 67", ["+31 (0)88 123 45 67"]),
    ("+31881234567", ["+31881234567"]),
    ("+380 44 123 45 67", ["+380 44 123 45 67"]),
    ("0900-8844", ["0900-8844"]),
    ("0800 80 90", ["0800 80 90"]),
    ("0800-1234567", ["0800-1234567"]),
    ("06-12345678", ["06-12345678"]),
    ("06 12 34 56 78", ["06 12 34 56 78"]),
    ("020 123 4567, ma–vr 9–17", ["020 123 4567"]),
    ("088-1234567.", ["088-1234567"]),
    ("14 020", ["14 020"]),
    ("116 123", ["116 123"]),
    ("0 800 500 335", ["0 800 500 335"]),
    ("€ 112", []),
    ("€112,50", []),
    ("112 €", []),
    ("112 євро", []),
    ("112 euro", []),
    ("euro 113", []),
    ("112,50", []),
    ("1.112", []),
    ("112.000", []),
    ("112%", []),
    ("112 днів", []),
    ("113 dagen", []),
    ("11234", []),
    ("№112а", []),
    ("2024-06-20", []),
    ("20.06.2024", []),
    ("20-06-2024", []),
    ("01-06-2024 12", []),
    ("06-12-2024 10:30", []),
    ("09:00–17:00", []),
    ("9.00-17.00 uur", []),
    ("€ 14 020", []),
    ("14 000", []),
    ("1012 AB Amsterdam", []),
    ("NL91 ABNA 0417 1643 00", []),
    ("BSN 123456782", []),
    ("artikel 9:112", []),
    ("2025/112", []),
]


async def test_numbers_are_told_from_dates_amounts_and_hours(show):
    world = World()
    page = await show(world)
    split = """async ([address, texts]) => {
        const {splitAtNumbers} = await import(address);
        return texts.map(text => {
            const pieces = splitAtNumbers(text);
            const whole = pieces.map(piece => piece.number ?? piece).join("");
            return [whole, pieces.filter(piece => piece.number).map(piece => piece.number)];
        });
    }"""
    address = world.preview._static.address("phone_numbers.js")
    found = await page.evaluate(split, [address, [text for text, _ in NUMBERS]])
    assert [tuple(one) for one in found] == NUMBERS


async def test_a_number_in_the_bots_text_dials_and_one_in_the_visitors_does_not(show):
    page = await show(World())
    await write(page, "html:Телефонуйте <b>0800-0113</b> або +31 (0)20 311 38 83; <a href='https://x.nl/'>112</a>")
    links = bubbles(page, "bot").last.locator("a")
    await expect(links).to_have_count(3)
    hrefs = await links.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert hrefs == ["tel:08000113", "tel:+31203113883", "https://x.nl/"]
    await expect(bubbles(page, "visitor").last.locator("a")).to_have_count(0)
