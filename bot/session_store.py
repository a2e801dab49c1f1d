"""The port behind which a chat's session is kept, and its sealed form: who reads the store learns nothing of anyone."""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import TYPE_CHECKING, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    from datetime import datetime, timedelta

NONCE_BYTES = 12


class SessionStore(Protocol):
    """Opaque rows: a 32-byte key, a sealed payload, and the hour of the last message. The store can read neither."""

    async def get(self, key: bytes, *, not_before: datetime) -> bytes | None:
        """The payload last put; None when there is none or it is older than ``not_before``."""

    async def put(self, key: bytes, payload: bytes, *, now: datetime) -> None: ...

    async def delete(self, key: bytes) -> None:
        """Removes the row; does nothing where there is none."""

    async def purge(self, *, before: datetime) -> int:
        """Removes every row last put before that time; how many."""


class Seal:
    """Keyed hash for row keys and authenticated encryption for payloads, both from the one secret key of the program.

    The row key is bound into each payload (associated data): a payload moved to another row does not open.
    ChaCha20-Poly1305 with random 96-bit nonces: safe for far more than the 2³² messages one key will ever see here.
    """

    def __init__(self, secret: bytes) -> None:
        self._index_key = _derive(secret, b"wegwijzer session index v1")
        self._cipher = ChaCha20Poly1305(_derive(secret, b"wegwijzer session payload v1"))

    def row_key(self, *parts: object) -> bytes:
        """HMAC-SHA256 over the chat's identity. Not a plain hash: chat ids are few enough to try them all."""
        message = "\x1f".join("" if part is None else str(part) for part in parts)
        return hmac.digest(self._index_key, message.encode(errors="surrogatepass"), hashlib.sha256)

    def seal(self, row_key: bytes, payload: bytes) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, payload, row_key)

    def open(self, row_key: bytes, sealed: bytes) -> bytes | None:
        """The payload; None where it does not open (another secret key, or a tampered row): the chat starts afresh."""
        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], row_key)
        except (InvalidTag, ValueError):
            return None


def _derive(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret)


def hour(moment: datetime) -> datetime:
    """Rounded down: when exactly somebody wrote is nobody's business."""
    return moment.replace(minute=0, second=0, microsecond=0)


def oldest_kept(now: datetime, keep: timedelta) -> datetime:
    """Sessions last used before this moment are forgotten."""
    return hour(now - keep)
