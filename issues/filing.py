"""Filing a complaint: its keys first, then all else in one transaction; whoever is told "received" can rely on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from issues.case import Destination, Filed
from issues.case_contents import open_address, purposes_of, seal_contents
from issues.counting import quarter_key, tags_of
from issues.dutch_time import dutch_day, quarter, whole_hour
from issues.intake.severity import about_of, is_sensitive, severity_of
from issues.offices.model import NotConnected
from issues.ports import CASE_ID_BYTES, CaseRow, EventRow, LogRow, NewCase, NumberTaken, OutboxRow
from issues.receipt import code_of, draft_hash, new_number, receipt_hash
from issues.routing.engine import route
from issues.routing.model import Facts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from issues.case import Complaint, Reach
    from issues.case_contents import SealedContents
    from issues.case_keys import CaseKeys
    from issues.intake.model import IntakeData
    from issues.offices.model import Offices
    from issues.ports import CaseStore
    from issues.routing.model import Housed, Rules

HOST_FAMILY = "host_family"
"""The location of whoever lives with hosts. With an underscore: no place of the routekaart can be called so."""
TRIES = 5
"""Numbers drawn before giving up. With a million cases one in a hundred is taken: five in a row say something else."""


class Filing:
    """Makes cases out of complaints.

    ``texts``: the version of the history's lines that is shown now; ``random``: that many unpredictable bytes; ``now``:
    an aware moment.
    """

    def __init__(  # noqa: PLR0913 – wired once, by name
        self,
        *,
        cases: CaseStore,
        keys: CaseKeys,
        data: IntakeData,
        rules: Rules,
        offices: Offices,
        texts: int,
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
    ) -> None:
        self._cases = cases
        self._keys = keys
        self._data = data
        self._rules = rules
        self._offices = offices
        self._texts = texts
        self._now = now
        self._random = random

    def destination(self, complaint: Complaint) -> Destination:
        """Where it would go if it were filed now; what the summary shows.

        Raises:
            LookupError: there is no such sub-theme any more.
        """
        return route(self._rules, self._facts(complaint), dutch_day(self._now()))

    async def file(self, complaint: Complaint, *, person: str | None = None) -> Filed:
        """The case, committed. The same draft again is the same case, number and code; nothing is written twice.

        ``person``: who files, such as the chat, to count different people (docs/decisions/0016); it goes into keyed
        hashes and nowhere else. None: the report is counted, its person is not.

        Killed halfway, it leaves at most keys that open nothing, which `issues.case_keys.sweep` takes away.

        Raises:
            NotConnected: nobody there reads complaints.
            ValueError: formal without a name and an address (Awb 9:4), or to be answered here without a way back.
            LookupError: there is no such sub-theme any more.
            NumberTaken: five numbers in a row were taken.
        """
        now = self._now()
        receipts = await self._keys.receipts(now=now)
        draft_key = draft_hash(receipts, complaint.draft)
        row = await self._cases.by_draft(draft_key)
        if row is None:
            self._check(complaint)
            row = await self._add(complaint, draft_key, receipts, now, person)
        return await self._filed(row, complaint.draft, receipts)

    async def filed(self, draft: bytes) -> Filed | None:
        """The case that this draft became before, with the same number and code; None where it became none."""
        receipts = await self._keys.receipts(now=self._now())
        row = await self._cases.by_draft(draft_hash(receipts, draft))
        return await self._filed(row, draft, receipts) if row else None

    def _facts(self, complaint: Complaint) -> Facts:
        sub_theme = self._data.sub_theme(complaint.theme, complaint.sub_theme)
        if sub_theme is None:
            message = f"no sub-theme {complaint.theme}.{complaint.sub_theme}"
            raise LookupError(message)
        # Whatever was made of it on the way here: where an answer says it is about staff, it is.
        said = about_of(self._data, complaint.theme, sub_theme, complaint.answers)
        return Facts(
            theme=complaint.theme,
            sub_theme=complaint.sub_theme,
            kind=complaint.kind,
            about="staff" if said == "staff" else complaint.about,
            severity=severity_of(self._data, sub_theme, complaint.answers),
            sensitive=is_sensitive(self._data, sub_theme, complaint.answers),
            housed=housed(complaint.location),
        )

    def _check(self, complaint: Complaint) -> None:
        if not self._offices.connected(complaint.municipality):
            raise NotConnected
        if complaint.kind == "formal" and complaint.identity is None:
            message = "a formal complaint has a name and an address (Awb 9:4)"
            raise ValueError(message)
        if complaint.reach == "here" and not complaint.return_address:
            message = "without a return address there is no answer here"
            raise ValueError(message)

    async def _add(
        self, complaint: Complaint, draft_key: bytes, receipts: bytes, now: datetime, person: str | None
    ) -> CaseRow:
        facts, day = self._facts(complaint), dutch_day(now)
        destination = route(self._rules, facts, day)
        # Drawn, not derived from the draft: so no sweep can take the keys of a filing that is tried again.
        case = self._random(CASE_ID_BYTES)
        keys = await self._keys.make(case, purposes_of(complaint), now=now)
        sealed = seal_contents(complaint, case, keys, self._random)
        row = _case_row(complaint, facts, destination, sealed, whole_hour(now))
        log = _log_row(row, day)
        tags = tags_of(await quarter_key(self._keys, log.period, now=now), log, person) if person else ()
        for attempt in range(TRIES):
            named = replace(row, id=case, number=new_number(self._random), draft_key=draft_key)
            receipt = receipt_hash(receipts, code_of(receipts, complaint.draft, attempt))
            try:
                return await self._cases.add(replace(_new_case(named, receipt, sealed, log, self._texts), tags=tags))
            except NumberTaken:
                continue
        raise NumberTaken

    async def _filed(self, row: CaseRow, draft: bytes, receipts: bytes) -> Filed:
        destination = Destination(
            rule=row.rule, queue=row.queue, severity=row.severity, flagged=row.flagged, due=row.due
        )
        for attempt in range(TRIES):
            code = code_of(receipts, draft, attempt)
            found = await self._cases.by_receipt(receipt_hash(receipts, code))
            if found is not None and found.id == row.id:
                reach = await self._reach(row.id)
                return Filed(number=row.number, code=code, destination=destination, filed_at=row.filed_at, reach=reach)
        message = "the case has no receipt that belongs to its draft"
        raise LookupError(message)

    async def _reach(self, case: bytes) -> Reach:
        """As it was filed, whatever the draft says by now; "code" where the way back is gone."""
        sealed, key = await self._cases.address(case), await self._keys.get(case, "address")
        if sealed is None or key is None:
            return "code"
        return "here" if open_address(key, case, sealed).chat else "contact"


def housed(location: str | None) -> Housed:
    """What a case's location says about how they live."""
    if location is None:
        return "unknown"
    return "host" if location == HOST_FAMILY else "location"


