"""The addresses of actions: a form and the deed for each."""

from __future__ import annotations

from desk.acting.slugs import SLUGS, permission_for
from desk.pages.acting import act, show_form
from desk.route import DeskRoute

ACTING_ROUTES: tuple[DeskRoute, ...] = tuple(
    route
    for slug, action in SLUGS.items()
    for route in (
        DeskRoute("GET", f"/desk/cases/{{number}}/{slug}", permission_for(action), show_form),
        DeskRoute("POST", f"/desk/cases/{{number}}/{slug}", permission_for(action), act),
    )
)
