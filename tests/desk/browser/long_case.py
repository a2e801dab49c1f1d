"""A case that is as long as a case can be, at places with long names, handled by somebody with a long name."""

from __future__ import annotations

import os
from io import BytesIO

from PIL import Image

from desk.places import Places
from issues.draft import MAX_TEXT_CHARS
from issues.followed import Told
from issues.handling.deed import Deed, Reader
from tests.desk.browser.served_desk import CHAT
from tests.desk.desks import TOWN, grant

STAFF = grant("location", location="havenkade")
COORDINATOR = grant("coordinator")
NAME = "Wilhelmina-Alexandrine van Oldenbarnevelt-Przybyszewska"
PLACES = Places(
    municipalities={TOWN: "Gemeente Samenvoegingsdrechterwaard aan den Nieuwerkerkerzijde"},
    locations={TOWN: {"havenkade": "Opvanglocatie Voormaligverzorgingstehuis-Noorderbuitensingelzijde, vleugel 12b"}},
)
UNBROKEN = "Пліснявапліснявапліснява" * 12
"""As somebody types who leaves out spaces, or holds a key."""
LINK = "https://example.nl/" + "ein-sehr-langer-weg/" * 12
END = "Кінець листа."
REPLY_END = "Einde van het bericht."
MESSAGES = 11
"""Each with the resident's words after it: with the first and the last, more than 20 lines of history."""


def longest_text():
    """With runs of letters that have no place to break, as long as the chat takes."""
    about = "У нашій кімнаті вже третій місяць чорна пліснява, дитина кашляє щоночі, ніхто не приходить. "
    start = f"{UNBROKEN}\n\n{LINK}\n\n"
    middle = about * ((MAX_TEXT_CHARS - len(start) - len(END)) // len(about))
    return (start + middle).ljust(MAX_TEXT_CHARS - len(END), "я") + END


def photo(width, height):
    file = BytesIO()
    Image.new("RGB", (width, height), "#6b7f8f").save(file, "JPEG")
    return file.getvalue()


async def file_long(desk):
    """The number of the case, with everything in its history."""
    filed = await desk.file(
        location="havenkade", theme="housing", sub_theme="heating", text=longest_text(), about="facilities",
        answers={}, details={}, photos=(photo(3000, 400), photo(300, 3000)),
    )  # fmt: skip
    row = await desk.desk.account(STAFF, name=NAME)
    who = Reader(account=row.id.hex(), grants=(STAFF,))
    await do(desk, who, filed, "take")
    for turn in range(MESSAGES):
        words = f"Bericht {turn}. " + "Wijkomenmorgenlangsomhettebekijken" * 6 + " Met vriendelijke groet. " * 20
        await do(desk, who, filed, "note" if turn % 4 == 3 else "reply", words + REPLY_END)
        await desk.following.add_information(
            filed.code, CHAT, Told(text=f"{turn}: {UNBROKEN} " + "Дякую. " * 40, once=os.urandom(16))
        )
    return filed.number


async def do(desk, who, filed, action, words=""):
    case = await desk.cases.by_number(filed.number)
    await desk.desk.desk.handling.do(
        who,
        filed.number,
        Deed(action=action, version=case.version, once=os.urandom(16), words={"nl": words} if words else {}),
    )
