"""Telling residents that there is news, when Telegram limits, fails, hangs and refuses: real HTTP, real session."""

from __future__ import annotations

import asyncio
import os
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from bot.callbacks import OpenCase
from bot.news import News
from bot.send_rate import SendRate
from issues.case_keys import CaseKeys
from issues.filing import Filing
from issues.notifying import Notifier
from issues.outbox import LEASE, Waiting, news
from issues.ports import CaseChange
from tests.conversation.conftest import World
from tests.issues.complaints import SECRET, complaint, read_intake, read_offices, read_rules
from tests.telegram import troubles
from wegwijzer.complaint_stores import in_memory
from wegwijzer.outbox_worker import OutboxWorker, on_its_line
from wegwijzer.telegram import connect

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
NEWS_UK = "Для вас є новини."


class Post:
    """A worker on a bot that talks to the server, and cases for it to tell of. No wait is waited."""

    def __init__(self, kaart, bot):
        self.world = World(kaart)
        self.bot = bot
        self.now = NOON
        self.seconds = 0.0
        self.waits = []
        self.stores = in_memory()
        self.keys = CaseKeys(self.stores.keys, SECRET, os.urandom)
        self.worker = self.make_worker()

    def make_worker(self):
        line = News(
            self.bot,
            dispatcher=self.world.dispatcher,
            storage=self.world.storage,
            rate=SendRate(lambda: self.seconds),
            takes=lambda chat: chat < 1 << 51,
            sleep=self.sleep,
        )
        notifier = Notifier(
            outbox=self.stores.outbox,
            cases=self.stores.cases,
            keys=self.keys,
            tell=on_its_line([line]),
            now=lambda: self.now,
            chance=lambda: 0.5,
        )
        return OutboxWorker(notifier, self.sleep)

    async def sleep(self, seconds):
        if seconds:
            self.waits.append(round(seconds, 2))

    def pass_time(self, seconds):
        self.now += timedelta(seconds=seconds)
        self.seconds += seconds

    async def case_with_news(self, chat, draft=b"d", **changes):
        filing = Filing(
            cases=self.stores.cases,
            keys=self.keys,
            data=read_intake(),
            rules=read_rules(),
            offices=read_offices(),
            texts=1,
            now=lambda: self.now,
            random=os.urandom,
        )
        filed = await filing.file(complaint(draft=draft * 16, return_address=str(chat), **changes))
        row = await self.stores.cases.by_number(filed.number)
        notice = news(flagged=row.flagged, now=self.now, chance=0)
        return await self.stores.cases.change(row.id, row.version, CaseChange(outbox=(notice,)))

    async def left(self):
        return (await self.stores.outbox.count(self.now)).get("news", Waiting())


@pytest.fixture
async def post(settings, kaart):
    patience = []

    async def sleep(seconds):
        patience.append(seconds)

    bot = await connect(settings, sleep, 5.0)
    made = Post(kaart, bot)
    made.patience = patience
    with capture_logs() as made.logs:
        yield made
    await bot.session.close()


def said(server, chat):
    return [one["text"] for one in server.messages[chat].values()]


async def test_a_push_says_that_there_is_news_and_nothing_else(post, server):
    row = await post.case_with_news(41)
    assert await post.worker.round() == 1
    [message] = server.messages[41].values()
    assert message["text"] == f"✉️ {NEWS_UK}\n\nНомер: {row.number}"
    [[button]] = message["reply_markup"]["inline_keyboard"]
    assert button["text"] == "Показати новини"
    assert OpenCase.unpack(button["callback_data"]).number == row.number
    assert await post.left() == Waiting()


@pytest.mark.parametrize(("language", "words"), [("nl", "Er is nieuws voor u."), ("uk", NEWS_UK), ("xx", NEWS_UK)])
async def test_it_is_in_the_language_of_the_case(post, server, language, words):
    await post.case_with_news(41, language=language)
    await post.worker.round()
    assert words in said(server, 41)[0]


async def test_too_many_requests_is_waited_for_as_long_as_telegram_says(post, server):
    server.troubles.plan("sendMessage", troubles.slow_down(90))
    await post.case_with_news(41)
    await post.worker.round()
    assert post.patience == [], "the outbox waits, not the call"
    post.pass_time(89)
    assert await post.worker.round() == 0
    post.pass_time(1)
    await post.worker.round()
    assert len(said(server, 41)) == 1
    assert not [one for one in post.logs if one["event"] == "notices_perhaps_doubled"]


