"""Words and pictures of a complaint, sealed: who reads the database learns neither what they say nor how long they are.

AES-256-GCM with random 96-bit nonces: a case's key seals a handful of values in its life, far from the 2³² it may.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

if TYPE_CHECKING:
    from collections.abc import Callable

Field = Literal["text", "details", "photo", "envelope", "address", "event", "draft_photo"]
"""What a sealed value is. It is bound into it: a text does not open as an envelope, nor in another case."""

VERSION = b"\x01"
NONCE_BYTES = 12
STEP = 256
_END = b"\x80"


class DoesNotOpen(Exception):
    """Sealed with another key, for another case or field, or changed since."""


def seal(key: bytes, plain: bytes, *, case: bytes, field: Field, random: Callable[[int], bytes]) -> bytes:
    """Bytes that only this key opens, only as this field of this case; padded to steps of 256 bytes.

    Padding is ISO 7816-4 (0x80, then zeros): PKCS#7 cannot pad to 256.
    """
    padded = plain + _END
    padded += bytes(-len(padded) % STEP)
    nonce = random(NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, padded, _bound(case, field))


def unseal(key: bytes, sealed: bytes, *, case: bytes, field: Field) -> bytes:
    """What was sealed.

    Raises:
        DoesNotOpen: it is not this key's, this case's, this field's, or not as it was.
    """
    if sealed[:1] != VERSION:
        raise DoesNotOpen
    nonce, box = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        padded = AESGCM(key).decrypt(nonce, box, _bound(case, field))
    except (InvalidTag, ValueError):
        raise DoesNotOpen from None
    return padded.rstrip(b"\0").removesuffix(_END)


def seal_words(key: bytes, words: object, *, case: bytes, field: Field, random: Callable[[int], bytes]) -> bytes:
    """A text, or a mapping of texts, sealed. Telegram may send half an emoji; it comes back as it came."""
    plain = json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
    return seal(key, plain, case=case, field=field, random=random)


def unseal_words(key: bytes, sealed: bytes, *, case: bytes, field: Field) -> object:
    """The text or mapping as it was sealed.

    Raises:
        DoesNotOpen: as `unseal`.
    """
    return json.loads(unseal(key, sealed, case=case, field=field))


def _bound(case: bytes, field: Field) -> bytes:
    # A case id has a fixed length, so no two pairs make the same bytes.
    return VERSION + b"wegwijzer case" + case + field.encode()
