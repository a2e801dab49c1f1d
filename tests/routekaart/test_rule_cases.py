"""What policy officers wrote down is what the map answers, and every rule is written down."""

from __future__ import annotations

from datetime import date

import pytest

from content.documents import read_folder, version_of
from content.problem import ContentError
from routekaart.cases import case_problems, must_be_tried, read_cases, try_cases, were_tried
from routekaart.layout import holds_cases
from routekaart.loader import load
from wegwijzer.kaart import SHIPPED

ON = date(2026, 11, 22)
CASES = "national/cases/school.enrol.yaml"
LOCAL = "municipalities/voorbeeldstad/cases/school.enrol.yaml"


@pytest.fixture(scope="module")
def documents():
    return read_folder(SHIPPED)


@pytest.fixture(scope="module")
def shipped(documents):
    return load(documents)


@pytest.fixture(scope="module")
def files(documents, shipped):
    return read_cases(documents, shipped)


def wrong(kaart, files):
    return [str(problem) for one in try_cases(kaart, files, ON) for problem in one.problems]


def test_the_map_answers_every_case_as_written(shipped, files):
    assert wrong(shipped, files) == []


def test_every_rule_and_every_changed_card_is_in_a_case(shipped, files):
    missing = must_be_tried(shipped, ON) - were_tried(shipped, try_cases(shipped, files, ON))
    assert sorted(map(str, missing)) == []


def test_every_topic_has_at_least_three_cases(documents, shipped):
    assert [str(one) for one in case_problems(documents, shipped, ON)] == []
    less = {**documents, CASES: documents[CASES].partition("  - why: Een kind van 4")[0]}
    none = {path: text for path, text in documents.items() if path not in (CASES, LOCAL)}
    assert f"{CASES}:1:1: topic 'school.enrol' has 0 cases, at least 3 are needed" in said(none, shipped)
    assert f"{CASES}:1:1: no case for school.enrol rule 2" in said(less, shipped)


def said(documents, kaart):
    return "\n".join(map(str, case_problems(documents, kaart, ON)))


def with_topic(kaart, municipality, topic):
    if municipality:
        own = {**kaart.local_topics[municipality], topic.id: topic}
        return kaart.model_copy(update={"local_topics": {**kaart.local_topics, municipality: own}})
    return kaart.model_copy(update={"topics": {**kaart.topics, topic.id: topic}})


def every_rule(kaart):
    nation = [("", topic) for topic in kaart.topics.values()]
    local = [(name, topic) for name, topics in kaart.local_topics.items() for topic in topics.values()]
    return [(name, topic, number) for name, topic in (*nation, *local) for number in range(len(topic.rules))]


def sabotaged(rules, number, how):
    rule = rules[number]
    if how == "deleted":
        return (*rules[:number], *rules[number + 1 :])
    if how == "swapped":
        other = rules[number - 1]
        return tuple(
            one.model_copy(update={"outcome": {rule.outcome: other.outcome, other.outcome: rule.outcome}[one.outcome]})
            if one in (rule, other)
            else one
            for one in rules
        )
    return (*rules[:number], rule.model_copy(update={"when": {}}), *rules[number + 1 :])


@pytest.mark.parametrize("how", ["deleted", "swapped", "widened"])
def test_no_rule_can_change_unseen(shipped, files, how):
    unseen = []
    for municipality, topic, number in every_rule(shipped):
        rules = sabotaged(topic.rules, number, how)
        if rules == topic.rules:
            continue
        broken = with_topic(shipped, municipality, topic.model_copy(update={"rules": rules}))
        if not wrong(broken, [file for file in files if file.topic == topic.id]):
            unseen.append(f"{topic.id} rule {number + 1}")
    assert unseen == []


def test_no_choice_can_fall_out_of_a_rule_unseen(shipped, files):
    unseen = []
    for municipality, topic, number in every_rule(shipped):
        rule = topic.rules[number]
        for fact, choices in rule.when.items():
            for choice in choices if isinstance(choices, tuple) else ():
                narrower = {**rule.when, fact: tuple(one for one in choices if one != choice)}
                rules = list(topic.rules)
                rules[number] = rule.model_copy(update={"when": narrower})
                broken = with_topic(shipped, municipality, topic.model_copy(update={"rules": tuple(rules)}))
                if not wrong(broken, [file for file in files if file.topic == topic.id]):
                    unseen.append(f"{topic.id} rule {number + 1} without {choice}")
    assert unseen == []


def test_no_layer_can_lose_a_card_unseen(shipped, files):
    city = shipped.municipalities["voorbeeldstad"]
    for topic in city.topics:
        left = {name: one for name, one in city.topics.items() if name != topic}
        broken = shipped.model_copy(
            update={"municipalities": {"voorbeeldstad": city.model_copy(update={"topics": left})}}
        )
        assert wrong(broken, files)
    bare = tuple(one.model_copy(update={"topics": {}}) for one in city.locations)
    broken = shipped.model_copy(
        update={"municipalities": {"voorbeeldstad": city.model_copy(update={"locations": bare})}}
    )
    assert wrong(broken, files)


