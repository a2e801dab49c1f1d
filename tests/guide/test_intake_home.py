"""Where somebody lives decides who reads it; where nobody does, it is a letter."""

from __future__ import annotations

import pytest

from guide.intake import ending
from guide.intake import reply as say
from guide.intake.home import Home, home_of
from issues.filing import HOST_FAMILY
from issues.offices.loader import read_offices
from issues.offices.model import Offices
from routekaart.place import Place

OFFICES = read_offices()
CITY = OFFICES.municipalities["voorbeeldstad"]


async def mould(resident, *, kind=None):
    resident.open("housing", kind)
    resident.choose("sub_theme", "housing.mould")
    return resident


async def test_who_is_known_to_live_somewhere_is_not_asked(world):
    resident = await mould(world.resident())
    await resident.skip_to("summary")
    assert resident.reply.lines[-1] == say.SummaryLine(
        step="place", label="", value="Ворбелдстад (приклад) · Де Лінде (приклад)"
    )


@pytest.mark.parametrize("place", [None, "voorbeeldstad"])
async def test_who_is_not_is_asked_before_the_summary(world, place):
    resident = await mould(world.resident(place=place))
    await resident.skip_to("place")
    assert [one.id for one in resident.reply.places] == ["voorbeeldstad/de-linde", "voorbeeldstad/het-anker"]
    reply = resident.choose("place", "voorbeeldstad/het-anker")
    assert isinstance(reply, say.Summary)
    assert resident.session.place == "voorbeeldstad/het-anker", "every other answer profits from it"
    await resident.send()
    assert (world.filed[-1].municipality, world.filed[-1].location) == ("voorbeeldstad", "het-anker")


async def test_the_location_can_be_typed(world):
    resident = await mould(world.resident(place=None))
    await resident.skip_to("place")
    await resident.write("Ворбелдстад (приклад) · Гет Анкер (приклад)")
    assert isinstance(resident.reply, say.Summary)


async def test_a_host_family_goes_to_the_desk_for_hosts(world):
    resident = await mould(world.resident(place=None))
    await resident.skip_to("place")
    reply = resident.choose("place", say.HOST)
    assert (reply.reader.queue, reply.of_host, reply.lines[-1].value) == ("hosts", True, "Ворбелдстад (приклад)")
    assert resident.session.place == "voorbeeldstad"
    assert (await resident.send()).reader.queue == "hosts"
    assert world.filed[-1].location == HOST_FAMILY


async def test_where_several_municipalities_have_hosts_it_is_asked_which(make_world, kaart):
    second = kaart.municipalities["voorbeeldstad"].model_copy(update={"id": "elders"})
    topics = {**kaart.local_topics, "elders": kaart.local_topics["voorbeeldstad"]}
    two = {"municipalities": {**kaart.municipalities, "elders": second}, "local_topics": topics}
    both = kaart.model_copy(update=two)
    world = make_two(make_world, both)
    resident = await mould(world.resident(place=None))
    await resident.skip_to("place")
    reply = resident.choose("place", say.HOST)
    assert reply.of_host
    assert [one.id for one in reply.places] == ["voorbeeldstad/host_family", "elders/host_family"]
    assert isinstance(resident.choose("place", "elders/host_family"), say.Summary)
    await resident.send()
    assert world.filed[-1].municipality == "elders"


def make_two(make_world, kaart):
    """A world with two connected municipalities."""
    offices = Offices(
        municipalities={**OFFICES.municipalities, "elders": CITY.model_copy(update={"id": "elders"})},
        elsewhere=OFFICES.elsewhere,
    )
    return make_world(kaart=kaart, offices=offices)


async def test_the_place_can_be_changed_in_the_summary_without_moving_house(world):
    resident = await mould(world.resident())
    await resident.skip_to("summary")
    resident.edit("place")
    reply = resident.choose("place", "voorbeeldstad/het-anker")
    assert "Гет Анкер" in reply.lines[-1].value
    assert resident.session.place == "voorbeeldstad/de-linde", "the bot goes on to know where they live"


# -- the letter -------------------------------------------------------------------------------------------------------


async def filled_in(resident, kind=None):
    await mould(resident, kind=kind)
    resident.choose("where_room", "kitchen")
    await resident.skip_to("text")
    await resident.write("чорна стіна, 06 12 34 56 78")
    resident.next()
    return resident


@pytest.mark.parametrize("language", ["uk", "nl"])
async def test_none_of_these_becomes_a_dutch_letter(world, language):
    resident = await filled_in(world.resident(language, place=None))
    await resident.photo()
    await resident.skip_to("place")
    reply = resident.choose("place", say.ELSEWHERE)
    assert (reply.reader, reply.due) == (None, None)
    letter = resident.take(await world.intake.send(resident.session))
    assert isinstance(letter, ending.Letter)
    assert "Geachte heer of mevrouw" in letter.text
    assert world.data.questions["where_room"].choice("kitchen").label.nl in letter.text
    assert "чорна стіна" in letter.text
    assert "06 12 34 56 78" not in letter.text
    assert letter.pdf.startswith(b"%PDF")
    assert [one.id for one in letter.up] == list(OFFICES.elsewhere.up)
    assert resident.draft is None
    assert not world.photos._rows
    assert world.filed == []


async def test_where_no_municipality_is_connected_nothing_is_asked_and_it_ends_in_the_letter(make_world):
    world = make_world(show_examples=False)
    resident = await filled_in(world.resident(place=None))
    assert isinstance(resident.reply, say.Summary), "no photos in a letter, and nowhere to live to choose from"
    assert resident.reply.reader is None
    assert isinstance(resident.take(await world.intake.send(resident.session)), ending.Letter)


async def test_a_formal_letter_has_name_and_address(make_world):
    world = make_world(show_examples=False)
    resident = await filled_in(world.resident(place=None), kind="formal")
    await resident.skip_to("summary")
    letter = resident.take(await world.intake.send(resident.session))
    assert "Олена Приклад" in letter.text
    assert "9:11" in letter.text


async def test_a_letter_counts_as_no_filing(make_world):
    world = make_world(show_examples=False)
    resident = world.resident(place=None)
    for _ in range(5):
        await filled_in(resident)
        assert isinstance(resident.take(await world.intake.send(resident.session)), ending.Letter)


async def test_whoever_does_not_say_where_gets_the_letter(world):
    resident = await filled_in(world.resident(place=None))
    await resident.skip_to("place")
    assert resident.skip().reader is None


async def test_hearing_back_is_not_asked_where_nobody_reads_it(make_world):
    world = make_world(show_examples=False)
    resident = await filled_in(world.resident(place=None))
    assert isinstance(resident.take(await world.intake.choose_reach(resident.session, "here", "chat")), ending.Letter)


@pytest.mark.parametrize(
    ("said", "place", "home"),
    [
        (None, Place("voorbeeldstad", "de-linde"), ("voorbeeldstad", "de-linde", True, True)),
        (None, Place("voorbeeldstad"), ("voorbeeldstad", None, False, True)),
        (None, Place("elders"), ("elders", None, True, False)),
        (None, None, (None, None, False, False)),
        ("elsewhere", Place("voorbeeldstad", "de-linde"), (None, None, True, False)),
        ("voorbeeldstad/host_family", None, ("voorbeeldstad", "host_family", True, True)),
    ],
)
def test_what_is_said_goes_before_what_is_remembered(said, place, home):
    found = home_of(said, place, OFFICES, can_ask=True)
    assert found == Home(municipality=home[0], location=home[1], known=home[2], connected=home[3])
