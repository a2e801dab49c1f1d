"""The filters of the queue: what can be chosen, and links to what is counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from desk.acting.form import language_name
from desk.case_words import kind_words, queue_words
from desk.reading.names import place_name, place_names, theme_name
from issues.case import Kind, QueueKind
from issues.filing import HOST_FAMILY
from issues.queue.links import query_of
from issues.queue.ports import COUNTED_MOST
from issues.queue.wanted import NOWHERE, Stage, Wanted, countings
from locales import languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desk.page import DeskRequest
    from issues.queue.wanted import CountName
    from locales import Texts

UNCOUNTED: tuple[Stage, ...] = ("over", "all")
"""There is nothing to be done about how many these are."""
Options = tuple[tuple[str, str], ...]
QUEUE_PATH = "/desk/cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure that is a link to what it counts. ``current``: that is what is shown."""

    name: str
    label: str
    figure: str
    path: str
    current: bool


def counted(request: DeskRequest, wanted: Wanted, counts: Mapping[CountName, int]) -> tuple[Counted, ...]:
    """Each figure under the filters of this view, then the rest without one."""
    labels, figures = _labels(request.texts), {str(name): _figure(count) for name, count in counts.items()}
    views = {str(name): one for name, one in countings(wanted).items()}
    views |= {stage: replace(views["open"], stage=stage) for stage in UNCOUNTED}
    return tuple(
        Counted(name=name, label=labels[name], figure=figures.get(name, ""), path=address(one), current=one == wanted)
        for name, one in views.items()
    )


def address(wanted: Wanted) -> str:
    """A link to that view."""
    query = query_of(wanted)
    return f"{QUEUE_PATH}?{query}" if query else QUEUE_PATH


def choices(request: DeskRequest) -> dict[str, tuple[str, Options]]:
    """By the name of a filter in the query: its label, and what can be chosen where there are several."""
    _ = request.texts
    found: dict[str, tuple[str, Options]] = {
        "theme": (_("Subject"), tuple((one.id, theme_name(request, one.id)) for one in request.desk.intake.themes)),
        "kind": (_("Kind"), tuple((one, kind_words(one, _)) for one in get_args(Kind))),
        "location": (_("Location"), tuple(_places(request))),
        "queue": (_("Who reads it"), tuple(_queues(request))),
        "language": (
            _("Language of the resident"),
            tuple((one, language_name(one, request.language)) for one in languages()),
        ),
        "age": (
            _("Received"),
            (("week", _("In the last 7 days")), ("month", _("In the last 31 days")), ("older", _("Before that"))),
        ),
    }
    return {name: both for name, both in found.items() if len(both[1]) > 1}


def _places(request: DeskRequest) -> Iterator[tuple[str, str]]:
    names = place_names(request)
    for location in sorted(names.keys() - {HOST_FAMILY}, key=lambda one: names[one].casefold()):
        yield location, names[location]
    if HOST_FAMILY in names:
        yield HOST_FAMILY, names[HOST_FAMILY]
        yield NOWHERE, place_name(request, None)


def _queues(request: DeskRequest) -> Iterator[tuple[str, str]]:
    own = {cell.queue for cell in request.staff.cells}
    for queue in get_args(QueueKind):
        if queue in own:
            yield queue, queue_words(queue, request.texts)


def _labels(_: Texts) -> dict[str, str]:
    return {
        "open": _("Open"),
        "urgent": _("Urgent ones"),
        "overdue": _("Late"),
        "soon": _("Due within two working days"),
        "unopened": _("Not read yet"),
        "waiting": _("Waiting for the resident"),
        "answered": _("Answered"),
        "over": _("Closed"),
        "all": _("All"),
    }


def _figure(count: int) -> str:
    return f"{COUNTED_MOST}+" if count >= COUNTED_MOST else str(count)
