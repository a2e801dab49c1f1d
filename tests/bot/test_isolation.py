"""One chat's updates in order and one at a time; nothing is kept of an idle chat."""

import asyncio

import pytest
from aiogram.fsm.storage.base import StorageKey

from bot.isolation import InOrder


def key(chat):
    return StorageKey(bot_id=1, chat_id=chat, user_id=chat)


class Desk:
    """Work that begins at once and ends when the test says so."""

    def __init__(self):
        self.isolation = InOrder()
        self.begun = []
        self.doors = {}

    async def work(self, chat, name):
        async with self.isolation.lock(key(chat)):
            self.begun.append(name)
            await self.doors.setdefault(name, asyncio.Event()).wait()


@pytest.fixture
def desk():
    return Desk()


async def turns():
    """Everything that can go on now has gone on."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_in_the_order_they_came_and_one_at_a_time(desk):
    async with asyncio.TaskGroup() as tasks:
        for name in "abcd":
            tasks.create_task(desk.work(41, name))
        for number, name in enumerate("abcd", start=1):
            await turns()
            assert desk.begun == list("abcd"[:number])
            desk.doors[name].set()


async def test_another_chat_is_not_held_up(desk):
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(desk.work(41, "slow"))
        tasks.create_task(desk.work(42, "other"))
        await turns()
        assert desk.begun == ["slow", "other"]
        for door in desk.doors.values():
            door.set()


async def test_who_gives_up_waiting_keeps_nobody_else_from_their_turn(desk):
    async with asyncio.TaskGroup() as tasks:
        first, gives_up, third = (tasks.create_task(desk.work(41, name)) for name in "abc")
        await turns()
        gives_up.cancel()
        desk.doors["a"].set()
        await turns()
        assert desk.begun == ["a", "c"]
        desk.doors["c"].set()
        await asyncio.wait([first, third])
    assert desk.isolation.busy == 0


async def test_work_that_fails_frees_the_chat(desk):
    with pytest.raises(ZeroDivisionError):
        async with desk.isolation.lock(key(41)):
            1 / 0  # noqa: B018 – fails on purpose
    async with asyncio.timeout(1), desk.isolation.lock(key(41)):
        pass


async def test_nothing_is_kept_of_idle_chats(desk):
    for chat in range(1000):
        async with desk.isolation.lock(key(chat)):
            assert desk.isolation.busy == 1
    assert desk.isolation.busy == 0
