"""Everything that can be said about a complaint, as Telegram would get it, in every language."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest

from bot.complaint_callbacks import CancelComplaint, StepBack
from bot.render import render
from bot.render.long_text import TELEGRAM_UNITS, split, units
from guide.intake import ending
from guide.intake import reply as say
from guide.lines import Labelled
from guide.reply import Menu
from locales import languages
from tests.bot import complaint_replies as replies
from tests.hostile.telegram_html import visible_text

MARK = "abc123"
WORST = {
    "html": "<b>жирно</b> <a href='https://evil.example'>тут</a> &amp; <script>",
    "rtl": "\u202eолег\u202c مرحبا",
    "zero width": "\u200b\u2060\ufeff\u200d" * 500 + "слово",
    "zalgo": "з" + "\u0300\u0337\u0489" * 1300,
    "family": "👨‍👩‍👧‍👦" * 370,
    "ampersands": "&" * 4096,
    "one word": "і" * 4096,
    "lines": "\n" * 2000 + "кінець",
    "sql": "'; DROP TABLE complaint_case;--",
}


def labels(rendered):
    return [button.text for row in rendered.keyboard.inline_keyboard for button in row]


def packed(rendered):
    return [button.callback_data for row in rendered.keyboard.inline_keyboard for button in row]


def acceptable(rendered):
    for text in (*rendered.before, rendered.text):
        seen = visible_text(text)
        assert seen.strip()
        assert units(seen) <= TELEGRAM_UNITS
    for row in rendered.keyboard.inline_keyboard:
        for button in row:
            assert button.text.strip()
            assert len((button.callback_data or "").encode()) <= 64


def test_every_kind_of_reply_is_among_the_samples():
    assert {type(one) for one in replies.every()} == set(get_args(say.IntakeReply))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("reply", replies.every(), ids=lambda one: type(one).__name__)
def test_every_reply_is_acceptable_and_has_a_way_on(reply, language):
    rendered = render(reply, language, MARK)
    acceptable(rendered)
    assert len(labels(rendered)) >= 1


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("notice", replies.NOTICES)
def test_every_notice_stands_above_the_question(notice, language):
    without = visible_text(render(say.AskText(current=""), language, MARK).text)
    shown = visible_text(render(say.AskText(current="", notice=notice), language, MARK).text)
    assert shown.endswith(without)
    assert len(shown) > len(without) + 5


@pytest.mark.parametrize("reply", replies.every(), ids=lambda one: type(one).__name__)
def test_back_and_cancel_stand_below_every_step(reply):
    """What is asked, not what is told after the complaint was sent or thrown away."""
    if isinstance(reply, say.DraftWaiting | ending.IntakeEnding):
        return
    *_, back, cancel = packed(render(reply, "uk", MARK))
    assert StepBack.unpack(back).draft == MARK
    assert CancelComplaint.unpack(cancel) == CancelComplaint(draft=MARK, sure=False)


@pytest.mark.parametrize("kind", WORST)
def test_the_worst_words_are_shown_whole_before_they_are_sent(kind):
    text = WORST[kind][:4096]
    rendered = render(replies.summary(text), "uk", MARK)
    acceptable(rendered)
    shown = "".join(visible_text(one) for one in (*rendered.before, rendered.text))
    assert "".join(text.split()) in "".join(shown.split()), "nothing is left out"


@pytest.mark.parametrize("kind", WORST)
def test_the_worst_words_fit_while_they_are_written(kind):
    text = WORST[kind][:4096]
    acceptable(render(say.AskText(current=text), "nl", MARK))
    acceptable(render(replies.question(typed=text[:200]), "nl", MARK))
    acceptable(render(say.AskAbout(words=(text[:60],)), "nl", MARK))


@pytest.mark.parametrize("kind", WORST)
def test_a_letter_is_split_and_loses_nothing(kind):
    text = "Geachte gemeente,\n\n" + "\n\n".join([WORST[kind][:4096]] * 3)
    rendered = render(replies.letter(text), "uk", MARK)
    acceptable(rendered)
    shown = "".join(visible_text(one) for one in rendered.before)
    assert "".join(shown.split()) == "".join(text.split())


def test_a_split_never_tears_a_letter_from_what_stands_on_it():
    for piece in split(WORST["family"] + "и\u0306" * 3000, 1001):
        assert not piece.startswith(("\u200d", "\u0306"))
        assert not piece.endswith("\u200d")


def test_a_split_prefers_the_end_of_a_paragraph():
    assert split("а" * 60 + "\n\n" + "б" * 60, 100) == ["а" * 60, "б" * 60]


def test_the_letter_comes_as_a_file_with_a_latin_name():
    file = render(replies.letter(), "uk", MARK).file
    assert file.data.startswith(b"%PDF")
    assert re.fullmatch(r"[a-z-]+\.pdf", file.name)


@pytest.mark.parametrize("language", languages())
def test_the_code_is_in_fours_and_one_tap_copies_it(language):
    rendered = render(replies.receipt(), language, MARK)
    assert "<code>1234 5678 9012 3456</code>" in rendered.text
    [copied] = [b.copy_text.text for row in rendered.keyboard.inline_keyboard for b in row if b.copy_text]
    assert copied == "1234 5678 9012 3456"


@pytest.mark.parametrize(("language", "words"), [("uk", "не бачать"), ("nl", "zien het niet")])
def test_only_past_the_location_it_says_that_its_staff_do_not_see_it(language, words):
    for make in (replies.summary, replies.receipt):
        assert words in render(make(reader=replies.APART), language, MARK).text
        line = render(make(reader=replies.READER), language, MARK).text
        assert "Ті, хто працює" not in line
        assert "Mensen die werken" not in line


@pytest.mark.parametrize(
    ("language", "words"),
    [("uk", ("Номер кімнати", "Telegram знає ваш")), ("nl", ("Een kamernummer", "Telegram kent uw account"))],
)
def test_the_summary_warns_of_what_may_tell_who_wrote(language, words):
    text = render(replies.summary(), language, MARK).text
    assert all(one in text for one in words)
    formal = render(replies.summary(kind="formal"), language, MARK).text
    assert words[0] not in formal, "there the name is known to the coordinator"
    assert words[1] in formal


def test_the_summary_says_everything_in_words():
    text = visible_text(render(replies.summary(), "nl", MARK).text)
    for words in ("Melding", "weet ik niet", "5 november 2026", "iemand die er werkt", "Bij afwezigheid", "2 ("):
        assert words in text
    assert "Відколи? –" in text, "what was skipped is seen to be empty"


def test_every_line_of_the_summary_can_be_changed():
    rendered = render(replies.summary(), "uk", MARK)
    edits = {data.split(":")[2] for data in packed(rendered) if data.startswith("ke:")}
    assert edits == {line.step for line in replies.summary().lines} | {"text", "photos"}


@pytest.mark.parametrize("language", languages())
def test_no_sentence_ends_in_two_full_stops(language):
    """A Ukrainian date ends in «р.» itself."""
    for reply in replies.every():
        assert not re.search(r"[^.]\.\.(?!\.)", visible_text(render(reply, language, MARK).text)), reply


def test_ticks_show_what_is_chosen():
    many = render(replies.question(many=True, chosen=("room",)), "uk", MARK)
    assert labels(many)[:2] == ["☑️ У кімнаті", "◻️ 🏠 Житло"]
    assert any("Далі" in label for label in labels(many))
    assert any("Пропустити" in label for label in labels(render(replies.question(many=True), "uk", MARK)))


def test_danger_is_named_where_waiting_would_be_wrong():
    assert "112" in render(replies.receipt(flagged=True), "uk", MARK).text
    for reply in (ending.NotFiled(), ending.TooManyToday(most=3, up=())):
        assert "112" in render(reply, "nl", MARK).text


def test_the_menu_offers_a_complaint_and_the_way_back_into_one():

    menu = Menu(themes=())
    assert "k:" in packed(render(menu, "uk"))
    waiting = replace(menu, draft=Labelled(id="complaint", label="Житло"))
    assert f"kg:{MARK}" in packed(render(waiting, "uk", MARK))
