"""What becomes of a notice when it is sent, and of the way back to the resident when that cannot be."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from issues.case_keys import CaseKeys
from issues.notifying import Notifier, Told
from issues.outbox import FILED, KILLED, LEASE, NEWS, TRIES, Waiting, news
from issues.ports import CaseChange, StaleCase, Tombstone
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from store.memory_outbox import MemoryOutboxStore
from tests.issues.complaints import SECRET, Desk, complaint

SENT = Told(outcome="sent")
CHAT = "123456789"
NOON = datetime(2026, 9, 7, 10, 0, tzinfo=UTC)
NIGHT = datetime(2026, 9, 7, 20, 0, tzinfo=UTC)
MORNING = datetime(2026, 9, 8, 6, 0, tzinfo=UTC)


class Post:
    """A case, its outbox, and a postman whose luck the test decides."""

    def __init__(self) -> None:
        self.cases = MemoryCaseStore()
        self.desk = Desk(self.cases, MemoryKeyStore(), now=NOON)
        self.outbox = MemoryOutboxStore(self.cases)
        self.now = NOON
        self.told = []
        self.luck = []
        self.notifier = self.notify()

    def notify(self, **changes):
        parts = {
            "outbox": self.outbox, "cases": self.cases, "keys": self.desk.keys, "tell": self.tell,
            "now": lambda: self.now, "chance": lambda: 0.5,
        }  # fmt: skip
        return Notifier(**{**parts, **changes})

    async def tell(self, chat, notice):
        self.told.append((chat, notice.number))
        return self.luck.pop(0) if self.luck else SENT

    async def file(self, **changes):
        filed = await self.desk.filing().file(complaint(return_address=CHAT, **changes))
        return await self.cases.by_number(filed.number)

    async def add_news(self, row, **changes):
        fresh = await self.cases.by_number(row.number)
        notice = news(flagged=fresh.flagged, now=self.now, chance=0)
        return await self.cases.change(row.id, fresh.version, CaseChange(outbox=(notice,), **changes))

    async def go_round(self):
        return [(await self.notifier.deliver(one)) for one in await self.notifier.take(10)]

    async def fates(self):
        return [one.fate for one in await self.go_round()]

    async def left(self):
        found = await self.outbox.count(self.now)
        return found.get(NEWS, Waiting())


@pytest.fixture
def post():
    return Post()


@pytest.fixture
async def row(post):
    row = await post.file()
    await post.add_news(row)
    return row


async def test_the_chat_that_wanted_to_hear_is_told(post, row):
    assert await post.fates() == ["sent"]
    assert post.told == [(CHAT, row.number)]
    assert await post.fates() == []


async def test_a_filing_tells_the_resident_nothing_that_the_receipt_has_not_said(post):
    await post.file()
    assert await post.fates() == []
    assert (await post.outbox.count(post.now))[FILED] == Waiting(due=1)


@pytest.mark.parametrize("changes", [{"reach": "code"}, {"reach": "contact", "contact": "olena@example.org"}])
async def test_who_chose_another_way_is_not_written_to(post, changes):
    row = await post.file(**changes)
    await post.add_news(row)
    assert await post.fates() == ["nobody"]
    assert post.told == []
    assert await post.left() == Waiting()


async def test_what_was_due_at_night_waits_for_the_morning(post, row):
    """The program was down when it was due, or Telegram was."""
    post.now = NIGHT
    assert await post.fates() == ["later"]
    post.now = MORNING - timedelta(seconds=1)
    assert await post.fates() == []
    post.now = MORNING
    assert await post.fates() == ["sent"]


async def test_what_is_flagged_goes_at_night(post):
    row = await post.file(theme="safety", sub_theme="violence")
    assert row.flagged
    post.now = NIGHT
    await post.add_news(row)
    assert await post.fates() == ["sent"]


async def test_what_fails_is_tried_again_after_growing_waits_and_then_seen(post, row):
    post.luck = [Told(outcome="refused", error="no_rights")] * TRIES
    waits, fates = [], []
    while await post.left() != Waiting(dead=1):
        before = post.now
        while not (fate := await post.go_round()) or fate[0].fate == "later":
            post.now += timedelta(seconds=15)
        waits.append(post.now - before)
        fates += fate
    assert len(post.told) == TRIES
    assert [one.fate for one in fates] == ["retried"] * (TRIES - 1) + ["dead"]
    assert waits[1] < waits[2] < waits[3] < waits[4]
    [dead] = await post.outbox.dead()
    assert dead.error == "no_rights"


async def test_a_busy_line_costs_no_try_and_is_waited_for(post, row):
    for _ in range(TRIES + 2):
        post.luck = [Told(outcome="busy", error="TelegramRetryAfter", seconds=42)]
        assert await post.fates() == ["busy"]
        post.now += timedelta(seconds=41)
        assert await post.fates() == []
        post.now += timedelta(seconds=1)
    [sent] = await post.go_round()
    assert (sent.fate, sent.doubts) == ("sent", 0)


async def test_a_chat_on_another_line_is_left_for_whoever_has_it(post, row):
    post.luck = [Told(outcome="elsewhere")]
    assert await post.fates() == ["busy"]
    assert await post.left() == Waiting(later=1)


async def test_what_may_have_been_sent_is_sent_again_and_counted(post, row):
    post.luck = [Told(outcome="unsure", error="TelegramNetworkError")] * 2
    for _ in range(2):
        assert await post.fates() == ["retried"]
        post.now += timedelta(minutes=5)
    [sent] = await post.go_round()
    assert (sent.fate, sent.doubts) == ("sent", 2)
    assert {number for _chat, number in post.told} == {row.number}


async def test_killed_after_sending_it_is_sent_again_and_counted(post, row):
    class Killed(BaseException):
        pass

    class Fatal(type(post.outbox)):
        def __init__(self):
            vars(self).update(vars(post.outbox))

        async def done(self, notice):
            raise Killed

    fatal = post.notify(outbox=Fatal())
    [notice] = await fatal.take(1)
    with pytest.raises(Killed):
        await fatal.deliver(notice)
    assert await post.fates() == [], "nobody knows yet that it was killed"
    post.now += LEASE
    [sent] = await post.go_round()
    assert (sent.fate, sent.doubts) == ("sent", 1)
    assert post.told == [(CHAT, row.number)] * 2


async def test_a_notice_that_kills_is_not_taken_for_ever(post, row):
    for _ in range(TRIES):
        assert len(await post.notifier.take(1)) == 1
        post.now += LEASE
    assert await post.fates() == ["dead"]
    assert post.told == []
    [dead] = await post.outbox.dead()
    assert dead.error == KILLED


async def test_whoever_blocked_the_bot_has_no_address_any_more_but_a_case(post, row):
    before = await post.cases.events(row.id)
    post.luck = [Told(outcome="gone", error="blocked")]
    post.now += timedelta(seconds=41)
    assert await post.fates() == ["address_ended"]
    assert await post.cases.address(row.id) is None
    assert await post.desk.keys.get(row.id, "address") is None
    after = await post.cases.by_number(row.number)
    assert (after.state, after.text, after.queue) == (row.state, row.text, row.queue)
    assert await post.desk.keys.get(row.id, "content") is not None
    [ended] = (await post.cases.events(row.id))[len(before) :]
    assert (ended.kind, ended.actor, ended.data, ended.at) == ("address_ended", "system", {"why": "blocked"}, NOON)
    stone = Tombstone(case=row.id, what="address", on=NOON.date())
    assert await post.cases.tombstones() == (stone,)
    assert await post.desk.key_store.tombstones() == (stone,)
    await post.add_news(row)
    assert await post.fates() == ["nobody"]


async def test_it_ends_even_where_somebody_changes_the_case_meanwhile(post, row):
    class Busy(type(post.cases)):
        refusals = 3

        def __init__(self):
            vars(self).update(vars(post.cases))

        async def change(self, case, version, change):
            if self.refusals:
                self.refusals -= 1
                raise StaleCase
            return await super().change(case, version, change)

    post.luck = [Told(outcome="gone", error="account_deleted")]
    notifier = post.notify(cases=Busy())
    [notice] = await notifier.take(1)
    await notifier.deliver(notice)
    assert await post.cases.address(row.id) is None


async def test_killed_while_it_ends_an_address_it_is_finished_next_time(post, row):
    await post.desk.keys.destroy(row.id, "address", on=NOON.date())
    assert await post.fates() == ["nobody"]
    assert await post.cases.address(row.id) is None
    assert (await post.cases.events(row.id))[-1].data == {"why": "unfinished"}


async def test_keys_under_another_secret_lose_no_notice(post, row):
    other = post.notify(keys=CaseKeys(post.desk.key_store, SECRET[::-1], os.urandom))
    [notice] = await other.take(1)
    assert (await other.deliver(notice)).error == "KeyDoesNotOpen"
    post.now += timedelta(minutes=1)
    assert await post.fates() == ["sent"]


async def test_what_comes_after_sending_comes_when_it_is_marked_as_sent(post, row):
    left = []

    async def after():
        left.append(await post.left())

    post.luck = [Told(outcome="sent", after=after)]
    await post.fates()
    assert left == [Waiting()]
