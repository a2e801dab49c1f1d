"""OpenID Connect as authlib and joserfc read it: discovery, authorization code with PKCE, a signed ID token.

Not authlib's own httpx client: it is written for another package and warns of it. What authlib decides about tokens and
claims is used as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from desk.oidc.provider import Provider, ProviderProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from desk.oidc.provider import Asked

SIGNED_WITH = ["RS256", "PS256", "ES256", "EdDSA"]
"""Never "none", and never a secret that both sides know."""
SCOPE = "openid email"
TIMEOUT_S = 10.0
LEEWAY_S = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """What the provider knows this desk by. ``back``: where it sends browsers afterwards."""

    issuer: str
    client_id: str
    client_secret: str
    back: str


class OpenIdConnect(Provider):
    """Asks the provider anew each time: people sign in a few times a day, and its keys may change."""

    def __init__(
        self, registered: Registered, now: Callable[[], datetime], transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._registered = registered
        self._now = now
        self._transport = transport

    async def address(self, asked: Asked) -> str:
        """Where to send the browser. Raises `ProviderProblem`."""
        async with self._client() as client:
            found = await self._described(client)
        address: str = prepare_grant_uri(
            found["authorization_endpoint"],
            client_id=self._registered.client_id,
            response_type="code",
            redirect_uri=self._registered.back,
            scope=SCOPE,
            state=asked.state,
            nonce=asked.nonce,
            code_challenge=create_s256_code_challenge(asked.verifier),
            code_challenge_method="S256",
        )
        return address

    async def email(self, asked: Asked, code: str) -> str | None:
        """The verified address, None where there is none such. Raises `ProviderProblem`."""
        async with self._client() as client:
            found = await self._described(client)
            tokens = await self._tokens(client, found["token_endpoint"], asked, code)
            keys = await _json(client.get(found["jwks_uri"]))
        return _verified_email(self._claims(tokens, keys, asked))

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(timeout=TIMEOUT_S, transport=self._transport, follow_redirects=False)

    async def _described(self, client: httpx.AsyncClient) -> Mapping[str, Any]:
        issuer = self._registered.issuer
        found = await _json(client.get(issuer.rstrip("/") + "/.well-known/openid-configuration"))
        if (
            found.get("issuer") != issuer
            or not {"authorization_endpoint", "token_endpoint", "jwks_uri"} <= found.keys()
        ):
            message = "describes itself as another one"
            raise ProviderProblem(message)
        return found

    async def _tokens(self, client: httpx.AsyncClient, endpoint: str, asked: Asked, code: str) -> Mapping[str, Any]:
        mine = self._registered
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": mine.back,
            "code_verifier": asked.verifier,
        }
        # RFC 6749 2.3.1: as in a form, before they are put together.
        secret = httpx.BasicAuth(quote(mine.client_id, safe=""), quote(mine.client_secret, safe=""))
        return await _json(client.post(endpoint, data=sent, auth=secret))

    def _claims(self, tokens: Mapping[str, Any], keys: Mapping[str, Any], asked: Asked) -> Mapping[str, Any]:
        """What the ID token says, once it is this provider's, for this desk, and for this asking."""
        mine = self._registered
        try:
            key_set = KeySet.import_key_set({"keys": list(keys["keys"])})
            token = jwt.decode(tokens["id_token"], key_set, algorithms=SIGNED_WITH)
            claims = CodeIDToken(
                token.claims,
                token.header,
                options={
                    "iss": {"essential": True, "value": mine.issuer},
                    "aud": {"essential": True, "value": mine.client_id},
                    "nonce": {"essential": True, "value": asked.nonce},
                },
                params={"nonce": asked.nonce, "client_id": mine.client_id},
            )
            claims.validate(now=int(self._now().timestamp()), leeway=LEEWAY_S)
        except (JoseError, KeyError, ValueError, TypeError) as error:
            message = f"its ID token is not good ({type(error).__name__})"
            raise ProviderProblem(message) from None
        found: Mapping[str, Any] = claims
        return found


def _verified_email(claims: Mapping[str, Any]) -> str | None:
    email, verified = claims.get("email"), claims.get("email_verified")
    return email if isinstance(email, str) and email and verified is True else None


async def _json(asking: Any) -> Mapping[str, Any]:  # noqa: ANN401 – whatever httpx promises
    """The JSON object that comes. Raises `ProviderProblem`, which never quotes what came."""
    try:
        answer: httpx.Response = await asking
        found = answer.raise_for_status().json()
    except (httpx.HTTPError, ValueError) as error:
        message = f"does not answer as it should ({type(error).__name__})"
        raise ProviderProblem(message) from None
    if not isinstance(found, dict):
        message = "answers something else than an object"
        raise ProviderProblem(message)
    return found
