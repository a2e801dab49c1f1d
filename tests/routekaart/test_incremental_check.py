"""After an edit only what it touches is gone through, and what is said is what a check from the beginning says."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.problem import ContentError
from routekaart.check import Checker
from routekaart.scope import scope_of

TOPIC = "national/topics/school.enrol.yaml"
EMERGENCY = "national/topics/emergency.yaml"
CONTACTS = "national/contacts/all.yaml"
FACTS = "national/facts/child.yaml"
TOWN = "municipalities/echtstad/municipality.yaml"
EXAMPLE = "municipalities/voorbeeldstad/municipality.yaml"
DAY = date(2026, 11, 22)


def says(checker, documents, on=DAY):
    """Every problem, of whichever step."""
    try:
        loaded = checker.load(documents)
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return [str(problem) for problem in checker.check(loaded, on=on)]


@pytest.fixture
def checker(small_map):
    checker = Checker()
    assert says(checker, small_map) == []
    return checker


def test_what_did_not_change_is_not_gone_through_again(checker, small_map):
    assert checker.computed > len(small_map)
    assert says(checker, dict(small_map)) == []
    assert checker.computed == 0


COSTS = [
    (TOPIC, "Шукайте школу.", "Знайдіть школу.", 3),
    (TOPIC, "title:", "\ntitle:", 2),
    ("national/roles.yaml", "Balie", "De balie", 3),
    (TOWN, "phone: 020-2222222", "phone: 020-3333333", 3),
    (EXAMPLE, "name: {uk: De Eik, nl: De Eik}", "name: {uk: De Es, nl: De Es}", 4),
]
"""An edit, and how much is gone through because of it: the file, its texts, and each topic that shows what changed.
A blank line moves what stands below it, so the file is read again, but the topic is what it was."""


@pytest.mark.parametrize("edit", COSTS, ids=lambda edit: edit[1])
def test_an_edit_costs_what_it_touches(checker, small_map, edit):
    path, old, new, cost = edit
    assert old in small_map[path]
    assert says(checker, {**small_map, path: small_map[path].replace(old, new, 1)}) == []
    assert checker.computed == cost


def test_a_problem_moves_with_its_line_without_being_looked_for_again(checker, small_map):
    broken = small_map[TOPIC].replace("  - outcome: fine\n", "  - outcome: fine\n  - outcome: fine\n")
    [first] = says(checker, {**small_map, TOPIC: broken})
    [second] = says(checker, {**small_map, TOPIC: "\n\n" + broken})
    assert checker.computed == 2
    line = int(first.split(":")[1])
    assert second == first.replace(f":{line}:", f":{line + 2}:")


def test_another_day_goes_through_no_topic_again(checker, small_map):
    late = says(checker, small_map, on=date(2030, 1, 1))
    assert checker.computed == 0
    assert late == says(Checker(), small_map, on=date(2030, 1, 1))
    assert late


def test_a_map_that_cannot_be_read_does_not_cost_what_was_known(checker, small_map):
    assert says(checker, {**small_map, TOPIC: "\t"}) != []
    assert says(checker, small_map) == []
    assert checker.computed == 0


def test_what_a_check_may_depend_on_is_all_in_its_key(kaart):
    """Anything else of the map is not even there to be looked at."""
    topic = kaart.topics["emergency"]
    scope = scope_of(kaart, topic, (None,), ("uk", "nl"))
    assert set(scope.kaart.topics) == {"emergency"}
    assert set(scope.kaart.contacts) == {"alarm"}
    assert (scope.kaart.facts, scope.kaart.roles, scope.kaart.themes, scope.kaart.alarms) == ({}, {}, (), {})
    assert scope.kaart.municipalities == {}


def test_two_scopes_have_one_key_only_if_nothing_differs(kaart):
    topic = kaart.topics["school.enrol"]
    key = scope_of(kaart, topic, (None,), ("uk", "nl")).key()
    assert key == scope_of(kaart, topic, (None,), ("uk", "nl")).key()
    contacts = {
        **kaart.contacts,
        "leerplicht": kaart.contacts["leerplicht"].model_copy(update={"phone": "020-1234567"}),
    }
    for other in (
        scope_of(kaart.model_copy(update={"contacts": contacts}), topic, (None,), ("uk", "nl")),
        scope_of(kaart, topic, (None,), ("uk",)),
        scope_of(kaart, topic, (), ("uk", "nl")),
    ):
        assert other.key() != key


WORDS = ["outcome: fine", "outcome: early", "child_age: adult", "[yes, 'no']", "alarm", "leerplicht", "lowan", "'112'"]
WORDS += ["2027-03-01", "'2020-01-01'", "high", "urgent: true", "uk: Так", "nl: TODO", "en: Yes", "020-5555555", ""]


def mutated(rng, documents):
    """A word of one file put in place of another, a line taken out or repeated, two lines swapped."""
    path = rng.choice(sorted(documents))
    lines = documents[path].split("\n")
    at = rng.randrange(len(lines))
    match rng.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            other = rng.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            old, new = rng.choice(WORDS), rng.choice(WORDS)
            lines = "\n".join(lines).replace(old or "uk", new).split("\n")
    return {**documents, path: "\n".join(lines)}


@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 2**32))
def test_after_any_edits_it_says_what_a_check_from_the_beginning_says(small_map, seed):
    """Edits that break the map, mend it and break it again; one checker goes along, a new one begins each time."""
    rng = random.Random(seed)
    along = Checker()
    documents = small_map
    history = [documents]
    for _ in range(8):
        documents = rng.choice(history) if rng.random() < 0.3 else mutated(rng, documents)
        history.append(documents)
        assert says(along, documents) == says(Checker(), documents)
