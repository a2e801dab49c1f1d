import json

import pytest

from nlu.floors import Figure, FloorsError, changes, fallen, guarded, read_floors, write_floors
from nlu.frozen_sets import Message, SafetyMessage
from nlu.judged import Judged
from nlu.parse import Parse, Ranked


def parse(intent, action="answer"):
    return Parse(
        text="x",
        language="uk",
        intent=intent,
        confidence=0.9,
        ranking=(Ranked(intent, 0.9),),
        action=action,
        engine="embedded",
    )


def test_accuracy_is_guarded_in_each_language():
    messages = [("uk", "work.find"), ("uk", "work.find"), ("nl", "docs.brp"), ("nl", "work.find")]
    judged = [(Message(language, (intent,), "x", 2), parse("work.find")) for language, intent in messages]
    assert guarded(Judged("messages.tsv", intents=judged)) == {
        "accuracy": Figure(0.75, 4),
        "accuracy, nl": Figure(0.5, 2),
        "accuracy, uk": Figure(1.0, 2),
    }


def test_recall_is_guarded_in_each_language_and_false_alarms_among_the_harmless():
    expected = [
        ("uk", "life", "emergency"),
        ("nl", "life", "answer"),
        ("nl", None, "emergency"),
        ("uk", None, "answer"),
    ]
    judged = [
        (SafetyMessage(language, danger, "x", 2), parse("emergency", action)) for language, danger, action in expected
    ]
    assert guarded(Judged("safety.tsv", safety=judged)) == {
        "recall": Figure(0.5, 2),
        "recall, nl": Figure(0.0, 1),
        "recall, uk": Figure(1.0, 1),
        "false alarms": Figure(0.5, 2),
    }


FLOORS = {"a.tsv": {"recall": 0.9, "false alarms": 0.1}}


def figures(recall=0.9, alarms=0.1, messages=100):
    return {"recall": Figure(recall, messages), "false alarms": Figure(alarms, messages)}


@pytest.mark.parametrize(("recall", "alarms"), [(0.9, 0.1), (1.0, 0.0), (0.89, 0.1), (0.9, 0.11)])
def test_as_good_or_better_or_one_message_off_stands(recall, alarms):
    assert fallen("a.tsv", figures(recall, alarms), FLOORS) == []


def test_two_messages_off_are_a_fall():
    assert fallen("a.tsv", figures(recall=0.88), FLOORS) == [
        "a.tsv: recall is 0.880, the floor is 0.900: 2 of 100 messages"
    ]


def test_more_false_alarms_are_a_fall():
    assert fallen("a.tsv", figures(alarms=0.12), FLOORS) == [
        "a.tsv: false alarms is 0.120, the ceiling is 0.100: 2 of 100 messages"
    ]


def test_a_large_set_may_lose_two_in_a_thousand():
    assert fallen("a.tsv", figures(recall=0.898, messages=1000), FLOORS) == []
    assert len(fallen("a.tsv", figures(recall=0.897, messages=1000), FLOORS)) == 1


def test_a_language_without_a_floor_or_a_floor_without_messages_is_told():
    found = {**figures(), "recall, pl": Figure(1.0, 3)}
    assert fallen("a.tsv", found, FLOORS) == ["a.tsv: recall, pl has no floor"]
    assert fallen("a.tsv", {"recall": Figure(0.9, 9)}, FLOORS) == ["a.tsv: false alarms has a floor, but no messages"]
    assert len(fallen("b.tsv", figures(), FLOORS)) == 2


def test_floors_survive_writing_and_then_stand(tmp_path):
    path = tmp_path / "floors.json"
    write_floors({"a.tsv": figures(recall=0.8765)}, path)
    floors = read_floors(path)
    assert floors == {"a.tsv": {"recall": 0.8765, "false alarms": 0.1}}
    assert fallen("a.tsv", figures(recall=0.8765), floors) == []
    assert path.read_text(encoding="utf-8").endswith("\n")


def test_renewing_shows_what_was_and_what_is():
    assert changes("a.tsv", {"recall": Figure(0.95, 10), "recall, nl": Figure(1.0, 2)}, FLOORS) == [
        "a.tsv: recall 0.900 -> 0.950",
        "a.tsv: recall, nl none -> 1.000",
    ]


@pytest.mark.parametrize("content", [None, "{", "[]", json.dumps({"a.tsv": {"recall": "high"}})])
def test_floors_that_cannot_be_read_say_how_to_make_them(tmp_path, content):
    path = tmp_path / "floors.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(FloorsError, match="gate --renew"):
        read_floors(path)
