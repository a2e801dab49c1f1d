"""One run: a moody Telegram, its residents, staff, and the program that is killed all the time, on one database."""

from __future__ import annotations

import asyncio
import io
import random
import secrets
import signal
import time
from dataclasses import dataclass, field

from PIL import Image

from tests.chaos.books import Books, Filing, Order
from tests.chaos.desk_window import DeskWindow
from tests.chaos.fast_clock import FastClock
from tests.chaos.following_resident import FollowingResident
from tests.chaos.nursery import Nursery
from tests.chaos.outbox_ends import news_left, watch_the_outbox
from tests.chaos.reaper import PROGRAM_FATES, STAFF_FATES, DiedByItselfError, Reaper
from tests.chaos.remains import remains
from tests.chaos.resident import THEMES, NeverToldError, words_for
from tests.chaos.troubled_telegram import TroubledTelegram
from tests.chaos.verdict import judge
from tests.running_program import free_port
from tests.telegram.bot_api_server import TOKEN
from wegwijzer.databases import opened
from wegwijzer.settings import Settings

A_CHAT = 2
"""Complaints: three a day are the most."""
FIRST_CHAT = 1_000_001
CODE, PHOTO, GIVES_UP, BLOCKED, TAKEN_BACK = 0.25, 0.2, 0.05, 0.1, 0.1
"""How many want the code alone, send a photo, put the phone away before sending; of those with replies block the bot,
of the others take it back."""
TWO_DAYS_H = 50.0
LOOK_S = 0.2
STUCK_S = 300.0
"""Real seconds: many times what anything here takes, and less than a whole small run may."""
LONGEST_SWEEP_S = 100.0
"""For all that are left, however often it is killed at it."""
LONGEST_NEWS_S = 180.0
"""For the last notices, which nobody waits for."""


@dataclass(frozen=True)
class Size:
    """``weight``: how much more trouble there is than in earnest; ``at_once``: residents who are typing.

    ``times``: how fast the clock goes. Twelve: a lease of two minutes takes ten seconds, what is put off by ten minutes
    comes within fifty, and the thirteen hours in which notices go out last for an hour. ``longest_s``: real seconds in
    which every resident must be done.
    """

    filings: int
    replies: int
    kills: int
    staff_kills: int
    at_once: int
    weight: float
    times: float
    longest_s: float


FULL = Size(filings=1000, replies=500, kills=58, staff_kills=14, at_once=32, weight=1.0, times=12.0, longest_s=3000)
SMALL = Size(filings=40, replies=20, kills=8, staff_kills=4, at_once=16, weight=2.0, times=60.0, longest_s=330)


