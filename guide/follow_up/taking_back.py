"""Words that take a report back: "відкликати", "klacht intrekken"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from guide.follow_up.cases import is_talked_about
from guide.follow_up.follow_up import STATUS
from guide.intake.words import folded
from guide.reply import DidYouMean
from guide.turn import Turn

if TYPE_CHECKING:
    from guide.follow_up.follow_up import FollowUp
    from guide.session import Session
    from guide.view import View
    from nlu.parse import Parse

ASYLUM = "return.asylum_withdrawal"
"""What else is taken back, in the same words."""
TAKING_BACK = (
    r"відклик\w*|відклич\w*|vidklyk\w*|отзыва\w*|отозв\w*|отзов\w*|intrek\w*|ingetrokken|withdraw\w*|retract\w*"
)
UNDOING = (
    r"забрати|забираю|заберу|заберіть|zabraty|забрать|заберите|скасу\w+|видал\w+|анул\w+|вилуч\w+|відмін\w+"
    r"|отмени\w*|удали\w*|annule\w+|verwijder\w*|terugnemen|terugtrekken|cancel|delete|remove"
)
CLEARING = r"прибрати|приберіть|прибери|убрать|уберите"
"""Also said of a room: only with a report that is named."""
REPORT = r"скарг\w*|звернен\w*|клахт\w*|skarg\w*|жалоб\w*|обращени\w*|klacht\w*|melding\w*|complaint\w*|report\w*"
MAY_BE_ONE = r"повідомлен\w*|заяв\w*|справ\w*|сообщени\w*|zaak|case"
BESIDE = (
    r"я|ми|хочу|хоч\w+|хотів|хотіла|хотіли|б|би|м[оі]\w*|сво\w+|її|його|це|цю|як|чи|можна|можу|назад|будь|ласка|прошу"
    r"|вже|передума\w+|треба|мені|бы|ли|можно|могу|как|пожалуйста|обратно|уже|ее|её|его|это|мне|надо"
    r"|ik|u|je|we|wij|wil|wilt|willen|wou|graag|mijn|onze|de|het|dit|deze|die|dat|kan|kun|kunt|mag|hoe|terug|in|nu"
    r"|toch|alstublieft|aub"
    r"|i|want|to|would|like|my|our|the|this|that|it|can|how|back|please"
)
PARTED = re.compile(r"\b(?:trek(?=.* in\b)|take(?=.* back\b))(.*)")
"""A verb in two parts: "ik trek het in", "take it back"; alone they say something else."""
MOST_WORDS = 10
OF_ASYLUM = re.compile(
    r"притул|азил|азюл|захист|прохання|убежищ|прошени|asiel|asyl|\bind\b|\bінд\b|\bинд\b", re.IGNORECASE
)

Meant = Literal["report", "something", "undo"]
"""``report``: a report is named; ``something``: taken back, and what is not said; ``undo``: less than that."""


def takes_back(text: str) -> Meant | None:
    """What short words that say nothing else take back; None where they say something else as well, "not" above all."""
    words = PARTED.sub(r"intrekken\1", folded(text)).split()

    def some(kind: str) -> bool:
        return any(re.fullmatch(kind, word) for word in words)

    known = f"{TAKING_BACK}|{UNDOING}|{CLEARING}|{REPORT}|{MAY_BE_ONE}|{BESIDE}"
    if len(words) > MOST_WORDS or not all(re.fullmatch(known, word) for word in words):
        return None
    if some(REPORT) and some(f"{TAKING_BACK}|{UNDOING}|{CLEARING}"):
        return "report"
    if not some(f"{TAKING_BACK}|{UNDOING}"):
        return None
    return "something" if some(TAKING_BACK) else "undo"


async def taken_back(  # noqa: PLR0913 – all that decides what is taken back
    follow_up: FollowUp, view: View, session: Session, text: str, *, parse: Parse, chat: str
) -> Turn | None:
    """While a case is looked at, the question whether to take it back; else the way to it. None: not about that."""
    meant = takes_back(text)
    if is_talked_about(session):
        as_of_asylum = parse.intent == ASYLUM and not OF_ASYLUM.search(text)
        return await follow_up.take_back(session, chat) if meant or as_of_asylum else None
    if meant == "report":
        return follow_up.ask_code(session, taking_back=True)
    options = tuple(filter(None, map(view.intent_label, (STATUS, ASYLUM)))) if meant == "something" else ()
    return Turn(DidYouMean(options=options), session.but(misses=0)) if options else None
