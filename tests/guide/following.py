"""Somebody who follows a case, over a port of which the test says what it answers."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from guide.follow_up.follow_up import FollowUp
from guide.follow_up.showing import Showing
from guide.intake.removed import Removed
from guide.session import Session
from guide.view import Viewer
from issues.case_view import CaseView, HistoryLine
from issues.draft_photos import SealedDraftPhotos
from issues.dutch_time import dutch_day
from issues.followed import NoSuchCase, Said, Words
from issues.history.loader import read_history
from issues.intake.loader import read_intake
from issues.offices.loader import read_offices
from issues.redaction.redactor import redact
from store.memory_draft_photos import MemoryDraftPhotos
from wegwijzer.kaart import FixedKaart

MORNING = datetime(2026, 11, 24, 9, 12, tzinfo=UTC)
DAY = date(2026, 11, 5)
CODE = "1234567890123456"
CHAT = "7551995"


def history(kind="received", **changes):
    plain = {"kind": kind, "on": DAY, "texts": 1, "queue": "location", "due": DAY, "theme": None}
    return HistoryLine(**plain | changes)


def case(state="received", *can, **changes):
    """A report about mould at De Linde; ``can``: what its resident may do."""
    plain = CaseView(
        ref=CODE, number="W7K-4QX9", kind="signal", theme="housing", sub_theme="mould", municipality="voorbeeldstad",
        location="de-linde", state=state, queue="location", flagged=False, filed=DAY, due=DAY + timedelta(days=30),
        extended=False, history=(history(),), question=None, can=frozenset(can), readable=True,
    )  # fmt: skip
    return replace(plain, **changes)


def said(text="Пліснява.", kind="received", **changes):
    plain = {"kind": kind, "on": DAY, "mine": True, "queue": "location", "text": text, "photos": 0, "place": 1}
    return Said(**plain | changes)


class Port:
    """Answers every question with ``answers``, or what stands under its name; raises it where it is an exception."""

    def __init__(self):
        self.answers = {}
        self.asked = []

    def __getattr__(self, name):
        async def ask(*arguments):
            self.asked.append((name, *arguments))
            found = self.answers.get(name, NoSuchCase())
            if isinstance(found, Exception):
                raise found
            return found

        return ask


class Chat:
    """One chat; every turn goes through JSON, as it does in the running program."""

    def __init__(self, kaart, language="uk"):
        self.time = MORNING
        self.port = Port()
        self.problems = []
        self.kept = MemoryDraftPhotos()
        dice = random.Random(8)
        viewer = Viewer(
            FixedKaart(kaart), today=lambda: dutch_day(self.time), now=lambda: self.time, show_examples=True,
            default_place=None,
        )  # fmt: skip
        self.follow_up = FollowUp(
            viewer=viewer,
            following=self.port,
            showing=Showing(data=read_intake(), offices=read_offices(), texts=read_history()),
            photos=SealedDraftPhotos(self.kept, b"s" * 32, lambda: self.time, dice.randbytes),
            removed=Removed(lambda: self.time, lambda *_: None),
            redact=redact,
            now=lambda: self.time,
            random=dice.randbytes,
            failed=self.problems.append,
        )
        self.session = Session(language=language, place="voorbeeldstad/de-linde")
        self.reply = None

    def answer(self, view, *words):
        """The port opens this case; ``words``: what was said in it."""
        self.port.answers |= {"open": view, "words": Words(view=view, said=words)}

    def take(self, turn):
        assert turn is not None
        self.session = Session.model_validate_json(turn.session.model_dump_json())
        self.reply = turn.reply
        return turn.reply

    @property
    def message(self):
        return self.session.message

    async def write(self, text, **more):
        turn = await self.follow_up.typed(self.session, text, CHAT, **more)
        return self.take(turn) if turn else None

    async def begin(self, purpose="add", ref=CODE):
        return self.take(await self.follow_up.write(self.session, ref, purpose, CHAT))

    async def photo(self, photo=b"jpeg", problem=None):
        turn = await self.follow_up.photo(self.session, photo, problem, CHAT)
        return self.take(turn) if turn else None

    async def send(self):
        return self.take(await self.follow_up.send(self.session, CHAT))
