"""Every topic is near: three taps from the menu at most, or a word away."""

from __future__ import annotations

import pytest

from bot.callbacks import ShowIntent, ShowTheme


async def test_every_topic_is_within_three_taps_of_the_menu(world, ukrainian, kaart):
    """One tap for the theme, one for the topic; then come its questions."""
    reached = set()
    for theme in kaart.themes:
        await ukrainian.write("/menu")
        await ukrainian.press(ShowTheme(theme=theme.id).pack())
        data = [button["data"] for row in ukrainian.said[-1].buttons for button in row if "data" in button]
        reached |= {ShowIntent.unpack(one).intent for one in data if one.startswith("i:")}
    assert set(kaart.topics) - reached == set()


@pytest.mark.parametrize("command", ["/search", "/poshuk", "/пошук", "/zoek"])
async def test_a_word_finds_a_topic(ukrainian, command):
    await ukrainian.write(f"{command} huisregels" if command == "/zoek" else f"{command} правила проживання")
    assert "🔎 Правила проживання" in ukrainian.buttons


async def test_a_found_topic_opens(ukrainian, kaart):
    await ukrainian.write("/search банк рахунок")
    assert kaart.topics["money.bank"].title.uk in await ukrainian.tap("🔎 " + kaart.topics["money.bank"].title.uk)


async def test_without_a_word_it_says_how(ukrainian):
    assert "/poshuk" in await ukrainian.write("/search")


async def test_what_is_nowhere_is_said_and_the_themes_are_offered(ukrainian, kaart):
    text = await ukrainian.write("/search абракадабра")
    assert "нічого не знайшлося" in text
    assert any(kaart.themes[0].title.uk in label for label in ukrainian.buttons)


async def test_a_message_that_is_not_understood_still_finds_topics_by_its_words(ukrainian):
    await ukrainian.write("ці правила проживання")
    assert "🔎 Правила проживання" in ukrainian.buttons


async def test_danger_typed_into_the_search_is_heard(world, ukrainian):
    world.understood.learn("мене б'ють", "safety.violence", action="emergency", danger="violence")
    await ukrainian.write("/search мене б'ють")
    assert any("0800-2000" in ukrainian.text(one) for one in ukrainian.said[-2:])
