"""The municipality's own sign-in (OpenID Connect, authorization code with PKCE), as the desk asks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class ProviderProblem(Exception):
    """The provider cannot be reached, or answers otherwise than it should; signing in by password still works."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked, to be compared with what comes back. Each is random and used once."""

    state: str
    nonce: str
    verifier: str


class Provider(Protocol):
    """Where somebody is sent to sign in, and whom it then names."""

    async def address(self, asked: Asked) -> str:
        """Where to send the browser. Raises `ProviderProblem`."""

    async def email(self, asked: Asked, code: str) -> str | None:
        """The e-mail address that the provider has verified; None where it has none such.

        Raises:
            ProviderProblem: the code is not good, or what came for it is not from there, for us, or for this asking.
        """
