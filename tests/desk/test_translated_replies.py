"""Own Dutch words for somebody who reads Ukrainian: translated by a real service on this machine, looked at, sent."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
import structlog
from aiohttp import web

from desk.acting.kept_in_translation import is_kept, is_plausible
from desk.translate import LibreTranslate
from tests.desk.desks import grant
from tests.desk.test_acting import Town, text_of
from tests.desk.test_translation import BAD, Service

DUTCH = "Wij komen morgen om 14.30 uur."
MADE = "Ми прийдемо завтра о 14:30."
NOTHING_SENT = "Er is nog niets verstuurd"


@pytest.fixture
async def service():
    async with Service() as running:
        yield running


@pytest.fixture(scope="module")
def one_town():
    """Put together once: its texts take a second to read, and each test files its own case."""
    return Town()


@pytest.fixture
def town(one_town, service):
    town = one_town
    object.__setattr__(town.desk.desk, "translates", LibreTranslate(service.address))
    return town


@pytest.fixture
async def staff(town):
    return await town.desk.sign_in(grant("location", location="havenkade"))


def says(service, text=MADE):
    async def answer():
        return web.json_response({"translatedText": text})

    service.answer = answer


async def case_in_hand(town, staff, **change):
    number = await town.file(**change)
    await town.press(staff, number, "take")
    return number


def form_in(answer):
    """What the form that was shown sends when a button of it is pressed."""
    fields = dict(re.findall(r'type="hidden" name="(version|once|translation)" value="([^"]+)"', answer.text))
    found = re.search(r'<textarea[^>]* name="words_nl"[^>]*>([^<]*)</textarea>', answer.text)
    ticked = {"personal_ok": "1"} if re.search(r'name="personal_ok"[^>]* checked', answer.text) else {}
    return fields | {"words_nl": unescape(found[1])} | ticked


async def last(town, number):
    return (await town.desk.complaints.cases.events((await town.case(number)).id))[-1]


async def test_the_translation_is_looked_at_then_both_go_and_are_marked(town, staff, service):
    says(service)
    number = await case_in_hand(town, staff)
    shown = await town.press(staff, number, "reply", words_nl=DUTCH)
    page = text_of(shown)
    assert (shown.status_code, await last_kind(town, number)) == (200, "taken"), "nothing goes unseen"
    assert page.index(NOTHING_SENT) < page.index("Automatische vertaling: Oekraïens") < page.index(MADE)
    assert service.asked == [{"q": DUTCH, "source": "nl", "target": "uk", "format": "text"}]
    sent = await staff.post(f"/desk/cases/{number}/reply", form_in(shown) | {"send": "both"})
    assert sent.status_code == 303
    event = await last(town, number)
    assert (event.kind, event.data["language"], event.data["machine"]) == ("replied", "uk", "1")
    words = await town.last_words(number, "replied")
    assert words == f"{MADE}\n\n🇳🇱 Оригінал нідерландською:\n{DUTCH}"
    assert len(service.asked) == 1, "what was looked at is what goes"
    assert "automatisch vertaald" in text_of(await staff.get(f"/desk/cases/{number}"))


async def last_kind(town, number):
    return (await last(town, number)).kind


async def test_or_the_dutch_alone(town, staff, service):
    says(service)
    number = await case_in_hand(town, staff)
    shown = await town.press(staff, number, "ask", words_nl=DUTCH)
    await staff.post(f"/desk/cases/{number}/ask", form_in(shown) | {"send": "dutch"})
    event = await last(town, number)
    assert (event.data["language"], "machine" in event.data) == ("nl", False)
    assert await town.last_words(number, event.kind) == DUTCH


async def test_words_changed_after_the_translation_are_translated_anew_before_they_go(town, staff, service):
    says(service)
    number = await case_in_hand(town, staff)
    shown = await town.press(staff, number, "reply", words_nl=DUTCH)
    says(service, "Сьогодні о 14:30.")
    again = await staff.post(
        f"/desk/cases/{number}/reply", form_in(shown) | {"words_nl": "Vandaag om 14.30 uur.", "send": "both"}
    )
    assert "U hebt de woorden veranderd" in text_of(again)
    await staff.post(f"/desk/cases/{number}/reply", form_in(again) | {"send": "both"})
    assert (await town.last_words(number, "replied")).startswith("Сьогодні о 14:30.")


async def test_a_translation_that_this_desk_did_not_show_does_not_go_as_one(town, staff, service):
    says(service)
    number = await case_in_hand(town, staff)
    shown = await town.press(staff, number, "reply", words_nl=DUTCH)
    other = await town.desk.sign_in(grant("location", location="havenkade"))
    for ticket in ("", "AAAA", form_in(shown)["translation"]):
        fields = form_in(shown) | {"translation": ticket, "send": "both"}
        assert NOTHING_SENT in text_of(await other.post(f"/desk/cases/{number}/reply", fields))


async def test_what_leads_to_a_person_does_not_leave_the_house_before_it_is_confirmed(town, staff, service):
    says(service, "Телефонуйте сантехніку 06 12345678.")
    number = await case_in_hand(town, staff)
    typed = {"words_nl": "Bel de loodgieter op 06 12345678."}
    shown = await town.press(staff, number, "reply", **typed)
    assert (shown.status_code, service.asked) == (422, [])
    assert "Het gaat dan ook naar de vertaaldienst." in text_of(shown)
    checked = await town.press(staff, number, "reply", **typed, personal_ok="1")
    assert [one["q"] for one in service.asked] == [typed["words_nl"]]
    assert form_in(checked)["personal_ok"] == "1", "asked once"
    sent = await staff.post(f"/desk/cases/{number}/reply", form_in(checked) | {"send": "both"})
    assert sent.status_code == 303


@pytest.mark.parametrize("action", ["resolve", "decline"])
async def test_what_is_still_to_be_filled_in_comes_before_the_translation(town, staff, service, action):
    number = await case_in_hand(town, staff)
    shown = await town.press(staff, number, action, words_nl=DUTCH)
    assert (shown.status_code, service.asked) == (422, [])


@pytest.mark.parametrize("what", [*BAD, "slow", "control signs", "the same words", "far too long", "not there"])
async def test_a_service_that_fails_loses_nothing_and_the_dutch_goes_on_request(town, staff, service, what):
    number = await case_in_hand(town, staff)
    said = {"control signs": "а\x00б", "the same words": DUTCH, "far too long": "Завтра о 14:30. " * 40}
    if what in BAD:
        service.answer = BAD[what][0]
    elif what in said:
        says(service, said[what])
    elif what == "slow":
        service.answer = service.too_slow
        object.__setattr__(town.desk.desk, "translates", LibreTranslate(service.address, limit_s=0.05))
    else:
        await service.runner.cleanup()
    with structlog.testing.capture_logs() as logged:
        shown = await town.press(staff, number, "reply", words_nl=DUTCH)
    page = text_of(shown)
    assert (shown.status_code, form_in(shown)["words_nl"]) == (200, DUTCH)
    assert NOTHING_SENT in page
    assert "Met de vertaling versturen" not in page
    assert "14.30" not in json.dumps(logged, default=str)
    await staff.post(f"/desk/cases/{number}/reply", form_in(shown) | {"send": "dutch"})
    assert await town.last_words(number, "replied") == DUTCH
    assert "machine" not in (await last(town, number)).data


async def test_words_that_are_too_long_for_the_service_go_in_dutch(town, staff, monkeypatch, service):
    monkeypatch.setattr("desk.translate.MOST_CHARS", 10)
    number = await case_in_hand(town, staff)
    shown = await town.press(staff, number, "reply", words_nl=DUTCH)
    assert "Deze woorden zijn te lang voor de vertaaldienst." in text_of(shown)
    assert service.asked == []
    await staff.post(f"/desk/cases/{number}/reply", form_in(shown) | {"send": "dutch"})
    assert await town.last_words(number, "replied") == DUTCH


async def test_a_translation_that_changes_a_number_is_not_offered(town, staff, service):
    says(service, "Ми прийдемо завтра о 4:30.")
    number = await case_in_hand(town, staff)
    shown = await town.press(staff, number, "reply", words_nl=DUTCH)
    page = text_of(shown)
    assert "De vertaling veranderde een getal, een link of een teken tussen haken" in page
    assert ("4:30" in page.replace("14:30", ""), "Met de vertaling versturen" in page) == (False, False)
    fields = form_in(shown) | {"send": "both"}
    assert NOTHING_SENT in text_of(await staff.post(f"/desk/cases/{number}/reply", fields))


@pytest.mark.parametrize(
    ("typed", "change"),
    [
        ({"words_nl": DUTCH, "words_uk": MADE}, {}),
        ({"words_nl": DUTCH}, {"language": "nl", "text": "De kraan lekt al een week en niemand komt kijken."}),
        ({"words_uk": MADE}, {}),
    ],
)
async def test_words_in_the_residents_language_need_no_machine(town, staff, service, typed, change):
    number = await case_in_hand(town, staff, **change)
    assert (await town.press(staff, number, "reply", **typed)).status_code == 303
    assert (service.asked, "machine" in (await last(town, number)).data) == ([], False)


async def test_notes_for_colleagues_stay_here(town, staff, service):
    number = await case_in_hand(town, staff)
    assert (await town.press(staff, number, "note", words_nl=DUTCH)).status_code == 303
    assert service.asked == []


async def test_the_translation_that_was_looked_at_is_still_there_when_somebody_was_faster(town, staff, service):
    says(service)
    number = await case_in_hand(town, staff)
    shown = await town.press(staff, number, "reply", words_nl=DUTCH)
    colleague = await town.desk.sign_in(grant("coordinator"))
    await town.press(colleague, number, "note", words_nl="Ik bel even.")
    late = await staff.post(f"/desk/cases/{number}/reply", form_in(shown) | {"send": "both"})
    assert (late.status_code, MADE in text_of(late)) == (409, True)
    await staff.post(f"/desk/cases/{number}/reply", form_in(late) | {"send": "both"})
    assert (await town.last_words(number, "replied")).startswith(MADE)


async def test_a_case_that_is_handled_together_gets_the_same_and_one_in_dutch_the_dutch(town, staff, service):
    says(service)
    number = await case_in_hand(town, staff)
    others = {language: await case_in_hand(town, staff, language=language) for language in ("uk", "nl")}
    for other in others.values():
        assert (await town.press(staff, number, "merge", other=other)).status_code == 303
    shown = await town.press(staff, number, "reply", words_nl=DUTCH)
    await staff.post(f"/desk/cases/{number}/reply", form_in(shown) | {"send": "both"})
    assert (await town.last_words(others["uk"], "replied")).startswith(MADE)
    assert await town.last_words(others["nl"], "replied") == DUTCH
    marked = {language: "machine" in (await last(town, other)).data for language, other in others.items()}
    assert marked == {"uk": True, "nl": False}


KEPT = [
    ("Bel 06 12345678.", "Телефонуйте 06 12345678."),
    ("Bel 06 12345678.", "Телефонуйте 06-12345678."),
    ("Bel 06 12345678.", "Телефонуйте 0612345678."),
    ("Het kost € 1.250,50.", "Це коштує 1 250,50 €."),
    ("Van 9 tot 12 op 3 mei.", "3 травня з 9 до 12."),
    ("[naam 1] komt. Zie https://example.nl/a?b=1.", "Прийде [naam 1]. Дивіться https://example.nl/a?b=1"),
    ("Mail balie@example.nl, kamer [kamer 2].", "Пишіть на balie@example.nl, [kamer 2]."),
    ("Tot morgen.", "До завтра."),
    ("Op 12-11-2026 om 14.30 uur.", "12.11.2026 о 14:30."),
    ("Over 2,5 uur.", "Через 2.5 години."),
    ("Bel 0800-0113.", "Телефонуйте 0800 0113."),
]
CHANGED = [
    ("Bel 06 12345678.", "Телефонуйте 06 12345687."),
    ("Bel 06 12345678.", "Телефонуйте."),
    ("Bel 112.", "Телефонуйте 112 або 113."),
    ("Het kost € 50.", "Це коштує 50 000 €."),
    ("Het kost € 10.000,50.", "Це коштує 1000050 €."),
    ("Over 2,5 uur.", "Через 25 годин."),
    ("Over 0,5 uur.", "Через 05 годин."),
    ("Om 9.30 uur.", "О 930."),
    ("Breng 3, 4 of 5 mee.", "Принесіть 34 або 5."),
    ("Om 9 uur of om 9 uur.", "О 9 годині."),
    ("[naam 1] komt.", "[ім’я 1] прийде."),
    ("[naam 1] komt.", "Прийде naam 1."),
    ("Zie https://example.nl/a.", "Дивіться https://example.nl/б."),
    ("Zie www.example.nl.", "Дивіться сайт."),
    ("Mail balie@example.nl.", "Пишіть на рецепція@example.nl."),
]


@pytest.mark.parametrize(("original", "made"), KEPT)
def test_numbers_links_and_marks_may_move_and_be_written_otherwise(original, made):
    assert is_kept(original, made)
    assert is_plausible(original, made)


@pytest.mark.parametrize(("original", "made"), CHANGED)
def test_another_number_link_or_mark_is_seen(original, made):
    assert not is_kept(original, made)
