"""What a resident sees and does with their case, from any phone with the code, or in the chat that it writes to."""

from __future__ import annotations

import os
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from issues.case_contents import open_photos
from issues.case_keys import CaseKeys
from issues.case_view import CaseView
from issues.followed import NoSuchCase, NotNow, Told, TooManyTries
from issues.following import MOST_TOLD, Following
from issues.history.loader import read_history
from issues.ports import CaseChange, StaleCase, Tombstone
from issues.receipt import code_of, in_fours, new_number
from issues.sealing import seal_words
from issues.tries import MOST_OF_A_CHAT, TriesInMemory
from store.case_keys import SqlKeyStore
from store.cases import SqlCaseStore
from store.chain import KEYS
from store.database import open_database
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from store.schema import prepare_schema
from tests.issues.complaints import MOMENT, SECRET, TEXT, Desk, complaint, formal
from tests.issues.staff import Staff

CHAT = "chat-canary-123456789"
"""As in `complaints.complaint`: where it is to be answered."""
ELSEWHERE = "another-chat"
DAY = date(2026, 9, 7)
RESIDENTS = {"answer", "add_information", "want_language", "thank", "not_solved", "withdraw", "destroy"}


def told(text="", *photos, once=None):
    return Told(text=text, photos=photos, once=once or os.urandom(16))


class Town:
    """A filing desk, somebody at the municipality's, and the resident's side of it. ``later`` lets time pass."""

    def __init__(self, cases, key_store):
        self.desk = Desk(cases, key_store)
        self.cases, self.key_store, self.keys = cases, key_store, self.desk.keys
        self.staff = Staff(cases, self.keys, self.clock)
        self.tries = TriesInMemory()
        self.following = self.follow()

    def follow(self, **changes):
        parts = {
            "cases": self.cases, "keys": self.keys, "tries": self.tries, "texts": read_history(), "now": self.clock,
            "random": os.urandom,
        }  # fmt: skip
        return Following(**{**parts, **changes})

    def clock(self):
        return self.desk.now

    def later(self, **time):
        self.desk.now += timedelta(**time)

    async def file(self, what=None):
        return await self.desk.filing().file(what or complaint())

    async def case(self, filed):
        return await self.cases.by_number(filed.number)

    async def kinds(self, filed):
        return [one.kind for one in await self.cases.events((await self.case(filed)).id)]


@pytest.fixture(params=["memory", "sqlite"])
async def town(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Town]:
    if request.param == "memory":
        yield Town(MemoryCaseStore(), MemoryKeyStore())
        return
    async with AsyncExitStack() as open_ones:
        main = await open_ones.enter_async_context(await open_database(f"sqlite:///{tmp_path}/wegwijzer.db"))
        keys = await open_ones.enter_async_context(await open_database(f"sqlite:///{tmp_path}/keys.db", KEYS))
        await prepare_schema(main)
        await prepare_schema(keys)
        yield Town(SqlCaseStore(main), SqlKeyStore(keys))


@pytest.fixture
def memory() -> Town:
    return Town(MemoryCaseStore(), MemoryKeyStore())


def told_lines(view):
    return [(line.kind, line.on) for line in view.history]


# -- looking ----------------------------------------------------------------------------------------------------------


async def test_the_code_alone_opens_it_from_any_phone(town):
    filed = await town.file()
    for chat, typed in ((CHAT, filed.code), (ELSEWHERE, in_fours(filed.code)), ("3", f" {in_fours(filed.code)}\n")):
        view = await town.following.open(typed, chat)
        assert isinstance(view, CaseView)
        assert (view.number, view.state, view.queue, view.ref) == (filed.number, "received", "location", filed.code)
        assert (view.filed, view.due, view.theme, view.sub_theme) == (DAY, filed.destination.due, "housing", "mould")
        assert told_lines(view) == [("received", DAY)]
        assert view.can == {"add_information", "want_language", "withdraw"}
        assert view.readable


async def test_the_number_opens_it_in_the_chat_that_it_writes_to_and_in_no_other(town):
    filed = await town.file()
    view = await town.following.open(filed.number.lower(), CHAT)
    assert isinstance(view, CaseView)
    assert view.ref == filed.number
    assert await town.following.open(filed.number, ELSEWHERE) == NoSuchCase()


