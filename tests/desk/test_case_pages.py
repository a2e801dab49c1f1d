"""The queue and the case in the browser: who is shown what, in words, and where nothing may be found."""

from __future__ import annotations

import os
import re
from html import unescape
from itertools import product
from typing import get_args

import pytest

from issues.case import State
from issues.happening import EVENT_OF
from issues.ports import CaseChange, EventRow
from tests.desk.desks import OTHER_TOWN, TestDesk, grant
from tests.issues.complaints import TEXT, complaint, formal
from tests.issues.complaints import Desk as FilingDesk

NOTHING = "Deze pagina is hier niet"


class Town:
    """A desk over the stores that residents file into."""

    def __init__(self):
        self.desk = TestDesk()
        self.cases = self.desk.complaints.cases
        self.filing = FilingDesk(self.cases, self.desk.complaints.keys, now=self.desk.now())

    async def file(self, **changes):
        return (await self.filing.filing().file(complaint(**{"draft": os.urandom(16), **changes}))).number

    async def case(self, number):
        return await self.cases.by_number(number)

    async def change(self, number, **what):
        case = await self.case(number)
        await self.cases.change(case.id, case.version, CaseChange(**what))


@pytest.fixture
def town():
    return Town()


@pytest.fixture
async def staff(town):
    return await town.desk.sign_in(grant("location", location="havenkade"))


@pytest.fixture
async def coordinator(town):
    return await town.desk.sign_in(grant("coordinator"), name="Coen Coördinator")


def text_of(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.text)))


def numbers_in(answer):
    return re.findall(r'class="queue__title"><a href="/desk/cases/([A-Z0-9-]+)"', answer.text)


def counts_in(answer):
    found = re.findall(
        r'<li(?: class="counts__none")?><a href="[^"]*"[^>]*>([^<]+?) <span class="figure">([^<]+)</span>', answer.text
    )
    return {unescape(label): figure for label, figure in found}


# -- the queue --------------------------------------------------------------------------------------------------


async def test_an_empty_queue_says_so_and_so_does_one_that_filters_emptied(town, staff):
    assert "Er staat niets open." in text_of(await staff.get("/desk/cases"))
    await town.file()
    filtered = await staff.get("/desk/cases?theme=housing&kind=idea")
    assert "Geen zaak past bij deze filters." in text_of(filtered)
    assert 'href="/desk/cases"' in filtered.text


async def test_urgent_comes_first_and_is_said_in_words(town, staff):
    usual, urgent, sooner = await town.file(), await town.file(), await town.file()
    await town.change(urgent, flagged=True, severity="urgent")
    await town.change(sooner, due=town.desk.now().date())
    answer = await staff.get("/desk/cases")
    assert numbers_in(answer) == [urgent, sooner, usual]
    assert text_of(answer).count("Dringend") == 2, "one in the list, one among the counts"
    assert "Vandaag is de laatste dag" in text_of(answer)


async def test_what_is_counted_is_what_its_link_shows(town, staff):
    late, soon, waiting, answered, _ = [await town.file() for _ in range(5)]
    today = town.desk.now().date()
    await town.change(late, due=today.replace(day=1), state="in_hand", flagged=True)
    await town.change(soon, due=today, state="in_hand")
    await town.change(waiting, state="question", due=today.replace(year=2027))
    await town.change(answered, state="resolved", due=today.replace(day=1))
    answer = await staff.get("/desk/cases")
    counts = counts_in(answer)
    assert counts == {
        "Open": "4", "Dringend": "1", "Te laat": "1", "Binnen twee werkdagen": "1", "Nog niet gelezen": "1",
        "Wacht op de bewoner": "1", "Beantwoord": "1",
    }  # fmt: skip
    links = re.findall(
        r'<li(?: class="counts__none")?><a href="([^"]*)"[^>]*>([^<]+?) <span class="figure">', answer.text
    )
    for path, label in links:
        shown = await staff.get(unescape(path))
        assert len(numbers_in(shown)) == int(counts[unescape(label)]), label
        assert shown.text.count("aria-current") == 2, "the menu, and what is shown"


