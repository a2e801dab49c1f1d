"""`wegwijzer issues redact` as other programs call it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from wegwijzer.cli import wegwijzer


def test_one_text_per_line_in_and_one_object_per_line_out():
    lines = "Мене звати Оксана, 06 12345678\n\n😀 a@b.nl\n"
    result = CliRunner().invoke(wegwijzer, ["issues", "redact"], input=lines)
    assert result.exit_code == 0
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {
            "text": "Мене звати [ім’я 1], [телефон 1]",
            "spans": [{"start": 11, "end": 17, "type": "name"}, {"start": 19, "end": 30, "type": "phone"}],
        },
        {"text": "", "spans": []},
        {"text": "😀 [ел. пошта 1]", "spans": [{"start": 2, "end": 8, "type": "email"}]},
    ]


def test_marks_in_the_language_that_is_asked():
    result = CliRunner().invoke(wegwijzer, ["issues", "redact", "--language", "nl"], input="Оксана пише\n")
    assert json.loads(result.stdout)["text"] == "[naam 1] пише"


def redacted(data):
    result = CliRunner().invoke(wegwijzer, ["issues", "redact"], input=data)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout_bytes.decode().removesuffix("\n").split("\n")]


@pytest.mark.parametrize(
    ("text", "removed"),
    [
        ("Оле\u0301на 👩‍👩‍👧, 06\u200b12345678", ["Оле\u0301на", "06\u200b12345678"]),
        ("e\u0301é \u202eОксана\u202c 🇺🇦 a@b.nl", ["Оксана", "a@b.nl"]),
        ("a\rОксана\u2028Оксана\x0b\x00", ["Оксана", "Оксана"]),
        ("   ", []),
        ("", []),
        ("Оксана, " * 20_000, ["Оксана"] * 20_000),
    ],
    ids=["combining", "directions", "breaks", "blank", "empty", "huge"],
)
def test_offsets_are_characters_of_the_line_whatever_stands_in_it(text, removed):
    [only] = redacted(text.encode() + b"\r\n")
    assert [text[span["start"] : span["end"]] for span in only["spans"]] == removed


def test_what_is_no_utf8_is_one_character_for_each_byte_and_loses_nothing():
    [first, last] = redacted(b"\xff\xfe 06 12345678\n" + "Оксана".encode())
    assert first == {"text": "\ufffd\ufffd [телефон 1]", "spans": [{"start": 3, "end": 14, "type": "phone"}]}
    assert last["spans"] == [{"start": 0, "end": 6, "type": "name"}]