@pytest.mark.parametrize("reach", ["code", "contact"])
async def test_without_a_chat_to_write_to_the_number_opens_nothing(town, reach):
    filed = await town.file(complaint(reach=reach, return_address=None, contact="06-12345678"))
    for chat in (CHAT, "06-12345678", "-", ""):
        assert await town.following.open(filed.number, chat) == NoSuchCase()


@pytest.mark.parametrize("ref", ["", "привіт", "123", "W7K-4QX", "1234 5678 9012 345", "W7K-4QX9 "])
async def test_what_is_no_code_and_no_number_opens_nothing(town, ref):
    await town.file()
    assert await town.following.open(ref, CHAT) == NoSuchCase()


async def test_it_tells_no_word_of_anybody_until_words_are_asked_for(town):
    filed = await town.file()
    await town.staff.ask(filed.number, "Welke kamer is het?")
    seen = repr(await town.following.open(filed.code, CHAT))
    assert not any(word in seen for word in (TEXT, "Welke kamer", "канарейка"))


async def test_the_history_is_what_the_resident_may_see(town):
    filed = await town.file()
    do = town.staff.do
    await do(filed.number, "acknowledge")
    town.later(days=1)
    await do(filed.number, "take")
    await do(filed.number, "note", "Bewoner belt vaker, opletten.")
    await do(filed.number, "raise", severity="urgent")
    await do(filed.number, "reply", "De loodgieter komt dinsdag.")
    await do(filed.number, "pass_on", "Dit is voor de gemeente.", queue="coordinator")
    view = await town.following.open(filed.code, ELSEWHERE)
    tomorrow = DAY + timedelta(days=1)
    assert told_lines(view) == [
        ("received", DAY),
        ("acknowledged", DAY),
        ("taken", tomorrow),
        ("replied", tomorrow),
        ("passed_on", tomorrow),
    ]
    assert view.history[-1].queue == "coordinator"
    assert (view.state, view.queue) == ("passed_on", "coordinator")
    words = await town.following.words(filed.code, ELSEWHERE)
    assert [(one.kind, one.mine, one.text) for one in words.said] == [
        ("received", True, TEXT),
        ("replied", False, "De loodgieter komt dinsdag."),
        ("passed_on", False, "Dit is voor de gemeente."),
    ]
    assert [one.queue for one in words.said] == ["location", "location", "coordinator"]


async def test_each_line_keeps_the_version_in_which_it_was_shown(town):
    filed = await town.file()
    newer = read_history().model_copy(update={"current": 7})
    later = await town.desk.filing(texts=7).file(complaint(draft=b"later" * 3 + b"."))
    assert [line.texts for line in (await town.following.open(later.code, CHAT)).history] == [7], "from the first on"
    await town.follow(texts=newer).add_information(filed.code, CHAT, told("Ще й у ванній."))
    await town.following.add_information(filed.code, CHAT, told("І в коридорі."))
    view = await town.following.open(filed.code, CHAT)
    assert [line.texts for line in view.history] == [1, 7, 1]


# -- wrong codes ------------------------------------------------------------------------------------------------------


class Watched:
    """A port of which every call is written down."""

    def __init__(self, port, calls):
        self.port, self.calls = port, calls

    def __getattr__(self, name):
        found = getattr(self.port, name)

        async def watched(*arguments, **named):
            self.calls.append(name)
            return await found(*arguments, **named)

        return watched


async def test_wrong_and_unknown_get_the_same_answer_for_the_same_work(memory):
    """A code that never was, one whose case is gone, one of another installation."""
    calls = []
    keys = CaseKeys(Watched(memory.key_store, calls), SECRET, os.urandom)
    following = memory.follow(cases=Watched(memory.cases, calls), keys=keys)
    filed, chance = await memory.file(), random.Random(4)
    gone = memory.cases._filed.pop((await memory.case(filed)).id)
    receipts = await keys.receipts(now=MOMENT)
    codes = [filed.code, *(code_of(chance.randbytes(32), b"x" * 16) for _ in range(3)), code_of(receipts, b"y" * 16)]
    seen = []
    for number, code in enumerate(codes):
        calls.clear()
        seen.append((await following.open(code, f"chat {number}"), tuple(calls)))
    assert set(seen) == {(NoSuchCase(), ("by_receipt",))}
    memory.cases._filed[gone.case.id] = gone
    assert isinstance(await following.open(filed.code, "chat"), CaseView)


