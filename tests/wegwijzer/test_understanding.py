"""An engine that breaks: danger is still seen, everything else is "not understood", and the operator is told."""

import asyncio
import io
import json
import os
import time

import pytest

from nlu.dangers import DANGERS, INTENT_OF
from wegwijzer import log
from wegwijzer.understanding import load_understanding, never_failing

CANARY = "КАНАРКА-5519"


@pytest.fixture
def written():
    stream = io.StringIO()
    log.configure("debug", stream)
    return lambda: [json.loads(line) for line in stream.getvalue().splitlines()]


def broken(text, hint):
    raise RuntimeError(CANARY)


async def test_no_more_messages_are_read_at_once_than_there_are_cores():
    """Threads that compute hold up whoever only presses a button."""
    cores, reading, most = len(os.sched_getaffinity(0)), set(), []

    def parse(text, hint):
        reading.add(text)
        time.sleep(0.01)
        most.append(len(reading))
        reading.remove(text)

    understand = never_failing(parse)
    await asyncio.gather(*(understand(str(number), hint=None) for number in range(5 * cores)))
    assert len(most) == 5 * cores
    assert max(most) <= cores


@pytest.mark.parametrize("danger", DANGERS)
async def test_a_broken_engine_does_not_hide_danger(written, danger):
    parse = await never_failing(broken, lambda text: danger)("допоможіть", hint=None)
    assert (parse.action, parse.danger, parse.intent) == ("emergency", danger, INTENT_OF[danger])


async def test_the_shipped_rules_are_asked_where_no_others_are_given(written):
    assert (await never_failing(broken)("ik wil dood", hint=None)).danger == "suicide"


async def test_a_broken_engine_understands_nothing_else(written):
    parse = await never_failing(broken)(f"школа {CANARY}", hint="uk")
    assert (parse.action, parse.danger, parse.intent) == ("fallback", None, "out_of_scope")


async def test_the_operator_is_told_the_kind_and_the_place_only(written):
    await never_failing(broken)(f"школа {CANARY}", hint="uk")
    [line] = written()
    assert (line["event"], line["level"], line["error"]) == ("understanding_failed", "error", "RuntimeError")
    assert line["trace"][-1].startswith("tests/wegwijzer/test_understanding.py:")
    assert CANARY not in json.dumps(line, ensure_ascii=False)


async def test_who_writes_dutch_is_still_answered_in_dutch(written):
    assert (await never_failing(broken)("waar is de dokter", hint=None)).language == "nl"


async def test_rules_that_break_too_are_logged_and_nothing_is_raised(written):
    def also_broken(text):
        raise ValueError(CANARY)

    parse = await never_failing(broken, also_broken)("школа", hint="nl")
    assert parse.action == "fallback"
    assert [line["error"] for line in written()] == ["RuntimeError", "ValueError"]


async def test_what_works_is_handed_on_unchanged(written):
    answer = object()
    assert await never_failing(lambda text, hint: answer)("школа", hint="uk") is answer
    assert written() == []


async def test_stopping_the_program_is_not_a_failure(written):
    def stopped(text, hint):
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await never_failing(stopped)("школа", hint="uk")


async def test_the_shipped_understanding_survives_a_broken_engine(written, model_folder, monkeypatch):
    understand = load_understanding(model_folder)

    def fail(*_):
        raise RuntimeError(CANARY)

    monkeypatch.setattr("nlu.embedded.EmbeddedEngine.parse", fail)
    assert (await understand("ik wil dood", hint="uk")).danger == "suicide"
    assert (await understand("хочу записати доньку до школи", hint="uk")).action == "fallback"
    assert [line["event"] for line in written()] == ["understanding_failed"]
