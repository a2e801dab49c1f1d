"""One case in the hands of staff: what they do is what its resident is told, and nobody does more than they may."""

from __future__ import annotations

import os
from typing import get_args

import pytest

from issues.case_view import CaseView
from issues.followed import Told
from issues.handling.deed import Changed, Deed, Done, NoCase, NotAllowed
from issues.handling.handling import STALE_TRIES
from issues.ports import CaseChange, StaleCase
from issues.steps import Action
from tests.issues.complaints import TEXT
from tests.issues.handling.conftest import READERS

CHAT = "chat-canary-123456789"


async def notices(town):
    """How many notices wait for residents."""
    if hasattr(town.cases, "outbox"):
        return sum(notice.kind == "news" for _, notice in town.cases.outbox)
    async with town.cases._database.reading() as connection:
        found = await connection.exec_driver_sql("SELECT count(*) FROM complaint_outbox WHERE kind = 'news'")
        return found.scalar()


async def test_take_ask_answer_resolve_reads_as_a_story_on_both_sides(town):
    filed = await town.file()
    await town.must(filed.number, "take")
    await town.must(filed.number, "ask", {"nl": "In welke kamer?", "uk": "У якій кімнаті?"})
    view = await town.following.open(filed.code, CHAT)
    assert (view.state, view.can >= {"answer"}) == ("question", True)
    words = await town.following.words(filed.code, CHAT)
    assert words.said[-1].text == "У якій кімнаті?"
    assert isinstance(
        await town.following.answer(filed.code, CHAT, Told(text="У ванній", once=b"o" * 16), view.question), CaseView
    )
    done = await town.must(filed.number, "resolve", "De schimmel is weg.", outcome="mended")
    assert done.case.state == "resolved"
    assert await notices(town) == 2
    said = await town.following.words(filed.code, CHAT)
    assert [one.text for one in said.said if not one.mine] == ["У якій кімнаті?", "De schimmel is weg."]


async def test_every_deed_leaves_who_did_it_and_no_word_in_the_clear(town):
    filed = await town.file()
    await town.must(filed.number, "take")
    await town.must(filed.number, "note", "Bel de loodgieter: GEHEIM-KANARIE")
    events = await town.cases.events((await town.case(filed.number)).id)
    assert [one.data.get("by") for one in events[1:]] == ["a1", "a1"]
    assert "KANARIE" not in repr([(one.kind, one.actor, dict(one.data), one.text) for one in events])
    assert await town.words(filed.number, "noted") == "Bel de loodgieter: GEHEIM-KANARIE"
    assert all(one.kind != "noted" for one in (await town.following.words(filed.code, CHAT)).said)
    assert await notices(town) == 0


@pytest.mark.parametrize("by", ["linde", "confidant", "hosts", "elsewhere", "admin"])
async def test_who_does_not_see_the_case_finds_none(town, by):
    filed = await town.file()
    assert await town.handling.open(READERS[by], filed.number) is None
    for action in get_args(Action):
        assert await town.do(filed.number, action, "woorden", by=by) == NoCase()
    assert await town.kinds(filed.number) == ["received"]


async def test_about_staff_is_nothing_to_the_location(town):
    filed = await town.file(theme="staff", sub_theme="rude", about="staff", answers={}, details={})
    assert await town.do(filed.number, "take") == NoCase()
    assert await town.handling.seen(READERS["location"], filed.number) is None
    await town.must(filed.number, "take", by="coordinator")
    assert await town.do(filed.number, "pass_on", "terug", queue="location", by="coordinator") == NotAllowed(
        await town.case(filed.number), "about_staff"
    )


async def test_the_first_look_acknowledges_once(town):
    filed = await town.file()
    for _ in range(2):
        opened = await town.handling.seen(READERS["location"], filed.number)
        assert opened.case.state == "acknowledged"
    assert await town.kinds(filed.number) == ["received", "acknowledged"]
    assert [line.kind for line in (await town.following.open(filed.code, CHAT)).history] == ["received", "acknowledged"]


async def test_whoever_is_late_changes_nothing_and_sees_what_happened(town):
    filed = await town.file()
    seen = (await town.case(filed.number)).version
    await town.must(filed.number, "take")
    late = await town.do(filed.number, "put_back", version=seen)
    assert isinstance(late, Changed)
    assert [one.kind for one in late.since] == ["taken"]
    assert (await town.case(filed.number)).state == "in_hand"


