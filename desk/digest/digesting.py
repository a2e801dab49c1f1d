"""From notices for the desk to e-mails, one for each account and round; none lost, and none sent twice knowingly."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from desk.digest.letter import letter
from issues.outbox import FOR_DESK, next_try
from issues.steps import PROTECTED
from issues.watching import is_told, may_open, tell_at
from locales import texts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from desk.accounts.account import Account
    from desk.accounts.accounts import Accounts
    from desk.digest.letter import Letter
    from issues.offices.model import Offices
    from issues.outbox import Notice, OutboxStore
    from issues.ports import CaseRow, CaseStore

AT_ONCE = 200
LEASE = timedelta(minutes=15)
"""Longer than a round of e-mails takes, each with its time limit."""


class MailFailed(Exception):
    """The e-mail was not taken; its message is the kind of failure, never an address."""


@dataclass(slots=True)
class Round:
    """What one round did. ``nobody``: notices of queues that no account holds.

    ``for_location``: somebody was told of a case that is not kept from those who work where the resident lives. Of the
    others not even the moment may be known there: it would show that somebody just complained about them.
    """

    letters: int = 0
    failed: int = 0
    nobody: int = 0
    for_location: bool = False


@dataclass(slots=True)
class _For:
    """What one account is to be told."""

    account: Account
    counts: Counter[str] = field(default_factory=Counter)
    unseen: int = 0
    notices: list[Notice] = field(default_factory=list)


class Digesting:
    """Over the outbox, which any number of processes take from."""

    def __init__(  # noqa: PLR0913 – wired once, by name
        self,
        *,
        outbox: OutboxStore,
        cases: CaseStore,
        accounts: Accounts,
        offices: Offices,
        send: Callable[[Letter], Awaitable[None]],
        address: str,
        now: Callable[[], datetime],
        chance: Callable[[], float],
    ) -> None:
        self._outbox = outbox
        self._cases = cases
        self._accounts = accounts
        self._offices = offices
        self._send = send
        self._address = address
        self._now = now
        self._chance = chance

    async def round(self) -> Round:
        """Sends what is due. A notice is ticked off once one of its readers has it; else it is tried again."""
        done = Round()
        due = [pair for kind in FOR_DESK for pair in await self._due(kind)]
        told: dict[bytes, _For] = {}
        readers: dict[int, list[bytes]] = defaultdict(list)
        for notice, case in due:
            for account in await self._accounts.of(case.municipality):
                if not account.locked and not account.invited and self._is_told(notice, case, account):
                    readers[notice.id].append(account.id)
                    self._note(told.setdefault(account.id, _For(account)), notice, case)
        reached = {one for one in told if await self._sent(told[one], done)}
        for notice, case in due:
            if case.queue not in PROTECTED and reached.intersection(readers[notice.id]):
                done.for_location = True
            await self._settle(notice, readers[notice.id], reached, done)
        return done

    async def _due(self, kind: str) -> Sequence[tuple[Notice, CaseRow]]:
        """What is left for the morning goes back until then; what has no case any more is ticked off."""
        now, found = self._now(), []
        for notice in await self._outbox.take({kind}, most=AT_ONCE, now=now, until=now + LEASE):
            at, case = tell_at(kind, notice.flagged, now), await self._cases.by_number(notice.number)
            if case is None:
                await self._outbox.done(notice)
            elif at > now:
                await self._outbox.wait(notice, at)
            else:
                found.append((notice, case))
        return found

    def _is_told(self, notice: Notice, case: CaseRow, account: Account) -> bool:
        return is_told(notice.kind, case, account.grants, self._offices)

    def _note(self, to: _For, notice: Notice, case: CaseRow) -> None:
        to.notices.append(notice)
        if may_open(case, to.account.grants, self._offices):
            to.counts[notice.kind] += 1
        else:
            to.unseen += 1

    async def _sent(self, to: _For, done: Round) -> bool:
        account = to.account
        words = texts(account.language, "desk")
        try:
            await self._send(letter(account.email, account.name, to.counts, to.unseen, self._address, words))
        except MailFailed:
            done.failed += 1
            return False
        done.letters += 1
        return True

    async def _settle(self, notice: Notice, readers: Sequence[bytes], reached: set[bytes], done: Round) -> None:
        if not readers:
            done.nobody += 1
            await self._outbox.done(notice)
        elif reached.intersection(readers):
            await self._outbox.done(notice)
        elif (at := next_try(notice, self._now(), self._chance())) is not None:
            await self._outbox.retry(notice, at, MailFailed.__name__, in_doubt=False)
        else:
            await self._outbox.bury(notice, MailFailed.__name__)
