"""Whose chat is whose: the cookie, the chat made from it, starting again."""

from __future__ import annotations

import asyncio
from http.cookies import SimpleCookie

import pytest

from bot.local.preview import browsers
from bot.local.preview.accept_language import client_language
from bot.local.preview.browser_token import chat_id, chat_name, new_token
from store.memory_sessions import MemorySessionStore
from tests.preview.conftest import World
from tests.preview.real_bot import real_dispatcher


def cookie(answer):
    return next(iter(SimpleCookie(answer.headers["set-cookie"]).values()))


async def test_the_cookie_is_random_and_out_of_reach_of_scripts_and_other_sites(visit, world):
    tokens = set()
    for base, secure in (("http://test", ""), ("https://test", True)):
        visitor = await visit(world, load=False, base=base)
        set_cookie = cookie(await visitor.client.get("/preview"))
        assert set_cookie["httponly"] is True
        assert set_cookie["samesite"].lower() == "strict"
        assert set_cookie["path"] == "/preview"
        assert set_cookie["secure"] == secure
        assert set_cookie["max-age"] == "", "it ends with the browser window"
        assert len(set_cookie.value) == 22, "128 bits"
        tokens.add(set_cookie.value)
    assert len(tokens) == 2


async def test_the_cookie_stays_once_it_is_there(visitor):
    assert "set-cookie" not in (await visitor.client.get("/preview")).headers


@pytest.mark.parametrize("strange", ["x", "a" * 21, "a" * 23, "a" * 21 + "=", "../../../../etc/passwd"])
async def test_a_strange_cookie_is_replaced(visit, world, strange):
    visitor = await visit(world, load=False)
    answer = await visitor.client.get("/preview", headers={"cookie": f"wegwijzer_preview={strange}"})
    assert cookie(answer).value != strange


async def test_a_link_on_another_site_does_not_replace_the_cookie_it_comes_without(visit, world):
    visitor = await visit(world, load=False)
    answer = await visitor.client.get("/preview", headers={"sec-fetch-site": "cross-site"})
    assert (answer.status_code, "set-cookie" in answer.headers) == (200, False)


def test_a_chat_id_is_large_stays_below_52_bits_and_differs_for_every_token():
    tokens = [new_token() for _ in range(2000)]
    ids = {chat_id(token) for token in tokens}
    assert len(ids) == 2000
    assert all(2**51 <= one < 2**52 for one in ids)
    assert chat_id(tokens[0]) == chat_id(tokens[0])


def test_the_name_of_a_chat_gives_away_neither_the_token_nor_the_chat_id():
    token = new_token()
    assert len(chat_name(token)) == 16
    assert f"{chat_id(token):x}" not in chat_name(token)
    assert chat_name(token) == chat_name(token) != chat_name(new_token())


async def test_two_browsers_never_mix(visit, world):
    one, other = await visit(world), await visit(world)
    await asyncio.gather(
        *(who.write(f"{name} {number}") for number in range(5) for who, name in ((one, "а"), (other, "б")))
    )
    for who, name in ((one, "а"), (other, "б")):
        wrote = [f"{name} {number}" for number in range(5)]
        assert who.said == [pair for text in wrote for pair in (("visitor", text), ("bot", f"Ви написали: {text}"))]


async def test_another_browsers_message_cannot_be_pressed(visit, world):
    one, other = await visit(world), await visit(world)
    await one.write("/start")
    before = one.said
    await other.write("/start")
    await other.press(one.last.id, "say")
    await other.press(one.last.id, "vanish")
    assert one.said == before


async def test_starting_again_deletes_the_chat_and_gives_another(visitor, world):
    await visitor.write("привіт")
    before = visitor.token
    assert (await visitor.post("restart", {})).status_code == 204
    assert visitor.token != before
    assert (world.telegram.messages(chat_id(before)), visitor.said) == ([], [])


async def test_starting_again_forgets_what_the_bot_remembered(visit):
    store = MemorySessionStore()
    visitor = await visit(World(real_dispatcher(store)))
    await visitor.write("/start")
    await visitor.press(visitor.last.id, "l:nl")
    assert len(store._rows) == 1
    await visitor.post("restart", {})
    assert store._rows == {}


async def test_starting_again_waits_for_the_message_under_way_so_that_nothing_of_it_is_left(visitor, world):
    before = visitor.token
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(visitor.write("slow"))
        await world.gate.reached.wait()
        restart = tasks.create_task(visitor.post("restart", {}))
        waiting = tasks.create_task(visitor.write("більше ні"))
        world.gate.open()
    assert (restart.result().status_code, waiting.result().status_code) == (204, 409)
    assert world.telegram.messages(chat_id(before)) == []
    assert "більше ні" not in world.heard


async def test_a_cookie_whose_chat_was_deleted_is_replaced_even_when_the_answer_was_lost(visitor):
    before = visitor.token
    await visitor.post("restart", {})
    stale = {"cookie": f"wegwijzer_preview={before}"}
    visitor.client.cookies.clear()
    assert cookie(await visitor.client.get("/preview", headers=stale)).value != before
    visitor.client.cookies.clear()
    assert (await visitor.post("messages", {"text": "x"}, **stale)).status_code == 409


async def test_a_browser_with_an_open_page_is_never_dropped_for_another(visitor, visit, world, monkeypatch):
    monkeypatch.setattr(browsers, "MAX_CHATS", 1)
    first = world.preview._browsers.of(visitor.token, None)
    stream = await first.open_stream()
    other = await visit(world)
    answer = await other.write("x")
    assert (answer.status_code, answer.json()) == (503, {"error": "too_many_browsers"})
    first.close_stream(stream)
    assert (await other.write("x")).status_code == 204


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", None),
        ("nl", "nl"),
        ("nl-NL,nl;q=0.9,en;q=0.8", "nl-NL"),
        ("en;q=0.5, uk;q=0.9, nl;q=0.7", "uk"),
        ("*, ru;q=0.3", "ru"),
        ("nl;q=0, uk;q=0.1", "uk"),
        ("nl;q=x", None),
        ("nl,uk", "nl"),
        ("x" * 5000, "x" * 35),
    ],
)
def test_the_client_language_is_what_the_browser_asks_for_first(header, language):
    assert client_language(header) == language


@pytest.mark.parametrize(
    ("header", "lang"), [("nl-NL,nl;q=0.9", "nl"), ("uk", "uk"), ("ru", "uk"), ("en", "en"), ("pl", "uk")]
)
async def test_the_page_first_speaks_the_browsers_language(visit, world, header, lang):
    visitor = await visit(world, language=header)
    assert f'<html lang="{lang}">' in (await visitor.client.get("/preview")).text


async def test_the_page_then_speaks_the_chosen_language(visit, real_world):
    visitor = await visit(real_world, language="uk")
    await visitor.write("/start")
    await visitor.press(visitor.last.id, "l:nl")
    assert '<html lang="nl">' in (await visitor.client.get("/preview")).text
