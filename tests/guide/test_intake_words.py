"""What is typed while a complaint is written: an answer, or more of the story; never kept as it was typed."""

from __future__ import annotations

import pytest

from guide.intake import ending
from guide.intake import reply as say
from guide.reply import Menu, People
from issues.draft import MAX_TEXT_CHARS
from issues.intake.loader import read_intake

DATA = read_intake()


@pytest.fixture
def writing(world, resident):
    """At the first question about mould."""
    resident.open("housing")
    resident.choose("sub_theme", "housing.mould")
    return resident


async def test_the_words_of_a_button_are_its_answer(writing):
    await writing.skip_to("since")
    await writing.write("  місяць або Більше! ")
    assert writing.draft.answers["since"] == ("months",)
    assert writing.draft.text == ""


async def test_theme_and_sub_theme_can_be_typed_too(resident):
    resident.open()
    resident.choose("kind", "signal")
    await resident.write(DATA.theme("school").title.uk)
    assert isinstance(resident.reply, say.ChooseSubTheme)
    await resident.write(DATA.sub_theme("school", "transport").title.uk)
    assert (resident.draft.theme, resident.draft.sub_theme) == ("school", "transport")


@pytest.mark.parametrize(("typed", "answer"), [("Так", "yes"), ("да", "yes"), ("Nee.", "no"), ("ні", "no")])
async def test_yes_and_no_can_be_typed(world, typed, answer):
    resident = world.resident()
    resident.open("money")
    resident.choose("sub_theme", "money.refund")
    await resident.write(typed)
    assert resident.draft.decision == answer


async def test_a_room_may_be_typed_where_a_place_is_asked(writing):
    assert writing.reply.can_type
    reply = await writing.write("кімната 12, третій поверх")
    assert writing.step == "since", "goes on by itself"
    assert reply.notice is None
    writing.back()
    assert writing.reply.typed == "кімната 12, третій поверх"


async def test_other_words_at_buttons_are_added_to_the_story(writing):
    await writing.skip_to("since")
    asked = writing.reply
    reply = await writing.write("Пліснява вже на ліжку")
    assert (reply.notice, reply.question) == ("text_added", asked.question)
    await writing.write("і на одязі")
    await writing.skip_to("text")
    assert writing.reply.current == "Пліснява вже на ліжку\nі на одязі"


async def test_words_at_the_summary_are_seen_there(writing):
    await writing.skip_to("summary")
    reply = await writing.write("ще одне")
    assert isinstance(reply, say.Summary)
    assert (reply.text, reply.notice) == ("ще одне", "text_added")


async def test_words_before_the_subject_say_what_it_is_about(resident):
    resident.open()
    reply = await resident.write("у кімнаті пліснява")
    assert isinstance(reply, say.IntakeQuestion)
    assert (resident.draft.theme, resident.draft.sub_theme) == ("housing", "mould")
    assert (reply.theme.id, reply.text_kept) == ("housing.mould", True)


async def test_words_that_say_nothing_of_the_subject_lead_to_choosing_it(resident):
    resident.open()
    reply = await resident.write("мені тут дуже недобре живеться")
    assert isinstance(reply, say.ChooseTheme)
    assert reply.text_kept
    assert (await resident.write("справді")).notice == "text_added"
    assert isinstance(resident.reply, say.ChooseTheme)
    resident.choose("theme", "staff")
    assert isinstance(await resident.write("не знаю, що вибрати"), say.ChooseSubTheme)


@pytest.mark.parametrize("word", ["назад", "Назад", "terug", "back"])
async def test_back_can_be_typed(writing, word):
    writing.skip()
    await writing.write(word)
    assert writing.step == "where_room"


@pytest.mark.parametrize("word", ["далі", "пропустити", "overslaan", "verder", "skip", "Далі ➡️"])
async def test_going_on_can_be_typed(writing, word):
    await writing.write(word)
    assert (writing.step, writing.draft.text) == ("since", "")


