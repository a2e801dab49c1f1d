"""When a message is not surely understood: what it may have meant, or that the bot does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.reply import DidYouMean, NotUnderstood, SearchResults
from guide.turn import Turn

if TYPE_CHECKING:
    from guide.session import Session
    from guide.view import View
    from nlu.parse import Parse

MISSES_BEFORE_A_PERSON = 2
OFFERED = 3
FOUND = 6


def did_you_mean(view: View, parse: Parse) -> DidYouMean | None:
    """The likeliest requests as buttons; None where there is none that a button could stand for."""
    wanted = parse.requests or [one.intent for one in parse.ranking]
    options = [label for label in map(view.intent_label, wanted) if label][:OFFERED]
    return DidYouMean(options=tuple(options), several=bool(parse.requests)) if options else None


def not_understood(view: View, session: Session, text: str = "") -> Turn:
    """Says so, with topics that hold the same words; from the second miss in a row a person is offered first."""
    session = session.but(misses=session.misses + 1)
    person_first = session.misses >= MISSES_BEFORE_A_PERSON
    found = view.search(text, OFFERED)
    return Turn(NotUnderstood(themes=view.themes(), person_first=person_first, found=found), session)


def search(view: View, session: Session, words: str) -> Turn:
    """Topics by their words, for whoever knows what to look for."""
    found = view.search(words, FOUND)
    return Turn(SearchResults(words=words, topics=found, themes=view.themes()), session.but(misses=0))
