"""The ways into a complaint: a message, the menu, a card, a link; and out of one into another."""

from __future__ import annotations

import pytest

from guide.intake import reply as say
from guide.intake.drafts import is_empty
from guide.reply import Card, ChooseLanguage, DidYouMean, Menu, Outdated, Question
from guide.session import Session
from issues.intake.loader import read_intake

DATA = read_intake()
MOULD = "в кімнаті пліснява"


@pytest.fixture
def heard(world, resident):
    """Writes a message that surely means an intent."""

    async def hear(text, intent):
        world.understood.learn(text, intent)
        return await resident.write(text)

    return hear


async def test_mould_in_the_room_starts_a_housing_complaint_with_these_words_in_it(resident, heard):
    reply = await heard(MOULD, "complaint.housing")
    assert isinstance(reply, say.IntakeQuestion)
    assert (reply.number, reply.total, reply.theme.label) == (1, 5, DATA.sub_theme("housing", "mould").title.uk)
    assert reply.text_kept
    assert (resident.draft.theme, resident.draft.sub_theme, resident.draft.text) == ("housing", "mould", MOULD)
    assert resident.draft.kind == "signal"


@pytest.mark.parametrize("theme", ["housing", "staff", "residents", "discrimination", "money"])
async def test_each_request_to_complain_starts_its_theme(resident, heard, theme):
    reply = await heard("ой, щось тут не так, як має бути", f"complaint.{theme}")
    assert isinstance(reply, say.ChooseSubTheme)
    assert (reply.theme.id, reply.text_kept) == (theme, True)
    assert [one.id for one in reply.options] == [f"{theme}.{one.id}" for one in DATA.theme(theme).sub_themes]


async def test_about_money_the_decision_is_asked_about_first(resident, heard):
    reply = await heard("мені не повернули витрати", "complaint.money")
    assert isinstance(reply, say.AskDecision | say.ChooseSubTheme)
    if isinstance(reply, say.ChooseSubTheme):
        reply = resident.choose("sub_theme", "money.refund")
    assert isinstance(reply, say.AskDecision)


async def test_who_only_wants_to_complain_chooses_the_kind(resident, heard):
    reply = await heard("хочу подати скаргу", "complaint.file")
    assert isinstance(reply, say.ChooseKind)
    assert reply.current == "signal"
    assert resident.draft.text == "", "that they want to complain is no complaint"


async def test_who_says_what_about_in_the_same_breath_is_not_asked_for_the_kind(resident, heard):
    reply = await heard("хочу подати скаргу на пліснява в кімнаті", "complaint.file")
    assert isinstance(reply, say.IntakeQuestion)
    assert resident.draft.sub_theme == "mould"


async def test_a_long_story_is_not_lost_though_nobody_knows_what_it_is_about(resident, heard):
    story = "хочу подати скаргу бо так уже далі жити не можна зовсім"
    assert isinstance(await heard(story, "complaint.file"), say.ChooseTheme)
    assert resident.draft.text == story


@pytest.mark.parametrize(
    "intent", ["complaint.procedure", "complaint.status", "complaint.objection", "complaint.confidant",
               "complaint.escalate_ombudsman", "safety.violence", "safety.discrimination"],
)  # fmt: skip
async def test_who_asks_how_it_works_gets_the_card_and_no_form(resident, heard, intent):
    assert isinstance(await heard("як це працює", intent), Card | Question)
    assert resident.draft is None


async def test_a_question_about_complaining_is_answered_with_the_card(resident, heard):
    assert isinstance(await heard("Де тут можна подати скаргу незалежній людині?", "complaint.file"), Card | Question)
    assert resident.draft is None
    reply = await heard("Чи можна поскаржитися на пліснява в кімнаті?", "complaint.file")
    assert isinstance(reply, say.IntakeQuestion), "unless it says what is wrong"


