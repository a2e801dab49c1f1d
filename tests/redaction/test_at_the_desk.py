"""What staff are warned of, and what they take out of a stored text."""

from __future__ import annotations

import pytest

from issues.redaction.at_the_desk import Personal, personal, redact_again, type_name


def test_staff_are_warned_of_what_residents_are_spared():
    reply = "Beste mevrouw Kovalenko 😀, bel Pieter op 06 12345678."
    assert personal(reply) == (
        Personal("name", "Kovalenko", 14, 23), Personal("name", "Pieter", 31, 37),
        Personal("phone", "06 12345678", 41, 52),
    )  # fmt: skip


@pytest.mark.parametrize(
    "reply",
    [
        "", "   ", "Beste bewoner, de monteur komt maandag om 10:00.", "Bel 112 of 0800 1205.",
        "Шановна мешканко, майстер прийде в понеділок о 10:00.", "Kijk op https://www.refugeehelp.nl of vraag het COA.",
        "[naam 1] heeft ons gebeld over [kamer 1].",
    ],
)  # fmt: skip
def test_an_answer_about_nobody_warns_of_nothing(reply):
    assert personal(reply) == ()


@pytest.mark.parametrize(("language", "name"), [("uk", "телефон"), ("nl", "telefoon"), ("xx", "telefoon")])
def test_types_have_names(language, name):
    assert type_name("phone", language) == name


def test_every_type_that_is_found_has_a_name():
    found = personal("Олена, 06 12345678, a@b.nl, NL91ABNA0417164300, кімната 204, V-номер 1234567890, AB-123-C")
    assert len({one.type for one in found}) == 7
    assert all(type_name(one.type, "nl") for one in found)


def test_recognisable_words_go_from_a_stored_text_in_every_form_and_the_rest_keeps_its_marks():
    stored = "[ім’я 1] б’є жінку з двома близнюками. Близнюки плачуть, і [ім’я 2] з [кімната 1] теж, коваль бачив."
    result = redact_again(stored, "nl", ["з двома близнюками", "Близнюки", "нема такого"])
    assert result.text == (
        "[ім’я 1] б’є жінку [weggehaald 1]. [weggehaald 2] плачуть, і [ім’я 2] з [кімната 1] теж, коваль бачив."
    )
    assert [stored[one.start : one.end] for one in result.spans] == ["з двома близнюками", "Близнюки"]


def test_what_redaction_finds_by_now_goes_too():
    assert redact_again("[ім’я 1] і Олена, 06 12345678", "uk").text == "[ім’я 1] і [ім’я 2], [телефон 1]"


def test_a_text_with_nothing_to_take_out_stays_as_it_is():
    stored = "[ім’я 1] каже: вода холодна."
    assert redact_again(stored, "nl", ["гаряча", ""]).text == stored
