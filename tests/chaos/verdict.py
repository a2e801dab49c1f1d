"""The databases against the books: acknowledged = stored once = told, and nothing left over."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from sqlalchemy import func, select

from issues.case_contents import open_address, open_text
from issues.case_keys import CaseKeys
from issues.receipt import receipt_hash
from issues.sealing import unseal_words
from store.case_keys import SqlKeyStore
from store.cases import SqlCaseStore
from store.tables import complaint_case, complaint_outbox, complaint_receipt, issue_log
from tests.chaos.outbox_ends import ends_of, news_left
from tests.chaos.remains import remains

FILES = {"wegwijzer.db", "keys.db", "wegwijzer.db-wal", "wegwijzer.db-shm", "keys.db-wal", "keys.db-shm"}
"""What may be in the data folder. No more: what is half written is to be gone with the process."""


@dataclass
class Verdict:
    """``faults``: each promise that was broken, in words; empty is what all of this is for."""

    seed: int
    database: str
    filings: int
    replies: int
    kills: Counter
    troubles: Counter
    repeats: int
    doubles: int = 0
    doubts: int = 0
    swept: int = 0
    lost: int = 0
    twice: int = 0
    orphans: int = 0
    seconds: float = 0.0
    faults: list = field(default_factory=list)


class Court:
    def __init__(self, run, databases):
        self.run, self.books, self.databases = run, run.books, databases
        self.cases = SqlCaseStore(databases.main)
        self.keys = CaseKeys(SqlKeyStore(databases.keys), run.secret.encode(), os.urandom)
        self.verdict = Verdict(
            seed=run.seed,
            database=databases.main.dialect,
            filings=len(run.books.filings),
            replies=sum(order.done > 0 for order in run.books.orders),
            kills=run.books.kills,
            troubles=run.telegram.troubles.counts,
            repeats=run.telegram.repeats,
            swept=run.swept,
            faults=[*run.books.faults],
        )

    def fault(self, words, *, lost=0, twice=0, orphans=0):
        self.verdict.faults.append(words)
        self.verdict.lost += lost
        self.verdict.twice += twice
        self.verdict.orphans += orphans

    async def opened_text(self, case):
        key = await self.keys.get(case.id, "content")
        return open_text(key, case.id, case.text) if key and case.text else ""

    # -- acknowledged = stored once -----------------------------------------------------------------------------

    async def filings(self):
        receipts = await self.keys.receipts(now=self.run.clock())
        texts = await self._texts()
        for filing in self.books.filings:
            case = await self.cases.by_receipt(receipt_hash(receipts, filing.code))
            if case is None or case.number != filing.number:
                self.fault(f"a receipt was shown and {filing.number} is not stored", lost=1)
            elif filing.withdrawn:
                await self._is_destroyed(case)
            elif (stored := _saying(texts, filing.words)) != [case.number]:
                there = f"{texts[case.number]!r} of a case {case.state}, for {filing.words!r}"
                self.fault(f"{filing.number} is stored as {stored}: {there}", lost=not stored, twice=len(stored) > 1)
            elif len(await self.cases.photos(case.id)) < filing.photos:
                self.fault(f"{filing.number} was to have {filing.photos} photos", lost=1)
        for words in self.books.unsent:
            if _saying(texts, words):
                self.fault("what was not sent is stored")
        shown = {number for number, holders in self.books.receipts.items() if len(holders) == 1}
        mine = {filing.number for filing in self.books.filings}
        if shown != mine or len(self.books.receipts) != len(mine):
            self.fault("receipts were shown that are nobody's, or somebody else's")

    async def _texts(self):
        """What residents wrote, by number."""
        async with self.databases.main.reading_once() as connection:
            numbers = (await connection.scalars(select(complaint_case.c.number))).all()
        return {number: await self.opened_text(await self.cases.by_number(number)) for number in numbers}

    async def _is_destroyed(self, case):
        if case.text or await self.keys.get(case.id, "content") or await self.cases.photos(case.id):
            self.fault(f"{case.number} was taken back and its words are there", orphans=1)

    async def tables(self):
        """What one filing writes is there once for each case, and for nothing else."""
        cases, filings = await self._count(complaint_case), len(self.books.filings)
        if cases != filings:
            self.fault(f"{cases} cases for {filings} receipts", lost=cases < filings, twice=cases > filings)
        filed = select(func.count()).select_from(complaint_outbox).where(complaint_outbox.c.kind == "filed")
        async with self.databases.main.reading_once() as connection:
            counts = {"notices for the desk": await connection.scalar(filed)}
        counts |= {"receipts": await self._count(complaint_receipt), "lines of the log": await self._count(issue_log)}
        for what, count in counts.items():
            if count != cases:
                self.fault(f"{count} {what} for {cases} cases")

    async def _count(self, table):
        async with self.databases.main.reading_once() as connection:
            return await connection.scalar(select(func.count()).select_from(table))

    # -- stored = told ------------------------------------------------------------------------------------------

    async def replies(self):
        ends, by_number = await ends_of(self.databases.main), defaultdict(list)
        filings = {filing.number: filing for filing in self.books.filings}
        for order in self.books.orders:
            by_number[order.number].append(order)
        for number, orders in by_number.items():
            case = await self.cases.by_number(number)
            if case is None:
                # That it is lost is said where its receipt is looked at.
                continue
            events = await self.cases.events(case.id)
            for order in orders:
                await self._is_written(case, events, order)
            if ends.notices[case.id] != len(orders):
                self.fault(f"{number}: {ends.notices[case.id]} notices for {len(orders)} steps", lost=1)
            self._is_told(filings[number], orders, ends.doubts[case.id])
        self.verdict.doubts = sum(ends.doubts.values())
        if await news_left(self.databases.main):
            self.fault("notices are left in the outbox")

    async def _is_written(self, case, events, order):
        key = await self.keys.get(case.id, "content")
        mine = [one for one in events if one.data.get("once") == order.id]
        words = [unseal_words(key, one.text, case=case.id, field="event") for one in mine]
        if words != [order.words]:
            self.fault(f"{case.number}: {order.action} is stored {len(mine)} times", lost=not mine, twice=len(mine) > 1)
        answers = [one for one in events if one.kind == "answered"]
        if order.answer:
            said = [unseal_words(key, one.text, case=case.id, field="event") for one in answers]
            if len(said) != 1 or order.answer not in said[0]:
                times = len(said)
                self.fault(f"{case.number}: an answer is stored {times} times", lost=not said, twice=times > 1)

    def _is_told(self, filing, orders, doubts):
        told = self.books.notices.get(filing.number, [])
        if any(chat != filing.chat for _, chat in told) or (filing.reach == "code" and told):
            self.fault(f"{filing.number}: somebody else was told")
        if filing.reach == "code" or filing.blocked:
            return
        for order in orders:
            if not any(at >= order.given for at, _ in told):
                self.fault(f"{filing.number}: nobody was told of {order.action}", lost=1)
        doubled = len(told) - len(orders)
        self.verdict.doubles += max(0, doubled)
        if doubled > doubts:
            self.fault(f"{filing.number}: told {doubled} times too often, {doubts} of them counted")

    # -- nothing left over --------------------------------------------------------------------------------------

    async def leftovers(self):
        left = await remains(self.databases)
        if left.keys or left.photos:
            self.fault(f"keys of {len(left.keys)} cases that are none, {left.photos} photos", orphans=1)
        for filing in self.books.filings:
            case = await self.cases.by_number(filing.number)
            if case:
                await self._way_back(filing, case)
        strange = {one.name for one in (self.run.folder / "data").iterdir()} - FILES
        if strange:
            self.fault(f"files are left: {strange}", orphans=len(strange))

    async def _way_back(self, filing, case):
        sealed, key = await self.cases.address(case.id), await self.keys.get(case.id, "address")
        wanted = filing.reach == "here" and not filing.withdrawn and not filing.blocked
        if wanted and filing.chat in self.run.telegram.blocked:
            # They blocked the bot over another complaint; this address ends too where a notice was to be sent again.
            wanted = sealed is not None
        if (sealed is None) != (key is None):
            self.fault(f"{case.number}: an address without a key, or a key without an address", orphans=1)
        elif wanted != (sealed is not None):
            self.fault(f"{case.number}: {'no' if wanted else 'a'} way back", lost=wanted, orphans=not wanted)
        elif sealed and open_address(key, case.id, sealed).chat != str(filing.chat):
            self.fault(f"{case.number}: the way back leads to somebody else")


def _saying(texts, words):
    """Numbers of the cases in which these words stand, once or more, also behind others."""
    return [number for number, text in texts.items() if words in text]


async def judge(run, databases, seconds):
    court = Court(run, databases)
    court.verdict.seconds = seconds
    await court.filings()
    await court.tables()
    await court.replies()
    await court.leftovers()
    return court.verdict
