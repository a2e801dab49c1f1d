"""The engine behind ``RASA_URL``: one session, one time limit, and None where another engine must answer."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

import aiohttp

from nlu.circuit import Circuit
from nlu.decision import Decision, decide
from nlu.parse import EngineName, Parse
from nlu.parts import parts_of
from nlu.rasa_answer import MAX_BYTES, NoAnswer, RasaAnswer, Trouble, read_answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from language import MessageLanguage
    from nlu.decision import Thresholds

LIMIT_S = 0.8
"""For all that one message takes of the server, connecting included: what a resident waits at most when it hangs."""

MOST = 8
"""Messages asked about at a time. The server reads one after the other, so who comes later would wait in vain."""

SHOWN = 10
"""Length of a parse's ranking, as the embedded engine's."""

ALWAYS, NEVER = 0.0, 2.0
"""Thresholds of answering: the server has decided already whether it is sure."""


class Listener(Protocol):
    """Hears what becomes of the server; never of what was asked."""

    def answered(self) -> None: ...

    def unanswered(self, trouble: Trouble) -> None: ...

    def lost(self, trouble: Trouble) -> None:
        """It is left alone from now on, but for a try now and then."""
        ...

    def back(self) -> None: ...


class RasaEngine:
    """Asks a Rasa server with a model of ours (``nlu/rasa``). Use it in one event loop and close it there."""

    name: EngineName = "rasa"

    def __init__(
        self,
        url: str,
        token: str | None,
        thresholds: Thresholds,
        listener: Listener,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``thresholds``: of choosing and of parts; whether to answer, the server's ``FallbackClassifier`` says."""
        self._url = f"{url.rstrip('/')}/model/parse"
        self._query = {"token": token} if token else {}
        self._thresholds = thresholds
        self._listener = listener
        self._circuit = Circuit(clock)
        self._session: aiohttp.ClientSession | None = None
        self._asking = 0

    async def parse(self, text: str, language: MessageLanguage) -> Parse | None:
        """The parse of a message that is neither empty nor too long; None, within ``LIMIT_S``, where there is none."""
        if refused := self._not_now():
            self._listener.unanswered(refused)
            return None
        self._asking += 1
        try:
            return await self._parse(text, language)
        except asyncio.CancelledError:
            self._circuit.let_go()
            raise
        finally:
            self._asking -= 1

    async def close(self) -> None:
        if self._session:
            await self._session.close()

    async def _parse(self, text: str, language: MessageLanguage) -> Parse | None:
        try:
            async with asyncio.timeout(LIMIT_S):
                whole, *parts = [await self._ask(one) for one in (text, *parts_of(text))]
            decision = _decision(whole, parts, self._thresholds)
        except Exception as error:  # noqa: BLE001 – whatever it is, the resident must be answered by the other engine
            self._failed(_trouble(error))
            return None
        if self._circuit.succeeded():
            self._listener.back()
        self._listener.answered()
        top = decision.ranking[0]
        return Parse(
            text=text,
            language=language,
            intent=top.intent,
            confidence=top.confidence,
            ranking=decision.ranking[:SHOWN],
            action=decision.action,
            engine=self.name,
            requests=decision.requests,
        )

    async def _ask(self, text: str) -> RasaAnswer:
        asked = _sendable(text)
        if self._session is None:
            self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        question = self._session.post(self._url, params=self._query, json={"text": asked}, allow_redirects=False)
        async with question as response:
            if response.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
                raise NoAnswer("refused")
            if response.status != HTTPStatus.OK:
                raise NoAnswer("status")
            body = bytearray()
            async for chunk in response.content.iter_any():
                body += chunk
                if len(body) > MAX_BYTES:
                    raise NoAnswer("off_contract")
        return read_answer(bytes(body), asked)

    def _not_now(self) -> Trouble | None:
        if self._asking >= MOST:
            return "busy"
        return None if self._circuit.admits() else "resting"

    def _failed(self, trouble: Trouble) -> None:
        if self._circuit.failed():
            self._listener.lost(trouble)
        self._listener.unanswered(trouble)


def _sendable(text: str) -> str:
    """Without what Rasa takes for a command (a slash in front), trims itself, or cannot be sent."""
    return text.encode("utf-8", "replace").decode("utf-8").strip().lstrip("/").strip() or "?"


def _decision(whole: RasaAnswer, parts: list[RasaAnswer], thresholds: Thresholds) -> Decision:
    rankings = [part.ranking for part in parts]
    return decide(whole.ranking, rankings, replace(thresholds, answer=ALWAYS if whole.sure else NEVER))


def _trouble(error: Exception) -> Trouble:
    match error:
        case NoAnswer():
            return error.trouble
        case TimeoutError():
            return "slow"
        case aiohttp.ClientError() | OSError():
            return "unreachable"
        case _:
            return "failed"