async def test_a_link_shows_somebody_else_the_same_view_of_what_they_see(town, staff, coordinator):
    mine = await town.file()
    other = await town.file(location="de-linde")
    path = "/desk/cases?theme=housing"
    assert numbers_in(await staff.get(path)) == [mine]
    assert set(numbers_in(await coordinator.get(path))) == {mine, other}
    assert numbers_in(await coordinator.get(path + "&location=de-linde")) == [other]
    assert numbers_in(await staff.get(path + "&location=de-linde")) == [], "a filter opens nothing"


async def test_a_filter_that_means_nothing_is_named_and_the_rest_is_shown(town, staff):
    mine = await town.file()
    answer = await staff.get("/desk/cases?theme=housing&kind=<script>&after=zzz&colour=red")
    assert numbers_in(answer) == [mine]
    assert "after, colour, kind" in text_of(answer)
    assert "<script>" not in answer.text.replace('<script type="module"', "")


async def test_pages_lead_forth_and_back(town, staff):
    for _ in range(35):
        await town.file()
    first = await staff.get("/desk/cases")
    assert 'rel="prev"' not in first.text
    (forth,) = re.findall(r'rel="next" href="([^"]+)"', first.text)
    second = await staff.get(unescape(forth))
    assert len(numbers_in(first)) + len(set(numbers_in(second)) - set(numbers_in(first))) == 35
    (back,) = re.findall(r'rel="prev" href="([^"]+)"', second.text)
    assert numbers_in(await staff.get(unescape(back))) == numbers_in(first)


async def test_in_ukrainian_the_queue_is_ukrainian(town):
    browser = await town.desk.sign_in(grant("location", location="havenkade"), language="uk")
    await town.file()
    shown = text_of(await browser.get("/desk/cases"))
    assert "Ще не прочитані" in shown
    assert "Пліснява" in shown or "пліснява" in shown
    assert "werkdag" not in shown


async def test_no_word_of_a_resident_is_in_the_queue(town, coordinator):
    await town.file()
    answer = await coordinator.get("/desk/cases")
    assert "КАНАРЕЙКА" not in answer.text.upper()


# -- the case ---------------------------------------------------------------------------------------------------


async def test_a_case_shows_what_was_said_and_to_whom_it_is_shown(town, staff):
    await town.desk.account(grant("coordinator"), name="Coen Coördinator")
    await town.desk.account(grant("location", location="de-linde"), name="Linda van de Linde")
    number = await town.file(answers={"where_room": ("own_room",)})
    answer = await staff.get(f"/desk/cases/{number}")
    shown = text_of(answer)
    assert TEXT in shown
    assert 'lang="uk" dir="auto">' + TEXT in answer.text
    assert "Oekraïens" in shown
    assert "In mijn kamer, eigen woorden: “спальня-канарейка”" in shown
    assert "Sanne Jansen" in shown.split("Wie dit kan zien")[1]
    assert "Coen Coördinator" in shown.split("Wie dit kan zien")[1]
    assert "Linda" not in shown
    assert "chat-canary" not in answer.text
    assert f"/desk/cases/{number}/photos/2" in answer.text


async def test_opening_a_new_case_is_reading_it_and_the_resident_sees_that(town, staff):
    number = await town.file()
    await staff.get(f"/desk/cases/{number}")
    assert (await town.case(number)).state == "acknowledged"
    again = await staff.get(f"/desk/cases/{number}")
    assert text_of(again).count("Voor het eerst gelezen") == 1
    assert "Прочитано." in again.text


async def test_looking_is_in_the_audit_and_holds_no_word(town, staff):
    number = await town.file()
    await staff.get(f"/desk/cases/{number}")
    await staff.get(f"/desk/cases/{number}/photos/1")
    found = await town.desk.desk.audit.latest("voorbeeldstad", "case")
    assert [one.entry.action for one in found] == ["case.photo", "case.opened"]
    assert {one.entry.subject for one in found} == {(await town.case(number)).id}


