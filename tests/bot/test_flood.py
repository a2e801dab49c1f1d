"""Who sends too much is asked once to slow down; danger is answered all the same, and nobody else waits."""

import asyncio
from datetime import UTC, datetime

import pytest
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import Chat, Message, Update, User

from bot import pace
from bot.flood import FloodGuard, guard_against_floods
from bot.pace import LIMIT, PERIOD_S, Pace, Verdict
from tests.conversation.conftest import World, parse
from wegwijzer.kaart import load_shipped

ASKED = "Забагато повідомлень одразу"
FIRE = "горить кімната, рятуйте"
GROUP = -5


@pytest.fixture(scope="session")
def kaart():
    return load_shipped().kaart


class Clock:
    def __init__(self):
        self.time = 1000.0

    def __call__(self):
        return self.time


class Guarded:
    """The whole bot behind the guard, with a clock that the test turns."""

    def __init__(self, kaart):
        self.world = World(kaart)
        self.clock = Clock()
        self.world.understood.meanings[FIRE] = parse(FIRE, "emergency", action="emergency")
        self.checked = []
        self.guard = FloodGuard(self.world.dispatcher, self.world.storage, self.check, self.clock)
        guard_against_floods(self.world.dispatcher, self.guard)

    def check(self, text):
        self.checked.append(text)
        return {FIRE: "life", "він мене б'є": "violence"}.get(text)


@pytest.fixture
def bot(kaart):
    return Guarded(kaart)


@pytest.fixture
def phone(bot):
    return bot.world.phone()


async def flood(phone, times=LIMIT, text="щось"):
    for _ in range(times):
        await phone.write(text)


async def test_twenty_messages_in_ten_seconds_are_all_answered(bot, phone):
    await flood(phone)
    assert len(phone.said) == LIMIT
    assert ASKED not in phone.last


async def test_one_more_is_one_request_and_then_silence(bot, phone):
    await flood(phone)
    assert ASKED in await phone.write("ще")
    assert "112" in phone.last
    assert phone.buttons == ["☰ Меню"]
    await flood(phone, 100)
    assert len(phone.said) == LIMIT + 1


async def test_when_the_rate_has_fallen_everything_is_answered_again(bot, phone):
    await flood(phone, LIMIT + 5)
    bot.clock.time += PERIOD_S
    assert ASKED not in await phone.write("ще")
    assert len(phone.said) == LIMIT + 2


async def test_silent_messages_count_too(bot, phone):
    await flood(phone, LIMIT + 1)
    for _ in range(60):
        bot.clock.time += 0.4
        await phone.write("ще")
    assert len(phone.said) == LIMIT + 1


async def test_a_new_flood_is_asked_about_anew(bot, phone):
    await flood(phone, LIMIT + 1)
    bot.clock.time += PERIOD_S
    await flood(phone, LIMIT + 1)
    assert [ASKED in phone.text(one) for one in phone.said].count(True) == 2


async def test_it_is_asked_in_the_language_of_the_chat(bot, phone):
    await phone.write("/start")
    await phone.tap("Nederlands")
    await flood(phone, LIMIT - 1)
    assert phone.last.startswith("Zoveel berichten tegelijk")


async def test_a_client_in_dutch_is_asked_in_dutch_before_a_language_is_chosen(bot):
    phone = bot.world.phone(8, "nl")
    await flood(phone, LIMIT + 1, "/start")
    assert "Bel bij gevaar 112" in phone.last


async def test_danger_in_the_middle_of_a_flood_is_answered(bot, phone):
    await flood(phone, 3 * LIMIT)
    await phone.write(FIRE)
    assert "112" in " ".join(phone.text(one) for one in phone.said[LIMIT + 1 :])
    assert bot.world.understood.heard[-1] == FIRE


async def test_danger_that_is_itself_the_first_too_many_is_answered_and_the_request_made(bot, phone):
    await flood(phone)
    await phone.write(FIRE)
    assert bot.world.understood.heard[-1] == FIRE
    assert ASKED in phone.last


async def test_each_danger_is_answered_once_in_ten_seconds(bot, phone):
    await flood(phone, LIMIT + 1)
    await flood(phone, 30, FIRE)
    await flood(phone, 5, "він мене б'є")
    heard = bot.world.understood.heard
    assert (heard.count(FIRE), heard.count("він мене б'є")) == (1, 1)
    for _ in range(20):
        bot.clock.time += 0.5
        await phone.write(FIRE)
    assert heard.count(FIRE) == 2


async def test_taps_count_and_get_their_spinner_ended(bot, phone):
    await phone.write("/start")
    ended = []
    perform = bot.world.telegram._perform
    bot.world.telegram._perform = lambda method: (
        (ended.append(method) if isinstance(method, AnswerCallbackQuery) else None) or perform(method)
    )
    for _ in range(LIMIT + 10):
        await phone.press("m")
    assert len(ended) == LIMIT + 10
    assert [ASKED in phone.text(one) for one in phone.said].count(True) == 1
    assert ASKED in phone.last


async def test_nobody_else_notices(bot, phone):
    other = bot.world.phone(8)
    await flood(phone, 3 * LIMIT)
    await other.write("/start")
    assert "Якою мовою" in other.last


