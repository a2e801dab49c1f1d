"""What the page may send, and what is turned away before the bot hears of it."""

from __future__ import annotations

import asyncio

import pytest

from bot.local.preview.browser import MAX_WAITING, Browser
from bot.local.preview.browser_token import chat_name, new_token
from bot.local.preview.page_requests import MAX_BODY_BYTES

SECRET = "моя адреса"


@pytest.fixture
def arrivals(monkeypatch):
    """Released once for every request that is at the bot or waits for its turn."""
    counted, in_turn = asyncio.Semaphore(0), Browser._in_turn

    async def count(browser, key, step):
        counted.release()
        await in_turn(browser, key, step)

    monkeypatch.setattr(Browser, "_in_turn", count)
    return counted


async def test_a_message_reaches_the_bot_and_is_answered(visitor):
    assert (await visitor.write("привіт")).status_code == 204
    assert visitor.said == [("visitor", "привіт"), ("bot", "Ви написали: привіт")]


async def test_a_pressed_button_reaches_the_bot(visitor):
    await visitor.write("/start")
    assert (await visitor.press(visitor.last.id, "edit")).status_code == 204
    assert visitor.last.html == "Вітаю!  +"


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b"[]",
        b'"text"',
        b"{}",
        b'{"text": 5}',
        b'{"text": null}',
        b'{"text": ""}',
        b'{"text": " \\n "}',
        b'{"text": "\\ud800"}',
        b'{"text": "\xff"}',
        b'{"text": "x", "chat_id": 7}',
        b'{"text": "x", "key": "a b"}',
        b'{"text": "x", "key": ""}',
        b"[" * 9000,
    ],
)
async def test_what_is_not_a_message_is_refused(visitor, world, body):
    answer = await visitor.client.post(
        "/preview/messages", content=body, headers={"origin": visitor.origin, "content-type": "application/json"}
    )
    assert (answer.status_code, answer.json()) == (400, {"error": "not_understood"})
    assert world.heard == []


@pytest.mark.parametrize(
    "body",
    [
        {"message_id": "1", "data": "x"},
        {"message_id": True, "data": "x"},
        {"message_id": 1},
        {"message_id": 1, "data": "x" * 65},
    ],
)
async def test_what_is_not_a_press_is_refused(visitor, body):
    assert (await visitor.post("presses", body)).status_code == 400


async def test_a_refusal_does_not_repeat_what_was_typed(visitor):
    answer = await visitor.post("messages", {"text": SECRET, "x": SECRET})
    assert answer.status_code == 400
    assert SECRET not in answer.text


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
async def test_only_json_is_read(visitor, world, kind):
    answer = await visitor.client.post(
        "/preview/messages", content=b'{"text": "x"}', headers={"origin": visitor.origin, "content-type": kind}
    )
    assert (answer.status_code, answer.json()) == (415, {"error": "only_json"})
    assert world.heard == []


async def test_a_body_that_is_too_large_is_refused_with_the_limit(visitor, world):
    answer = await visitor.write("x" * MAX_BODY_BYTES)
    assert (answer.status_code, answer.json()) == (413, {"error": "too_large", "limit_bytes": 16384})
    assert world.heard == []


async def test_a_large_body_that_does_not_tell_its_length_is_not_read_to_the_end(visitor):
    sent = 0

    async def pieces():
        nonlocal sent
        for _ in range(1000):
            sent += 1024
            yield b"x" * 1024

    headers = {"origin": visitor.origin, "content-type": "application/json"}
    answer = await visitor.client.post("/preview/messages", content=pieces(), headers=headers)
    assert answer.status_code == 413
    assert sent < 2 * MAX_BODY_BYTES


