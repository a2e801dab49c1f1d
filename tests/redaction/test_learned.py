"""What the model finds where no rule does, that it is made of the examples at hand, and that it keeps nothing."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from issues.redaction.folding import fold
from issues.redaction.learned import tagger
from issues.redaction.learned.pieces import pieces_of
from issues.redaction.learned.training import LEARNED, MADE_OF, made_of, read_examples, read_file, train
from issues.redaction.redactor import redact, warm_up
from issues.redaction.source import Source
from tests.redaction.labelled import read_half

FROZEN = ("frozen", "second_frozen", "third_frozen", "fourth_frozen")


def taken(text, kind="room"):
    return [text[span.start : span.end] for span in redact(text, "uk").spans if span.type == kind]


def chances_of(text):
    source = Source(fold(text))
    return tagger.chances(pieces_of(source, (), ()))


@pytest.mark.parametrize(
    ("text", "rooms"),
    [
        ("Коло 327 хтось забув відро з водою", ["327"]),
        ("Ми, 209, уже вдруге пишемо про холодну батарею", ["209"]),
        ("двісті сімнадцята знову не дає спати", ["двісті сімнадцята"]),
        ("Жінки з сорок третьої сваряться на кухні", ["сорок третьої"]),
        ("Мальчик из 56 плачет каждую ночь", ["56"]),
        ("тридцать первая опять курит в окно", ["тридцать первая"]),
        ("susidy z 64 slukhajut muzyku do ranku", ["64"]),
        ("Wij zitten in 38 en hebben geen warm water", ["38"]),
        ("De man van 217 bonkt op de muur", ["217"]),
        ("We are in 52 and the heater is broken", ["52"]),
    ],
)
def test_a_number_that_somebody_lives_in_is_a_room(text, rooms):
    assert taken(text) == rooms


@pytest.mark.parametrize(
    "text",
    [
        "Нас 6, а стільців чотири",
        "Встаю о 5, лягаю о 23",
        "Автобус 63 приходить раз на 40 хвилин",
        "Мені 38, синові 12, мамі 71",
        "двадцять другого числа прийшла виплата",
        "Заплатили 180, а обещали 240",
        "Температура была 39, дали две таблетки по 500",
        "Wij kregen 195 euro voor drie weken",
        "Mijn zoon van 14 gaat naar school in Utrecht",
        "We waited from 9 to 12 and nobody came",
    ],
)
def test_hours_ages_amounts_and_counts_stay(text):
    assert redact(text, "uk").spans == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Вчора Гервін забув мої документи", ["Гервін"]),
        ("марта знов курить у коридорі", ["марта"]),
        ("вера с первого этажа кричит на детей", ["вера"]),
        ("Сова з пральні не віддає білизну", ["Сова"]),
        ("Лобода знову свариться з дітьми", ["Лобода"]),
        ("jorrit heeft de sleutel niet gebracht", ["jorrit"]),
    ],
)
def test_a_name_that_few_know_is_found_by_what_is_said_of_somebody(text, names):
    assert taken(text, "name") == names


def test_a_room_that_a_rule_finds_in_part_is_taken_whole():
    text = "Хлопці з корпусу «В», кімната 8, кидають недопалки"
    assert taken(text) == ["корпусу «В», кімната 8"]


def test_the_model_is_made_of_the_examples_at_hand():
    assert MADE_OF.read_text().strip() == made_of(), "examples changed: make redaction"


def test_examples_are_of_their_kinds_and_are_no_frozen_text():
    examples = read_examples()
    assert len(examples) > 10_000
    assert {place.type for example in examples for place in example.places} >= set(LEARNED)
    frozen = {one.text for half in FROZEN for one in read_half(half)}
    assert not {example.text for example in examples} & frozen


def test_an_example_whose_piece_is_not_in_it_is_named_by_file_and_line(tmp_path):
    (tmp_path / "some.tsv").write_text("кімната 12\troom=12\tuk\nкімната 12\troom=13\tuk\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^some\.tsv:2: "):
        list(read_file(tmp_path / "some.tsv"))


def test_a_model_is_made_of_any_examples(tmp_path, monkeypatch):
    (tmp_path / "some.tsv").write_text(
        "".join(f"зебра {number} скаче\troom={number}\tuk\nлев {number} спить\t\tuk\n" for number in range(200, 260)),
        encoding="utf-8",
    )
    train(read_examples(tmp_path), tmp_path / "model")
    monkeypatch.setattr(tagger, "MODEL", tmp_path / "model")
    tagger._tagger.cache_clear()
    try:
        assert taken("зебра 244 скаче") == ["244"]
        assert taken("лев 244 спить") == []
    finally:
        monkeypatch.undo()
        tagger._tagger.cache_clear()


def test_the_tagger_holds_no_text_afterwards():
    redact("Мене звати Олена, живу в 214", "uk")
    assert tagger._tagger().tag() == []


def test_texts_in_several_threads_at_once_get_their_own_answers():
    warm_up()
    texts = [
        f"Сусіди з {number}-ї шумлять до ранку" if number % 2 else "Надворі дощ" * (number % 7)
        for number in range(201, 401)
    ]
    alone = [chances_of(text) for text in texts]
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(chances_of, texts)) == alone
    finally:
        sys.setswitchinterval(often)
