"""Codes of the second step (TOTP, RFC 6238): six digits, every half minute, from an app on a phone."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import segno
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

SECRET_BYTES = 20
DIGITS, STEP_S = 6, 30
DRIFT = 1
"""Steps by which a phone's clock may be off, each way."""
ISSUER = "Wegwijzer"


def new_secret(random: Callable[[int], bytes]) -> str:
    """As apps take it: base32."""
    return base64.b32encode(random(SECRET_BYTES)).decode()


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The time step that the code is of; None for a wrong one. Whoever asks sees to it that none is used twice."""
    digits = re.sub(r"\s", "", code)
    if not re.fullmatch(rf"[0-9]{{{DIGITS}}}", digits):
        return None
    # SHA-1, as that is what apps for it can do; for HMAC it is not broken.
    totp = TOTP(base64.b32decode(secret), DIGITS, SHA1(), STEP_S)  # noqa: S303 – see above
    current = int(now.timestamp()) // STEP_S
    for step in range(current - DRIFT, current + DRIFT + 1):
        try:
            totp.verify(digits.encode(), step * STEP_S)
        except InvalidToken:
            continue
        return step
    return None


def code_at(secret: str, now: datetime) -> str:
    """The code that a phone shows then."""
    return TOTP(base64.b32decode(secret), DIGITS, SHA1(), STEP_S).generate(int(now.timestamp())).decode()  # noqa: S303 – as above


def address_of(secret: str, account: str) -> str:
    """What the QR code says: https://github.com/google/google-authenticator/wiki/Key-Uri-Format."""
    asked = urlencode({"secret": secret, "issuer": ISSUER, "digits": DIGITS, "period": STEP_S}, quote_via=quote)
    return f"otpauth://totp/{quote(ISSUER)}:{quote(account)}?{asked}"


def picture_of(secret: str, account: str) -> str:
    """The QR code as an address of a picture, that no server but this one ever sees."""
    return segno.make(address_of(secret, account), error="m").svg_data_uri(scale=5, border=4, light="#fff", dark="#000")


def in_groups(secret: str) -> str:
    """To be typed by whoever cannot scan."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
