"""Whoever is signed in, as cases know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.handling.deed import Reader

if TYPE_CHECKING:
    from desk.accounts.account import Staff


def reader_of(staff: Staff) -> Reader:
    """The account stands in histories by an id that means nothing elsewhere."""
    return Reader(account=staff.account.hex(), grants=staff.grants)
