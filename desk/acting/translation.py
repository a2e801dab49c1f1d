"""Own Dutch words for a resident who reads another language: translated by machine, and looked at before they go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desk.accounts.account import LANGUAGES
from desk.acting.kept_in_translation import is_kept, is_plausible
from desk.acting.slugs import TO_RESIDENT
from desk.acting.typed_deed import WORDS_MOST
from desk.pages.tickets import opened, ticket
from issues.handling.deed import DESK_LANGUAGE
from issues.translating import NotTranslated
from locales import texts

if TYPE_CHECKING:
    from desk.page import DeskRequest
    from issues.handling.deed import Deed
    from issues.translating import Translation, TranslationProblem
    from locales import Texts

TICKET = "translation"
"""What a ticket with a translation is sealed as, and the field that it is in."""
SEND = "send"
"""The field of the two buttons: with the translation (`BOTH`) or Dutch alone (`ALONE`)."""
BOTH, ALONE = "both", "dutch"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCheck:
    """What somebody looks at before their words go. ``text``: the translation, to be sent back as ``ticket``.

    ``problem``: why there is none; the Dutch alone can go. ``again``: the words were changed after the last one.
    """

    dutch: str
    text: str = ""
    ticket: str = ""
    problem: str = ""
    again: bool = False


async def with_translation(request: DeskRequest, language: str, deed: Deed) -> Deed | ToCheck:
    """The deed as it goes, or what is to be looked at first. ``language``: the resident's.

    Called only with words that may go: what leads to a person was confirmed before anything leaves the house.
    """
    if not _is_wanted(request, language, deed) or request.fields.get(SEND) == ALONE:
        return deed
    dutch = deed.words[DESK_LANGUAGE]
    made = _looked_at(request, language, dutch)
    if made is None:
        return await _made(request, language, dutch)
    if request.fields.get(SEND) == BOTH:
        words = {**deed.words, language: _with_original(made, dutch, language)}
        return replace(deed, words=words, machine=frozenset({language}))
    return ToCheck(dutch=dutch, text=made, ticket=request.fields[TICKET])


def looked_at_before(request: DeskRequest, language: str) -> ToCheck | None:
    """The translation that the form carries, where it is shown again for another reason."""
    dutch = request.fields.get(f"words_{DESK_LANGUAGE}", "").strip()
    made = _looked_at(request, language, dutch) if request.desk.translates else None
    return ToCheck(dutch=dutch, text=made, ticket=request.fields[TICKET]) if made else None


def _is_wanted(request: DeskRequest, language: str, deed: Deed) -> bool:
    """Own words, in Dutch alone, for somebody who reads another language."""
    return (
        request.desk.translates is not None
        and deed.action in TO_RESIDENT
        and deed.standard is None
        and DESK_LANGUAGE in deed.words
        and language not in deed.words
    )


def _looked_at(request: DeskRequest, language: str, dutch: str) -> str | None:
    """The translation of these very words, as it was shown in this browser."""
    found = opened(request, TICKET, request.fields.get(TICKET, ""))
    if found is None or (found["dutch"], found["language"]) != (dutch, language):
        return None
    text: str = found["text"]
    return text


async def _made(request: DeskRequest, language: str, dutch: str) -> ToCheck:
    _, again = request.texts, bool(request.fields.get(TICKET))
    try:
        text = (await _asked(request, language, dutch)).text.strip()
    except NotTranslated as problem:
        return ToCheck(dutch=dutch, problem=why_none(problem.why, _))
    if not is_plausible(dutch, text) or len(text) > 2 * WORDS_MOST:
        return ToCheck(dutch=dutch, problem=why_none("wrong_answer", _))
    if not is_kept(dutch, text):
        return ToCheck(dutch=dutch, problem=_("The translation changed a number, a link or a mark, so it is not used."))
    value = {"dutch": dutch, "language": language, "text": text}
    return ToCheck(dutch=dutch, text=text, ticket=ticket(request, TICKET, value), again=again)


async def _asked(request: DeskRequest, language: str, dutch: str) -> Translation:
    if request.desk.translates is None:
        raise NotTranslated("no_answer")
    return await request.desk.translates.translate(dutch, source=DESK_LANGUAGE, target=language)


def _with_original(made: str, dutch: str, language: str) -> str:
    """Both in one text: the label says of the whole that a machine made it, the heading what it made it from."""
    _ = texts(next((one for one in LANGUAGES if one == language), LANGUAGES[0]), "desk")
    heading = _("The original, in Dutch:")
    return f"{made}\n\n🇳🇱 {heading}\n{dutch}"


def why_none(why: TranslationProblem, _: Texts) -> str:
    """What went wrong with a translation, for whoever wants to send words."""
    return {
        "no_answer": _("The translation service cannot be reached."),
        "too_slow": _("The translation service took too long."),
        "refused": _("The translation service refused. Please tell whoever runs this program."),
        "wrong_answer": _("The translation service answered something strange. Please tell whoever runs this program."),
        "too_long": _("These words are too long for the translation service."),
    }[why]
