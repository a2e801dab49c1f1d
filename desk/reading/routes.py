"""The addresses of the queue and of cases, to be read."""

from __future__ import annotations

from desk.pages.case import give_photo, show_case, show_identity
from desk.pages.new_cases import tell_of_new_cases
from desk.pages.queue import show_queue
from desk.pages.search import find_cases, show_search
from desk.pages.similar import show_similar
from desk.pages.translation import translate_case
from desk.route import DeskRoute

READING_ROUTES: tuple[DeskRoute, ...] = (
    DeskRoute("GET", "/desk/cases", "cases.read", show_queue),
    DeskRoute("GET", "/desk/cases/events", "cases.read", tell_of_new_cases),
    DeskRoute("GET", "/desk/cases/search", "cases.read", show_search),
    DeskRoute("POST", "/desk/cases/search", "cases.read", find_cases),
    DeskRoute("GET", "/desk/cases/{number}", "cases.read", show_case),
    DeskRoute("GET", "/desk/cases/{number}/similar", "cases.read", show_similar),
    DeskRoute("POST", "/desk/cases/{number}/translation", "cases.read", translate_case),
    DeskRoute("GET", "/desk/cases/{number}/photos/{n}", "cases.read", give_photo, {"n": "1"}),
    DeskRoute("POST", "/desk/cases/{number}/identity", "envelope.open", show_identity),
)