GRANTS = {
    "location": grant("location", location="havenkade"),
    "other location": grant("location", location="de-linde"),
    "hosts": grant("hosts"),
    "coordinator": grant("coordinator"),
    "confidant": grant("confidant"),
    "other town": grant("coordinator", municipality=OTHER_TOWN),
    "admin": grant("admin"),
    "analyst": grant("analyst"),
}
ABOUT_STAFF = {"theme": "staff", "sub_theme": "rude", "about": "staff", "answers": {}, "details": {}}


@pytest.mark.parametrize("who", GRANTS)
async def test_a_complaint_about_staff_is_nowhere_for_those_it_is_kept_from(town, who):
    """By list, count, address, photo, page behind it, envelope and filter."""
    number = await town.file(**ABOUT_STAFF)
    case = await town.case(number)
    assert case.queue in {"coordinator", "confidant"}
    browser = await town.desk.sign_in(GRANTS[who])
    may = who == case.queue
    queue = await browser.get("/desk/cases?stage=all")
    assert (number in queue.text) == may
    if queue.status_code == 200 and not may:
        assert set(counts_in(queue).values()) == {"0"}
    paths = [f"/desk/cases/{number}", f"/desk/cases/{number}/photos/1", f"/desk/cases/{number}/similar"]
    missing = await browser.get("/desk/cases/W7K-0000")
    for path in paths:
        answer = await browser.get(path)
        assert answer.status_code == (200 if may else 404), path
        if not may:
            assert answer.text == missing.text, "as if it were not there"
    assert (await town.case(number)).state == ("acknowledged" if may else "received"), "nor has anybody read it"


async def test_photos_are_pictures_and_nothing_else(town, staff):
    number = await town.file()
    answer = await staff.get(f"/desk/cases/{number}/photos/1")
    assert answer.content == b"JPEG-canary-one"
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "sandbox" in answer.headers["content-security-policy"]
    for place in ("0", "3", "-1", "1x", "99999", "²"):
        assert (await staff.get(f"/desk/cases/{number}/photos/{place}")).status_code == 404


async def test_the_envelope_opens_for_the_coordinator_on_asking_and_is_written_down(town, coordinator, staff):
    number = (await town.filing.filing().file(formal())).number
    plain = await coordinator.get(f"/desk/cases/{number}")
    assert "Олена" not in plain.text
    opened = await coordinator.post(f"/desk/cases/{number}/identity")
    assert "Олена Канарейка" in opened.text
    assert opened.headers["cache-control"] == "no-store"
    latest = (await town.desk.desk.audit.latest("voorbeeldstad", "case"))[0].entry
    assert (latest.action, latest.subject) == ("case.identity", (await town.case(number)).id)
    assert "Олена" not in (await coordinator.get(f"/desk/cases/{number}")).text
    for browser in (staff, await town.desk.sign_in(grant("confidant"))):
        assert (await browser.post(f"/desk/cases/{number}/identity")).status_code == 404
    assert (await coordinator.get(f"/desk/cases/{number}/identity")).status_code == 404, "never by a link"


async def test_a_report_has_no_envelope(town, coordinator):
    number = await town.file()
    assert "identity" not in (await coordinator.get(f"/desk/cases/{number}")).text
    assert (await coordinator.post(f"/desk/cases/{number}/identity")).status_code == 404


async def test_deleted_words_are_said_to_be_deleted(town, staff):
    number = await town.file()
    case = await town.case(number)
    await town.filing.keys.destroy(case.id, "content")
    answer = await staff.get(f"/desk/cases/{number}")
    assert "zijn verwijderd" in text_of(answer)
    assert "photos/1" not in answer.text
    assert (await staff.get(f"/desk/cases/{number}/photos/1")).status_code == 404