@pytest.mark.parametrize("word", ["скасувати", "отмена", "annuleren", "Cancel"])
async def test_cancelling_can_be_typed_and_is_asked_about(world, writing, word):
    assert isinstance(await writing.write(word), ending.AskCancel)
    assert writing.draft is not None
    assert isinstance(writing.take(await world.intake.cancel(writing.session)), ending.Cancelled)
    assert writing.draft is None
    assert world.intake.waiting(writing.session) is None


async def test_who_asks_for_a_person_gets_one_and_can_go_on(world, writing):
    await writing.skip_to("since")
    world.understood.learn("хочу до людини", "help.human")
    assert isinstance(await writing.write("хочу до людини"), People)
    assert writing.draft.text == ""
    writing.take(world.guide.menu(writing.session))
    assert writing.reply.draft.label == "🏠 " + DATA.theme("housing").title.uk
    assert isinstance(writing.take(world.intake.resume(writing.session)), say.IntakeQuestion)
    assert writing.step == "since"


async def test_where_words_are_asked_for_they_are_the_answer_whatever_else_they_mean(world, writing):
    await writing.skip_to("text")
    world.understood.learn("хочу до людини", "help.human")
    await writing.write("хочу до людини")
    assert writing.draft.text == "хочу до людини"


async def test_from_the_menu_words_are_heard_as_ever(world, writing):
    writing.take(world.guide.menu(writing.session))
    await writing.write("абракадабра")
    assert writing.draft.text == ""


async def test_another_request_in_the_middle_is_part_of_the_story(world, writing):
    """Who writes of a doctor while complaining about mould is not sent away to the doctor's card."""
    world.understood.learn("лікар каже, що це від плісняви", "healthcare.gp")
    await writing.skip_to("since")
    await writing.write("лікар каже, що це від плісняви")
    assert writing.draft.text == "лікар каже, що це від плісняви"


# -- bad input --------------------------------------------------------------------------------------------------------

