"""Accounts, addresses, papers and dates said in other ways than forms have them; and what only looks like one."""

from __future__ import annotations

import pytest

from issues.redaction.redactor import redact


def taken(text):
    return [(text[span.start : span.end], span.type) for span in redact(text, "uk").spans]


def gone(text, kind):
    return [piece for piece, its in taken(text) if its == kind]


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        ("моя електронка vasyl.hrom собака ukrmail.example", "vasyl.hrom собака ukrmail.example"),
        ("почта i.volkova собачка pismo точка example", "i.volkova собачка pismo точка example"),
        ("teta.zoya равлик poshtar.example, все маленькими", "teta.zoya равлик poshtar.example"),
        ("rostyslav.k apenstaartje dagpost.example", "rostyslav.k apenstaartje dagpost.example"),
        ("mijn e-mail: o.savchenko at postvak.example, graag", "o.savchenko at postvak.example"),
        ("write to olha_p88 AT mymail DOT example", "olha_p88 AT mymail DOT example"),
        ("from k_lysenko(dot)work at inbox.example", "k_lysenko(dot)work at inbox.example"),
        ("nazar_2009(at)lystok.example", "nazar_2009(at)lystok.example"),
        ("пошта olena (равлик) ukr.net", "olena (равлик) ukr.net"),
        ("marta[at]home[dot]nl", "marta[at]home[dot]nl"),
        ("lesia.hn @ poshta.example", "lesia.hn @ poshta.example"),
        ("oksana@ gmail.com", "oksana@ gmail.com"),
        ("пошта олена крапка петренко собака джимейл крапка ком", "олена крапка петренко собака джимейл крапка ком"),
        ("nadia88 sobachka gmail krapka com", "nadia88 sobachka gmail krapka com"),
        ("olena1985 собака укр нет", "olena1985 собака укр нет"),
        ("пишіть olena1985@gmail", "olena1985@gmail"),
    ],
)
def test_an_e_mail_is_heard_however_its_signs_are_said(text, mail):
    assert gone(text, "email") == [mail]


@pytest.mark.parametrize(
    "text",
    [
        "we looked at coa.nl, info (at) gemeente-tilburg.nl",
        "У сусіда собака велика. Лає точка",
        "наша собака гавкає.всю ніч",
        "er is een hond, een apenstaartje zit op het toetsenbord. ja",
    ],
)
def test_a_dog_and_a_place_are_no_e_mail(text):
    assert taken(text) == []


def test_a_site_that_is_looked_at_is_a_site():
    assert taken("look at funda.nl every day") == [("funda.nl", "url")]


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("у дискорд, я там orest_kh#2013.", "orest_kh#2013"),
        ("пиши т.ме/оленка", "т.ме/оленка"),
    ],
)
def test_a_nickname_goes_whole(text, handle):
    assert gone(text, "handle") == [handle]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("жив на проспекті Перемоги, 112, кв. 9, дім згорів", "проспекті Перемоги, 112, кв. 9"),
        ("г. Запорожье, ул. Победы 71, кв. 116", "ул. Победы 71, кв. 116"),
        ("mijn zus woont in Dorpsstraat 112-3 in Ermelo", "Dorpsstraat 112-3"),
        ("graag naar Havenkade 2, unit 16", "Havenkade 2, unit 16"),
        ("ging naar Plein 1944 nr. 38, 6511 JD", "Plein 1944 nr. 38"),
        ("Prins Bernhardlaan 77 kamer 4, індекс 2405 VT", "Prins Bernhardlaan 77 kamer 4"),
        ("zhyvu Kanaalstraat 12A-2, 3531 CL", "Kanaalstraat 12A-2"),
        ("адреса Schiedamseweg 391 A-02, Rotterdam", "Schiedamseweg 391 A-02"),
        ("адреса стоїть стара Parallelweg 112-B", "Parallelweg 112-B"),
        ("за адресою Churchilllaan 140, кімната 27, прошу", "Churchilllaan 140, кімната 27"),
        ("dat zij op de Skoallestrjitte 19 woont", "Skoallestrjitte 19"),
        ("dat hij aan de Zonneroos 14 woont", "Zonneroos 14"),
        ("ми переїхали: Zuiderdiep 74, app. 3, чи", "Zuiderdiep 74, app. 3"),
        ("колись Героїв Майдану 7, кв. 5", "Героїв Майдану 7, кв. 5"),
        ("вул. Івана Франка, буд. 14-А, під'їзд 2, кв. 78", "вул. Івана Франка, буд. 14-А, під'їзд 2, кв. 78"),
        ("I live at 14B Queens Road, flat 3", "14B Queens Road, flat 3"),
        ("проживаю зараз на Marnix 3", "Marnix 3"),
    ],
)
def test_an_address_goes_with_its_unit(text, address):
    assert gone(text, "address") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Подзвонив на 112, дзвони 112-го, bel 112!",
        "работал на улице 10 часов за 89 евро, на вулиці мінус 2, на улице было 5 градусов",
        "живу в Tilburg 2 роки, жили в Захарово 5 листопада, переехали в Захарово 5 человек",
        "живемо на Silja Europa 3 місяці, живу на Silja Europa 3 этаж",
        "Kerkstraat 5 kamers",
    ],
)
def test_what_stands_behind_a_place_is_not_always_its_number(text):
    assert taken(text) == []


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("індекс у заяві неправильний, має бути 4382 TV", "4382 TV"),
        ("в Amsterdam 1055 ba", "1055 ba"),
        ("postcode 2514, район", "2514"),
    ],
)
def test_a_postcode_is_known_by_what_is_around_it(text, postcode):
    assert gone(text, "postcode") == [postcode]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Народився дев'ятнадцятого лютого п'ятдесят четвертого року", [
            "дев'ятнадцятого лютого п'ятдесят четвертого року"]),
        ("рожденна першого мая тридцять дев'ятого", ["першого мая тридцять дев'ятого"]),
        ("народжена тисяча дев'ятсот сорок першого", ["тисяча дев'ятсот сорок першого"]),
        ("geboren op negentien februari negentienvierenvijftig", ["negentien februari negentienvierenvijftig"]),
        ("narodyvsia pershoho travnia 1985", ["pershoho travnia 1985"]),
        ("Народилась у 1939-му, 7 листопада.", ["1939-му, 7 листопада"]),
        ("Родился 28 августа 71-го, всё совпадает", ["28 августа 71-го"]),
        ("народилась 5.VII.1989, ДН 14032019", ["5.VII.1989", "14032019"]),
        ("Старший 06.06.2012, молодший 25 січня 2017. Старшому", ["06.06.2012", "25 січня 2017"]),
        ("oudste 12-05-2015, jongste 04-03-2018", ["12-05-2015", "04-03-2018"]),
        ("син 2021-07-03, БСН 122950197", ["2021-07-03"]),
        ("bsn 275272667, 07-07-2023", ["07-07-2023"]),
        ("mijn bsn 298940577, geboren 17.07.1988", ["17.07.1988"]),
        ("geboren in maart 1985, geb. 3 mrt '88", ["maart 1985", "3 mrt '88"]),
        ("дід 39 р.н., syn 2012 g.r.", ["39", "2012"]),
    ],
)  # fmt: skip
def test_a_birth_date_is_heard_however_it_is_said(text, dates):
    assert gone(text, "birth_date") == dates


