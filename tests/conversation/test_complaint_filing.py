"""A complaint from the menu to the receipt, through the real dispatcher, in both languages."""

from __future__ import annotations

import re
from datetime import date

import pytest

from issues.case_contents import open_address, open_envelope, open_text
from issues.case_keys import CaseKeys
from tests.conversation.complaining import DATA, Complainer, picture

SECRET = b"s" * 32
THEMES = [theme.id for theme in DATA.themes]
WHOLE = {"uk": ("Отримано", "Ваш код"), "nl": ("Ontvangen", "Uw code")}


@pytest.fixture
async def ukrainian(town):
    return await Complainer(town, "uk").begin()


@pytest.fixture
async def dutch(town):
    return await Complainer(town, "nl", 8).begin()


async def keys_of(town, case, purpose):
    return await CaseKeys(town.complaints.keys, SECRET, bytes).get(case.id, purpose)


@pytest.mark.parametrize("language", ["uk", "nl"])
@pytest.mark.parametrize("theme", THEMES)
async def test_a_whole_filing_of_each_theme(town, theme, language):
    resident = await Complainer(town, language).begin()
    sub_theme = DATA.theme(theme).sub_themes[0]
    await resident.open(theme, sub_theme.id)
    summary = await resident.send()
    assert all(words in resident.text for words in WHOLE[language])
    [case] = resident.cases
    assert (case.theme, case.sub_theme, case.language) == (theme, sub_theme.id, language)
    assert (case.municipality, case.location) == ("voorbeeldstad", "de-linde")
    assert set(case.answers) == set(sub_theme.questions)
    assert case.number in resident.text
    assert sub_theme.title.in_language(language) in summary
    assert re.fullmatch(r"\d{16}", resident.code)


async def test_every_sub_theme_can_be_filed(town):
    """From one chat each: three a day are the limit of one."""
    every = [(theme.id, one.id) for theme in DATA.themes for one in theme.sub_themes]
    for number, (theme, sub_theme) in enumerate(every):
        resident = await Complainer(town, "uk", 100 + number).begin()
        await resident.open(theme, sub_theme)
        await resident.send()
        assert "Отримано" in resident.text, f"{theme}.{sub_theme}: {resident.text}"
    assert {(case.theme, case.sub_theme) for case in resident.cases} == set(every)


@pytest.mark.parametrize("theme", THEMES)
async def test_all_questions_may_be_skipped(town, theme):
    resident = await Complainer(town, "nl").begin()
    await resident.open(theme, DATA.theme(theme).sub_themes[0].id)
    for _ in range(15):
        if resident.step == "summary":
            break
        await resident.press(next(one for one in ("ko:", "kn:", "kq:") if resident.offers(one)))
    await resident.send()
    [case] = resident.cases
    assert not any(case.answers.values())


async def test_back_leads_through_every_step_to_the_menu_and_forwards_again(ukrainian):
    await ukrainian.open("housing", "mould")
    await ukrainian.go_to("summary")
    seen = []
    while ukrainian.step:
        seen.append(ukrainian.step)
        await ukrainian.press("kb:")
        assert len(seen) < 20, seen
    questions = list(DATA.sub_theme("housing", "mould").questions)
    assert seen[-len(questions) - 5 :] == ["photos", "text", *reversed(questions), "sub_theme", "theme", "kind"]
    assert "Видалити" in ukrainian.text, "there is something to lose by now"
    await ukrainian.phone.tap("Ні, продовжити")
    await ukrainian.send()
    assert "Отримано" in ukrainian.text


async def test_an_answer_is_changed_from_the_summary_and_leads_back_there(ukrainian):
    await ukrainian.open("housing", "mould")
    await ukrainian.go_to("summary")
    await ukrainian.press("ke:" + ukrainian.offers("ke:")[0].split(":")[1] + ":since")
    assert ukrainian.step == "since"
    wanted = DATA.questions["since"].choices[-1]
    await ukrainian.phone.tap(wanted.label.uk)
    assert ukrainian.step == "summary"
    assert wanted.label.uk in ukrainian.text
    await ukrainian.send()
    assert ukrainian.cases[0].answers["since"] == (wanted.id,)


