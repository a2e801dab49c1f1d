"""The end: a receipt only for what is stored, three a day, and a draft that lives a day."""

from __future__ import annotations

import pytest

from guide.intake import ending
from guide.intake import reply as say
from guide.reply import Forgotten, Menu, NotUnderstood
from guide.session import Session
from issues.draft import KEPT_FOR, MAX_PHOTOS
from issues.receipt import parse_code
from tests.guide.conftest import ADDRESS, AT_HOME


async def complete(resident, sub_theme="housing.mould"):
    """At the summary."""
    resident.open(sub_theme.partition(".")[0])
    resident.choose("sub_theme", sub_theme)
    await resident.skip_to("summary")
    return resident


async def test_the_receipt_has_number_code_reader_and_who_is_next(world, resident):
    await complete(resident)
    await resident.photo(b"one")
    summary = resident.seen[-1]
    receipt = await resident.send("here")
    assert isinstance(receipt, ending.Receipt)
    assert parse_code(receipt.code) == receipt.code
    assert (receipt.reader, receipt.due, receipt.reach) == (summary.reader, summary.due, "here")
    assert [one.id for one in receipt.up] == list(world.offices.up("voorbeeldstad", receipt.reader.queue))
    case = await world.cases.by_number(receipt.number)
    assert (case.theme, case.sub_theme) == ("housing", "mould")
    assert len(await world.cases.photos(case.id)) == 1
    assert not world.photos._rows, "the draft's own copy is deleted"
    assert (resident.draft, resident.session.dialogue) == (None, None)


@pytest.mark.parametrize(("reach", "address"), [("here", ADDRESS), ("code", None)])
async def test_the_chat_goes_along_only_with_whoever_wants_to_hear_here(world, resident, reach, address):
    await complete(resident)
    await resident.send(reach)
    assert world.filed[-1].return_address == address
    assert ADDRESS not in resident.kept


async def test_a_contact_is_asked_for_and_then_it_is_sent(world, resident):
    await complete(resident)
    assert await resident.send("contact") == say.AskContact()
    assert await resident.write("06") == say.AskContact(notice="contact_too_short")
    receipt = await resident.write("06 12 34 56 78")
    assert (receipt.reach, world.filed[-1].contact) == ("contact", "06 12 34 56 78")
    assert world.filed[-1].return_address is None
    assert "12 34" not in resident.kept


async def test_back_from_the_contact_another_way_can_be_chosen(world, resident):
    await complete(resident)
    await resident.send("contact")
    assert isinstance(resident.back(), say.ChooseReach)
    assert isinstance(resident.back(), say.Summary)
    assert isinstance(await resident.send("code"), ending.Receipt)


async def test_skipping_the_contact_comes_back_to_the_choice(resident):
    await complete(resident)
    await resident.send("contact")
    assert isinstance(resident.skip(), say.ChooseReach)


async def test_a_chat_that_forgets_itself_has_no_other_three_that_day(world, resident):
    for _ in range(2):
        await complete(resident)
        await resident.send()
    resident.take(await world.guide.forget(resident.session, ADDRESS))
    assert resident.session == Session(), "nothing of it is kept with the chat"
    resident.session = Session(language="uk", place=AT_HOME)
    await complete(resident)
    assert isinstance(await resident.send(), ending.Receipt)
    await complete(resident)
    assert isinstance(await resident.send(), ending.TooManyToday)
    assert resident.draft is not None
    assert ADDRESS not in str(vars(world.intake._sending.forgetful))
    world.later(hours=15)
    assert isinstance(await resident.send(), ending.Receipt), "the next morning it is sent"


async def test_what_could_not_be_stored_is_not_said_to_be_received(world, resident):
    await complete(resident)
    world.broken = OSError("disk full")
    assert isinstance(await resident.send("here"), ending.NotFiled)
    assert world.problems == [world.broken]
    assert resident.draft.sub_theme == "mould", "nothing is lost"
    world.broken = None
    receipt = resident.take(await world.intake.file(resident.session, ADDRESS))
    assert (receipt.reach, world.filed[-1].return_address) == ("here", ADDRESS)


async def test_sent_again_after_a_crash_it_is_the_same_case(world, resident):
    """The case was committed, but the chat's session was not stored any more."""
    await complete(resident)
    before = resident.session
    first = await resident.send()
    resident.session = before
    assert await resident.send() == first
    assert len(world.cases.log) == 1


