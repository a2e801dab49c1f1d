"""A number that nothing explains is taken for a room's; one that counts, measures or tells a time stays."""

from __future__ import annotations

import pytest

from issues.redaction.redactor import redact


def taken(text):
    return [text[span.start : span.end] for span in redact(text, "uk").spans]


@pytest.mark.parametrize(
    ("text", "rooms"),
    [
        ("Коло 314 хтось лишив мокру швабру", ["314"]),
        ("Ми, 208, четвертий раз пишемо про гарячу воду", ["208"]),
        ("Через 119 у нас таргани", ["119"]),
        ("Прошу перевірити 214, там запах газу", ["214"]),
        ("З 60 чути музику кожну суботу", ["60"]),
        ("На кухні, 231, тече стеля", ["231"]),
        ("Чоловіка виписали 12 листопада, а 218 вже віддали іншим", ["218"]),
        ("Из-за 118 весь этаж в дыму", ["118"]),
        ("203! Сколько можно просить починить розетку?", ["203"]),
        ("Bilia 8 rozbyte sklo", ["8"]),
        ("Naast 114 staat al weken een kapotte fiets", ["114"]),
        ("De lamp voor de deur van 44 knippert", ["44"]),
        ("The lock on 108 has been broken since we came", ["108"]),
        ("121 and 123 are fighting again", ["121", "123"]),
        ("Next to 7 it smells of gas", ["7"]),
    ],
)
def test_a_number_that_nothing_explains_is_a_room(text, rooms):
    assert taken(text) == rooms


@pytest.mark.parametrize(
    "text",
    [
        "Нас 5, а ліжок чотири",
        "Встаю в 5, лягаю в 23",
        "Прийшли в 11, нікого",
        "Вода з 6 до 7 гаряча, о 12 знов тепла, в 18 крижана",
        "Нас було 120, зараз 240",
        "Взуття 37 і 41, куртка 46, дитяча 128",
        "Виплати за вересень 220, за жовтень 180, за листопад 95",
        "Писала тричі, 10, 17 та 24 жовтня",
        "Мій син, 16, курить; моя мама, 81, впала",
        "Тиск 150/90, пульс 98",
        "12 тиждень, болю нема",
        "вступ в 2 клас",
        "1. Немає світла. 2. Немає води.",
        "у 18 мені сказали, що я вже дорослий",
        "отримали лист, внизу 1140 і підпис",
        "Вчора 112 не приїхали",
        "викликали 103, чекали годину",
        "мова в мене Б1, досвід є",
        "Из 50 писем ответили на 2",
        "Каждый день в 6, каждый вечер в 21",
        "Daly 20, potribno 55, nas 6",
        "Mijn leerling van 15 woont bij haar tante",
        "Van 55 naar 40, waarom?",
        "Boven de 18 mag het wel",
        "De was op 90 gedaan, alles gekrompen",
        "Wij kregen 205 in september, 180 in oktober",
        "Between 9 and 5 nobody answers",
        "The lesson is at 9 in the hall",
        "Up to 100",
        "Platform 2 was closed, size 44 is too big",
    ],
)
def test_a_number_that_something_explains_stays(text):
    assert taken(text) == []
