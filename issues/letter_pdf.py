"""A letter on paper: A4 pages in a typeface that has Dutch and Ukrainian letters. See docs/decisions/0017."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterator

FONT = "OpenSans-Regular"
SIZE = 11.0
LEADING = 16.0
MARGIN = 68.0
PAGE_NUMBER_AT = 36.0
UNKNOWN = "?"
"""Stands for what the typeface lacks, such as an emoji: the letter in the chat has it."""


def letter_pdf(text: str, title: str = "Brief") -> bytes:
    """The text on as many A4 pages as it needs, line breaks kept; the same bytes for the same text.

    No date, author or program's address is in the file beyond what the text says. Plain text only: nothing in it is
    taken for markup.
    """
    font = _font()
    out = BytesIO()
    # invariant: no moment of making in the file.
    page = Canvas(out, pagesize=A4, invariant=1, lang="nl", initialFontName=FONT, initialFontSize=SIZE)
    page.setTitle(title)
    page.setAuthor("")
    page.setCreator("")
    page.setSubject("")
    pages = _pages([line for paragraph in _drawable(text, font).split("\n") for line in _wrapped(paragraph, font)])
    for number, lines in enumerate(pages, start=1):
        page.setFont(FONT, SIZE)
        for row, line in enumerate(lines):
            page.drawString(MARGIN, A4[1] - MARGIN - SIZE - row * LEADING, line)
        if len(pages) > 1:
            page.drawRightString(A4[0] - MARGIN, PAGE_NUMBER_AT, f"{number}/{len(pages)}")
        page.showPage()
    page.save()
    return out.getvalue()


@cache
def _font() -> TTFont:
    """Open Sans, registered with reportlab, which keeps typefaces by name for the whole process."""
    font = TTFont(FONT, str(files("ttf_opensans") / "ttf" / f"{FONT}.ttf"))
    registerFont(font)
    return font


def _drawable(text: str, font: TTFont) -> str:
    """Composed, so that й and ї are one sign, and without what cannot be drawn."""
    known = font.face.charToGlyph
    signs = []
    for sign in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", "    ")):
        category = unicodedata.category(sign)
        if sign == "\n" or (ord(sign) in known and category != "Cf"):
            signs.append(sign)
        elif category == "Zs":
            signs.append(" ")
        elif category not in {"Cf", "Cc", "Mn", "Me", "Cs"}:
            signs.append(UNKNOWN)
    return "".join(signs)


def _wrapped(paragraph: str, font: TTFont) -> Iterator[str]:
    """Lines no wider than the page allows, broken at spaces; a word that is wider by itself is broken inside."""
    room, line = A4[0] - 2 * MARGIN, ""
    for word in paragraph.split(" "):
        candidate = f"{line} {word}" if line else word
        if _width(candidate, font) <= room:
            line = candidate
            continue
        if line:
            yield line
        *full, line = _pieces(word, font, room)
        yield from full
    yield line


def _pieces(word: str, font: TTFont, room: float) -> list[str]:
    """A word cut into what fits on a line each."""
    pieces, width = [""], 0.0
    for sign in word:
        wide = _width(sign, font)
        if width + wide > room:
            pieces.append("")
            width = 0.0
        pieces[-1] += sign
        width += wide
    return pieces


def _width(text: str, font: TTFont) -> float:
    return float(font.stringWidth(text, SIZE))


def _pages(lines: list[str]) -> list[list[str]]:
    most = int((A4[1] - 2 * MARGIN) // LEADING)
    return [lines[start : start + most] for start in range(0, len(lines), most)] or [[]]