async def test_words_are_redacted_before_they_are_in_the_draft(resident, heard):
    reply = await heard("пліснява, мій номер 06 12 34 56 78", "complaint.housing")
    assert reply.notice == "personal_data_removed"
    assert resident.draft.text == "пліснява, мій номер [телефон 1]"


# -- buttons and links ------------------------------------------------------------------------------------------------


def test_without_anything_said_it_begins_with_the_kind(resident):
    assert isinstance(resident.open(), say.ChooseKind)
    assert isinstance(resident.choose("kind", "idea"), say.ChooseTheme)


def test_a_button_of_a_theme_begins_with_what_exactly(resident):
    assert isinstance(resident.open("staff"), say.ChooseSubTheme)
    resident.back()
    assert isinstance(resident.reply, say.ChooseTheme)
    resident.back()
    assert isinstance(resident.reply, say.ChooseKind), "the kind can still be chosen"


def test_a_theme_that_is_gone_counts_as_none(resident):
    assert isinstance(resident.open("weather"), say.ChooseKind)


def test_a_button_of_the_complaints_menu_begins_one_too(world, resident):
    assert isinstance(resident.take(world.guide.intent(resident.session, "complaint.residents")), say.ChooseSubTheme)


@pytest.mark.parametrize(
    ("payload", "reply"), [("c_housing", say.ChooseSubTheme), ("c_", say.ChooseKind), ("c_weather", say.ChooseKind)]
)
async def test_a_link_begins_it(world, resident, payload, reply):
    assert isinstance(resident.take(world.guide.start(resident.session, payload, "uk")), reply)


async def test_a_link_waits_until_the_language_is_chosen(world, resident):
    resident.session = Session()
    assert isinstance(resident.take(world.guide.start(resident.session, "c_housing", "uk")), ChooseLanguage)
    reply = resident.take(await world.guide.choose_language(resident.session, "nl"))
    assert isinstance(reply, say.ChooseSubTheme)
    assert reply.theme.label.endswith(DATA.theme("housing").title.nl)


async def test_in_between_the_words_wait_for_the_button(world, resident):
    world.understood.learn(MOULD, "housing.rules", action="choose", others=("complaint.housing",))
    assert isinstance(await resident.write(MOULD), DidYouMean)
    reply = resident.take(world.guide.intent(resident.session, "complaint.housing"))
    assert isinstance(reply, say.IntakeQuestion)
    assert (resident.draft.text, resident.draft.sub_theme) == (MOULD, "mould")


@pytest.mark.parametrize("other", ["menu", "words", "topic"])
async def test_words_that_waited_do_not_wait_for_ever(world, resident, other):
    world.understood.learn(MOULD, "housing.rules", action="choose", others=("complaint.housing",))
    await resident.write(MOULD)
    if other == "menu":
        resident.take(world.guide.menu(resident.session))
    elif other == "words":
        await resident.write("абракадабра")
    else:
        resident.take(world.guide.intent(resident.session, "housing.rules"))
    resident.take(world.guide.intent(resident.session, "complaint.housing"))
    assert resident.draft.text == ""


async def test_nothing_waits_where_no_button_begins_a_complaint(world, resident):
    world.understood.learn("робота", "work.find", action="choose", others=("work.rights",))
    await resident.write("робота")
    assert "робота" not in resident.kept


# -- the card beside it -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("theme", "topic"),
    [("housing", "complaint.procedure"), ("staff", "complaint.procedure"), ("money", "complaint.objection"),
     ("move", "complaint.objection"), ("discrimination", "safety.discrimination"), ("school", "complaint.procedure")],
)  # fmt: skip
async def test_the_card_that_says_where_to_turn_is_one_tap_away_and_costs_nothing(world, kaart, resident, theme, topic):
    reply = resident.open(theme)
    assert reply.info.label == kaart.topics[topic].title.uk
    draft = resident.draft
    shown = resident.take(world.intake.info(resident.session))
    assert isinstance(shown, Card | Question)
    assert shown.topic == topic
    assert resident.draft == draft
    resident.take(world.guide.menu(resident.session))
    resident.take(world.intake.resume(resident.session))
    assert isinstance(resident.reply, say.ChooseSubTheme)


