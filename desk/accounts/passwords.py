"""Passwords: what makes a good one, and how one is kept.

argon2id with the figures of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. In a thread, two
at a time at most: many tries at once must not take all memory or stop the bot.
"""

from __future__ import annotations

import asyncio
from itertools import pairwise
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MEMORY_KIB, PASSES, LANES = 19_456, 2, 1
AT_ONCE = 2
SHORTEST, LONGEST = 12, 128
"""No rules about digits or signs: they make passwords that people forget and machines guess (NIST SP 800-63B)."""

Fault = Literal["short", "long", "personal", "common"]

COMMON = frozenset(
    {
        "password", "wachtwoord", "welkom", "geheim", "qwerty", "qwertyuiop", "azerty", "letmein", "iloveyou", "admin",
        "administrator", "gemeente", "opvang", "oekraine", "ukraine", "ukraina", "nederland", "amsterdam", "rotterdam",
        "voorjaar", "zomer", "herfst", "winter", "januari", "februari", "wegwijzer", "dorogovkaz", "changeme",
        "correcthorsebatterystaple", "пароль", "йцукен", "україна", "дороговказ", "qwertyuiopasdfghjkl",
        "1q2w3e4r5t6y", "zaq12wsx", "abcdefghijkl", "abcdefghijklmnopqrstuvwxyz",
    }
)  # fmt: skip
"""Words of which nothing is left once digits and signs are taken away: "Welkom2026!!" is one of these, too."""


def fault_of(password: str, *, email: str, name: str) -> Fault | None:
    """What is wrong with a password that somebody chose; None where nothing is."""
    plain = password.casefold()
    letters = "".join(char for char in plain if char.isalpha())
    own = [email.casefold(), email.casefold().partition("@")[0], *name.casefold().split()]
    left = letters
    for word in own:
        left = left.replace("".join(char for char in word if char.isalpha()), "") if len(word) > 2 else left  # noqa: PLR2004 – "de", "van"
    faults: dict[Fault, bool] = {
        "short": len(password) < SHORTEST,
        "long": len(password) > LONGEST,
        "personal": bool(letters) and not left,
        "common": letters in COMMON or password in COMMON or len(set(plain)) < 5 or _is_row(plain),  # noqa: PLR2004 – "abababababab"
    }
    return next((fault for fault, found in faults.items() if found), None)


class Passwords:
    """Hashes and verifies."""

    def __init__(self, memory_kib: int = MEMORY_KIB, passes: int = PASSES) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=LANES)
        # For an address that nobody has: it must take as long as a real one.
        self._nobodys = self._hasher.hash("nobody has this password")
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def hashed(self, password: str) -> str:
        async with self._turns:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def is_right(self, kept: str | None, password: str) -> bool:
        """Whether it is the one; as slow for no account at all."""
        async with self._turns:
            right = await asyncio.to_thread(self._verify, kept or self._nobodys, password)
        return right and bool(kept)

    def is_outdated(self, kept: str) -> bool:
        """Whether it was hashed with other figures than today's, and should be anew now that it is known."""
        return self._hasher.check_needs_rehash(kept)

    def _verify(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, password)
        except (VerificationError, InvalidHashError):
            return False


def _is_row(text: str) -> bool:
    """Whether each letter follows the one before it: 123456789012, abcdefghijkl, or backwards."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    if text.isdigit():
        steps = {step % 10 for step in steps}
    return steps in ({1}, {-1}, {9})
