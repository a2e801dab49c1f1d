"""The desk's keys, all derived from one: what seals its rows and forms, what finds an account by its e-mail address.

That one is random and lies wrapped under the program's secret key among the keys of cases, so that changing the secret
key leaves accounts as they are.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Any, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    from collections.abc import Callable

VERSION = b"\x01"
NONCE_BYTES = 12
STEP = 256
_END = b"\x80"

Kind = Literal["person", "secrets", "session", "ticket", "reply"]
"""What a sealed value is. It is bound into it: one does not open as another."""

Purpose = Literal["email", "token", "form", "try", "audit"]
"""What a keyed hash is for; equal bytes under two purposes have nothing in common."""


class DoesNotOpen(Exception):
    """Sealed with another key, for another row or purpose, or changed since."""


class DeskKeys:
    """``root``: 32 random bytes; ``random``: for nonces."""

    def __init__(self, root: bytes, random: Callable[[int], bytes]) -> None:
        self._root = root
        self._cipher = AESGCM(self.derived("seal"))
        self._hashing = self.derived("hash")
        self._random = random

    def derived(self, what: str) -> bytes:
        """A key of its own for that."""
        info = f"wegwijzer desk {what} v1".encode()
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(self._root)

    def hashed(self, purpose: Purpose, value: bytes) -> bytes:
        """32 bytes that nobody without the key can compare with anything."""
        return hmac.digest(self._hashing, purpose.encode() + b"\x1f" + value, hashlib.sha256)

    def seal(self, value: Any, *, kind: Kind, row: bytes) -> bytes:  # noqa: ANN401 – whatever JSON can hold
        """Bound to kind and row, padded to steps of 256 bytes."""
        padded = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass") + _END
        padded += bytes(-len(padded) % STEP)
        nonce = self._random(NONCE_BYTES)
        return VERSION + nonce + self._cipher.encrypt(nonce, padded, _bound(kind, row))

    def unseal(self, sealed: bytes, *, kind: Kind, row: bytes) -> Any:  # noqa: ANN401 – as it was sealed
        """Raises `DoesNotOpen`."""
        nonce, box = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            padded = self._cipher.decrypt(nonce, box, _bound(kind, row))
        except (InvalidTag, ValueError):
            raise DoesNotOpen from None
        return json.loads(padded.rstrip(b"\0").removesuffix(_END))


def _bound(kind: Kind, row: bytes) -> bytes:
    return VERSION + kind.encode() + b"\x1f" + row
