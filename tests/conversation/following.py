"""A resident who filed something, and somebody at the desk who answers: both as they meet in the stores."""

from __future__ import annotations

import os
import re

from issues.case_keys import CaseKeys
from tests.conversation.complaining import Complainer
from tests.issues.staff import Staff

SECRET = b"s" * 32
NUMBER = re.compile(r"\b[2-9A-Z]{3}-[2-9A-Z]{4}\b")
WHAT = {"uk": "🔎 Що з моїм зверненням", "nl": "🔎 Hoe staat het met mijn melding"}


def staff_of(town, actor="location"):
    keys = CaseKeys(town.complaints.keys, SECRET, os.urandom)
    return Staff(town.complaints.cases, keys, town.clock, actor)


class Follower(Complainer):
    """A complainer who comes back. ``number``, ``kept_code``: of the last thing that was filed."""

    async def filed(self, theme="housing", sub_theme="mould", kind="signal", reach="here"):
        await self.open(theme, sub_theme, kind)
        if kind == "formal":
            await self.go_to("name")
            await self.write("Олена Приклад")
            await self.write("Voorbeeldstraat 1, Voorbeeldstad")
        await self.send(reach)
        self.kept_code = self.code
        self.number = NUMBER.search(self.text)[0]
        return self

    async def tap(self, label):
        await self.phone.tap(label)
        return self

    @property
    def labels(self):
        return [one["text"] for one in self.buttons]

    @property
    def case(self):
        return next(one for one in self.cases if one.number == self.number)
