"""Staff handle a case: each action asks `issues.states.move`, then writes one change, with a notice where needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from issues.case_keys import NO_CASE
from issues.dutch_time import dutch_day
from issues.handling.choices import actions
from issues.handling.deed import Changed, Deed, Done, NoCase, NotAllowed, Opened
from issues.handling.rerouting import reroute
from issues.handling.rewording import reword
from issues.happening import change_of
from issues.outbox import news
from issues.ports import CaseChange, StaleCase
from issues.readers import actor_for
from issues.receipt import parse_number
from issues.sealing import seal_words
from issues.standing import standing_of
from issues.states import move
from issues.steps import Moved, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from issues.case import Destination
    from issues.case_keys import CaseKeys
    from issues.handling.deed import Ended, Obstacle, Reader
    from issues.history.model import HistoryTexts
    from issues.intake.model import IntakeData
    from issues.offices.model import Offices
    from issues.ports import CaseRow, CaseStore, EventRow, OutboxRow
    from issues.routing.model import Rules
    from issues.steps import Action, Refusal

SPOKEN: frozenset[Action] = frozenset({"ask", "reply", "note"})
"""Actions that are nothing without words; for those with a reason the states say so."""
NEWS_OF: frozenset[Action] = frozenset({"ask", "reply", "resolve", "decline", "pass_on", "extend"})
"""Of these the resident is told at once that there is news; the rest they see when they look."""
SHARED: frozenset[Action] = frozenset({"reply", "resolve", "decline"})
"""What every resident gets whose case is merged with the one that it is done in."""
MERGED_MOST = 20
ONCE_BYTES = 16
STALE_TRIES = 5


class Handling:
    """Every method takes who acts and a case number as typed. What they do not see is as if it were not there."""

    def __init__(  # noqa: PLR0913 – wired once, by name
        self,
        *,
        cases: CaseStore,
        keys: CaseKeys,
        offices: Offices,
        data: IntakeData,
        rules: Rules,
        texts: HistoryTexts,
        take_out: Callable[[str, str, Iterable[str]], str],
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
        chance: Callable[[], float],
    ) -> None:
        """``take_out``: a text, its language, and words: the text without them and without what redaction finds in it.

        ``chance``: random, from 0 up to 1.
        """
        self._cases = cases
        self._keys = keys
        self._offices = offices
        self._data = data
        self._rules = rules
        self._texts = texts
        self._take_out = take_out
        self._now = now
        self._random = random
        self._chance = chance

    async def open(self, reader: Reader, number: str) -> Opened | None:
        """The case and as whom they act in it; None where they see none of that number, after the same work."""
        parsed = parse_number(number)
        case = await self._cases.by_number(parsed) if parsed else None
        events = await self._cases.events(case.id if case else NO_CASE)
        actor = actor_for(reader.grants, self._offices, case) if case else None
        return Opened(case, events, actor) if case and actor else None

    async def seen(self, reader: Reader, number: str) -> Opened | None:
        """As `open`; the first reader to open a new case thereby acknowledges it, which its resident sees."""
        opened = await self.open(reader, number)
        if opened is None or "acknowledge" not in self.possible(opened):
            return opened
        deed = Deed(action="acknowledge", version=opened.case.version, once=self._random(ONCE_BYTES))
        await self._write(reader, opened, deed)
        return await self.open(reader, number)

    def possible(self, opened: Opened) -> frozenset[Action]:
        """What they may do with it now."""
        return actions(standing_of(opened.case, opened.events), opened.actor, dutch_day(self._now()))

    async def do(self, reader: Reader, number: str, deed: Deed) -> Ended:
        """Does it, and the same to the cases that are merged with this one where every resident is to hear it.

        The same deed again, by its ``once``, does what is still to do: it reaches merged cases that were missed.
        """
        opened = await self.open(reader, number)
        if opened is None:
            return NoCase()
        if _done_before(opened, deed):
            ended: Ended = Done(case=opened.case)
        elif opened.case.version != deed.version:
            return _changed(opened, deed)
        elif deed.action == "merge":
            return await self._merge(reader, opened, deed)
        else:
            ended = await self._write(reader, opened, deed)
        if isinstance(ended, Done) and deed.action in SHARED:
            return await self._share(reader, opened, deed, ended)
        return ended

    # -- several cases ------------------------------------------------------------------------------------------

    async def merged_with(self, reader: Reader, opened: Opened) -> tuple[str, ...]:
        """Numbers of the cases that are handled together with this one, as far as this reader sees them."""
        known, waiting = {opened.case.number}, [*_partners(opened.events)]
        found: list[str] = []
        while waiting and len(found) < MERGED_MOST:
            number = waiting.pop(0)
            if number in known:
                continue
            known.add(number)
            partner = await self.open(reader, number)
            if partner:
                found.append(number)
                waiting += _partners(partner.events)
        return tuple(found)

    async def _share(self, reader: Reader, opened: Opened, deed: Deed, done: Done) -> Done:
        also: list[str] = []
        seen = await self.merged_with(reader, opened)
        missed = [number for number in dict.fromkeys(_partners(opened.events)) if number not in seen]
        for number in seen:
            (also if await self._do_as_well(reader, number, deed) else missed).append(number)
        return replace(done, also=tuple(also), missed=tuple(missed))

    async def _do_as_well(self, reader: Reader, number: str, deed: Deed, more: dict[str, str] | None = None) -> bool:
        """Whatever version that case has; one that nobody has taken yet is taken first."""
        for _ in range(STALE_TRIES):
            opened = await self.open(reader, number)
            if opened is None:
                return False
            if _done_before(opened, deed):
                return True
            now, version = self.possible(opened), opened.case.version
            takes = deed.action not in now and "take" in now
            one = replace(deed, action="take", version=version, words={}, once=self._random(ONCE_BYTES))
            ended = await self._write(reader, opened, one if takes else replace(deed, version=version), more)
            if isinstance(ended, NotAllowed):
                return False
            if isinstance(ended, Done) and not takes:
                return True
        return False

    async def _merge(self, reader: Reader, opened: Opened, deed: Deed) -> Ended:
        other = await self.open(reader, deed.other or "")
        if other is None:
            return NotAllowed(opened.case, "other_case_not_yours")
        if other.case.id == opened.case.id:
            return NotAllowed(opened.case, "same_case")
        if "merge" not in self.possible(other):
            return NotAllowed(opened.case, "not_now")
        ended = await self._write(reader, opened, deed, {"with": other.case.number})
        if not isinstance(ended, Done):
            return ended
        back = await self._do_as_well(reader, other.case.number, deed, {"with": opened.case.number})
        numbers = (other.case.number,)
        return replace(ended, also=numbers if back else (), missed=() if back else numbers)

    # -- one change ---------------------------------------------------------------------------------------------

    async def _write(
        self, reader: Reader, opened: Opened, deed: Deed, more: dict[str, str] | None = None
    ) -> Done | Changed | NotAllowed:
        made = await self._make(reader, opened, deed, more or {})
        if not isinstance(made, CaseChange):
            return NotAllowed(opened.case, made)
        try:
            return Done(case=await self._cases.change(opened.case.id, opened.case.version, made))
        except StaleCase:
            newer = await self.open(reader, opened.case.number)
            return _changed(newer, deed) if newer else Changed(opened.case, ())

    async def _make(
        self, reader: Reader, opened: Opened, deed: Deed, more: dict[str, str]
    ) -> CaseChange | Refusal | Obstacle:
        case, now = opened.case, self._now()
        language, words = deed.words_for(case.language)
        if deed.action in SPOKEN and not words:
            return "no_reason"
        destination = self._destination(case, deed, now)
        if deed.action == "change_theme" and deed.theme and deed.about and destination is None:
            return "no_such_theme"
        step = _step(deed, words, destination)
        moved = move(standing_of(case, opened.events), step, opened.actor, dutch_day(now))
        if not isinstance(moved, Moved):
            return moved.reason
        key = await self._keys.get(case.id, "content")
        if key is None and (words or deed.action == "redact"):
            return "gone"
        moved = _under(moved, destination, case)
        kept = words if deed.action != "redact" else ""
        change = change_of(
            step,
            opened.actor,
            moved,
            at=now,
            texts=self._texts.current,
            theme=deed.theme if destination else None,
            rule=destination.rule if destination else None,
            more=_more(reader, deed, language if kept else None) | more,
            words=seal_words(key, kept, case=case.id, field="event", random=self._random) if key and kept else None,
            outbox=self._notices(case, deed.action, moved, now),
        )
        return self._reworded(opened, deed, change, key, now) if key and deed.action == "redact" else change

    def _destination(self, case: CaseRow, deed: Deed, now: datetime) -> Destination | None:
        if deed.action != "change_theme" or deed.theme is None or deed.about is None:
            return None
        return reroute(self._data, self._rules, case, deed.theme, deed.about, on=dutch_day(now))

    def _notices(self, case: CaseRow, action: Action, moved: Moved, now: datetime) -> Sequence[OutboxRow]:
        elsewhere = action == "change_theme" and moved.queue != case.queue
        if action not in NEWS_OF and not elsewhere:
            return ()
        return (news(flagged=moved.flagged, now=now, chance=self._chance()),)

    def _reworded(
        self, opened: Opened, deed: Deed, change: CaseChange, key: bytes, now: datetime
    ) -> CaseChange | Obstacle:
        case = opened.case
        wanted = [line.strip() for line in deed.words_for(case.language)[1].splitlines() if line.strip()]
        found = reword(
            case,
            opened.events,
            key,
            lambda text: self._take_out(text, case.language, wanted),
            at=now.replace(second=0, microsecond=0),
            random=self._random,
        )
        if found.is_empty and not deed.photos_out:
            return "nothing_taken_out"
        return replace(
            change,
            text=found.text,
            details=found.details,
            events=(*change.events, *found.events),
            photos_out=deed.photos_out,
        )


def _step(deed: Deed, words: str, destination: Destination | None) -> Step:
    queue = destination.queue if destination else deed.queue
    return Step(action=deed.action, reason=words, queue=queue, about=deed.about, severity=deed.severity)


def _under(moved: Moved, destination: Destination | None, case: CaseRow) -> Moved:
    """With what the rules say of the new theme: more severe, flagged, sooner; never less. Terms of law stay."""
    if destination is None:
        return moved
    due = moved.due if case.kind == "formal" else min(moved.due, destination.due)
    return replace(moved, due=due, severity=destination.severity, flagged=moved.flagged or destination.flagged)


def _more(reader: Reader, deed: Deed, language: str | None) -> dict[str, str]:
    said = {"by": reader.account, "once": deed.once.hex(), "language": language, "standard": deed.standard}
    said["machine"] = "1" if language in deed.machine else None
    said["partly"] = deed.partly if language not in {deed.partly, *deed.machine} else None
    said |= {"outcome": deed.outcome, "about": deed.about if deed.action == "change_theme" else None}
    return {name: value for name, value in said.items() if value}


def _done_before(opened: Opened, deed: Deed) -> bool:
    return any(event.data.get("once") == deed.once.hex() for event in opened.events)


def _changed(opened: Opened, deed: Deed) -> Changed:
    """Each change leaves one event at least, so that many of the last are new to whoever saw that version."""
    newer = max(1, opened.case.version - deed.version)
    return Changed(opened.case, tuple(opened.events[-newer:]))


def _partners(events: Sequence[EventRow]) -> list[str]:
    return [event.data["with"] for event in events if event.kind == "merged" and "with" in event.data]
