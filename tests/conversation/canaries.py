"""Words planted where nobody may find them, and the search for them in files, logs and rows."""

from __future__ import annotations

import io
import json
import logging
import struct
import warnings
from contextlib import contextmanager

import structlog
from aiogram.types import Document, User

from tests.conversation.complaining import picture
from wegwijzer import log

STEMS = ("канар", "Канар", "КАНАР", "kanar", "Kanar", "KANAR", "5519955")
"""Every planted word or number holds one of these: a piece of one is found too."""


class Planted:
    """What one resident is, writes and sends."""

    def __init__(self, number):
        self.chat_id = 7_551_995_500_000 + number
        self.first_name = f"Канарка{number}"
        self.last_name = f"Канаренко{number}"
        self.username = f"kanarka_{number}"
        self.story = f"Стіна в Канарчиній кімнаті {number} чорна від плісняви"
        self.more = f"КАНАРКА-{number} прийшла вдруге"
        self.phone = f"+3168{5_519_955}{number % 10}"
        self.email = f"kanar{number}@example.org"
        self.room = f"канарня {number}"
        self.name = f"Олена Канарчук{number}"
        self.address = f"Kanarieplein {number}, Voorbeeldstad"
        self.contact = f"kanarka.contact{number}@example.org"
        self.hidden = f"Kanarka 52.0907 N {number}"
        self.file_name = f"kanarka-{number}.jpg"
        self.file_id = f"kanarka-file-{number}"
        self.caption = f"На фото канарник {number}"
        self.unsent = f"Канарковий початок {number}"

    @property
    def words(self):
        return [str(one) for one in vars(self).values()]


async def photo_of(world, planted):
    """Telegram has the photo under the planted id."""
    world.telegram._uploads[planted.file_id] = picture(exif=planted.hidden)
    return Document(
        file_id=planted.file_id, file_unique_id=planted.file_id, file_name=planted.file_name, mime_type="image/jpeg"
    )


def named(resident, planted):
    """From here on the phone is that person's."""
    resident.phone.user = resident.phone.chat._user = User(
        id=planted.chat_id, is_bot=False, first_name=planted.first_name, last_name=planted.last_name,
        username=planted.username, language_code=resident.language,
    )  # fmt: skip
    return resident


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def forms(word):
    """How it could lie in a file."""
    yield from (word.encode(), word.encode("utf-16-le"), word.lower().encode(), word.upper().encode())
    yield json.dumps(word).encode()[1:-1]


def found(places, words, numbers=()):
    """Which of them stand where."""
    hits = [(word, place) for word in words for form in forms(word) for place, data in places.items() if form in data]
    packed = [(number, how % "q") for number in numbers for how in (">%s", "<%s")]
    return hits + [
        (number, place) for number, how in packed for place, data in places.items() if struct.pack(how, number) in data
    ]


@contextmanager
def logged():
    """The program's own log, with everything that libraries say."""
    stream = io.StringIO()
    root = logging.getLogger()
    before = root.handlers[:], root.level, warnings.showwarning
    log.configure("debug", stream)
    yield stream
    root.handlers[:], level, warnings.showwarning = before
    root.setLevel(level)
    structlog.reset_defaults()
