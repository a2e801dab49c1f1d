"""A desk with cases, accounts and standard replies, served on this machine for a real browser."""

from __future__ import annotations

import asyncio
import os
import socket
from contextlib import asynccontextmanager, contextmanager, nullcontext
from functools import cache

import uvicorn
from playwright.async_api import expect

from desk.reading.new_cases import NewCases
from desk.sessions.cookie import COOKIE
from issues.case_view import CaseView
from issues.followed import Told
from issues.following import Following
from issues.history.loader import read_history
from issues.tries import TriesInMemory
from tests.desk.desks import TestDesk
from tests.issues.complaints import Desk as FilingDesk
from tests.issues.complaints import complaint, formal
from tests.preview.conftest import CHROMIUM_ARGUMENTS
from wegwijzer.desk import places_of
from wegwijzer.kaart import load_shipped

__all__ = ["CHROMIUM_ARGUMENTS", "PATIENCE_MS", "ServedDesk", "patient", "served"]

PATIENCE_MS = 60_000
"""For a machine that is doing something else as well."""
LOOK_EVERY_S = 0.1

CHAT = "chat-canary-123456789"
CASES = (
    {"theme": "safety", "sub_theme": "violence", "about": "residents", "answers": {}, "details": {}},
    {"text": "У кімнаті чорна пліснява, дитина кашляє. Сусідка [ім’я 1] теж скаржилася."},
    {"theme": "housing", "sub_theme": "heating", "text": "Опалення не працює вже третій день. " * 40, "language": "nl"},
    {"theme": "housing", "sub_theme": "hot_water", "text": "", "answers": {}, "details": {}, "photos": ()},
    {
        "kind": "idea", "theme": "other", "sub_theme": "idea", "about": "other", "answers": {}, "details": {},
        "text": "Можна зробити дитячий куток?",
    },
)  # fmt: skip


@cache
def shipped_places():
    """Read once for all desks: the map is large."""
    return places_of(load_shipped().kaart)


class ServedDesk:
    """``sign_in``: a browser context's cookies for somebody with these grants; ``file``: a resident files."""

    def __init__(self, port, *, places=None, **parts):
        self.address = f"http://localhost:{port}"
        places = places or shipped_places()
        self.desk = TestDesk(
            address=self.address, places_now=lambda: places, new_cases=NewCases(every_s=LOOK_EVERY_S), **parts
        )
        stores = self.desk.complaints
        self.cases = stores.cases
        self.filing = FilingDesk(stores.cases, stores.keys, now=self.desk.now())
        self.following = Following(
            cases=stores.cases, keys=self.filing.keys, tries=TriesInMemory(), texts=read_history(),
            now=self.desk.now, random=os.urandom,
        )  # fmt: skip

    async def file(self, **changes):
        return await self.filing.filing().file(complaint(**{"draft": os.urandom(16), "photos": ()} | changes))

    async def file_some(self):
        """One of each kind that a queue should show well; the numbers of the cases."""
        found = [(await self.file(**{"location": "havenkade"} | one)).number for one in CASES]
        found.append(
            (await self.filing.filing().file(formal(draft=os.urandom(16), photos=(), location="havenkade"))).number
        )
        return found

    async def add(self, filed, text):
        told = await self.following.add_information(filed.code, CHAT, Told(text=text, once=os.urandom(16)))
        assert isinstance(told, CaseView)

    async def cookies(self, *grants, **account):
        row = await self.desk.account(*grants, **account)
        token = await self.desk.desk.sessions.begin(row.id, now=self.desk.now())
        return [{"name": COOKIE, "value": token, "url": "https://localhost", "httpOnly": True, "secure": True}]


@asynccontextmanager
async def served(**parts):
    """The desk, answering on a port of its own until the block ends. ``parts``: of it that are others than usual."""
    listening = socket.create_server(("localhost", 0))
    desk = ServedDesk(listening.getsockname()[1], **parts)
    server = uvicorn.Server(uvicorn.Config(desk.desk.app, log_config=None, access_log=False, lifespan="off"))
    # Signals are for the test run.
    server.capture_signals = nullcontext
    running = asyncio.ensure_future(server.serve(sockets=[listening]))
    try:
        yield desk
    finally:
        end = getattr(getattr(desk.desk.desk, "new_cases", None), "end_streams", None)
        if end:
            end()
        server.should_exit = server.force_exit = True
        await running
        listening.close()


@contextmanager
def patient():
    """What is expected on a page may take as long as the machine needs."""
    expect.set_options(timeout=PATIENCE_MS)
    yield
    expect.set_options(timeout=5_000)
