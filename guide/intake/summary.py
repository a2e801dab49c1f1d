"""Before sending: everything that will be sent, who will read it, and by when it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.intake.asking import question_texts
from guide.intake.complaint import complaint_of
from guide.intake.ending import Reader
from guide.intake.reply import Summary, SummaryLine
from issues.filing import HOST_FAMILY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.intake.ports import FilesComplaints
    from guide.intake.reply import Notice
    from guide.intake.writing import Writing
    from issues.case import Destination, QueueKind
    from issues.intake.model import Question

NAMED_BY_THE_CHAT = ("kind", "theme", "sub_theme", "decision", "letter_date", "about", "name", "address", "place")
"""Steps whose names are interface texts."""


def summary(writing: Writing, filing: FilesComplaints, notice: Notice | None = None) -> Summary:
    """The summary of a draft with nothing left open."""
    draft = writing.draft
    destination = destination_of(writing, filing)
    return Summary(
        kind=draft.kind,
        lines=tuple(_lines(writing)),
        text=draft.text,
        removed=sum(draft.removed.values()),
        typed=bool(writing.words),
        photos=len(draft.photos),
        reader=reader_of(writing, destination.queue) if destination else None,
        of_host=writing.home.location == HOST_FAMILY,
        flagged=destination.flagged if destination else False,
        due=destination.due if destination else None,
        notice=notice,
    )


def destination_of(writing: Writing, filing: FilesComplaints) -> Destination | None:
    """Where it goes; None where nobody reads complaints."""
    complaint = complaint_of(writing)
    return filing.destination(complaint) if complaint and writing.home.connected else None


def reader_of(writing: Writing, queue: QueueKind) -> Reader:
    home = writing.home
    office = writing.offices.reader(home.municipality or "", home.location, queue)
    said = writing.in_one_language((office.name, office.deputy)).view
    return Reader(queue=queue, name=said.say(office.name), deputy=said.say(office.deputy))


def _lines(writing: Writing) -> Iterator[SummaryLine]:
    """In the order of the steps; where they live comes last, also where it was known and not asked."""
    questions = {one.id: one for one in writing.data.questions_of(writing.draft.theme, writing.draft.sub_theme)}
    for step in (*(one for one in writing.path if one != "place"), "place"):
        if step in NAMED_BY_THE_CHAT:
            yield SummaryLine(step=step, label="", value=_said_at(writing, step))
        elif step in questions:
            yield _answered(writing, questions[step])


def _answered(writing: Writing, question: Question) -> SummaryLine:
    said = writing.in_one_language(question_texts(question)).view
    chosen = writing.draft.answers.get(question.id, ())
    values = [said.say(one.label) for one in question.choices if one.id in chosen]
    if typed := writing.draft.details.get(question.id):
        values.append(typed)
    return SummaryLine(step=question.id, label=said.say(question.text), value=", ".join(values))


def _said_at(writing: Writing, step: str) -> str:
    draft, view = writing.draft, writing.view
    said = {
        "kind": draft.kind,
        "theme": writing.theme_label(writing.theme).label if writing.theme else None,
        "sub_theme": view.say(writing.sub_theme.title) if writing.sub_theme else None,
        "decision": draft.decision,
        "letter_date": draft.letter_date,
        "about": writing.about,
        "name": draft.identity_name,
        "address": draft.identity_address,
        "place": place_name(writing),
    }
    return said[step] or ""


def place_name(writing: Writing) -> str:
    """Municipality and location in words; of a host family the municipality; empty where it was not said."""
    home = writing.home
    municipality = writing.view.kaart.municipalities.get(home.municipality or "")
    if municipality is None:
        return ""
    named = [municipality.name, *(one.name for one in municipality.locations if one.id == home.location)]
    return " · ".join(map(writing.view.say, named))