async def test_the_longest_message_telegram_allows_fits_whatever_its_letters(visitor):
    assert (await visitor.write("😀" * 4000)).status_code == 204


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://evil.example"},
        {"origin": "http://test.evil.example"},
        {"origin": "http://test:8080"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "http://test", "sec-fetch-site": "cross-site"},
        {"origin": "https://evil.example", "sec-fetch-site": "same-origin"},
    ],
)
@pytest.mark.parametrize("address", ["messages", "presses", "restart"])
async def test_what_does_not_come_from_our_own_page_is_refused(visitor, world, address, headers):
    token = visitor.token
    bodies = {"messages": {"text": "x"}, "presses": {"message_id": 1, "data": "x"}, "restart": {}}
    answer = await visitor.client.post(f"/preview/{address}", json=bodies[address], headers=headers)
    assert (answer.status_code, answer.json()) == (403, {"error": "other_origin"})
    assert (world.heard, visitor.token) == ([], token)


@pytest.mark.parametrize("headers", [{"origin": "https://test"}, {"sec-fetch-site": "same-origin"}])
async def test_our_own_page_is_recognised_behind_a_proxy_that_ends_tls_too(visitor, headers):
    answer = await visitor.client.post("/preview/messages", json={"text": "x"}, headers=headers)
    assert answer.status_code == 204


async def test_another_sites_page_cannot_listen(visitor):
    answer = await visitor.client.get("/preview/events", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


async def test_without_a_cookie_nothing_is_heard(visit, world):
    stranger = await visit(world, load=False)
    answer = await stranger.write("x")
    assert (answer.status_code, answer.json()) == (409, {"error": "other_chat"})
    assert world.heard == []


async def test_a_page_that_shows_another_chat_than_the_cookie_names_is_told_so(visitor, world):
    answer = await visitor.write("x", chat=chat_name(new_token()))
    assert (answer.status_code, world.heard) == (409, [])
    assert (await visitor.write("x", chat=chat_name(visitor.token))).status_code == 204


async def test_a_repeated_request_is_heard_once(visitor, world):
    for _ in range(3):
        assert (await visitor.write("двері", key="k1")).status_code == 204
    await visitor.write("вікно", key="k2")
    assert world.heard == ["двері", "вікно"]


async def test_a_request_repeated_while_the_first_is_under_way_is_heard_once(visitor, world, arrivals):
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(visitor.write("slow", key="k1"))
        await arrivals.acquire()
        second = tasks.create_task(visitor.write("slow", key="k1"))
        await arrivals.acquire()
        world.gate.open()
    assert (first.result().status_code, second.result().status_code) == (204, 204)
    assert world.heard == ["slow begins", "slow ends"]


async def test_messages_of_one_browser_are_heard_one_at_a_time_in_order(visitor, visit, world, arrivals):
    other = await visit(world)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(visitor.write("slow"))
        await arrivals.acquire()
        await world.gate.reached.wait()
        for number in range(3):
            tasks.create_task(visitor.write(f"далі {number}"))
            await arrivals.acquire()
        # Sent last and heard at once: whatever did not have to wait would have been heard before it.
        await other.write("інше")
        assert world.heard == ["slow begins", "інше"]
        world.gate.open()
    assert world.heard == ["slow begins", "інше", "slow ends", "далі 0", "далі 1", "далі 2"]


async def test_another_browser_does_not_wait_for_a_slow_one(visitor, visit, world):
    other = await visit(world)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(visitor.write("slow"))
        await world.gate.reached.wait()
        await other.write("швидко")
        assert other.last.html == "Ви написали: швидко"
        world.gate.open()


async def test_too_many_waiting_messages_are_refused_and_the_others_go_on(visitor, world, arrivals):
    async with asyncio.TaskGroup() as tasks:
        waiting = [tasks.create_task(visitor.write("slow"))]
        await arrivals.acquire()
        for _number in range(1, MAX_WAITING):
            waiting.append(tasks.create_task(visitor.write("x")))
            await arrivals.acquire()
        refused = await visitor.write("x")
        world.gate.open()
    assert (refused.status_code, refused.json()) == (429, {"error": "too_many_messages"})
    assert refused.headers["retry-after"] == "2"
    assert {one.result().status_code for one in waiting} == {204}


async def test_a_message_the_bot_fails_on_does_not_stop_the_next(visitor):
    assert (await visitor.write("boom")).status_code == 500
    assert (await visitor.write("далі")).status_code == 204
    assert visitor.last.html == "Ви написали: далі"
