"""Danger in the middle of a complaint: the numbers first, then on with what was being written."""

from __future__ import annotations

import pytest

from guide.intake import reply as say
from guide.reply import AfterAlarm, Alarm, AskSafe, Cleared, Menu
from guide.session import COMPLAINT
from issues.intake.loader import read_intake

DATA = read_intake()
SCARED = "він ломиться у двері, 06 12 34 56 78"
STEPS = ("kind", "theme", "sub_theme", "decision", "letter_date", "objection", "refund_for", "text", "photos",
         "explain", "name", "address", "place", "summary", "reach", "contact")  # fmt: skip


@pytest.fixture
def scared(world):
    """Learns what danger sounds like."""
    world.understood.learn(SCARED, "emergency", action="emergency", danger="life")
    world.understood.learn("мене б'ють", "safety.violence", action="emergency", danger="violence")
    return world


async def at(resident, step):
    """A formal complaint about money of somebody with a letter, at that step."""
    world = resident.world
    resident.open()
    for _ in range(40):
        if resident.step == step:
            return
        match resident.step:
            case "kind":
                resident.choose("kind", "formal")
            case "theme":
                resident.choose("theme", "money")
            case "sub_theme":
                resident.choose("sub_theme", "money.refund")
            case "decision":
                resident.choose("decision", "yes")
            case "summary":
                resident.take(await world.intake.send(resident.session))
            case "reach":
                resident.take(await world.intake.choose_reach(resident.session, "contact", "chat"))
            case _:
                await world.answer_anyhow(resident)
    pytest.fail(f"{step} is not reached")


@pytest.mark.parametrize("step", STEPS)
async def test_at_every_step_the_alarm_comes_first_and_nothing_is_lost(scared, step):
    resident = scared.resident(place=None)
    await at(resident, step)
    before = resident.draft
    assert isinstance(await resident.write(SCARED), Alarm)
    assert resident.draft == before.but(text="він ломиться у двері, [телефон 1]", removed={"text": 1})
    resident.take(scared.guide.ask_safe(resident.session, "life"))
    assert isinstance(resident.reply, AskSafe)
    menu = resident.take(scared.guide.safe(resident.session, "life", is_safe=True))
    assert isinstance(menu, Menu)
    if before.theme:
        assert menu.draft.label.endswith(DATA.theme("money").title.uk)
    resident.take(scared.intake.resume(resident.session))
    assert resident.step == step


async def test_after_it_they_choose_more_about_the_danger_or_the_complaint(scared, resident):
    await at(resident, "refund_for")
    asked = resident.reply
    await resident.write("мене б'ють")
    reply = resident.take(scared.guide.safe(resident.session, "violence", is_safe=True))
    assert isinstance(reply, AfterAlarm)
    assert (reply.about.id, reply.interrupted.id) == ("safety.violence", COMPLAINT)
    assert reply.interrupted.label.endswith(DATA.theme("money").title.uk)
    for _ in range(2):
        assert resident.resume().question == asked.question, "also when pressed again"


async def test_who_is_not_safe_gets_112_and_keeps_the_complaint(scared, resident):
    await at(resident, "refund_for")
    await resident.write("мене б'ють")
    assert isinstance(resident.take(scared.guide.safe(resident.session, "violence", is_safe=False)), Alarm)
    resident.resume()
    assert resident.draft.text == "мене б'ють"


async def test_a_button_that_was_typed_is_no_less_dangerous(world, resident):
    resident.open("safety")
    label = DATA.sub_theme("safety", "violence").title.uk
    world.understood.learn(label, "safety.violence", action="emergency", danger="violence")
    assert isinstance(await resident.write(label), Alarm)
    assert resident.draft.text == label


async def test_danger_in_a_text_too_long_to_keep_is_still_danger(world, resident):
    long = "дуже довго " * 500
    world.understood.learn(long, "emergency", action="emergency", danger="life")
    await at(resident, "text")
    assert isinstance(await resident.write(long), Alarm)
    assert resident.draft.text == ""


async def test_danger_beside_a_complaint_is_kept_nowhere(scared, resident):
    await at(resident, "text")
    resident.take(scared.guide.menu(resident.session))
    await resident.write(SCARED)
    assert resident.draft.text == ""
    assert "двері" not in resident.kept


async def test_an_alarm_with_a_job_in_it_asks_about_staff_afterwards(world, resident):
    world.understood.learn("охоронець мене душив", "safety.violence", action="emergency", danger="violence")
    await at(resident, "text")
    await resident.write("охоронець мене душив")
    resident.resume()
    assert isinstance(resident.next(), say.AskAbout)


async def test_the_alarm_keeps_the_location_out_of_who_to_go_to(scared, resident):
    await at(resident, "text")
    await resident.write("мене б'ють")
    assert resident.take(scared.guide.person(resident.session)).apart


async def test_on_a_shared_phone_clearing_leaves_no_complaint_in_the_menu(scared, resident):
    await at(resident, "text")
    await resident.write("мене б'ють")
    assert scared.guide.ask_clear(resident.session).reply.draft
    await scared.intake.forget(resident.session)
    assert isinstance(resident.take(scared.guide.cleared(resident.session)), Cleared)
    assert resident.draft is None
    assert resident.take(scared.guide.menu(resident.session)).draft is None
    assert "б'ють" not in resident.kept


async def test_a_complaint_that_an_alarm_came_into_and_that_is_sent_is_not_offered_again(scared, resident):
    resident.open("housing")
    resident.choose("sub_theme", "housing.mould")
    await resident.write("мене б'ють")
    resident.resume()
    await resident.skip_to("summary")
    await resident.send()
    assert resident.session.interrupted is None
    assert isinstance(resident.resume(), Menu)


ASKED_WHETHER_SAFE = [
    (theme.id, one.id, question)
    for theme in DATA.themes
    for one in theme.sub_themes
    for question in one.questions
    if question in {"feel_safe_now", "child_safe_now"}
]


@pytest.mark.parametrize(("theme", "sub_theme", "question"), ASKED_WHETHER_SAFE)
async def test_who_answers_that_they_are_not_safe_gets_the_numbers_before_the_next_question(
    world, resident, theme, sub_theme, question
):
    resident.open(theme)
    resident.choose("sub_theme", f"{theme}.{sub_theme}")
    await resident.skip_to(question)
    assert DATA.questions[question].choice("unsafe") is not None
    reply = resident.choose(question, "unsafe")
    assert isinstance(reply, Alarm)
    assert reply.danger == ("child" if question == "child_safe_now" else "violence")
    assert resident.draft.answers[question] == ("unsafe",)
    resident.take(world.guide.safe(resident.session, reply.danger, is_safe=True))
    resident.resume()
    assert resident.step not in {question, "summary"}, "on with the next question"


def test_there_are_such_questions():
    assert len(ASKED_WHETHER_SAFE) > 5


async def test_who_is_safe_gets_none(resident):
    resident.open("safety")
    resident.choose("sub_theme", "safety.violence")
    await resident.skip_to("feel_safe_now")
    assert isinstance(resident.choose("feel_safe_now", "safe"), say.IntakeQuestion)
