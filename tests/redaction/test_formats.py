"""Numbers, addresses and accounts that must go, and those that must stay."""

from __future__ import annotations

import pytest

from issues.redaction.redactor import redact


def taken(text):
    return [(text[span.start : span.end], span.type) for span in redact(text, "uk").spans]


@pytest.mark.parametrize(
    ("text", "removed"),
    [
        ("мій номер 06 12345678, дзвоніть", [("06 12345678", "phone")]),
        ("номер +380 (50) 123-45-67", [("+380 (50) 123-45-67", "phone")]),
        ("тел. 0501234567", [("0501234567", "phone")]),
        ("bel 06-12 34 56 78.", [("06-12 34 56 78", "phone")]),
        ("+31(0)6 12345678", [("+31(0)6 12345678", "phone")]),
        ("мій номер нуль шість, потім 12 34, 56 78", [("нуль шість, потім 12 34, 56 78", "phone")]),
        ("nul zes twaalf vierendertig zesenvijftig achtenzeventig", [
            ("nul zes twaalf vierendertig zesenvijftig achtenzeventig", "phone")]),
        ("тел 0️⃣6️⃣12345678", [("0️⃣6️⃣12345678", "phone")]),
        ("06\u200b12\u200d345678", [("06\u200b12\u200d345678", "phone")]),
        ("Mail naar ivan.petrenko+x@mail.ukr.net!", [("ivan.petrenko+x@mail.ukr.net", "email")]),
        ("olena собака gmail крапка com", [("olena собака gmail крапка com", "email")]),
        ("пишіть @ivan_p у телеграм", [("@ivan_p", "handle")]),
        ("t.me/ivanp, https://vk.example/id1?x=2", [("t.me/ivanp", "handle"), ("https://vk.example/id1?x=2", "url")]),
        ("у вайбері нік Nika_dnipro, в інсті kate.from.lviv", [
            ("Nika_dnipro", "handle"), ("kate.from.lviv", "handle")]),
        ("WWW.Voorbeeld.nl/ivan", [("WWW.Voorbeeld.nl/ivan", "url")]),
        ("rekening NL91 ABNA 0417 1643 00", [("NL91 ABNA 0417 1643 00", "iban")]),
        ("UA213223130000026007233566001", [("UA213223130000026007233566001", "iban")]),
        ("rekening NL91 ABNA 0417 1643 01, verkeerd getypt", [("NL91 ABNA 0417 1643 01", "iban")]),
        ("картка 1234 5678 9012 3456", [("1234 5678 9012 3456", "card")]),
        ("код 8179630872422857", [("8179630872422857", "code")]),
        ("mijn code: 8179 6308 7242 2857.", [("8179 6308 7242 2857", "code")]),
        ("mijn BSN is 111222333", [("111222333", "bsn")]),
        ("mijn BSN is 1112.22.333", [("1112.22.333", "bsn")]),
        ("мій БСН 123456789", [("123456789", "bsn")]),
        ("V-номер 1234567890", [("1234567890", "v_number")]),
        ("паспорт СН 845162, ID-картка 001234567", [("СН 845162", "document"), ("001234567", "document")]),
        ("Син, народився 14.03.2019, у садок не беруть", [("14.03.2019", "birth_date")]),
        ("народилась я 30.06.1979, а не 03.06.1979", [("30.06.1979", "birth_date"), ("03.06.1979", "birth_date")]),
        ("Lange Nieuwstraat 101, 3512PG", [("Lange Nieuwstraat 101", "address"), ("3512PG", "postcode")]),
        ("вул. Молодіжна 14, кв. 3, Харків", [("вул. Молодіжна 14, кв. 3", "address")]),
        ("корпус 3, кімната 40", [("корпус 3, кімната 40", "room")]),
        ("кімната 316 разом з іншими", [("кімната 316", "room")]),
        ("з 4-го корпусу, вселили в 12 кімнату", [("4-го корпусу", "room"), ("12 кімнату", "room")]),
        ("двері 226 вибили, Колян із 31-ї бачив", [("двері 226", "room"), ("Колян", "name"), ("31-ї", "room")]),
        ("в кімнаті під номером 12", [("кімнаті під номером 12", "room")]),
        ("kamer 2.14 slapen zes mensen", [("kamer 2.14", "room")]),
        ("Kamer 305 3 поверх, my room is number 27", [("Kamer 305 3 поверх", "room"), ("room is number 27", "room")]),
        ("кімната 112, дзвонили 112", [("кімната 112", "room")]),
        ("Раїса Гриценко, 3 березня 1949, інсулін", [("Раїса Гриценко", "name"), ("3 березня 1949", "birth_date")]),
        ("mami 80 rokiv (2.05.1946), син (12.04.2019)", [("2.05.1946", "birth_date"), ("12.04.2019", "birth_date")]),
        ("я 85-го року народження, ik ben van 1968", [("85-го", "birth_date"), ("1968", "birth_date")]),
        ("My account is NL96 INGB 0707 8349 37", [("NL96 INGB 0707 8349 37", "iban")]),
        ("mail: ivan @ gmail . com", [("ivan @ gmail . com", "email")]),
        ("vnummer2873645190", [("2873645190", "v_number")]),
        ("gebouw 4, kamer 2.21, blok D", [("gebouw 4, kamer 2.21, blok D", "room")]),
        ("стукала до Олени з 204", [("Олени", "name"), ("204", "room")]),
        ("ми в 214, сусід з двісті п'ятої курить", [("214", "room"), ("двісті п'ятої", "room")]),
        ("в 12 живе алкоголік, ключ від 41 у нього", [("12", "room"), ("41", "room")]),
        ("305-та знову гуляла, у двадцять третій кімнаті теж", [
            ("305-та", "room"), ("двадцять третій кімнаті", "room")]),
        ("переселили з 12 в 14, ліжко №7", [("12", "room"), ("14", "room"), ("ліжко №7", "room")]),
        ("kamer tweehonderdveertien, de mensen van 118 roken", [
            ("kamer tweehonderdveertien", "room"), ("118", "room")]),
        ("wij zitten in 12 en het lekt, gang B is vies", [("12", "room"), ("gang B", "room")]),
        ("room no. twelve, the neighbours from two hundred and five", [
            ("room no. twelve", "room"), ("two hundred and five", "room")]),
        ("susid z 305 kuryt, v 12 kimnati tezh", [("305", "room"), ("12 kimnati", "room")]),
        ("v dvadcyat pershij sklo rozbyte, kimn. dvisti tryi", [
            ("dvadcyat pershij", "room"), ("kimn. dvisti tryi", "room")]),
        ("сусідка з другої кричить, у п'ятій протікає, хай восьма не шумить", [
            ("другої", "room"), ("п'ятій", "room"), ("восьма", "room")]),
        ("ліжко 3 кімната 19, палуба 2, каюта 214", [("ліжко 3 кімната 19, палуба 2, каюта 214", "room")]),
        ("kamer twee is koud, the neighbours in two oh seven cook", [("kamer twee", "room"), ("two oh seven", "room")]),
        ("нас поселили в кабінет 5", [("кабінет 5", "room")]),
        ("my V number is V2791045388", [("V2791045388", "v_number")]),
        ("вотсап 0380 93 450 22 71", [("0380 93 450 22 71", "phone")]),
        ("мій син Матвій, 14.02.2017, без школи", [("Матвій", "name"), ("14.02.2017", "birth_date")]),
        ("kind Anna Bos (11/05/2020) wacht", [("Anna Bos", "name"), ("11/05/2020", "birth_date")]),
        ("машина BH 9034 CT і busje V-482-LT", [("BH 9034 CT", "plate"), ("V-482-LT", "plate")]),
    ],
)  # fmt: skip
def test_what_leads_to_a_person_is_taken_out(text, removed):
    assert taken(text) == removed


