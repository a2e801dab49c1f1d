"""A resident who complains, without a chat: the real guide, map, questions, rules and filing; stores in memory."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from guide.guide import Guide
from guide.intake import ending
from guide.intake.intake import Intake
from guide.intake.removed import Removed
from guide.session import Session
from guide.view import Viewer
from issues.case_keys import CaseKeys
from issues.draft_photos import SealedDraftPhotos
from issues.dutch_time import dutch_day
from issues.filing import Filing
from issues.intake.loader import read_intake
from issues.offices.loader import read_offices
from issues.redaction.redactor import redact
from issues.routing.loader import read_rules
from nlu.parse import Parse, Ranked
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from store.memory_draft_photos import MemoryDraftPhotos
from wegwijzer.kaart import FixedKaart, load_shipped

MORNING = datetime(2026, 11, 23, 9, 20, tzinfo=UTC)
"""A Monday."""
AT_HOME = "voorbeeldstad/de-linde"
ADDRESS = "chat-4711"
RULES, OFFICES = read_rules(), read_offices()


@pytest.fixture(scope="session")
def kaart():
    return load_shipped().kaart


@dataclass
class Understood:
    """Answers with what the test says a message means; what it was not told it does not understand."""

    meanings: dict[str, Parse] = field(default_factory=dict)

    async def __call__(self, text, *, hint):
        return self.meanings.get(text) or self.parse(text, "out_of_scope", "fallback")

    def learn(self, text, intent, *, action="answer", danger=None, others=()):
        self.meanings[text] = self.parse(text, intent, action, danger, others)

    @staticmethod
    def parse(text, intent, action, danger=None, others=()):
        ranking = tuple(Ranked(intent=one, confidence=0.5) for one in (intent, *others))
        return Parse(
            text=text, language="uk", intent=intent, confidence=0.9, ranking=ranking, action=action,
            engine="embedded", danger=danger,
        )  # fmt: skip


class Resident:
    """One chat. Every step goes through JSON, as it does in the running program; ``seen`` are the replies."""

    def __init__(self, world, language="uk", place=AT_HOME):
        self.world = world
        self.session = Session(language=language, place=place)
        self.seen = []

    @property
    def reply(self):
        return self.seen[-1]

    @property
    def draft(self):
        return self.session.draft

    @property
    def step(self):
        return self.draft.step

    @property
    def kept(self):
        """Everything that is stored of this chat."""
        return self.session.model_dump_json()

    def take(self, turn):
        assert turn is not None
        self.seen.append(turn.reply)
        self.session = Session.model_validate_json(turn.session.model_dump_json())
        return turn.reply

    async def write(self, text):
        return self.take(await self.world.guide.hear(self.session, text, "uk"))

    def open(self, theme=None, kind=None):
        return self.take(self.world.guide.complain(self.session, theme, kind))

    def choose(self, step, choice):
        return self.take(self.world.intake.choose(self.session, step, choice))

    def toggle(self, question, choice):
        return self.take(self.world.intake.toggle(self.session, question, choice))

    def next(self, step=None):
        return self.take(self.world.intake.next(self.session, step or self.step))

    def skip(self, step=None):
        return self.take(self.world.intake.skip(self.session, step or self.step))

    def back(self, step=None):
        return self.take(self.world.intake.back(self.session, step or self.step))

    def edit(self, step):
        return self.take(self.world.intake.open_step(self.session, step))

    def resume(self):
        return self.take(self.world.guide.resume(self.session))

    async def photo(self, photo=b"jpeg", problem=None):
        return self.take(await self.world.intake.photo(self.session, photo, problem))

    async def send(self, reach="code"):
        first = self.take(await self.world.intake.send(self.session))
        if isinstance(first, ending.Receipt):
            return first
        return self.take(await self.world.intake.choose_reach(self.session, reach, ADDRESS))

    async def skip_to(self, step):
        """Skips until that step is asked; where there is no skipping, gives any answer."""
        for _ in range(40):
            if self.step == step:
                return self.reply
            await self.world.answer_anyhow(self)
        pytest.fail(f"{step} is never asked; stands at {self.step}")


class FilesAndTells:
    """The real filing, which breaks when the world is told to, and of which the world knows what was filed."""

    def __init__(self, world):
        self.world = world

    def destination(self, complaint):
        return self.world.filing.destination(complaint)

    async def file(self, complaint, *, person=None):
        if self.world.broken:
            raise self.world.broken
        filed = await self.world.filing.file(complaint, person=person)
        self.world.filed.append(complaint)
        return filed

    async def filed(self, draft):
        return await self.world.filing.filed(draft)


class World:
    def __init__(self, kaart, *, show_examples=True, redact=redact, default_place=None, offices=None):
        self.time = MORNING
        self.random = random.Random(6)
        self.data = read_intake()
        self.offices = offices or OFFICES
        self.cases = MemoryCaseStore()
        self.photos = MemoryDraftPhotos()
        self.problems = []
        self.understood = Understood()
        viewer = Viewer(
            FixedKaart(kaart),
            today=lambda: dutch_day(self.time),
            now=lambda: self.time,
            show_examples=show_examples,
            default_place=default_place,
        )
        self.filing = Filing(
            cases=self.cases,
            keys=CaseKeys(MemoryKeyStore(), b"k" * 32, self.random.randbytes),
            data=self.data,
            rules=RULES,
            offices=self.offices,
            texts=1,
            now=lambda: self.time,
            random=self.random.randbytes,
        )
        self.filed = []
        self.waiting = []
        self.removed = Removed(lambda: self.time, lambda *call: self.waiting.append(call))
        self.intake = Intake(
            viewer=viewer,
            data=self.data,
            offices=self.offices,
            filing=FilesAndTells(self),
            photos=SealedDraftPhotos(self.photos, b"s" * 32, lambda: self.time, self.random.randbytes),
            removed=self.removed,
            redact=redact,
            now=lambda: self.time,
            random=self.random.randbytes,
            failed=self.problems.append,
        )
        self.broken = None
        self.guide = Guide(viewer, self.understood, self.intake)

    def later(self, **time):
        self.time += timedelta(**time)

    def resident(self, language="uk", place=AT_HOME):
        return Resident(self, language, place)

    async def answer_anyhow(self, resident):
        """The shortest way on from any step."""
        match resident.step:
            case "kind":
                resident.choose("kind", "signal")
            case "theme":
                resident.choose("theme", "housing")
            case "sub_theme":
                theme = self.data.theme(resident.draft.theme)
                resident.choose("sub_theme", f"{theme.id}.{theme.sub_themes[0].id}")
            case "explain":
                resident.next()
            case "name":
                await resident.write("Олена Приклад")
            case "address":
                await resident.write("Voorbeeldstraat 1, Voorbeeldstad")
            case "place":
                resident.choose("place", AT_HOME)
            case _:
                resident.skip()


@pytest.fixture
def world(kaart):
    return World(kaart)


@pytest.fixture
def make_world(kaart):
    return lambda **settings: World(**{"kaart": kaart, **settings})


@pytest.fixture
def resident(world):
    return world.resident()
