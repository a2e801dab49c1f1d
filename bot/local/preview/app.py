"""The preview's addresses: the page, what it sends, and the events it hears."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.local.preview.accept_language import client_language
from bot.local.preview.browser_token import chat_name, new_token, read_token, set_token
from bot.local.preview.browsers import Browsers
from bot.local.preview.event_stream import EventStreamResponse
from bot.local.preview.page_headers import PageHeaders
from bot.local.preview.page_requests import (
    Delivery,
    Empty,
    NewMessage,
    NewPress,
    read_json,
    read_photo,
    require_same_origin,
)
from bot.local.preview.page_texts import NAMES, page_texts
from bot.local.preview.refusal import Refusal
from bot.local.preview.static_files import StaticFiles
from bot.visitor import Visitor
from guide.session import Session

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram import Bot, Dispatcher
    from starlette.requests import Request

    from bot.local.preview.browser import Browser
    from bot.local.telegram import LocalTelegram

HEARTBEAT_S = 15.0
NO_CONTENT = 204


class Preview:
    """A chat in the browser with the bot behind ``dispatcher``; ``bot`` must run on the session ``telegram``."""

    def __init__(
        self, dispatcher: Dispatcher, bot: Bot, telegram: LocalTelegram, *, heartbeat_s: float = HEARTBEAT_S
    ) -> None:
        self.bot = bot
        self._browsers = Browsers(dispatcher, bot, telegram)
        self._heartbeat_s = heartbeat_s
        self._static = StaticFiles()
        templates = Environment(
            loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
        )
        self._page = templates.get_template("page.html")

    def routes(self) -> list[Route]:
        return [
            self._route("/preview", self._show_page, "GET"),
            self._route("/preview/messages", self._take_message, "POST"),
            self._route("/preview/presses", self._take_press, "POST"),
            self._route("/preview/photos", self._take_photo, "POST"),
            self._route("/preview/files/{message_id:int}", self._give_file, "GET"),
            self._route("/preview/events", self._stream_events, "GET"),
            self._route("/preview/restart", self._restart, "POST"),
            self._route("/preview/static/{version}/{name}", self._static_file, "GET"),
        ]

    def end_streams(self) -> None:
        """Ends every open page's stream: a server that waits for open connections before it stops would never stop."""
        self._browsers.end_streams()

    async def _show_page(self, request: Request) -> Response:
        token = self._token(request)
        wanted = client_language(request.headers.get("accept-language", ""))
        language = Visitor(session=Session(), client_language=wanted).language
        if token is not None:
            language = await self._browsers.language(token, wanted)
        words = page_texts(language)
        html = self._page.render(
            names=NAMES,
            words=words["texts"],
            language=language,
            page_json=json.dumps(words, ensure_ascii=False),
            address=self._static.address,
            heartbeat_ms=round(self._heartbeat_s * 1000),
        )
        response = HTMLResponse(html)
        # A link on another site comes without our SameSite=Strict cookie: a new one would replace the reader's chat.
        if token is None and request.headers.get("sec-fetch-site") != "cross-site":
            set_token(response, new_token(), request)
        return response

    async def _take_message(self, request: Request) -> Response:
        wanted = await read_json(request, NewMessage)
        await self._browser(request, wanted).write(wanted.text, wanted.key)
        return Response(status_code=NO_CONTENT)

    async def _take_press(self, request: Request) -> Response:
        wanted = await read_json(request, NewPress)
        await self._browser(request, wanted).press(wanted.message_id, wanted.data, wanted.key)
        return Response(status_code=NO_CONTENT)

    async def _take_photo(self, request: Request) -> Response:
        wanted, photo = await read_photo(request)
        await self._browser(request, wanted).send_photo(photo, wanted.key)
        return Response(status_code=NO_CONTENT)

    async def _give_file(self, request: Request) -> Response:
        """To be saved, by the browser that it was sent to; a browser never shows it in this page's place."""
        shown = self._browser(request, Delivery()).file(request.path_params["message_id"])
        if shown is None or shown.file is None:
            return Response(status_code=404)
        headers = {"content-disposition": f'attachment; filename="{shown.html}"'}
        return Response(shown.file, media_type="application/octet-stream", headers=headers)

    async def _restart(self, request: Request) -> Response:
        await read_json(request, Empty)
        token = read_token(request)
        if token is not None:
            await self._browsers.forget(token)
        response = Response(status_code=NO_CONTENT)
        set_token(response, new_token(), request)
        return response

    async def _stream_events(self, request: Request) -> Response:
        require_same_origin(request, proof=False)
        if request.method == "HEAD":
            return Response(media_type="text/event-stream")
        known = self._token(request)
        token = known or new_token()
        browser = self._browsers.of(token, client_language(request.headers.get("accept-language", "")))
        stream = await browser.open_stream()
        response = EventStreamResponse(stream, self._heartbeat_s, lambda: browser.close_stream(stream))
        if known is None:
            set_token(response, token, request)
        return response

    async def _static_file(self, request: Request) -> Response:
        return self._static.response(request.path_params["version"], request.path_params["name"])

    def _browser(self, request: Request, wanted: Delivery) -> Browser:
        """The sender's own. Refused where the page shows another chat than the cookie names: another tab began anew."""
        token = self._token(request)
        if token is None or wanted.chat not in {None, chat_name(token)}:
            raise Refusal(409, "other_chat")
        return self._browsers.of(token, client_language(request.headers.get("accept-language", "")))

    def _token(self, request: Request) -> str | None:
        token = read_token(request)
        return None if token is None or self._browsers.is_ended(token) else token

    def _route(self, path: str, endpoint: Callable[[Request], Awaitable[Response]], method: str) -> Route:
        async def answer(request: Request) -> Response:
            try:
                return await endpoint(request)
            except Refusal as refusal:
                return refusal.response()

        return Route(path, answer, methods=[method], middleware=[Middleware(PageHeaders)])
