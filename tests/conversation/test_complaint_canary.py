"""A thousand things planted in complaints: none of them stands in clear in a file, log, exception or temporary file."""

from __future__ import annotations

import io
import json
import logging
import struct
import tempfile
import warnings

import pytest
import structlog
from aiogram.types import Document, User

from store.sessions import SqlSessionStore
from tests.conversation.complaining import DATA, Complainer, picture
from tests.conversation.conftest import World
from wegwijzer import log
from wegwijzer.complaint_stores import in_databases, tidy_up
from wegwijzer.databases import opened
from wegwijzer.settings import Settings

RESIDENTS = 60
EACH = 17
SECRET = "s" * 32
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


class Stumbling:
    """A store of cases that fails the first time each draft is filed, with all of it in the exception."""

    def __init__(self, cases):
        self._cases = cases
        self._seen = set()
        self.failed = 0

    async def add(self, new):
        if new.case.draft_key not in self._seen and len(self._seen) % 7 == 0:
            self._seen.add(new.case.draft_key)
            self.failed += 1
            raise RuntimeError(CURRENT[0].words)
        self._seen.add(new.case.draft_key)
        return await self._cases.add(new)

    def __getattr__(self, name):
        return getattr(self._cases, name)


CURRENT = [None]


async def forgetful_of_files(world, planted):
    """Telegram has the photo under the planted id."""
    world.telegram._uploads[planted.file_id] = picture(exif=planted.hidden)
    return Document(
        file_id=planted.file_id, file_unique_id=planted.file_id, file_name=planted.file_name, mime_type="image/jpeg"
    )


async def complain(world, number, planted):
    """Every third formally, every third with a contact, all with words, a room, a photo; one more is left unsent."""
    CURRENT[0] = planted
    resident = Complainer(world, ("uk", "nl")[number % 2], planted.chat_id)
    resident.phone.user = resident.phone.chat._user = User(
        id=planted.chat_id, is_bot=False, first_name=planted.first_name, last_name=planted.last_name,
        username=planted.username, language_code=resident.language,
    )  # fmt: skip
    await resident.begin()
    sub_themes = DATA.theme("housing").sub_themes
    formal = number % 3 == 0
    await resident.open("housing", sub_themes[number % len(sub_themes)].id, "formal" if formal else "signal")
    await resident.write(planted.room)
    await resident.go_to("text")
    await resident.write(f"{planted.story}. {planted.phone}, {planted.email}")
    if resident.step != "text":
        await resident.press("kb:")
    await resident.phone.receive(document=await forgetful_of_files(world, planted), caption=planted.caption)
    await resident.write(planted.more)
    if formal:
        await resident.go_to("explain")
        await resident.press("kn:")
        await resident.write(planted.name)
        await resident.write(planted.address)
    summary = await resident.send(("here", "code", "contact")[number % 3])
    if resident.step == "contact":
        await resident.write(planted.contact)
    if resident.offers("kf:"):
        await resident.press("kf:")
    code = resident.code
    await resident.write("/complaint")
    await resident.write(planted.unsent)
    return summary, code


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


@pytest.fixture
def written():
    """The program's own log, with everything that libraries say."""
    stream = io.StringIO()
    root = logging.getLogger()
    before = root.handlers[:], root.level, warnings.showwarning
    log.configure("debug", stream)
    yield stream
    root.handlers[:], level, warnings.showwarning = before
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.mark.timeout(300)
async def test_a_thousand_canaries_are_found_nowhere(kaart, tmp_path, monkeypatch, written, capfd):
    data, temporary = tmp_path / "data", tmp_path / "temporary"
    for folder in (data, temporary):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    planted = [Planted(number) for number in range(RESIDENTS)]
    words = [word for one in planted for word in one.words]
    assert len(words) >= 1000
    codes = []
    async with opened(Settings(WEGWIJZER_DATA=data)) as databases:
        stores = in_databases(databases)
        stumbling = Stumbling(stores.cases)
        world = World(
            kaart,
            store=SqlSessionStore(databases.main),
            secret=SECRET.encode(),
            complaints=stores._replace(cases=stumbling),
        )
        for number, one in enumerate(planted):
            summary, code = await complain(world, number, one)
            assert one.room in summary, "they were in it: the summary shows them"
            codes.append(code)
            codes.append(code[:8])
        while_open = files(data)
        await world.storage.purge()
        await tidy_up(world.complaints, world.clock.time)
        tidied = files(data)
    places = {"log": written.getvalue().encode(), "output": "".join(capfd.readouterr()).encode()}
    places |= {f"open {path}": content for path, content in while_open.items()}
    places |= {f"tidied {path}": content for path, content in tidied.items()}
    places |= {f"after {path}": content for path, content in files(tmp_path).items()}
    assert stumbling.failed > 5, "exceptions with the words in them were raised"
    assert b"complaint_not_filed" in places["log"]
    assert any(str(path).endswith("-wal") for path in while_open), "the log of changes was looked at too"
    assert sum(map(len, while_open.values())) > 100_000, "and much was written"
    chats = [one.chat_id for one in planted]
    assert found(places, [*STEMS, *words, *codes], chats) == []


def test_the_search_would_find_what_lies_there(tmp_path):
    for number, form in enumerate(forms("Канаренко7")):
        (tmp_path / str(number)).write_bytes(b"\x00" + form + b"\x00")
    (tmp_path / "id").write_bytes(b"x" + struct.pack("<q", 42))
    assert len({place for _, place in found(files(tmp_path), ["Канаренко7"], [42])}) >= 5
