"""Every address of the desk, and the permission that each asks for. There is no other way in."""

from __future__ import annotations

from desk.pages.home import give_static, show_home
from desk.route import DeskRoute

ROUTES: tuple[DeskRoute, ...] = (
    DeskRoute("GET", "/desk", "signed_in", show_home),
    DeskRoute("GET", "/desk/static/{version}/{name}", "anyone", give_static, {"version": "v", "name": "desk.css"}),
)
