"""Own Dutch words for a resident who reads another language: translated by machine, and looked at before they go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desk.accounts.account import LANGUAGES
from desk.acting.kept_in_translation import is_kept, is_plausible
from desk.acting.own_words import OwnWords, words_to_translate
from desk.acting.typed_deed import WORDS_MOST
from desk.pages.tickets import opened, ticket
from issues.handling.deed import DESK_LANGUAGE
from issues.translating import NotTranslated
from locales import texts

if TYPE_CHECKING:
    from desk.page import DeskRequest
    from issues.handling.deed import Deed
    from issues.replies.model import StandardReply
    from issues.steps import Action
    from issues.translating import Translation, TranslationProblem
    from locales import Texts

TICKET = "translation"
"""What a ticket with a translation is sealed as, and the field that it is in."""
SEND = "send"
"""The field of the two buttons: with the translation (`BOTH`) or what was typed alone (`ALONE`)."""
BOTH, ALONE = "both", "dutch"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCheck:
    """What somebody looks at before their words go. ``text``: the translation, to be sent back as ``ticket``.

    ``dutch``: all that would be read in Dutch. ``problem``: why there is no translation; what was typed alone can go.
    ``again``: the words were changed after the last one.
    """

    dutch: str
    text: str = ""
    ticket: str = ""
    problem: str = ""
    again: bool = False


async def with_translation(
    request: DeskRequest, language: str, deed: Deed, reply: StandardReply | None
) -> Deed | ToCheck:
    """The deed as it goes, or what is to be looked at first. ``language``: the resident's; ``reply``: the standard one.

    Called only with words that may go: what leads to a person was confirmed before anything leaves the house.
    """
    own = words_to_translate(request, deed.action, reply, language) if request.desk.translates else None
    if own is None or request.fields.get(SEND) == ALONE:
        return deed
    looked_at = _looked_at(request, language, own)
    if looked_at is None:
        return await _made(request, language, own)
    if request.fields.get(SEND) == BOTH:
        words = {**deed.words, language: _with_original(looked_at, language)}
        return replace(deed, words=words, machine=frozenset({language}))
    return looked_at


def looked_at_before(
    request: DeskRequest, action: Action, reply: StandardReply | None, language: str
) -> ToCheck | None:
    """The translation that the form carries, where it is shown again for another reason."""
    own = words_to_translate(request, action, reply, language) if request.desk.translates else None
    return _looked_at(request, language, own) if own else None


def _looked_at(request: DeskRequest, language: str, own: OwnWords) -> ToCheck | None:
    """The translation of these very words, as it was shown in this browser."""
    carried, dutch = request.fields.get(TICKET, ""), own.whole(DESK_LANGUAGE, own.dutch)
    found = opened(request, TICKET, carried)
    if found is None or (found["dutch"], found["language"]) != (dutch, language):
        return None
    return ToCheck(dutch=dutch, text=found["text"], ticket=carried)


async def _made(request: DeskRequest, language: str, own: OwnWords) -> ToCheck:
    _, again = request.texts, bool(request.fields.get(TICKET))
    dutch = own.whole(DESK_LANGUAGE, own.dutch)
    try:
        made = (await _asked(request, language, own.dutch)).text.strip()
    except NotTranslated as problem:
        return ToCheck(dutch=dutch, problem=why_none(problem.why, _))
    if not is_plausible(own.dutch, made) or len(made) > 2 * WORDS_MOST:
        return ToCheck(dutch=dutch, problem=why_none("wrong_answer", _))
    if not is_kept(own.dutch, made):
        return ToCheck(dutch=dutch, problem=_("The translation changed a number, a link or a mark, so it is not used."))
    text = own.whole(language, made)
    value = {"dutch": dutch, "language": language, "text": text}
    return ToCheck(dutch=dutch, text=text, ticket=ticket(request, TICKET, value), again=again)


async def _asked(request: DeskRequest, language: str, dutch: str) -> Translation:
    if request.desk.translates is None:
        raise NotTranslated("no_answer")
    return await request.desk.translates.translate(dutch, source=DESK_LANGUAGE, target=language)


def _with_original(looked_at: ToCheck, language: str) -> str:
    """Both in one text: the label says of the whole that a machine made it, the heading what it made it from."""
    _ = texts(next((one for one in LANGUAGES if one == language), LANGUAGES[0]), "desk")
    heading = _("The original, in Dutch:")
    return f"{looked_at.text}\n\n🇳🇱 {heading}\n{looked_at.dutch}"


def why_none(why: TranslationProblem, _: Texts) -> str:
    """What went wrong with a translation, for whoever wants to send words."""
    return {
        "no_answer": _("The translation service cannot be reached."),
        "too_slow": _("The translation service took too long."),
        "refused": _("The translation service refused. Please tell whoever runs this program."),
        "wrong_answer": _("The translation service answered something strange. Please tell whoever runs this program."),
        "too_long": _("These words are too long for the translation service."),
    }[why]