async def test_several_choices_are_ticked_and_unticked(ukrainian):
    await ukrainian.open("housing", "mould")
    many = next(one for one in DATA.sub_theme("housing", "mould").questions if DATA.questions[one].many)
    await ukrainian.go_to(many)
    first, second, *_ = DATA.questions[many].choices
    await ukrainian.phone.tap(first.label.uk)
    await ukrainian.phone.tap(second.label.uk)
    assert f"☑️ {second.label.uk}" in ukrainian.phone.buttons
    await ukrainian.phone.tap(second.label.uk)
    await ukrainian.press("kn:")
    await ukrainian.send()
    assert ukrainian.cases[0].answers[many] == (first.id,)


async def test_words_are_kept_redacted_and_sealed(town, ukrainian):
    await ukrainian.open("housing", "mould")
    await ukrainian.go_to("text")
    await ukrainian.write("Чорна пліснява, телефон +31 6 12345678.")
    assert "12345678" not in ukrainian.text
    assert "Чорна пліснява" in ukrainian.text
    summary = await ukrainian.send()
    assert "Чорна пліснява" in summary
    assert "1 (" in summary, "what was taken out is counted"
    [case] = ukrainian.cases
    text = open_text(await keys_of(town, case, "content"), case.id, case.text)
    assert text.startswith("Чорна пліснява")
    assert "12345678" not in text


async def test_words_begin_a_complaint_that_holds_them(town, ukrainian):
    town.understood.learn("в кімнаті пліснява", "complaint.housing")
    await ukrainian.write("в кімнаті пліснява")
    assert ukrainian.step is not None, ukrainian.text
    summary = await ukrainian.send()
    assert "в кімнаті пліснява" in summary
    assert ukrainian.cases[0].sub_theme == "mould"


async def test_a_deep_link_begins_a_complaint_of_its_theme(town):
    resident = await Complainer(town, "nl").begin("/start c_housing")
    assert resident.step == "sub_theme"
    assert DATA.theme("housing").title.nl in resident.text


@pytest.mark.parametrize("command", ["/complaint", "/skarha", "/скарга", "/klacht"])
async def test_the_command_begins_one(ukrainian, command):
    await ukrainian.write(command)
    assert ukrainian.step == "kind"


async def test_the_way_to_other_help_is_beside_it_and_the_complaint_waits(ukrainian):
    await ukrainian.open("housing", "mould")
    await ukrainian.press("kb:")
    await ukrainian.press("ki:")
    assert "•" in ukrainian.text, "a card with whom to go to"
    await ukrainian.write("/menu")
    await ukrainian.phone.tap("Продовжити")
    assert ukrainian.step == "sub_theme"


async def test_who_names_staff_is_asked_and_then_nobody_there_reads_it(ukrainian):
    await ukrainian.open("housing", "repairs")
    await ukrainian.go_to("text")
    await ukrainian.write("охоронець зламав двері")
    await ukrainian.go_to("about")
    assert "охоронець" in ukrainian.text
    await ukrainian.phone.tap("Так, про працівника")
    summary = await ukrainian.send()
    assert "цього не бачать" in summary
    [case] = ukrainian.cases
    assert case.about == "staff"
    assert case.queue != "location"


async def test_a_formal_complaint_needs_name_and_address_after_the_law_is_told(town, dutch):
    await dutch.open("housing", "mould", "formal")
    await dutch.go_to("explain")
    assert "krijgt een kopie" in dutch.text
    assert "6 weken" in dutch.text
    await dutch.press("kn:")
    assert dutch.step == "name"
    assert "uit deze chat verwijderen" in dutch.text
    await dutch.write("Olena Kovalenko")
    await dutch.write("Dorpsstraat 1, Voorbeeldstad")
    summary = await dutch.send("contact")
    assert "Olena Kovalenko" in summary
    await dutch.write("olena@example.org")
    assert "Ontvangen" in dutch.text
    [case] = dutch.cases
    assert (case.kind, case.queue) == ("formal", "coordinator")
    sealed = await town.complaints.cases.envelope(case.id)
    assert b"Kovalenko" not in sealed
    identity = open_envelope(await keys_of(town, case, "identity"), case.id, sealed)
    assert (identity.name, identity.address) == ("Olena Kovalenko", "Dorpsstraat 1, Voorbeeldstad")
    way = open_address(await keys_of(town, case, "address"), case.id, await town.complaints.cases.address(case.id))
    assert (way.chat, way.contact) == (None, "olena@example.org")


