"""A complaint as a Dutch letter to hand in, where no municipality reads them here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date

from issues.filing import HOST_FAMILY
from issues.intake.dutch import dutch_lines
from language import detect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from issues.case import Complaint, Kind
    from issues.intake.model import IntakeData

LETTER_LANGUAGE = "nl"
BLANK = "." * 40
"""A place to write on paper."""

_SUBJECT: dict[Kind, str] = {"signal": "melding", "formal": "klacht", "idea": "idee"}
_OPENING: dict[Kind, str] = {
    "signal": "Met deze brief doe ik een melding.",
    "formal": "Met deze brief dien ik een klacht in (hoofdstuk 9 van de Algemene wet bestuursrecht).",
    "idea": "Met deze brief geef ik u een idee door.",
}
_REQUEST: dict[Kind, str] = {
    "signal": "Wilt u mij laten weten wat u hiermee doet, en wanneer?",
    "formal": (
        "Wilt u mij bevestigen dat u deze klacht hebt ontvangen? Ik krijg graag binnen zes weken uw antwoord"
        " (artikel 9:11 van de Algemene wet bestuursrecht)."
    ),
    "idea": "Ik hoor graag wat u van mijn idee vindt.",
}


def dutch_letter(
    complaint: Complaint, data: IntakeData, on: date, *, municipality: str | None = None, location: str | None = None
) -> str:
    """The letter as plain text: choices in Dutch, the resident's own words as they wrote them.

    ``municipality``, ``location``: their Dutch names; without one there is a place to write it. The return address of
    the chat is not in it, and a name only where the complaint is formal.
    """
    parts = (
        _head(complaint, data, on, municipality),
        "Geachte heer of mevrouw,",
        _what(complaint, data, location),
        _answers(complaint, data),
        _own_words(complaint),
        _photos(len(complaint.photos)),
        _REQUEST[complaint.kind],
        "Met vriendelijke groet,",
        _who(complaint),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(complaint: Complaint, data: IntakeData, on: date, municipality: str | None) -> str:
    sub_theme = data.sub_theme(complaint.theme, complaint.sub_theme)
    about = f" – {sub_theme.title.nl}" if sub_theme else ""
    return (
        f"Aan: gemeente {municipality or BLANK}\n"
        f"Datum: {_day(on)}\n\n"
        f"Betreft: {_SUBJECT[complaint.kind]}{about}"
    )  # fmt: skip


def _what(complaint: Complaint, data: IntakeData, location: str | None) -> str:
    return " ".join(_sentences(complaint, data, location))


def _sentences(complaint: Complaint, data: IntakeData, location: str | None) -> Iterator[str]:
    yield _OPENING[complaint.kind]
    if complaint.location == HOST_FAMILY:
        yield "Ik kom uit Oekraïne en woon bij een gastgezin."
    elif location:
        yield f"Ik kom uit Oekraïne en woon in de opvang: {location}."
    else:
        yield f"Ik kom uit Oekraïne. Ik woon hier: {BLANK}."
    theme = data.theme(complaint.theme)
    sub_theme = data.sub_theme(complaint.theme, complaint.sub_theme)
    if theme and sub_theme:
        yield f"Het onderwerp is: {theme.title.nl} – {sub_theme.title.nl}."
    if complaint.letter_date:
        yield f"Hierover kreeg ik een brief met een besluit, van {_day(complaint.letter_date)}."
    if complaint.about == "staff":
        yield "Het gaat over iemand die op de locatie werkt. Laat deze brief daarom niet door de locatie behandelen."


def _answers(complaint: Complaint, data: IntakeData) -> str:
    return "\n".join(f"– {label.rstrip(':? ')}: {value}" for label, value in dutch_lines(data, complaint))


def _own_words(complaint: Complaint) -> str:
    if not complaint.text.strip():
        return ""
    written_in = detect(complaint.text)
    name = Locale.parse(LETTER_LANGUAGE).languages.get(written_in, written_in)
    note = "" if written_in == LETTER_LANGUAGE else f" ({name}, niet vertaald)"
    return f"In mijn eigen woorden{note}:\n{complaint.text.strip()}"


def _photos(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return "Ik heb er een foto van gemaakt. Ik kan u die laten zien."
    return f"Ik heb er {count} foto’s van gemaakt. Ik kan u die laten zien."


def _who(complaint: Complaint) -> str:
    """A formal complaint needs name, address and signature (Awb 9:4); the others may stay without, and say so."""
    formal = complaint.kind == "formal"
    identity = complaint.identity if formal else None
    freely = "" if formal else " (niet verplicht)"
    lines = [f"Naam{freely}: {identity.name if identity else BLANK}"]
    if formal:
        lines.append(f"Adres: {identity.address if identity else BLANK}")
    contact = complaint.contact if complaint.reach == "contact" else None
    lines.append(f"Telefoon of e-mail{'' if contact else freely}: {contact or BLANK}")
    if formal:
        lines.append(f"Handtekening: {BLANK}")
    return "\n".join(lines)


def _day(day: date) -> str:
    return format_date(day, "d MMMM y", locale=LETTER_LANGUAGE)
