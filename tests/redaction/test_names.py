"""Names by dictionaries, lists and what stands around them."""

from __future__ import annotations

import pytest

from issues.redaction.redactor import redact


def names(text):
    return [text[span.start : span.end] for span in redact(text, "uk").spans if span.type == "name"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Скаржуся на Ігоря, Валерія і Сашка Бондаря", ["Ігоря", "Валерія", "Сашка Бондаря"]),
        ("пані Ван ден Берг і пан Бакер", ["Ван ден Берг", "Бакер"]),
        ("Пишу до О. В. Сидоренко та Ткаченка І.В.", ["О. В. Сидоренко", "Ткаченка І.В."]),
        ("Оксанина машина, Дар’я Соловей на рецепції", ["Оксанина", "Дар’я Соловей"]),
        ("мене звати ірина, подзвоніть насті", ["ірина", "насті"]),
        ("тьотя Рая, Тьома з Юрком і Михалыч", ["Рая", "Тьома", "Юрком", "Михалыч"]),
        ("сьогодні жека з 204 вибив двері", ["жека"]),
        ("Зинаида Павловна и Вадик бьют Аню", ["Зинаида Павловна", "Вадик", "Аню"]),
        ("ohoronets Vadym krychyt, z Oksanoiu i Petrom", ["Vadym", "Oksanoiu", "Petrom"]),
        ("de heer Van 't Veer en mw. J. ter Horst", ["Van 't Veer", "J. ter Horst"]),
        ("mevrouw van den berg, meneer de vries", ["van den berg", "de vries"]),
        ("Sjoerd en Femke van de nachtdienst", ["Sjoerd", "Femke"]),
        ("Dokter De Boer en R. van der Meulen", ["De Boer", "R. van der Meulen"]),
        ("My name is Artem Hladkyi, and Mrs O'Connor's son Tom", ["Artem Hladkyi", "O'Connor's", "Tom"]),
        ("beheerder Kees каже, мій casemanager Linda de Groot", ["Kees", "Linda de Groot"]),
        ("ЖИВЕМО З ОЛЕНОЮ І НАТАЛКОЮ", ["ОЛЕНОЮ", "НАТАЛКОЮ"]),
        ("Оле\u0301на й Андрі\u0438\u0306", ["Оле\u0301на", "Андрі\u0438\u0306"]),
        ("Oлeна з кухні", ["Oлeна"]),
        ("вчора ткачук з другого поверху курив, а Шевчуки шумлять", ["ткачук", "Шевчуки"]),
        ("Соломійчине ліжко, Мыкола кричить", ["Соломійчине", "Мыкола"]),
        ("подписала какая-то Илсе Мулдер, кто такая Аниек?", ["Илсе Мулдер", "Аниек"]),
        ("фамилия вроде Горобец, заява від імені Ніни", ["Горобец", "Ніни"]),
        ("Roos Mulder van de gemeente, mevrouw Yilmaz van de school", ["Roos Mulder", "Yilmaz"]),
        ("jansen van de receptie, t.a.v. J. Jansen-de Vries", ["jansen", "J. Jansen-de Vries"]),
        ("De dochter van Nataliia, Jeroens auto, Ricardo's rooster", ["Nataliia", "Jeroens", "Ricardo's"]),
        ("advocaat mr. Chandrika Jaglal, Dr El Amrani", ["Chandrika Jaglal", "El Amrani"]),
    ],
)
def test_a_name_is_found_in_any_form(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    ("person", "word"),
    [
        ("Надія вкрала мій велосипед", "надії вже нема"),
        ("Роман читає чужі листи", "Це не роман, це життя"),
        ("Роман дочитав і пішов", "Роман дочитала, другий узяти нема де"),
        ("Віра з нашого крила має температуру", "Віра з нами"),
        ("Світлана Григорівна не прийшла", "Світла нема з ранку"),
        ("Сусідка Люба мила посуд", "Люба адміністраціє, коли буде інтернет?"),
        ("Любе дали комнату", "нет ни веры, ни надежды, ни любви"),
        ("Марта прийшла", "Подала ще в березні, марта місяця"),
        ("Wil van de keuken lacht", "Ik wil naar huis"),
        ("Vraag Storm maar", "Er was storm, het dak lekt"),
        ("Roos zegt nee", "Roos en jeuk door het water"),
        ("Hope from the front desk", "No hope, no faith, no answers."),
        ("Vira skazala shcho ni", "vira v ludej skinchylas"),
    ],
)
def test_words_that_are_names_too_are_names_by_what_is_said_of_them(person, word):
    assert len(names(person)) == 1
    assert names(word) == []