async def test_sent_again_after_a_crash_it_does_not_ask_for_photos_that_are_with_the_case(world, resident):
    await complete(resident)
    await resident.photo(b"one")
    before = resident.session
    first = await resident.send("here")
    resident.session = before
    again = resident.take(await world.intake.send(resident.session))
    assert again == first, "number, code, and that it is answered here, as it was filed"
    assert len(await world.cases.photos((await world.cases.by_number(first.number)).id)) == 1
    assert (resident.draft, len(resident.session.filed_on)) == (None, 1)


async def test_after_a_crash_try_again_shows_the_same_receipt(world, resident):
    await complete(resident)
    await resident.photo(b"one")
    world.broken = OSError("disk full")
    await resident.send("here")
    before, world.broken = resident.session, None
    first = resident.take(await world.intake.file(resident.session, ADDRESS))
    resident.session = before
    assert resident.take(await world.intake.file(resident.session, ADDRESS)) == first


async def test_after_a_crash_what_was_sent_is_never_called_unseen(world, resident):
    await complete(resident)
    before = resident.session
    first = await resident.send("here")
    resident.session = before
    assert resident.take(await world.intake.cancel(resident.session)) == first


async def test_while_cases_cannot_be_read_a_draft_can_still_be_thrown_away(world, resident, monkeypatch):
    await complete(resident)

    async def broken(_draft):
        raise OSError

    monkeypatch.setattr(world.filing, "filed", broken)
    assert isinstance(resident.take(await world.intake.cancel(resident.session)), ending.Cancelled)
    assert len(world.problems) == 1


async def test_a_second_tap_on_send_files_nothing(world, resident):
    await complete(resident)
    await resident.send()
    assert await resident.send() == ending.NoDraft()
    assert len(world.filed) == 1


# -- three a day ------------------------------------------------------------------------------------------------------


async def test_the_fourth_of_a_day_is_a_kind_no_and_the_draft_stays(world, resident):
    for _ in range(3):
        await complete(resident)
        assert isinstance(await resident.send(), ending.Receipt)
    await complete(resident)
    no = resident.take(await world.intake.send(resident.session))
    assert isinstance(no, ending.TooManyToday)
    assert (no.most, bool(no.up)) == (3, True)
    assert isinstance(
        resident.take(await world.intake.choose_reach(resident.session, "code", "x")), ending.TooManyToday
    )
    assert resident.draft is not None
    world.later(hours=15)
    assert isinstance(await resident.send(), ending.Receipt), "the next morning it is sent"
    assert len(world.filed) == 4


@pytest.mark.parametrize(
    "sub_theme", ["safety.violence", "safety.unsafe_place", "staff.threat", "discrimination.lgbti"]
)
async def test_what_is_about_safety_or_sensitive_never_counts(world, resident, sub_theme):
    for _ in range(3):
        await complete(resident)
        await resident.send()
    for _ in range(4):
        await complete(resident, sub_theme)
        assert isinstance(await resident.send(), ending.Receipt)
    assert len(resident.session.filed_on) == 3


async def test_days_of_earlier_filings_are_forgotten(world, resident):
    for _ in range(2):
        await complete(resident)
        await resident.send()
        world.later(days=1)
    assert resident.session.filed_on == ("2026-11-24",)
    assert (await world.intake.fresh(resident.session)).filed_on == ()


# -- photos -----------------------------------------------------------------------------------------------------------


async def test_three_photos_and_no_more(resident):
    resident.open("housing")
    for number in range(MAX_PHOTOS):
        assert (await resident.photo(b"%d" % number)).notice == "photo_added"
    assert (await resident.photo(b"4")).notice == "photos_full"
    assert len(resident.draft.photos) == MAX_PHOTOS


@pytest.mark.parametrize("problem", ["photo_too_large", "photo_unreadable", "photo_is_no_image", "photo_failed"])
async def test_why_a_photo_is_not_there_is_said_where_it_was_sent(resident, problem):
    resident.open("housing")
    reply = await resident.photo(None, problem)
    assert isinstance(reply, say.ChooseSubTheme)
    assert (reply.notice, resident.draft.photos) == (problem, ())


