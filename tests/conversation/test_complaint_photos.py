"""Photos for a complaint: as photos, as files, as an album; what is no photo or too much is refused kindly."""

from __future__ import annotations

import io
from itertools import count

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError
from aiogram.methods import GetFile
from aiogram.types import Document, PhotoSize
from PIL import Image

from bot import photos
from bot.local.telegram import LocalTelegram
from issues.case_contents import open_photos
from issues.case_keys import CaseKeys
from issues.photos import MAX_BYTES
from tests.conversation.complaining import Complainer, picture

CANARY = "КАНАРКА 52.0907 N"


@pytest.fixture
async def resident(town):
    made = await (await Complainer(town).begin()).open("housing", "mould")
    return await made.go_to("photos")


def as_photo(resident, data, **more):
    name = resident.world.telegram.upload(data)
    small = PhotoSize(file_id="thumbnail", file_unique_id="t", width=1, height=1, file_size=100)
    large = PhotoSize(file_id=name, file_unique_id=name, width=9, height=9, file_size=len(data))
    return {"photo": [small, large]} | more


def as_file(resident, data, name="IMG_1.jpg", mime="image/jpeg", size=None):
    upload = resident.world.telegram.upload(data)
    return {
        "document": Document(
            file_id=upload, file_unique_id=upload, file_name=name, mime_type=mime, file_size=size or len(data)
        )
    }


async def filed_photos(resident):
    await resident.send()
    [case] = resident.cases
    key = await CaseKeys(resident.world.complaints.keys, b"s" * 32, bytes).get(case.id, "content")
    return open_photos(key, case.id, await resident.world.complaints.cases.photos(case.id))


async def test_a_photo_is_kept_without_what_was_hidden_in_it(resident):
    await resident.photo(picture(exif=CANARY))
    assert "Фото: 1 з 3" in resident.text
    [kept] = await filed_photos(resident)
    assert CANARY.encode() not in kept
    with Image.open(io.BytesIO(kept)) as image:
        assert image.format == "JPEG"
        assert not image.getexif()


@pytest.mark.parametrize(
    ("kind", "name", "mime"),
    [
        ("JPEG", "IMG_1.jpg", "image/jpeg"),
        ("PNG", "screen.png", "image/png"),
        ("WEBP", "x.webp", "IMAGE/WEBP"),
        ("JPEG", "DSC0001.JPG", None),
        ("PNG", None, "image/png"),
    ],
)
async def test_an_image_sent_as_a_file_counts(resident, kind, name, mime):
    await resident.phone.receive(**as_file(resident, picture(kind=kind), name, mime))
    assert "Фото: 1 з 3" in resident.text
    assert len(await filed_photos(resident)) == 1


@pytest.mark.parametrize("step", ["where_room", "text", "summary"])
async def test_a_photo_sent_early_or_late_goes_to_the_complaint_and_the_question_stays(town, step):
    resident = await (await Complainer(town).begin()).open("housing", "mould")
    await resident.go_to(step)
    await resident.photo(picture())
    assert "Фото додано" in resident.text
    assert resident.step == step
    assert len(await filed_photos(resident)) == 1


async def test_an_album_is_taken_whole_and_answered_once(resident):
    before = len(resident.phone.said)
    for _ in range(3):
        await resident.phone.receive(**as_photo(resident, picture()), media_group_id="7")
    assert len(resident.phone.said) == before + 1
    assert "Фото: 3 з 3" in resident.text
    assert len(await filed_photos(resident)) == 3


async def test_of_an_album_of_ten_three_are_kept_and_it_says_so(resident):
    for _ in range(10):
        await resident.phone.receive(**as_photo(resident, picture()), media_group_id="7")
    assert "лише 3 фото" in resident.text
    assert len(await filed_photos(resident)) == 3


async def test_more_than_three_are_not_even_fetched(resident, monkeypatch):
    for _ in range(3):
        await resident.photo(picture())
    asked = []
    monkeypatch.setattr(photos.Darkroom, "develop", lambda *more: asked.append(more))
    await resident.photo(picture())
    assert "лише 3 фото" in resident.text
    assert asked == []


async def test_the_words_under_a_photo_are_words_of_the_complaint(town):
    resident = await (await Complainer(town).begin()).open("housing", "mould")
    await resident.go_to("text")
    await resident.phone.receive(**as_photo(resident, picture()), caption="Ось стіна біля вікна")
    summary = await resident.send()
    assert "Ось стіна біля вікна" in summary
    assert "Фото: 1" in summary


async def test_danger_under_a_photo_comes_first(town, resident):
    town.understood.learn("він мене б'є", "safety.violence", action="emergency", danger="violence")
    await resident.phone.receive(**as_photo(resident, picture()), caption="він мене б'є")
    assert any("112" in label for label in resident.phone.buttons)


# -- refused kindly -------------------------------------------------------------------------------------------------


class Counting(LocalTelegram):
    """Counts the files that were asked for."""

    def __init__(self):
        super().__init__()
        self.asked = 0
        self.trouble = None

    async def make_request(self, bot, method, timeout=None):  # noqa: ASYNC109 – aiogram's signature
        if isinstance(method, GetFile):
            self.asked += 1
            if self.trouble:
                raise self.trouble(method)
        return await super().make_request(bot, method, timeout)


