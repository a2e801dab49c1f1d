"""A case with its words translated by machine, when somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.acting.reader import reader_of
from desk.page import not_found
from desk.pages.case import case_page, write_down
from desk.reading.names import today
from issues.translating import NotTranslated

if TYPE_CHECKING:
    from starlette.responses import Response

    from desk.page import DeskRequest
    from issues.reading.case_file import CaseFile, Spoken
    from issues.translating import TranslationProblem
    from locales import Texts


async def translate_case(request: DeskRequest) -> Response:
    """The page of the case with a translation under what is not in the reader's language; kept nowhere."""
    opened = await request.desk.handling.open(reader_of(request.staff), request.path_params["number"])
    if opened is None or request.desk.translates is None:
        return not_found(request)
    await write_down(request, "case.opened", opened)
    file = await request.desk.reading.read(reader_of(request.staff), opened, on=today(request))
    translations: dict[str, str] = {}
    failed: dict[str, str] = {}
    try:
        for name, words in _foreign(file, request.language).items():
            made = await request.desk.translates.translate(words.text, source=words.language, target=request.language)
            translations[name] = made.text
    except NotTranslated as problem:
        failed = {"translating_failed": why_not(problem.why, request.texts)}
    return await case_page(request, opened, translations=translations, **failed)


def why_not(why: TranslationProblem, _: Texts) -> str:
    """What went wrong, and what that means."""
    return {
        "no_answer": _("The translation service cannot be reached. Nothing is lost: try again later."),
        "too_slow": _("The translation service took too long. Nothing is lost: try again later."),
        "refused": _("The translation service refused. Please tell whoever runs this program."),
        "wrong_answer": _("The translation service answered something strange. Please tell whoever runs this program."),
        "too_long": _("These words are too long for the translation service."),
    }[why]


def _foreign(file: CaseFile, language: str) -> dict[str, Spoken]:
    """What the resident wrote in another language, by its place on the page. It is redacted, which notes are not."""
    said = {str(place): one.words for place, one in enumerate(file.history) if one.actor == "resident"}
    return {
        name: words for name, words in {"story": file.story, **said}.items() if words and words.language != language
    }
