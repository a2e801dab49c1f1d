"""E-mail to staff through the municipality's own server."""

from __future__ import annotations

from email.message import EmailMessage
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import aiosmtplib

from desk.digest.digesting import MailFailed

if TYPE_CHECKING:
    from desk.digest.letter import Letter

TIMEOUT_S = 20.0
PORTS = {"smtp": 587, "smtps": 465}


class Mail:
    """``url``: smtps://user:password@host or smtp://host, with STARTTLS where the server offers it."""

    def __init__(self, url: str, sender: str) -> None:
        parts = urlsplit(url)
        self._sender = sender
        self._host = parts.hostname or ""
        self._port = parts.port or PORTS[parts.scheme]
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None
        self._tls = parts.scheme == "smtps"

    async def send(self, letter: Letter) -> None:
        """Raises `MailFailed`, with the kind of failure alone: a server's words may hold the address."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self._sender, letter.to, letter.subject
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text)
        try:
            await aiosmtplib.send(
                message,
                hostname=self._host,
                port=self._port,
                username=self._user,
                password=self._password,
                use_tls=self._tls,
                # None: where the server offers it. With a password it must.
                start_tls=True if self._user and not self._tls else None,
                timeout=TIMEOUT_S,
            )
        except (aiosmtplib.SMTPException, OSError, ValueError) as problem:
            raise MailFailed(type(problem).__name__) from None
