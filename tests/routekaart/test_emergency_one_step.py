"""From wherever somebody is in the map, one message that tells of danger is answered with 112; nothing comes first."""

from __future__ import annotations

from datetime import date

import pytest

from guide import reply as say
from guide.guide import Guide
from guide.session import Session
from guide.view import Viewer
from routekaart.place import places
from tests.hostile.world import cheap_understanding
from wegwijzer.kaart import FixedKaart, load_shipped

KAART = load_shipped().kaart
PLACES = [None, *(str(place) for place in places(KAART, examples=True))]
CRIES = {"uk": "рятуйте, нас вбивають", "nl": "help, er is brand", "en": "help, there is a fire"}


@pytest.fixture(scope="module")
def guide():
    viewer = Viewer(FixedKaart(KAART), today=lambda: date(2026, 11, 22), show_examples=True, default_place=None)
    return Guide(viewer, cheap_understanding)


def standings(guide, topic, session):
    """Every question of a topic that pressing buttons leads to, and a card behind each."""
    waiting, seen = [guide.intent(session, topic)], set()
    while waiting:
        turn = waiting.pop()
        yield turn
        if isinstance(turn.reply, say.Question) and turn.reply.fact not in seen:
            seen.add(turn.reply.fact)
            waiting += [
                guide.answer(turn.session, turn.reply.topic, turn.reply.fact, one.id) for one in turn.reply.choices
            ]


async def rings_at_once(guide, turn, language):
    heard = await guide.hear(turn.session, CRIES[language], language)
    assert isinstance(heard.reply, say.Alarm), turn.reply
    assert heard.reply.contacts[0].phone == "112"


@pytest.mark.parametrize("topic", sorted(KAART.topics))
async def test_danger_is_answered_first_at_every_question_and_card(guide, topic):
    for number, turn in enumerate(standings(guide, topic, Session(language="uk"))):
        await rings_at_once(guide, turn, ("uk", "nl", "en")[number % 3])


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", sorted(CRIES))
async def test_no_layer_and_no_language_stands_between(guide, place, language):
    begun = Session(language=language, place=place)
    turns = [guide.menu(begun), guide.places(begun), guide.remembered(begun), guide.person(begun)]
    turns += [guide.theme(begun, theme.id) for theme in KAART.themes]
    for turn in turns:
        await rings_at_once(guide, turn, language)
    emergency = guide.intent(begun, "emergency").reply
    assert isinstance(emergency, say.Card)
    assert emergency.urgent
    assert emergency.contacts[0].phone == "112"
