"""A Rasa server in every state it can be in: a usable answer, or none within the limit; the operator is told which."""

import asyncio
import json
import time

import pytest
from aiohttp import web

from nlu.circuit import FAILURES, REST_S
from nlu.rasa_client import MOST
from tests.rasa.conftest import as_json, changed, rasa_body
from tests.running_program import free_port

TEXT = "я шукаю роботу"
LIMIT_S = 0.8
"""What a resident waits at most; not read from the client, which must keep to it."""


async def test_a_server_that_is_well_is_believed(fake_rasa, ask_at, heard):
    parse = await ask_at(fake_rasa.url).parse(TEXT, "uk")
    assert (parse.text, parse.language, parse.intent, parse.action, parse.engine) == (
        TEXT,
        "uk",
        "work.find",
        "answer",
        "rasa",
    )
    assert len(parse.ranking) == 10
    assert heard.outcomes == {"answered": 1}


async def test_the_token_goes_along_and_nothing_but_the_text(fake_rasa, ask_at):
    await ask_at(fake_rasa.url + "/", "secret-of-ours-1").parse(TEXT, "uk")
    assert fake_rasa.asked == [({"token": "secret-of-ours-1"}, {"text": TEXT})]


async def test_without_a_token_none_is_sent(fake_rasa, ask_at):
    await ask_at(fake_rasa.url, None).parse(TEXT, "uk")
    assert fake_rasa.asked[0][0] == {}


async def test_a_model_that_is_not_sure_leads_to_a_choice(fake_rasa, ask_at):
    async def unsure(request):
        return web.json_response(rasa_body((await request.json())["text"], "school.enrol", 0.7, sure=False))

    fake_rasa.answer = unsure
    parse = await ask_at(fake_rasa.url).parse(TEXT, "uk")
    assert (parse.action, parse.intent) == ("choose", "school.enrol")


async def test_what_is_out_of_scope_falls_back(fake_rasa, ask_at):
    async def nonsense(request):
        return web.json_response(rasa_body((await request.json())["text"], "out_of_scope", 0.95))

    fake_rasa.answer = nonsense
    assert (await ask_at(fake_rasa.url).parse(TEXT, "uk")).action == "fallback"


async def test_two_requests_in_one_message_are_asked_about_apart(fake_rasa, ask_at):
    async def by_words(request):
        text = (await request.json())["text"]
        return web.json_response(rasa_body(text, "school.enrol" if "школу" in text else "work.find"))

    fake_rasa.answer = by_words
    parse = await ask_at(fake_rasa.url).parse("як записати сина в школу? де шукати роботу?", "uk")
    assert parse.requests == ("school.enrol", "work.find")
    assert len(fake_rasa.asked) == 3


@pytest.mark.parametrize("text", ["/emergency", "  //work.find{}", "/"])
async def test_a_resident_cannot_tell_rasa_what_was_understood(fake_rasa, ask_at, text):
    """A slash in front is Rasa's own way to say an intent."""
    await ask_at(fake_rasa.url).parse(text, "uk")
    assert not fake_rasa.asked[0][1]["text"].startswith("/")


@pytest.mark.parametrize("text", ["\ud83d робота", "робота\0", "\u202eробота", "робота " * 500, "робота\nшкола"])
async def test_any_text_can_be_sent(fake_rasa, ask_at, text):
    parse = await ask_at(fake_rasa.url).parse(text, "uk")
    assert parse.text == text


async def hanging(request):
    await asyncio.Event().wait()


async def slow(request):
    await asyncio.sleep(LIMIT_S + 0.2)
    return web.json_response(rasa_body(TEXT))


async def trickling(request):
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b" ")
        await asyncio.sleep(0.05)


async def endless(request):
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b" " * 8192)


async def broken_off(request):
    response = web.StreamResponse(headers={"Content-Length": "4096"})
    await response.prepare(request)
    await response.write(b'{"text"')
    request.transport.close()
    return response


def with_status(status, **headers):
    async def answer(request):
        return web.Response(status=status, text="{}", headers=headers)

    return answer


def with_body(body):
    async def answer(request):
        return as_json(body)

    return answer


