"""A translation service that speaks as LibreTranslate does: POST /translate."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import httpx

from issues.translating import MOST_CHARS, NotTranslated, Translates, Translation

if TYPE_CHECKING:
    from issues.translating import TranslationProblem

LIMIT_S = 10.0
ANSWER_BYTES = 256 * 1024


class LibreTranslate(Translates):
    """One request for each text. Neither text nor answer is written anywhere, nor is what an error says about them.

    ``address``: of the service, without `/translate`; ``key``: where it wants one; ``limit_s``: for all of a request.
    """

    def __init__(self, address: str, key: str | None = None, *, limit_s: float = LIMIT_S) -> None:
        self._address = address.rstrip("/") + "/translate"
        self._key = {"api_key": key} if key else {}
        self._limit_s = limit_s

    async def translate(self, text: str, *, source: str, target: str) -> Translation:
        """Raises `NotTranslated` within the limit, whatever the service does."""
        if len(text) > MOST_CHARS:
            raise NotTranslated("too_long")
        asked = {"q": text, "source": source, "target": target, "format": "text"} | self._key
        try:
            async with asyncio.timeout(self._limit_s):
                return Translation(text=await self._answered(asked), language=target)
        except (TimeoutError, httpx.TimeoutException):
            why: TranslationProblem = "too_slow"
        except httpx.HTTPError:
            why = "no_answer"
        # Outside, so that no cause hangs on it that holds the words.
        raise NotTranslated(why)

    async def _answered(self, asked: dict[str, str]) -> str:
        # No proxy of the environment, and no other address that the service names: the words go there and nowhere else.
        async with (
            httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=self._limit_s) as client,
            client.stream("POST", self._address, json=asked) as answer,
        ):
            if answer.status_code != httpx.codes.OK:
                raise NotTranslated("refused" if answer.is_client_error else "no_answer")
            return _text_in(await _read(answer))


async def _read(answer: httpx.Response) -> bytes:
    body = b""
    async for chunk in answer.aiter_bytes():
        body += chunk
        if len(body) > ANSWER_BYTES:
            raise NotTranslated("wrong_answer")
    return body


def _text_in(body: bytes) -> str:
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    text = found.get("translatedText") if isinstance(found, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise NotTranslated("wrong_answer")
    return text
