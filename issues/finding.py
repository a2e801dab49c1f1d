"""Finding a case for its resident: by the code alone, or by its number in the chat that it writes to.

A code that is wrong and one that never was get the same answer after the same steps; so do a number that does not exist
and one of another chat.
"""

from __future__ import annotations

import hmac
from dataclasses import replace
from typing import TYPE_CHECKING

from issues.case_contents import open_address
from issues.case_keys import NO_CASE
from issues.followed import Found, NoSuchCase, TooManyTries
from issues.receipt import parse_code, parse_number, receipt_hash
from issues.sealing import DoesNotOpen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from issues.case_keys import CaseKeys
    from issues.followed import Nowhere
    from issues.ports import CaseRow, CaseStore
    from issues.tries import LimitsTries

NO_CHAT = "-"
"""What no chat is called."""


class Finding:
    """``tries`` limits codes only: a number opens nothing by itself, as it is no secret."""

    def __init__(self, cases: CaseStore, keys: CaseKeys, tries: LimitsTries, now: Callable[[], datetime]) -> None:
        self._cases = cases
        self._keys = keys
        self._tries = tries
        self._now = now

    async def find(self, ref: str, chat: str) -> Found | Nowhere:
        """The case; ``ref``: a code or a case number as typed, ``chat``: what replies here are sent to."""
        code = parse_code(ref)
        if isinstance(code, str):
            return await self._by_code(code, chat)
        number = parse_number(ref)
        case = await self._of_this_chat(number, chat) if number else None
        return Found(number, case, await self._cases.events(case.id)) if number and case else NoSuchCase()

    async def again(self, found: Found) -> Found | None:
        """The case as it is by now; None where it is gone."""
        case = await self._cases.by_number(found.case.number)
        return replace(found, case=case, events=await self._cases.events(case.id)) if case else None

    async def _by_code(self, code: str, chat: str) -> Found | Nowhere:
        now = self._now()
        left = await self._tries.begin(chat, now)
        if left is not None:
            return TooManyTries(left)
        receipts = await self._keys.receipts(now=now)
        case = await self._cases.by_receipt(receipt_hash(receipts, code))
        if case is None:
            return NoSuchCase()
        await self._tries.was_right(chat)
        return Found(code, case, await self._cases.events(case.id))

    async def _of_this_chat(self, number: str, chat: str) -> CaseRow | None:
        case = await self._cases.by_number(number)
        of = case.id if case else NO_CASE
        sealed, key = await self._cases.address(of), await self._keys.get(of, "address")
        way_back = _chat_in(sealed, key, of)
        return case if hmac.compare_digest(way_back.encode(), chat.encode()) and way_back != NO_CHAT else None


def _chat_in(sealed: bytes | None, key: bytes | None, case: bytes) -> str:
    if sealed is None or key is None:
        return NO_CHAT
    try:
        return open_address(key, case, sealed).chat or NO_CHAT
    except DoesNotOpen:
        return NO_CHAT
