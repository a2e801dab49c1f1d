"""A town with a filing desk, residents, and staff who handle cases by the rules."""

from __future__ import annotations

import os
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest

from issues.case_contents import open_text
from issues.case_keys import CaseKeys
from issues.following import Following
from issues.handling.deed import Deed, Done, Reader
from issues.handling.handling import Handling
from issues.history.loader import read_history
from issues.readers import Grant
from issues.sealing import unseal_words
from issues.tries import TriesInMemory
from store.case_keys import SqlKeyStore
from store.cases import SqlCaseStore
from store.chain import KEYS
from store.database import open_database
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from store.schema import prepare_schema
from tests.issues.complaints import SECRET, Desk, complaint, read_intake, read_offices, read_rules

TOWN = "voorbeeldstad"


def grant(role, location=None, municipality=TOWN):
    return Grant(role=role, municipality=municipality, location=location)


READERS = {
    "location": Reader(account="a1", grants=(grant("location", "havenkade"),)),
    "linde": Reader(account="a2", grants=(grant("location", "de-linde"),)),
    "coordinator": Reader(account="a3", grants=(grant("coordinator"),)),
    "confidant": Reader(account="a4", grants=(grant("confidant"),)),
    "hosts": Reader(account="a5", grants=(grant("hosts"),)),
    "elsewhere": Reader(account="a6", grants=(grant("coordinator", municipality="elders"),)),
    "admin": Reader(account="a7", grants=(grant("admin"),)),
}


def without(text, _language, words):
    """Stands in for redaction: takes the words out."""
    for word in words:
        text = text.replace(word, "[…]")
    return text


class Town:
    """``later`` lets time pass; ``do`` acts on the version that the case has, unless another is named."""

    def __init__(self, cases, key_store):
        self.desk = Desk(cases, key_store)
        self.cases = cases
        self.keys = CaseKeys(key_store, SECRET, os.urandom)
        self.handling = Handling(
            cases=cases,
            keys=self.keys,
            offices=read_offices(),
            data=read_intake(),
            rules=read_rules(),
            texts=read_history(),
            take_out=without,
            now=lambda: self.desk.now,
            random=os.urandom,
            chance=lambda: 0.0,
        )
        self.following = Following(
            cases=cases, keys=self.keys, tries=TriesInMemory(), texts=read_history(), now=lambda: self.desk.now,
            random=os.urandom,
        )  # fmt: skip

    def later(self, **time):
        self.desk.now += timedelta(**time)

    async def file(self, **changes):
        return await self.desk.filing().file(complaint(**{"draft": os.urandom(16), **changes}))

    async def case(self, number):
        return await self.cases.by_number(number)

    async def kinds(self, number):
        return [one.kind for one in await self.cases.events((await self.case(number)).id)]

    async def do(self, number, action, words="", *, by="location", **more):
        wanted = {"version": (await self.case(number)).version, "once": os.urandom(16)} | more
        said = {"nl": words} if isinstance(words, str) else words
        return await self.handling.do(READERS[by], number, Deed(action=action, words=said, **wanted))

    async def must(self, number, action, words="", **more):
        done = await self.do(number, action, words, **more)
        assert isinstance(done, Done), done
        return done

    async def text(self, number):
        case = await self.case(number)
        return open_text(await self.keys.get(case.id, "content"), case.id, case.text)

    async def words(self, number, kind):
        case = await self.case(number)
        key = await self.keys.get(case.id, "content")
        last = [one for one in await self.cases.events(case.id) if one.kind == kind][-1]
        return unseal_words(key, last.text, case=case.id, field="event") if last.text else None


@pytest.fixture(params=["memory", "sqlite"])
async def town(request, tmp_path):
    if request.param == "memory":
        yield Town(MemoryCaseStore(), MemoryKeyStore())
        return
    async with AsyncExitStack() as stack:
        main = await stack.enter_async_context(await open_database(f"sqlite:///{tmp_path}/main.db"))
        keys = await stack.enter_async_context(await open_database(f"sqlite:///{tmp_path}/keys.db", KEYS))
        await prepare_schema(main)
        await prepare_schema(keys)
        yield Town(SqlCaseStore(main), SqlKeyStore(keys))
