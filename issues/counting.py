"""Counting different people without knowing who they are: a tag for each cell, and a key that ends with the quarter.

Whoever files twice leaves the same tag in a cell, and in another cell or quarter one that is nothing like it. Once the
key is destroyed no tag can be made again, so none can be tested either: see docs/decisions/0016.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from issues.case_keys import KeyDoesNotOpen, quarter_id
from issues.figure_cells import cells_of
from issues.ports import TagRow

if TYPE_CHECKING:
    from datetime import datetime

    from issues.case import Purpose
    from issues.case_keys import CaseKeys
    from issues.ports import LogRow

PURPOSE: Purpose = "content"
TAG_BYTES = 16
ONE_KEY = "key"
"""In place of a cell: a tag that every filing leaves alike. Two of them in a quarter say that its key was lost and made
anew, and that people were counted twice."""


async def quarter_key(keys: CaseKeys, period: str, *, now: datetime) -> bytes:
    """The quarter's key; made the first time.

    Raises:
        KeyDoesNotOpen: the secret key is another one.
    """
    name = quarter_id(period)
    found = await keys.get(name, PURPOSE)
    if found is None:
        await keys.make(name, [PURPOSE], now=now)
        # Read back: where two are first at once, the first one's key stays.
        found = await keys.get(name, PURPOSE)
    if found is None:
        raise KeyDoesNotOpen(name, PURPOSE)
    return found


def tags_of(key: bytes, log: LogRow, person: str) -> tuple[TagRow, ...]:
    """What one filing adds to the count. ``person``: who filed, in whatever words; no tag tells without the key."""
    cells = (cell.key for cell in cells_of(log))
    tags = {cell: _tag(key, cell, person) for cell in cells} | {ONE_KEY: _tag(key, ONE_KEY, "")}
    # Always in the same order: two transactions never wait for each other.
    return tuple(TagRow(period=log.period, cell=cell, tag=tags[cell]) for cell in sorted(tags))


def _tag(key: bytes, cell: str, person: str) -> bytes:
    # No cell has a zero byte, so no two pairs make the same bytes.
    return hmac.digest(key, cell.encode() + b"\0" + person.encode(), "sha256")[:TAG_BYTES]
