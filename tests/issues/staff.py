"""Somebody at the desk, as the tests need one: takes steps by the rules and writes them down, with words sealed."""

from __future__ import annotations

import os

from issues.dutch_time import dutch_day
from issues.happening import change_of
from issues.history.loader import read_history
from issues.sealing import seal_words
from issues.standing import standing_of
from issues.states import move
from issues.steps import Moved, Step


class Staff:
    """``clock``: tells the moment; ``cases``, ``keys``: as the program has them (`CaseStore`, `CaseKeys`)."""

    def __init__(self, cases, keys, clock, actor="location"):
        self.cases, self.keys, self.clock, self.actor = cases, keys, clock, actor

    async def do(self, number, action, words="", *, actor=None, outbox=(), **said):
        """Takes the step and says how the case stands; an AssertionError where the rules forbid it."""
        case = await self.cases.by_number(number)
        events, actor = await self.cases.events(case.id), actor or self.actor
        step = Step(action=action, reason=words, **said)
        moved = move(standing_of(case, events), step, actor, dutch_day(self.clock()))
        assert isinstance(moved, Moved), moved
        key = await self.keys.get(case.id, "content")
        sealed = seal_words(key, words, case=case.id, field="event", random=os.urandom) if words else None
        texts = read_history().current
        change = change_of(step, actor, moved, at=self.clock(), texts=texts, words=sealed, outbox=outbox)
        return await self.cases.change(case.id, case.version, change)

    async def ask(self, number, question):
        """From wherever it is to a question."""
        case = await self.cases.by_number(number)
        if case.state in {"received", "acknowledged", "passed_on", "reopened"}:
            await self.do(number, "take")
        return await self.do(number, "ask", question)

    async def resolve(self, number, answer="Het is gemaakt."):
        case = await self.cases.by_number(number)
        if case.state in {"received", "acknowledged", "passed_on", "reopened"}:
            await self.do(number, "take")
        return await self.do(number, "resolve", answer)
