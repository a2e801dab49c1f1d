"""The card that says where else to turn with a complaint: reading it never costs what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.session import Dialogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guide.intake.writing import Writing
    from guide.lines import Labelled
    from guide.view import View
    from issues.intake.model import Theme

IN_GENERAL = "complaint.procedure"
AGAINST_DECISIONS = "complaint.objection"
OF_NO_THEME = frozenset({"complaint.file", "complaint.status"})


def information(view: View, theme: Theme | None) -> Dialogue | None:
    """The topic that answers complaints of the theme, with what choosing the theme says already."""
    for intent in theme.intents if theme else ():
        if led := view.led(intent):
            return led
        if intent in view.kaart.topics:
            return Dialogue(topic=intent)
    topic = AGAINST_DECISIONS if theme and theme.decision else IN_GENERAL
    return Dialogue(topic=topic) if topic in view.kaart.topics else None


def information_label(writing: Writing) -> Labelled | None:
    found = information(writing.view, writing.theme)
    return writing.view.topic_label(found.topic) if found else None


def complaint_on(view: View, topic: str, known: Mapping[str, str]) -> str | None:
    """The theme of the complaint that a card can begin: empty for any, None where the card is about something else.

    By the map's own entries: a request such as ``complaint.staff`` that leads to this card with these answers.
    """
    found = {
        entry.intent.removeprefix("complaint.")
        for theme in view.kaart.themes
        for entry in theme.entries
        if entry.topic == topic and entry.intent.startswith("complaint.") and entry.intent not in OF_NO_THEME
        if all(known.get(fact) == choice for fact, choice in entry.facts.items())
    }
    if len(found) == 1:
        return found.pop()
    return "" if topic.startswith("complaint.") else None