@pytest.mark.parametrize(
    "text",
    [
        "Подзвонив на 112, потім 0900-8844 і 0800 1205, bel 14 030 of 088 043 03 61",
        "Het gebeurde op 02-11-2026 en op 2026-11-28, om 14:30 - 15:00",
        "з 2022 по 2026, 2022-2024",
        "€ 1.250.000,00, 12 000 грн, 242,50 за тиждень",
        "в кімнаті 15,5 градусів, о 12 кімната була порожня, 21 кімната на поверсі",
        "Закон від 4 червня 1992, wet van 4 juni 1992, приїхали 24.02.2022",
        "2 поверх, у кімнаті 6 ліжок, kamer van 12 m2, в комнате 8 человек",
        "art. 9:11 Awb, artikel 6:7",
        "о 10-й ранку, т.д. і т.п., a@b",
        "на refugeehelp.nl та www.ind.nl написано, пошта info@coa.nl",
        "номер справи 123456782, zaaknummer 1234567890",
        "06-12-2025 подала заяву, 06-02-2026 нагадала",
        "в 12 прийшла охорона, з 12 до 14 немає води, о 22 тиша, з п'ятої до сьомої шумно",
        "чоловік 35 років, een man van 23, kind van 4, oma van 80, бабуся в 84 сама носить воду",
        "адвокат ще в 22-му не брав трубку, рейтинг у п'ятій колонці, на вулиці 4 градуси, у друга, з другої спроби",
        "In de kamer twee bedden, в кімнаті два ліжка, запис у кабінет 5 до лікаря",
        "автобус 12, lijn 4, черга 12, стаття 214, regel 12, кабінет 5, школа 12, перша кімната",
        "Вчора, 14.02.2026, зламали двері",
        "жив на Kerkstraat, потім на вулиці Шевченка",
        "Дитині 7 років, розмір взуття 32",
        "У нас 2 кімнати, живу на 3 поверсі, у 12 групі садка, чоловік працює з 6",
        "номер 1414 не відповідає, проблема номер 1, nummer 214 van de wachtlijst",
        "охоронець з номером 14, шафка 41, gate D14, room 14 square meters",
        "дорога A12, вітамін B12, A4 формат, на 3 день, у 2 з 5 випадків",
        "переїхали з 2 валізами, у 4 рази більше, в кімнаті 3 туалети і 2 вікна",
        "",
    ],
)
def test_what_the_complaint_is_about_stays(text):
    assert taken(text) == []