TROUBLES = {
    "slow": ("slow", slow),
    "hanging": ("slow", hanging),
    "trickling": ("slow", trickling),
    "endless": ("off_contract", endless),
    "broken off": ("unreachable", broken_off),
    "500": ("status", with_status(500)),
    "503": ("status", with_status(503)),
    "404": ("status", with_status(404)),
    "204": ("status", with_status(204)),
    "elsewhere": ("status", with_status(302, Location="http://127.0.0.1:9/")),
    "401": ("refused", with_status(401)),
    "403": ("refused", with_status(403)),
    "a page": ("off_contract", with_body(b"<html></html>")),
    "half a JSON": ("off_contract", with_body(json.dumps(rasa_body(TEXT)).encode()[:-9])),
    "another message's": ("off_contract", with_body(json.dumps(rasa_body("інше")).encode())),
    "unknown intent": ("unknown_intent", with_body(changed(TEXT, intent={"name": "greet", "confidence": 0.9}))),
    "another model": ("wrong_model", with_body(changed(TEXT, intent_ranking=rasa_body(TEXT)["intent_ranking"][:10]))),
}


@pytest.mark.parametrize("name", TROUBLES)
async def test_trouble_is_no_answer_within_the_limit_and_is_counted(fake_rasa, ask_at, heard, name):
    trouble, fake_rasa.answer = TROUBLES[name]
    begun = time.monotonic()
    assert await ask_at(fake_rasa.url).parse(TEXT, "uk") is None
    assert time.monotonic() - begun < LIMIT_S + 1.5, "a busy machine adds to it, a hanging server may not"
    assert heard.outcomes == {trouble: 1}


async def test_nobody_there_is_no_answer(ask_at, heard):
    assert await ask_at(f"http://127.0.0.1:{free_port()}").parse(TEXT, "uk") is None
    assert heard.outcomes == {"unreachable": 1}


async def test_a_mistake_of_our_own_is_no_answer_either(fake_rasa, ask_at, heard, monkeypatch):
    monkeypatch.setattr("nlu.rasa_client.decide", lambda *_: 1 / 0)
    assert await ask_at(fake_rasa.url).parse(TEXT, "uk") is None
    assert heard.outcomes == {"failed": 1}


async def test_who_fails_again_and_again_is_left_alone_and_told_once(fake_rasa, ask_at, heard):
    fake_rasa.answer = with_status(500)
    client = ask_at(fake_rasa.url)
    for _ in range(FAILURES + 4):
        assert await client.parse(TEXT, "uk") is None
    assert len(fake_rasa.asked) == FAILURES
    assert heard.outcomes == {"status": FAILURES, "resting": 4}
    assert heard.told == ["lost: status"]


async def test_once_it_is_well_again_it_is_asked_again(fake_rasa, ask_at, heard, clock):
    fake_rasa.answer = with_status(500)
    client = ask_at(fake_rasa.url)
    for _ in range(FAILURES):
        await client.parse(TEXT, "uk")
    fake_rasa.answer = fake_rasa.well
    clock.seconds = REST_S
    assert (await client.parse(TEXT, "uk")).engine == "rasa"
    assert (await client.parse(TEXT, "uk")).engine == "rasa"
    assert heard.told == ["lost: status", "back"]


async def test_no_more_are_asked_at_once_than_it_can_answer_in_time(fake_rasa, ask_at, heard):
    waiting = asyncio.Event()

    async def when_told(request):
        await waiting.wait()
        return await fake_rasa.well(request)

    fake_rasa.answer = when_told
    client = ask_at(fake_rasa.url)
    async with asyncio.TaskGroup() as tasks:
        asked = [tasks.create_task(client.parse(TEXT, "uk")) for _ in range(MOST + 3)]
        while len(fake_rasa.asked) < MOST:  # noqa: ASYNC110 – a turn of the loop, no wait
            await asyncio.sleep(0)
        waiting.set()
    assert sum(one.result() is None for one in asked) == 3
    assert heard.outcomes == {"answered": MOST, "busy": 3}


async def test_a_message_that_is_given_up_is_no_failure(fake_rasa, ask_at, heard):
    fake_rasa.answer = hanging
    client = ask_at(fake_rasa.url)
    for _ in range(FAILURES + 1):
        asking = asyncio.ensure_future(client.parse(TEXT, "uk"))
        while not fake_rasa.asked:  # noqa: ASYNC110 – a turn of the loop, no wait
            await asyncio.sleep(0)
        fake_rasa.asked.clear()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
    fake_rasa.answer = fake_rasa.well
    assert (await client.parse(TEXT, "uk")).engine == "rasa"