async def test_what_is_dropped_loads_no_session_and_enters_no_queue(bot, phone):
    """A chat whose first message is still being answered: later ones queue, those beyond the limit do not."""
    door, begun = asyncio.Event(), asyncio.Event()

    async def slow(text, *, hint):
        begun.set()
        await door.wait()
        return parse(text, "out_of_scope", action="fallback")

    bot.world.dispatcher["guide"]._understand = slow
    async with asyncio.TaskGroup() as tasks:
        waiting = [tasks.create_task(phone.write("щось")) for _ in range(LIMIT)]
        await begun.wait()
        bot.clock.time += 60
        # A minute later the rate is low, but the chat's answers are still being waited for.
        await asyncio.wait_for(phone.write("ще"), 1)
        assert ASKED in phone.last
        await asyncio.wait_for(phone.write("ще"), 1)
        assert not any(one.done() for one in waiting)
        door.set()
    assert len(phone.said) == LIMIT + 1


async def test_a_check_for_danger_does_not_hold_up_others(bot, phone):
    """The check of a long message runs beside the loop."""
    loop_thread = []
    bot.guard._check = lambda _text: loop_thread.append(asyncio.events._get_running_loop() is not None)
    await flood(phone, LIMIT + 1)
    assert loop_thread == [False]


async def test_clearing_the_chat_reaches_what_was_not_answered(bot, phone):
    await flood(phone, LIMIT + 30)
    bot.clock.time += PERIOD_S
    await phone.write("/clear")
    await phone.tap("Так, очистити")
    assert [phone.text(one) for one in phone.chat.messages] == ["Готово."]


async def test_what_was_not_answered_is_remembered_only_until_it_is_stored(bot, phone, monkeypatch):
    monkeypatch.setattr("bot.flood.MAX_UNHEARD", 5)
    monkeypatch.setattr("bot.flood.MAX_CHATS", 2)
    await flood(phone, LIMIT + 30)
    assert len(bot.guard._unheard[7]) == 5
    bot.clock.time += PERIOD_S
    await flood(phone, 2)
    assert not bot.guard._unheard
    for number in range(10, 20):
        await flood(bot.world.phone(number), LIMIT + 1)
    assert len(bot.guard._unheard) == 2


async def test_a_group_whose_refusals_telegram_slows_down_holds_up_nobody(bot, phone, monkeypatch):
    door, perform = asyncio.Event(), bot.world.telegram.make_request

    async def slow(made_by, method, timeout=None):  # noqa: ASYNC109 – aiogram's signature
        if getattr(method, "chat_id", None) == GROUP:
            await door.wait()
        return await perform(made_by, method, timeout)

    monkeypatch.setattr(bot.world.telegram, "make_request", slow)
    async with asyncio.TaskGroup() as tasks:
        asked = [tasks.create_task(in_group(bot, "/menu", sender)) for sender in range(5 * LIMIT)]
        await phone.write("/start")
        assert "Якою мовою" in phone.last
        await asyncio.sleep(0.1)
        assert sum(not one.done() for one in asked) == LIMIT
        door.set()
    assert len(bot.world.telegram.messages(GROUP)) == LIMIT


async def in_group(bot, text, sender=5):
    message = Message(
        message_id=5,
        date=datetime.now(UTC),
        chat=Chat(id=GROUP, type="group"),
        from_user=User(id=sender, is_bot=False, first_name="x"),
        text=text,
    )
    await bot.world.dispatcher.feed_update(bot.world.bot, Update(update_id=1, message=message))


async def test_groups_are_left_alone(bot, phone):
    for _ in range(3 * LIMIT):
        await in_group(bot, "щось")
    assert bot.world.telegram.messages(GROUP) == []


def arrivals(pace, chat, times):
    return [pace.arrives(chat, time) for time in times]


def test_the_window_slides():
    at = Pace()
    assert set(arrivals(at, 1, [n * 0.5 for n in range(200)])) == {Verdict.ANSWER}
    at = Pace()
    assert arrivals(at, 1, [n * 0.49 for n in range(21)])[-1] is Verdict.ASK_TO_SLOW_DOWN


def test_just_at_the_limit_the_request_does_not_come_again_and_again():
    at = Pace()
    # Two a second, not quite evenly: now 19, now 21 in ten seconds.
    steps = [0.0] * (LIMIT + 1) + [n + part for n in range(1, 200) for part in (0.1 * (n % 3), 0.5)]
    verdicts = arrivals(at, 1, steps)
    assert verdicts.count(Verdict.ASK_TO_SLOW_DOWN) == 1
    assert verdicts.count(Verdict.ANSWER) > LIMIT


def test_idle_chats_are_forgotten():
    at = Pace()
    for chat in range(100):
        at.arrives(chat, 0.0)
    assert at.chats == 100
    at.arrives(1, PERIOD_S)
    assert at.chats == 1


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(pace, "MAX_CHATS", 50)
    at = Pace()
    for chat in range(1000):
        arrivals(at, chat, [0.0] * 100)
    assert at.chats == 50
    assert len(at._windows[999].arrivals) == LIMIT
    assert not at._under_way


def test_chats_do_not_share_a_window():
    at = Pace()
    arrivals(at, 1, [0.0] * 50)
    assert at.arrives(2, 0.0) is Verdict.ANSWER
