"""Is it about somebody who works there? Then nobody there reads it."""

from __future__ import annotations

import random

import pytest

from guide.intake import reply as say
from guide.reply import People
from issues.intake.loader import read_intake
from tests.guide.walking import answer

DATA = read_intake()
APART = [(theme.id, one.id) for theme in DATA.themes for one in theme.sub_themes if "staff" in (theme.about, one.about)]


async def told(resident, text, sub_theme="housing.mould"):
    """At the step after the story."""
    resident.open(sub_theme.partition(".")[0])
    resident.choose("sub_theme", sub_theme)
    await resident.skip_to("text")
    await resident.write(text)
    return resident.next()


@pytest.mark.parametrize(
    "text",
    ["охоронець бачив і сміявся", "я казала охоронцеві тричі", "de beheerder doet niets", "менеджерка мовчить",
     "na retseptsii ohoronets krychav", "the guard laughed"],
)  # fmt: skip
async def test_a_job_in_the_words_is_asked_about(resident, text):
    reply = await told(resident, text)
    assert isinstance(reply, say.AskAbout)
    assert reply.words
    assert all(word.lower() in text.lower() for word in reply.words)


async def test_no_job_no_question(resident):
    assert isinstance(await told(resident, "стіна чорна, діти кашляють"), say.AskPhotos)


async def test_yes_leads_past_the_location(world, resident):
    await told(resident, "охоронець не пустив")
    resident.choose("about", "yes")
    await resident.skip_to("summary")
    assert resident.reply.reader.queue != "location"
    await resident.send()
    assert world.filed[-1].about == "staff"


async def test_no_stays_what_it_was(world, resident):
    await told(resident, "охоронець порадив написати")
    resident.choose("about", "no")
    await resident.skip_to("summary")
    assert resident.reply.reader.queue == "location"
    await resident.send()
    assert world.filed[-1].about == "facilities"


@pytest.mark.parametrize("move", ["skip", "next"])
async def test_who_does_not_answer_is_kept_from_the_location(resident, move):
    await told(resident, "охоронець не пустив")
    getattr(resident, move)()
    await resident.skip_to("summary")
    assert resident.reply.reader.queue != "location"
    assert "staff" in [line.value for line in resident.reply.lines]


async def test_a_job_named_later_asks_again(resident):
    await told(resident, "охоронець порадив написати")
    resident.choose("about", "no")
    await resident.skip_to("summary")
    reply = await resident.write("а менеджер сміявся")
    assert isinstance(reply, say.AskAbout)
    assert reply.notice == "text_added"
    resident.choose("about", "yes")
    assert resident.reply.reader.queue != "location"


async def test_the_same_job_named_again_does_not(resident):
    await told(resident, "охоронець порадив написати")
    resident.choose("about", "no")
    await resident.skip_to("summary")
    assert isinstance(await resident.write("охоронець правий"), say.Summary)


async def test_a_job_in_a_typed_room_asks_too(resident):
    resident.open("housing")
    resident.choose("sub_theme", "housing.mould")
    await resident.write("біля кімнати охорони, там сидить охоронець")
    await resident.skip_to("text")
    assert isinstance(resident.skip(), say.AskAbout)


async def test_words_taken_out_again_ask_nothing(world, resident):
    resident.open("housing")
    resident.choose("sub_theme", "housing.mould")
    await resident.skip_to("text")
    await resident.write("охоронець")
    resident.take(await world.intake.clear(resident.session, "text"))
    assert isinstance(resident.next(), say.AskPhotos)


@pytest.mark.parametrize("sub_theme", APART, ids=".".join)
async def test_what_is_about_staff_anyway_is_not_asked(resident, sub_theme):
    resident.open(sub_theme[0])
    resident.choose("sub_theme", ".".join(sub_theme))
    await resident.skip_to("text")
    await resident.write("охоронець кричав")
    assert not isinstance(resident.next(), say.AskAbout)


async def test_where_it_may_be_anybody_it_is_asked_without_words(resident):
    resident.open("discrimination")
    resident.choose("sub_theme", "discrimination.origin")
    await resident.skip_to("text")
    assert resident.skip() == say.AskAbout(words=())


async def test_who_did_it_answers_that(world, resident):
    resident.open("discrimination")
    resident.choose("sub_theme", "discrimination.origin")
    question = DATA.questions["by_whom_discrim"]
    staff = next(one.id for one in question.choices if one.about == "staff")
    await resident.skip_to("by_whom_discrim")
    resident.choose("by_whom_discrim", staff)
    await resident.skip_to("text")
    assert not isinstance(resident.skip(), say.AskAbout)
    await resident.skip_to("summary")
    await resident.send()
    assert world.filed[-1].about == "staff"


async def test_another_theme_asks_anew(resident):
    await told(resident, "охоронець порадив написати")
    resident.choose("about", "no")
    await resident.skip_to("summary")
    resident.edit("sub_theme")
    resident.choose("sub_theme", "housing.noise")
    for _ in range(10):
        if isinstance(resident.reply, say.AskAbout):
            break
        resident.skip()
    assert isinstance(resident.reply, say.AskAbout)


@pytest.mark.parametrize("seed", range(30))
async def test_nothing_about_staff_ever_shows_a_reader_at_the_location(world, seed):
    """Whatever else is answered: the reader in the summary is the one that the rules give, and never one of theirs."""
    dice = random.Random(seed)
    resident = world.resident()
    resident.open()
    while resident.step != "summary":
        await answer(resident, dice)
    summary = resident.reply
    receipt = await resident.send()
    assert receipt.reader == summary.reader
    named = {line.step: line.value for line in summary.lines}.get("about")
    assert world.filed[-1].about == "staff" or named != "staff"
    assert world.filed[-1].about != "staff" or receipt.reader.queue != "location"


async def test_while_writing_about_staff_nobody_there_is_named_as_a_person_to_go_to(world, resident):
    resident.open("staff")
    people = resident.take(world.guide.person(resident.session))
    assert isinstance(people, People)
    assert people.apart


async def test_while_writing_about_a_room_they_are(world, resident):
    resident.open("housing")
    assert resident.take(world.guide.person(resident.session)).apart is False
