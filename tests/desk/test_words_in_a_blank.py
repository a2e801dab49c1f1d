"""What staff type into a blank of a standard reply: translated and looked at as own words are, or called Dutch."""

from __future__ import annotations

import os
import re
from html import unescape

import pytest

from desk.acting.own_words import language_of_blank
from desk.translate import LibreTranslate
from issues.following import Following
from issues.history.loader import read_history
from issues.tries import TriesInMemory
from tests.desk.desks import grant
from tests.desk.test_acting import Town, text_of
from tests.desk.test_translated_replies import NOTHING_SENT, last, says
from tests.desk.test_translation import Service
from tests.issues.complaints import complaint

CHAT = "chat-canary-123456789"
DUTCH = "de kraan is vervangen, bel 06 12345678 bij lekkage"
MADE = "кран замінили, телефонуйте 06 12345678, якщо протікає"
AROUND_UK = "Ми це вирішили. Ось що зробили: {words}. Якщо це не допомогло, натисніть «Не вирішено»."
AROUND_NL = "We hebben dit opgelost. Dit is er gedaan: {words}. Helpt het niet? Kies dan ‘Niet opgelost’."
FILLED = {"reply": "done", "blank_words": DUTCH, "personal_ok": "1"}


@pytest.fixture
async def service():
    async with Service() as running:
        yield running


@pytest.fixture(scope="module")
def one_town():
    """Put together once, as its texts take a second to read."""
    return Town()


@pytest.fixture
def town(one_town):
    object.__setattr__(one_town.desk.desk, "translates", None)
    return one_town


@pytest.fixture
def translating(town, service):
    says(service, MADE)
    object.__setattr__(town.desk.desk, "translates", LibreTranslate(service.address))


@pytest.fixture
async def staff(town):
    return await town.desk.sign_in(grant("location", location="havenkade"))


async def taken(town, staff, **change):
    filed = await town.filing.filing().file(complaint(draft=os.urandom(16), photos=(), **change))
    await town.press(staff, filed.number, "take")
    return filed


def form_in(answer):
    """What the form that was shown sends when a button of it is pressed."""
    fields = dict(re.findall(r'type="hidden" name="(version|once|translation|reply)" value="([^"]+)"', answer.text))
    blanks = re.findall(r'name="(blank_\w+)" type="\w+" value="([^"]*)"', answer.text)
    blanks += re.findall(r'<textarea[^>]* name="(blank_words)"[^>]*>([^<]*)</textarea>', answer.text)
    return fields | {name: unescape(value) for name, value in blanks} | {"personal_ok": "1"}


async def sent(town, staff, filed, send, shown):
    return await staff.post(f"/desk/cases/{filed.number}/resolve", form_in(shown) | {"send": send})


async def said_to(town, filed):
    """The newest words of staff, as the resident's own chat is told of them."""
    following = Following(
        cases=town.desk.complaints.cases, keys=town.filing.keys, tries=TriesInMemory(), texts=read_history(),
        now=town.desk.now, random=os.urandom,
    )  # fmt: skip
    return [one for one in (await following.words(filed.code, CHAT)).said if not one.mine][-1]


@pytest.mark.usefixtures("translating")
async def test_they_are_translated_and_the_whole_is_looked_at_in_both_languages_before_it_goes(town, staff, service):
    filed = await taken(town, staff)
    shown = await town.press(staff, filed.number, "resolve", **FILLED)
    page = text_of(shown)
    assert (shown.status_code, (await last(town, filed.number)).kind) == (200, "taken"), "nothing goes unseen"
    assert [one["q"] for one in service.asked] == [DUTCH], "the words, and not what stands around them"
    assert NOTHING_SENT in page
    assert AROUND_NL.format(words=DUTCH) in page
    assert AROUND_UK.format(words=MADE) in page
    assert (await sent(town, staff, filed, "both", shown)).status_code == 303
    event = await last(town, filed.number)
    assert (event.data["language"], event.data["machine"], event.data["standard"]) == ("uk", "1", "done")
    assert "partly" not in event.data
    words = await town.last_words(filed.number, "resolved")
    made, original = AROUND_UK.format(words=MADE), AROUND_NL.format(words=DUTCH)
    assert words == f"{made}\n\n🇳🇱 Оригінал нідерландською:\n{original}"
    assert len(service.asked) == 1, "what was looked at is what goes"


@pytest.mark.usefixtures("translating")
async def test_or_as_they_were_typed_and_the_resident_learns_that_a_part_is_dutch(town, staff):
    filed = await taken(town, staff)
    shown = await town.press(staff, filed.number, "resolve", **FILLED)
    await sent(town, staff, filed, "dutch", shown)
    said = await said_to(town, filed)
    assert said.text == AROUND_UK.format(words=DUTCH)
    assert (said.language, said.partly, said.machine) == ("uk", "nl", False)
    assert "Oekraïens, deels Nederlands" in text_of(await staff.get(f"/desk/cases/{filed.number}"))