HOSTILE = [
    "'; DROP TABLE complaint_case; --",
    "<b>жирно</b> &amp; <script>alert(1)</script>",
    "\u202eзадом наперед\u202c і далі",
    "ну\u200bль\u200dова\ufeff ширина",
    "a\x00b\x07c\r\nновий рядок",
    "👩‍👩‍👧 😭🔥 ٣٤ １２",
    "половина \ud83d емодзі",
    "n" * MAX_TEXT_CHARS,
    "\u0301" * 200 + "з" * 300,
    "   \n\n\n\n\n  багато рядків \n\n\n\n\n кінець",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_whatever_is_typed_is_kept_readable_and_can_be_sent(world, writing, text):
    await writing.skip_to("text")
    await writing.write(text)
    kept = writing.draft.text
    assert kept
    assert len(kept) <= MAX_TEXT_CHARS
    assert not {"\u202e", "\u200b", "\ufeff", "\x00", "\x07", "\r"} & set(kept)
    kept.encode()
    writing.next()
    await writing.skip_to("summary")
    assert isinstance(await writing.send(), ending.Receipt)
    assert world.filed[-1].text == kept


async def test_joined_emoji_stay_whole(writing):
    await writing.skip_to("text")
    await writing.write("👩‍👩‍👧")
    assert writing.draft.text == "👩‍👩‍👧"


async def test_a_message_longer_than_one_can_be_is_refused_and_nothing_is_lost(writing):
    await writing.skip_to("text")
    await writing.write("перше")
    assert (await writing.write("а" * (MAX_TEXT_CHARS + 1))).notice == "typed_too_long"
    assert writing.draft.text == "перше"


async def test_when_the_story_is_full_it_says_so(writing):
    await writing.skip_to("text")
    await writing.write("а" * (MAX_TEXT_CHARS - 5))
    assert (await writing.write("це вже не влізе")).notice == "text_is_full"
    assert len(writing.draft.text) == MAX_TEXT_CHARS - 5


async def test_words_of_signs_nobody_sees_change_nothing(writing):
    asked, draft = writing.reply, writing.draft
    assert await writing.write("\u200b\u200b") == asked
    assert writing.draft == draft


async def test_all_words_can_be_taken_out_again(world, writing):
    await writing.skip_to("text")
    await writing.write("мій номер 06 12 34 56 78")
    reply = writing.take(await world.intake.clear(writing.session, "text"))
    assert (reply.current, writing.draft.removed) == ("", {})


# -- what is taken out ------------------------------------------------------------------------------------------------

CANARIES = ("+31 6 12345678", "canary@example.org", "@canary_77", "https://t.me/canary", "NL91 ABNA 0417 1643 00")


async def test_what_is_personal_is_taken_out_and_said_so(writing):
    await writing.skip_to("since")
    reply = await writing.write("телефонуйте +31 6 12345678 або canary@example.org")
    assert reply.notice == "personal_data_removed"
    await writing.skip_to("summary")
    assert writing.reply.removed == 2
    assert writing.reply.text == "телефонуйте [телефон 1] або [ел. пошта 1]"


async def test_in_a_typed_room_too(writing):
    reply = await writing.write("кімната 3, @canary_77")
    assert reply.notice == "personal_data_removed"
    writing.edit("where_room")
    writing.skip()
    await writing.skip_to("summary")
    assert writing.reply.removed == 0, "it went with the answer it stood in"


@pytest.mark.parametrize("canary", CANARIES)
async def test_nothing_that_was_typed_is_stored_raw_at_any_step(world, canary):
    """Every step but those that ask for name, address and contact; an alarm and a message beside a draft as well."""
    world.understood.learn(f"він мене вбʼє {canary}", "emergency", action="emergency", danger="life")
    world.understood.learn(f"пліснява {canary}", "complaint.housing")
    world.understood.learn(f"щось {canary}", "complaint.staff", action="choose", others=("work.find",))
    for kind in ("signal", "formal", "idea"):
        resident = world.resident(place=None)
        await resident.write(f"щось {canary}")
        assert canary not in resident.kept
        await resident.write(f"пліснява {canary}")
        resident.edit("kind")
        resident.choose("kind", kind)
        resident.edit("theme")
        resident.choose("theme", "money")
        for _ in range(40):
            if resident.step == "reach":
                break
            if resident.step not in {"name", "address"}:
                await resident.write(f"ось {canary}")
                assert canary not in resident.kept, resident.step
            if resident.step == "summary":
                resident.take(await world.intake.send(resident.session))
            else:
                await world.answer_anyhow(resident)
        await resident.write(f"він мене вбʼє {canary}")
        resident.resume()
        await resident.write(f"пліснява {canary}")
        resident.take(world.guide.menu(resident.session))
        await resident.write(f"пліснява {canary}")
        assert resident.session.next_draft is not None
        assert canary not in resident.kept
        assert not any(canary in repr(one) for one in resident.seen)


async def test_a_name_typed_for_a_formal_complaint_stays_out_of_its_text(world, resident):
    resident.open("housing", "formal")
    resident.choose("sub_theme", "housing.noise")
    await resident.skip_to("summary")
    assert (resident.draft.identity_name, resident.draft.text) == ("Олена Приклад", "")
    resident.edit("kind")
    resident.choose("kind", "signal")
    assert not {"name", "address"} & {line.step for line in resident.reply.lines}
    await resident.send()
    assert world.filed[-1].identity is None, "a report without a name goes without one, whatever was typed before"


async def test_the_menu_is_a_way_out_and_back(world, writing):
    writing.choose("where_room", "kitchen")
    assert isinstance(writing.take(world.guide.menu(writing.session)), Menu)
    writing.take(world.intake.resume(writing.session))
    assert writing.step == "since"
    assert writing.draft.answers["where_room"] == ("kitchen",)
