"""The Dutch letter: what a town hall reads of a complaint, and what it must not."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from issues.case import Complaint
from issues.intake.dutch import dutch_lines
from issues.letter import dutch_letter
from issues.letter_pdf import letter_pdf
from tests.issues.complaints import TEXT, complaint, formal, read_intake

ON = date(2026, 11, 28)


def letter(one: Complaint, **places: str) -> str:
    return dutch_letter(one, read_intake(), ON, **places)


def mould(**changes) -> Complaint:
    answers = {"where_room": ("own_room",), "since": ("weeks",), "affected": ("child", "ill"), "reported_to": ()}
    return complaint(**{"answers": answers, "details": {}, "photos": (), "reach": "code", **changes})


def test_a_signal_reads_as_a_letter_from_top_to_bottom() -> None:
    answers = "\n".join(f"– {label}: {value}" for label, value in dutch_lines(read_intake(), mould()))
    assert answers.startswith("– Waar: In mijn kamer\n– Sinds wanneer: ")
    assert letter(mould(), municipality="Voorbeeldstad", location="De Linde") == (
        "Aan: gemeente Voorbeeldstad\n"
        "Datum: 28 november 2026\n"
        "\n"
        "Betreft: melding – Schimmel en vocht\n"
        "\n"
        "Geachte heer of mevrouw,\n"
        "\n"
        "Met deze brief doe ik een melding. Ik kom uit Oekraïne en woon in de opvang: De Linde."
        " Het onderwerp is: Wonen, eten, hygiëne – Schimmel en vocht.\n"
        "\n"
        f"{answers}\n"
        "\n"
        "In mijn eigen woorden (Oekraïens, niet vertaald):\n"
        f"{TEXT}\n"
        "\n"
        "Wilt u mij laten weten wat u hiermee doet, en wanneer?\n"
        "\n"
        "Met vriendelijke groet,\n"
        "\n"
        "Naam (niet verplicht): ........................................\n"
        "Telefoon of e-mail (niet verplicht): ........................................\n"
    )


def test_a_formal_complaint_has_what_the_law_asks() -> None:
    written = letter(formal())
    assert "dien ik een klacht in (hoofdstuk 9 van de Algemene wet bestuursrecht)" in written
    assert "binnen zes weken uw antwoord (artikel 9:11 van de Algemene wet bestuursrecht)" in written
    assert "Naam: Олена Канарейка\nAdres: Канаренштрат 7\n" in written
    assert written.rstrip().splitlines()[-1].startswith("Handtekening: ...")
    assert "niet verplicht" not in written


def test_a_formal_complaint_without_a_name_leaves_room_for_it() -> None:
    assert "Naam: ....." in letter(formal(identity=None))
    assert "Adres: ....." in letter(formal(identity=None))


def test_a_signal_never_has_a_name_or_the_chat_in_it() -> None:
    written = letter(complaint(identity=formal().identity))
    assert "Олена" not in written
    assert "chat-canary" not in written


def test_an_idea_is_no_complaint() -> None:
    written = letter(mould(kind="idea"))
    assert "Betreft: idee – " in written
    assert "klacht" not in written


def test_what_is_about_staff_asks_to_go_past_the_location() -> None:
    assert "Laat deze brief daarom niet door de locatie behandelen." in letter(mould(about="staff"))
    assert "Laat deze brief" not in letter(mould())


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        ("host_family", "Ik kom uit Oekraïne en woon bij een gastgezin."),
        (None, "Ik kom uit Oekraïne. Ik woon hier: ......"),
    ],
)
def test_it_says_where_the_resident_lives_or_leaves_room(where: str | None, sentence: str) -> None:
    written = letter(mould(location=where))
    assert sentence in written
    assert "Aan: gemeente ......" in written


def test_the_letter_that_it_is_about_is_named_by_its_date() -> None:
    assert "Hierover kreeg ik een brief met een besluit, van 3 juni 2026." in letter(
        mould(letter_date=date(2026, 6, 3))
    )


def test_a_contact_that_was_left_is_in_it() -> None:
    assert "Telefoon of e-mail: 06 12345678\n" in letter(mould(reach="contact", contact="06 12345678"))
    assert "06 12345678" not in letter(mould(reach="code", contact="06 12345678"))


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("В комнате плесень, ребёнок кашляет уже неделю", "In mijn eigen woorden (Russisch, niet vertaald):"),
        ("There is mould in my room and the child is ill", "In mijn eigen woorden (Engels, niet vertaald):"),
        ("Er zit schimmel in mijn kamer en het kind hoest", "In mijn eigen woorden:"),
    ],
)
def test_the_language_of_the_own_words_is_named(text: str, heading: str) -> None:
    assert f"{heading}\n{text}\n" in letter(mould(text=text))


def test_without_own_words_there_is_no_place_for_them() -> None:
    assert "eigen woorden" not in letter(mould(text=" \n"))


@pytest.mark.parametrize(("count", "says"), [(1, "een foto van"), (3, "3 foto’s van")])
def test_photos_are_mentioned(count: int, says: str) -> None:
    assert says in letter(mould(photos=(b"",) * count))
    assert "foto" not in letter(mould())


def first_answers(theme: str, sub_theme: str) -> dict[str, tuple[str, ...]]:
    """The first choice of each question, or all where several may be ticked."""
    return {
        question.id: tuple(choice.id for choice in question.choices[: None if question.many else 1])
        for question in read_intake().questions_of(theme, sub_theme)
    }


def test_every_sub_theme_makes_a_letter_that_can_be_printed() -> None:
    for theme in read_intake().themes:
        for sub_theme in theme.sub_themes:
            answers = first_answers(theme.id, sub_theme.id)
            written = letter(formal(theme=theme.id, sub_theme=sub_theme.id, answers=answers, text="слово " * 680))
            assert f"Betreft: klacht – {sub_theme.title.nl}\n" in written
            assert written.count("\n– ") == 5
            printed = "".join(page.extract_text() for page in PdfReader(BytesIO(letter_pdf(written))).pages)
            assert printed.count("?") == written.count("?"), "every sign can be drawn"
            assert printed.count("слово") == 680
