"""A formal complaint: the law first, then name and address; without these it is a report."""

from __future__ import annotations

import pytest

from guide.intake import reply as say
from issues.case import Identity
from issues.terms import formal_due


@pytest.fixture
async def formal(resident):
    """At the explanation, everything else answered."""
    resident.open("housing", "formal")
    resident.choose("sub_theme", "housing.noise")
    await resident.skip_to("explain")
    return resident


async def test_the_law_is_explained_before_a_name_is_asked(formal):
    assert isinstance(formal.reply, say.ExplainFormal)
    assert formal.next() == say.AskIdentity(part="name")
    assert await formal.write("Олена  Приклад") == say.AskIdentity(part="address")
    assert isinstance(await formal.write("Voorbeeldstraat 1,\nVoorbeeldstad"), say.Summary)
    assert formal.draft.identity_name == "Олена Приклад"
    assert formal.draft.identity_address == "Voorbeeldstraat 1, Voorbeeldstad"


async def test_it_goes_to_the_coordinator_with_six_weeks(world, formal):
    await formal.skip_to("summary")
    assert formal.reply.reader.queue == "coordinator"
    assert formal.reply.due == formal_due(world.time.date())
    receipt = await formal.send()
    assert (receipt.kind, receipt.reader.queue) == ("formal", "coordinator")
    assert world.filed[-1].identity == Identity(name="Олена Приклад", address="Voorbeeldstraat 1, Voorbeeldstad")


@pytest.mark.parametrize("step", ["explain", "name", "address"])
async def test_without_name_or_address_a_report_is_offered_instead(world, formal, step):
    await formal.skip_to(step)
    assert formal.skip() == say.ChooseKind(current="signal", info=formal.reply.info, notice="formal_needs_name")
    formal.choose("kind", "signal")
    assert formal.step == "summary", "nothing is asked twice"
    receipt = await formal.send()
    assert receipt.kind == "signal"
    assert world.filed[-1].identity is None


async def test_who_wants_it_formal_after_all_is_asked_again(formal):
    formal.skip()
    formal.choose("kind", "formal")
    assert isinstance(formal.reply, say.ExplainFormal)


@pytest.mark.parametrize("typed", ["?", "О", "🙂🙂🙂", "…"])
async def test_a_name_is_more_than_a_sign(formal, typed):
    formal.next()
    assert await formal.write(typed) == say.AskIdentity(part="name", notice="name_too_short")
    assert formal.draft.identity_name is None


async def test_an_address_is_more_than_a_word(formal):
    formal.next()
    await formal.write("Олена Приклад")
    assert await formal.write("тут") == say.AskIdentity(part="address", notice="address_too_short")
    assert (await formal.write("а" * 300)).notice == "typed_too_long"


async def test_going_on_without_typing_asks_again(formal):
    formal.next()
    assert formal.next() == say.AskIdentity(part="name")


async def test_made_formal_in_the_summary_it_asks_what_is_missing_and_comes_back(world, resident):
    resident.open("housing")
    resident.choose("sub_theme", "housing.noise")
    await resident.skip_to("summary")
    assert resident.reply.reader.queue == "location"
    resident.edit("kind")
    assert isinstance(resident.choose("kind", "formal"), say.ExplainFormal)
    resident.next()
    await resident.write("Олена Приклад")
    await resident.write("Voorbeeldstraat 1")
    assert isinstance(resident.reply, say.Summary)
    assert [line.value for line in resident.reply.lines if line.step == "name"] == ["Олена Приклад"]


async def test_a_formal_complaint_is_never_filed_without_a_name(world, formal):
    for reach in ("here", "code"):
        turn = await world.intake.choose_reach(formal.session, reach, "chat")
        assert isinstance(turn.reply, say.ExplainFormal)
    assert world.filed == []