def test_a_wrong_answer_is_said_at_its_line_with_the_reason(draft):
    draft.write(CASES, "topic: school.enrol\ncases:\n  - why: Een baby wacht.\n    facts: {child_age: under_5}\n"
                       "    outcome: §fine\n")  # fmt: skip
    kaart = load(draft.documents)
    assert wrong(kaart, read_cases(draft.documents, kaart)) == [
        f"{draft.mark}: outcome 'fine' was expected, the map answers 'early' by rule 1: Een baby wacht."
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("outcome: search, first: §location_desk", "the card names 'leerplicht'"),
        ("outcome: search, shows: [ask, §alarm]", "'alarm' was expected on the card"),
        ("outcome: search, never: [alarm, §leerplicht]", "'leerplicht' must not be on the card"),
        ("asks: §child_age", "to be asked 'child_age' was expected, the map answers 'search' by rule 2"),
    ],
)
def test_a_case_can_say_what_is_on_the_card_and_what_never_is(draft, lines, message):
    facts = "facts: {child_age: age_5_17, has_place: 'no'}"
    draft.write(CASES, f"topic: school.enrol\ncases:\n  - {{why: Omdat., {facts}, {lines}}}\n")
    kaart = load(draft.documents)
    (found,) = wrong(kaart, read_cases(draft.documents, kaart))
    assert found.startswith(f"{draft.mark}: ")
    assert message in found


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        (CASES, "topic: §school.enroll\ncases: [{why: a, outcome: fine}]", "cases of topic 'school.enroll' stand in"),
        (CASES, "topic: school.enrol\ncases: [{why: a, facts: {§age: five}, outcome: fine}]", "no fact 'age'"),
        (CASES, "topic: school.enrol\ncases: [{why: a, facts: {child_age: §five}, outcome: fine}]", "no choice 'five'"),
        (CASES, "topic: school.enrol\ncases: [{why: a, outcome: §fin}]", "no outcome 'fin'; did you mean 'fine'?"),
        (CASES, "topic: school.enrol\ncases: [{why: a, asks: §child}]", "no fact 'child'; did you mean 'child_age'?"),
        (CASES, "topic: school.enrol\ncases: [§{why: a}]", "either an outcome, or a fact that it asks"),
        (CASES, "topic: school.enrol\ncases: [§{why: a, asks: child_age, first: alarm}]", "a case that asks has none"),
        (LOCAL, "topic: school.enrol\ncases: [{why: a, location: §de-lind, outcome: fine}]", "no location 'de-lind'"),
        (LOCAL.replace("voorbeeldstad", "nergens"), "§topic: school.enrol\ncases: [{why: a, outcome: fine}]",
         "no municipality 'nergens'"),
        (CASES, "§\ttopic: a", "a tab: use spaces"),
    ],
)  # fmt: skip
def test_what_a_case_cannot_mean_is_said_at_its_place(draft, path, text, message):
    draft.write(path, text)
    with pytest.raises(ContentError) as refused:
        read_cases(draft.documents, load(draft.documents))
    assert any(str(one).startswith(f"{draft.mark}: ") and message in str(one) for one in refused.value.problems), str(
        refused.value
    )


def test_cases_are_no_part_of_the_map(documents, shipped):
    without = {path: text for path, text in documents.items() if not holds_cases(path)}
    assert len(without) < len(documents)
    assert shipped.version == version_of(without)


def test_a_broken_case_does_not_keep_the_map_from_loading(draft):
    draft.write(CASES, "topic: [")
    assert draft.problems() == []


def test_a_rule_counts_only_where_its_case_comes_out(draft):
    draft.write(CASES, "topic: school.enrol\ncases:\n  - {why: Omdat., facts: {child_age: under_5}, outcome: early}\n")
    kaart = load(draft.documents)
    right = were_tried(kaart, try_cases(kaart, read_cases(draft.documents, kaart), ON))
    assert list(map(str, right)) == ["school.enrol rule 1"]
    draft.edit(CASES, "outcome: early", "outcome: early, first: alarm")
    assert were_tried(kaart, try_cases(kaart, read_cases(draft.documents, kaart), ON)) == frozenset()


def test_a_reason_that_is_still_to_be_written_is_refused(draft):
    draft.write(CASES, "topic: school.enrol\ncases:\n  - why: §'TODO: waarom'\n    outcome: fine\n")
    with pytest.raises(ContentError, match=f"{draft.mark}: 'TODO' stands in the text"):
        read_cases(draft.documents, load(draft.documents))
