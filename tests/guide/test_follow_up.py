"""Following a case, turn by turn: what is read as a code, what a message goes through, and what is said when not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from guide.follow_up import reply as say
from guide.follow_up.codes import read_code
from guide.session import COMPLAINT, Dialogue
from issues.draft import KEPT_FOR, MAX_PHOTOS, MAX_TEXT_CHARS
from issues.followed import NoSuchCase, NotNow, TooManyTries, Words
from issues.receipt import code_of, in_fours, new_number
from tests.guide.following import CHAT, CODE, Chat, case, history, said

RIGHT = code_of(b"k" * 32, b"d" * 16)
NUMBER = new_number(lambda size: bytes([7] * size))
WRONG = str((int(RIGHT[0]) + 1) % 10) + RIGHT[1:]


@pytest.fixture
def chat(kaart):
    return Chat(kaart)


@pytest.fixture
def open_case(chat):
    """One to which something can be added."""
    chat.answer(case("received", "add_information", "withdraw"), said())
    return chat


# -- codes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", [RIGHT, in_fours(RIGHT), f"  {in_fours(RIGHT)}.\n", "-".join(RIGHT), f"«{RIGHT}»"])
@pytest.mark.parametrize("asked", [True, False])
def test_a_code_is_read_however_it_is_written(typed, asked):
    assert read_code(typed, asked=asked).code == RIGHT


@pytest.mark.parametrize(
    ("typed", "asked", "problem", "digits"),
    [
        (WRONG, False, "wrong_digit", 16),
        (RIGHT[:-1], True, "wrong_length", 15),
        (RIGHT + "1", True, "wrong_length", 17),
        ("1234567890", True, "wrong_length", 10),
        ("1234", True, "wrong_length", 4),
    ],
)
def test_what_is_almost_a_code_is_told_why_it_is_none(typed, asked, problem, digits):
    found = read_code(typed, asked=asked)
    assert (found.code, found.problem, found.digits) == (None, problem, digits)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (RIGHT[:-1], False),
        ("0612345678", False),
        ("112", True),
        ("1234", False),
        ("", True),
        ("немає коду", True),
        (f"мій код {RIGHT}", True),
        ("NL91 ABNA 0417 1643 00", True),
    ],
)
def test_words_about_something_else_are_no_code(typed, asked):
    assert read_code(typed, asked=asked) is None


async def test_an_account_number_is_not_looked_up_as_a_code(chat):
    assert await chat.write("NL91 ABNA 0417 1643 00") is None
    assert chat.port.asked == []


async def test_the_code_is_looked_up_with_the_chat_and_a_slip_is_not(chat):
    chat.answer(case())
    await chat.write(WRONG)
    assert chat.reply.notice == "wrong_digit"
    assert chat.port.asked == []
    assert isinstance(await chat.write(RIGHT), say.CaseShown)
    assert chat.port.asked == [("open", RIGHT, CHAT)]


async def test_while_a_complaint_is_written_a_code_opens_its_case_and_other_digits_are_for_it(chat):
    chat.answer(case())
    assert await chat.write(WRONG, elsewhere=True) is None
    assert chat.port.asked == []
    assert isinstance(await chat.write(RIGHT, elsewhere=True), say.CaseShown)


# -- not opened -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reason",
    [
        (NoSuchCase(), RIGHT, "no_such_case", 0),
        (NoSuchCase(), NUMBER, "not_here", 0),
        (TooManyTries(timedelta(minutes=54, seconds=1)), RIGHT, "too_many", 55),
        (TooManyTries(timedelta(seconds=1)), RIGHT, "too_many", 1),
        (OSError("КАНАРКА"), RIGHT, "not_opened", 0),
    ],
    ids=["unknown", "number", "wait", "wait a second", "failed"],
)
@pytest.mark.parametrize("way", ["open", "words", "ask_withdraw", "withdraw", "thank", "write", "want_language"])
async def test_why_a_case_is_not_opened_is_said_whatever_was_wanted(chat, reason, way):
    found, ref, notice, minutes = reason
    chat.port.answers = dict.fromkeys(("open", "words", "withdraw", "thank", "want_language"), found)
    follow_up, session = chat.follow_up, chat.session
    ways = {
        "open": lambda: follow_up.open(session, ref, CHAT),
        "words": lambda: follow_up.show_words(session, ref, CHAT),
        "ask_withdraw": lambda: follow_up.ask_withdraw(session, ref, CHAT),
        "withdraw": lambda: follow_up.withdraw(session, ref, CHAT),
        "thank": lambda: follow_up.thank(session, ref, CHAT),
        "write": lambda: follow_up.write(session, ref, "add", CHAT),
        "want_language": lambda: follow_up.want_language(session, ref, 2, CHAT),
    }
    reply = chat.take(await ways[way]())
    assert (type(reply), reply.notice, reply.minutes) == (say.AskCode, notice, minutes)
    assert len(chat.problems) == (notice == "not_opened")
    assert "КАНАРКА" not in repr(reply)


@pytest.mark.parametrize(
    ("why", "notice"),
    [
        ("full", "full"), ("gone", "gone"), ("other_question", "other_question"), ("not_now", "not_now"),
        ("said_before", "not_now"), ("formal", "not_now"), ("unsaid", "not_now"),
    ],
)  # fmt: skip
async def test_a_step_that_cannot_be_taken_shows_how_it_stands_and_why(chat, why, notice):
    chat.port.answers = {"thank": NotNow(case("closed"), why)}
    reply = chat.take(await chat.follow_up.thank(chat.session, CODE, CHAT))
    assert (reply.state, reply.notice) == ("closed", notice)


# -- how it stands ----------------------------------------------------------------------------------------------------


async def shown(chat, view):
    chat.answer(view)
    return chat.take(await chat.follow_up.open(chat.session, CODE, CHAT))


async def test_the_history_is_in_the_chats_language_with_office_and_day(kaart):
    lines = (
        history(),
        history("passed_on", queue="coordinator"),
        history("extended", due=date(2027, 1, 8)),
        history("acknowledged"),
    )
    for language, first, second in (
        ("uk", "Отримано. Читає: ", "Передано далі. Тепер читає: "),
        ("nl", "Ontvangen. Wordt gelezen door: ", "Doorgegeven. Wordt nu gelezen door: "),
    ):
        reply = await shown(Chat(kaart, language), case("passed_on", history=lines, queue="coordinator"))
        texts = [one.text for one in reply.lines]
        assert texts[0].startswith(first)
        assert "De Linde" in texts[0] or "Де Лінде" in texts[0]
        assert texts[1].startswith(second)
        assert "оординатор" in texts[1] or "oördinator" in texts[1]
        assert "{date}" in texts[2]
        assert [one.date for one in reply.lines] == [None, None, date(2027, 1, 8), None]


async def test_a_line_is_shown_as_it_was_worded_then(chat, monkeypatch):
    showing = chat.follow_up._cases.showing
    texts = showing.texts
    newer = texts.model_copy(
        update={
            "current": 2,
            "lines": {
                **texts.lines,
                "closed": (
                    *texts.lines["closed"],
                    texts.lines["closed"][0].model_copy(update={"since": 2, "text": texts.lines["merged"][0].text}),
                ),
            },
        }
    )
    chat.follow_up._cases.showing = replace(showing, texts=newer)
    reply = await shown(chat, case("closed", history=(history("closed", texts=1), history("closed", texts=2))))
    assert [one.text for one in reply.lines] == ["Закрито.", texts.lines["merged"][0].text.uk]


@pytest.mark.parametrize(
    ("state", "late", "has_up"),
    [
        ("received", False, False), ("received", True, True), ("question", False, False), ("reopened", True, True),
        ("resolved", False, True), ("declined", True, True), ("closed", False, True), ("withdrawn", True, False),
    ],
)  # fmt: skip
async def test_who_is_next_is_named_when_it_is_late_or_answered(chat, state, late, has_up):
    due = chat.time.date() - timedelta(days=1) if late else chat.time.date()
    reply = await shown(chat, case(state, due=due))
    assert bool(reply.up) == has_up
    assert reply.overdue == (late and state in {"received", "reopened"})


async def test_whoever_went_to_the_coordinator_is_not_sent_there_again(chat):
    answered = await shown(chat, case("resolved"))
    objected = await shown(chat, case("resolved", history=(history(), history("reopened", queue="coordinator"))))
    stayed = await shown(
        chat, case("resolved", queue="confidant", history=(history(), history("reopened", queue="confidant")))
    )
    ids = [[one.id for one in reply.up] for reply in (answered, objected, stayed)]
    assert "complaint_coordinator" in ids[0]
    assert "complaint_coordinator" not in ids[1]
    assert ids[1] != ids[2]


async def test_a_municipality_that_is_not_connected_any_more_breaks_nothing(chat):
    reply = await shown(chat, case("resolved", municipality="elders", location=None))
    assert reply.who is None
    assert reply.lines[0].text == "Отримано. Читає: –."
    assert reply.up, "who helps anywhere"


async def test_words_are_shown_with_the_office_that_wrote_them(chat):
    theirs = said("Welke kamer?", "asked", mine=False, queue="coordinator", place=3, language="nl")
    chat.answer(case("question", "answer", "want_language"), said(), theirs)
    reply = chat.take(await chat.follow_up.show_words(chat.session, CODE, CHAT))
    assert [one.who is None for one in reply.said] == [True, False]
    assert "оординатор" in reply.said[1].who
    assert reply.said[1].language == "nl"
    assert reply.foreign == 3
    assert reply.subject.count("·") == 1


@pytest.mark.parametrize(
    ("changes", "can"),
    [({"language": "uk"}, {"want_language"}), ({"wanted": True}, {"want_language"}), ({}, set())],
    ids=["in the chat's language", "asked for before", "over"],
)
async def test_another_language_is_offered_only_where_it_helps(chat, changes, can):
    theirs = said("Текст", "replied", mine=False, place=2, **{"language": "nl", **changes})
    chat.answer(case("in_hand", *can), theirs)
    assert chat.take(await chat.follow_up.show_words(chat.session, CODE, CHAT)).foreign is None


# -- a message --------------------------------------------------------------------------------------------------------


async def test_what_is_typed_is_redacted_before_it_is_kept_for_even_one_turn(open_case):
    await open_case.begin()
    reply = await open_case.write("Дзвоніть 0612345678, це Олена")
    assert isinstance(reply, say.CheckMessage)
    assert (reply.notice, reply.removed > 0) == ("personal_data_removed", True)
    kept = open_case.session.model_dump_json()
    assert "0612345678" not in kept
    assert CHAT not in kept


async def test_words_are_added_below_each_other_and_marks_go_on_counting(open_case):
    await open_case.begin()
    await open_case.write("Перше: 0612345678.")
    await open_case.write("Друге: olena@example.org.")
    assert open_case.message.text.index("Перше") < open_case.message.text.index("Друге")
    assert open_case.message.removed == 2


async def test_nothing_goes_to_the_port_until_it_is_sent(open_case):
    await open_case.begin()
    await open_case.write("Ще й у ванній.")
    assert {name for name, *_ in open_case.port.asked} == {"words"}
    open_case.port.answers["add_information"] = case("received")
    await open_case.send()
    assert open_case.reply.notice == "sent"
    assert open_case.message is None
    name, ref, chat, told = open_case.port.asked[-1]
    assert (name, ref, chat, told.text, len(told.once)) == ("add_information", CODE, CHAT, "Ще й у ванній.", 16)


@pytest.mark.parametrize(
    ("purpose", "asked", "rest"),
    [
        ("add", "add_information", ()),
        ("answer", "answer", (4,)),
        ("unsolved", "not_solved", ()),
        ("higher", "not_solved", ()),
        ("again", "not_solved", ("confidant",)),
    ],
)
async def test_each_purpose_goes_its_own_way(chat, purpose, asked, rest):
    queue = "confidant" if purpose in {"higher", "again"} else "location"
    view = case("question", "answer", "add_information", "not_solved", question=4, queue=queue)
    chat.answer(view, said("Welke kamer?", "asked", mine=False))
    await chat.begin(purpose)
    assert chat.reply.question == ("Welke kamer?" if purpose == "answer" else None)
    await chat.write("Так.")
    chat.port.answers[asked] = case("in_hand")
    await chat.send()
    name, _, _, told, *more = chat.port.asked[-1]
    assert (name, told.text, tuple(more)) == (asked, "Так.", rest)
    assert chat.reply.notice == ("reopened" if asked == "not_solved" else "sent")


@pytest.mark.parametrize(("purpose", "who"), [("unsolved", "оординатор"), ("add", "Де Лінде")])
async def test_who_reads_it_stands_there_before_it_is_written(chat, purpose, who):
    chat.answer(case("resolved", "not_solved", "add_information"))
    await chat.begin(purpose)
    assert who in chat.reply.who or who.replace("Де Лінде", "De Linde") in chat.reply.who


async def test_of_the_confidants_case_it_is_asked_first_who_shall_read_it(chat):
    chat.answer(case("resolved", "not_solved", queue="confidant"))
    reply = await chat.begin("unsolved")
    assert isinstance(reply, say.AskReader)
    assert "овірена" in reply.back
    assert "оординатор" in reply.higher
    assert chat.message is None
    assert "овірена" in (await chat.begin("again")).who
    assert "оординатор" in (await chat.begin("higher")).who


async def test_not_solved_can_be_sent_without_words_and_an_addition_cannot(chat):
    chat.answer(case("resolved", "not_solved", "add_information"))
    chat.port.answers["not_solved"] = case("reopened")
    await chat.begin("add")
    assert isinstance(await chat.send(), say.AskMessage)
    await chat.begin("unsolved")
    assert (await chat.send()).notice == "reopened"


@pytest.mark.parametrize(
    ("view", "purpose", "notice"),
    [
        (case("closed"), "add", "not_now"),
        (case("in_hand", "add_information"), "answer", "not_now"),
        (case("received", "add_information", readable=False), "add", "gone"),
    ],
)
async def test_a_case_that_takes_no_such_message_is_shown_instead(chat, view, purpose, notice):
    chat.answer(view)
    reply = await chat.begin(purpose)
    assert (type(reply), reply.notice) == (say.CaseShown, notice)
    assert chat.message is None


async def test_not_solved_can_be_said_of_a_case_whose_words_are_gone(chat):
    chat.answer(case("resolved", "not_solved", readable=False))
    assert isinstance(await chat.begin("unsolved"), say.AskMessage)


async def test_too_long_is_said_and_nothing_of_it_kept(open_case):
    await open_case.begin()
    await open_case.write("Перше.")
    assert (await open_case.write("і" * (MAX_TEXT_CHARS + 1))).notice == "typed_too_long"
    assert open_case.message.text == "Перше."
    assert (await open_case.write("і " * (MAX_TEXT_CHARS // 2 - 1))).notice == "text_is_full"
    assert open_case.message.text == "Перше."


@pytest.mark.parametrize("blank", ["", "   \n", "\u200b\u2060"])
async def test_a_message_without_a_word_changes_nothing(open_case, blank):
    await open_case.begin()
    before = open_case.message
    await open_case.write(blank)
    assert open_case.message == before


@pytest.mark.parametrize("word", ["скасувати", "назад", "cancel", "annuleren"])
async def test_a_word_to_stop_throws_it_away_and_shows_the_case(open_case, word):
    await open_case.begin()
    await open_case.write("Ще.")
    reply = await open_case.write(word)
    assert (type(reply), reply.notice, open_case.message) == (say.CaseShown, "thrown_away", None)


async def test_what_cannot_be_sent_stays_with_its_words(open_case):
    await open_case.begin()
    await open_case.write("Ще.")
    open_case.port.answers["add_information"] = OSError("КАНАРКА")
    assert isinstance(await open_case.send(), say.NotSent)
    assert open_case.message.text == "Ще."
    assert len(open_case.problems) == 1
    first = open_case.message.id
    open_case.port.answers["add_information"] = case("received")
    await open_case.send()
    assert open_case.port.asked[-1][3].once.hex() == first, "sent again it is the same message"


async def test_a_message_that_was_refused_stays_too(open_case):
    await open_case.begin()
    await open_case.write("Ще.")
    open_case.port.answers["add_information"] = NotNow(case("resolved"), "not_now")
    reply = await open_case.send()
    assert (reply.state, reply.notice, open_case.message.text) == ("resolved", "not_now", "Ще.")


async def test_photos_go_along_and_are_gone_after(open_case):
    await open_case.begin()
    assert (await open_case.photo(b"one")).notice == "photo_added"
    assert len(open_case.kept._rows) == 1
    assert all(b"one" not in sealed for sealed, _ in open_case.kept._rows.values())
    open_case.port.answers["add_information"] = case("received")
    await open_case.send()
    assert open_case.port.asked[-1][3].photos == (b"one",)
    assert open_case.kept._rows == {}


async def test_a_photo_too_many_one_that_is_none_and_one_that_fails_are_said(open_case, monkeypatch):
    await open_case.begin()
    for number in range(MAX_PHOTOS):
        await open_case.photo(bytes([number]))
    assert (await open_case.photo(b"more")).notice == "photos_full"
    assert len(open_case.message.photos) == MAX_PHOTOS
    assert (await open_case.photo(None, "photo_too_large")).notice == "photo_too_large"
    assert (await open_case.photo(None)).notice == "photo_failed"
    open_case.take(await open_case.follow_up.clear(open_case.session, CHAT))
    assert (open_case.message.photos, open_case.kept._rows) == ((), {})

    async def full(*_arguments, **_named):
        raise OSError

    monkeypatch.setattr(open_case.kept, "put", full)
    assert (await open_case.photo(b"one")).notice == "photo_failed"


async def test_a_photo_that_is_gone_is_asked_for_again_and_never_believed_sent(open_case):
    await open_case.begin()
    await open_case.write("Ще.")
    await open_case.photo(b"one")
    open_case.kept._rows.clear()
    assert (await open_case.send()).notice == "photo_failed"
    assert (open_case.message.text, open_case.message.photos) == ("Ще.", ())
    assert "add_information" not in {name for name, *_ in open_case.port.asked}


async def test_a_photo_without_a_message_is_for_something_else(open_case):
    assert await open_case.photo(b"one") is None


async def test_a_message_to_another_case_takes_the_place_of_the_first_and_its_photos(open_case):
    await open_case.begin()
    await open_case.write("Перше.")
    await open_case.photo(b"one")
    await open_case.begin(ref="W7K-4QX9")
    assert open_case.message.text == ""
    assert open_case.kept._rows == {}


async def test_a_look_at_the_case_puts_the_message_aside_and_it_can_be_taken_up(open_case):
    await open_case.begin()
    await open_case.write("Перше.")
    open_case.take(await open_case.follow_up.open(open_case.session, CODE, CHAT))
    assert not open_case.follow_up.is_writing(open_case.session)
    assert await open_case.write("це не для повідомлення") is None
    await open_case.begin()
    assert open_case.reply.text == "Перше."
    assert open_case.follow_up.is_writing(open_case.session)


async def test_after_a_day_it_is_gone_with_its_photos(open_case):
    await open_case.begin()
    await open_case.photo(b"one")
    open_case.time += KEPT_FOR - timedelta(hours=1)
    assert (await open_case.follow_up.fresh(open_case.session)).message is not None
    open_case.time += timedelta(hours=1)
    assert (await open_case.follow_up.fresh(open_case.session)).message is None
    assert open_case.kept._rows == {}


async def test_an_alarm_keeps_the_words_redacted_and_the_way_back(open_case):
    await open_case.begin()
    session = open_case.follow_up.keep_words(open_case.session, "він мене б'є, 0612345678")
    assert "б'є" in session.message.text
    assert "0612345678" not in session.model_dump_json()
    interrupted = session.but(dialogue=None, interrupted=session.dialogue)
    assert open_case.follow_up.was_interrupted(interrupted)
    assert open_case.follow_up.waiting(interrupted).label
    assert not open_case.follow_up.was_interrupted(session.but(dialogue=Dialogue(topic=COMPLAINT), interrupted=None))


async def test_buttons_without_a_message_say_so(chat):
    for way in (chat.follow_up.clear, chat.follow_up.cancel, chat.follow_up.send):
        assert isinstance(chat.take(await way(chat.session, CHAT)), say.NoMessage)
    assert isinstance(chat.take(await chat.follow_up.resume(chat.session, CHAT)), say.AskCode)


# -- taking it back ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("view", "closed"), [(case("in_hand", "withdraw"), False), (case("closed", "destroy"), True)])
async def test_taking_back_asks_first(chat, view, closed):
    chat.answer(view)
    reply = chat.take(await chat.follow_up.ask_withdraw(chat.session, CODE, CHAT))
    assert (type(reply), reply.closed) == (say.AskWithdraw, closed)
    assert "withdraw" not in {name for name, *_ in chat.port.asked}


async def test_what_cannot_be_taken_back_is_not_asked_about(chat):
    chat.answer(case("withdrawn"))
    reply = chat.take(await chat.follow_up.ask_withdraw(chat.session, CODE, CHAT))
    assert (type(reply), reply.notice) == (say.CaseShown, "not_now")


@pytest.mark.parametrize(("after", "notice"), [("withdrawn", "withdrawn"), ("closed", "destroyed")])
async def test_taking_it_back_throws_a_message_to_it_away(chat, after, notice):
    chat.answer(case("received", "add_information", "withdraw"))
    await chat.begin()
    await chat.write("Ще.")
    chat.port.answers["withdraw"] = case(after)
    reply = chat.take(await chat.follow_up.withdraw(chat.session, CODE, CHAT))
    assert (reply.notice, chat.message) == (notice, None)


async def test_words_that_came_as_something_else_are_not_shown(chat):
    chat.port.answers["words"] = Words(view=case("withdrawn", readable=False), said=())
    reply = chat.take(await chat.follow_up.show_words(chat.session, CODE, CHAT))
    assert (reply.said, reply.foreign) == ((), None)
