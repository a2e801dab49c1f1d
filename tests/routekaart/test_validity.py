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
    "the protection": r"тимчасов\w+ захист|tijdelijke bescherming|перехідн\w+ документ|transitiedocument",
    "proof of residence": r"(?:підтвердження|bewijs van verblijf).*IND|IND.*(?:підтвердження|bewijs van verblijf)"
    r"|(?:нове|власне) підтвердження|(?:nieuw|eigen) bewijs|новим паспортом|bij een nieuw paspoort"
    r"|4 тижнів після реєстрації|4 weken na (?:de|uw) inschrijving",
    "work": r"без дозволу|zonder (?:werk)?vergunning|суворі (?:умови|правила)|strenge (?:voorwaarden|regels)",
    "care": r"\bRMO\b|За прийом у сімейного лікаря ви не платите|De huisarts kost u niets",
    "money": r"leefgeld|власн\w+ внес\w+|eigen bijdrage|prepaidkaart|1 січня 2025|1 januari 2025",
    "benefits": r"Dienst Toeslagen|[Hh]uurtoeslag\)? (?:можлива|kan)",
    "study": r"\bDUO\b",
    "absence": r"\b(?:14|28) (?:днів|dagen)",
    "reception": r"право на місце проживання|recht op opvang|лише одне місце|maar één plek|verstrekkingen",
    "driving": r"отримати нідерландське водійське посвідчення|een Nederlands rijbewijs krijgen",
    "return": r"DT&V|програм\w+ повернення|terugkeerprogramma",
}
"""How a card says, in Ukrainian and in Dutch, that something holds which holds because of temporary protection.

Found by reading every card on 28 November 2026; whoever words a card in a new way adds the words here.
"""

TELLS_TO_ASK = re.compile(r"^(?:Спитайте|Vraag)\b")
"""A sentence that begins so leaves it to somebody else to say what holds."""


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
    sentences = [one for text in texts for one in re.split(r"(?<=[.!?])\s+", text) if not TELLS_TO_ASK.match(one)]
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


def test_a_card_that_ends_with_protection_says_why_in_both_languages():
    """So that an end is never set, or left standing, on an answer that goes on being true."""
    unexplained = {
        (topic.id, name, language)
        for topic in KAART.topics.values()
        for name, outcome in topic.outcomes.items()
        for language in ("uk", "nl")
        if outcome.valid_until == LAST_DAY_OF_PROTECTION.isoformat()
        and not rests_on(text.in_language(language) for text in (outcome.answer, *outcome.steps))
    }
    assert unexplained == set()


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