def test_a_link_goes_as_a_whole():
    text = "https://t.me/x?tel=0612345678&mail=ivan@ukr.net"
    assert taken(text) == [(text, "handle")]


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("Номер 14 - тече стеля", "Номер 14"),
        ("de jongen van nr 22 bedreigt mij", "nr 22"),
        ("соседи из номера двенадцать орут", "номера двенадцать"),
        ("306. холодно, прийдіть", "306"),
        ("ключ не відкриває B-204", "B-204"),
        ("мешканці кімнати сьомої не сплять", "кімнати сьомої"),
        ("пишу з двохсот третьої кімнати", "двохсот третьої кімнати"),
        ("из 12-го номера вынесли матрас", "12-го номера"),
        ("в десятом домике собака лает", "десятом домике"),
        ("сусіди з другої кімнати", "другої кімнати"),
        ("між 11 и 12 комнатами дырка", "11 и 12 комнатами"),
        ("2 поверх, 12-та, тече вода", "2 поверх, 12-та"),
        ("on deck 4, number 412 leaks", "deck 4, number 412"),
        ("gebouw 2, nummer 18", "gebouw 2, nummer 18"),
        ("slaapzaal B, bed 14", "slaapzaal B, bed 14"),
        ("зал 2, місце 48 біля дверей", "зал 2, місце 48"),
        ("пише Юрко, кімната наша 36, тече", "кімната наша 36"),
        ("u chotyrnadtsiatij kimnati kuryat", "chotyrnadtsiatij kimnati"),
        ("кімната 12 туалет не працює", "кімната 12"),
        ("у 305 миші бігають, а в 217 батарея холодна", "305"),
        ("в сто першій потоп", "сто першій"),
        ("in 2.14 lekt het", "2.14"),
        ("живем в 3 блоке комната 11", "3 блоке комната 11"),
        ("Б-14: немає опалення", "Б-14"),
        ("у сьомому блоці вимкнули світло", "сьомому блоці"),
        ("під дверима 212-ї курять", "дверима 212-ї"),
    ],
)
def test_a_room_is_found_however_it_is_said(text, room):
    assert room in [piece for piece, kind in taken(text) if kind == "room"]


def test_who_was_moved_leaves_neither_room():
    text = "нас переселили з двісті дванадцятої до триста першої"
    assert [piece for piece, _ in taken(text)] == ["двісті дванадцятої", "триста першої"]


@pytest.mark.parametrize("room", ["A91-й", "Б58-ій", "A91й"])
def test_a_room_with_a_letter_and_an_ending_is_one(room):
    assert redact(f"у {room} немає світла", "uk").text == "у [кімната 1] немає світла"