async def test_without_a_name_it_becomes_a_report_and_says_so(dutch):
    await dutch.open("housing", "mould", "formal")
    await dutch.go_to("explain")
    await dutch.phone.tap("Zonder mijn naam")
    summary = await dutch.send()
    assert "Melding" in summary
    assert dutch.cases[0].kind == "signal"


async def test_a_decision_leads_to_the_objection_first_and_the_filing_goes_on(ukrainian):
    await ukrainian.open("money", DATA.theme("money").sub_themes[0].id)
    assert ukrainian.step == "decision"
    await ukrainian.phone.tap("Так, лист є")
    await ukrainian.write("5 листопада")
    assert "bezwaar" in ukrainian.text
    assert "17 грудня 2026" in ukrainian.text, "six weeks from the day after the letter was sent"
    await ukrainian.phone.tap("Продовжити звернення")
    await ukrainian.send()
    assert "Отримано" in ukrainian.text


@pytest.mark.parametrize("words", ["32.13.2026", "колись", "1.1.1950", "5.11.2031", "<b>", "2026"])
async def test_a_date_that_is_none_is_asked_for_again(ukrainian, words):
    await ukrainian.open("money", DATA.theme("money").sub_themes[0].id)
    await ukrainian.phone.tap("Так, лист є")
    await ukrainian.write(words)
    assert ukrainian.step == "letter_date"
    assert "⚠️" in ukrainian.text


async def test_where_no_place_is_known_it_is_asked(town):
    resident = await Complainer(town, "uk").begin("/start")
    await resident.open("housing", "mould")
    await resident.go_to("place")
    await resident.phone.tap("Де Лінде")
    await resident.send()
    assert resident.cases[0].location == "de-linde"


async def test_a_host_family_goes_to_the_municipality(town):
    resident = await Complainer(town, "uk").begin("/start")
    await resident.open("housing", "mould")
    await resident.go_to("place")
    await resident.phone.tap("У господарів")
    if resident.step == "place":
        await resident.press("kq:")
    await resident.send()
    assert resident.cases[0].queue == "hosts"


async def test_without_a_connected_municipality_it_becomes_a_letter(town):
    resident = await Complainer(town, "uk").begin("/start")
    await resident.open("housing", "mould")
    await resident.go_to("text")
    await resident.write("Стіна чорна." + " Дуже волого." * 250)
    await resident.go_to("place")
    await resident.phone.tap("Нічого з цього")
    await resident.go_to("summary")
    await resident.phone.tap("Скласти лист")
    letters = [one for one in resident.phone.said if one.html.startswith("<pre>")]
    assert "Geachte" in letters[0].html
    assert "Стіна чорна." in "".join(one.html for one in letters)
    [file] = [one for one in resident.phone.said if one.file]
    assert file.file.startswith(b"%PDF")
    assert resident.cases == []
    assert "ще ніхто не отримав" in resident.text


async def test_the_receipt_tells_the_term_and_the_step_up(dutch):
    await dutch.open("housing", "mould")
    await dutch.send("here")
    assert "4 december 2026" in dutch.text
    assert "Nationale ombudsman" in dutch.text
    assert "schrijf ik hier" in dutch.text
    [case] = dutch.cases
    assert case.due == date(2026, 12, 4)


async def test_the_chats_address_is_sealed_where_a_message_is_wanted_and_nowhere_else(town, dutch):
    await dutch.open("housing", "mould")
    await dutch.send("here")
    [case] = dutch.cases
    sealed = await town.complaints.cases.address(case.id)
    way = open_address(await keys_of(town, case, "address"), case.id, sealed)
    assert way.chat == "8"


async def test_photos_are_filed_with_it(town, ukrainian):
    await ukrainian.open("housing", "mould")
    await ukrainian.go_to("photos")
    await ukrainian.photo(picture())
    summary = await ukrainian.send()
    assert "Фото: 1" in summary
    [case] = ukrainian.cases
    assert len(await town.complaints.cases.photos(case.id)) == 1
