"""Rooms that have a word for the place: what words, letters and numbers in words; what beside them stays."""

from __future__ import annotations

import pytest

from issues.redaction.redactor import redact


def rooms_of(text):
    return [text[span.start : span.end] for span in redact(text, "uk").spans if span.type == "room"]


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("у келії 22 тхне цвіллю", "келії 22"),
        ("in cel 9 loopt water langs de muur", "cel 9"),
        ("wij slapen met zes in ruimte 2.14", "ruimte 2.14"),
        ("het raam van lokaal 8 is stuk", "lokaal 8"),
        ("ищу соседей из к-ты 20", "к-ты 20"),
        ("Кімн 6 ліж 1, дайте ковдру", "Кімн 6 ліж 1"),
        ("v kvartire 6 potop", "kvartire 6"),
        ("под дверью 43 лужа", "дверью 43"),
        ("крыло С не топят", "крыло С"),
        ("konteiner C5 bez svitla", "konteiner C5"),
        ("живём в двушке номер шесть", "двушке номер шесть"),
        ("ангар 2, місце 34, там протяг", "ангар 2, місце 34"),
        ("пахне газом біля дома 4, перевірте", "дома 4"),
        ("бортика нет. Комната 33. Прошу помочь", "Комната 33"),
        ("про це знає keuken 2B", "keuken 2B"),
        ("у кабінеті 2.17 замкнулась дитина", "кабінеті 2.17"),
        ("дали место 44, верхнее", "место 44"),
        ("у бараці 4 немає світла", "бараці 4"),
        ("конт. 12, нема води", "конт. 12"),
        ("в офисе 12 спят шесть человек", "офисе 12"),
        ("в кабинете номер пять мы живем", "кабинете номер пять"),
    ],
)
def test_more_words_stand_for_a_place(text, room):
    assert room in rooms_of(text)


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("третій день нема води, крило «Захід»", "крило «Захід»"),
        ("vleugel noord heeft geen internet", "vleugel noord"),
        ("de douche op gang Noord is koud", "gang Noord"),
        ("in het westblok is het koud", "westblok"),
        ("in de rechtervleugel lekt het dak", "rechtervleugel"),
        ("у лівому крилі темно", "лівому крилі"),
        ("хлопці з корпусу «В», кімната 8, смітять", "корпусу «В», кімната 8"),
        ("в кімнаті «Г» нема розетки", "кімнаті «Г»"),
        ("контейнер з літерою «К» закритий", "контейнер з літерою «К»"),
        ("it smells near door F, flies everywhere", "door F"),
        ("wij van het b-blok eten als laatste", "b-blok"),
        ("de buren van kamer 7 links hebben een slang", "kamer 7 links"),
        ("у східному крилі нема води", "східному крилі"),
    ],
)
def test_wings_have_names_letters_and_sides(text, room):
    assert room in rooms_of(text)


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("мій контейнер двадцять другий скраю", "контейнер двадцять другий"),
        ("кімната дев'яносто перша, четверо дітей", "кімната дев'яносто перша"),
        ("в каюте семьсот пятой мокрая постель", "каюте семьсот пятой"),
        ("моє місце в кімнаті вісім, ліжко два", "кімнаті вісім, ліжко два"),
        ("het is vies achter blok vier geworden", "blok vier"),
        ("у Светы из блока два держат кошку", "блока два"),
        ("блок номер два смердить", "блок номер два"),
        ("очки Валентины с шестого бунгало", "шестого бунгало"),
        ("в третьем вагончике горит свет", "третьем вагончике"),
        ("niemand maakt schoon in de derde gang", "derde gang"),
        ("переселите. Третья комната слева, кровать у двери", "Третья комната слева"),
        ("ik woon vijfde deur rechts op de begane grond", "vijfde deur rechts"),
        ("дед упал между шестым и седьмым контейнером", "шестым и седьмым контейнером"),
        ("сто восемьдесят четвёртый номер, разбудите", "сто восемьдесят четвёртый номер"),
        ("двоє з номера шістсот другого курять", "номера шістсот другого"),
        ("my v kimnati dvisti odynadtsiat, tut holodno", "kimnati dvisti odynadtsiat"),
        ("my v komnate nomer devyat, holodno", "komnate nomer devyat"),
        ("pyatyj kontejner snova bez vody", "pyatyj kontejner"),
        ("bedroom three has mould", "bedroom three"),
        ("onze unit is nummer twaalf", "unit is nummer twaalf"),
        ("the 2nd door on the right", "2nd door"),
        ("третя кімната по коридору праворуч", "третя кімната"),
    ],
)
def test_numbers_in_words_stand_before_or_behind(text, room):
    assert room in rooms_of(text)


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("стучат в стену с 8 номера ночью", "8 номера"),
        ("17 контейнер, синяя дверь, есть лишний стул", "17 контейнер"),
        ("прийдіть вже в 35 хату", "35 хату"),
        ("хай дзвонить у 21 двері", "21 двері"),
        ("забула окуляри в 119 кабінеті", "119 кабінеті"),
        ("my v 10m domike, krysha svistit", "10m domike"),
        ("у 7-мій кімнаті свято", "7-мій кімнаті"),
        ("діра між 3 і 4 контейнером", "3 і 4 контейнером"),
    ],
)
def test_digits_come_first_where_nothing_is_counted(text, room):
    assert room in rooms_of(text)


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("під номером 64 живе сім'я", "номером 64"),
        ("У нас, номер 54, нема вікна", "номер 54"),
        ("Number 40 has a dog, number 42 has a parrot", "number 42"),
        ("waarom mag nummer 15 wel een kat", "nummer 15"),
        ("наш контейнер біля воріт, номер вісім. Смердить", "номер вісім"),
        ("підкажіть, номер 6.11 це куди", "номер 6.11"),
        ("номер вісім, дитина хвора", "номер вісім"),
    ],
)
def test_what_is_called_a_number_is_a_place(text, room):
    assert room in rooms_of(text)


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("на derde gang, kamer 31 сушать білизну", "derde gang, kamer 31"),
        ("вчера в 2 корпусе, третья дверь, была драка", "2 корпусе, третья дверь"),
        ("В 3-м блоке, в шестой комнате, пахнет газом", "3-м блоке, в шестой комнате"),
        ("я з 15-го номера, ліжко Б", "15-го номера, ліжко Б"),
        ("це з корпусу один, триста сорок шоста, у нас гуде", "корпусу один, триста сорок шоста"),
        ("unit 40 t/m 44 hebben koude douches", "unit 40 t/m 44"),
        ("de tweede gang links, kamer 8", "tweede gang links, kamer 8"),
        ("зал Б, ряд 3, ліжко 12", "зал Б, ряд 3, ліжко 12"),
    ],
)
def test_parts_of_one_place_are_one(text, room):
    assert room in rooms_of(text)


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("знов гульки в двадцятці", "двадцятці"),
        ("соседи с девятки жарят рыбу", "девятки"),
        ("дівчата з четвірки, поверніть пательню", "четвірки"),
    ],
)
def test_a_number_made_a_noun_is_a_room_where_people_are(text, room):
    assert room in rooms_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Зріст 191, ліжко 180, сплю по діагоналі",
        "my back hurts, I'm 188 cm and the bed is 180",
        "Крісло колісне 68 см, двері 65. Як це пройшло?",
        "басейн недалеко, вхід 4,50, для дітей менше",
        "тут хворі, 6 кроватей 6 кашлей",
        "Підселили в кімнату 1 жінку з трьома котами",
        "до столової від нашого домика 700 метрів",
        "mogen wij de zaal 2 uurtjes gebruiken",
        "voda vzhe v koridori 3 sm",
        "What do I write in box 7 of the form?",
        "The house rules say no smoking. Section 4. Please decide",
        "he owes the laundry box 12 euros",
        "the lamp fell on my bed. 2 kilos of glass",
        "Сушу рибу за контейнером. Я питаю, чи можна",
        "там лишився мій дім. А тут нічого",
        "У КІМНАТІ В НАС ХОЛОДНО",
        "нам дали вже третій контейнер, перша кімната була краща",
        "у нас 3 двері і дві кімнати, шість ліжок",
        "живу в кімнаті одна, в комнате четыре кровати",
        "запис у лікаря в 12 кабінеті",
        "отримав двійку, а заплатив двадцятку",
        "ik sta op nummer 216 op de lijst voor een woning",
        "нас хотят переселить в другой город",
        "хто стоїть за номером 240 на курси",
        "сиджу дома 2 тижні, дома 3 дні",
        "у блоці два туалети, на другому поверсі",
        "v nas v kimnati shist lizhok i odna rozetka",
        "стою в очереди на жилье под номером 341",
        "кровать 200 на 90, ліжко 160 на двох",
        "парковка місце 12, поїзд 12 вагон 3 місце 45",
        "taalles in lokaal 3 om 10 uur, модуль А2",
        "ruimte 3 bij 4 meter, контейнер 6 на 2,4, контейнер 20 футов",
        "кімната б була більша, двері б зачинити",
        "ванна 1 на 20 людей, намет 4 місний, вход 18+",
        "надворі плюс два, в кімнаті чотирнадцять, холодно",
        "gepest in de bus door twee jongens",
        "у нас у класі двадцять вісім дітей",
        "за домом 3 дерева, будинок 1972 року",
    ],
)
def test_amounts_sizes_and_papers_stay(text):
    assert rooms_of(text) == []
