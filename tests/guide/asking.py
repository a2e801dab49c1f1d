"""Many chats of one bot that counts what nothing answers."""

from __future__ import annotations

from guide.guide import Guide
from guide.unanswered import Unanswered
from issues.redaction.redactor import redact as redactor
from store.memory_unanswered import MemoryUnansweredStore

SECRET = b"s" * 32
TYRES = "де поміняти зимові шини"
WEEK = "2026-W48"
"""Of the Monday on which the tests' world begins."""


class Broken(MemoryUnansweredStore):
    """A database that is there no more, at one of the two steps."""

    def __init__(self):
        super().__init__()
        self.fails = {"add", "show"}

    async def add(self, week, question, tag):
        count = await super().add(week, question, tag)
        if "add" in self.fails:
            raise OSError(TYRES)
        return count

    async def show(self, question):
        if "show" in self.fails:
            raise OSError(TYRES)
        await super().show(question)


class Town:
    """Many chats of one bot that counts."""

    def __init__(self, world, store, redact=redactor):
        self.world, self.store, self.problems = world, store, []
        self.missing = Unanswered(
            store=store,
            secret=SECRET,
            redact=redact,
            now=lambda: world.time,
            random=world.random.randbytes,
            failed=self.problems.append,
        )
        world.guide = Guide(world.guide._viewer, world.understood, world.intake, self.missing)

    def resident(self, language="uk"):
        return self.world.resident(language)

    async def ask(self, *texts):
        """Each by somebody else."""
        for text in texts:
            await self.resident().write(text)

    async def readable(self):
        return [(one.text, one.count) for one in await self.store.questions()]

    @property
    def rows(self):
        return [(week, question, tag) for (week, question), tags in self.store._tags.items() for tag in tags]
