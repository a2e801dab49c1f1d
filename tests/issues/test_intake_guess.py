"""What a complaint is about is recognised from words as people type them, and never guessed where there is a doubt."""

from __future__ import annotations

import pytest

from issues.intake.guess import guess
from issues.intake.loader import load_intake, read_intake
from tests.issues.small_intake import SMALL

CERTAIN = {
    "в кімнаті пліснява": ("housing", "mould"),
    "У нас в кімнаті ПЛІСЕНЬ на стіні": ("housing", "mould"),
    "у комнаті плєсєнь, дитина кашляє": ("housing", "mould"),
    "грибок на стене, очень сыро": ("housing", "mould"),
    "Er zit schimmel in de kamer": ("housing", "mould"),
    "badkamerschimmel": ("housing", "mould"),
    "there is mould on the wall": ("housing", "mould"),
    "v kimnati plisnyava": ("housing", "mould"),
    "plisen na stini": ("housing", "mould"),
    "пл\u200bіснява": ("housing", "mould"),
    "пліснява 🦠🦠🦠 <b>&amp;": ("housing", "mould"),
    "Батарея зовсім не гріє": ("housing", "heating"),
    "в кімнаті дуже холодно": ("housing", "heating"),
    "de verwarming doet het niet meer": ("housing", "heating"),
    "опалення не працює": ("housing", "heating"),
    "de verwarming is koud": ("housing", "heating"),
    "третій день немає гарячої води": ("housing", "hot_water"),
    "нет горячей воды": ("housing", "hot_water"),
    "geen warm water sinds maandag": ("housing", "hot_water"),
    "nemaye haryachoi vody": ("housing", "hot_water"),
    "у нас завелися таргани": ("housing", "pests"),
    "на кухне тараканы": ("housing", "pests"),
    "er zitten muizen in de kast": ("housing", "pests"),
    "вкрали велосипед": ("residents", "theft"),
    "у мене вкрали куртку": ("residents", "theft"),
    "mijn telefoon is gestolen": ("residents", "theft"),
    "Охоронець накричав на мене": ("staff", "rude"),
    "ohoronets nakrychav na mene": ("staff", "rude"),
    "de beveiliger schreeuwt tegen mij": ("staff", "rude"),
    "менеджер погрожує": (None, None),
    "дитину обзивають": ("school", "bullying"),
    "мене змушують працювати, забрали паспорт": ("safety", "exploitation"),
    "маю пропозицію": ("other", "idea"),
    "ik heb een idee": ("other", "idea"),
}

DOUBTFUL = {
    "nothing at all": "",
    "no word of a complaint": "добрий день, підкажіть будь ласка",
    "two parts of one theme": "у кімнаті пліснява і таргани",
    "two themes": "пліснява, і вкрали велосипед",
    "neighbours and their noise": "lawaai van de buren",
    "a guard and the heating": "охоронець каже, що опалення не буде",
    "look-alikes": "потерпає вологодське масло, рецепт, паралельні ратуші",
}


@pytest.mark.parametrize("text", CERTAIN)
def test_the_words_of_a_complaint_name_what_it_is_about(text):
    assert guess(read_intake(), text) == CERTAIN[text]


@pytest.mark.parametrize("why", DOUBTFUL)
def test_a_doubt_is_left_to_the_resident(why):
    assert guess(read_intake(), DOUBTFUL[why])[1] is None


@pytest.mark.parametrize("why", ["two themes", "neighbours and their noise", "nothing at all", "look-alikes"])
def test_a_doubt_between_themes_leaves_the_theme_open_too(why):
    assert guess(read_intake(), DOUBTFUL[why]) == (None, None)


def test_two_parts_of_one_theme_leave_the_theme_certain():
    assert guess(read_intake(), DOUBTFUL["two parts of one theme"]) == ("housing", None)


def test_a_complaint_that_names_a_guard_never_starts_as_one_for_the_location():
    assert guess(read_intake(), "охоронець каже, що опалення не буде") == (None, None)
    assert guess(read_intake(), "охоронець мене дістав") == ("staff", None)


def test_a_theme_that_is_known_is_kept_and_made_finer():
    data = read_intake()
    assert guess(data, "сусіди курять", theme="residents") == ("residents", "nuisance")
    assert guess(data, "в кімнаті пліснява", theme="housing") == ("housing", "mould")
    assert guess(data, "в кімнаті пліснява", theme="money") == ("money", None)
    assert guess(data, "добрий день", theme="housing") == ("housing", None)


def test_a_theme_that_is_gone_breaks_nothing():
    assert guess(read_intake(), "в кімнаті пліснява", theme="gone") == ("gone", None)


def test_a_short_word_does_not_find_longer_ones():
    data = load_intake(SMALL)
    assert guess(data, "шум") == ("housing", "noise")
    assert guess(data, "шуміха") == (None, None)


@pytest.mark.parametrize(
    "text", ["а" * 4096, "<script>" * 500, "🙂" * 2000, "'; DROP TABLE cases; --", "\u202eпліснява\u202c" * 300]
)
def test_whatever_is_typed_is_answered(text):
    assert guess(read_intake(), text)[0] in {None, "housing"}
