"""What a reader sees in place of what was taken out, and what a resident may change."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issues.redact import Redacted
from issues.redaction.at_the_desk import personal
from issues.redaction.names.cyrillic_words import read_cyrillic, tags_of
from issues.redaction.preview import Marked, take_out
from issues.redaction.redactor import redact, warm_up

warm_up()

STORY = "Оксана вдарила Петра. Я казав Оксані: не бий! Тепер Оксана Бондар і Петро Коваль не вітаються."


def test_the_same_person_has_the_same_number_in_every_form():
    assert redact(STORY, "uk").text == (
        "[ім’я 1] вдарила [ім’я 2]. Я казав [ім’я 1]: не бий! Тепер [ім’я 1] і [ім’я 2] не вітаються."
    )


def test_two_who_share_a_first_name_are_two():
    assert redact("Олена Коваль і Олена Бондар", "nl").text == "[naam 1] і [naam 2]"


@pytest.mark.parametrize(
    ("language", "mark"), [("uk", "[телефон 1]"), ("nl", "[telefoon 1]"), ("en", "[phone 1]"), ("xx", "[telefoon 1]")]
)
def test_marks_are_in_the_readers_language_else_in_dutch(language, mark):
    assert redact("06 12345678", language).text == mark


def test_the_same_number_spelt_otherwise_is_the_same():
    assert redact("06-12345678, +31 6 12 34 56 78 і 0687654321", "uk").text == "[телефон 1], [телефон 1] і [телефон 2]"


def test_redacting_again_changes_nothing_and_more_text_goes_on_numbering():
    once = redact(STORY, "uk").text
    assert redact(once, "uk") == Redacted(once, ())
    dutch = redact("Kamer 12, BSN 111222333, Kerkstraat 5", "nl").text
    assert redact(dutch, "nl") == Redacted(dutch, ()), "a mark that names a room is no room"
    assert redact(f"{once}\nМарія бачила.", "uk").text == f"{once}\n[ім’я 3] бачила."


def test_offsets_are_those_of_the_text_as_it_was_typed():
    text = "👩‍👩‍👧 é́ Оле\u0301на й Андріи\u0306, 06 12345678 😀 a@b.nl"
    result = redact(text, "nl")
    assert [text[span.start : span.end] for span in result.spans] == [
        "Оле\u0301на", "Андріи\u0306", "06 12345678", "a@b.nl",
    ]  # fmt: skip
    assert result.text == "👩‍👩‍👧 é́ [naam 1] й [naam 2], [telefoon 1] 😀 [e-mail 1]"


PIECES = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from([
            "Олена", "Оле\u0301на ", "пан Бакер", "Van 't Veer", "06 12345678", "a@b.nl", "t.me/x_y", "кімната 12",
            "👩‍👧", "é́", "\u200d", "[ім’я 1]", "[", "]", " ", ". ", "\n", "NL91ABNA0417164300", "паспорт FE205718", "6️⃣",
        ]),
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(PIECES)
def test_spans_are_in_order_and_what_is_between_them_stays(text):
    result = redact(text, "uk")
    at = read = 0
    for span in result.spans:
        assert at <= span.start < span.end <= len(text)
        between = text[at : span.start]
        assert result.text[read : read + len(between)] == between
        read = result.text.index("]", read + len(between)) + 1
        at = span.end
    assert result.text[read:] == text[at:]


def test_what_was_taken_out_shows_in_no_error():
    assert "Петро" not in repr(redact("Петро і кіт", "uk"))


def test_what_is_redacted_shows_in_no_log_and_nowhere_on_the_screen(caplog, capsys):
    with caplog.at_level(logging.DEBUG):
        redact("Канарка Олена, кімната 204, 06 12345678", "uk")
        personal("Beste mevrouw Kovalenko")
    assert (caplog.text, *capsys.readouterr()) == ("", "", "")


def test_what_is_written_below_goes_on_counting():
    once = redact(STORY, "uk").text
    assert redact("Марія бачила.", "uk", after=once).text == "[ім’я 3] бачила."
    assert redact("Марія і Оксана", "nl", after=once).text == "[naam 1] і [naam 2]", "another language, other marks"


def test_whoever_is_asked_for_a_room_may_say_it():
    assert redact("кімната 204, питати Оксану", "uk", keep={"room"}).text == "кімната 204, питати [ім’я 1]"


def test_a_mark_with_an_absurd_number_does_not_lead_the_counting():
    assert redact("Марія каже: [ім’я 999999]", "uk").text == "[ім’я 1] каже: [ім’я 999999]"


def test_no_word_of_a_text_stays_in_memory_once_it_is_read():
    redact("Олена з 204 кричить", "uk")
    personal("Олена з 204 кричить")
    take_out(Marked.stored("Олена з 204 кричить"), "Олена", "uk", lambda: "id")
    assert read_cyrillic.cache_info().currsize == tags_of.cache_info().currsize == 0
