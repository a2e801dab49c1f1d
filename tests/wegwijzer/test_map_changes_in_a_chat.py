"""A conversation goes on when the map under it changes: nothing said is lost, nobody is left without an answer."""

from __future__ import annotations

from datetime import date

import pytest

from content.documents import read_folder
from guide import reply as say
from guide.guide import Guide
from guide.session import Session
from guide.view import Viewer
from routekaart.loader import load
from tests.wegwijzer.maps import SOUND, TOWN
from wegwijzer.kaart import SHIPPED

TODAY = date(2026, 11, 22)
TOPIC = "national/topics/school.enrol.yaml"
BUS = "municipalities/echtstad/topics/local.bus.yaml"
BUS_TEXT = """\
id: local.bus
theme: school
owner: education
review_by: '2027-03-01'
title: {uk: Автобус, nl: De bus}
rules:
  - when: {child_age: age_under_5}
    outcome: walk
  - outcome: ride
outcomes:
  walk: {answer: {uk: Ідіть пішки, nl: Ga lopen}, contacts: [location_desk], confidence: high, sources: [lowan]}
  ride: {answer: {uk: Їдьте, nl: Neem de bus}, contacts: [location_desk], confidence: high, sources: [lowan]}
"""


class Changing:
    """A source that the test changes."""

    def __init__(self, documents):
        self.take_up(documents)

    def take_up(self, documents):
        self._kaart = load(documents)

    def current(self):
        return self._kaart


async def nothing_understood(text, *, hint):
    raise AssertionError(text)


@pytest.fixture(scope="module")
def shipped():
    return read_folder(SHIPPED)


@pytest.fixture(scope="module")
def first_choice(shipped):
    """An age, as the map calls it."""
    return load(shipped).facts["child_age"].choices[0].id


@pytest.fixture(scope="module")
def with_town(shipped, first_choice):
    town = SOUND + "local_topics: [local.bus]\n"
    source = next(name for name in load(shipped).sources)
    return {
        **shipped,
        TOWN: town,
        BUS: BUS_TEXT.replace("age_under_5", first_choice).replace("lowan", source),
    }


def begun(documents, topic, place="echtstad"):
    source = Changing(documents)
    guide = Guide(Viewer(source, today=lambda: TODAY, show_examples=True, default_place=None), nothing_understood)
    turn = guide.intent(Session(language="nl", place=place), topic)
    assert isinstance(turn.reply, say.Question)
    return source, guide, turn


def test_answers_given_before_count_in_the_new_map(shipped):
    source, guide, turn = begun(shipped, "school.enrol")
    first = turn.reply
    answered = (guide.answer(turn.session, first.topic, first.fact, one.id) for one in first.choices)
    turn = next(one for one in answered if isinstance(one.reply, say.Question))
    second = turn.reply
    title = "Inschrijven op school (nieuw)"
    old = load(shipped).topics["school.enrol"].title.nl
    source.take_up({**shipped, TOPIC: shipped[TOPIC].replace(f"nl: {old}", f"nl: {title}", 1)})
    for choice in second.choices:
        reply = guide.answer(turn.session, second.topic, second.fact, choice.id).reply
        assert isinstance(reply, say.Card | say.Question)
        assert reply.title == title
        assert getattr(reply, "fact", None) != first.fact, "what was answered is not asked again"


def test_a_button_of_a_topic_that_is_gone_leads_to_what_there_is(shipped, with_town):
    source, guide, turn = begun(with_town, "local.bus")
    question = turn.reply
    source.take_up(shipped)
    for later in (
        guide.answer(turn.session, question.topic, question.fact, question.choices[0].id),
        guide.back(turn.session, question.topic),
        guide.change_answers(turn.session, question.topic),
        guide.intent(turn.session, question.topic),
        guide.resume(turn.session.but(interrupted=turn.session.dialogue, dialogue=None)),
        guide.remembered(turn.session),
        guide.menu(turn.session),
    ):
        assert later.reply is not None
        assert later.session.language == "nl"
    assert isinstance(guide.answer(turn.session, question.topic, question.fact, "x").reply, say.Outdated)


def test_it_goes_on_where_it_was_when_the_topic_is_back(shipped, with_town):
    source, guide, turn = begun(with_town, "local.bus")
    question = turn.reply
    source.take_up(shipped)
    outdated = guide.answer(turn.session, question.topic, question.fact, question.choices[0].id)
    source.take_up(with_town)
    assert outdated.session.place == "echtstad"
    card = guide.answer(outdated.session, question.topic, question.fact, question.choices[0].id).reply
    assert isinstance(card, say.Card)
    assert card.answer == "Ga lopen"


def test_a_card_says_which_map_it_is_from(shipped, with_town):
    source, guide, turn = begun(with_town, "local.bus")
    before = source.current().version
    question = turn.reply
    source.take_up({**with_town, BUS: with_town[BUS].replace("Ga lopen", "Ga te voet")})
    card = guide.answer(turn.session, question.topic, question.fact, question.choices[0].id).reply
    assert card.trace.version == source.current().version != before
    assert card.answer == "Ga te voet"
