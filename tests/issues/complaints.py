"""Complaints for the tests of filing, and a whole filing desk in memory or in files."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from issues.case import Complaint, Identity
from issues.case_keys import CaseKeys
from issues.filing import Filing
from issues.intake.loader import read_intake
from issues.offices.loader import read_offices
from issues.ports import CaseStore, KeyStore
from issues.routing.loader import read_rules

SECRET = b"a secret key for tests, thirty-two or more"
MOMENT = datetime(2026, 9, 7, 9, 41, 12, 345, tzinfo=UTC)
TEXT = "У кімнаті чорна ПЛІСНЯВА-КАНАРЕЙКА, дитина кашляє"

read_intake, read_rules, read_offices = cache(read_intake), cache(read_rules), cache(read_offices)


def complaint(**changes) -> Complaint:
    """A signal about mould, with words and photos, to be answered here."""
    plain = Complaint(
        draft=b"d" * 16,
        kind="signal",
        theme="housing",
        sub_theme="mould",
        about="facilities",
        answers={"where_room": ("bedroom",), "affected": ()},
        details={"where_room": "спальня-канарейка"},
        text=TEXT,
        photos=(b"JPEG-canary-one", b"JPEG-canary-two"),
        municipality="voorbeeldstad",
        location="havenkade",
        language="uk",
        reach="here",
        return_address="chat-canary-123456789",
    )
    return replace(plain, **changes)


def formal(**changes) -> Complaint:
    who = Identity(name="Олена Канарейка", address="Канаренштрат 7")
    return complaint(**{"draft": b"f" * 16, "kind": "formal", "identity": who, **changes})


@dataclass
class Desk:
    """Stores with a filing over them. ``now`` may be moved."""

    cases: CaseStore
    key_store: KeyStore
    random = staticmethod(os.urandom)
    now: datetime = MOMENT

    def __post_init__(self) -> None:
        self.keys = CaseKeys(self.key_store, SECRET, os.urandom)

    def filing(self, **changes) -> Filing:
        parts = {
            "cases": self.cases, "keys": self.keys, "data": read_intake(), "rules": read_rules(),
            "offices": read_offices(), "texts": 1, "now": lambda: self.now, "random": self.random,
        }  # fmt: skip
        return Filing(**{**parts, **changes})