async def test_another_case_of_that_chat_waits_too_and_other_chats_not_as_long(post, server):
    server.troubles.plan("sendMessage", troubles.slow_down(90), chat=41)
    await post.case_with_news(41)
    await post.worker.round()
    await post.case_with_news(41, draft=b"e")
    await post.case_with_news(42, draft=b"f")
    await post.worker.round()
    assert (len(said(server, 41)), len(said(server, 42))) == (0, 1)
    assert max(post.waits) <= 30
    post.pass_time(90)
    await post.worker.round()
    assert len(said(server, 41)) == 2


async def test_news_of_two_cases_of_a_chat_is_a_second_apart(post, server):
    for draft in (b"d", b"e", b"f"):
        await post.case_with_news(41, draft=draft)
    await post.worker.round()
    assert sorted(post.waits) == [1, 2]


@pytest.mark.parametrize(
    "trouble", [troubles.SERVER_ERROR, troubles.BAD_GATEWAY, troubles.gateway_page], ids=["500", "502", "504 page"]
)
async def test_out_of_order_for_a_moment_is_tried_again(post, server, trouble):
    server.troubles.plan("sendMessage", trouble)
    await post.case_with_news(41)
    await post.worker.round()
    assert said(server, 41) == []
    assert await post.left() == Waiting(later=1)
    assert post.patience == []
    post.pass_time(60)
    await post.worker.round()
    assert len(said(server, 41)) == 1


async def test_a_call_that_hangs_is_given_up_and_counted(settings, kaart, server, monkeypatch):
    monkeypatch.setattr("bot.news.TIMEOUT_S", 0.2)
    bot = await connect(settings)
    with capture_logs() as logs:
        post = Post(kaart, bot)
        server.troubles.plan("sendMessage", troubles.hang)
        await post.case_with_news(41)
        await post.worker.round()
        post.pass_time(60)
        await post.worker.round()
    await bot.session.close()
    assert len(said(server, 41)) == 1
    assert [one["count"] for one in logs if one["event"] == "notices_perhaps_doubled"] == [1]


async def test_sent_and_never_heard_of_it_stands_there_twice_with_one_number_and_is_counted(post, server):
    server.troubles.plan("sendMessage", troubles.drop_when_done)
    row = await post.case_with_news(41)
    await post.worker.round()
    post.pass_time(60)
    await post.worker.round()
    assert len(said(server, 41)) == 2
    assert all(row.number in one for one in said(server, 41))
    assert [one["count"] for one in post.logs if one["event"] == "notices_perhaps_doubled"] == [1]


async def test_out_of_reach_for_days_costs_no_notice_and_doubles_none(post, server):
    await post.case_with_news(41)
    await server.leave()
    for _ in range(20):
        await post.worker.round()
        post.pass_time(3 * 3600)
    await server.return_()
    while await post.left() != Waiting():
        post.pass_time(3600)
        await post.worker.round()
    assert len(said(server, 41)) == 1
    assert not [one for one in post.logs if one["event"] == "notices_perhaps_doubled"]


async def test_a_token_that_was_revoked_costs_no_notice(post, server):
    server.troubles.plan("sendMessage", troubles.UNAUTHORIZED)
    await post.case_with_news(41)
    await post.worker.round()
    post.pass_time(300)
    await post.worker.round()
    assert len(said(server, 41)) == 1


GONE = {
    "blocked": troubles.BLOCKED,
    "account_deleted": troubles.refuse(403, "Forbidden: user is deactivated"),
    "migrated": troubles.refuse(
        400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100
    ),
}


@pytest.mark.parametrize("why", GONE)
async def test_a_chat_that_nobody_reads_any_more_is_written_to_once_and_its_case_stays(post, server, why):
    server.troubles.always("sendMessage", GONE[why], chat=41)
    row = await post.case_with_news(41)
    await post.worker.round()
    assert len(server.called("sendMessage")) == 1
    assert await post.keys.get(row.id, "address") is None
    assert await post.stores.cases.address(row.id) is None
    assert (await post.stores.cases.events(row.id))[-1].data == {"why": why}
    assert (await post.stores.cases.by_number(row.number)).state == row.state
    assert await post.left() == Waiting()
    assert [(one["error"], one["count"]) for one in post.logs if one["event"] == "addresses_ended"] == [(why, 1)]


