"""A case: its page, its photos, and the envelope of a formal complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from desk.acting.form import language_name
from desk.acting.offers import offers_of
from desk.acting.reader import reader_of
from desk.case_words import about_words, kind_words, queue_words, severity_words, state_words
from desk.page import not_found, page
from desk.reading.case_lines import lines_of, who_sees
from desk.reading.names import due_kind, due_words, place_name, subject, theme_name, today
from issues.dutch_time import dutch_day
from issues.steps import OPEN

if TYPE_CHECKING:
    from desk.audit.audit import Action as AuditAction
    from desk.page import DeskRequest
    from issues.handling.deed import Opened
    from issues.reading.case_file import CaseFile

PLACE_DIGITS = 3
PHOTO_HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
}


async def show_case(request: DeskRequest) -> Response:
    """The case; whoever of its queue opens a new one has thereby read it, as its resident sees."""
    opened = await request.desk.handling.seen(reader_of(request.staff), request.path_params["number"])
    if opened is None:
        return not_found(request)
    await write_down(request, "case.opened", opened)
    return await case_page(request, opened)


async def show_identity(request: DeskRequest) -> Response:
    """The same page with the name and address in it, once: they stand in no address and in no session."""
    opened = await request.desk.handling.open(reader_of(request.staff), request.path_params["number"])
    if opened is None or opened.actor != "coordinator" or opened.case.kind != "formal":
        return not_found(request)
    await write_down(request, "case.identity", opened)
    return await case_page(request, opened, identity=await request.desk.reading.identity(opened), asked_identity=True)


async def give_photo(request: DeskRequest) -> Response:
    """One photo, as a file that does nothing but be looked at."""
    opened = await request.desk.handling.open(reader_of(request.staff), request.path_params["number"])
    place = request.path_params["n"]
    photo = await request.desk.reading.photo(opened, int(place)) if opened and _is_place(place) else None
    if opened is None or photo is None:
        return not_found(request)
    await write_down(request, "case.photo", opened)
    name = f"{opened.case.number}-{place}.jpg"
    headers = PHOTO_HEADERS | {"content-disposition": f'inline; filename="{name}"'}
    return Response(photo, media_type="image/jpeg", headers=headers)


async def case_page(request: DeskRequest, opened: Opened, **more: Any) -> Response:  # noqa: ANN401 – for the template
    """The page of a case that was opened for whoever asks."""
    file = await request.desk.reading.read(reader_of(request.staff), opened, on=today(request))
    values: dict[str, Any] = {
        "identity": None,
        "asked_identity": False,
        "translations": {},
        "translating": request.desk.translates,
    }
    values |= {
        "file": file,
        "case": file.case,
        "lines": await lines_of(request, file),
        "sees": await who_sees(request, file.case),
        "offers": offers_of(request, opened),
        "language_name": lambda code: language_name(code, request.language),
    }
    return page(request, "case.html", **(values | _facts(request, file) | more))


def _facts(request: DeskRequest, file: CaseFile) -> dict[str, Any]:
    """What stands beside the words, in words."""
    _, case = request.texts, file.case
    return {
        "subject": subject(request, case.theme, case.sub_theme),
        "theme": theme_name(request, case.theme),
        "place": place_name(request, case.location, case.municipality),
        "kind": kind_words(case.kind, _),
        "about": about_words(case.about, _),
        "state": state_words(case.state, _),
        "severity": severity_words(case.severity, _),
        "office": file.office.name.in_language(request.language) if file.office else queue_words(case.queue, _),
        "deputy": file.office.deputy.in_language(request.language) if file.office else "",
        "filed": dutch_day(case.filed_at),
        "is_open": case.state in OPEN,
        "due_kind": due_kind(case.state, case.due, today(request)),
        "due_words": due_words(request, file.days_left),
    }


async def write_down(request: DeskRequest, action: AuditAction, opened: Opened) -> None:
    """In the audit, before anything is shown."""
    staff, case = request.staff, opened.case
    await request.desk.audit.add(
        action, account=staff.account, municipality=case.municipality, now=request.now, subject=case.id
    )


def _is_place(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) <= PLACE_DIGITS
