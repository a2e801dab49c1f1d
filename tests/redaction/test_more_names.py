"""Names that lists and grammar once left in, and what looks like them and stays."""

from __future__ import annotations

import pytest

from issues.redaction.folding import fold
from issues.redaction.redactor import found_in


def named(text):
    folded = fold(text)
    return [folded.text[one.start : one.end] for one in found_in(folded) if one.type == "name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Вчора була Олена на зборах", "Олена"),
        ("Zara slaat mijn kind", "Zara"),
        ("De tas van Albert is bij de winkel gestolen", "Albert"),
        ("Lada krychyt na nas", "Lada"),
        ("Дмитрусь мій боїться темряви", "Дмитрусь"),
        ("Hinke wil dat we tekenen", "Hinke"),
        ("zjenja zegt dat hij komt", "zjenja"),
        ("Зубенки вчотирьох в одній кімнаті", "Зубенки"),
        ("За стіною сваряться Мельничуки", "Мельничуки"),
        ("Ik wil een klacht doen over tandarts Van Houten", "Van Houten"),
        ("Сусід згори Пилипенко-старший кричить", "Пилипенко-старший"),
        ("Розе нужен переводчик", "Розе"),
        ("Соню не пускають до басейну", "Соню"),
        ("Марку 13, він інсулінозалежний", "Марку"),
        ("mila van 11 heeft waterpokken", "mila"),
        ("Nadiia zabula vymknuty plytu", "Nadiia"),
        ("arie de chauffeur wacht niet", "arie"),
        ("Faith left her umbrella in the laundry", "Faith"),
        ("Любовь Ивановна из прачечной требует по 2 евро", "Любовь Ивановна"),
        ("remove sasha b. from the group", "sasha b."),
        ("Ik weiger te tekenen zolang S. Grabowska-Smit erbij zit", "S. Grabowska-Smit"),
        ("Прізвище на бейджі El Amrani", "El Amrani"),
        ("шеф Тон Янсен готовий приїхати", "Тон Янсен"),
        ("Поміняйте лікаря, цей Корнеліссен виганяє", "Корнеліссен"),
        ("Mark de Vries?? Die heb ik niet gezien", "Mark de Vries"),
    ],
)
def test_a_name_is_taken_out(text, name):
    assert name in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "хто взяв моє взуття? Nike білі 42 розмір",
        "ik kocht een Philips waterkoker",
        "Bij de kassa van de Dirk stond een rij",
        "Eneco stuurde een rekening en Vattenfall ook",
        "школа «Принцеса Амалія» закрита",
        "лікарня Святої Єлизавети далеко",
        "мост Эразма видно из окна",
        "у парку Вільгельміни темно",
        "Світлофор біля школи Juliana не працює",
        "Дякуємо за свято Миколая",
        "чи буде на Миколая щось для дітей",
        "Storm broke the window in the hall",
        "Суматриптан уже не бере, лікар дав Латанопрост",
        "iedereen moet Ivermectine nemen",
        "Ik heb Suikerziekte en een kind",
        "ik kom uit Mykolajiv en woon in Den Helder",
        "Я з Кривого Рогу, їду в Ден Бос",
        "розчин для лінз коштує 9 євро, я його викину",
        "Мефрау з гемеенте приходила",
        "ik kreeg een brief met artikel 15c erin",
        "Ще хочемо!",
    ],
)
def test_what_is_no_name_of_a_person_stays(text):
    assert named(text) == []
