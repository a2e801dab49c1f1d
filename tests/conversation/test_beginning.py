"""/start, the language, deep links."""


async def test_start_asks_the_language_in_each_and_puts_the_clients_own_first(world):
    dutch, ukrainian = world.phone(1, "nl-NL"), world.phone(2, "ru")
    text = await dutch.write("/start")
    assert "Якою мовою" in text
    assert "Welke taal" in text
    assert "Which language" in text
    assert dutch.buttons == ["🇳🇱 Nederlands", "🇺🇦 Українська", "🇬🇧 English (not everything)"]
    await ukrainian.write("/start")
    assert ukrainian.buttons == ["🇺🇦 Українська", "🇳🇱 Nederlands", "🇬🇧 English (not everything)"]


async def test_after_one_tap_three_lines_say_what_this_is_and_the_menu_opens(phone):
    await phone.write("/start")
    text = await phone.tap("Українська")
    assert "Я програма, а не людина" in text
    assert "Telegram знає ваш обліковий запис" in text
    assert "112" in text
    assert len(phone.said) == 1, "the question is replaced by the menu, not repeated below it"


async def test_the_menu_has_every_theme_and_a_person(ukrainian, kaart):
    for theme in kaart.themes:
        assert any(theme.title.uk in label for label in ukrainian.buttons), theme.id
    assert any("людиною" in label for label in ukrainian.buttons)


async def test_a_second_start_does_not_ask_the_language_again(ukrainian):
    assert "програма" in await ukrainian.write("/start")


async def test_a_deep_link_opens_its_topic_after_the_language(phone, kaart):
    await phone.write("/start t_school-enrol")
    assert "Яко" in phone.last
    assert kaart.topics["school.enrol"].title.uk in await phone.tap("Українська")


async def test_a_deep_link_sets_the_location(phone):
    await phone.write("/start l_voorbeeldstad__de-linde")
    await phone.tap("Українська")
    assert "📍" in phone.last
    assert "Лінде" in phone.last


async def test_an_unknown_deep_link_is_an_ordinary_start(phone):
    for payload in ("t_no-such", "l_nowhere", "rubbish", "t_", "l_"):
        await phone.write(f"/start {payload}")
        assert "Якою мовою" in phone.last


async def test_where_examples_are_hidden_their_link_sets_no_location(make_world):
    phone = make_world(show_examples=False).phone()
    await phone.write("/start l_voorbeeldstad__de-linde")
    await phone.tap("Українська")
    assert "📍" not in phone.last


async def test_free_text_before_the_language_is_answered_in_the_messages_language(world):
    world.understood.learn("mijn kind moet naar school", "school.enrol", language="nl")
    phone = world.phone(3, "uk")
    assert "school" in (await phone.write("mijn kind moet naar school")).lower()
    world.understood.learn("где врач", "healthcare.gp", language="ru")
    other = world.phone(4, "en")
    await other.write("где врач")
    assert any("Назад" in label for label in other.buttons), "Russian is answered in Ukrainian"


async def test_the_language_can_be_changed_and_outlives_a_cleared_dialogue(world, ukrainian):
    await ukrainian.write("/mova")
    text = await ukrainian.tap("Nederlands")
    assert "Ik ben een programma" in text
    state = world.dispatcher.fsm.get_context(world.bot, ukrainian.chat.id, ukrainian.chat.id)
    await state.set_data({"draft": "x"})
    await state.clear()
    assert "Vraag het in uw eigen woorden" in await ukrainian.write("/menu")