@pytest.mark.parametrize(
    "text",
    [
        "З Харкова до Арнема, потім у Венло, тепер Ейндговен",
        "Червоний Хрест, Нова Пошта, Juridisch Loket, VluchtelingenWerk і Lidl",
        "парк Шевченка, Музей Ван Гога, Prins Bernhardlaan, het Wilhelminapark",
        "Живу в De Haven, раніше в готелі Van der Valk",
        "На Миколая дітям дали подарунки, Sinterklaas kwam niet",
        "Слава Богу, хоч дах не тече. Матінко Божа!",
        "Altijd maar Paracetamol en Ibuprofen van de Huisarts",
        "IND не відповідає, гемеенте Утрехт каже питати COA",
        "Ik spreek Oekraïens en een beetje Nederlands",
        "Охоронець, прибиральниця і менеджер мовчать",
        "Піцу маргарита і салат Цезар дають щодня, мультик Маша і Ведмідь",
        "jack russell blaft, bakkerij Jansen is dicht, de dokter van de Emma kliniek belt",
        "De mevrouw van de balie, de heer van de receptie",
    ],
)
def test_places_bodies_and_jobs_stay(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Бондар ударив мого сина, Вовк гасив недопалки", ["Бондар", "Вовк"]),
        ("переведіть Гебре на інший поверх", ["Гебре"]),
        ("запишіть до доктора Аль-Хусейні", ["Аль-Хусейні"]),
        ("mw van 't hof zegt nee, dhr kok ook", ["van 't hof", "kok"]),
        ("begeleider sander is boos", ["sander"]),
        ("Van Dijk heeft mijn kamer gecontroleerd. De Groot had ons beloofd te bellen", ["Van Dijk", "De Groot"]),
        ("bij dr. Van Oosterhout, J.P. Balk tekende", ["Van Oosterhout", "J.P. Balk"]),
    ],
)
def test_whoever_does_what_only_people_do_is_a_person(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We hebben Qwenda gevraagd om een stoel", ["Qwenda"]),
        ("Qwenda was weer dronken, Toon heeft mijn brood opgegeten", ["Qwenda", "Toon"]),
        ("Ik sprak met van Loon, excuses van de Graaf", ["van Loon", "van de Graaf"]),
        ("Van den Heuvel van de gemeente belt niet", ["Van den Heuvel"]),
        ("Annelot van Beek en Baukje in 't Veld", ["Annelot van Beek", "Baukje in 't Veld"]),
        ("ik heb koen al twee keer gewaarschuwd, mijn zoon evi krijgt geen les", ["koen", "evi"]),
        ("Melanie Bosch zegt nee, mevrouw koning zei ja", ["Melanie Bosch", "koning"]),
        ("Я просила Керстін і говорила з Фреком про Розмарейн", ["Керстін", "Фреком", "Розмарейн"]),
        ("керстін сказала чекати", ["керстін"]),
        ("Спасибі Віллемін! Герард Де Йонг обіцяв ремонт", ["Віллемін", "Герард Де Йонг"]),
        ("відповідь від Ель Амрані, Франк ван Дален відмовив", ["Ель Амрані", "Франк ван Дален"]),
        ("скаржусь на Хіллека", ["Хіллека"]),
        ("de chef, Oscar Nijland, was er niet", ["Oscar Nijland"]),
    ],
)
def test_a_name_that_no_list_has_is_found_by_grammar_or_sound(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Вікторія на сніданок була гнила, а полуниця кисла", "клубника виктория сгнила в холодильнике",
        "Ik slik Xyzalin, kocht lakens bij Xanderhuis, Hij is Algerijn", "Beveilliging was weer dronken",
        "зупинка на Коолстрейк, до війни жили на Зеленівці",
        "in het Emmahuis, bij de Beatrix Kliniek, op de Wilhelminakade",
        "у Львові краще, волонтер принес одежду",
        "люк на палубі не закривається, мишкою за рулем, в тіні, у ту ж миті",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_name_stays(text):
    assert names(text) == []


def test_a_name_once_known_is_found_where_it_begins_a_sentence():
    assert names("Надія Петрівна спить. Надія завжди спить.") == ["Надія Петрівна", "Надія"]
