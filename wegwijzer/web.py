"""The web application: health, and the browser preview where it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.dispatcher import build_bot
from bot.local.preview.app import preview_routes
from bot.local.telegram import LOCAL_TOKEN, LocalTelegram

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from wegwijzer.wiring import Program


def build_web(program: Program) -> Starlette:
    """`/health` always; `/preview` only where it is switched on, so that a live bot shows nothing to passers-by."""

    async def front(_request: Request) -> Response:
        if program.settings.preview:
            return RedirectResponse("/preview")
        return PlainTextResponse("Wegwijzer")

    async def health(_request: Request) -> Response:
        return JSONResponse({"status": "ok", "routekaart": program.kaart.version})

    routes: list[BaseRoute] = [Route("/", front), Route("/health", health)]
    if program.settings.preview:
        telegram = LocalTelegram()
        routes += preview_routes(program.dispatcher, build_bot(LOCAL_TOKEN, telegram), telegram)
    return Starlette(routes=routes)