async def test_the_number_of_another_chat_and_one_that_never_was_take_the_same_steps(memory):
    calls = []
    keys = CaseKeys(Watched(memory.key_store, calls), SECRET, os.urandom)
    following = memory.follow(cases=Watched(memory.cases, calls), keys=keys)
    here, by_code = await memory.file(), await memory.file(complaint(draft=b"c" * 16, reach="code"))
    seen = []
    for number in (here.number, by_code.number, new_number(os.urandom)):
        calls.clear()
        seen.append((await following.open(number, ELSEWHERE), tuple(calls)))
    assert set(seen) == {(NoSuchCase(), ("by_number", "address", "get"))}


async def test_guessing_ends_after_five_and_says_when_it_may_go_on(town):
    filed, chance = await town.file(), random.Random(4)
    for _ in range(MOST_OF_A_CHAT):
        assert await town.following.open(code_of(chance.randbytes(32), b"x" * 16), "guesser") == NoSuchCase()
        town.later(minutes=1)
    assert await town.following.open(filed.code, "guesser") == TooManyTries(timedelta(minutes=55)), "right or wrong"
    assert await town.following.withdraw(filed.code, "guesser") == TooManyTries(timedelta(minutes=55))
    assert isinstance(await town.following.open(filed.code, ELSEWHERE), CaseView)
    town.later(minutes=55)
    assert isinstance(await town.following.open(filed.code, "guesser"), CaseView)


async def test_after_too_many_tries_nothing_is_looked_up(memory):
    calls, filed = [], await memory.file()
    following = memory.follow(cases=Watched(memory.cases, calls))
    for _ in range(MOST_OF_A_CHAT):
        await following.open(code_of(os.urandom(32), b"x" * 16), "guesser")
    calls.clear()
    assert isinstance(await following.open(filed.code, "guesser"), TooManyTries)
    assert calls == []


# -- adding and answering ---------------------------------------------------------------------------------------------


async def test_words_and_photos_are_added_sealed_and_to_the_hour(town):
    filed = await town.file()
    before = await town.case(filed)
    town.later(days=1, minutes=17)
    view = await town.following.add_information(filed.code, ELSEWHERE, told("Тепер і в КАНАРЕЙКА-ванній", b"JPEG-new"))
    assert told_lines(view) == [("received", DAY), ("added", DAY + timedelta(days=1))]
    case = await town.case(filed)
    assert (case.state, case.due, case.version) == (before.state, before.due, before.version + 1)
    *_, event = await town.cases.events(case.id)
    assert (event.actor, event.at.minute, event.at.second) == ("resident", 0, 0)
    assert "КАНАРЕЙКА".encode() not in event.text
    assert "КАНАРЕЙКА" not in str(event.data)
    key = await town.keys.get(case.id, "content")
    assert open_photos(key, case.id, await town.cases.photos(case.id))[-1] == b"JPEG-new"
    said = (await town.following.words(filed.code, CHAT)).said[-1]
    assert (said.text, said.mine, said.photos) == ("Тепер і в КАНАРЕЙКА-ванній", True, 1)


async def test_the_same_message_again_is_written_once(town):
    """Telegram brings an update twice, or the program died after it was stored."""
    filed, message = await town.file(), told("Ще й у ванній.", b"JPEG")
    first = await town.following.add_information(filed.code, CHAT, message)
    again = await town.follow().add_information(filed.code, CHAT, message)
    assert again == first
    assert await town.kinds(filed) == ["received", "added"]
    assert len(await town.cases.photos((await town.case(filed)).id)) == 3
    await town.following.add_information(filed.code, CHAT, told("Ще й у ванній."))
    assert await town.kinds(filed) == ["received", "added", "added"], "the same words in another message are another"