async def test_between_looking_and_writing_somebody_may_be_faster(town, monkeypatch):
    filed = await town.file()
    real = town.cases.change

    async def beaten(*_arguments):
        monkeypatch.setattr(town.cases, "change", real)
        await town.must(filed.number, "take", by="coordinator")
        raise StaleCase

    monkeypatch.setattr(town.cases, "change", beaten)
    late = await town.do(filed.number, "take")
    assert isinstance(late, Changed)
    assert await town.kinds(filed.number) == ["received", "taken"]


async def test_the_same_form_twice_is_one_deed(town):
    filed = await town.file()
    await town.must(filed.number, "take")
    version, once = (await town.case(filed.number)).version, os.urandom(16)
    first = await town.do(filed.number, "reply", "Wij komen morgen.", version=version, once=once)
    again = await town.do(filed.number, "reply", "Wij komen morgen.", version=version, once=once)
    assert isinstance(first, Done)
    assert again == Done(case=first.case)
    assert (await town.kinds(filed.number)).count("replied") == 1
    assert await notices(town) == 1


@pytest.mark.parametrize("action", ["ask", "reply", "note", "resolve", "decline", "pass_on"])
async def test_without_words_nothing_is_said(town, action):
    filed = await town.file()
    await town.must(filed.number, "take")
    came = await town.do(filed.number, action, "  \n ", queue="coordinator")
    assert came == NotAllowed(await town.case(filed.number), "no_reason")


async def test_after_the_words_are_destroyed_none_can_be_added(town):
    filed = await town.file()
    await town.must(filed.number, "take")
    case = await town.case(filed.number)
    await town.keys.destroy(case.id, "content")
    assert await town.do(filed.number, "reply", "Dag") == NotAllowed(case, "gone")
    assert isinstance(await town.do(filed.number, "put_back"), Done)


async def test_another_theme_is_routed_anew_and_never_made_milder(town):
    filed = await town.file()
    done = await town.must(filed.number, "change_theme", theme=("safety", "sexual"), about="residents")
    assert (done.case.theme, done.case.sub_theme, done.case.queue) == ("safety", "sexual", "confidant")
    assert (done.case.flagged, done.case.state, done.case.rule) == (True, "passed_on", "harm")
    assert done.case.due < filed.destination.due
    assert await notices(town) == 1
    assert await town.handling.open(READERS["location"], filed.number) is None
    back = await town.do(
        filed.number, "change_theme", "het is schimmel", theme=("housing", "mould"), about="facilities", by="confidant"
    )
    assert back == NotAllowed(await town.case(filed.number), "lowers_protection")


async def test_a_theme_that_is_none_changes_nothing(town):
    filed = await town.file()
    came = await town.do(filed.number, "change_theme", theme=("housing", "dragons"), about="facilities")
    assert came == NotAllowed(await town.case(filed.number), "no_such_theme")


async def test_lower_is_the_coordinators(town):
    filed = await town.file()
    await town.must(filed.number, "raise", severity="urgent")
    assert (await town.case(filed.number)).flagged
    assert (await town.do(filed.number, "lower", "viel mee", severity="normal")).why == "not_yours"
    assert (await town.must(filed.number, "lower", "viel mee", severity="normal", by="coordinator")).case.flagged


# -- made unrecognisable ----------------------------------------------------------------------------------------------


async def test_what_is_taken_out_is_gone_for_staff_and_resident_and_kept_nowhere(town):
    filed = await town.file()
    await town.following.add_information(filed.code, CHAT, Told(text="Сусідка ОЛЕНКА бачила", once=b"p" * 16))
    done = await town.must(filed.number, "redact", "ПЛІСНЯВА-КАНАРЕЙКА\n\nОЛЕНКА\nспальня-канарейка")
    assert await town.text(filed.number) == TEXT.replace("ПЛІСНЯВА-КАНАРЕЙКА", "[…]")
    said = (await town.following.words(filed.code, CHAT)).said
    assert "ОЛЕНКА" not in repr(said)
    assert "Сусідка […] бачила" in [one.text for one in said]
    events = await town.cases.events(done.case.id)
    key = await town.keys.get(done.case.id, "content")
    assert all(one.text is None for one in events if one.kind == "redacted")
    assert "спальня" not in repr(await opened_details(key, done.case))
    assert [line.kind for line in (await town.following.open(filed.code, CHAT)).history][-1] == "redacted"