@dataclass
class Run:
    """``main``, ``keys``: addresses of databases that are empty; ``seed``: of all that is drawn."""

    size: Size
    main: str
    keys: str
    folder: object
    seed: int
    books: Books = field(default_factory=Books)

    def __post_init__(self):
        self.clock = FastClock(time.time(), self.size.times)
        self.telegram = TroubledTelegram(self.clock, self.random("telegram"), self.books, self.size.weight, _photo())
        self.desk = DeskWindow()
        self.telegram.extra_routes = self.desk.routes
        self.secret = secrets.token_hex(32)
        self.swept = 0
        self._typing = asyncio.Semaphore(self.size.at_once)
        with_replies = self.random("replies").sample(range(self.size.filings), self.size.replies // 2)
        self._with_replies = frozenset(with_replies)

    async def through(self):
        """All of it, to the verdict, also where the program ends by itself or somebody gets nowhere."""
        began = time.monotonic()
        async with opened(Settings(**self._settings())) as databases:
            await watch_the_outbox(databases.main)
            async with self.telegram, Nursery() as nursery:
                try:
                    await self._today(nursery, databases)
                    await self._two_days_later(nursery, databases)
                except* DiedByItselfError as deaths:
                    self.books.faults += [str(one) for one in deaths.exceptions]
            return await judge(self, databases, time.monotonic() - began)

    def random(self, whose):
        return random.Random(f"{self.seed} {whose}")

    # -- today --------------------------------------------------------------------------------------------------

    async def _today(self, nursery, databases):
        size, work = self.size, self.size.filings + self.size.replies
        start = self._starts(nursery, "program")
        program = Reaper("program", start, PROGRAM_FATES, self.books, self.random("program"))
        staff = Reaper("staff", self._starts(nursery, "staff"), STAFF_FATES, self.books, self.random("staff"))
        async with asyncio.TaskGroup() as all_of_it:
            all_of_it.create_task(program.run(size.kills, work, self.telegram.strikes))
            all_of_it.create_task(staff.run(size.staff_kills, work))
            all_of_it.create_task(self._residents())
        end = time.monotonic() + LONGEST_NEWS_S
        # The last ones are for nobody, as their residents follow by the code or have gone away.
        while await news_left(databases.main) and time.monotonic() < end:
            if await program.last.gone_within(LOOK_S):
                break
        await staff.last.end(signal.SIGKILL)
        await self._ends_well(program.last)

    async def _residents(self):
        """All of them, at most until time is up: whoever is not done then is a promise broken."""
        people = {asyncio.ensure_future(self._resident(one)): one for one in range(self.size.filings // A_CHAT)}
        try:
            done, late = await asyncio.wait(people, timeout=self.size.longest_s, return_when=asyncio.FIRST_EXCEPTION)
            for one in done:
                one.result()
            self.books.faults += [f"time was up for chat {FIRST_CHAT + people[one]}" for one in late]
        finally:
            for one in people:
                one.cancel()
            await self.books.is_over()

    async def _resident(self, number):
        chance = self.random(f"resident {number}")
        language = chance.choice(["uk", "nl"])
        person = FollowingResident(FIRST_CHAT + number, language, self.telegram, self.books, chance)
        async with self._typing:
            if not await self._comes_to_an_end(person, "arriving", person.arrive()):
                return
        stories = []
        for one in range(number * A_CHAT, (number + 1) * A_CHAT):
            filing = await self._file(person, one, chance)
            if filing is None:
                continue
            orders = self._orders(filing, chance) if one in self._with_replies else []
            # The first step is taken while they write the next complaint.
            stories.append((filing, orders, [asyncio.ensure_future(self.desk.order(order)) for order in orders[:1]]))
        for filing, orders, begun in stories:
            await self._afterwards(person, filing, orders, begun)

    async def _file(self, person, one, chance):
        filing = Filing(person.chat, words_for(one, person.language), "code" if chance.random() < CODE else "here")
        async with self._typing:
            if chance.random() < GIVES_UP:
                left = Filing(person.chat, words_for(one + self.size.filings, person.language), "code")
                self.books.unsent.append(left.words)
                giving_up = person.file(left, chance.choice(THEMES), 1, gives_up=True)
                await self._comes_to_an_end(person, "a complaint to give up", giving_up)
            writing = person.file(filing, chance.choice(THEMES), int(chance.random() < PHOTO))
            sent = await self._comes_to_an_end(person, "a complaint", writing)
        if sent:
            self.books.filings.append(filing)
        await self.books.went_on()
        return filing if sent else None

    def _orders(self, filing, chance):
        orders = []
        for action in (chance.choice(["ask", "reply"]), "resolve"):
            name = chance.randbytes(16).hex()
            orders.append(Order(name, filing.number, action, f"Bericht {name}"))
        self.books.orders += orders
        return orders

    async def _afterwards(self, person, filing, orders, begun):
        for order in orders:
            given = begun.pop() if begun else self.desk.order(order)
            stored = await self._comes_to_an_end(person, f"{order.action} of staff", given)
            if stored and not filing.blocked:
                await self._comes_to_an_end(person, "hearing back", person.hear(filing, order))
            await self.books.went_on()
            filing.blocked = filing.blocked or (order is orders[0] and self._blocks(person, filing))
        if not orders and person.random.random() < TAKEN_BACK and person.chat not in self.telegram.blocked:
            async with self._typing:
                await self._comes_to_an_end(person, "taking back", person.take_back(filing))

    async def _comes_to_an_end(self, person, what, act):
        """Whether it did; a resident who gets nowhere, or is told nothing, is a promise broken like any other."""
        try:
            async with asyncio.timeout(STUCK_S):
                await act
        except (TimeoutError, NeverToldError) as problem:
            self.books.faults.append(f"{what}: {str(problem) or 'it came to no end; ' + person.screen()}")
            return False
        return True

    def _blocks(self, person, filing):
        """After the first answer to their last complaint; whatever is sent then finds nobody."""
        last = filing.number == self.books.last_of(person.chat).number
        if not last or filing.reach != "here" or person.random.random() >= BLOCKED:
            return False
        self.telegram.blocked.add(person.chat)
        return True

    # -- afterwards ---------------------------------------------------------------------------------------------

    async def _two_days_later(self, nursery, databases):
        """What unfinished work has left is swept away, by a program that is killed at that too."""
        found = await remains(databases)
        self.swept = len(found.keys) + found.photos
        deadline = time.monotonic() + LONGEST_SWEEP_S
        for doom in (["DELETE FROM case_key", "before", 0], ["DELETE FROM case_key", "after", 0], None):
            child = await self._starts(nursery, "program", ahead_h=TWO_DAYS_H)(doom)
            while (await remains(databases)).any and time.monotonic() < deadline:
                if await child.gone_within(LOOK_S):
                    break
            if child.gone.is_set():
                self.books.kills["sweep"] += 1
                await _was_killed(child)
            else:
                await self._ends_well(child)

    async def _ends_well(self, child):
        """Told to stop once it has begun, it does, and says that all is well."""
        await self.telegram.wait_for(lambda: self.telegram.polls > child.polls or child.gone.is_set())
        child.signal(signal.SIGTERM)
        if not await child.gone_within(STUCK_S):
            child.signal(signal.SIGKILL)
        status = await child.ended()
        if status != 0:
            raise DiedByItselfError(f"told to stop, it ended with {status}")

    def _settings(self):
        return {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE": self.telegram.base,
            "DATABASE_URL": self.main,
            "KEYS_DATABASE_URL": self.keys,
            "WEGWIJZER_DATA": str(self.folder / "data"),
            "WEGWIJZER_SECRET_KEY": self.secret,
            "WEGWIJZER_DEMO": "1",
            "WEGWIJZER_PREVIEW": "0",
            "HTTP_PORT": str(free_port()),
        }

    def _starts(self, nursery, kind, ahead_h=0.0):
        clock = self.clock.as_order() | {"ahead_h": ahead_h}
        log, desk = str(self.folder / f"{kind}.log"), self.telegram.base

        async def start(doom):
            settings = self._settings()
            order = {"kind": kind, "clock": clock, "doom": doom, "log": log, "desk": desk, "settings": settings}
            polls = self.telegram.polls
            child = await nursery.start(order)
            child.polls = polls
            return child

        return start


async def _was_killed(child):
    status = await child.ended()
    if status != -signal.SIGKILL:
        raise DiedByItselfError(f"it ended with {status}")


def _photo():
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "olive").save(out, "JPEG")
    return out.getvalue()
