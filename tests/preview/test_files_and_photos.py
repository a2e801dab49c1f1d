"""Photos that the visitor sends and files that the bot sends, as the server takes and gives them."""

from __future__ import annotations

import pytest

from bot.local.preview.page_requests import MAX_PHOTO_BYTES
from tests.preview.conftest import World
from tests.preview.files_bot import PDF, files_dispatcher, picture


@pytest.fixture
def world():
    return World(files_dispatcher())


async def send(visitor, body, key="k1", **headers):
    return await visitor.client.post(
        f"/preview/photos?key={key}", content=body, headers={"origin": visitor.origin, **headers}
    )


async def test_a_photo_reaches_the_bot_once(visitor):
    for _ in range(2):
        assert (await send(visitor, picture())).status_code == 204
    assert visitor.said == [("visitor", "📷"), ("bot", f"photo of {len(picture())}")]


async def test_a_photo_that_is_too_large_is_not_read_to_the_end(visitor):
    answer = await send(visitor, b"x" * (MAX_PHOTO_BYTES + 1))
    assert (answer.status_code, answer.json()["error"]) == (413, "too_large")
    assert visitor.said == []


async def test_a_photo_from_elsewhere_or_without_a_key_of_the_right_shape_is_refused(visitor):
    assert (await send(visitor, picture(), origin="https://evil.example")).status_code == 403
    assert (await send(visitor, picture(), key="a b")).status_code == 400
    assert visitor.said == []


async def test_a_file_is_for_its_own_browser_and_only_to_be_saved(visitor, world, visit):
    await visitor.write("letter")
    address = f"/preview/files/{visitor.last.id}"
    answer = await visitor.client.get(address)
    assert answer.content == PDF
    assert answer.headers["content-disposition"] == 'attachment; filename="brief.pdf"'
    assert answer.headers["content-type"] == "application/octet-stream"
    stranger = await visit(world)
    assert (await stranger.client.get(address)).status_code == 404
    assert (await visitor.client.get("/preview/files/1")).status_code == 404