async def test_the_same_message_in_two_processes_at_once_is_written_once(town, monkeypatch):
    filed, message = await town.file(), told("Ще й у ванній.")
    other = town.follow()
    meanwhile(town, monkeypatch, lambda: other.add_information(filed.code, CHAT, message))
    view = await town.following.add_information(filed.code, CHAT, message)
    assert isinstance(view, CaseView)
    assert await town.kinds(filed) == ["received", "added"]


async def test_an_empty_message_is_not_written(town):
    filed = await town.file()
    refused = await town.following.add_information(filed.code, CHAT, told())
    assert refused.why == "unsaid"
    assert await town.kinds(filed) == ["received"]


async def test_a_question_is_answered_and_the_work_goes_on(town):
    filed = await town.file()
    await town.staff.ask(filed.number, "Welke kamer is het?")
    view = await town.following.open(filed.code, CHAT)
    assert (view.state, "answer" in view.can) == ("question", True)
    assert (await town.following.words(filed.code, CHAT)).said[-1].text == "Welke kamer is het?"
    answered = await town.following.answer(filed.code, CHAT, told("Спальня."), view.question)
    assert (answered.state, answered.question) == ("in_hand", None)
    assert "answer" not in answered.can
    assert (await town.following.words(filed.code, CHAT)).said[-1].text == "Спальня."
    *_, event = await town.cases.events((await town.case(filed)).id)
    assert event.data["question"] == str(view.question)


async def test_no_answer_goes_to_a_question_that_was_asked_later(town):
    filed = await town.file()
    await town.staff.ask(filed.number, "Welke kamer is het?")
    first = await town.following.open(filed.code, CHAT)
    await town.staff.ask(filed.number, "Mogen we binnenkomen als u er niet bent?")
    refused = await town.following.answer(filed.code, CHAT, told("Так"), first.question)
    assert refused.why == "other_question"
    assert refused.view.question != first.question
    assert await town.kinds(filed) == ["received", "taken", "asked", "asked"]


async def test_an_answer_to_a_question_that_is_over_is_refused(town):
    filed = await town.file()
    await town.staff.ask(filed.number, "Welke kamer is het?")
    question = (await town.following.open(filed.code, CHAT)).question
    await town.staff.resolve(filed.number)
    refused = await town.following.answer(filed.code, CHAT, told("Спальня."), question)
    assert isinstance(refused, NotNow)
    assert refused.view.state == "resolved"


async def test_one_case_takes_only_so_many_messages(memory):
    filed = await memory.file()
    for number in range(MOST_TOLD):
        assert isinstance(await memory.following.add_information(filed.code, CHAT, told(f"І ще {number}")), CaseView)
    assert (await memory.following.add_information(filed.code, CHAT, told("І ще"))).why == "full"
    await memory.staff.ask(filed.number, "Welke kamer is het?")
    question = (await memory.following.open(filed.code, CHAT)).question
    assert isinstance(await memory.following.answer(filed.code, CHAT, told("Спальня."), question), CaseView)


# -- in another language --------------------------------------------------------------------------------------------


async def staffs_words(town, filed):
    return [one for one in (await town.following.words(filed.code, CHAT)).said if not one.mine]


async def test_what_staff_wrote_can_be_asked_for_in_the_residents_language_once(town):
    filed = await town.file()
    await town.staff.ask(filed.number, "Welke kamer is het?")
    [words] = await staffs_words(town, filed)
    assert (words.language, words.machine, words.wanted) == ("nl", False, False)
    before = await town.case(filed)
    view = await town.following.want_language(filed.code, ELSEWHERE, words.place, "uk")
    assert (view.state, view.queue, view.due) == (before.state, before.queue, before.due)
    assert view.history[-1].kind == "language_wanted"
    *_, event = await town.cases.events(before.id)
    assert (event.actor, event.text, event.at.minute) == ("resident", None, 0)
    assert (event.data["of"], event.data["language"]) == (str(words.place), "uk")
    [words] = await staffs_words(town, filed)
    assert words.wanted
    again = await town.following.want_language(filed.code, CHAT, words.place, "uk")
    assert again == await town.following.open(filed.code, CHAT), "a second press is harmless"
    assert (await town.kinds(filed)).count("language_wanted") == 1
    answered = await town.following.answer(filed.code, CHAT, told("Спальня."), view.question)
    assert answered.state == "in_hand", "it takes no question's place"