@pytest.mark.parametrize(
    "text",
    [
        "двадцять другого червня дві тисячі двадцять шостого року була зустріч",
        "Молодший 3 вересня 2025 йде в школу, син 12.04.2025 захворів",
        "Зустріч 5 травня дві тисячі двадцять п'ятого",
    ],
)
def test_a_date_of_what_happened_stays(text):
    assert taken(text) == []


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("Картка IR7D40928 закінчується", "IR7D40928", "document"),
        ("my residence card no. NLD8T03516", "NLD8T03516", "document"),
        ("with my ID (003817264), wallet", "003817264", "document"),
        ("op de kaart NMR3 85C 71", "NMR3 85C 71", "document"),
        ("op de zorgpas staat AV 2290417", "AV 2290417", "document"),
        ("mijn polis is 123456789", "123456789", "document"),
        ("вид на жительство у него украинский 900184725", "900184725", "document"),
        ("моя заявка 2749106385", "2749106385", "v_number"),
        ("мій 2876 014 359", "2876 014 359", "v_number"),
        ("мій v 287 601 43 59", "287 601 43 59", "v_number"),
        ("bank card 5168757412345678", "5168757412345678", "card"),
        ("+31-6-47 20 18 53", "+31-6-47 20 18 53", "phone"),
        ("nul shist tryytsyat odyn sorok sim nul visim dvadtsyat p'yat",
         "nul shist tryytsyat odyn sorok sim nul visim dvadtsyat p'yat", "phone"),
        ("нуль шість двадцять три пятдесят пять шістдесят сім вісімдесят девять",
         "нуль шість двадцять три пятдесят пять шістдесят сім вісімдесят девять", "phone"),
        ("мой номер шесть два девять восемь четыре один семь три ноль",
         "шесть два девять восемь четыре один семь три ноль", "phone"),
        ("бсн один два три чотири п'ять шість сім вісім дев'ять",
         "один два три чотири п'ять шість сім вісім дев'ять", "bsn"),
    ],
)  # fmt: skip
def test_a_number_is_known_by_its_form_and_the_word_before(text, number, kind):
    assert taken(text) == [(number, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "замовлення 2749106385, order 2749106385, бюджет 2 876 014 359 євро, справа 123456782",
        "ik heb pas 20000 stappen, pas 500 euro gekregen, kaart van 2024-2025, card 12 GB",
        "my card stopped working on 12 November 2026, телефон (088) 214 07 36",
        "у нас два туалети, три душі, чотири кімнати, п'ять поверхів, шість людей, сім разів",
    ],
)
def test_other_numbers_stay(text):
    assert taken(text) == []
