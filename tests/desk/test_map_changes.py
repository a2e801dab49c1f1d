"""The desk names places as the map in force does, also after an editor's file changed it."""

from __future__ import annotations

from datetime import date

from tests.desk.desks import TestDesk, grant
from tests.wegwijzer.maps import SOUND, UNSOUND, write
from wegwijzer.desk import make_desk
from wegwijzer.kaart_folder import KaartFolder
from wegwijzer.settings import Settings

ROOT, SECRET = bytes(range(32)), b"a secret key for tests, thirty-two or more"


class Followed:
    """A desk over a folder that somebody writes in."""

    def __init__(self, folder):
        folder.mkdir()
        self.folder = folder
        self.source = KaartFolder(folder, lambda: date(2026, 11, 22))
        plain = TestDesk()
        made = make_desk(
            Settings(), self.source, plain.stores, ROOT, complaints=plain.complaints, secret=SECRET, now=plain.now
        )
        self.desk = TestDesk(places_now=made.places_now)

    def writes(self, text):
        write(self.folder, text)
        for _ in range(2):
            self.source.look()


async def test_a_changed_file_is_at_the_desk_without_a_new_start(tmp_path):
    followed = Followed(tmp_path / "own")
    browser = await followed.desk.sign_in(grant("coordinator", municipality="echtstad"))
    assert "De Kern" not in (await browser.get("/desk/cases")).text
    followed.writes(SOUND)
    shown = (await browser.get("/desk/cases")).text
    assert ("Echtstad" in shown, '<option value="de-kern">De Kern</option>' in shown) == (True, True)
    followed.writes(SOUND.replace("nl: De Kern", "nl: De Nieuwe Kern"))
    shown = (await browser.get("/desk/cases")).text
    assert "De Nieuwe Kern</option>" in shown
    followed.writes(UNSOUND.replace("nl: De Kern", "nl: De Kapotte Kern"))
    assert "De Nieuwe Kern</option>" in (await browser.get("/desk/cases")).text, "what is not sound is not shown"
