"""Which answer a topic gives, and what it asks first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.node import Text
from routekaart.engine import decide, relevant_facts
from routekaart.model import Choice, Fact, Outcome, Routekaart, Rule, Source, Topic

DAY = date(2026, 11, 22)
ENROL = "school.enrol"


def test_the_first_rule_that_holds_decides(kaart):
    decision = decide(kaart, ENROL, {"child_age": "under_5"}, on=DAY)
    assert (decision.outcome, decision.missing, decision.path) == ("early", None, (1,))
    assert decision.topic == ENROL
    assert decision.sources == ("lowan",)


def test_a_rule_that_could_still_hold_asks_its_first_unknown_fact(kaart):
    assert decide(kaart, ENROL, {}, on=DAY).missing == "child_age"
    decision = decide(kaart, ENROL, {"child_age": "age_5_17"}, on=DAY)
    assert (decision.outcome, decision.missing, decision.path, decision.sources) == (None, "has_place", (1, 2), ())


def test_a_contradicted_rule_asks_nothing(kaart):
    decision = decide(kaart, ENROL, {"child_age": "adult"}, on=DAY)
    assert (decision.outcome, decision.path) == ("fine", (1, 2, 3))


def test_a_later_known_fact_contradicts_a_rule_before_its_first_fact_is_asked(kaart):
    assert decide(kaart, ENROL, {"has_place": "yes"}, on=DAY).missing == "child_age"  # for rule 1
    decision = decide(kaart, ENROL, {"has_place": "yes", "child_age": "age_5_17"}, on=DAY)
    assert (decision.outcome, decision.path) == ("fine", (1, 2, 3))


@pytest.mark.parametrize("value", ["under_6", "", "yes", "UNDER_5"])
def test_a_value_that_is_no_choice_any_more_counts_as_unknown(kaart, value):
    assert decide(kaart, ENROL, {"child_age": value}, on=DAY) == decide(kaart, ENROL, {}, on=DAY)


def test_a_topic_that_does_not_exist_has_no_outcome_and_no_question(kaart):
    decision = decide(kaart, "school.gone", {"child_age": "adult"}, on=DAY)
    assert (decision.outcome, decision.missing, decision.path, decision.expired) == (None, None, (), False)
    assert relevant_facts(kaart, "school.gone") == ()


@pytest.mark.parametrize(
    ("on", "expired"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True), (date(2026, 11, 22), False)]
)
def test_an_outcome_holds_through_its_last_day(kaart, on, expired):
    decision = decide(kaart, ENROL, {"child_age": "under_5"}, on=on)
    assert (decision.outcome, decision.expired) == ("early", expired)


def test_an_outcome_without_a_last_day_never_expires(kaart):
    assert not decide(kaart, "emergency", {}, on=date(2099, 1, 1)).expired


def test_no_rule_that_holds_is_no_outcome_and_no_question():
    kaart = _kaart([{"a": ("x",)}])
    decision = decide(kaart, "t", {"a": "y"}, on=DAY)
    assert (decision.outcome, decision.missing, decision.path) == (None, None, (1,))


def test_relevant_facts_come_in_the_order_in_which_rules_name_them(kaart):
    assert relevant_facts(kaart, ENROL) == ("child_age", "has_place")
    assert relevant_facts(kaart, "emergency") == ()


FACTS = ("a", "b", "c", "d", "e")
CHOICES = ("x", "y", "z")


def _kaart(rules):
    """A map with one topic ``t``; each rule is given by its conditions and leads to an outcome of its own."""
    text = Text(uk="а", nl="a")
    choices = tuple(Choice(id=choice, label=text) for choice in CHOICES)
    outcome = Outcome(answer=text, confidence="high", sources=("s",))
    topic = Topic(
        id="t",
        theme="t",
        owner="o",
        review_by="2030-01-01",
        title=text,
        rules=tuple(Rule(when=when, outcome=f"o{number}") for number, when in enumerate(rules, start=1)),
        outcomes={f"o{number}": outcome for number, _ in enumerate(rules, start=1)},
    )
    return Routekaart(
        version="v",
        facts={fact: Fact(question=text, name=text, choices=choices) for fact in FACTS},
        sources={"s": Source(title="s", url="https://s.nl", date="undated")},
        contacts={},
        roles={},
        themes=(),
        topics={"t": topic},
        alarms={},
    )


conditions = st.dictionaries(
    st.sampled_from(FACTS[:4]), st.lists(st.sampled_from(CHOICES), min_size=1, unique=True).map(tuple), max_size=3
)
kaarts = st.lists(conditions, min_size=1, max_size=6).map(_kaart)
people = st.fixed_dictionaries({fact: st.sampled_from(CHOICES) for fact in FACTS})
anything = st.dictionaries(
    st.sampled_from([*FACTS, "gone"]) | st.text(), st.sampled_from([*CHOICES, "old"]) | st.text()
)


@settings(deadline=None)
@given(kaarts, anything, st.sampled_from(["t", "gone", ""]), st.dates())
def test_every_input_gets_a_decision_of_one_kind(kaart, facts, topic, on):
    decision = decide(kaart, topic, facts, on=on)
    assert decision.outcome is None or decision.missing is None
    assert decision.missing is None or decision.missing in relevant_facts(kaart, topic)
    assert decision.outcome is None or decision.outcome in kaart.topics[topic].outcomes
    assert bool(decision.sources) == (decision.outcome is not None)


@settings(deadline=None)
@given(kaarts, people, st.sets(st.sampled_from(FACTS)))
def test_facts_that_are_irrelevant_change_nothing(kaart, person, known):
    facts = {fact: person[fact] for fact in known}
    relevant = {fact: value for fact, value in facts.items() if fact in relevant_facts(kaart, "t")}
    assert decide(kaart, "t", {**facts, "gone": "x"}, on=DAY) == decide(kaart, "t", relevant, on=DAY)


@settings(deadline=None)
@given(kaarts, people)
def test_answering_what_is_asked_ends_within_as_many_questions_as_there_are_facts(kaart, person):
    facts: dict[str, str] = {}
    for _ in range(len(relevant_facts(kaart, "t")) + 1):
        decision = decide(kaart, "t", facts, on=DAY)
        if decision.missing is None:
            break
        assert decision.missing not in facts
        facts[decision.missing] = person[decision.missing]
    assert decision.missing is None


@settings(deadline=None)
@given(kaarts, people, st.sets(st.sampled_from(FACTS)))
def test_what_is_decided_on_some_facts_is_what_all_facts_decide(kaart, person, known):
    early = decide(kaart, "t", {fact: person[fact] for fact in known}, on=DAY)
    if early.missing is None:
        assert decide(kaart, "t", person, on=DAY) == early


@settings(deadline=None)
@given(kaarts, people)
def test_with_everything_known_the_answer_is_the_first_rule_that_fits(kaart, person):
    """Against the plainest reading of ordered rules there is."""
    fitting = [
        rule.outcome
        for rule in kaart.topics["t"].rules
        if all(person[fact] in rule.choices_for(fact) for fact in rule.when)
    ]
    assert decide(kaart, "t", person, on=DAY).outcome == (fitting[0] if fitting else None)
