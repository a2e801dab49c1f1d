"""What a resident may change before sending, and that nothing is mixed up on the way."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issues.redaction.marks import marks_in
from issues.redaction.preview import Marked, items, joined, marked, put_back, renumbered, take_out
from issues.redaction.redactor import redact
from tests.redaction.test_marks import PIECES


@pytest.fixture
def new_id():
    numbers = count(1)
    return lambda: f"id{next(numbers)}"


@pytest.fixture
def said(new_id):
    return lambda text, after="": marked(redact(text, "uk", after=after), new_id)


def listed(words):
    return [(one.mark, one.words) for one in items(words)]


def test_each_mark_is_listed_once_with_every_form_it_stands_for(said):
    words = said("слюсар Петро 06 12345678. Петра нема, Петро спить, [ім’я 7]")
    assert words.text == "слюсар [ім’я 8] [телефон 1]. [ім’я 8] нема, [ім’я 8] спить, [ім’я 7]"
    assert listed(words) == [("[ім’я 8]", ("Петро", "Петра")), ("[телефон 1]", ("06 12345678",))]


def test_one_is_put_back_wherever_it_stood_and_the_rest_keeps_its_number(said):
    words = said("слюсар Петро 06 12345678, або Марія. Марії дзвоніть на 0612345678")
    name, phone, other = items(words)
    changed = put_back(words, phone.id)
    assert changed.text == "слюсар [ім’я 1] 06 12345678, або [ім’я 2]. [ім’я 2] дзвоніть на 0612345678"
    assert listed(changed) == [(name.mark, name.words), (other.mark, other.words)]
    assert put_back(changed, phone.id) is changed, "an old button finds nothing"


def test_what_was_stored_is_not_known(said):
    stored = Marked.stored(said("Петро і Марія").text)
    assert stored.pieces == (None, None)
    assert items(stored) == ()


def test_more_below_what_was_stored_can_be_put_back_and_nothing_else(said):
    stored = Marked.stored("[ім’я 1] кричить")
    words = joined(stored, said("Марія теж", stored.text))
    assert words.text == "[ім’я 1] кричить\n[ім’я 2] теж"
    [mine] = items(words)
    assert put_back(words, mine.id).text == "[ім’я 1] кричить\nМарія теж"


def test_words_of_another_draft_are_counted_on(said):
    above, below = said("Петро кричить, 06 12345678"), said("Марія бачила Петра")
    words = joined(above, renumbered(below, above.text))
    assert words.text == "[ім’я 1] кричить, [телефон 1]\n[ім’я 2] бачила [ім’я 3]"
    assert [forms for _, forms in listed(words)] == [("Петро",), ("06 12345678",), ("Марія",), ("Петра",)]


def test_typed_words_go_wherever_they_stand(said, new_id):
    words = take_out(said("Сусід Тарас приніс їжу. КІТ утік, а кіт Петра — п’ятий кіт."), " кіт ", "uk", new_id)
    assert words.text == "Сусід [ім’я 1] приніс їжу. [прибрано 1] утік, а [прибрано 1] [ім’я 2] — п’ятий [прибрано 1]."
    again = take_out(words, "п'ятий", "nl", new_id)
    assert again.text.endswith("— [weggehaald 1] [прибрано 1].")
    assert listed(again)[1] == ("[прибрано 1]", ("КІТ", "кіт"))
    assert listed(again)[-1] == ("[weggehaald 1]", ("п’ятий",))


@pytest.mark.parametrize(
    ("text", "typed", "rest"),
    [
        ("люба мовчить, а Любу бояться, про Любов ні слова", "Люба", "[прибрано 1] мовчить, а [прибрано 1] бояться,"),
        ("та сама надія рубан, надії рубан усі бояться", "Надія Рубан", "та сама [прибрано 1], [прибрано 1] усі"),
        ("живу в кімнаті  з\nбалконом", "з балконом", "живу в кімнаті  [прибрано 1]"),
        ("у червоній куртці (10+10)", "(10+10)", "у червоній куртці [прибрано 1]"),
        ("та сама мама двох хлопчиків 👦👦", "хлопчиків 👦👦", "та сама мама двох [прибрано 1]"),
    ],
)
def test_typed_words_are_found_as_a_person_would_find_them(text, typed, rest, new_id):
    assert take_out(Marked.stored(text), typed, "uk", new_id).text.startswith(rest)


@pytest.mark.parametrize("typed", ["", " ", "ім’я", "Петро", "немає", "(", "прибрано", "[ім’я 1]", "1", "кі"])
def test_taking_out_what_is_not_there_changes_nothing(said, new_id, typed):
    words = said("Петро і кіт")
    assert take_out(words, typed, "uk", new_id) is words


def test_what_the_resident_put_back_stays_when_something_else_goes(said, new_id):
    words = said("слюсар Петро 06 12345678 і кіт")
    words = put_back(words, items(words)[1].id)
    assert take_out(words, "кіт", "uk", new_id).text == "слюсар [ім’я 1] 06 12345678 і [прибрано 1]"


def test_what_was_taken_out_shows_in_no_error(said):
    words = said("Петро і кіт")
    assert "Петро" not in repr((words, items(words)))


@settings(deadline=None)
@given(PIECES, st.data())
def test_all_that_was_taken_out_can_be_put_back(text, data):
    numbers = count()
    words = marked(redact(text, "nl"), lambda: str(next(numbers)))
    while found := items(words):
        words = put_back(words, data.draw(st.sampled_from(found)).id)
    assert words.text == text


MOVES = st.lists(st.tuples(st.sampled_from(["add", "take", "back"]), PIECES, st.integers(0, 9)), max_size=6)


@settings(deadline=None)
@given(MOVES)
def test_whatever_is_done_no_mark_stands_for_something_else(moves):
    """Undone in any order, all that was ever typed stands there again."""
    numbers = count()

    def new_id():
        return str(next(numbers))

    typed, words = [], Marked("", ())
    for move, text, at in moves:
        if move == "add" and text:
            typed.append(text)
            words = joined(words, marked(redact(text, "uk", after=words.text), new_id))
        elif move == "take":
            words = take_out(words, text[at : at + 5], "uk", new_id)
        elif found := items(words):
            words = put_back(words, found[at % len(found)].id)
        assert len(words.pieces) == len(list(marks_in(words.text)))
    while found := items(words):
        words = put_back(words, found[-1].id)
    assert words.text == "\n".join(typed)