async def test_a_complaint_card_offers_to_complain_about_what_it_is_about(world, resident):
    for theme, about in (("staff", "staff"), ("", "decision")):
        resident.take(world.guide.intent(resident.session, "complaint.procedure"))
        card = resident.take(world.guide.answer(resident.session, "complaint.procedure", "complaint_about", about))
        assert isinstance(card, Card)
        assert card.complain == theme


async def test_other_cards_do_not(world, resident):
    card = resident.take(world.guide.intent(resident.session, "healthcare.gp"))
    while isinstance(card, Question):
        turn = world.guide.answer(resident.session, card.topic, card.fact, card.choices[0].id)
        card = resident.take(turn)
    assert card.complain is None


# -- two at once ------------------------------------------------------------------------------------------------------


@pytest.fixture
async def waiting(world, resident):
    """A complaint about staff, half written, while the chat is at the menu."""
    resident.open("staff")
    resident.choose("sub_theme", "staff.rude")
    await resident.write("кричав на мене")
    await resident.photo()
    resident.take(world.guide.menu(resident.session))
    return resident


async def test_a_second_one_asks_which(world, waiting):
    world.understood.learn(MOULD, "complaint.housing")
    reply = await waiting.write(MOULD)
    assert reply == say.DraftWaiting(theme=waiting.world.intake.waiting(waiting.session).label)
    assert waiting.draft.text == "кричав на мене"


async def test_going_on_with_the_first_keeps_them_apart(world, waiting):
    world.understood.learn(MOULD, "complaint.housing")
    await waiting.write(MOULD)
    waiting.take(world.intake.resume(waiting.session))
    assert (waiting.draft.sub_theme, waiting.draft.text) == ("rude", "кричав на мене")
    assert waiting.session.next_draft is None


async def test_words_about_the_same_go_into_it(world, waiting):
    world.understood.learn("він знову кричав, 06 12 34 56 78", "complaint.staff")
    await waiting.write("він знову кричав, 06 12 34 56 78")
    waiting.take(world.intake.resume(waiting.session))
    assert waiting.draft.text == "кричав на мене\nвін знову кричав, [телефон 1]"
    assert waiting.draft.removed == {"text": 1}


async def test_beginning_the_second_deletes_the_first_with_its_photos(world, waiting):
    assert len(world.photos._rows) == 1
    world.understood.learn(MOULD, "complaint.housing")
    await waiting.write(MOULD)
    reply = waiting.take(await world.intake.restart(waiting.session))
    assert isinstance(reply, say.IntakeQuestion)
    assert (waiting.draft.sub_theme, waiting.draft.text) == ("mould", MOULD)
    assert not world.photos._rows


async def test_while_it_is_asked_which_words_go_into_neither(world, waiting):
    waiting.open()
    await waiting.write("абракадабра")
    assert waiting.draft.text == "кричав на мене"


async def test_the_command_asks_too_and_beginning_anew_is_empty(world, waiting):
    assert isinstance(waiting.open(), say.DraftWaiting)
    waiting.take(await world.intake.restart(waiting.session))
    assert isinstance(waiting.reply, say.ChooseKind)
    assert is_empty(waiting.draft)


async def test_an_empty_one_is_not_worth_asking_about(resident):
    resident.open()
    assert isinstance(resident.open("housing"), say.ChooseSubTheme)


async def test_no_complaint_is_offered_where_none_is_taken(world, resident):
    world.guide._intake = None
    assert isinstance(resident.open("housing"), Question)
    with pytest.raises(LookupError):
        _ = world.guide.intake
    assert isinstance(resident.take(world.guide.menu(resident.session)), Menu)
    assert not isinstance(resident.take(world.guide.intent(resident.session, "complaint.housing")), Outdated)
