"""What the desk reads cases with, put together over the stores."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desk.reading.new_cases import NewCases
from issues.queue.queue import Queue
from issues.queue.search import Search
from issues.reading.reading import Reading
from wegwijzer.complaints import load_history

if TYPE_CHECKING:
    from issues.case_keys import CaseKeys
    from issues.handling.handling import Handling
    from issues.intake.model import IntakeData
    from issues.offices.model import Offices
    from issues.translating import Translates
    from wegwijzer.complaint_stores import ComplaintStores


class DeskReading(NamedTuple):
    """Fields of `desk.desk.Desk` by their names there."""

    queue: Queue
    reading: Reading
    search: Search
    new_cases: NewCases
    translates: Translates | None


def make_reading(
    complaints: ComplaintStores, keys: CaseKeys, intake: IntakeData, offices: Offices, handling: Handling
) -> DeskReading:
    """Over the same stores as filing, with the sight of handling."""
    reading = Reading(
        cases=complaints.cases, keys=keys, data=intake, offices=offices, texts=load_history(), handling=handling
    )
    return DeskReading(
        queue=Queue(complaints.queue),
        reading=reading,
        search=Search(complaints.queue, complaints.cases, keys, intake),
        new_cases=NewCases(),
        translates=None,
    )
