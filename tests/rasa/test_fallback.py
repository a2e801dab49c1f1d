"""Whatever a Rasa server does, residents are answered, danger is seen, and operators are told in counts, not words."""

import io
import json
from dataclasses import replace

import pytest
from aiohttp import web

from nlu.commands import load_understanding
from wegwijzer import log
from wegwijzer.metrics import REGISTRY, page
from wegwijzer.rasa import rasa_line
from wegwijzer.settings import Settings
from wegwijzer.understanding import guarded, with_rasa

TEXT = "хочу записати доньку до школи"
CANARY = "КАНАРКА-7741"


@pytest.fixture(scope="module")
def understanding(model_folder):
    return load_understanding(model_folder)


@pytest.fixture
def written():
    stream = io.StringIO()
    log.configure("debug", stream)
    return lambda: [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.fixture
async def understand(understanding, fake_rasa):
    async with rasa_line(Settings(RASA_URL=fake_rasa.url, RASA_TOKEN="a token of these tests")) as rasa:
        yield guarded(with_rasa(understanding, rasa))


async def down(request):
    return web.Response(status=500)


def counted(outcome):
    return REGISTRY.get_sample_value("wegwijzer_rasa_answers_total", {"outcome": outcome}) or 0


async def test_without_an_address_there_is_no_rasa():
    async with rasa_line(Settings()) as rasa:
        assert rasa is None


async def test_while_it_is_well_it_is_rasa_that_is_believed(understand):
    before = counted("answered")
    parse = await understand(TEXT, hint="uk")
    assert (parse.engine, parse.intent) == ("rasa", "work.find")
    assert counted("answered") == before + 1


async def test_when_it_fails_the_answer_is_the_embedded_engines(understand, understanding, fake_rasa, written):
    fake_rasa.answer = down
    before = counted("status")
    parse, alone = await understand(TEXT, hint="uk"), understanding.answer(understanding.hear(TEXT, "uk"))
    assert parse == alone
    assert (parse.engine, parse.intent) == ("embedded", "school.enrol")
    assert counted("status") == before + 1


async def test_it_is_told_once_that_it_is_lost_and_nobodys_words(understand, fake_rasa, written):
    fake_rasa.answer = down
    for number in range(6):
        await understand(f"{TEXT} {CANARY} {number}", hint="uk")
    assert [(line["event"], line["kind"]) for line in written()] == [("rasa_lost", "status")]
    assert CANARY not in json.dumps(written(), ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "danger"), [("ik wil dood", "suicide"), ("допоможіть, пожежа!", "life"), ("мене зґвалтували", "sexual")]
)
@pytest.mark.parametrize("well", [True, False])
async def test_danger_is_seen_before_rasa_is_asked(understand, fake_rasa, text, danger, well):
    fake_rasa.answer = fake_rasa.well if well else down
    parse = await understand(text, hint="uk")
    assert (parse.action, parse.danger) == ("emergency", danger)
    assert fake_rasa.asked == []


async def test_a_danger_too_doubtful_for_the_alarm_is_offered_beside_what_rasa_says(
    understanding, understand, monkeypatch
):
    """Rasa's certainty cannot talk the danger model out of it."""
    monkeypatch.setattr(understanding, "_danger_model", Doubtful(understanding._danger_model))
    parse = await understand(TEXT, hint="uk")
    assert parse.action == "choose"
    assert [one.intent for one in parse.ranking[:2]] == ["work.find", "safety.violence"]


class Doubtful:
    def __init__(self, real):
        self._real, self.levels = real, real.levels

    def listen(self, text):
        return replace(self._real.listen(text), danger="violence", chance=self.levels.mention)


async def test_counts_hold_outcomes_and_no_words(understand, fake_rasa):
    await understand(f"{TEXT} {CANARY}", hint="uk")
    lines = page().body.decode().splitlines()
    assert any(line.startswith('wegwijzer_rasa_answers_total{outcome="answered"} ') for line in lines)
    assert CANARY not in page().body.decode()
