"""Thousands of random, broken and hostile updates: nobody is left without an answer, and nothing leaks or piles up."""

from __future__ import annotations

import gc
import tracemalloc
from random import Random

import pytest
from aiogram.methods import SendMessage
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.hostile import texts
from tests.hostile.expectations import Expectations
from tests.hostile.updates import IDS, OFTEN, Maker
from tests.hostile.world import HostileWorld
from wegwijzer.understanding import load_understanding

BATCH = 20
BATCHES = 5
EXAMPLES = 200
GROWTH = 300_000
"""Bytes that 300 updates may leave behind; the updates themselves are some 9 MB."""

UPDATES = BATCH * BATCHES * EXAMPLES

REPEATABLE = settings(
    deadline=None, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
"""Without shrinking: the failing update itself is noted, and a smaller batch would only be another one."""

kinds = st.lists(st.sampled_from(OFTEN), min_size=BATCH, max_size=BATCH)
lives = st.tuples(st.integers(0, 2**32), st.lists(kinds, min_size=BATCHES, max_size=BATCHES))


async def live_through(world, life):
    """Delivers the batches and checks each answer; how many updates were taken."""
    seed, batches = life
    maker, expectations, taken = Maker(Random(seed)), Expectations(), 0
    for wanted in batches:
        known = tuple(data for shown in world.telegram.offered.values() for data in shown)
        batch = [maker.update(number, kind, known) for number, kind in enumerate(wanted, start=taken + 1)]
        updates = await world.poll(batch)
        assert [one.update_id for one in updates] == [one["update_id"] for one in batch], "the offset must pass each"
        for update, raw in zip(updates, batch, strict=True):
            try:
                expectations.check(update, await world.take(update), world.time)
            except BaseException as broken:
                broken.add_note(f"after the update {raw}")
                raise
        taken += len(updates)
    return taken


@pytest.mark.timeout(400)
def test_nobody_is_left_without_an_answer_whatever_comes(kaart, runner, written, capfd):
    taken = 0

    @settings(REPEATABLE, max_examples=EXAMPLES)
    @given(lives)
    def live(life):
        nonlocal taken
        taken += runner.run(live_through(HostileWorld(kaart), life))
        assert written.lines("update_failed") == []
        nothing_private_in(written.text)
        written.clear()

    live()
    nothing_private_in("".join(capfd.readouterr()))
    assert taken >= UPDATES


@pytest.mark.timeout(200)
def test_memory_stays_flat_however_long_it_lasts(kaart, runner, written):
    """Chats, messages and albums come again, so that whatever is remembered of them has found its size half-way."""
    world, maker = HostileWorld(kaart), Maker(Random(7))

    async def talk(updates):
        for _ in range(updates // BATCH):
            for update in await world.poll([maker.update(1, maker.rng.choice(OFTEN)) for _ in range(BATCH)]):
                await world.take(update)
            world.telegram.forget()
        written.clear()

    def in_use_after(updates):
        runner.run(talk(updates))
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    runner.run(talk(400))
    tracemalloc.start(1)
    try:
        grown = -in_use_after(300) + in_use_after(300)
    finally:
        tracemalloc.stop()
    assert grown < GROWTH, f"{grown} bytes more after 300 updates"


async def test_the_real_engine_survives_hostile_words_too(kaart, model_folder, written):
    understand = load_understanding(model_folder)
    world, expectations = HostileWorld(kaart, understand=understand), Expectations()
    for number, text in enumerate((*texts.ODD, *texts.DANGER, *texts.REQUESTS, *texts.BROKEN), start=1):
        raw = Maker(Random(number)).private(text)
        [update] = await world.poll([{"update_id": number, "message": raw}])
        calls = await world.take(update)
        expectations.check(update, calls, world.time)
        if text in texts.DANGER:
            assert "112" in "".join(call.text for call in calls if isinstance(call, SendMessage))
    assert written.lines("update_failed") == []
    assert written.lines("understanding_failed") == []
    nothing_private_in(written.text)


def nothing_private_in(text):
    for secret in (*texts.LOUD, *map(str, IDS)):
        assert secret not in text
