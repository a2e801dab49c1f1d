"""Search: sent as a form, because an address with somebody's words in it is kept by browsers, proxies and logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.page import go, page
from desk.reading.filters import address
from desk.reading.listed import listed
from desk.reading.names import place_names, today
from issues.queue.links import read_view
from issues.queue.search import OPENED_MOST, SHOWN_MOST, Found

if TYPE_CHECKING:
    from starlette.responses import Response

    from desk.page import DeskRequest
    from issues.queue.wanted import Wanted


async def show_search(request: DeskRequest) -> Response:
    """The empty field: where a search ends up that was sent when nobody was signed in any more."""
    return _search_page(request, read_view(request.query_params).wanted, "", Found())


async def find_cases(request: DeskRequest) -> Response:
    """What was found in the view that the search was made from; a whole number leads to its case."""
    typed = request.fields.get("words", "").strip()
    wanted = read_view({name: value for name, value in request.fields.items() if name != "words"}).wanted
    staff = request.staff
    await request.desk.audit.add(
        "case.searched", account=staff.account, municipality=staff.municipality, now=request.now
    )
    found = await request.desk.search.find(staff.cells, wanted, typed, place_names(request), on=today(request))
    if found.exact:
        return await go(request, f"/desk/cases/{found.exact.number}")
    return _search_page(request, wanted, typed, found)


def _search_page(request: DeskRequest, wanted: Wanted, typed: str, found: Found) -> Response:
    _ = request.texts
    groups = (
        (_("By number"), found.by_number),
        (_("By subject or location"), found.by_fields),
        (_("By answers and words"), found.by_words),
    )
    return page(
        request,
        "search.html",
        wanted=wanted,
        back=address(wanted),
        words=typed,
        groups=[(title, [listed(request, row) for row in rows]) for title, rows in groups if rows],
        found=found,
        opened_most=OPENED_MOST,
        shown_most=SHOWN_MOST,
        typed=request.visit.typed or {"words": typed},
    )