async def test_what_a_resident_wrote_is_text_and_never_markup(town, staff):
    evil = "<script>alert(1)</script> \"'><img src=x onerror=y> {{ 7*7 }} %(x)s {n}"
    number = await town.file(text=evil, details={"where_room": evil})
    answer = await staff.get(f"/desk/cases/{number}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "onerror=y>" not in answer.text
    assert evil in unescape(answer.text)


async def test_a_case_in_ukrainian_still_has_dutch_answers(town):
    browser = await town.desk.sign_in(grant("location", location="havenkade"), language="uk")
    number = await town.file(answers={"where_room": ("own_room",)})
    shown = text_of(await browser.get(f"/desk/cases/{number}"))
    assert "Що написав мешканець" in shown
    assert "In mijn kamer" in shown


@pytest.mark.parametrize(("role", "language"), list(product(["location", "coordinator"], ["nl", "uk"])))
async def test_every_state_has_a_page(town, role, language):
    """With events of every kind, in both languages."""
    held = grant(role, location="havenkade" if role == "location" else None)
    browser = await town.desk.sign_in(held, language=language)
    number = await town.file()
    case = await town.case(number)
    kinds = ["received", *EVENT_OF.values(), "reminded", "destroyed", "something_new"]
    data = {"queue": "coordinator", "due": "2026-12-01", "severity": "urgent", "with": number, "of": "overdue"}
    events = [EventRow(kind=kind, at=town.desk.now(), actor="location", data=data | {"by": "00"}) for kind in kinds]
    await town.cases.change(case.id, case.version, CaseChange(events=events))
    for state in get_args(State):
        await town.change(number, state=state)
        assert (await browser.get(f"/desk/cases/{number}")).status_code == 200, state
        assert (await browser.get("/desk/cases?stage=all")).status_code == 200, state


# -- search -----------------------------------------------------------------------------------------------------


async def test_search_is_sent_as_a_form_and_leaves_no_word_in_addresses_audit_or_log(town, staff, caplog, capsys):
    number = await town.file()
    queue = await staff.get("/desk/cases?theme=housing")
    assert '<form class="row search no-print" method="post" action="/desk/cases/search"' in queue.text
    assert '<input type="hidden" name="theme" value="housing">' in queue.text
    answer = await staff.post("/desk/cases/search", {"words": "канарейка", "theme": "housing"})
    assert numbers_in(answer) == [number]
    assert "In de woorden van 1 zaak is gezocht" in text_of(answer)
    assert 'value="канарейка"' in answer.text
    latest = (await town.desk.desk.audit.latest("voorbeeldstad", "case"))[0].entry
    assert (latest.action, latest.subject) == ("case.searched", None)
    assert "канарейка" not in "".join(re.findall(r'(?:href|action|src)="[^"]*"', answer.text))
    assert "канарейка" not in caplog.text + "".join(capsys.readouterr())


async def test_a_whole_number_leads_to_its_case_and_somebody_elses_is_nowhere(town, staff):
    mine, other = await town.file(), await town.file(location="de-linde")
    answer = await staff.post("/desk/cases/search", {"words": mine.lower()})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/desk/cases/{mine}")
    hidden = await staff.post("/desk/cases/search", {"words": other})
    nothing = await staff.post("/desk/cases/search", {"words": "W7K-2222"})
    assert hidden.status_code == nothing.status_code == 200
    assert "Er is niets gevonden." in text_of(hidden)
    assert text_of(hidden).replace(other, "") == text_of(nothing).replace("W7K-2222", "")


async def test_nothing_found_says_so_and_the_empty_search_is_a_page(town, staff):
    assert "Er is niets gevonden." in text_of(await staff.post("/desk/cases/search", {"words": "zzz"}))
    for answer in (await staff.get("/desk/cases/search"), await staff.post("/desk/cases/search", {"words": " "})):
        assert answer.status_code == 200
        assert "Er is niets gevonden." not in text_of(answer)


async def test_every_form_on_a_page_brings_back_the_token_that_is_asked_for(town, coordinator):
    """What the other tests send is of their own making; a browser sends what stands in the page."""
    number = (await town.filing.filing().file(formal())).number
    for path in ("/desk/cases", "/desk/cases/search", f"/desk/cases/{number}"):
        answer = await coordinator.get(path)
        posts = re.findall(r'<form[^>]*method="post".*?</form>', answer.text, re.DOTALL)
        tokens = re.findall(r'name="form_token" value="([^"]*)"', "".join(posts))
        assert tokens == [coordinator.form_token] * len(posts), path
        assert posts
