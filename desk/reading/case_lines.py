"""The history of a case as a page shows it, and who sees the case now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desk.acting.form import language_name
from desk.case_words import event_words, queue_words, severity_words
from desk.reading.names import subject
from issues.readers import cells_of, sees

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk.page import DeskRequest
    from issues.ports import CaseRow
    from issues.reading.case_file import CaseFile, Happened, Spoken
    from locales import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """``who``: a name, a function, or empty for the program. ``more``: what exactly changed.

    ``language``: that of the words, named. ``machine``: a program translated them. ``merged``: number of
    the other case.
    """

    on: date
    what: str
    who: str
    resident: bool
    more: str
    words: Spoken | None
    language: str
    machine: bool
    unreadable: bool
    told: bool
    photos: int
    merged: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sees:
    """Somebody who can open the case now. ``away``: their account is locked or not accepted yet."""

    name: str
    away: bool


async def lines_of(request: DeskRequest, file: CaseFile) -> list[Line]:
    """Every event in order, with who did it by name."""
    names = {one.id.hex(): one.name for one in await request.desk.accounts.of(file.case.municipality)}
    return [_line(request, one, names) for one in file.history]


async def who_sees(request: DeskRequest, case: CaseRow) -> list[Sees]:
    """The accounts that can open the case as it stands, by name."""
    offices = request.desk.offices
    return [
        Sees(name=one.name, away=one.locked or one.invited)
        for one in await request.desk.accounts.of(case.municipality)
        if sees(cells_of(one.grants, offices), case)
    ]


def _line(request: DeskRequest, one: Happened, names: Mapping[str, str]) -> Line:
    _ = request.texts
    return Line(
        on=one.on,
        what=event_words(one.kind, _),
        who=_who(one, names, _),
        resident=one.actor == "resident",
        more=_more(request, one),
        words=one.words,
        language=_languages(request, one),
        machine="machine" in one.data,
        unreadable=one.unreadable,
        told=one.told and one.words is not None and one.actor != "resident",
        photos=one.photos,
        merged=one.data.get("with", "") if one.kind == "merged" else "",
    )


def _languages(request: DeskRequest, one: Happened) -> str:
    if one.words is None:
        return ""
    named = language_name(one.words.language, request.language)
    if "partly" not in one.data:
        return named
    _, other = request.texts, language_name(one.data["partly"], request.language)
    return _("{language}, in part {other}").format(language=named, other=other)


def _who(one: Happened, names: Mapping[str, str], _: Texts) -> str:
    if one.actor in {"resident", "system"}:
        return _("Resident") if one.actor == "resident" else ""
    function = queue_words(one.actor, _)
    name = names.get(one.account or "", _("an account that is gone"))
    return f"{name}, {function}" if one.account else function


def _more(request: DeskRequest, one: Happened) -> str:
    """What an id or a date of the event adds to its name."""
    _, data, more = request.texts, one.data, ""
    match one.kind:
        case "passed_on" | "reopened" | "received" if "queue" in data:
            more = _("Read by: {who}").format(who=queue_words(data["queue"], _))
        case "extended" if "due" in data:
            more = _("Last day: {day}").format(day=f"{date.fromisoformat(data['due']):%d-%m-%Y}")
        case "theme_changed" if "theme" in data:
            more = subject(request, data["theme"], data.get("sub_theme", ""))
        case "raised" | "lowered":
            more = severity_words(data.get("severity", ""), _)
        case "resolved" | "declined" if data.get("outcome") in request.desk.shipped_replies.outcomes:
            more = request.desk.shipped_replies.outcomes[data["outcome"]].in_language(request.language)
        case "reminded":
            more = reminder_words(data.get("of", ""), _)
    return more


def reminder_words(of: str, _: Texts) -> str:
    return {
        "unopened": _("Nobody had read it in time"),
        "due_soon": _("The answer is due soon"),
        "overdue": _("The answer is late"),
        "question_waiting": _("The resident had not answered the question yet"),
    }.get(of, of)
