"""No text takes long: what is typed to hurt costs as much as any other of its length."""

from __future__ import annotations

import time

import pytest

from issues.redaction.preview import Marked, take_out
from issues.redaction.redactor import redact

LENGTH = 100_000
LIMIT_S = 30
"""Two to ten seconds in reality, on a busy machine; a pattern that explodes or a loop in a loop takes minutes."""

PIECES = (
    "1 ", "1", "06-", "+31 6", "0612345678 ", "00 ", "+", "((((", "нуль ", "двадцять ", "zes ", "100 євро ", "12:30 ",
    "a.", "@", "a@", "www.", "http://", "t.me/", "@a", "a_", "insta ", "нік a", " собака a.b ", "(at)",
    "AA11 1111 ", "NL11 ", "123456789 ", "2123456789 ", "паспорт ", "1.1.2000 ", "нар. ", "born 1.1.2000 ",
    "Kerkstraat ", "Kerkstraat 1", "вул. а ", "1234 AB ", "AB-12-", "kamer 1 ", "kamer 12, ", "3 поверх, ", "к.1 ",
    "і 12 ", "двері в 204 ", "Олена з 204 ", "Олена ", "Олена, ", "Олена Б. ", "А.", "A. B. ", "пан ", "Van der ",
    "van de ", "мене звати ", "mijn naam is ", "en ", "а-а", "'", "-", "\n", "[", "[ім’я 1]", "\u200b", "е\u0301", "😀",
    "aaaaaaaaaaaaaaaaaaaa", "АБВ", "１２", "ﬁ ", "12 кімната ", "4-го корпусу ", "двері 226 ", "з 31-ї ", "кімната (",
    "2.14", "15,5", "син (1.1.2000) ", "3 роки (", "1949 ", "ivan @ ", "Петро з 12-ї ", "El ", "Jansen-de ", "Чин",
    "двісті ", "двадцять другої ", "у 305 ", "сусід з 12 ", "переселили з 12 в ", "поселили ", "305-та ", "honderd",
    "kamer twee", "ліжко ", "між кімнатами 4 і ", "two hundred and ", "Анна (1.1.2000) ", "син Іван, 1.1.2010, ",
    "піца ", "номер моєї кімнати ", "номер двадцять ", "№8 ", "переселили з другої до ",
    "2 поверх, 12-та ", "B-204 ", "heb koen ",
    "Марлін ", "Керстін сказала ", "van de Graaf ", "in 't Veld ", "вікторія ", "Qwenda was ", "в сто першій ",
    "Бондар ", "Аль-", "heeft mijn ", "к. ", "к1", "в 12 живе ",
    "біля 12 ", "120 ", "X's ", "Ы", "van de school ", "фамилия вроде ", "такая ", "8179630872422857 ", "8179 ",
)  # fmt: skip


@pytest.mark.parametrize("words", ["Олена", "а", "а а", "Олена Олена Олена", "(", "а" * 4000])
@pytest.mark.parametrize("piece", ["Олена ", "а ", "аа", "[ім’я 1] ", "("])
def test_taking_out_what_stands_everywhere_is_linear_too(piece, words):
    text = (piece * (LENGTH // len(piece) + 1))[:LENGTH]
    began = time.process_time()
    take_out(Marked.stored(text), words, "uk", lambda: "id")
    assert time.process_time() - began < LIMIT_S


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_row_of_anything_is_read_in_linear_time(piece):
    redact("Олена", "uk")  # reads the dictionaries
    text = (piece * (LENGTH // len(piece) + 1))[:LENGTH]
    began = time.process_time()
    redact(text, "uk")
    assert time.process_time() - began < LIMIT_S