@pytest.mark.parametrize(
    "refusal",
    [
        troubles.refuse(400, "Bad Request: chat not found"),
        troubles.refuse(403, "Forbidden: bot can't initiate conversation with a user"),
        troubles.refuse(403, "Forbidden: something new"),
    ],
)
async def test_what_another_token_would_give_for_every_chat_ends_no_address(post, server, refusal):
    server.troubles.plan("sendMessage", refusal)
    row = await post.case_with_news(41)
    await post.worker.round()
    assert await post.keys.get(row.id, "address") is not None
    post.pass_time(60)
    await post.worker.round()
    assert len(said(server, 41)) == 1


async def test_one_chat_that_refuses_keeps_nobody_else_waiting(post, server):
    server.troubles.always("sendMessage", troubles.SERVER_ERROR, chat=41)
    await post.case_with_news(41)
    await post.case_with_news(42, draft=b"e")
    await post.worker.round()
    assert len(said(server, 42)) == 1


async def test_a_browser_at_the_preview_is_nobody_at_telegram(post, server):
    await post.case_with_news((1 << 51) + 7)
    await post.worker.round()
    assert server.called("sendMessage") == []
    assert await post.left() == Waiting(later=1)


async def test_clear_this_chat_takes_the_push_away_too(post, server):
    await post.case_with_news(41)
    await post.worker.round()
    [number] = server.messages[41]
    key = post.world.dispatcher.fsm.get_context(post.bot, 41, 41).key
    _session, deletable = await post.world.storage.get_chat(key)
    assert deletable == [number]


async def test_a_push_changes_nothing_of_what_is_being_talked_about(post, server):
    key = post.world.dispatcher.fsm.get_context(post.bot, 41, 41).key
    session = (await post.world.storage.get_session(key)).but(language="nl", place="voorbeeldstad")
    await post.world.storage.set_chat(key, session, [5])
    await post.case_with_news(41)
    await post.worker.round()
    await post.world.storage.get_state(key)
    after, deletable = await post.world.storage.get_chat(key)
    assert after == session
    assert deletable == [5, *server.messages[41]]


async def test_killed_in_the_middle_another_worker_sends_it_and_counts(post, server):
    """The first one is stopped while Telegram hangs, and told nobody."""
    server.troubles.plan("sendMessage", troubles.hang)
    await post.case_with_news(41)
    first = asyncio.ensure_future(post.worker.round())
    await server.wait_for(lambda: server.called("sendMessage"))
    assert await post.make_worker().round() == 0, "it is the first one's for now"
    post.pass_time(LEASE.total_seconds())
    assert await post.make_worker().round() == 1
    assert len(said(server, 41)) == 1
    assert [one["count"] for one in post.logs if one["event"] == "notices_perhaps_doubled"] == [1]
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)


async def test_the_log_names_no_chat_and_no_case(post, server):
    server.troubles.plan("sendMessage", troubles.SERVER_ERROR, chat=876543210)
    server.troubles.always("sendMessage", troubles.BLOCKED, chat=41)
    rows = [await post.case_with_news(876543210), await post.case_with_news(41, draft=b"e")]
    await post.worker.round()
    post.pass_time(60)
    await post.worker.round()
    written = str(post.logs)
    assert "notices_sent" in written
    for secret in ("876543210", *(row.number for row in rows)):
        assert secret not in written


async def test_a_worker_that_is_stopped_takes_nothing_more_and_finishes_what_it_sends(post, server):
    slow = asyncio.Event()

    async def slowly(request, perform):
        await slow.wait()
        return await perform()

    server.troubles.plan("sendMessage", slowly)
    await post.case_with_news(41)
    running = asyncio.ensure_future(post.worker.run())
    await server.wait_for(lambda: server.called("sendMessage"))
    running.cancel()
    await post.case_with_news(42, draft=b"e")
    slow.set()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert (len(said(server, 41)), len(said(server, 42))) == (1, 0)
    assert await post.left() == Waiting(due=1)


async def test_a_stopped_worker_does_not_wait_for_ever(post, server, monkeypatch):
    monkeypatch.setattr("wegwijzer.outbox_worker.FINISH_S", 0.05)
    server.troubles.plan("sendMessage", troubles.hang)
    await post.case_with_news(41)
    running = asyncio.ensure_future(post.worker.run())
    await server.wait_for(lambda: server.called("sendMessage"))
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert await post.left() == Waiting(leased=1)
