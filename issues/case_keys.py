"""The keys of each case: made for it, kept wrapped in a store of their own, and gone for ever when destroyed.

Wrapped with AES-256-GCM under a key derived from the program's secret key: the key store alone opens nothing, nor does
the secret key alone. Two more keys live there, under no case: the one that codes and drafts are hashed with, and the
desk's own. They are random and not derived, so that changing the secret key leaves every resident's code valid, and
every account of the desk as it is.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from issues.ports import CASE_ID_BYTES, CASE_KEY_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date, datetime

    from issues.case import Purpose
    from issues.ports import CaseStore, KeyStore

VERSION = b"\x01"
NONCE_BYTES = 12
NO_CASE = bytes(CASE_ID_BYTES)
"""Under this id the receipt key and the desk's are kept; no case has it, and no sweep may take it for one."""
RECEIPTS: Purpose = "content"
DESK: Purpose = "identity"
"""What the desk's keys are derived from: those of accounts, forms and the audit (docs/decisions/0026)."""
_QUARTER = re.compile(rb"\0{9}(\d{4}-Q[1-4])")
"""The names under which keys of quarters are kept. Once in 2¹²⁸ a case would be given one of those."""
ROTATE_TRIES = 3
SWEEP_IN_A_ROW = 20
"""More orphans one after the other: not filings that were killed, but a wrong case database (docs/decisions/0014)."""


class KeyDoesNotOpen(Exception):
    """A kept key was not wrapped under this secret key; the message names the key, never what it opens."""

    def __init__(self, case: bytes, purpose: Purpose) -> None:
        own = "the desk's key" if purpose == DESK else "the receipt key"
        name = own if case == NO_CASE else f"the {purpose} key of case {case.hex()}"
        super().__init__(f"{name} does not open with this secret key")


class TooManyToSweep(Exception):
    """A sweep would have destroyed the keys of so many cases that something else is wrong."""

    def __init__(self, run: int, of: int) -> None:
        super().__init__(f"{run} in a row of {of} cases with keys are not in the case database; nothing was destroyed")


class CaseKeys:
    """Keys of cases in the clear, for as long as somebody holds them in memory."""

    def __init__(self, store: KeyStore, secret: bytes, random: Callable[[int], bytes]) -> None:
        """``secret``: the program's one secret key, WEGWIJZER_SECRET_KEY, as bytes."""
        self._store = store
        self._wrapping = wrapping_key(secret)
        self._random = random
        self._receipts: bytes | None = None

    async def make(self, case: bytes, purposes: Sequence[Purpose], *, now: datetime) -> Mapping[Purpose, bytes]:
        """A new key for each purpose, committed before this returns. Only for a case id that was just drawn."""
        keys = {purpose: self._random(CASE_KEY_BYTES) for purpose in purposes}
        wrapped = {purpose: wrap(self._wrapping, key, case, purpose, self._random) for purpose, key in keys.items()}
        await self._store.put(case, wrapped, now=now)
        return keys

    async def get(self, case: bytes, purpose: Purpose) -> bytes | None:
        """The key; None where it was destroyed.

        Raises:
            KeyDoesNotOpen: the secret key is another one.
        """
        wrapped = await self._store.get(case, purpose)
        return None if wrapped is None else unwrap(self._wrapping, wrapped, case, purpose)

    async def get_of(self, cases: Collection[bytes], purpose: Purpose) -> Mapping[bytes, bytes]:
        """As `get`, of many at once; those that were destroyed are not in it."""
        wrapped = await self._store.get_of(cases, purpose)
        return {case: unwrap(self._wrapping, one, case, purpose) for case, one in wrapped.items()}

    async def destroy(self, case: bytes, *purposes: Purpose, on: date | None = None) -> int:
        """Gone for ever, and what they sealed with them; without purposes, all of the case's. How many there were.

        ``on``: the day that stands on the tombstones which say so to a restored backup.
        """
        return await self._store.destroy(case, *purposes, on=on)

    async def receipts(self, *, now: datetime) -> bytes:
        """The key that codes and drafts are hashed with; made the first time, the same ever after.

        Raises:
            KeyDoesNotOpen: the secret key is another one. Never a new key then: every code would be lost.
        """
        if self._receipts is None:
            self._receipts = await self._own(RECEIPTS, now)
        return self._receipts

    async def desk(self, *, now: datetime) -> bytes:
        """What the desk's keys are derived from; made the first time, the same ever after.

        Raises:
            KeyDoesNotOpen: the secret key is another one. Never a new key then: every account would be lost.
        """
        return await self._own(DESK, now)

    async def _own(self, purpose: Purpose, now: datetime) -> bytes:
        if await self._store.get(NO_CASE, purpose) is None:
            await self.make(NO_CASE, [purpose], now=now)
        # Read back: where two programs start at once, the first one's key stays.
        key = await self.get(NO_CASE, purpose)
        if key is None:
            raise KeyDoesNotOpen(NO_CASE, purpose)
        return key


