"""The way through a complaint: every subject in both languages, forth, back, skipping and changing."""

from __future__ import annotations

import random

import pytest

from guide.intake import ending
from guide.intake import reply as say
from guide.intake.steps import STEPS
from guide.reply import Menu
from issues.intake.loader import read_intake
from tests.guide.walking import answer, to_the_end

DATA = read_intake()
SUBJECTS = [(theme.id, one.id) for theme in DATA.themes for one in theme.sub_themes]
TEXTS_OF_THE_CHAT = {"kind", "theme", "sub_theme", "decision", "letter_date", "about", "name", "address", "place"}


def at(world, subject, language="uk", kind=None):
    """Somebody who has chosen what it is about."""
    theme, sub_theme = subject
    resident = world.resident(language)
    resident.open(theme, kind)
    resident.choose("sub_theme", f"{theme}.{sub_theme}")
    return resident


@pytest.mark.parametrize("language", ["uk", "nl"])
@pytest.mark.parametrize("subject", SUBJECTS, ids=".".join)
async def test_every_subject_comes_to_a_receipt(world, subject, language):
    for seed in range(3):
        resident = at(world, subject, language)
        world.later(days=1)
        reply = await to_the_end(resident, random.Random(f"{subject}{language}{seed}"))
        assert isinstance(reply, ending.Receipt)
        filed = world.filed[-1]
        assert (filed.theme, filed.sub_theme, filed.language) == (*subject, language)
        assert resident.draft is None
    assert world.problems == []


@pytest.mark.parametrize("subject", SUBJECTS, ids=".".join)
async def test_answers_arrive_as_they_were_given(world, subject):
    resident = at(world, subject)
    dice = random.Random(f"{subject}")
    await resident.skip_to(DATA.sub_theme(*subject).questions[0])
    given = {}
    for _ in DATA.sub_theme(*subject).questions:
        question = DATA.questions[resident.step]
        given[question.id] = (dice.choice(question.choices).id,)
        if question.many:
            resident.toggle(question.id, given[question.id][0])
            resident.next(question.id)
        else:
            resident.choose(question.id, given[question.id][0])
    assert resident.step == "text", "five questions, not four and not six"
    await resident.skip_to("summary")
    shown = {line.step: line for line in resident.reply.lines}
    for step, (choice,) in given.items():
        question = DATA.questions[step]
        assert (shown[step].label, shown[step].value) == (question.text.uk, question.choice(choice).label.uk)
    await resident.send()
    assert dict(world.filed[-1].answers) == given


@pytest.mark.parametrize("subject", SUBJECTS, ids=".".join)
async def test_everything_can_be_skipped(world, subject):
    resident = at(world, subject)
    while resident.step != "summary":
        before = resident.step
        resident.skip()
        assert resident.step != before
    assert isinstance(await resident.send(), ending.Receipt)
    assert not world.filed[-1].answers


@pytest.mark.parametrize("kind", ["signal", "formal"])
@pytest.mark.parametrize("subject", SUBJECTS, ids=".".join)
async def test_back_leads_from_every_step_to_the_one_before(world, subject, kind):
    resident = world.resident(place=None)
    resident.open()
    resident.choose("kind", kind)
    resident.choose("theme", subject[0])
    resident.choose("sub_theme", ".".join(subject))
    asked = ["kind", "theme", "sub_theme", resident.step]
    while resident.step != "summary":
        await world.answer_anyhow(resident)
        asked.append(resident.step)
    for step in reversed(asked[:-1]):
        resident.back()
        assert resident.step == step
    assert isinstance(resident.back(), ending.AskCancel), "what was answered is not thrown away without asking"


async def test_back_from_an_empty_complaint_is_simply_out(resident):
    resident.open()
    assert isinstance(resident.back(), Menu)
    assert resident.draft is None


@pytest.mark.parametrize("kind", ["signal", "formal", "idea"])
@pytest.mark.parametrize("subject", SUBJECTS, ids=".".join)
async def test_every_line_of_the_summary_can_be_changed_and_leads_back(world, subject, kind):
    dice = random.Random(f"{subject}{kind}")
    resident = at(world, subject, kind=kind)
    while resident.step != "summary":
        await answer(resident, dice)
    summary = resident.reply
    for step in (*(line.step for line in summary.lines), "text", "photos"):
        resident.edit(step)
        assert resident.step == step
        resident.back()
        assert resident.reply == summary, f"{step}: opened and left, nothing has changed"
    for line in summary.lines:
        resident.edit(line.step)
        for _ in range(20):
            if resident.step == "summary":
                break
            await answer(resident, dice)
        assert resident.step == "summary", line.step
        assert resident.draft.editing is False
    assert isinstance(await to_the_end(resident, dice), ending.Receipt)


async def test_a_changed_answer_is_said_to_be_changed(world):
    resident = at(world, ("housing", "mould"))
    await resident.skip_to("summary")
    resident.edit("since")
    reply = resident.choose("since", "months")
    assert reply.notice == "changed"
    assert (
        next(line.value for line in reply.lines if line.step == "since")
        == DATA.questions["since"].choice("months").label.uk
    )


async def test_every_step_is_reached_by_somebody(world):
    """And every question by its subject: nothing is written that nobody is asked. What was taken out is looked at
    by whoever wants to.
    """
    reached = set()
    for number, subject in enumerate(SUBJECTS * 4):
        dice = random.Random(number)
        resident = world.resident(place=None)
        world.later(days=1)
        resident.open()
        resident.choose("kind", ("signal", "formal", "idea")[number % 3])
        resident.choose("theme", subject[0])
        resident.choose("sub_theme", ".".join(subject))
        while resident.draft:
            reached.add(resident.step)
            await answer(resident, dice)
    asked = {question for theme in DATA.themes for one in theme.sub_themes for question in one.questions}
    assert reached == {*STEPS, *asked} - {"kind", "theme", "sub_theme", "preview"}


