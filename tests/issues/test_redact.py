"""What is taken out of a text by its form alone, and what must stay."""

from __future__ import annotations

import time

import pytest

from issues.redact import MARK, Redacted, Span, formats_only


def taken(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.type) for span in formats_only(text, "uk").spans]


@pytest.mark.parametrize(
    ("text", "removed"),
    [
        ("мій номер 06 12345678, дзвоніть", [("06 12345678", "phone")]),
        ("номер +380 (50) 123-45-67", [("+380 (50) 123-45-67", "phone")]),
        ("тел. 0501234567", [("0501234567", "phone")]),
        ("bel 06-12 34 56 78.", [("06-12 34 56 78", "phone")]),
        ("Mail naar ivan.petrenko+x@mail.ukr.net!", [("ivan.petrenko+x@mail.ukr.net", "email")]),
        ("пишіть @ivan_p у телеграм", [("@ivan_p", "handle")]),
        ("t.me/ivanp і https://vk.example/id1?x=2", [("t.me/ivanp", "link"), ("https://vk.example/id1?x=2", "link")]),
        ("WWW.Voorbeeld.nl/ivan", [("WWW.Voorbeeld.nl/ivan", "link")]),
        ("rekening NL91 ABNA 0417 1643 00", [("NL91 ABNA 0417 1643 00", "iban")]),
        ("UA213223130000026007233566001", [("UA213223130000026007233566001", "iban")]),
        ("mijn BSN is 111222333", [("111222333", "bsn")]),
        ("mijn BSN is 1112.22.333", [("1112.22.333", "bsn")]),
        ("V-номер 1234567890", [("1234567890", "number")]),
        ("картка 1234 5678 9012 3456", [("1234 5678 9012 3456", "number")]),
        ("06\u200b12\u200d345678", [("06\u200b12\u200d345678", "phone")]),
    ],
)  # fmt: skip
def test_what_leads_to_a_person_is_taken_out(text: str, removed: list[tuple[str, str]]) -> None:
    assert taken(text) == removed


@pytest.mark.parametrize(
    "text",
    [
        "Подзвонив на 112, потім 0900-8844 і 0800 1205",
        "Het gebeurde op 02-11-2026 en op 2026-11-28, om 14:30 - 15:00",
        "з 2022 по 2026, 2022-2024",
        "€ 1.250.000,00, 12 000 грн, 242,50 за тиждень",
        "Кімната 214, 2 поверх, Kamer 3.14",
        "art. 9:11 Awb, artikel 6:7",
        "о 10-й ранку, т.д. і т.п., a@b",
        "",
    ],
)
def test_what_the_complaint_is_about_stays(text: str) -> None:
    assert formats_only(text, "uk") == Redacted(text, ())


def test_offsets_are_those_of_the_text_as_it_was_typed() -> None:
    text = "👩‍👩‍👧 é́ 06 12345678 😀 a@b.nl"
    result = formats_only(text, "nl")
    assert result.text == f"👩‍👩‍👧 é́ {MARK} 😀 {MARK}"
    assert [text[span.start : span.end] for span in result.spans] == ["06 12345678", "a@b.nl"]


def test_spans_never_overlap_and_leave_no_rest() -> None:
    text = "https://t.me/x?tel=0612345678&mail=ivan@ukr.net"
    assert formats_only(text, "uk") == Redacted(MARK, (Span(0, len(text), "link"),))


@pytest.mark.parametrize(
    "piece", ["1 ", "a.", "@", "1", "06-", "+31 6", "AA11 1111 ", "www.", "(0)", "a@", "\u200b1", "1-1."]
)
def test_no_text_takes_long(piece: str) -> None:
    """Ten thousand signs; a longer message than Telegram has."""
    began = time.process_time()
    formats_only(piece * (10_000 // len(piece)), "uk")
    assert time.process_time() - began < 2