def wrapping_key(secret: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=CASE_KEY_BYTES, salt=None, info=b"wegwijzer case keys v1").derive(secret)


def wrap(wrapping: bytes, key: bytes, case: bytes, purpose: Purpose, random: Callable[[int], bytes]) -> bytes:
    """A key that can lie in a store: it opens only with the same wrapping key, as the same case's, for that purpose."""
    nonce = random(NONCE_BYTES)
    return VERSION + nonce + AESGCM(wrapping).encrypt(nonce, key, _bound(case, purpose))


def unwrap(wrapping: bytes, wrapped: bytes, case: bytes, purpose: Purpose) -> bytes:
    """Raises `KeyDoesNotOpen`."""
    if wrapped[:1] != VERSION:
        raise KeyDoesNotOpen(case, purpose)
    nonce, box = wrapped[1 : 1 + NONCE_BYTES], wrapped[1 + NONCE_BYTES :]
    try:
        return AESGCM(wrapping).decrypt(nonce, box, _bound(case, purpose))
    except (InvalidTag, ValueError):
        raise KeyDoesNotOpen(case, purpose) from None


async def rotate(store: KeyStore, old: bytes, new: bytes, random: Callable[[int], bytes]) -> int:
    """Wraps every kept key under another secret key, all or none; how many were changed.

    Keys that already open with the new one stay as they are: after a rotation while something was still being filed,
    do it again. The cases themselves are not touched, so this takes seconds however many photos there are.

    Raises:
        KeyDoesNotOpen: one opens with neither; nothing was changed.
        LookupError: keys were destroyed meanwhile, each time it was tried; nothing was changed.
    """
    for _ in range(ROTATE_TRIES - 1):
        try:
            return await _rotate_once(store, wrapping_key(old), wrapping_key(new), random)
        except LookupError:
            continue
    return await _rotate_once(store, wrapping_key(old), wrapping_key(new), random)


async def _rotate_once(store: KeyStore, old: bytes, new: bytes, random: Callable[[int], bytes]) -> int:
    change: dict[tuple[bytes, Purpose], bytes] = {}
    for (case, purpose), wrapped in (await store.all()).items():
        if not _opens(new, wrapped, case, purpose):
            change[case, purpose] = wrap(new, unwrap(old, wrapped, case, purpose), case, purpose, random)
    if change:
        await store.rewrap(change)
    return len(change)


def quarter_id(period: str) -> bytes:
    """In place of a case id, for the key with which people of that quarter are counted (docs/decisions/0016)."""
    return period.encode().rjust(CASE_ID_BYTES, b"\0")


def quarter_of(case: bytes) -> str | None:
    """The quarter whose key is kept under this id; None where it is a case's."""
    found = _QUARTER.fullmatch(case)
    return found[1].decode() if found else None


async def sweep(cases: CaseStore, keys: KeyStore, *, before: datetime) -> int:
    """Destroys keys put before that moment for a case that never came to be; how many keys.

    ``before`` must lie further back than a filing can take: it puts the keys first, then the case.

    Raises:
        TooManyToSweep: so many that were put one after the other have no case that the case database is most likely the
            wrong one, or an old backup; nothing was destroyed. Not a share of all: kills leave keys here and there, and
            many kills in a small installation are no wrong database.
    """
    candidates = [case for case in await keys.cases(before=before) if case != NO_CASE and not quarter_of(case)]
    known = await cases.known(candidates)
    runs = [[*run] for is_known, run in groupby(candidates, key=known.__contains__) if not is_known]
    longest = max(map(len, runs), default=0)
    if longest > SWEEP_IN_A_ROW:
        raise TooManyToSweep(longest, len(candidates))
    return sum([await keys.destroy(case) for run in runs for case in run])


def _opens(wrapping: bytes, wrapped: bytes, case: bytes, purpose: Purpose) -> bool:
    try:
        unwrap(wrapping, wrapped, case, purpose)
    except KeyDoesNotOpen:
        return False
    return True


def _bound(case: bytes, purpose: Purpose) -> bytes:
    return VERSION + b"wegwijzer key" + case + purpose.encode()
