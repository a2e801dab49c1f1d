"""What is no longer true is not shown, on whatever day: the shipped map is looked at on days to come."""

from __future__ import annotations

import itertools
import re
from datetime import date

import pytest

from guide import reply as say
from guide.view import View
from routekaart.engine import decide, relevant_facts
from routekaart.layers import lay
from routekaart.place import places
from routekaart.validity import GRACE, is_about_safety
from wegwijzer.kaart import load_shipped

KAART = load_shipped().kaart
PROTECTION_ENDED = date(2027, 3, 5)
NEXT_YEAR = date(2028, 1, 1)
LAST_DAY_OF_PROTECTION = date(2027, 3, 4)
PROMISES_PROTECTION = re.compile(r"4 березня 2027|4 maart 2027")

RESTS_ON_PROTECTION = {
    "the protection": r"тимчасов\w+ захист|tijdelijke bescherming|transitiedocument",
    "proof of residence": r"підтвердження.*\bIND\b|\bIND\b.*підтвердження|bewijs van verblijf|(?:nieuw|eigen) bewijs",
    "work without a permit": r"без дозволу на роботу|zonder (?:werk)?vergunning",
    "care": r"\bRMO\b",
    "leefgeld and own contribution": r"leefgeld|eigen bijdrage",
    "absence": r"\b(?:14|28) (?:днів|dagen)",
    "a place in reception": r"право на (?:місце|прихисток|житло)|recht op opvang",
    "return": r"DT&V|terugkeerprogramma",
}
"""What holds because of temporary protection, by the names it cannot be told without in Ukrainian or in Dutch."""

TELLS_TO_ASK = re.compile(r"\b(?:спитайте|запитайте|vraag)\b", re.IGNORECASE)
"""A sentence with such a word leaves it to somebody else to say what holds."""

RESTS_ON_IT_UNSAID = {
    ("docs.driving_licence", "dutch_licence"): "since 2024 those under temporary protection may take the Dutch exams",
    ("docs.passport", "new_passport"): "what becomes of the sticker that proves it",
    ("healthcare.gp", "appointment"): "free because the RMO pays",
    ("healthcare.gp", "find_doctor"): "free because the RMO pays",
    ("housing.move", "ask_manager"): "what reception has to offer",
    ("housing.rules", "explain"): "when reception may be limited",
    ("money.leefgeld", "amounts"): "how leefgeld is made up",
    ("money.toeslagen", "child"): "benefits hang on the right to be here",
    ("money.toeslagen", "overview"): "benefits hang on the right to be here",
    ("money.toeslagen", "rent"): "benefits hang on the right to be here",
    ("school.enrol", "adult"): "who may study, and at which price",
    ("school.higher", "vocational"): "who may study, and at which price",
}
"""The answers that rest on temporary protection without one of those names, and how."""


def every_card(on):
    for place in (None, *places(KAART, examples=True)):
        laid = lay(KAART, place, on)
        for topic in laid.kaart.topics:
            facts = relevant_facts(laid.kaart, topic)
            for values in itertools.product(
                *([choice.id for choice in laid.kaart.facts[one].choices] for one in facts)
            ):
                known = dict(zip(facts, values, strict=True))
                decision = decide(laid.kaart, topic, known, on=on)
                for language in ("uk", "nl"):
                    yield topic, language, View(laid=laid, language=language, place=place, on=on).card(decision, known)


def words_of(card):
    return " ".join((card.title, card.answer, *card.steps))


def rests_on(texts):
    """What of temporary protection these texts say to hold."""
    sentences = [one for text in texts for one in re.split(r"(?<=[.!?])\s+", text) if not TELLS_TO_ASK.search(one)]
    return {what for what, words in RESTS_ON_PROTECTION.items() if re.search(words, "\n".join(sentences))}


@pytest.mark.parametrize("on", [PROTECTION_ENDED, NEXT_YEAR])
def test_no_card_is_empty_or_leaves_somebody_without_a_person(on):
    for topic, _, card in every_card(on):
        people = card.ask if isinstance(card, say.Withheld) else card.contacts
        assert people or (isinstance(card, say.Card) and card.check_with), topic


@pytest.mark.parametrize("on", [PROTECTION_ENDED, NEXT_YEAR])
def test_no_card_promises_a_protection_that_has_ended(on):
    stale = {
        topic
        for topic, _, card in every_card(on)
        if isinstance(card, say.Card) and PROMISES_PROTECTION.search(words_of(card))
    }
    assert stale == set()


def test_once_protection_has_ended_no_card_says_that_something_of_it_holds():
    stale = {
        (topic, language, what)
        for topic, language, card in every_card(PROTECTION_ENDED)
        if isinstance(card, say.Card) and not is_about_safety(topic)
        for what in rests_on((card.answer, *card.steps))
    }
    assert stale == set()


@pytest.mark.parametrize(("topic", "outcome"), RESTS_ON_IT_UNSAID)
def test_what_rests_on_protection_without_naming_it_ends_with_it(topic, outcome):
    assert KAART.topics[topic].outcomes[outcome].valid_until == LAST_DAY_OF_PROTECTION.isoformat()


def test_an_answer_that_goes_on_being_true_does_not_end_with_protection():
    ending = {
        (topic.id, name)
        for topic in KAART.topics.values()
        for name, outcome in topic.outcomes.items()
        if outcome.valid_until == LAST_DAY_OF_PROTECTION.isoformat()
        and not rests_on(text for one in (outcome.answer, *outcome.steps) for text in (one.uk, one.nl))
    }
    assert ending == set(RESTS_ON_IT_UNSAID)


def test_on_the_last_day_of_protection_every_card_is_still_shown():
    """An end that was mistyped, a year too early for one, would take an answer away while it is true."""
    withheld = {topic for topic, _, card in every_card(LAST_DAY_OF_PROTECTION) if isinstance(card, say.Withheld)}
    assert withheld == set()


def test_what_is_for_danger_never_ends():
    topics = (*KAART.topics.values(), *(one for own in KAART.local_topics.values() for one in own.values()))
    ending = {
        (topic.id, name)
        for topic in topics
        for name, outcome in topic.outcomes.items()
        if (is_about_safety(topic.id) or outcome.urgent) and (outcome.valid_from or outcome.valid_until)
    }
    assert ending == set()


@pytest.mark.parametrize("on", [LAST_DAY_OF_PROTECTION, PROTECTION_ENDED, NEXT_YEAR])
def test_a_past_years_amount_is_said_to_be_of_that_year(on):
    """An amount in euros stands only beside the year it is of, so that nobody takes it for today's."""
    for topic, language, card in every_card(on):
        if isinstance(card, say.Card):
            for sentence in (card.answer, *card.steps):
                if re.search(r"\d+ (?:євро|euro)", sentence):
                    assert re.search(r"20\d\d", sentence), (topic, language, sentence)


def test_what_nobody_has_read_again_for_half_a_year_is_withheld_but_for_danger():
    shown = {topic for topic, _, card in every_card(NEXT_YEAR) if isinstance(card, say.Card) and not card.urgent}
    assert all(date.fromisoformat(topic.review_by) + GRACE < NEXT_YEAR for topic in KAART.topics.values())
    assert shown
    assert all(is_about_safety(topic) for topic in shown)


def test_danger_is_answered_on_any_day_and_an_old_answer_says_how_old_it_is():
    for topic, _, card in every_card(NEXT_YEAR):
        if is_about_safety(topic):
            assert isinstance(card, say.Card), topic
            assert card.urgent or card.overdue, topic
