import numpy as np
import pytest

from nlu.danger_model import NO_LEVELS, Heard
from nlu.decision import Thresholds, decide
from nlu.examples import EXAMPLES_FOLDER, Example
from nlu.explain import Steps, explain
from nlu.explain_text import as_text
from nlu.parse import Parse
from nlu.parts import parts_of
from nlu.safety_rules import shipped_rules
from nlu.understanding import Understanding

LEVELS = type(NO_LEVELS)(
    **{name: getattr(NO_LEVELS, name) for name in NO_LEVELS.__dataclass_fields__}
    | {"alarm": 0.7, "alarm_with_sign": 0.2, "mention": 0.1}
)
THRESHOLDS = Thresholds(answer=0.6, choose=0.3, part=0.5)
EXAMPLES = [
    Example(text, intent, "uk", EXAMPLES_FOLDER / "uk" / "work.yml", line)
    for line, (text, intent) in enumerate(
        [
            ("шукаю роботу", "work.find"),
            ("шукаю роботу на складі", "work.find"),
            ("болить зуб", "healthcare.dentist"),
            ("де школа", "school.enrol"),
            ("робота без договору", "work.rights"),
            ("дякую", "meta.thanks"),
        ],
        5,
    )
]


class Ear:
    """Hears the same danger in everything."""

    levels = LEVELS

    def __init__(self, chance):
        self._chance = chance

    def listen(self, text):
        return Heard("violence", self._chance)


class Engine:
    """Ranks whole messages and their parts as told."""

    name = "embedded"

    def __init__(self, whole, parts=()):
        self._whole, self._parts = whole, parts

    def parse(self, text, language, features=None):
        decision = decide(self._whole, self._parts if parts_of(text) else (), THRESHOLDS)
        top = decision.ranking[0]
        return Parse(
            text=text,
            language=language,
            intent=top.intent,
            confidence=top.confidence,
            ranking=decision.ranking,
            action=decision.action,
            engine="embedded",
            requests=decision.requests,
        )


@pytest.fixture
def told(rank, encoder):
    """The explanation of a text, and it as the terminal has it."""

    def tell(text, *, whole=None, chance=0.0, parts=()):
        whole = whole or rank(work__find=0.8, work__rights=0.1)
        danger_model = Ear(chance)
        steps = Steps(
            understanding=Understanding(Engine(whole, parts), danger_model),
            rules=shipped_rules(),
            danger_model=danger_model,
            rank=lambda _: whole,
            thresholds=THRESHOLDS,
            examples=EXAMPLES,
            features=encoder([one.text for one in EXAMPLES]),
            features_of=lambda one: encoder([one])[0],
        )
        found = explain(text, steps)
        return found, as_text(found)

    return tell


def test_what_was_read(told):
    found, text = told("ШУКАЮ   роботу!!")
    assert "normalised     шукаю роботу!" in text
    assert "language       uk" in text
    found, text = told("shukaju robotu na skladi")
    assert "own script     шукаю роботу на складі" in text
    assert found.normalised == "shukaju robotu na skladi"


def test_the_nearest_five_examples_with_cosine_intent_and_place(told):
    found, text = told("шукаю роботу")
    assert [example.text for example, _ in found.nearest[:2]] == ["шукаю роботу", "шукаю роботу на складі"]
    assert len(found.nearest) == 5
    cosines = [cosine for _, cosine in found.nearest]
    assert cosines == sorted(cosines, reverse=True)
    assert "  1.000  work.find              nlu/examples/uk/work.yml:5: шукаю роботу" in text


def test_an_answer_names_the_level_it_reached(told):
    _, text = told("шукаю роботу")
    assert text.endswith("answer: work.find\n  because work.find has 0.80, an answer needs 0.60")
    assert "  0.100  work.rights" in text


def test_a_choice_names_both_levels(told, rank):
    found, text = told("шукаю роботу", whole=rank(work__find=0.3, out_of_scope=0.29, work__rights=0.1))
    assert "\nchoose: work.find, work.rights\n" in text
    assert found.why == (
        "work.find has 0.30, an answer needs 0.60; everything in scope together has 0.71, a choice needs 0.30"
    )


def test_a_fallback_says_what_was_likeliest(told, rank):
    found, text = told("квантова фізика", whole=rank(out_of_scope=0.8, work__find=0.1, work__rights=0.05))
    assert found.why == "out of scope is likeliest; everything in scope together has 0.20, a choice needs 0.30"
    assert "fallback: out_of_scope" in text


def test_two_requests_are_named(told, rank):
    parts = (rank(work__find=0.7), rank(school__enrol=0.9))
    found, text = told("шукаю роботу. де школа для сина", parts=parts)
    assert found.why == "two requests, work.find and school.enrol: each part is surer than 0.50"
    assert "choose: work.find, school.enrol" in text


def test_a_danger_the_engine_believes_in_is_only_offered(told, rank):
    found, _ = told("шукаю роботу", whole=rank(safety__violence=0.9, work__find=0.05))
    assert found.why == "safety.violence has 0.90, but a danger is only offered by the engine, never answered"


def test_a_rule_decides_before_any_model_and_they_are_shown_all_the_same(told):
    found, text = told("чоловік не дихає", chance=0.4)
    assert found.why == "rule not-breathing of nlu/safety/life.yaml raises the alarm; no model is asked"
    assert "  alarm  not-breathing (nlu/safety/life.yaml): Somebody does not breathe or gets no air." in text
    assert "  0.400  violence" in text
    assert "emergency: life" in text
    assert "  0.800  work.find" in text


def test_the_danger_model_alone(told):
    found, text = told("шукаю роботу", chance=0.75)
    assert found.why == "the danger model's 0.75 reaches the alarm without a sign, 0.70"
    assert "alarm from 0.70, with a sign from 0.20, offered from 0.10" in text
    assert "none matches" in text


def test_a_sign_lowers_the_alarm(told):
    sign = next(rule for rule in shipped_rules().rules if rule.sign)
    text = next(one for one in sign.catches if not shipped_rules().check(one))
    found, _ = told(text, chance=0.25)
    named = next(rule for rule in found.rules if rule.sign)
    assert found.why == f"the danger model's 0.25 reaches the alarm with the sign {named.id}, 0.20"


def test_a_doubtful_danger_is_offered(told):
    found, _ = told("шукаю роботу", chance=0.15)
    assert found.parse.action == "choose"
    assert found.why == "the danger model's 0.15 is below the alarm, 0.70, but reaches 0.10"


def test_emoji_alone(told):
    found, _ = told("🤔🤔")
    assert found.why == "there is neither a letter nor a figure in it"
    assert np.isfinite([cosine for _, cosine in found.nearest]).all()
