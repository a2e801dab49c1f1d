"""Everything that can be said about a case that was sent, as Telegram would get it, in every language."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest

from bot.case_callbacks import (
    CancelMessage,
    ClearMessage,
    SendMessage,
    ShowCase,
    ShowWords,
    TellCase,
    ThankCase,
    WantLanguage,
    WithdrawCase,
)
from bot.render import render
from bot.render.long_text import units
from guide.follow_up import reply as say
from guide.follow_up.message import Purpose
from issues.case import State
from issues.steps import OPEN
from locales import languages, texts
from tests.bot import case_replies as replies
from tests.bot.case_replies import CODE, DAY, ID, NUMBER, WHO
from tests.bot.test_complaint_render import WORST, acceptable, labels, packed
from tests.hostile.telegram_html import visible_text

STATES = get_args(State)
LANGUAGES = languages()


def shown(reply, language="uk"):
    return visible_text(render(reply, language).text)


def whole(rendered):
    return "\n".join(visible_text(one) for one in (*rendered.before, rendered.text))


def test_every_kind_of_reply_is_among_the_samples():
    assert {type(one) for one in replies.every()} == set(get_args(say.CaseReply))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reply", replies.every(), ids=lambda one: type(one).__name__)
def test_every_reply_is_acceptable_and_has_a_way_on(reply, language):
    rendered = render(reply, language)
    acceptable(rendered)
    assert labels(rendered)


# -- the code ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("notice", replies.CODE_NOTICES)
def test_each_reason_not_to_open_a_case_is_said_and_unlike_the_others(notice, language):
    made = {one: shown(say.AskCode(notice=one, digits=15, minutes=7), language) for one in replies.CODE_NOTICES}
    assert len(set(made.values())) == len(replies.CODE_NOTICES)
    assert made[notice].startswith("⚠️ ")
    assert ("15" in made[notice]) == (notice == "wrong_length")
    assert ("7" in made[notice]) == (notice == "too_many")


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_has_to_wait_is_not_asked_to_type(language):
    asked = texts(language)("Type the code of your report.")
    assert asked in shown(say.AskCode(), language)
    assert asked not in shown(say.AskCode(notice="too_many", minutes=7), language)


# -- how it stands ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_state_is_said_and_unlike_the_others(language):
    made = {state: shown(replies.case(state, lines=()), language) for state in STATES}
    assert len(set(made.values())) == len(STATES)
    for text in made.values():
        assert NUMBER in text
        assert CODE not in text, "whoever looks over the shoulder must not learn the code"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("notice", replies.CASE_NOTICES)
def test_what_just_happened_stands_first(notice, language):
    without = shown(replies.case(), language)
    found = shown(replies.case(notice=notice), language)
    assert found.endswith(without)
    good = notice in {"sent", "language_wanted", "thanked", "reopened", "withdrawn", "destroyed"}
    assert found.startswith("✅" if good else "🗑" if notice == "thrown_away" else "⚠️")


BUTTONS = {
    "answer": TellCase(ref=CODE, purpose="answer"),
    "add_information": TellCase(ref=CODE, purpose="add"),
    "thank": ThankCase(ref=CODE),
    "not_solved": TellCase(ref=CODE, purpose="unsolved"),
    "withdraw": WithdrawCase(ref=CODE, sure=False),
    "destroy": WithdrawCase(ref=CODE, sure=False),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_a_case_offers_what_its_resident_may_do_and_nothing_else(state, language):
    reply = replies.case(state)
    wanted = {data.pack() for action, data in BUTTONS.items() if action in reply.can}
    if state == "passed_on":
        wanted.remove(BUTTONS["not_solved"].pack())
    of_case = {one for one in packed(render(reply, language)) if one and one.startswith("v")}
    assert of_case == wanted | {ShowWords(ref=CODE).pack()}


@pytest.mark.parametrize("state", STATES)
def test_where_the_words_are_gone_nothing_about_words_is_offered(state):
    offered = packed(render(replies.case(state, readable=False), "uk"))
    assert ShowWords(ref=CODE).pack() not in offered
    assert TellCase(ref=CODE, purpose="add").pack() not in offered
    assert (WithdrawCase(ref=CODE, sure=False).pack() in offered) == ("withdraw" in replies.case(state).can)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_the_day_of_the_answer_is_said_while_there_is_none(state, language):
    due = {"uk": "19 листопада", "nl": "19 november"}.get(language, "19")
    text = shown(replies.case(state, lines=()), language)
    assert (due in text) == (state in OPEN)
    assert ("📅" in text) == (state in OPEN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_late_answer_a_promise_and_a_term_of_law_are_said_differently(language):
    made = {
        shown(replies.case(lines=(), **more), language)
        for more in ({}, {"kind": "formal"}, {"overdue": True}, {"kind": "formal", "overdue": True})
    }
    assert len(made) == 4


@pytest.mark.parametrize("state", ["resolved", "declined"])
def test_how_long_not_solved_can_be_said_is_said(state):
    assert "30" in shown(replies.case(state, lines=()))
    assert "30" not in shown(replies.case("closed", lines=()))


def test_whoever_took_it_back_is_not_told_who_reads_it():
    assert WHO in shown(replies.case(lines=()))
    assert WHO not in shown(replies.case("withdrawn", lines=()))
    assert "None" not in shown(replies.case(who=None))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_history_shows_its_newest_and_says_that_there_is_more(language):
    who = "Дуже довга назва установи, яка читає це звернення, у місті Ворбелдстад, " * 2
    lines = tuple(replies.line(f"Подія {number}. Читає: {who}.", DAY + timedelta(days=number)) for number in range(400))
    rendered = render(replies.case("resolved", lines=lines), language)
    acceptable(rendered)
    text = visible_text(rendered.text)
    assert "Подія 399." in text
    assert "Подія 385." in text
    assert "Подія 384." not in text
    assert "\n…\n" in text


def test_the_day_in_a_line_is_the_one_of_then():
    moved = replies.line("Останній день: {date}.", until=date(2027, 1, 8))
    assert "Останній день: 8 січня" in shown(replies.case(lines=(moved,)))
    assert "{date}" not in shown(replies.case(lines=(moved,)))
    assert "р.." not in shown(replies.case(lines=(moved,)))


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", WORST.values(), ids=WORST)
@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_words_are_shown_as_they_are_and_do_nothing(text, language):
    for reply in (
        replies.words(replies.said(text), replies.said(text, text[:60])),
        replies.check(text),
        replies.ask("answer", text),
        replies.case(who=text[:200], lines=(replies.line(text[:200]),)),
    ):
        acceptable(render(reply, language))
    seen = whole(render(replies.words(replies.said(text)), language))
    assert "".join(text.split()) in "".join(seen.split()), "not a letter is lost"


@pytest.mark.parametrize("text", ["{date}", "{who}", "{number}", "{0}", "%s", "{"])
def test_braces_in_words_are_words(text):
    for reply in (replies.words(replies.said(text)), replies.check(text), replies.ask("answer", text)):
        assert text in whole(render(reply, "uk"))


def test_more_words_than_a_message_holds_come_in_several_and_the_buttons_below():
    long = " ".join(f"слово{number}" for number in range(3000))
    rendered = render(replies.words(replies.said(long), replies.said(long, WHO)), "uk")
    acceptable(rendered)
    assert len(rendered.before) > 5
    assert "".join(long.split()) in "".join(whole(rendered).split())
    assert whole(rendered).count("слово2999") == 2


def test_a_long_message_is_shown_in_full_above_before_it_is_sent():
    long = " ".join(f"слово{number}" for number in range(400)) + " кінець"
    assert units(long) > 3400
    rendered = render(replies.check(long), "uk")
    acceptable(rendered)
    above = " ".join(visible_text(one) for one in rendered.before)
    assert "".join(long.split()) == "".join(above.split())
    assert "кінець" not in visible_text(rendered.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_in_a_foreign_language_are_called_so_and_can_be_asked_for(language):
    foreign = replies.said("Welke kamer?", WHO, language="nl")
    rendered = render(replies.words(replies.said(), foreign, foreign=2), language)
    assert "Nederlands" in whole(rendered)
    assert WantLanguage(ref=CODE, place=2).pack() in packed(rendered)
    rendered = render(replies.words(replies.said("Wat?", WHO)), language)
    assert "🌐" not in whole(rendered)
    assert not any("🌐" in label for label in labels(rendered))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_are_foreign_in_part_are_called_so_once(language):
    part = texts(language)("Part of it is in another language: {language}").partition(":")[0]
    mixed = whole(render(replies.words(replies.said("Ось що зробили: kraan vervangen.", WHO, partly="nl")), language))
    assert part in mixed
    assert "Nederlands" in mixed
    foreign = replies.said("Kraan vervangen.", WHO, language="nl", partly="nl")
    assert part not in whole(render(replies.words(foreign), language)), "all of it is"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_computer_translated_is_called_so_whatever_the_language(language):
    computer = texts(language)("Translated by a computer, so it may hold mistakes.")
    assert computer in whole(render(replies.words(replies.said("Так.", WHO, machine=True)), language))
    assert computer not in whole(render(replies.words(replies.said("Так.", WHO)), language))


def test_a_language_that_the_bot_does_not_speak_is_named_by_its_letters():
    assert "Мова: xx" in whole(render(replies.words(replies.said("?", WHO, language="xx")), "uk"))


# -- a message --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", get_args(Purpose))
def test_each_message_is_asked_for_and_can_be_cancelled(purpose, language):
    rendered = render(replies.ask(purpose, "Welke kamer?" if purpose == "answer" else None), language)
    acceptable(rendered)
    assert CancelMessage(mark=ID[:6]).pack() in packed(rendered)
    without_words = SendMessage(mark=ID[:6]).pack() in packed(rendered)
    assert without_words == (purpose in {"unsolved", "higher", "again"})
    assert WHO in visible_text(rendered.text)
    assert ("Welke kamer?" in visible_text(rendered.text)) == (purpose == "answer")


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_sending_it_says_what_was_taken_out_and_who_reads_it(language):
    rendered = render(replies.check(removed=2, photos=3), language)
    text = visible_text(rendered.text)
    for part in ("Ще й у ванній.", WHO, "2", "3", "🔒"):
        assert part in text
    sends = {one.pack() for one in (SendMessage(mark=ID[:6]), ClearMessage(mark=ID[:6]), CancelMessage(mark=ID[:6]))}
    assert sends <= set(packed(rendered))
    assert "✂️" not in shown(replies.check(), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_not_sent_says_so_and_names_the_emergency_number(language):
    rendered = render(say.NotSent(id=ID), language)
    assert "112" in visible_text(rendered.text)
    assert SendMessage(mark=ID[:6]).pack() in packed(rendered)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_told_the_confidant_chooses_between_two_named_offices(language):
    rendered = render(say.AskReader(ref=CODE, back="BACK", higher="HIGHER"), language)
    text = visible_text(rendered.text)
    assert "BACK" in text
    assert "HIGHER" in text
    assert packed(rendered)[:3] == [
        TellCase(ref=CODE, purpose="again").pack(),
        TellCase(ref=CODE, purpose="higher").pack(),
        ShowCase(ref=CODE).pack(),
    ]


# -- taking it back ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_goes_and_what_stays_is_said_before_it_is_taken_back(language):
    report, formal, closed = (
        render(say.AskWithdraw(ref=CODE, kind=kind, closed=is_closed), language)
        for kind, is_closed in (("signal", False), ("formal", False), ("signal", True))
    )
    assert len({visible_text(one.text) for one in (report, formal, closed)}) == 3
    for one in (report, formal, closed):
        assert packed(one) == [WithdrawCase(ref=CODE, sure=True).pack(), ShowCase(ref=CODE).pack()]


def test_of_a_formal_complaint_it_says_that_name_and_words_stay():
    assert "ваші ім’я, адреса й слова" in shown(say.AskWithdraw(ref=CODE, kind="formal", closed=False))
    assert "uw naam, uw adres en uw woorden" in shown(say.AskWithdraw(ref=CODE, kind="formal", closed=False), "nl")
