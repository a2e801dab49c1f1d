"""A municipality writes its own standard replies, and its desk offers them."""

from __future__ import annotations

import pytest

from tests.desk.desks import TestDesk, grant

GOOD = {
    "title_nl": "Loodgieter", "title_uk": "Сантехнік", "text_nl": "De loodgieter komt op {date}.",
    "text_uk": "Сантехнік прийде {date}.", "actions": "reply", "version": "0",
}  # fmt: skip


@pytest.fixture
def desk():
    return TestDesk()


@pytest.fixture
async def editor(desk):
    return await desk.sign_in(grant("editor"))


async def offered(desk, town="voorbeeldstad"):
    return await desk.desk.replies(town)


async def test_a_new_one_is_offered_there_and_nowhere_else(desk, editor):
    kept = await editor.post("/desk/replies/new", GOOD | {"id": "plumber"})
    assert (kept.status_code, kept.headers["location"]) == (303, "/desk/replies")
    assert (await offered(desk)).reply("plumber").text.uk == "Сантехнік прийде {date}."
    assert (await offered(desk, "elders")).reply("plumber") is None
    assert "Loodgieter" in (await editor.get("/desk/replies")).text


async def test_a_shipped_one_is_changed_hidden_and_restored(desk, editor):
    await editor.post("/desk/replies/repaired", GOOD | {"actions": "resolve", "outcome": "mended"})
    assert (await offered(desk)).reply("repaired").title.nl == "Loodgieter"
    await editor.post("/desk/replies/repaired", GOOD | {"version": "1", "hidden": "1"})
    assert (await offered(desk)).reply("repaired") is None
    assert "Gerepareerd" in (await editor.get("/desk/replies")).text
    await editor.post("/desk/replies/repaired/restore")
    assert await offered(desk) == desk.desk.shipped_replies


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"text_uk": "Сантехнік прийде."}, "Beide talen"),
        ({"text_nl": "Op {dag}.", "text_uk": "{dag}."}, "Beide talen"),
        ({"text_nl": "Op {date.", "text_uk": "{date."}, "Beide talen"),
        ({"text_uk": " "}, "beide talen"),
        ({"actions": ""}, "Kies waar"),
        ({"id": "Большой"}, "Kleine letters"),
        ({"id": "repaired"}, "deze naam"),
    ],
)
async def test_what_is_no_reply_is_said_and_nothing_typed_is_lost(desk, editor, change, says):
    shown = await editor.post("/desk/replies/new", GOOD | {"id": "plumber"} | change)
    assert shown.status_code == 422
    assert says in shown.text
    assert 'value="Сантехнік"' in shown.text
    assert await offered(desk) == desk.desk.shipped_replies


async def test_nobody_overwrites_a_colleague(desk, editor):
    await editor.post("/desk/replies/repaired", GOOD)
    late = await editor.post("/desk/replies/repaired", GOOD | {"title_nl": "Anders"})
    assert late.status_code == 422
    assert (await offered(desk)).reply("repaired").title.nl == "Loodgieter"


async def test_only_editors_and_coordinators_come_here(desk):
    for role, status in (("coordinator", 200), ("confidant", 404), ("analyst", 404), ("admin", 404)):
        browser = await desk.sign_in(grant(role))
        assert (await browser.get("/desk/replies")).status_code == status
    assert (await (await desk.sign_in(grant("coordinator"))).get("/desk/replies/dragons")).status_code == 404