@pytest.mark.parametrize("place", [-1, 0, 1, 2, 4, 99])
async def test_only_what_staff_wrote_to_the_resident_can_be_asked_for(memory, place):
    """Not the resident's own words, a step without words, a note, or nothing at all."""
    filed = await memory.file()
    await memory.staff.do(filed.number, "take")
    await memory.staff.do(filed.number, "reply", "Wij kijken ernaar.")
    await memory.staff.do(filed.number, "note", "Belt vaker.")
    refused = await memory.following.want_language(filed.code, CHAT, place, "uk")
    assert (refused.why, await memory.kinds(filed)) == ("unsaid", ["received", "taken", "replied", "noted"])


async def test_what_is_over_is_asked_for_in_no_language(memory):
    filed = await memory.file()
    await memory.staff.resolve(filed.number)
    memory.later(days=30)
    await memory.staff.do(filed.number, "close", actor="system")
    assert (await memory.following.want_language(filed.code, CHAT, 3, "uk")).why == "not_now"


async def test_the_language_of_staffs_words_and_who_translated_them_are_told(memory):
    filed = await memory.file()
    await memory.staff.do(filed.number, "take")
    case = await memory.case(filed)
    sealed = (await memory.cases.events(case.id))[-1]
    for data in ({"language": "uk"}, {"language": "uk", "machine": "1"}, {}):
        key = await memory.keys.get(case.id, "content")
        words = seal_words(key, "Слова.", case=case.id, field="event", random=os.urandom)
        event = replace(sealed, kind="replied", actor="location", text=words, data=data)
        case = await memory.cases.change(case.id, case.version, CaseChange(events=(event,)))
    told_of = [(one.language, one.machine) for one in await staffs_words(memory, filed)]
    assert told_of == [("uk", False), ("uk", True), ("nl", False)]


# -- after the answer ------------------------------------------------------------------------------------------------


async def test_thanks_once_for_each_answer(town):
    filed = await town.file()
    assert (await town.following.thank(filed.code, CHAT)).why == "not_now"
    await town.staff.resolve(filed.number)
    view = await town.following.thank(filed.code, CHAT)
    assert (view.state, "thank" in view.can, view.history[-1].kind) == ("resolved", False, "thanked")
    assert (await town.following.thank(filed.code, CHAT)).why == "said_before"


async def test_not_solved_reopens_it_with_the_coordinator_and_a_new_day(town):
    filed = await town.file()
    await town.staff.resolve(filed.number)
    town.later(days=20)
    view = await town.following.not_solved(filed.code, ELSEWHERE, told("Знову чорна."))
    assert (view.state, view.queue) == ("reopened", "coordinator")
    assert view.due > filed.destination.due
    assert view.history[-1].queue == "coordinator"
    assert (await town.following.words(filed.code, CHAT)).said[-1].text == "Знову чорна."
    assert (await town.case(filed)).queue == "coordinator"


async def test_what_the_confidant_had_stays_there_or_goes_to_the_coordinator_as_the_resident_says(town):
    filed = await town.file(complaint(theme="safety", sub_theme="sexual", answers={}, details={}))
    town.staff.actor = "confidant"
    await town.staff.resolve(filed.number)
    assert "not_solved" in (await town.following.open(filed.code, CHAT)).can
    view = await town.following.not_solved(filed.code, CHAT, told(), "confidant")
    assert (view.state, view.queue, view.history[-1].queue) == ("reopened", "confidant", "confidant")
    await town.staff.resolve(filed.number)
    view = await town.following.not_solved(filed.code, CHAT, told())
    assert (view.state, view.queue) == ("reopened", "coordinator")


async def test_nobody_keeps_with_the_confidant_what_was_never_there(town):
    filed = await town.file()
    await town.staff.resolve(filed.number)
    refused = await town.following.not_solved(filed.code, CHAT, told(), "confidant")
    assert (refused.why, refused.view.state) == ("no_such_queue", "resolved")