async def test_photos_can_be_taken_out_again(world, resident):
    await complete(resident)
    await resident.photo()
    reply = resident.take(await world.intake.clear(resident.session, "photos"))
    assert reply == say.AskPhotos(kept=0, most=MAX_PHOTOS)
    assert not world.photos._rows
    assert isinstance(resident.next(), say.Summary)


async def test_photos_that_are_gone_are_asked_for_again_before_sending(world, resident):
    await complete(resident)
    await resident.photo()
    world.photos._rows.clear()
    assert await resident.send() == say.AskPhotos(kept=0, most=MAX_PHOTOS, notice="photo_failed")
    assert world.filed == []
    assert isinstance(resident.next(), say.Summary)


async def test_a_photo_outside_a_complaint_is_nothing_to_the_intake(world, resident):
    assert await world.intake.photo(resident.session, b"x") is None
    assert not world.intake.is_writing(resident.session)


async def test_deleting_that_fails_does_not_make_a_filed_complaint_look_lost(world, resident, monkeypatch):
    await complete(resident)
    await resident.photo()

    async def refuse(*names):
        raise OSError

    monkeypatch.setattr(world.photos, "delete", refuse)
    assert isinstance(await resident.send(), ending.Receipt)
    assert len(world.problems) == 1


# -- a day ------------------------------------------------------------------------------------------------------------


async def test_a_draft_lives_a_whole_day(world, resident):
    await complete(resident)
    world.later(hours=24)
    resident.session = await world.intake.fresh(resident.session)
    assert isinstance(await resident.send(), ending.Receipt)


async def test_then_it_is_gone_with_its_photos(world, resident):
    await complete(resident)
    await resident.photo()
    world.time += KEPT_FOR
    assert resident.take(world.intake.resume(resident.session)) == ending.NoDraft(expired=True)
    await complete(resident)
    await resident.photo()
    world.time += KEPT_FOR
    resident.session = await world.intake.fresh(resident.session)
    assert resident.draft is None
    assert len(world.photos._rows) == 1, "the first was dropped by a button; the daily purge takes its photo"
    assert resident.choose("theme", "staff") == ending.NoDraft(expired=True)
    assert resident.choose("theme", "staff") == ending.NoDraft(expired=False)


async def test_what_is_typed_too_late_begins_a_new_one_and_says_why(world, resident):
    await complete(resident)
    world.later(hours=30)
    reply = await resident.write("ще пліснява на стелі")
    assert isinstance(reply, say.IntakeQuestion)
    assert reply.notice == "draft_expired"
    assert resident.draft.text == "ще пліснява на стелі"


async def test_unless_it_surely_means_something_else(world, resident):
    await complete(resident)
    world.later(hours=30)
    world.understood.learn("де лікар", "healthcare.gp")
    assert not isinstance(await resident.write("де лікар"), say.ChooseTheme)
    assert resident.draft is None


async def test_or_the_complaint_had_been_left(world, resident):
    await complete(resident)
    resident.take(world.guide.menu(resident.session))
    world.later(hours=30)
    assert isinstance(await resident.write("абракадабра"), NotUnderstood)
    assert resident.take(world.guide.menu(resident.session)).draft is None


async def test_a_button_after_the_end_says_that_there_is_none(world, resident):
    for move in (
        lambda: resident.choose("theme", "staff"),
        lambda: resident.next("text"),
        lambda: resident.back("text"),
    ):
        assert move() == ending.NoDraft()
    assert resident.take(await world.intake.send(resident.session)) == ending.NoDraft()
    assert resident.take(await world.intake.clear(resident.session, "photos")) == ending.NoDraft()


async def test_cancelled_is_deleted(world, resident):
    await complete(resident)
    await resident.photo()
    assert isinstance(resident.take(world.intake.ask_cancel(resident.session)), ending.AskCancel)
    assert isinstance(resident.take(world.intake.resume(resident.session)), say.Summary), "no is no"
    assert isinstance(resident.take(await world.intake.cancel(resident.session)), ending.Cancelled)
    assert not world.photos._rows
    assert isinstance(resident.take(world.guide.menu(resident.session)), Menu)
    assert resident.reply.draft is None


async def test_forget_me_forgets_the_draft_and_its_photos(world, resident):
    await complete(resident)
    await resident.photo()
    await world.intake.forget(resident.session)
    gone = resident.take(await world.guide.forget(resident.session))
    assert isinstance(gone, Forgotten)
    assert gone.had_draft
    assert not world.photos._rows
    assert "mould" not in resident.kept
