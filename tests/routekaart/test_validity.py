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
PROMISES_PROTECTION = re.compile(r"4 березня 2027|4 maart 2027")


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


@pytest.mark.parametrize("on", [PROTECTION_ENDED, NEXT_YEAR])
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
