"""Server-sent events for the queue: that there are new cases, and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response, StreamingResponse

from desk.reading.new_cases import read_seen
from issues.queue.links import read_view

if TYPE_CHECKING:
    from desk.page import DeskRequest

HEADERS = {"x-accel-buffering": "no", "cache-control": "no-store"}
"""nginx would hold the events back otherwise."""


async def tell_of_new_cases(request: DeskRequest) -> Response:
    """A stream; 204 where one session has too many, upon which a browser does not ask again."""
    streams, session = request.desk.new_cases, request.visit.session
    if session is None or not streams.has_room(session.id):
        return Response(status_code=204)
    query = request.query_params
    last = request.headers.get("last-event-id") or query.get("last", "")
    seen = read_seen(last, query.get("seen", ""))
    wanted = read_view(query).wanted
    events = streams.stream(request.desk, session, wanted, seen)
    return StreamingResponse(events, media_type="text/event-stream", headers=HEADERS)
