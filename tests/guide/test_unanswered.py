"""What nothing answers is counted for editors, and nobody learns who asked."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from guide.reply import NotUnderstood
from guide.session import Session
from guide.unanswered import Question, purge, question_hash, shared_words, week_of
from issues.redact import Redacted
from issues.redaction.redactor import redact
from store.memory_unanswered import MemoryUnansweredStore
from tests.guide.asking import SECRET, TYRES, WEEK, Town


@pytest.fixture
def store():
    return MemoryUnansweredStore()


@pytest.fixture
def town(world, store):
    return Town(world, store)


async def test_four_askers_leave_nothing_readable(town):
    await town.ask(*[TYRES] * 4)
    assert await town.readable() == []
    assert len(town.rows) == 4
    assert town.problems == [], "the store was not even given words to refuse"


async def test_from_the_fifth_asker_on_the_words_are_kept_and_counted(town, store):
    await town.ask(*[TYRES] * 5)
    assert await store.questions() == [Question(week=WEEK, text=TYRES, language="uk", count=5)]
    await town.ask(TYRES, "щось зовсім інше", TYRES)
    assert await town.readable() == [(TYRES, 7)]


async def test_one_who_asks_again_and_again_counts_once(town):
    resident = town.resident()
    for _ in range(9):
        assert isinstance(await resident.write(TYRES), NotUnderstood)
    await town.ask(*[TYRES] * 3)
    assert await town.readable() == []
    await town.ask(TYRES)
    assert await town.readable() == [(TYRES, 5)]


async def test_spellings_of_one_question_are_one_and_nobodys_own_is_kept(town):
    await town.ask(
        "Де поміняти зимові шини?",
        "ДЕ ПОМІНЯТИ ЗИМОВІ ШИНИ!!!",
        "де  поміняти\nзимові шинииии",
        "де поміняти зимові ши\u200bни 🚗🙏",
        "дe пoміняти зимові шини…",
    )
    assert await town.readable() == [(TYRES, 5)]


@pytest.mark.parametrize("marks", ["…", "?!", " - ", ".,;:"])
def test_marks_at_the_ends_are_no_words(marks):
    assert shared_words(marks + TYRES + marks, redact) == TYRES


async def test_what_a_terminal_would_obey_is_not_kept(town):
    await town.ask(*["\x1b[31m\x07" + TYRES + "\x00\u202e"] * 5)
    [(text, _)] = await town.readable()
    assert text.isprintable()
    assert TYRES in text


PERSONAL = {
    "telefoon": ("+31 6 12345678", "06-87654321", "+380 67 123 45 67", "0031612345679", "⁰⁶¹²³⁴⁵⁶⁷⁸"),
    "naam": ("Олена Канарчук", "Петро Бондар", "Марія Шевчук", "Ганна Ткач", "Jan de Vries"),
    "kenteken": ("AB-123-C", "BH 9034 CT", "V-482-LT", "12-ABC-3", "АА 1234 ВВ"),
    "adres": ("Kerkstraat 12", "Lange Nieuwstraat 101", "вул. Молодіжна 14", "Dorpsplein 3", "Voorstraat 7a"),
    "kamer": ("кімната 204", "кімната 12", "kamer 3.14", "к. 17", "кімната 9б"),
    "rekening": ("NL91ABNA0417164300", "UA213223130000026007233566001", "NL20INGB0001234567", "NL91 ABNA 0417 1643 00",
                 "NL02RABO0123456789"),
    "account": ("@kanarka_kanarka", "t.me/kanarka", "https://t.me/kanarka2", "@ivan_p", "@olena.k"),
    "bsn": ("БСН 111222333", "bsn 123456782", "BSN: 111222333", "bsn 1112.22.333", "мій БСН 123456789"),
}  # fmt: skip
"""By what stands there instead."""
LABELS = {"кімната", "мій", "kamer", "к.", "bsn", "bsn:", "бсн"}
"""Words that say what a number is, and stay or stand in the mark."""


@pytest.mark.parametrize("kind", sorted(set(PERSONAL) - {"bsn"}))
async def test_what_is_personal_is_taken_out_before_anything_is_counted(town, kind):
    """So that five who each give their own ask the same."""
    await town.ask(*[f"а {one} це де подивитися розклад" for one in PERSONAL[kind]])
    assert await town.readable() == [(f"а [{kind} 1] це де подивитися розклад", 5)]


@pytest.mark.parametrize("canary", [one for each in PERSONAL.values() for one in each])
async def test_nothing_personal_can_be_read_though_five_write_it_alike(town, canary):
    await town.ask(*[f"де забрати посилку, {canary}"] * 5)
    [(text, _)] = await town.readable()
    kept = set(text.replace("[", " ").split())
    assert not kept & set(canary.lower().split()) - LABELS


@pytest.mark.parametrize("kind", sorted(set(PERSONAL) - {"bsn"}))
async def test_a_message_of_nothing_else_is_not_counted(town, kind):
    await town.ask(*[one for one in PERSONAL[kind][:1] for _ in range(5)])
    assert town.rows == []


async def test_askers_in_two_languages_get_the_same_marks(world, store):
    """Else a question with a name in it would have one hash for each language of the bot."""

    def marking(text, language):
        return Redacted(text.replace("Олена", f"[{language} 1]"), ())

    town = Town(world, store, marking)
    for language in ("uk", "nl", "uk", "nl", "nl"):
        await town.resident(language).write("де поштова скринька Олена")
    assert await town.readable() == [("де поштова скринька [nl 1]", 5)]


# -- who asked --------------------------------------------------------------------------------------------------


async def test_nothing_kept_says_which_chat_asked_and_no_two_rows_are_one_chats(town):
    resident = town.resident()
    questions = [TYRES, "де продати гараж", "скільки коштує проїзд"]
    for one in questions:
        await resident.write(one)
    own = bytes.fromhex(resident.session.week_tag.tag)
    tags = [tag for _, _, tag in town.rows]
    assert len({own, *tags}) == 4
    assert all(len(one) == 16 for one in tags)


async def test_a_new_week_draws_a_new_tag(town, world):
    resident = town.resident()
    await resident.write(TYRES)
    monday = resident.session.week_tag
    world.later(days=6)
    await resident.write("де продати гараж")
    assert resident.session.week_tag == monday, "Sunday is the same week"
    world.later(days=1)
    await resident.write(TYRES)
    assert (monday.week, resident.session.week_tag.week) == (WEEK, "2026-W49")
    assert resident.session.week_tag.tag != monday.tag
    (_, first, _), _, (_, second, _) = town.rows
    assert first != second, "the same words have another hash, so that weeks cannot be put together"


async def test_weeks_do_not_add_up(town, world):
    for _ in range(3):
        await town.ask(*[TYRES] * 4)
        world.later(days=7)
    assert await town.readable() == []


async def test_forgetting_drops_the_tag(town, world):
    resident = town.resident()
    await resident.write(TYRES)
    assert resident.session.week_tag
    resident.take(await world.guide.forget(resident.session))
    assert resident.session == Session()


def test_the_hash_needs_secret_week_and_words():
    hashes = {
        question_hash(secret, week, words)
        for secret in (SECRET, b"t" * 32)
        for week in (WEEK, "2026-W49")
        for words in (TYRES, TYRES + "?")
    }
    assert len(hashes) == 8
    assert all(len(one) == 32 for one in hashes)


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        (datetime(2026, 11, 29, 22, 59, tzinfo=UTC), "2026-W48"),
        (datetime(2026, 11, 29, 23, 1, tzinfo=UTC), "2026-W49"),
        (datetime(2026, 8, 2, 22, 1, tzinfo=UTC), "2026-W32"),
        (datetime(2027, 1, 3, 12, 0, tzinfo=UTC), "2026-W53"),
        (datetime(2028, 1, 3, 12, 0, tzinfo=UTC), "2028-W01"),
    ],
)
def test_weeks_begin_on_monday_in_the_netherlands(moment, week):
    assert week_of(moment) == week


# -- how long ---------------------------------------------------------------------------------------------------


async def test_tags_go_when_their_week_is_over_and_words_after_a_year(town, world, store):
    await town.ask(*[TYRES] * 5, "щось зовсім інше")
    world.later(days=6)
    assert await purge(store, world.time) == 0
    world.later(days=1)
    assert await purge(store, world.time) == 6
    assert town.rows == []
    world.later(weeks=51)
    assert await purge(store, world.time) == 0
    assert await town.readable() == [(TYRES, 5)]
    world.later(weeks=1)
    assert await purge(store, world.time) == 1
    assert await town.readable() == []


async def test_an_odd_text_breaks_nothing(town):
    """Whatever Telegram lets through: half an emoji, unseen signs, mixed directions, figures of other scripts."""
    chance = random.Random(5)
    alphabet = "абвABC \ud83d\u200f\u202e\u0301\x00\x1b١٢٣😀[…]@.+0123456789'’ﷺ\u0fff"
    for _ in range(300):
        await town.ask("".join(chance.choices(alphabet, k=chance.randrange(1, 60))))
    assert town.problems == []
