"""Cases like one, looked for when somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.acting.reader import reader_of
from desk.page import not_found, page
from desk.reading.listed import listed
from desk.reading.names import place_name, subject, today

if TYPE_CHECKING:
    from starlette.responses import Response

    from desk.page import DeskRequest


async def show_similar(request: DeskRequest) -> Response:
    """How many there were here this month, and those of them that whoever asks sees."""
    opened = await request.desk.handling.open(reader_of(request.staff), request.path_params["number"])
    if opened is None:
        return not_found(request)
    case = opened.case
    similar = await request.desk.similarity.to(request.staff.cells, case, on=today(request))
    return page(
        request,
        "similar.html",
        case=case,
        subject=subject(request, case.theme, case.sub_theme),
        place=place_name(request, case.location, case.municipality),
        similar=similar,
        same=[listed(request, one.case) for one in similar.found if one.same],
        near=[listed(request, one.case) for one in similar.found if not one.same],
    )