async def opened_details(key, case):
    from issues.case_contents import open_details  # noqa: PLC0415 – only here

    return open_details(key, case.id, case.details)


async def test_a_photo_can_be_taken_out_by_its_place(town):
    filed = await town.file()
    case = await town.case(filed.number)
    before = await town.cases.photos(case.id)
    await town.must(filed.number, "redact", photos_out=(1,))
    assert await town.cases.photos(case.id) == before[1:]
    await town.must(filed.number, "redact", photos_out=(1,))
    assert not await town.cases.photos(case.id)


async def test_words_that_stand_nowhere_change_nothing(town):
    filed = await town.file()
    case = await town.case(filed.number)
    assert await town.do(filed.number, "redact", "Nergens") == NotAllowed(case, "nothing_taken_out")


async def test_photos_that_come_later_never_take_the_place_of_one_that_went(town):
    filed = await town.file()
    case = await town.case(filed.number)
    before = await town.cases.photos(case.id)
    await town.cases.change(case.id, case.version, CaseChange(photos_out=(1,), photos=(b"s" * 40,)))
    assert await town.cases.photos(case.id) == (*before[1:], b"s" * 40)


# -- handled together -------------------------------------------------------------------------------------------------


async def test_merged_cases_get_the_reply_each_in_its_own_language(town):
    one, other = await town.file(), await town.file(language="nl")
    done = await town.must(one.number, "merge", other=other.number)
    assert done.also == (other.number,)
    await town.must(one.number, "take")
    done = await town.must(one.number, "resolve", {"nl": "Gemaakt.", "uk": "Полагоджено."}, outcome="mended")
    assert (done.also, done.missed) == ((other.number,), ())
    assert await town.words(one.number, "resolved") == "Полагоджено."
    assert await town.words(other.number, "resolved") == "Gemaakt."
    assert (await town.case(other.number)).state == "resolved"
    assert await notices(town) == 2


async def test_a_merged_case_that_went_to_another_queue_is_missed_and_said_so(town):
    one, other = await town.file(), await town.file()
    await town.must(one.number, "merge", other=other.number)
    await town.must(other.number, "pass_on", "is voor u", queue="coordinator")
    await town.must(one.number, "take")
    done = await town.must(one.number, "resolve", "Gemaakt.")
    assert (done.also, done.missed) == ((), (other.number,))
    assert (await town.case(other.number)).state == "passed_on"


async def test_one_cannot_be_merged_with_itself_or_with_what_one_does_not_see(town):
    one, hidden = await town.file(), await town.file(location="de-linde")
    case = await town.case(one.number)
    assert await town.do(one.number, "merge", other=one.number) == NotAllowed(case, "same_case")
    for number in (hidden.number, "WW-0000-0000", "", "x"):
        assert await town.do(one.number, "merge", other=number) == NotAllowed(case, "other_case_not_yours")
    assert await town.kinds(hidden.number) == ["received"]


async def test_repeating_a_shared_reply_reaches_those_it_missed_and_nobody_twice(town, monkeypatch):
    one, other = await town.file(), await town.file()
    await town.must(one.number, "merge", other=other.number)
    await town.must(one.number, "take")
    deed = Deed(action="reply", version=(await town.case(one.number)).version, once=b"r" * 16, words={"nl": "Morgen."})
    real, failed = town.cases.change, []

    async def fails_for_the_other(case, version, change):
        if case == (await town.case(other.number)).id and len(failed) < STALE_TRIES:
            failed.append(version)
            raise StaleCase
        return await real(case, version, change)

    monkeypatch.setattr(town.cases, "change", fails_for_the_other)
    came = [await town.handling.do(READERS["location"], one.number, deed) for _ in range(3)]
    assert [(one.also, one.missed) for one in came] == [
        ((), (other.number,)), ((other.number,), ()), ((other.number,), ()),
    ]  # fmt: skip
    assert (await town.kinds(one.number)).count("replied") == 1
    assert (await town.kinds(other.number)).count("replied") == 1


async def test_what_was_raised_stays_as_severe_under_another_theme(town):
    filed = await town.file()
    await town.must(filed.number, "raise", severity="urgent")
    done = await town.must(filed.number, "change_theme", theme=("housing", "heating"), about="facilities")
    assert (done.case.severity, done.case.flagged) == ("urgent", True)
