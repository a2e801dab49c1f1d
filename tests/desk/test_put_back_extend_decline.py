"""Putting back, extending once and declining, as a browser sends them: once, and never over a colleague's work."""

from __future__ import annotations

import os
import re
from datetime import date, timedelta

import pytest

from tests.desk.desks import grant
from tests.desk.test_acting import Town, text_of
from tests.issues.complaints import formal

LATER = timedelta(weeks=4)
WHY = "Het onderzoek <van buiten> duurt langer."
SENT = {
    "put-back": {},
    "extend": {"words_nl": WHY},
    "decline": {"words_nl": WHY, "outcome": "rule"},
}


@pytest.fixture(scope="module")
def town():
    """Put together once, as its texts take a second to read."""
    return Town()


@pytest.fixture
async def coordinator(town):
    return await town.desk.sign_in(grant("coordinator"), name="Coen Coördinator")


@pytest.fixture
async def number(town, coordinator):
    """Of a formal complaint that the coordinator has taken on."""
    filed = await town.filing.filing().file(formal(draft=os.urandom(16)))
    await town.press(coordinator, filed.number, "take")
    return filed.number


async def kinds(town, number):
    return [one.kind for one in await town.desk.complaints.cases.events((await town.case(number)).id)]


def hidden_in(answer):
    return dict(re.findall(r'type="hidden" name="(version|once)" value="(\w+)"', answer.text))


async def test_what_is_put_back_can_be_taken_on_by_a_colleague(town, coordinator, number):
    page = await coordinator.get(f"/desk/cases/{number}")
    assert f'action="/desk/cases/{number}/put-back"' in page.text
    done = await coordinator.post(f"/desk/cases/{number}/put-back", hidden_in(page))
    assert (done.status_code, done.headers["location"]) == (303, f"/desk/cases/{number}")
    assert (await town.case(number)).state == "acknowledged"
    shown = await coordinator.get(f"/desk/cases/{number}")
    assert "Gedaan: Terugleggen." in text_of(shown)
    assert f'action="/desk/cases/{number}/put-back"' not in shown.text
    other = await town.desk.sign_in(grant("coordinator"))
    assert (await town.press(other, number, "take")).status_code == 303


async def test_a_term_is_made_longer_by_four_weeks_and_once(town, coordinator, number):
    before = (await town.case(number)).due
    assert (await town.press(coordinator, number, "extend", **SENT["extend"])).status_code == 303
    after = (await town.case(number)).due
    assert before + LATER <= after <= before + LATER + timedelta(days=10), "onto the next working day"
    assert await town.last_words(number, "extended") == WHY
    shown = text_of(await coordinator.get(f"/desk/cases/{number}"))
    assert f"{after:%d-%m-%Y}" in shown
    assert "één keer verlengd" in shown
    again = await coordinator.post(
        f"/desk/cases/{number}/extend",
        SENT["extend"] | {"version": str((await town.case(number)).version), "once": os.urandom(16).hex()},
    )
    assert again.status_code == 422
    assert "De wet staat dat één keer toe." in text_of(again)
    assert ((await town.case(number)).due, (await kinds(town, number)).count("extended")) == (after, 1)


async def test_a_term_without_a_reason_or_of_a_report_stays(town, coordinator, number):
    before = (await town.case(number)).due
    assert (await town.press(coordinator, number, "extend", words_nl=" ")).status_code == 422
    assert (await town.case(number)).due == before
    report = await town.file(theme="staff", sub_theme="rude", about="staff", answers={}, details={})
    await town.press(coordinator, report, "take")
    assert f"/desk/cases/{report}/extend" not in (await coordinator.get(f"/desk/cases/{report}")).text
    case = await town.case(report)
    refused = await coordinator.post(
        f"/desk/cases/{report}/extend", SENT["extend"] | {"version": str(case.version), "once": os.urandom(16).hex()}
    )
    assert "Alleen de termijn van een formele klacht kan langer worden." in text_of(refused)
    assert await town.case(report) == case


async def test_it_is_declined_with_a_reason_that_the_resident_reads(town, coordinator, number):
    for missing in ({"words_nl": WHY}, {"outcome": "rule"}, {"outcome": "no such", "words_nl": WHY}):
        assert (await town.press(coordinator, number, "decline", **missing)).status_code == 422
        assert (await town.case(number)).state == "in_hand"
    assert (await town.press(coordinator, number, "decline", **SENT["decline"])).status_code == 303
    assert (await town.case(number)).state == "declined"
    assert await town.last_words(number, "declined") == WHY
    assert "De regel blijft" in text_of(await coordinator.get(f"/desk/cases/{number}"))


@pytest.mark.parametrize("action", SENT)
async def test_where_a_colleague_was_faster_nothing_is_done_and_what_was_typed_stays(town, coordinator, number, action):
    hidden = hidden_in(await coordinator.get(f"/desk/cases/{number}/{action}"))
    colleague = await town.desk.sign_in(grant("coordinator"))
    await town.press(colleague, number, "note", words_nl="Ik bel even.")
    case, before = await town.case(number), await kinds(town, number)
    late = await coordinator.post(f"/desk/cases/{number}/{action}", hidden | SENT[action])
    assert late.status_code == 409
    assert "Notitie voor collega’s" in text_of(late), "what happened meanwhile"
    assert (await town.case(number), await kinds(town, number)) == (case, before)
    if SENT[action]:
        assert WHY.replace("<", "&lt;").replace(">", "&gt;") in late.text
        assert ('value="rule" selected' in late.text) == (action == "decline")
    again = hidden_in(late)
    assert (again["once"], again["version"]) == (hidden["once"], str(case.version))
    assert (await coordinator.post(f"/desk/cases/{number}/{action}", again | SENT[action])).status_code == 303
    assert len(await kinds(town, number)) == len(before) + 1


@pytest.mark.parametrize("action", SENT)
async def test_the_same_press_twice_is_one_deed(town, coordinator, number, action):
    sent = hidden_in(await coordinator.get(f"/desk/cases/{number}/{action}")) | SENT[action]
    before = len(await kinds(town, number))
    for _ in range(2):
        assert (await coordinator.post(f"/desk/cases/{number}/{action}", sent)).status_code == 303
    assert len(await kinds(town, number)) == before + 1


async def test_location_staff_put_back_and_decline_but_make_no_term_longer(town):
    staff = await town.desk.sign_in(grant("location", location="havenkade"))
    number = await town.file(photos=())
    await town.press(staff, number, "take")
    assert (await town.press(staff, number, "put-back")).status_code == 303
    await town.press(staff, number, "take")
    due: date = (await town.case(number)).due
    await town.press(staff, number, "extend", words_nl=WHY)
    assert (await town.case(number)).due == due
    assert (await town.press(staff, number, "decline", **SENT["decline"])).status_code == 303
