"""The end of the way back to a resident: nobody reads that chat any more, or whoever reads it wants to be forgotten."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from issues.case_contents import open_address
from issues.dutch_time import dutch_day
from issues.ports import CaseChange, EventRow, StaleCase, Tombstone
from issues.sealing import DoesNotOpen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from issues.case_keys import CaseKeys
    from issues.ports import CaseStore, Part, SealedAddress

FORGOTTEN = "forgotten"
"""Why an address ended: its resident said /forget."""
ERASED: tuple[Part, ...] = ("address",)
CHANGE_TRIES = 5
AT_ONCE = 500
"""Addresses that are opened at a time."""


async def forget_chat(cases: CaseStore, keys: CaseKeys, chat: str, now: datetime) -> int:
    """Ends every way back that leads to this chat; how many. Again after a failure, it ends the rest.

    No column says whose a case is, so every live address is opened, in memory, and looked at.
    Cases that were to be reached by code alone, or at a contact, do not know the chat and are not found.
    """
    ended, after = 0, b""
    while page := await cases.addresses_after(after, most=AT_ONCE):
        for one in await _of_chat(page, keys, chat):
            await end_address(cases, keys, one.case, one.number, why=FORGOTTEN, now=now)
            ended += 1
        after = page[-1].case
    return ended


async def _of_chat(page: Sequence[SealedAddress], keys: CaseKeys, chat: str) -> list[SealedAddress]:
    opened = await keys.get_of([one.case for one in page], "address")
    return [one for one in page if one.case in opened and _leads_to(one, opened[one.case], chat)]


def _leads_to(one: SealedAddress, key: bytes, chat: str) -> bool:
    try:
        found = open_address(key, one.case, one.sealed).chat
    except DoesNotOpen:
        return False
    return found is not None and hmac.compare_digest(found.encode(), chat.encode())


async def end_address(  # noqa: PLR0913 – whose, where, why and when
    cases: CaseStore, keys: CaseKeys, case: bytes, number: str, *, why: str, now: datetime
) -> None:
    """The key first: killed after it, what is left opens nothing, and is taken away by the next notice."""
    day = dutch_day(now)
    await keys.destroy(case, "address", on=day)
    event = EventRow(kind="address_ended", at=now.replace(second=0, microsecond=0), actor="system", data={"why": why})
    stone = Tombstone(case=case, what="address", on=day)
    change = CaseChange(events=(event,), erased=ERASED, tombstones=(stone,))
    for _ in range(CHANGE_TRIES):
        row = await cases.by_number(number)
        if row is None:
            return
        try:
            await cases.change(row.id, row.version, change)
        except StaleCase:
            continue
        return
