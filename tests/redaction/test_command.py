"""`wegwijzer issues redact` as other programs call it."""

from __future__ import annotations

import json

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
