"""The real dispatcher, guide and map, for what only they can show: sessions, languages, real cards."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.dispatcher import build_dispatcher
from bot.session_storage import SessionStorage
from bot.session_store import Seal
from guide.guide import Guide
from guide.view import Viewer
from nlu.parse import Parse, Ranked
from store.memory_sessions import MemorySessionStore
from wegwijzer.kaart import FixedKaart, load_shipped

MEANINGS = {
    "school": ("nl", "school.enrol", "answer"),
    "школа": ("uk", "school.enrol", "answer"),
    "пожежа": ("uk", "emergency", "emergency"),
}


async def understand(text, *, hint):
    """Knows three words; everything else it does not understand."""
    language, intent, action = MEANINGS.get(text, ("uk", "out_of_scope", "fallback"))
    return Parse(
        text=text,
        language=language,
        intent=intent,
        confidence=0.9,
        ranking=(Ranked(intent=intent, confidence=0.9),),
        action=action,
        engine="embedded",
        requests=(),
    )


def real_dispatcher(store=None):
    viewer = Viewer(
        FixedKaart(load_shipped().kaart), today=lambda: date(2026, 11, 22), show_examples=True, default_place=None
    )
    storage = SessionStorage(store or MemorySessionStore(), Seal(b"s" * 32), lambda: datetime.now(UTC))
    return build_dispatcher(Guide(viewer, understand), storage)
