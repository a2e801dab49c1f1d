"""The stream of events: the whole chat first, then everything that happens, and nothing lost in between."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager

import httpx
import pytest

from bot.local.preview import browser as browser_module
from bot.local.preview.event_stream import MAX_UNREAD, EventStream, event
from locales import texts
from tests.preview.conftest import Visitor, World, serving
from tests.preview.real_bot import real_dispatcher


class Stream:
    """One open page's events, in order."""

    def __init__(self, response):
        self.response = response
        self._lines = response.aiter_lines()

    async def next(self):
        fields = {}
        async with asyncio.timeout(10):
            async for line in self._lines:
                if not line:
                    return fields["event"], json.loads(fields["data"])
                name, _, value = line.partition(": ")
                fields[name] = value
        return None, None

    async def ended(self):
        return await self.next() == (None, None)


@asynccontextmanager
async def listening(visitor):
    async with visitor.client.stream("GET", "/preview/events") as response:
        assert response.status_code == 200
        yield Stream(response)


@pytest.fixture
async def over_http():
    """A browser at a running server: streams need a real connection."""
    clients = []

    async def begin(server, *, load=True, language="uk"):
        client = httpx.AsyncClient(base_url=server.address, headers={"accept-language": language}, trust_env=False)
        clients.append(client)
        if load:
            await client.get("/preview")
        return Visitor(server.world, client)

    yield begin
    for client in clients:
        await client.aclose()


@pytest.fixture
async def caller(server, over_http):
    return await over_http(server)


async def test_the_first_event_is_the_whole_chat(caller):
    await caller.write("/start", key="k1")
    await caller.write("contact:Служба порятунку=112")
    async with listening(caller) as stream:
        kind, chat = await stream.next()
    assert kind == "chat"
    assert chat["language"] == "uk"
    assert [(one["sender"], one["html"], one["phone"], one["key"]) for one in chat["messages"]] == [
        ("visitor", "/start", None, "k1"),
        ("bot", "Вітаю! ", None, None),
        ("visitor", "contact:Служба порятунку=112", None, None),
        ("bot", "Служба порятунку", "112", None),
    ]
    assert chat["messages"][1]["buttons"][0] == [
        {"text": "Редагувати", "data": "edit"},
        {"text": "Сказати", "data": "say"},
    ]


async def test_what_happens_is_heard_in_order(caller):
    async with listening(caller) as stream:
        assert (await stream.next())[1]["messages"] == []
        await caller.write("/start", key="k1")
        first, second = await stream.next(), await stream.next()
        assert (first[0], first[1]["html"], first[1]["key"]) == ("message", "/start", "k1")
        assert (second[0], second[1]["html"]) == ("message", "Вітаю! ")
        number = second[1]["id"]
        await caller.press(number, "edit")
        kind, edited = await stream.next()
        assert (kind, edited["id"], edited["html"]) == ("edited", number, "Вітаю!  +")
        await caller.press(number, "vanish")
        assert await stream.next() == ("deleted", {"id": number})


async def test_typing_is_heard_before_the_answer(caller, world):
    async with listening(caller) as stream, asyncio.TaskGroup() as tasks:
        await stream.next()
        tasks.create_task(caller.write("slow"))
        assert (await stream.next())[0] == "message"
        assert await stream.next() == ("typing", {})
        world.gate.open()
        assert (await stream.next())[1]["html"] == "нарешті"


async def test_a_page_that_comes_back_gets_what_it_missed(caller):
    async with listening(caller) as stream:
        await stream.next()
    await caller.write("поки вас не було")
    async with listening(caller) as stream:
        messages = (await stream.next())[1]["messages"]
    assert [one["html"] for one in messages] == ["поки вас не було", "Ви написали: поки вас не було"]


async def test_a_browser_without_a_cookie_gets_one_with_its_first_events(server, over_http):
    caller = await over_http(server, load=False)
    async with listening(caller) as stream:
        await stream.next()
    assert len(caller.token) == 22


async def test_two_browsers_hear_only_their_own(server, over_http):
    one, other = await over_http(server), await over_http(server)
    async with listening(one) as stream_of_one, listening(other) as stream_of_other:
        await stream_of_one.next()
        await stream_of_other.next()
        await one.write("таємниця")
        await other.write("погода")
        assert (await stream_of_other.next())[1]["html"] == "погода"
        assert (await stream_of_one.next())[1]["html"] == "таємниця"


async def test_in_a_silence_there_are_beats(over_http):
    async with serving(World(heartbeat_s=0.01)) as server:
        caller = await over_http(server)
        async with listening(caller) as stream:
            assert [(await stream.next())[0] for _ in range(3)] == ["chat", "beat", "beat"]


async def test_a_page_that_leaves_is_forgotten(caller, world, monkeypatch):
    browser = world.preview._browsers.of(caller.token, None)
    closed, close = asyncio.Event(), browser.close_stream
    monkeypatch.setattr(browser, "close_stream", lambda stream: (close(stream), closed.set()))
    async with listening(caller) as stream:
        await stream.next()
        assert not browser.idle
    async with asyncio.timeout(10):
        await closed.wait()
    assert browser.idle


async def test_starting_again_ends_the_streams_of_the_old_chat(caller):
    async with listening(caller) as stream:
        await stream.next()
        await caller.post("restart", {})
        assert await stream.ended()


async def test_stopping_ends_every_stream_so_that_the_server_can_stop(server, over_http):
    one, other = await over_http(server), await over_http(server)
    async with listening(one) as first, listening(other) as second:
        await first.next()
        await second.next()
        await server.stop()
        assert await first.ended()
        assert await second.ended()


async def test_the_language_chosen_in_the_chat_is_told_to_the_page(over_http):
    async with serving(World(real_dispatcher())) as server:
        caller = await over_http(server, language="uk")
        async with listening(caller) as stream:
            _, chat = await stream.next()
            assert (chat["language"], chat["texts"]["call"]) == ("uk", texts("uk")("Call"))
            await caller.write("/start")
            await stream.next()
            await caller.press((await stream.next())[1]["id"], "l:nl")
            kinds = dict([await stream.next(), await stream.next()])
    assert set(kinds) == {"edited", "page"}
    assert (kinds["page"]["language"], kinds["page"]["texts"]["call"]) == ("nl", texts("nl")("Call"))
    assert ["/taal", texts("nl")("Change the language")] in kinds["page"]["commands"]


async def test_only_so_many_pages_of_one_browser(visitor, monkeypatch):
    monkeypatch.setattr(browser_module, "MAX_STREAMS", 0)
    answer = await visitor.client.get("/preview/events")
    assert (answer.status_code, answer.json()) == (429, {"error": "too_many_pages"})


async def test_asking_only_for_the_headers_of_the_events_opens_nothing(visitor):
    async with asyncio.timeout(5):
        assert (await visitor.client.head("/preview/events")).status_code == 200


async def test_a_page_that_does_not_read_is_let_go():
    stream = EventStream()
    for number in range(MAX_UNREAD + 1):
        stream.put(event("message", number))
    assert [chunk async for chunk in stream.chunks(60)] == []


def test_an_event_is_one_line_whatever_the_text():
    lines = event("message", {"html": "a\nb\r\n\ndata: x\u2028 й"}).split("\n")
    assert len(lines) == 4
    assert json.loads(lines[1].removeprefix("data: "))["html"] == "a\nb\r\n\ndata: x\u2028 й"
