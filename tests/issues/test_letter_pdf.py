"""The letter on paper: read back as a reader program, a printer or a curious person would."""

from __future__ import annotations

import time
from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth

from issues.letter_pdf import FONT, MARGIN, SIZE, letter_pdf

UKRAINIAN = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’"
RUSSIAN = "Ёё Ыы Ээ Ъъ"
DUTCH = "één ’s naïef coördinator ruïne gêne façade Ĳ ij € – “ja” ½"


def read(pdf: bytes) -> list[str]:
    return [page.extract_text().rstrip("\n") for page in PdfReader(BytesIO(pdf), strict=True).pages]


@pytest.mark.parametrize("line", [UKRAINIAN, RUSSIAN, DUTCH, "ABCXYZ abcxyz 0123456789 №№ #@%&*()[]{}"])
def test_every_letter_is_there_and_can_be_copied(line: str) -> None:
    (page,) = read(letter_pdf(line))
    assert " ".join(page.split()) == line


def test_lines_and_empty_lines_are_kept() -> None:
    (page,) = read(letter_pdf("Aan: gemeente\n\nGeachte heer of mevrouw,\n– Waar: kamer"))
    assert [line for line in page.splitlines() if line] == [
        "Aan: gemeente",
        "Geachte heer of mevrouw,",
        "– Waar: kamer",
    ]


def test_a_long_letter_goes_on_with_numbered_pages_and_loses_no_word() -> None:
    words = [f"слово{number}" for number in range(1200)]
    pages = read(letter_pdf(" ".join(words)))
    assert len(pages) == 4
    assert [page.split()[-1] for page in pages] == ["1/4", "2/4", "3/4", "4/4"]
    assert [word for page in pages for word in page.split()[:-1]] == words


def test_no_line_leaves_the_page_whatever_is_in_it() -> None:
    text = "щ" * 4096 + "\n" + "Широкий Ж " * 300 + "W" * 77
    pages = read(letter_pdf(text))
    lines = [line for page in pages for line in page.splitlines()]
    assert max(stringWidth(line, FONT, SIZE) for line in lines) <= A4[0] - 2 * MARGIN
    assert min(len(line) for line in lines[:40]) > 40, "and each is filled"
    assert "".join(lines).count("щ") == 4096


def test_what_cannot_be_drawn_is_marked_and_what_is_invisible_is_gone() -> None:
    assert read(letter_pdf("сир 😀 и\u0306 a\u200bb\u200fc\u00add\ttab \ud83d!")) == ["сир ? й abcd    tab !"]


@pytest.mark.parametrize(
    "text", ["", "\n", " ", "\x00\x07", "😀" * 500, "\n" * 500, "<b>x</b> &amp; <img src=file:///etc/passwd>"]
)
def test_any_text_becomes_a_letter(text: str) -> None:
    pages = read(letter_pdf(text))
    assert pages
    if "<" in text:
        assert pages == [text]


def test_nothing_in_the_file_tells_when_or_by_whom_it_was_made() -> None:
    pdf = letter_pdf("Ик", title="Melding")
    assert pdf == letter_pdf("Ик", title="Melding")
    about = PdfReader(BytesIO(pdf)).metadata
    assert about.title == "Melding"
    assert not about.author
    assert "2000" in str(about.creation_date)
    assert PdfReader(BytesIO(pdf)).trailer["/Root"]["/Lang"] == "nl"


def test_a_letter_is_small_and_made_at_once() -> None:
    letter_pdf("warm")
    began = time.process_time()
    pdf = letter_pdf("Довгий текст про те, що сталося. " * 124)  # 4,096 signs
    assert time.process_time() - began < 0.5
    assert len(pdf) < 60_000
