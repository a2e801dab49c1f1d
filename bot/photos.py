"""Fetching a photo from Telegram into memory, within bounds, and making it one that may be kept."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import TYPE_CHECKING

import structlog

from issues.photos import MAX_BYTES, PhotoIsNoImage, PhotoProblem, PhotoTooLarge, reencode

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import Document, Message, PhotoSize

    from guide.intake.reply import Notice

FETCH_S = 30.0
"""For asking where the file is and for fetching it together; a resident waits."""

IMAGE_NAMES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".heif", ".bmp", ".tif", ".tiff")
"""Some phones and desktops send a photo without saying what it is."""

log = structlog.get_logger()


class Bounded(BytesIO):
    """Takes no more than a photo may have: what Telegram said of its size may be missing or wrong."""

    def write(self, chunk: bytes) -> int:  # type: ignore[override]  # BytesIO takes any buffer, aiogram writes bytes
        if self.tell() + len(chunk) > MAX_BYTES:
            raise PhotoTooLarge
        return super().write(chunk)


def picture_in(message: Message) -> PhotoSize | Document | None:
    """The largest size of a photo, or an image sent as a file."""
    if message.photo:
        return message.photo[-1]
    file = message.document
    if file is None or message.animation:
        return None
    named = (file.file_name or "").lower().endswith(IMAGE_NAMES)
    return file if named or (file.mime_type or "").lower().startswith("image/") else None


class Darkroom:
    """Photos as they may be kept. One is developed at a time: that takes a core and some 300 MB."""

    def __init__(self, fetch_s: float = FETCH_S) -> None:
        self._fetch_s = fetch_s
        self._one = asyncio.Lock()

    async def develop(self, bot: Bot, picture: PhotoSize | Document) -> tuple[bytes | None, Notice | None]:
        """The photo without what hides in it; or why there is none. Larger ones are not fetched at all."""
        try:
            if (picture.file_size or 0) > MAX_BYTES:
                raise PhotoTooLarge
            data = await self._fetch(bot, picture)
            async with self._one:
                return await asyncio.to_thread(reencode, data), None
        except PhotoProblem as problem:
            return None, _notice(problem)

    async def _fetch(self, bot: Bot, picture: PhotoSize | Document) -> bytes:
        whole = Bounded()
        try:
            async with asyncio.timeout(self._fetch_s):
                await bot.download(picture, whole, timeout=int(self._fetch_s))
        except PhotoProblem:
            raise
        except Exception as trouble:  # noqa: BLE001 – whatever keeps a file from arriving is the same to its sender
            # Only the kind of trouble: its words may hold the address, and that the bot's token.
            log.warning("photo_failed", error=type(trouble).__name__)
            raise PhotoFailed from None
        return whole.getvalue()


class PhotoFailed(PhotoProblem):
    """It did not arrive."""


def _notice(problem: PhotoProblem) -> Notice:
    match problem:
        case PhotoTooLarge():
            return "photo_too_large"
        case PhotoIsNoImage():
            return "photo_is_no_image"
        case PhotoFailed():
            return "photo_failed"
        case _:
            return "photo_unreadable"
