"""Counting what nothing answers in the running program: what lies on the disk, what the log says, what is listed."""

from __future__ import annotations

import asyncio
import io
import json
import os
from contextlib import asynccontextmanager
from datetime import timedelta
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from bot.dispatcher import build_bot
from bot.local.chat import LocalChat
from bot.local.telegram import LOCAL_TOKEN, LocalTelegram
from guide.unanswered import Question, question_hash, week_of
from store.unanswered import SqlUnansweredStore
from tests.conversation.conftest import Phone, Understood
from wegwijzer import life, log, wiring
from wegwijzer.cli import wegwijzer
from wegwijzer.clock import now
from wegwijzer.commands.unanswered_questions import SWITCHED_OFF
from wegwijzer.settings import load_settings
from wegwijzer.wiring import assembled

SECRET = "a secret key of this test, long enough"
ASKED = "КАНАРКА де поміняти зимові шини мій номер {}"
KEPT = "канарка де поміняти зимові шини мій номер"
NUMBERS = ("+31 6 12345678", "06-87654321", "+380 67 123 45 67", "0031612345679", "06 11 22 33 44")
CHATS = (987654321, 987654322, 987654323, 987654324, 987654325)


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data folder of its own, with no settings but its own; counting is switched on."""
    for name in [name for name in os.environ if name.startswith(("WEGWIJZER", "DATABASE", "KEYS_", "UNANSWERED"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WEGWIJZER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("WEGWIJZER_SECRET_KEY", SECRET)
    monkeypatch.setenv("UNANSWERED_QUESTIONS", "1")
    monkeypatch.setattr(wiring, "load_understanding", lambda *_: Understood())
    return tmp_path / "data"


@pytest.fixture(autouse=True)
def logged():
    """What the program logs."""
    stream = io.StringIO()
    log.configure("debug", stream)
    return stream


@asynccontextmanager
async def running():
    """The program as it runs, but for the models, and its phones."""
    async with assembled(load_settings()) as program:
        telegram = LocalTelegram()
        bot = build_bot(LOCAL_TOKEN, telegram)
        world = SimpleNamespace(dispatcher=program.dispatcher, bot=bot, telegram=telegram)

        def phone(chat):
            return Phone(world, LocalChat(program.dispatcher, bot, telegram, chat, "uk"))

        yield SimpleNamespace(program=program, phone=phone)


async def ask(town, askers):
    for chat, number in list(zip(CHATS, NUMBERS, strict=True))[:askers]:
        assert "розумію" in await town.phone(chat).write(ASKED.format(number))


def on_disk(data):
    """Every byte of both databases, with their logs."""
    paths = sorted(path for path in data.rglob("*") if path.is_file())
    assert data / "wegwijzer.db" in paths
    return b"".join(path.read_bytes() for path in paths)


def canaries():
    return [one.encode() for one in (*NUMBERS, "12345678", "87654321", "kanarka@", *map(str, CHATS))]


def words():
    return [one.encode() for one in ("КАНАРКА", "канарка", "шини", "поміняти")]


async def test_four_askers_leave_nothing_readable_on_the_disk(data, logged):
    async with running() as town:
        await ask(town, 4)
        while_running = on_disk(data)
    found = [one for one in (*canaries(), *words()) if one in while_running + on_disk(data)]
    assert found == []
    question = question_hash(SECRET.encode(), week_of(now()), KEPT + " [telefoon 1]")
    assert question in on_disk(data), "but they were counted"
    assert not any(one.decode() in logged.getvalue() for one in (*canaries(), *words()))


async def test_five_leave_their_words_and_nothing_of_themselves(data):
    async with running() as town:
        await ask(town, 5)
        while_running = on_disk(data)
    assert KEPT.encode() in on_disk(data)
    assert [one for one in canaries() if one in while_running + on_disk(data)] == []
    assert "КАНАРКА".encode() not in on_disk(data), "the spelling is nobody's own"


async def test_a_restart_makes_nobody_count_twice(data):
    for _ in range(3):
        async with running() as town:
            await ask(town, 4)
            assert await town.program.unanswered.questions() == []
    async with running() as town:
        await ask(town, 5)
        assert [one.count for one in await town.program.unanswered.questions()] == [5]


async def test_forgetting_leaves_no_tag_in_the_chat(data):
    async with running() as town:
        phone = town.phone(CHATS[0])
        await phone.write(ASKED.format(""))
        await phone.write("/forget")
        await phone.tap("Так, видалити")
        await phone.write("/start")
        await phone.write(ASKED.format(""))
        question = question_hash(SECRET.encode(), week_of(now()), KEPT)
        assert await town.program.unanswered.add(week_of(now()), question, bytes(16)) == 3, "nothing ties the two"


class Stop(Exception):
    pass


async def tidied(town, monkeypatch, moment):
    """The daily housekeeping of the running program, once, at that moment."""

    async def until_tomorrow(_seconds):
        raise Stop

    with monkeypatch.context() as patched:
        patched.setattr(life.asyncio, "sleep", until_tomorrow)
        patched.setattr(life, "now", lambda: moment)
        with pytest.raises(Stop):
            await life._tidy_up(town.program)


@pytest.mark.parametrize("switch", ["1", "0"])
async def test_what_was_kept_for_the_week_goes_with_it_also_when_switched_off(data, monkeypatch, logged, switch):
    question = question_hash(SECRET.encode(), week_of(now()), KEPT + " [telefoon 1]")
    async with running() as town:
        await ask(town, 5)
    monkeypatch.setenv("UNANSWERED_QUESTIONS", switch)
    async with running() as town:
        await tidied(town, monkeypatch, now())
        assert question in on_disk(data)
        await tidied(town, monkeypatch, now() + timedelta(days=7))
        assert question not in on_disk(data)
        assert [one.count for one in await town.program.unanswered.questions()] == [5]
        await tidied(town, monkeypatch, now() + timedelta(weeks=53))
        assert KEPT.encode() not in on_disk(data)


async def test_a_failing_database_disturbs_no_answer_and_is_logged_by_its_type_alone(data, monkeypatch, logged):
    async def broken(self, week, question, tag):
        raise OSError(ASKED)

    monkeypatch.setattr(SqlUnansweredStore, "add", broken)
    async with running() as town:
        await ask(town, 1)
    [line] = [json.loads(one) for one in logged.getvalue().splitlines() if "question_not_counted" in one]
    assert line.keys() == {"event", "level", "timestamp", "error"}
    assert line["error"] == "OSError"
    assert "КАНАРКА" not in logged.getvalue()


async def test_by_default_nothing_is_counted_and_the_bot_says_that_it_keeps_no_questions(data, monkeypatch):
    monkeypatch.delenv("UNANSWERED_QUESTIONS")
    async with running() as town:
        await ask(town, 5)
        phone = town.phone(CHATS[0])
        assert "п’ять людей" not in await phone.write("/privacy")
        assert await town.program.unanswered.purge(tags_before="9999-W01", questions_before="9999-W01") == 0


async def test_switched_on_the_bot_says_so(data):
    async with running() as town:
        phone = town.phone(CHATS[0])
        await phone.write("/start")
        assert "разом із вашим іменем" in await phone.tap("Українська")
        assert "п’ять людей" in await phone.write("/privacy")


# -- wegwijzer nlu unanswered -----------------------------------------------------------------------------------


def listed():
    result = CliRunner().invoke(wegwijzer, ["nlu", "unanswered"])
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


def test_it_says_that_it_is_switched_off(data, monkeypatch):
    monkeypatch.setenv("UNANSWERED_QUESTIONS", "0")
    assert listed() == [SWITCHED_OFF]


def test_it_says_that_there_is_nothing_yet(data):
    assert listed() == ["Nothing yet: no question was asked by 5 people in one week."]


def test_it_lists_week_number_language_and_words(data, monkeypatch):
    async def five_ask():
        async with running() as town:
            await ask(town, 5)

    asyncio.run(five_ask())
    line = f"{week_of(now())}     5  uk  {KEPT} [telefoon 1]"
    assert listed() == [line]
    monkeypatch.setenv("UNANSWERED_QUESTIONS", "off")
    assert listed() == [SWITCHED_OFF, line], "what is kept is not hidden"


CANARIES = ("Олена Канарчук", "06 12345678", "AB-123-C", "kanarka@example.org", "Kerkstraat 12", "кімната 204",
            "NL91ABNA0417164300", "@kanarka_k", "bsn 111222333", "паспорт FE205718")  # fmt: skip


def test_what_lies_there_from_before_is_redacted_once_more_when_it_leaves(data):
    async def kept_by_an_older_program():
        async with running() as town:
            store = town.program.unanswered
            for number, canary in enumerate(CANARIES):
                text = f"{canary} це чиє {number}"
                await store.show(Question(week=week_of(now()), text=text, language="uk", count=5))

    asyncio.run(kept_by_an_older_program())
    said = "\n".join(listed())
    assert said.count("це чиє") == len(CANARIES)
    assert not [canary for canary in CANARIES if canary in said]
    assert not [word for word in ("Канарчук", "12345678", "111222333", "205718", "204") if word in said]
