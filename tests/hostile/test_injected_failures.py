"""Things break at random: store, guide, understanding, Telegram. Every person still hears something, with 112."""

from __future__ import annotations

from random import Random

import pytest
from aiogram.methods import EditMessageText, SendMessage
from hypothesis import given, settings
from hypothesis import strategies as st

from store.memory_sessions import MemorySessionStore
from tests.hostile.expectations import is_from_a_person, only_to_its_own, spinner_ends
from tests.hostile.test_hostile_updates import REPEATABLE, kinds, nothing_private_in
from tests.hostile.texts import CANARY
from tests.hostile.updates import Maker
from tests.hostile.world import HostileWorld, cheap_parse
from wegwijzer.understanding import never_failing

ENOUGH = 100
"""Apologies heard, of some 1,200 updates: fewer, and the dice no longer break what they should."""


class Dice:
    """Breaks whatever asks, one time in ``sides``, with words that must not get out."""

    def __init__(self, seed, sides=6):
        self._rng = Random(seed)
        self._sides = sides

    def throw(self):
        if self._rng.randrange(self._sides) == 0:
            raise self._rng.choice((RuntimeError, ConnectionError, KeyError, RecursionError, MemoryError))(CANARY)


class ShakyStore(MemorySessionStore):
    def __init__(self, dice):
        super().__init__()
        self._dice = dice

    async def get(self, key, *, not_before):
        self._dice.throw()
        return await super().get(key, not_before=not_before)

    async def put(self, key, payload, *, now):
        self._dice.throw()
        await super().put(key, payload, now=now)

    async def delete(self, key):
        self._dice.throw()
        await super().delete(key)


def shaky(kaart, dice):
    """A bot of which everything the handlers lean on may break."""

    def parse(text, hint):
        dice.throw()
        return cheap_parse(text, hint)

    world = HostileWorld(kaart, understand=never_failing(parse), store=ShakyStore(dice))
    guide, hear, menu = world.guide, world.guide.hear, world.guide.menu

    async def shaky_hear(*arguments):
        dice.throw()
        return await hear(*arguments)

    def shaky_menu(*arguments, **more):
        dice.throw()
        return menu(*arguments, **more)

    guide.hear, guide.menu = shaky_hear, shaky_menu
    return world


async def live_through(world, seed, wanted, written):
    """Delivers one batch; how many apologies were due and heard."""
    maker, apologies = Maker(Random(seed)), 0
    for update in await world.poll([maker.update(number, kind) for number, kind in enumerate(wanted, start=1)]):
        written.clear()
        calls = await world.take(update)
        nothing_private_in(written.text)
        only_to_its_own(update, calls)
        spinner_ends(update, calls)
        if written.lines("update_failed") and is_from_a_person(update):
            [line] = written.lines("update_failed")
            said = [call.text for call in calls if isinstance(call, SendMessage | EditMessageText)]
            assert any(line["error_id"] in text and "112" in text for text in said), "no apology"
            apologies += 1
    return apologies


@pytest.mark.timeout(200)
def test_whatever_breaks_whoever_wrote_hears_an_apology(kaart, runner, written, capfd):
    apologies = 0

    @settings(REPEATABLE, max_examples=60)
    @given(st.integers(0, 2**32), kinds)
    def live(seed, wanted):
        nonlocal apologies
        apologies += runner.run(live_through(shaky(kaart, Dice(seed)), seed, wanted, written))

    live()
    nothing_private_in("".join(capfd.readouterr()))
    assert apologies >= ENOUGH
