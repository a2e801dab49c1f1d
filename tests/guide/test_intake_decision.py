"""Decision or behaviour: against a letter with a decision there is another way, with a term; filing goes on."""

from __future__ import annotations

from datetime import date

import pytest

from guide.intake import reply as say
from guide.intake.letter_date import read_date
from issues.intake.loader import read_intake
from issues.terms import objection_last_day

DATA = read_intake()
TODAY = date(2026, 11, 23)
ABOUT_DECISIONS = [theme.id for theme in DATA.themes if theme.decision]


@pytest.fixture(params=ABOUT_DECISIONS)
def asked(request, resident):
    """Somebody who is asked whether a letter came."""
    theme = DATA.theme(request.param)
    resident.open(theme.id)
    resident.choose("sub_theme", f"{theme.id}.{theme.sub_themes[0].id}")
    assert isinstance(resident.reply, say.AskDecision)
    return resident


def test_money_a_move_and_a_measure_are_about_decisions():
    assert ABOUT_DECISIONS == ["money", "move", "measure"]


async def test_a_letter_has_a_last_day_to_object_and_legal_help(asked):
    asked.choose("decision", "yes")
    assert isinstance(asked.reply, say.AskLetterDate)
    reply = await asked.write("12 листопада")
    assert isinstance(reply, say.ObjectionTerm)
    assert (reply.letter, reply.last_day, reply.passed) == (date(2026, 11, 12), date(2026, 12, 24), False)
    assert [one.id for one in reply.help] == ["juridisch_loket", "vluchtelingenwerk"]
    assert isinstance(asked.next(), say.IntakeQuestion), "filing goes on"


async def test_a_term_that_is_over_is_said_to_be_over(asked):
    asked.choose("decision", "yes")
    reply = await asked.write("1-10-2026")
    assert (reply.last_day, reply.passed) == (objection_last_day(date(2026, 10, 1)), True)


async def test_on_the_last_day_it_is_not_over(world, asked):
    asked.choose("decision", "yes")
    letter = date(2026, 10, 12)
    assert objection_last_day(letter) == TODAY
    assert (await asked.write(letter.isoformat())).passed is False


async def test_without_the_date_the_letter_says_it(asked):
    asked.choose("decision", "yes")
    reply = asked.skip()
    assert isinstance(reply, say.ObjectionTerm)
    assert (reply.letter, reply.last_day) == (None, None)


async def test_who_is_not_sure_hears_of_it_too(asked):
    assert isinstance(asked.choose("decision", "unsure"), say.ObjectionTerm)


async def test_behaviour_goes_straight_on(asked):
    assert isinstance(asked.choose("decision", "no"), say.IntakeQuestion)


async def test_back_from_the_first_question_comes_to_the_term_again(asked):
    asked.choose("decision", "yes")
    await asked.write("12-11-2026")
    asked.next()
    assert isinstance(asked.back(), say.ObjectionTerm)
    assert isinstance(asked.back(), say.AskLetterDate)


async def test_a_date_changed_in_the_summary_shows_the_new_term(world, asked):
    asked.choose("decision", "no")
    await asked.skip_to("summary")
    asked.edit("decision")
    asked.choose("decision", "yes")
    assert isinstance(asked.reply, say.AskLetterDate)
    reply = await asked.write("2-11-2026")
    assert isinstance(reply, say.ObjectionTerm)
    assert isinstance(asked.next(), say.Summary)
    await asked.send()
    assert world.filed[-1].letter_date == date(2026, 11, 2)


async def test_an_idea_is_not_asked_for_letters(resident):
    resident.open("money", "idea")
    assert isinstance(resident.choose("sub_theme", "money.refund"), say.IntakeQuestion)


@pytest.mark.parametrize(
    ("typed", "notice"),
    [("завтра", "date_unreadable"), ("12-12-2026", "date_in_future"), ("12-11-1999", "date_too_old"),
     ("31 лютого", "date_unreadable"), ("нещодавно", "date_unreadable"), ("1.2.3.4", "date_unreadable")],
)  # fmt: skip
async def test_a_date_that_cannot_be_is_asked_again(asked, typed, notice):
    asked.choose("decision", "yes")
    reply = await asked.write(typed)
    assert reply == say.AskLetterDate(notice=notice)
    assert asked.draft.text == "", "a mistyped date is no part of the story"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12.11.2026", "2026-11-12"), ("12-11-26", "2026-11-12"), ("12/11", "2026-11-12"), ("2026-11-12", "2026-11-12"),
        ("12 листопада 2026 р.", "2026-11-12"), ("12 november 2026", "2026-11-12"), ("5 мая", "2026-05-05"),
        ("лист від 3 жовтня", "2026-10-03"), ("brief van 3 okt. 2026", "2026-10-03"), ("3th of October", "2026-10-03"),
        ("вчора", "2026-11-22"), ("vandaag", "2026-11-23"), ("23.12", "2025-12-23"), ("29.02", "2024-02-29"),
        ("١٢.١١.٢٠٢٦", "2026-11-12"), ("１２．１１．２０２６", "2026-11-12"), ("23-11-2026", "2026-11-23"),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_type_them(typed, read):
    assert read_date(typed, TODAY) == date.fromisoformat(read)


@pytest.mark.parametrize("typed", ["", "12", "9" * 500, "0.0.0", "32.1.2026", "5 березня квітня", "⑿" * 4096])
def test_what_is_no_date_is_none(typed):
    assert read_date(typed, TODAY) == "date_unreadable"
