"""What a resident does with a case once it is filed: look, add, answer, object, thank, take it back.

They show who they are by the code alone, from any phone; or by the chat that asked to be written to, whose sealed
address the case holds. Each call shows it anew: nothing remembers which chat follows which case.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from typing import TYPE_CHECKING

from issues.case_view import case_view, pending_question
from issues.dutch_time import dutch_day
from issues.finding import Finding
from issues.followed import Found, NoSuchCase, NotNow, Told, Words
from issues.forgetting import forget_chat
from issues.happening import change_of
from issues.ports import CaseChange, EventRow, StaleCase, Tombstone
from issues.said import is_of_staff, is_wanted, said_in
from issues.sealing import seal, seal_words
from issues.standing import standing_of
from issues.states import move
from issues.steps import Moved, Step

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from issues.case import Purpose, QueueKind
    from issues.case_keys import CaseKeys
    from issues.case_view import CaseView
    from issues.followed import Hindrance, Nowhere
    from issues.history.model import HistoryTexts
    from issues.ports import CaseStore, Part
    from issues.steps import Action, Refusal
    from issues.tries import LimitsTries

    Made = CaseChange | Refusal | Hindrance | None
    """None: it is written already."""
    Make = Callable[[Found], Awaitable[Made]]

STALE_TRIES = 5
MOST_TOLD = 20
"""Messages of the resident to one case. Whoever has more to say is better helped by a person."""
ONCE_CHARS = 32


class Following:
    """Every method takes ``ref``, a code or a case number as typed, and ``chat``, what replies here are sent to.

    Raises `issues.ports.StaleCase` where others were faster five times in a row.
    """

    def __init__(  # noqa: PLR0913 – wired once, by name
        self,
        *,
        cases: CaseStore,
        keys: CaseKeys,
        tries: LimitsTries,
        texts: HistoryTexts,
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
    ) -> None:
        self._cases = cases
        self._keys = keys
        self._texts = texts
        self._now = now
        self._random = random
        self._finding = Finding(cases, keys, tries, now)

    # -- looking ------------------------------------------------------------------------------------------------

    async def open(self, ref: str, chat: str) -> CaseView | Nowhere:
        """How the case stands, and its history in ids."""
        found = await self._finding.find(ref, chat)
        return await self._view(found) if isinstance(found, Found) else found

    async def words(self, ref: str, chat: str) -> Words | Nowhere:
        """What was said in it, by the resident and to them."""
        found = await self._finding.find(ref, chat)
        if not isinstance(found, Found):
            return found
        key = await self._keys.get(found.case.id, "content")
        said = tuple(said_in(found, key)) if key else ()
        return Words(view=await self._view(found), said=said)

    # -- doing --------------------------------------------------------------------------------------------------

    async def add_information(self, ref: str, chat: str, told: Told) -> CaseView | NotNow | Nowhere:
        """Adds words or photos to an open case."""
        return await self._tell(ref, chat, Step(action="add_information"), told)

    async def answer(self, ref: str, chat: str, told: Told, question: int) -> CaseView | NotNow | Nowhere:
        """Answers a question; ``question``: its place in the history, so that no answer goes to a later one."""
        return await self._tell(ref, chat, Step(action="answer"), told, question)

    async def not_solved(
        self, ref: str, chat: str, told: Told, to: QueueKind = "coordinator"
    ) -> CaseView | NotNow | Nowhere:
        """Reopens the case, with the coordinator; words are welcome but not needed.

        ``to``: where the confidant had it, "confidant" keeps it there.
        """
        return await self._tell(ref, chat, Step(action="not_solved", queue=to), told)

    async def thank(self, ref: str, chat: str) -> CaseView | NotNow | Nowhere:
        found = await self._finding.find(ref, chat)
        if not isinstance(found, Found):
            return found

        async def make(found: Found) -> Made:
            return self._step(found, Step(action="thank"))

        return await self._write(found, make)

    async def want_language(self, ref: str, chat: str, place: int, language: str) -> CaseView | NotNow | Nowhere:
        """Asks for what staff wrote there in the resident's language; once, however often it is pressed."""
        found = await self._finding.find(ref, chat)
        if not isinstance(found, Found):
            return found

        async def make(found: Found) -> Made:
            if is_wanted(found.events, place):
                return None
            if not is_of_staff(found.events, place):
                return "unsaid"
            return self._step(found, Step(action="want_language"), more={"of": str(place), "language": language})

        return await self._write(found, make)

    async def withdraw(self, ref: str, chat: str) -> CaseView | NotNow | Nowhere:
        """Takes the case back and destroys what may be destroyed; of a closed one only that.

        Reports and ideas: words, photos and the way back, for ever. Formal complaints: the way back; name, address and
        words stay, as the municipality must account for them (docs/decisions/0015). Keys go first, so that what a
        process leaves that dies halfway is noise; doing it again finishes it.
        """
        found = await self._finding.find(ref, chat)
        return await self._write(found, self._end) if isinstance(found, Found) else found

    async def forget_chat(self, chat: str) -> int:
        """Ends the way back to this chat in every case that has one; how many. They stay, and their codes open them."""
        return await forget_chat(self._cases, self._keys, chat, self._now())

    # -- a step, written down -----------------------------------------------------------------------------------

    async def _write(self, found: Found, make: Make) -> CaseView | NotNow | NoSuchCase:
        """Writes what ``make`` makes of the case; where somebody was faster, of the case as it is by then."""
        for _ in range(STALE_TRIES):
            change = await make(found)
            if not isinstance(change, CaseChange):
                view = await self._view(found)
                return view if change is None else NotNow(view, change)
            try:
                case = await self._cases.change(found.case.id, found.case.version, change)
            except StaleCase:
                newer = await self._finding.again(found)
                if newer is None:
                    return NoSuchCase()
                found = newer
                continue
            return await self._view(replace(found, case=case, events=(*found.events, *change.events)))
        raise StaleCase

    async def _tell(
        self, ref: str, chat: str, step: Step, told: Told, question: int | None = None
    ) -> CaseView | NotNow | Nowhere:
        found = await self._finding.find(ref, chat)
        if not isinstance(found, Found):
            return found
        once = await self._once(found, told)

        async def make(found: Found) -> Made:
            if any(event.data.get("once") == once for event in found.events):
                return None
            key = await self._keys.get(found.case.id, "content")
            if hindrance := _hindrance(found, step.action, told, question, key):
                return hindrance
            return self._step(found, step, told, key, {"once": once} | _of(question))

        return await self._write(found, make)

    def _step(
        self,
        found: Found,
        step: Step,
        told: Told | None = None,
        key: bytes | None = None,
        more: dict[str, str] | None = None,
    ) -> CaseChange | Refusal:
        now = self._now()
        moved = move(standing_of(found.case, found.events), step, "resident", dutch_day(now))
        if not isinstance(moved, Moved):
            return moved.reason
        words, photos = self._sealed(found.case.id, key, told) if told and key else (None, ())
        return change_of(
            step, "resident", moved, at=now, texts=self._texts.current, more=more, words=words, photos=photos
        )

    def _sealed(self, case: bytes, key: bytes, told: Told) -> tuple[bytes | None, tuple[bytes, ...]]:
        words = seal_words(key, told.text, case=case, field="event", random=self._random) if told.text else None
        return words, tuple(seal(key, one, case=case, field="photo", random=self._random) for one in told.photos)

    async def _once(self, found: Found, told: Told) -> str:
        """What the message leaves in the history, so that it is not written twice."""
        receipts = await self._keys.receipts(now=self._now())
        return hmac.digest(receipts, b"once" + found.case.id + told.once, hashlib.sha256).hex()[:ONCE_CHARS]

    async def _end(self, found: Found) -> Made:
        over = found.case.state == "closed"
        change = self._step(found, Step(action="destroy" if over else "withdraw"))
        if not isinstance(change, CaseChange):
            return change
        formal, day = found.case.kind == "formal", dutch_day(self._now())
        purposes: tuple[Purpose, ...] = ("address",) if formal else ("address", "content")
        erased: tuple[Part, ...] = ("address",) if formal else ("address", "text", "details", "photos")
        await self._keys.destroy(found.case.id, *purposes, on=day)
        events = change.events if formal or over else (*change.events, _destroyed_as_well(change.events[0]))
        stones = tuple(Tombstone(case=found.case.id, what=one, on=day) for one in purposes)
        return replace(change, events=events, erased=erased, tombstones=stones)

    async def _view(self, found: Found) -> CaseView:
        readable = await self._keys.get(found.case.id, "content") is not None
        day = dutch_day(self._now())
        return case_view(found.ref, found.case, found.events, self._texts, on=day, readable=readable)


def _hindrance(
    found: Found, action: Action, told: Told, question: int | None, key: bytes | None
) -> Refusal | Hindrance | None:
    """Why the words cannot be added, whatever the state of the case."""
    if told.is_empty and action != "not_solved":
        return "unsaid"
    if key is None and not told.is_empty:
        return "gone"
    if question is not None and question != pending_question(found.case, found.events):
        return "other_question"
    sent = [event for event in found.events if event.actor == "resident" and "once" in event.data]
    return "full" if len(sent) >= MOST_TOLD and action == "add_information" else None


def _of(question: int | None) -> dict[str, str]:
    return {} if question is None else {"question": str(question)}


def _destroyed_as_well(withdrawn: EventRow) -> EventRow:
    """The second line of the history: a report that is taken back loses its words."""
    return replace(withdrawn, kind="destroyed")