async def test_not_solved_needs_no_words(town):
    filed = await town.file()
    await town.staff.resolve(filed.number)
    assert (await town.following.not_solved(filed.code, CHAT, told())).state == "reopened"


async def test_what_is_closed_stays_closed(town):
    filed = await town.file()
    await town.staff.resolve(filed.number)
    town.later(days=30)
    await town.staff.do(filed.number, "close", actor="system")
    view = await town.following.open(filed.code, CHAT)
    assert view.can == {"destroy"}
    for refused in (
        await town.following.not_solved(filed.code, CHAT, told()),
        await town.following.add_information(filed.code, CHAT, told("Знову.")),
        await town.following.thank(filed.code, CHAT),
    ):
        assert refused.why == "not_now"


# -- taking it back ---------------------------------------------------------------------------------------------------


async def all_parts(town, case):
    key = {purpose: await town.keys.get(case.id, purpose) for purpose in ("content", "identity", "address")}
    rows = {
        "text": case.text,
        "details": case.details,
        "photos": await town.cases.photos(case.id),
        "envelope": await town.cases.envelope(case.id),
        "address": await town.cases.address(case.id),
    }
    return {name for name, one in key.items() if one}, {name for name, one in rows.items() if one}


@pytest.mark.parametrize("kind", ["signal", "idea"])
async def test_a_report_taken_back_loses_its_words_and_its_way_back_for_ever(town, kind):
    filed = await town.file(complaint(kind=kind))
    await town.staff.ask(filed.number, "Welke kamer is het?")
    view = await town.following.withdraw(filed.code, ELSEWHERE)
    assert (view.state, view.can, view.readable) == ("withdrawn", frozenset(), False)
    assert [line.kind for line in view.history[-2:]] == ["withdrawn", "destroyed"]
    case = await town.case(filed)
    assert await all_parts(town, case) == (set(), set())
    stones = {(one.what, one.on) for one in await town.key_store.tombstones() if one.case == case.id}
    assert stones == {("content", DAY), ("address", DAY)}
    assert set(await town.cases.tombstones()) == {
        Tombstone(case=case.id, what="content", on=DAY),
        Tombstone(case=case.id, what="address", on=DAY),
    }
    assert (await town.following.words(filed.code, CHAT)).said == ()
    assert await town.following.open(filed.number, CHAT) == NoSuchCase(), "it writes to no chat any more"
    assert isinstance(await town.following.open(filed.code, CHAT), CaseView), "the code still says what became of it"


async def test_a_formal_complaint_taken_back_keeps_what_must_be_accounted_for(town):
    filed = await town.file(formal())
    view = await town.following.withdraw(filed.code, CHAT)
    assert (view.state, view.can, view.readable) == ("withdrawn", frozenset(), True)
    assert [line.kind for line in view.history] == ["received", "withdrawn"]
    keys, rows = await all_parts(town, await town.case(filed))
    assert keys == {"content", "identity"}
    assert rows == {"text", "details", "photos", "envelope"}


async def test_the_words_of_a_closed_report_can_be_destroyed_once(town):
    filed = await town.file()
    await town.staff.resolve(filed.number)
    town.later(days=30)
    await town.staff.do(filed.number, "close", actor="system")
    view = await town.following.withdraw(filed.code, CHAT)
    assert (view.state, view.can, view.readable) == ("closed", frozenset(), False)
    assert view.history[-1].kind == "destroyed"
    assert await all_parts(town, await town.case(filed)) == (set(), set())
    assert (await town.following.withdraw(filed.code, CHAT)).why == "said_before"


async def test_the_words_of_a_closed_formal_complaint_stay(town):
    filed = await town.file(formal())
    town.staff.actor = "coordinator"
    await town.staff.resolve(filed.number)
    town.later(days=30)
    await town.staff.do(filed.number, "close", actor="system")
    assert (await town.following.withdraw(filed.code, CHAT)).why == "formal"
    keys, _ = await all_parts(town, await town.case(filed))
    assert keys == {"content", "identity", "address"}