@pytest.mark.parametrize("made", ["кран замінили, телефонуйте 06 12345687", "кран замінили", "", DUTCH])
@pytest.mark.usefixtures("translating")
async def test_a_translation_that_lost_a_number_or_is_none_is_not_offered(town, staff, service, made):
    says(service, made)
    filed = await taken(town, staff)
    shown = await town.press(staff, filed.number, "resolve", **FILLED)
    page = text_of(shown)
    assert (NOTHING_SENT in page, "Met de vertaling versturen" in page) == (True, False)
    assert f">{DUTCH}</textarea>" in shown.text, "nothing typed is lost"
    assert NOTHING_SENT in text_of(await sent(town, staff, filed, "both", shown))
    assert (await sent(town, staff, filed, "dutch", shown)).status_code == 303
    assert (await said_to(town, filed)).text == AROUND_UK.format(words=DUTCH)


@pytest.mark.usefixtures("translating")
async def test_another_blank_that_was_changed_afterwards_is_looked_at_again(town, staff, service):
    filed = await taken(town, staff)
    fields = {"reply": "more_time", "blank_words": "de monteur is ziek", "blank_date": "2026-12-12"}
    says(service, "майстер захворів")
    shown = await town.press(staff, filed.number, "reply", **fields)
    assert "12 грудня 2026" in text_of(shown)
    again = await staff.post(
        f"/desk/cases/{filed.number}/reply", form_in(shown) | {"blank_date": "2026-12-13", "send": "both"}
    )
    assert "13 грудня 2026" in text_of(again)
    assert (await last(town, filed.number)).kind == "taken"


@pytest.mark.usefixtures("translating")
async def test_what_leads_to_a_person_stays_here_until_it_may_go(town, staff, service):
    filed = await taken(town, staff)
    shown = await town.press(staff, filed.number, "resolve", **FILLED | {"personal_ok": ""})
    assert (shown.status_code, service.asked) == (422, [])
    assert "Het gaat dan ook naar de vertaaldienst." in text_of(shown)


@pytest.mark.usefixtures("translating")
@pytest.mark.parametrize(
    ("change", "words"),
    [({}, "кран замінили"), ({}, "22:00 – 07:00"), ({"language": "nl", "text": "De kraan lekt."}, DUTCH)],
)
async def test_what_the_resident_reads_anyway_is_sent_at_once(town, staff, service, change, words):
    filed = await taken(town, staff, **change)
    assert (await town.press(staff, filed.number, "resolve", **FILLED | {"blank_words": words})).status_code == 303
    event = await last(town, filed.number)
    assert (service.asked, event.data.keys() & {"machine", "partly"}) == ([], set())


async def test_without_a_service_the_form_says_so_and_the_resident_learns_that_a_part_is_dutch(town, staff):
    filed = await taken(town, staff)
    form = text_of(await staff.get(f"/desk/cases/{filed.number}/resolve?reply=done"))
    assert "Wat u in uw eigen woorden in het Nederlands invult, komt in het Nederlands aan." in form
    assert (await town.press(staff, filed.number, "resolve", **FILLED)).status_code == 303
    said = await said_to(town, filed)
    assert (said.language, said.partly, said.machine) == ("uk", "nl", False)


async def test_a_reply_without_such_a_blank_is_in_one_language(town, staff):
    filed = await taken(town, staff)
    fields = {"reply": "visit_planned", "blank_date": "2026-12-12", "blank_time": "14:30", "blank_who": "Team wonen"}
    assert (await town.press(staff, filed.number, "reply", **fields)).status_code == 303
    assert "partly" not in (await last(town, filed.number)).data


async def test_each_of_two_cases_is_told_what_is_foreign_in_its_own(town, staff):
    filed, dutch = await taken(town, staff), await taken(town, staff, language="nl", text="De kraan lekt.")
    assert (await town.press(staff, filed.number, "merge", other=dutch.number)).status_code == 303
    await town.press(staff, filed.number, "resolve", **FILLED)
    assert (await said_to(town, filed)).partly == "nl"
    said = await said_to(town, dutch)
    assert (said.text, said.partly) == (AROUND_NL.format(words=DUTCH), None)


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        (DUTCH, "nl"), ("кран замінили", "uk"), ("кран IKEA замінили", "uk"), ("Team wonen (Олена)", "nl"),
        ("14:30", None), ("", None),
    ],
)  # fmt: skip
def test_which_language_a_blank_is_in_is_told_by_its_letters(one_town, typed, language):
    reply = one_town.desk.desk.shipped_replies.reply("done")
    assert language_of_blank(reply, {"words": typed}, "uk") == language