def _case_row(
    complaint: Complaint, facts: Facts, destination: Destination, sealed: SealedContents, filed_at: datetime
) -> CaseRow:
    """The case before it has an id and a number."""
    return CaseRow(
        id=b"",
        number="",
        draft_key=b"",
        kind=complaint.kind,
        theme=complaint.theme,
        sub_theme=complaint.sub_theme,
        about=facts.about,
        severity=destination.severity,
        flagged=destination.flagged,
        queue=destination.queue,
        rule=destination.rule,
        municipality=complaint.municipality,
        location=complaint.location,
        language=complaint.language,
        state="received",
        filed_at=filed_at,
        due=destination.due,
        answers=complaint.answers,
        details=sealed.details,
        text=sealed.text,
    )


def _new_case(row: CaseRow, receipt: bytes, sealed: SealedContents, log: LogRow, texts: int) -> NewCase:
    data = {"queue": row.queue, "rule": row.rule, "due": row.due.isoformat(), "texts": str(texts)}
    return NewCase(
        case=row,
        events=(EventRow(kind="received", at=row.filed_at, actor="resident", data=data),),
        receipt=receipt,
        photos=sealed.photos,
        envelope=sealed.envelope,
        address=sealed.address,
        outbox=(OutboxRow(kind="filed", not_before=row.filed_at),),
        log=log,
    )


def _log_row(row: CaseRow, day: date) -> LogRow:
    """Its line of the anonymised log. With a location only where the location reads it (docs/decisions/0016)."""
    return LogRow(
        period=quarter(day),
        municipality=row.municipality,
        location=row.location if row.queue == "location" else None,
        theme=row.theme,
        sub_theme=row.sub_theme,
        kind=row.kind,
        about=row.about,
        severity=row.severity,
    )