def test_no_question_is_called_like_a_step():
    assert not set(DATA.questions) & set(STEPS)


async def press_anything(resident, dice):
    """Any button of any age, or the answer to what is asked."""
    theme, question = dice.choice(DATA.themes), dice.choice(list(DATA.questions.values()))
    step = dice.choice([*STEPS, *DATA.questions])
    moves = (
        resident.back,
        resident.skip,
        lambda: resident.edit(step),
        lambda: resident.next(step),
        lambda: resident.skip(step),
        lambda: resident.choose("sub_theme", f"{theme.id}.{dice.choice(theme.sub_themes).id}"),
        lambda: resident.choose("theme", theme.id),
        lambda: resident.choose(question.id, dice.choice(question.choices).id),
        lambda: resident.toggle(question.id, dice.choice(question.choices).id),
    )
    if dice.random() < 0.5:
        dice.choice(moves)()
    elif not isinstance(resident.reply, Menu):
        await answer(resident, dice)


@pytest.mark.parametrize("seed", range(40))
async def test_whatever_is_pressed_in_whatever_order_there_is_a_way_to_the_end(world, seed):
    dice = random.Random(seed)
    place = dice.choice([None, "voorbeeldstad", "voorbeeldstad/de-linde"])
    resident = world.resident(dice.choice(["uk", "nl"]), place)
    for _ in range(120):
        if resident.draft is None:
            resident.open()
        if isinstance(resident.reply, ending.AskCancel):
            resident.take(world.intake.resume(resident.session))
        await press_anything(resident, dice)
        world.later(minutes=5)
    resident.session = resident.session.but(filed_on=())
    resident.take(world.intake.resume(resident.session)) if resident.draft else resident.open()
    await to_the_end(resident, dice)
    assert world.problems == []


async def test_another_subject_keeps_the_answers_that_still_fit(world):
    resident = at(world, ("housing", "heating"))
    resident.choose("where_room", "own_room")
    resident.choose("since", "weeks")
    resident.choose("how_bad_heating", DATA.questions["how_bad_heating"].choices[0].id)
    await resident.skip_to("summary")
    resident.edit("sub_theme")
    resident.choose("sub_theme", "housing.mould")
    assert resident.step == "how_bad_mould", "the one question that heating does not ask"
    resident.skip()
    assert resident.step == "summary"
    assert resident.draft.answers["where_room"] == ("own_room",)
    assert "how_bad_heating" not in resident.draft.answers
    await resident.send()
    assert set(world.filed[-1].answers) == {"where_room", "since"}


async def test_while_something_is_left_open_only_that_is_asked_before_the_summary(world):
    """Whoever opens another line from an older summary comes back to what the new theme still needs."""
    resident = at(world, ("housing", "mould"))
    await resident.skip_to("summary")
    resident.edit("theme")
    resident.choose("theme", "staff")
    resident.edit("text")
    assert isinstance(resident.next(), say.ChooseSubTheme)
    resident.choose("sub_theme", "staff.unequal")
    asked = []
    while resident.step != "summary":
        asked.append(resident.step)
        resident.skip()
    assert asked == ["staff_who", "what_unequal", "how_often", "reported_to_outside"], "affected is answered already"


async def test_another_theme_drops_what_was_about_the_old_one(world):
    resident = at(world, ("money", "leefgeld_late"))
    resident.choose("decision", "yes")
    await resident.write("12-11-2026")
    await resident.skip_to("summary")
    resident.edit("theme")
    resident.choose("theme", "move")
    assert resident.step == "sub_theme"
    assert (resident.draft.decision, resident.draft.letter_date) == (None, None)
    resident.choose("sub_theme", "move.apart")
    assert isinstance(resident.reply, say.AskDecision)


async def test_the_language_may_change_in_the_middle(world):
    resident = at(world, ("housing", "mould"))
    resident.choose("where_room", "kitchen")
    assert resident.reply.text == DATA.questions["since"].text.uk
    resident.take(world.guide.ask_language(resident.session, "uk"))
    reply = resident.take(await world.guide.choose_language(resident.session, "nl"))
    assert reply.text == DATA.questions["since"].text.nl, "goes on where it was, in the other language"
    await resident.skip_to("summary")
    lines = {line.step: line.value for line in resident.reply.lines}
    assert lines["where_room"] == DATA.questions["where_room"].choice("kitchen").label.nl
    await resident.send()
    assert world.filed[-1].language == "nl"


@pytest.mark.parametrize(
    ("step", "choice"),
    [("since", "yesteryear"), ("no_such_step", "x"), ("theme", "weather"), ("sub_theme", "housing.weather"),
     ("kind", "angry"), ("about", "maybe"), ("decision", "perhaps"), ("place", "atlantis/x"), ("how_late", "weeks")],
)  # fmt: skip
async def test_a_button_of_another_map_asks_again(world, step, choice):
    resident = at(world, ("housing", "mould"))
    asked, before = resident.reply, resident.draft
    assert resident.choose(step, choice) == asked
    assert resident.draft == before
    resident.toggle(step, choice)
    assert resident.draft == before


async def test_an_older_button_answers_its_own_question(world):
    resident = at(world, ("housing", "mould"))
    for _ in range(3):
        resident.skip()
    resident.choose("where_room", "kitchen")
    assert resident.draft.answers["where_room"] == ("kitchen",)
