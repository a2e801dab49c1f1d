"""The web application: health, the desk, and the browser preview where it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.dispatcher import build_bot
from bot.local.preview import Preview
from bot.local.telegram import LOCAL_TOKEN, LocalTelegram
from wegwijzer import metrics
from wegwijzer.desk import desk_routes
from wegwijzer.kaart import standing

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from wegwijzer.wiring import Program


def make_preview(program: Program) -> Preview | None:
    """The browser chat, only where it is switched on: a live bot shows nothing to passers-by."""
    if not program.settings.preview:
        return None
    telegram = LocalTelegram()
    return Preview(program.dispatcher, build_bot(LOCAL_TOKEN, telegram), telegram)


def build_web(program: Program, preview: Preview | None) -> Starlette:
    """`/health` always, `/preview` and `/desk` where there are such."""

    async def front(_request: Request) -> Response:
        if preview:
            return RedirectResponse("/preview")
        return PlainTextResponse("Wegwijzer")

    async def ready(_request: Request) -> Response:
        return JSONResponse({"status": "ready", "routekaart": standing(program.source)})

    async def health(_request: Request) -> Response:
        return JSONResponse({"status": "ok", "routekaart": program.kaart.version})

    async def counts(_request: Request) -> Response:
        return metrics.page()

    routes: list[BaseRoute] = [Route("/", front), Route("/health", health), Route("/readyz", ready)]
    if program.settings.METRICS:
        routes.append(Route("/metrics", counts))
    if preview:
        routes += preview.routes()
    if program.desk:
        routes += desk_routes(program.desk)
    return Starlette(routes=routes)
