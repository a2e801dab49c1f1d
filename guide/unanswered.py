"""Questions that nothing here answers, counted so that editors see what is missing, without knowing who asked.

Until five people have asked the same in one week, nothing that can be read is kept of it: a keyed hash, and beside it
what becomes of a random tag that only the asking chat's sealed session knows. Both go when the week is over.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from guide.reply import NotUnderstood
from guide.session import WeekTag
from guide.turn import Turn
from issues.dutch_time import dutch_day
from language import FALLBACK_LANGUAGE, normalise
from nlu.intents import DANGER, theme_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from guide.session import Session
    from issues.redact import Redact
    from nlu.parse import Parse

READABLE_FROM = 5
"""Askers from whom on the words are kept."""
TAG_BYTES = 16
HASH_BYTES = 32
LONGEST = 300
"""Longer ones are somebody's story, which no five people tell in the same words: they are not even counted."""
KEPT_FOR = timedelta(weeks=52)
"""After its own week: by then the map has an answer, or will not get one."""
EDITORS_LANGUAGE = FALLBACK_LANGUAGE
"""Of the marks where something was taken out. One for all askers, or the same question would have several hashes."""
_ENDS = " .,;:!?-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What ``count`` different askers wrote in one ISO week, ``2026-W48``, in the spelling that they share."""

    week: str
    text: str
    language: str
    count: int


class UnansweredStore(Protocol):
    """Tags by week and hash, and questions in words. What it is given of a question below five cannot be read."""

    async def add(self, week: str, question: bytes, tag: bytes) -> int:
        """Keeps that this tag asked, once; how many tags have by now. Of many at once the last is told all of them."""

    async def show(self, question: Question) -> None:
        """Keeps the words; where they are kept, the higher count. ValueError where fewer than five have asked."""

    async def questions(self) -> Sequence[Question]:
        """Those kept in words, as `newest_first` orders them."""

    async def purge(self, *, tags_before: str, questions_before: str) -> int:
        """Deletes the tags and hashes, and the questions in words, of weeks before these; how many rows."""


class Unanswered:
    """Counts what was not understood. Not what is said in danger, to be polite, or while a complaint is written."""

    def __init__(  # noqa: PLR0913 – wired once, by name
        self,
        *,
        store: UnansweredStore,
        secret: bytes,
        redact: Redact,
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
        failed: Callable[[Exception], None],
    ) -> None:
        """``secret``: the program's one secret key; ``failed`` is told why something was not counted, for the log."""
        self._store = store
        self._secret = secret
        self._redact = redact
        self._now = now
        self._random = random
        self._failed = failed

    async def note(self, turn: Turn, parse: Parse) -> Turn:
        """The same reply; this week's tag in the session where the message was counted. Never fails, never says so."""
        if not _is_missing(turn, parse):
            return turn
        session, week = turn.session, week_of(self._now())
        try:
            words = shared_words(parse.text, self._redact)
            if words:
                # Kept also where the store fails half-way: with a second tag one asker would count twice.
                tag = self._tag_of(session, week)
                session = session.but(week_tag=tag)
                await self._count(tag, Question(week=week, text=words, language=parse.language, count=1))
        except Exception as problem:  # noqa: BLE001 – whatever it is, the resident gets the answer
            self._failed(problem)
        return Turn(turn.reply, session)

    def _tag_of(self, session: Session, week: str) -> WeekTag:
        """The chat's own, or a new one in a new week, so that its weeks cannot be put together."""
        known = session.week_tag
        return known if known and known.week == week else WeekTag(week=week, tag=self._random(TAG_BYTES).hex())

    async def _count(self, tag: WeekTag, asked: Question) -> None:
        question = question_hash(self._secret, asked.week, asked.text)
        count = await self._store.add(asked.week, question, _tag_for(tag, question))
        if count >= READABLE_FROM:
            await self._store.show(replace(asked, count=count))


def shared_words(text: str, redact: Redact) -> str:
    """The redacted words as all who ask the same write them; empty where none are left, or too many.

    No spelling of anybody's own: capitals, emoji, stretched letters and unseen signs would mark one asker of the five.
    """
    if len(text) > LONGEST:
        return ""
    redacted = redact(text, EDITORS_LANGUAGE)
    removed = {at for span in redacted.spans for at in range(span.start, span.end)}
    if not any(sign.isalpha() for at, sign in enumerate(text) if at not in removed):
        return ""
    # Twice, as a number in superscript is one only when it is spelt like all others.
    words = _in_one_spelling(redact(_in_one_spelling(redacted.text), EDITORS_LANGUAGE).text)
    return words if len(words) <= LONGEST else ""


def _in_one_spelling(text: str) -> str:
    """Normalised, without marks at its ends, and with nothing in it that a terminal would obey."""
    return "".join(sign for sign in normalise(text) if sign.isprintable()).strip(_ENDS)


def question_hash(secret: bytes, week: str, words: str) -> bytes:
    """HMAC-SHA256 of the words under this week's key: the same question of another week has another hash."""
    purpose = f"wegwijzer unanswered questions v1 {week}"
    key = HKDF(algorithm=SHA256(), length=HASH_BYTES, salt=None, info=purpose.encode()).derive(secret)
    return hmac.digest(key, words.encode(), hashlib.sha256)


def _tag_for(tag: WeekTag, question: bytes) -> bytes:
    """The chat's tag for this question alone: who asked this cannot be found among those who asked that."""
    return hmac.digest(bytes.fromhex(tag.tag), question, hashlib.sha256)[:TAG_BYTES]


def week_of(moment: datetime) -> str:
    """The ISO week it is then in the Netherlands, ``2026-W48``; sorts as text."""
    year, week, _ = dutch_day(moment).isocalendar()
    return f"{year}-W{week:02}"


def for_editors(kept: Iterable[Question], redact: Redact) -> list[Question]:
    """What was kept, redacted once more: what was found too little of then must not leave now."""
    return [replace(one, text=redact(one.text, EDITORS_LANGUAGE).text) for one in kept]


def newest_first(questions: Iterable[Question]) -> list[Question]:
    """The last week first; within one, what most people asked."""
    by_count = sorted(questions, key=lambda one: (-one.count, one.text))
    return sorted(by_count, key=lambda one: one.week, reverse=True)


async def purge(store: UnansweredStore, moment: datetime) -> int:
    """Deletes tags and hashes of weeks that are over, and questions whose 52 weeks are; how many rows.

    Also for a program that counts no more: what was promised to go has to.
    """
    return await store.purge(tags_before=week_of(moment), questions_before=week_of(moment - KEPT_FOR))


def _is_missing(turn: Turn, parse: Parse) -> bool:
    """Whether an answer is missing. Where danger is only near, or a story has begun, nothing is counted to be sure."""
    session = turn.session
    near_danger = parse.intent in DANGER or session.apart
    wanted_nothing = theme_of(parse.intent) == "meta"
    not_understood = parse.action == "fallback" and isinstance(turn.reply, NotUnderstood)
    return not_understood and not (near_danger or wanted_nothing or session.draft)
