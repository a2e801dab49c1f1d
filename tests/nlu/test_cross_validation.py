from dataclasses import replace

import numpy as np
import pytest

from nlu.cross_validation import (
    COSTS,
    CUT_IN_TWO,
    Unseen,
    calibrate,
    cost,
    find_thresholds,
    likeliest_mix,
    lowest,
    measure,
    outcome,
)
from nlu.decision import Decision, Thresholds, two_requests
from nlu.examples import read_examples
from nlu.held_out import is_held_out
from nlu.sentences import sentence_of
from nlu.voices import Mix, mixed


def unseen(intent, ranking, *parts):
    return Unseen(intent, ranking, parts)


@pytest.fixture
def population(rank):
    """A hundred messages: sure and right, unsure, out of scope, some that look dangerous, some that look like two."""
    return [
        *[unseen("work.find", rank(work__find=0.9, work__rights=0.05, docs__brp=0.05)) for _ in range(40)],
        *[unseen("work.rights", rank(work__find=0.6, work__rights=0.3, docs__brp=0.1)) for _ in range(10)],
        *[unseen("work.find", rank(work__find=0.6, work__rights=0.3, docs__brp=0.1)) for _ in range(15)],
        *[unseen("out_of_scope", rank(out_of_scope=0.9, work__find=0.1)) for _ in range(20)],
        *[
            unseen("complaint.residents", rank(complaint__residents=0.5, safety__violence=0.2 + n / 50))
            for n in range(5)
        ],
        *[unseen("docs.brp", rank(docs__brp=0.9), rank(docs__brp=0.5), rank(work__find=0.35)) for _ in range(5)],
        *[unseen("safety.violence", rank(safety__violence=0.7, complaint__residents=0.3)) for _ in range(5)],
    ]


def test_cuts_stay_within_what_is_allowed(population):
    thresholds = find_thresholds(population)
    harmless = [one for one in population if one.intent != "safety.violence"]
    assert sum(bool(two_requests(one.parts, thresholds.part)) for one in harmless) <= CUT_IN_TWO * len(harmless)


def test_what_is_right_two_times_of_three_is_offered_not_answered(population):
    thresholds = find_thresholds(population)
    assert 0.6 < thresholds.answer <= 0.9
    assert measure(population, thresholds)["answered wrong"] < 0.05


def test_the_thresholds_found_are_the_cheapest(population):
    found = find_thresholds(population)
    for answer, choose in ((0.3, 0.3), (0.9, 0.9), (0.5, 0.5)):
        other = Thresholds(answer, choose, found.part)
        harmless = [one for one in population if one.intent != "safety.violence"]
        assert cost(harmless, found) <= cost(harmless, other)


def test_a_wrong_answer_costs_most_and_a_choice_little():
    assert max(COSTS, key=COSTS.__getitem__) == "answered wrong"
    assert 0 < COSTS["chose, right one offered"] < COSTS["fell back, wrongly"]


@pytest.mark.parametrize(
    ("intent", "action", "expected"),
    [
        ("work.find", "answer", "answered right"),
        ("docs.brp", "answer", "answered wrong"),
        ("work.rights", "choose", "chose, right one offered"),
        ("docs.brp", "choose", "chose, right one missing"),
        ("out_of_scope", "choose", "chose, nothing to offer"),
        ("out_of_scope", "fallback", "fell back, rightly"),
        ("work.find", "fallback", "fell back, wrongly"),
    ],
)
def test_outcomes(rank, intent, action, expected):
    ranking = rank(work__find=0.5, work__rights=0.2, money__bank=0.1, docs__brp=0.05)
    assert outcome(unseen(intent, ranking), Decision(action, ranking)) == expected


def test_the_lowest_level_within_what_is_allowed():
    assert lowest(0.5, lambda level: 1 - level) == 0.5
    assert lowest(0.0, lambda level: 1.0) == 1.0


def test_an_overconfident_voice_is_cooled_and_one_that_guesses_is_not_heard():
    rng = np.random.default_rng(3)
    honest = rng.normal(size=(2000, 5))
    right = np.array([rng.choice(5, p=row) for row in mixed(honest[None].repeat(3, 0), Mix(1.0, 0.0, 0.0))])
    found = likeliest_mix(np.stack([honest * 2, rng.normal(size=(2000, 5)), np.zeros((2000, 5))]), right)
    assert found.sentence == pytest.approx(0.5, abs=0.06)
    assert found.letters == pytest.approx(0, abs=0.06)


def test_one_example_in_ten_is_held_out_by_its_text_alone():
    examples = read_examples()
    held = [each for each in examples if is_held_out(each.text)]
    assert 0.08 < len(held) / len(examples) < 0.12
    assert {each.intent for each in held} == {each.intent for each in examples}


def test_calibration_on_a_few_real_intents(encoder):
    """The whole way on five intents, with words for features."""
    few = {"work.find", "healthcare.dentist", "safety.violence", "out_of_scope", "meta.thanks"}
    examples = [each for each in read_examples() if each.intent in few and each.language in {"uk", "nl"}]
    features = encoder([sentence_of(each.text) for each in examples])
    calibration = calibrate(examples, features, encoder, lambda _: None)
    assert 0.5 < calibration.measured["accuracy"] < 1
    shares = [calibration.measured[f"share {action}"] for action in ("answer", "choose", "fallback")]
    assert sum(shares) == pytest.approx(1, abs=0.001)


def test_no_example_is_judged_by_a_model_that_has_seen_it(encoder):
    """Labels drawn by lot cannot be foretold; a model that had seen them would know nearly all."""
    rng = np.random.default_rng(5)
    drawn = ["work.find", "healthcare.dentist", "safety.violence", "meta.thanks"]
    examples = [replace(each, intent=str(rng.choice(drawn))) for each in read_examples()[:600]]
    calibration = calibrate(examples, encoder([sentence_of(each.text) for each in examples]), encoder, lambda _: None)
    assert calibration.measured["accuracy"] < 0.4
