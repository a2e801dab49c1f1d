"""Doing something with a case in the browser: the form, what comes of it, and that nothing typed is lost."""

from __future__ import annotations

import os
import re
from html import unescape

import pytest

from issues.case_contents import open_text
from issues.sealing import unseal_words
from issues.steps import OPEN
from tests.desk.desks import SECRET, TestDesk, grant
from tests.issues.complaints import Desk as FilingDesk
from tests.issues.complaints import complaint

NOTHING = "Dit bestaat niet"


class Town:
    """A desk over the stores that residents file into."""

    def __init__(self):
        self.desk = TestDesk()
        self.filing = FilingDesk(self.desk.complaints.cases, self.desk.complaints.keys, now=self.desk.now())
        assert SECRET

    async def file(self, **changes):
        return (await self.filing.filing().file(complaint(**{"draft": os.urandom(16), **changes}))).number

    async def case(self, number):
        return await self.desk.complaints.cases.by_number(number)

    async def press(self, browser, number, action, **fields):
        """As the form of the action is sent: with its version and its once."""
        shown = await browser.get(f"/desk/cases/{number}/{action}")
        hidden = dict(re.findall(r'type="hidden" name="(version|once)" value="(\w+)"', shown.text))
        return await browser.post(f"/desk/cases/{number}/{action}", hidden | fields)

    async def last_words(self, number, kind):
        case = await self.case(number)
        key = await self.filing.keys.get(case.id, "content")
        event = [one for one in await self.desk.complaints.cases.events(case.id) if one.kind == kind][-1]
        return unseal_words(key, event.text, case=case.id, field="event")


@pytest.fixture
def town():
    return Town()


@pytest.fixture
async def staff(town):
    return await town.desk.sign_in(grant("location", location="havenkade"))


def text_of(answer):
    return unescape(re.sub(r"<[^>]+>|\s+", " ", answer.text))


async def test_take_then_answer_with_a_standard_reply_in_the_residents_language(town, staff):
    number = await town.file()
    taken = await town.press(staff, number, "take")
    assert (taken.status_code, taken.headers["location"]) == (303, f"/desk/cases/{number}")
    form = await staff.get(f"/desk/cases/{number}/resolve?reply=repaired")
    assert 'name="blank_date"' in form.text
    assert "Полагоджено [Datum]" in text_of(form)
    sent = await town.press(staff, number, "resolve", reply="repaired", blank_date="2026-12-12")
    assert sent.status_code == 303
    assert (await town.case(number)).state == "resolved"
    assert await town.last_words(number, "resolved") == (
        "Полагоджено 12 грудня 2026. Якщо знову зламається, натисніть «Не вирішено»."
    )


async def test_own_words_in_dutch_go_as_dutch_and_are_marked_so(town, staff):
    number = await town.file()
    await town.press(staff, number, "take")
    await town.press(staff, number, "reply", words_nl="Wij komen morgen.")
    assert await town.last_words(number, "replied") == "Wij komen morgen."
    events = await town.desk.complaints.cases.events((await town.case(number)).id)
    assert events[-1].data["language"] == "nl"


async def test_a_blank_that_is_open_is_named_and_the_rest_stays(town, staff):
    number = await town.file()
    await town.press(staff, number, "take")
    shown = await town.press(staff, number, "reply", reply="visit_planned", blank_time="14:30", blank_who="Team wonen")
    assert shown.status_code == 422
    assert "Vul dit in." in text_of(shown)
    assert 'value="14:30"' in shown.text
    assert (await town.case(number)).state == "in_hand"


async def test_words_that_lead_to_a_person_go_only_once_that_is_confirmed(town, staff):
    number = await town.file()
    await town.press(staff, number, "take")
    typed = {"words_nl": "Bel de loodgieter op 06 12345678."}
    shown = await town.press(staff, number, "reply", **typed)
    assert shown.status_code == 422
    assert "06 12345678" in text_of(shown)
    assert "replied" not in [one.kind for one in await town.desk.complaints.cases.events((await town.case(number)).id)]
    assert (await town.press(staff, number, "reply", **typed, personal_ok="1")).status_code == 303
    assert await town.last_words(number, "replied") == typed["words_nl"]


