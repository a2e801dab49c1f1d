"""What the desk reads cases with, put together over the stores."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING, NamedTuple

from desk.reading.new_cases import NewCases
from desk.translate import LibreTranslate
from issues.queue.queue import Queue
from issues.queue.search import Search
from issues.reading.reading import Reading
from issues.similar import Similarity
from nlu.sentences import E5Encoder, sentence_of
from wegwijzer.complaints import load_history

if TYPE_CHECKING:
    from collections.abc import Sequence

    from issues.case_keys import CaseKeys
    from issues.handling.handling import Handling
    from issues.intake.model import IntakeData
    from issues.offices.model import Offices
    from issues.similar import Features
    from issues.translating import Translates
    from nlu.sentences import Encoder
    from wegwijzer.complaint_stores import ComplaintStores
    from wegwijzer.settings import Settings


class DeskReading(NamedTuple):
    """Fields of `desk.desk.Desk` by their names there."""

    queue: Queue
    reading: Reading
    search: Search
    new_cases: NewCases
    similarity: Similarity
    translates: Translates | None


def make_reading(  # noqa: PLR0913, PLR0917 – put together once
    settings: Settings,
    complaints: ComplaintStores,
    keys: CaseKeys,
    intake: IntakeData,
    offices: Offices,
    handling: Handling,
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
        similarity=Similarity(complaints.queue, keys, sentence_features(E5Encoder())),
        translates=_translates(settings),
    )


def sentence_features(encoder: Encoder) -> Features:
    """The sentence model beside the event loop: 200 texts take it some seconds. Loaded when somebody first asks."""

    async def features(texts: Sequence[str]) -> Sequence[Sequence[float]]:
        rows: list[list[float]] = (await to_thread(encoder, [sentence_of(text) for text in texts])).tolist()
        return rows

    return features


def _translates(settings: Settings) -> Translates | None:
    if settings.TRANSLATE_URL is None:
        return None
    key = settings.TRANSLATE_KEY.get_secret_value() if settings.TRANSLATE_KEY else None
    return LibreTranslate(settings.TRANSLATE_URL, key)