@pytest.fixture
def telegram(resident):
    made = Counting()
    made.middleware = resident.world.bot.session.middleware
    made._chats, made._listeners = resident.world.telegram._chats, resident.world.telegram._listeners
    made._ids, made._uploads = count(10**15), resident.world.telegram._uploads
    resident.world.bot.session = made
    return made


async def test_a_file_over_10_mb_is_refused_before_it_is_fetched(resident, telegram):
    await resident.phone.receive(**as_file(resident, picture(), size=MAX_BYTES + 1))
    assert "завеликий (понад 10 МБ" in resident.text
    assert telegram.asked == 0
    assert resident.step == "photos"


async def test_a_file_that_turns_out_to_be_larger_than_was_said_is_refused(resident, telegram):
    await resident.phone.receive(**as_file(resident, b"\xff" * (MAX_BYTES + 1), size=1000))
    assert "завеликий (понад 10 МБ" in resident.text
    assert telegram.asked == 1


@pytest.mark.parametrize(
    ("data", "name", "mime", "words"),
    [
        (b"%PDF-1.4", "brief.pdf", "application/pdf", "Це не фото"),
        (b"PK\x03\x04", "x.zip", "application/zip", "Це не фото"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "x.svg", "image/svg+xml", "Це не фото"),
        (b"hello", "photo.jpg", "image/jpeg", "Це не фото"),
        (b"", "empty.jpg", "image/jpeg", "Це не фото"),
        (picture()[:200], "cut.jpg", "image/jpeg", "Не можу відкрити"),
    ],
)
async def test_what_is_no_photo_is_refused_and_the_complaint_goes_on(resident, data, name, mime, words):
    await resident.phone.receive(**as_file(resident, data, name, mime))
    assert words in resident.text
    assert resident.step == "photos"
    assert await filed_photos(resident) == ()


async def test_a_decompression_bomb_is_refused(resident):
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    await resident.phone.receive(**as_file(resident, out.getvalue(), "bomb.png", "image/png"))
    assert "завеликий" in resident.text
    assert resident.step == "photos"


@pytest.mark.parametrize(
    "trouble",
    [
        lambda method: TelegramBadRequest(method, "Bad Request: file is too big КАНАРКА"),
        lambda method: TelegramNetworkError(method, "КАНАРКА"),
        lambda method: TimeoutError("КАНАРКА"),
        lambda method: OSError("КАНАРКА"),
    ],
)
async def test_a_photo_that_does_not_arrive_is_asked_for_again(resident, telegram, trouble, monkeypatch, capsys):
    async def no_wait(_seconds):
        """Telegram's waits are not waited for here."""

    for one in telegram.middleware._middlewares:
        if hasattr(one, "_sleep"):
            monkeypatch.setattr(one, "_sleep", no_wait)
    telegram.trouble = trouble
    await resident.phone.receive(**as_file(resident, picture()))
    assert "Фото не дійшло" in resident.text
    assert "КАНАРКА" not in capsys.readouterr().out
    telegram.trouble = None
    await resident.phone.receive(**as_file(resident, picture()))
    assert len(await filed_photos(resident)) == 1


async def test_what_goes_on_and_on_is_not_fetched_to_its_end(resident, telegram):
    sent = 0

    async def stream(*_, **__):
        nonlocal sent
        while sent < 4 * MAX_BYTES:
            sent += 2**16
            yield b"x" * 2**16

    telegram.stream_content = stream
    await resident.phone.receive(**as_file(resident, picture(), size=1000))
    assert "завеликий (понад 10 МБ" in resident.text
    assert sent < MAX_BYTES + 2**17


async def test_a_photo_that_never_ends_is_given_up(resident, telegram):
    import asyncio  # noqa: PLC0415

    async def hang(*_, **__):
        await asyncio.Event().wait()
        yield b""

    telegram.stream_content = hang
    darkroom = photos.Darkroom(fetch_s=0.05)
    name = telegram.upload(picture())
    size = PhotoSize(file_id=name, file_unique_id=name, width=1, height=1)
    assert await darkroom.develop(resident.world.bot, size) == (None, "photo_failed")


async def test_a_voice_message_is_answered_as_ever(resident):
    voice = {"file_id": "v", "file_unique_id": "v", "duration": 3}
    await resident.phone.receive(voice=voice)
    assert "голосове" in resident.phone.last
    await resident.write("/menu")
    assert any("Продовжити" in label for label in resident.phone.buttons)


# -- without a complaint --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", [as_photo, as_file])
async def test_without_a_complaint_nothing_is_fetched_and_it_says_that_it_cannot_see(town, how, monkeypatch):
    monkeypatch.setattr(photos.Darkroom, "develop", None)
    resident = await Complainer(town).begin()
    await resident.phone.receive(**how(resident, picture()))
    assert "Я не" in resident.phone.last


async def test_photos_can_be_taken_out_again(resident):
    await resident.photo(picture())
    await resident.phone.tap("Видалити фото")
    assert resident.world.complaints.photos._rows == {}
    assert await filed_photos(resident) == ()
