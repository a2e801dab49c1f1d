"""A case as the desk opens it: Dutch answers, the newest words, who did what, what the resident was shown."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date

import pytest

from issues.followed import Told
from issues.handling.deed import Reader
from issues.history.loader import read_history
from issues.reading.case_file import Spoken
from issues.reading.reading import Reading
from issues.steps import READERS as ROLES
from issues.terms import working_days_until
from tests.issues.complaints import TEXT, formal, read_intake, read_offices
from tests.issues.handling.conftest import READERS, Town, grant
from tests.issues.handling.conftest import town as town_fixture

town = town_fixture
CHAT = "chat-canary-123456789"
PHOTO = b"JPEG-canary-one"


@pytest.fixture
def reading(town: Town) -> Reading:
    return Reading(
        cases=town.cases, keys=town.keys, data=read_intake(), offices=read_offices(), texts=read_history(),
        handling=town.handling,
    )  # fmt: skip


async def opened(town, number, by="location"):
    found = await town.handling.open(READERS[by], number)
    assert found is not None
    return found


async def read(town, reading, number, by="location", on=None):
    return await reading.read(READERS[by], await opened(town, number, by), on=on or town.desk.now.date())


async def test_what_was_answered_in_ukrainian_reads_in_dutch_and_the_words_stay_as_they_are(town, reading):
    number = (await town.file(answers={"where_room": ("own_room", "kitchen"), "affected": ()})).number
    file = await read(town, reading, number)
    said = "In mijn kamer, In de keuken, eigen woorden: “спальня-канарейка”"
    assert file.answers == (("Waar", said),), "what was skipped is left out"
    assert file.story == Spoken(TEXT, "uk")
    assert (file.photos, file.readable, file.reach, file.contact) == (2, True, "here", None)
    assert file.office is not None
    assert file.office.queue == "location"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В комнате чёрная плесень, ребёнок кашляет", "ru"),
        ("У кімнаті пліснява", "uk"),
        ("In de kamer is schimmel", "nl"),
        ("There is mould in the room", "en"),
        ("…", "uk"),
    ],
)
async def test_the_language_is_that_of_the_words_not_of_the_buttons(town, reading, text, language):
    number = (await town.file(text=text, language="uk")).number
    assert (await read(town, reading, number)).story == Spoken(text, language)


async def test_a_language_that_is_not_told_apart_is_the_one_that_was_chosen(town, reading):
    number = (await town.file(text="W pokoju jest pleśń", language="pl")).number
    assert (await read(town, reading, number)).story == Spoken("W pokoju jest pleśń", "pl")


async def test_answers_to_the_first_subject_are_not_lost_under_another(town, reading):
    number = (await town.file()).number
    before = (await read(town, reading, number)).answers
    await town.must(number, "change_theme", "Het is de kraan.", theme=("housing", "heating"), about="facilities")
    after = (await read(town, reading, number)).answers
    assert after == before


async def test_the_history_says_who_did_what_and_which_words_the_resident_reads(town, reading):
    number = (await town.file()).number
    await town.must(number, "take")
    await town.must(number, "note", "Intern: bel de loodgieter.")
    await town.must(number, "reply", {"uk": "Майстер прийде завтра."})
    file = await read(town, reading, number)
    assert [(one.kind, one.actor, one.account) for one in file.history] == [
        ("received", "resident", None),
        ("taken", "location", "a1"),
        ("noted", "location", "a1"),
        ("replied", "location", "a1"),
    ]
    noted, replied = file.history[2:]
    assert (noted.words, noted.told) == (Spoken("Intern: bel de loodgieter.", "nl"), False)
    assert (replied.words, replied.told) == (Spoken("Майстер прийде завтра.", "uk"), True)


async def test_what_the_resident_was_shown_is_in_their_language_and_holds_no_note(town, reading):
    number = (await town.file()).number
    await town.must(number, "take")
    await town.must(number, "note", "Intern: bel de loodgieter.")
    await town.must(number, "reply", {"nl": "De loodgieter komt morgen."})
    shown = (await read(town, reading, number)).shown
    assert [one.text for one in shown][1:] == ["Взято в роботу.", "Вам написали."]
    assert shown[0].text.startswith("Отримано. Читає: ")
    assert shown[0].dutch.startswith("Ontvangen. Wordt gelezen door: ")
    assert "{" not in shown[0].text + shown[0].dutch
    assert [one.words for one in shown] == [None, None, Spoken("De loodgieter komt morgen.", "nl")]
    assert "loodgieter." not in str(shown[:2])


async def test_words_are_those_that_are_left_after_more_was_taken_out(town, reading):
    number = (await town.file()).number
    await town.following.add_information(number, CHAT, Told(text="Сусід КАНАРЕНКО теж", once=os.urandom(16)))
    await town.must(number, "redact", "КАНАРЕНКО\nПЛІСНЯВА-КАНАРЕЙКА")
    file = await read(town, reading, number)
    everything = repr(file.story) + repr(file.history) + repr(file.answers)
    assert "КАНАРЕ" not in everything.upper().replace("СПАЛЬНЯ-КАНАРЕЙКА", "")
    assert "Сусід […] теж" in [one.words.text for one in file.history if one.words]
    assert "reworded" not in [one.kind for one in file.history]


async def test_what_the_resident_deleted_is_said_to_be_gone(town, reading):
    number = (await town.file()).number
    await town.following.withdraw(number, CHAT)
    file = await read(town, reading, number)
    assert (file.readable, file.story, file.photos, file.reach) == (False, None, 0, "code")
    assert [one.kind for one in file.history][-2:] == ["withdrawn", "destroyed"]
    assert await reading.photo(await opened(town, number), 1) is None


async def test_words_that_do_not_open_are_named_and_the_rest_is_shown(town, reading):
    number = (await town.file()).number
    await town.must(number, "take")
    await town.must(number, "note", "Intern.")
    case = await town.case(number)
    await town.keys.destroy(case.id, "content")
    await town.keys.make(case.id, ["content"], now=town.desk.now)
    file = await read(town, reading, number)
    assert (file.story, file.readable) == (None, True)
    assert [one.unreadable for one in file.history] == [False, False, True]


async def test_photos_are_opened_by_their_place(town, reading):
    found = await opened(town, (await town.file()).number)
    assert await reading.photo(found, 1) == PHOTO
    assert await reading.photo(found, 2) == b"JPEG-canary-two"
    for place in (0, 3, -1):
        assert await reading.photo(found, place) is None


async def test_only_the_coordinator_opens_who_complains(town, reading):
    number = (await town.desk.filing().file(formal())).number
    found = await opened(town, number, "coordinator")
    assert (await read(town, reading, number, "coordinator")).enveloped
    identity = await reading.identity(found)
    assert identity is not None
    assert identity.name == "Олена Канарейка"
    assert "Канар" not in repr(await read(town, reading, number, "coordinator")).replace("спальня-канарейка", ""), (
        "not even in the file itself"
    )
    for actor in ROLES.keys() - {"coordinator"}:
        assert await reading.identity(replace(found, actor=actor)) is None


@pytest.mark.parametrize(
    ("due", "on", "left"),
    [
        (date(2026, 9, 14), date(2026, 9, 14), 0),
        (date(2026, 9, 15), date(2026, 9, 14), 1),
        (date(2026, 9, 14), date(2026, 9, 11), 1),
        (date(2026, 9, 11), date(2026, 9, 14), -1),
        (date(2026, 9, 11), date(2026, 9, 12), -1),
        (date(2026, 9, 8), date(2026, 9, 11), -3),
    ],
)
def test_working_days_left(due, on, left):
    assert working_days_until(due, on) == left


async def test_merged_cases_are_named_as_far_as_the_reader_sees_them(town, reading):
    one, other = (await town.file()).number, (await town.file()).number
    await town.must(one, "merge", other=other)
    assert (await read(town, reading, one)).merged == (other,)
    assert (await read(town, reading, other)).merged == (one,)
    await town.must(other, "pass_on", "Voor de coördinator.", queue="coordinator")
    assert (await read(town, reading, one)).merged == ()
    assert (await read(town, reading, other, "coordinator")).merged == (one,)


async def test_whoever_does_not_see_it_has_nothing_to_read(town):
    number = (await town.file()).number
    for by in ("linde", "confidant", "hosts", "elsewhere", "admin"):
        assert await town.handling.open(READERS[by], number) is None
    assert await town.handling.open(Reader(account="x", grants=(grant("editor"),)), number) is None
