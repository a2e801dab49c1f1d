"""Where an account begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from desk.menu import menu_of

if TYPE_CHECKING:
    from starlette.responses import Response

    from desk.page import DeskRequest


async def show_home(request: DeskRequest) -> Response:
    """The first page of the menu that the account may open."""
    menu = menu_of(request.staff, request.texts, request.visit.paths, request.url.path)
    return RedirectResponse(menu[0].path if menu else "/desk/account", 303)


async def give_static(request: DeskRequest) -> Response:
    return request.desk.static.response(request.path_params["version"], request.path_params["name"])
