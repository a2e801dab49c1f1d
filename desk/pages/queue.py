"""The queue: what is urgent, then what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.page import page
from desk.reading.filters import QUEUE_PATH, address, choices, counted
from desk.reading.listed import listed
from desk.reading.names import today
from issues.queue.links import query_of, read_view
from issues.queue.ports import COUNTED_MOST, IDS_MOST
from issues.queue.wanted import TO_DO, Wanted

if TYPE_CHECKING:
    from starlette.responses import Response

    from desk.page import DeskRequest
    from issues.queue.page import Start


async def show_queue(request: DeskRequest) -> Response:
    """The page that the address asks for, of the cases that whoever is signed in sees."""
    view, cells, on = read_view(request.query_params), request.staff.cells, today(request)
    found = await request.desk.queue.page(cells, view.wanted, view.start, on=on)
    counts = await request.desk.queue.counts(cells, view.wanted, on=on)
    return page(
        request,
        "queue.html",
        rows=[listed(request, row) for row in found.rows],
        counts=counted(request, view.wanted, counts),
        wanted=view.wanted,
        unread=view.unread,
        choices=choices(request),
        earlier=_address(view.wanted, found.earlier),
        later=_address(view.wanted, found.later),
        here=address(view.wanted),
        clear=address(Wanted(stage=view.wanted.stage)),
        first=view.start is None,
        events=_events(view.wanted, counts["unopened"]),
    )


def _address(wanted: Wanted, start: Start | None) -> str:
    """Of the page that begins there; empty where there is none."""
    return f"{QUEUE_PATH}?{query_of(wanted, start)}" if start else ""


def _events(wanted: Wanted, unopened: int) -> str:
    """Where the page learns of new cases; empty where none can come."""
    if wanted.stage not in TO_DO and wanted.stage != "all":
        return ""
    # A count that stopped says nothing of how many there are: the stream then begins with what it finds.
    seen = unopened if unopened < COUNTED_MOST else IDS_MOST
    return f"{QUEUE_PATH}/events?{query_of(wanted)}&seen={seen}"