async def test_somebody_was_faster_and_what_was_typed_is_still_there(town, staff):
    number = await town.file()
    await town.press(staff, number, "take")
    form = await staff.get(f"/desk/cases/{number}/reply")
    hidden = dict(re.findall(r'type="hidden" name="(version|once)" value="(\w+)"', form.text))
    colleague = await town.desk.sign_in(grant("coordinator"))
    await town.press(colleague, number, "note", words_nl="Ik bel even.")
    late = await staff.post(f"/desk/cases/{number}/reply", hidden | {"words_nl": "Wij komen <morgen>."})
    assert late.status_code == 409
    assert "Notitie voor collega’s" in text_of(late)
    assert "Wij komen &lt;morgen&gt;." in late.text
    again = dict(re.findall(r'type="hidden" name="(version|once)" value="(\w+)"', late.text))
    assert again["once"] == hidden["once"]
    sent = await staff.post(f"/desk/cases/{number}/reply", again | {"words_nl": "Wij komen morgen."})
    assert sent.status_code == 303
    assert await town.last_words(number, "replied") == "Wij komen morgen."


async def test_the_same_press_twice_sends_one_message(town, staff):
    number = await town.file()
    await town.press(staff, number, "take")
    form = await staff.get(f"/desk/cases/{number}/reply")
    sent = dict(re.findall(r'type="hidden" name="(version|once)" value="(\w+)"', form.text)) | {"words_nl": "Morgen."}
    for _ in range(2):
        assert (await staff.post(f"/desk/cases/{number}/reply", sent)).status_code == 303
    kinds = [one.kind for one in await town.desk.complaints.cases.events((await town.case(number)).id)]
    assert kinds.count("replied") == 1


@pytest.mark.parametrize(
    ("who", "change"),
    [
        (grant("location", location="de-linde"), {}),
        (grant("confidant"), {}),
        (grant("coordinator", municipality="elders"), {}),
        (grant("location", location="havenkade"), {"theme": "staff", "sub_theme": "rude", "about": "staff"}),
    ],
)
async def test_what_is_not_theirs_looks_like_what_is_not_there(town, who, change):
    number = await town.file(**change, **({"answers": {}, "details": {}} if change else {}))
    browser = await town.desk.sign_in(who)
    for action in ("take", "reply", "resolve", "pass-on", "redact", "merge"):
        for path in (f"/desk/cases/{number}/{action}", f"/desk/cases/KL-0000-0000/{action}"):
            shown = await browser.get(path)
            sent = await browser.post(path, {"version": "1", "once": "0" * 32, "words_nl": "Dag"})
            assert (shown.status_code, sent.status_code) == (404, 404)
    assert (await town.case(number)).version == 1


async def test_lowering_is_no_page_for_location_staff(town, staff):
    number = await town.file()
    assert (await staff.get(f"/desk/cases/{number}/lower")).status_code == 404


async def test_passing_on_and_a_wrong_choice(town, staff):
    number = await town.file()
    wrong = await town.press(staff, number, "pass-on", queue="hosts", words_nl="Voor u.")
    assert wrong.status_code == 422
    assert "Maak een keuze." in text_of(wrong)
    done = await town.press(
        staff, number, "pass-on", queue="coordinator", reply="to_coordinator", blank_words="te groot"
    )
    assert done.status_code == 303
    assert (await town.case(number)).queue == "coordinator"
    assert (await staff.get(f"/desk/cases/{number}/take")).status_code == 404


async def test_the_subject_is_what_it_is_until_another_is_chosen(town, staff):
    number = await town.file()
    form = (await staff.get(f"/desk/cases/{number}/theme")).text
    assert re.findall(r'<option value="([^"]*)" selected>', form) == ["housing.mould", "facilities"]


async def test_recognisable_takes_the_words_and_the_photo_out(town, staff):
    number = await town.file()
    done = await town.press(staff, number, "redact", take_out_nl="ПЛІСНЯВА-КАНАРЕЙКА", photo="1")
    assert done.status_code == 303
    case = await town.case(number)
    assert "КАНАРЕЙКА" not in open_text(await town.filing.keys.get(case.id, "content"), case.id, case.text)
    assert len(await town.desk.complaints.cases.photos(case.id)) == 1


async def test_a_note_or_reply_is_written_down_in_the_audit_without_its_words(town, staff):
    number = await town.file()
    await town.press(staff, number, "note", words_nl="GEHEIM-KANARIE")
    lines = await town.desk.desk.audit.latest("voorbeeldstad", "case")
    assert "case.note" in repr(lines)
    assert "KANARIE" not in repr(lines)


@pytest.mark.parametrize("language", ["nl", "uk"])
@pytest.mark.parametrize(
    "action",
    ["take", "put-back", "ask", "reply", "note", "resolve", "decline", "pass-on", "theme", "raise", "redact", "merge"],
)
async def test_every_form_is_shown_in_both_languages(town, action, language):
    number = await town.file()
    browser = await town.desk.sign_in(grant("coordinator"), language=language)
    await town.press(browser, number, "take")
    shown = await browser.get(f"/desk/cases/{number}/{action}")
    assert shown.status_code == (303 if action == "take" else 200)
    assert (await town.case(number)).state in OPEN
