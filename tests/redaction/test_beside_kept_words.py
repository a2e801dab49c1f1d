"""What lets a place, a dish or a feast keep its name lets nobody's stay: who acts beside one is taken out."""

from __future__ import annotations

import pytest

from issues.redaction.redactor import redact
from issues.redaction.word_lists import keep

CYRILLIC = ("Олена Петренко кричить на нас", "Андрій Коваль вимкнув світло")
LATIN = ("Peter Jansen zei dat het mag", "Sanne de Vries lacht ons uit")


def taken(text, kind):
    return [text[span.start : span.end] for span in redact(text, "uk").spans if span.type == kind]


def beside():
    """Every word of the lists before and behind somebody who does something."""
    lists = keep()
    words = {*lists.named_after, *lists.named_before, *lists.named_something, *lists.dishes}
    for word in sorted(words - {"імені", "имени", "ім"}):
        for sentence in CYRILLIC if word > "\u03ff" else LATIN:
            name = " ".join(one for one in sentence.split()[:3] if one[0].isupper() or one == "de")
            yield f"{word} {sentence}", name
            yield f"вчора {word}, {sentence}" if word > "\u03ff" else f"de {word}: {sentence}", name


@pytest.mark.parametrize(("text", "name"), tuple(beside()))
def test_somebody_who_acts_is_taken_out_beside_any_of_these_words(text, name):
    assert name in " ".join(taken(text, "name"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ik wil dat Peter Jansen meer doet", "Peter Jansen"),
        ("Nu slaat hij niet meer Anna maar mij", "Anna"),
        ("Ik heb Sanne de Vries boek gegeven", "Sanne de Vries"),
        ("de ziekte van Anna, після хвороби Івана", "Anna"),
        ("музика Андрій Коваль вмикає вночі", "Андрій Коваль"),
        ("на теплоході Марія нас б'є", "Марія"),
        ("після тесту Марія захворіла", "Марія"),
        ("тесть Іван кричить", "Іван"),
        ("книгу Оксани Петренко забрали", "Оксани Петренко"),
        ("каву Сергій п'є нашу", "Сергій"),
        ("Вікторія ламає холодильник", "Вікторія"),
        ("Вікторія Бойко кричить, що полуниця її", "Вікторія Бойко"),
        ("у Вікторії згнила полуниця", "Вікторії"),
        ("На Івана кричать щодня", "Івана"),
    ],
)
def test_a_name_beside_an_everyday_word_is_taken_out(text, name):
    assert name in taken(text, "name")


@pytest.mark.parametrize(
    ("text", "rooms"),
    [
        ("У кімнаті 12 холодно, температура в кімнаті 12 низька", 2),
        ("іду до 214-ї, біля 214-ї смердить, шум під 305-ої", 3),
        ("сусід 305-ої кричить, постукав у 2.14", 2),
        ("постукав у 200", 1),
    ],
)
def test_a_room_is_taken_out_each_time(text, rooms):
    assert len(taken(text, "room")) == rooms


@pytest.mark.parametrize(
    "text",
    [
        "Прийом перенесли з 12 на 14 листопада", "verplaatst van 10 naar 12 uur", "перерахували з 60 на 80 євро",
        "двері 12 вересня зламались", "de deur 12 november kapot", "коридор 3 вересня мили", "bed 3 nachten gedeeld",
        "wij staan op plek 3 in de wachtrij", "прийшли поліцейські зі 102", "лист від 12.11.2026 відмовив",
    ],
)  # fmt: skip
def test_days_hours_amounts_and_places_in_a_queue_stay(text):
    assert redact(text, "uk").spans == ()


def test_a_day_behind_the_name_of_staff_is_no_birth_date():
    assert taken("Директор Петренко (12.11.2026) відмовив", "birth_date") == []
    assert taken("Син Матвій (12.11.2020) без школи", "birth_date") == ["12.11.2020"]
