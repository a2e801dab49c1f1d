"""The desk's addresses, for the program's web server."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from starlette.middleware import Middleware
from starlette.routing import Route

from desk.gate import Gate
from desk.headers import DeskHeaders
from desk.permissions import known
from desk.routes import ROUTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk.desk import Desk
    from desk.route import DeskRoute

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
"""All of them, so that the answer to one that an address does not have is ours as well."""


class NoPermission(ValueError):
    """A route that does not say who may use it, or says it wrong; nothing is served then."""


def build_routes(desk: Desk, routes: Sequence[DeskRoute] = ROUTES) -> list[Route]:
    """Every address, and one for all that there are not. Raises `NoPermission`."""
    by_path: dict[str, dict[str, DeskRoute]] = {}
    for route in routes:
        if not known(route.permission):
            message = f"{route.method} {route.path} needs a permission of desk/permissions.py, not {route.permission!r}"
            raise NoPermission(message)
        if route.method in by_path.setdefault(route.path, {}):
            message = f"{route.method} {route.path} is in the table twice"
            raise ValueError(message)
        by_path[route.path][route.method] = route
    gate = Gate(desk, frozenset(route.path for route in routes if route.method == "GET"))
    headers = [Middleware(DeskHeaders)]
    return [
        Route(path, partial(gate.answer, methods), methods=METHODS, middleware=headers)
        for path, methods in {**by_path, "/desk/{rest:path}": {}}.items()
    ]
