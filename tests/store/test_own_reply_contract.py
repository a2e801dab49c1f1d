"""What every `OwnReplyStore` promises: in memory, in SQLite, in PostgreSQL."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from issues.replies.own import OwnReply, StaleReply
from store.database import open_database
from store.memory_own_replies import MemoryOwnReplyStore
from store.own_replies import SqlOwnReplyStore
from store.schema import prepare_schema

REPLY = OwnReply(
    municipality="voorbeeldstad",
    id="done",
    body={"actions": ["resolve"], "title": {"nl": "Klaar", "uk": "Готово"}, "text": {"nl": "Klaar.", "uk": "Готово."}},
)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def address(request):
    """Where they are kept; None for memory."""
    return None if request.param == "memory" else request.getfixturevalue(f"{request.param}_address")


@pytest.fixture
async def store(address):
    if address is None:
        yield MemoryOwnReplyStore()
        return
    async with await open_database(address) as database:
        await prepare_schema(database)
        yield SqlOwnReplyStore(database)


async def test_what_is_put_comes_back_for_its_municipality_alone(store):
    await store.put(REPLY)
    await store.put(replace(REPLY, id="another", hidden=True))
    assert [one.id for one in await store.all("voorbeeldstad")] == ["another", "done"]
    assert (await store.all("voorbeeldstad"))[1] == REPLY
    assert not await store.all("elders")


async def test_a_change_names_the_version_it_saw(store):
    await store.put(REPLY)
    await store.put(replace(REPLY, version=2, hidden=True))
    for version in (1, 2, 4):
        with pytest.raises(StaleReply):
            await store.put(replace(REPLY, version=version))
    assert await store.all("voorbeeldstad") == (replace(REPLY, version=2, hidden=True),)


async def test_what_is_not_there_cannot_be_changed(store):
    with pytest.raises(StaleReply):
        await store.put(replace(REPLY, version=2))


async def test_of_two_at_once_one_is_kept(store):
    await store.put(REPLY)
    both = [store.put(replace(REPLY, version=2, body={**REPLY.body, "kinds": [kind]})) for kind in ("idea", "signal")]
    came = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(one) for one in came if one is not None) == [StaleReply]


async def test_removed_is_gone_and_may_be_put_anew(store):
    await store.put(REPLY)
    await store.remove("elders", "done")
    assert await store.all("voorbeeldstad")
    await store.remove("voorbeeldstad", "done")
    await store.remove("voorbeeldstad", "done")
    assert not await store.all("voorbeeldstad")
    await store.put(REPLY)
    assert await store.all("voorbeeldstad") == (REPLY,)


@pytest.mark.parametrize("change", [{"id": ""}, {"municipality": "m" * 65}, {"body": {"text": "x" * 40_000}}])
async def test_what_a_table_would_refuse_is_refused_before(store, change):
    with pytest.raises(ValueError, match="own_reply"):
        await store.put(replace(REPLY, **change))
