"""What Rasa says is read strictly: only all our intents, and only for the very message that was asked about."""

import json

import pytest

from nlu.intents import INTENTS
from nlu.rasa_answer import MAX_BYTES, NoAnswer, read_answer
from tests.rasa.conftest import changed, rasa_body

ASKED = "я шукаю роботу"


def trouble_of(body):
    with pytest.raises(NoAnswer) as raised:
        read_answer(body, ASKED)
    return raised.value.trouble


def test_the_whole_ranking_is_read_likeliest_first():
    answer = read_answer(json.dumps(rasa_body(ASKED, "school.enrol", 0.8)).encode(), ASKED)
    assert answer.sure
    assert (answer.ranking[0].intent, answer.ranking[0].confidence) == ("school.enrol", 0.8)
    assert {one.intent for one in answer.ranking} == set(INTENTS)


def test_the_fallback_is_no_intent_but_says_that_the_model_is_not_sure():
    answer = read_answer(json.dumps(rasa_body(ASKED, "school.enrol", 0.4, sure=False)).encode(), ASKED)
    assert not answer.sure
    assert answer.ranking[0].intent == "school.enrol"


def test_an_answer_is_far_from_the_limit():
    assert len(json.dumps(rasa_body(ASKED)).encode()) < MAX_BYTES / 8


OTHER = {"name": "greet", "confidence": 0.9}
RANKING = rasa_body(ASKED)["intent_ranking"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>502 Bad Gateway</html>",
        b"null",
        b"[]",
        b"{",
        b'"text"',
        b"\xff\xfe",
        b"{}",
        changed(ASKED, text="another message"),
        changed(ASKED, text=None),
        changed(ASKED, intent=None),
        changed(ASKED, intent="work.find"),
        changed(ASKED, intent={"name": None, "confidence": 0.0}),
        changed(ASKED, intent={"name": "work.find"}),
        changed(ASKED, intent={"name": "school.enrol", "confidence": 0.9}),
        changed(ASKED, intent_ranking=None),
        changed(ASKED, intent_ranking={}),
        changed(ASKED, intent_ranking=[*RANKING, RANKING[-1]]),
        changed(ASKED, intent_ranking=[{**RANKING[0], "confidence": "0.9"}, *RANKING[1:]]),
        changed(ASKED, intent_ranking=[{**RANKING[0], "confidence": -0.1}, *RANKING[1:]]),
        changed(ASKED, intent_ranking=[{**RANKING[0], "confidence": 1.5}, *RANKING[1:]]),
        changed(ASKED, intent_ranking=[{**one, "confidence": 0.5} for one in RANKING]),
        changed(ASKED, intent_ranking=[{**RANKING[0], "confidence": float("nan")}, *RANKING[1:]]),
        changed(ASKED, intent_ranking=RANKING * 3),
    ],
)
def test_what_is_off_the_contract_is_no_answer(body):
    assert trouble_of(body) == "off_contract"


@pytest.mark.parametrize(
    "body",
    [
        changed(ASKED, intent=OTHER),
        changed(ASKED, intent=OTHER, intent_ranking=[OTHER, *RANKING[1:]]),
        changed(ASKED, intent_ranking=[*RANKING, {"name": "greet", "confidence": 0.0}]),
    ],
)
def test_an_intent_that_we_do_not_know_is_no_answer(body):
    assert trouble_of(body) == "unknown_intent"


@pytest.mark.parametrize("body", [changed(ASKED, intent_ranking=RANKING[:10]), changed(ASKED, intent_ranking=[])])
def test_a_model_that_does_not_know_all_our_intents_is_the_wrong_one(body):
    assert trouble_of(body) == "wrong_model"


def test_what_went_wrong_does_not_quote_what_was_said():
    with pytest.raises(NoAnswer) as raised:
        read_answer(changed(ASKED, intent=None), ASKED)
    assert ASKED not in repr(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