async def test_taken_back_twice_is_taken_back_once(town):
    filed = await town.file()
    await town.following.withdraw(filed.code, CHAT)
    assert (await town.following.withdraw(filed.code, CHAT)).why == "not_now"
    assert await town.kinds(filed) == ["received", "withdrawn", "destroyed"]


async def test_nothing_is_destroyed_where_taking_back_is_refused(town):
    filed = await town.file(formal())
    await town.following.withdraw(filed.code, CHAT)
    before = await all_parts(town, await town.case(filed))
    assert isinstance(await town.following.withdraw(filed.code, CHAT), NotNow)
    assert await all_parts(town, await town.case(filed)) == before


class Killed(BaseException):
    """The process is gone: nothing after it runs."""


async def test_killed_between_keys_and_case_it_is_unreadable_and_can_be_finished(town, monkeypatch):
    filed = await town.file()

    async def die(*_arguments):
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr(town.cases, "change", die)
        with pytest.raises(Killed):
            await town.following.withdraw(filed.code, CHAT)
    view = await town.following.open(filed.code, CHAT)
    assert (view.state, view.readable) == ("received", False)
    assert (await town.following.words(filed.code, CHAT)).said == ()
    assert (await town.following.add_information(filed.code, CHAT, told("Ще."))).why == "gone"
    finished = await town.following.withdraw(filed.code, CHAT)
    assert finished.state == "withdrawn"
    assert await all_parts(town, await town.case(filed)) == (set(), set())


# -- somebody else at the same time -----------------------------------------------------------------------------------


def meanwhile(town, monkeypatch, *others):
    """Each of ``others`` happens just before the next change is written."""
    change, waiting = town.cases.change, list(others)

    async def overtaken(*arguments):
        if waiting:
            monkeypatch.setattr(town.cases, "change", change)
            await waiting.pop(0)()
            monkeypatch.setattr(town.cases, "change", overtaken)
        return await change(*arguments)

    monkeypatch.setattr(town.cases, "change", overtaken)


async def test_an_addition_is_not_lost_when_staff_are_faster(town, monkeypatch):
    filed = await town.file()
    meanwhile(
        town,
        monkeypatch,
        lambda: town.staff.do(filed.number, "take"),
        lambda: town.staff.do(filed.number, "note", "Bellen."),
    )
    view = await town.following.add_information(filed.code, CHAT, told("Ще й у ванній."))
    assert view.state == "in_hand"
    assert await town.kinds(filed) == ["received", "taken", "noted", "added"]


async def test_an_addition_to_what_was_answered_meanwhile_is_refused_and_shown(town, monkeypatch):
    filed = await town.file()
    meanwhile(town, monkeypatch, lambda: town.staff.resolve(filed.number))
    refused = await town.following.add_information(filed.code, CHAT, told("Ще й у ванній."))
    assert (refused.why, refused.view.state) == ("not_now", "resolved")
    assert await town.kinds(filed) == ["received", "taken", "resolved"]


async def test_taking_back_wins_whatever_staff_do_meanwhile(town, monkeypatch):
    filed = await town.file()
    meanwhile(town, monkeypatch, lambda: town.staff.do(filed.number, "take"))
    view = await town.following.withdraw(filed.code, CHAT)
    assert view.state == "withdrawn"
    assert await all_parts(town, await town.case(filed)) == (set(), set())


async def test_who_is_always_overtaken_hears_so_and_writes_nothing(memory, monkeypatch):
    filed = await memory.file()
    await memory.staff.do(filed.number, "take")
    meanwhile(memory, monkeypatch, *[lambda: memory.staff.do(filed.number, "note", "Bellen.")] * 9)
    with pytest.raises(StaleCase):
        await memory.following.add_information(filed.code, CHAT, told("Ще й у ванній."))
    assert "added" not in await memory.kinds(filed)


async def test_only_the_residents_own_actions_are_offered(town):
    filed = await town.file()
    for act in (None, lambda: town.staff.ask(filed.number, "Welke?"), lambda: town.staff.resolve(filed.number)):
        if act:
            await act()
        assert (await town.following.open(filed.code, CHAT)).can <= RESIDENTS
