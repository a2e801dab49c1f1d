"""Does everything the map can say fit one message, as it is really rendered?"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from bot.render import render
from guide.reply import Card, Withheld
from guide.session import Dialogue
from guide.topics import question
from guide.view import View
from locales import languages
from routekaart.engine import Decision, relevant_facts
from routekaart.layers import lay
from routekaart.layout import ALARMS, THEMES, topic_path
from routekaart.place import found_contact, places

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from datetime import date

    from content.problem import Problem
    from guide.reply import Reply
    from routekaart.loader import LoadedKaart
    from routekaart.model import Outcome, Topic

MAX_MESSAGE = 4096
"""Telegram's limit, in UTF-16 units of the text without its marks; a picture such as 🆘 takes two."""

MAX_BUTTON = 64
"""Bytes that a button may carry."""

_MARK = re.compile(r"<[^>]*>")


def fit_problems(loaded: LoadedKaart, on: date) -> list[Problem]:
    """Render every alarm, menu, question and card, in every language and at every place; say what Telegram refuses.

    Of a card with the answers that make it longest, as it repeats what it rests on.
    """
    found: set[Problem] = set()
    for language in languages():
        drawn: set[Hashable] = set()
        for place in (None, *places(loaded.kaart, examples=True)):
            view = View(laid=lay(loaded.kaart, place, on), language=language, place=place, on=on)
            found.update(_menus(loaded, view))
            found.update(_topics(loaded, view, drawn))
    return sorted(found)


def _menus(loaded: LoadedKaart, view: View) -> Iterator[Problem]:
    for name in view.kaart.alarms:
        if reason := _refused(view.alarm(name), view):
            yield loaded.files.by_path[ALARMS].at_key(("alarms", name), reason)
    for index, theme in enumerate(view.kaart.themes):
        if reason := _refused(view.theme_menu(theme), view):
            yield loaded.files.by_path[THEMES].at_value(("themes", index), reason)


def _topics(loaded: LoadedKaart, view: View, drawn: set[Hashable]) -> Iterator[Problem]:
    """``drawn``: cards that were drawn at another place where nothing about them is different."""
    for name, topic in view.kaart.topics.items():
        municipality = view.place.municipality if view.place and name not in loaded.kaart.topics else None
        file = loaded.files.by_path[topic_path(name, municipality)]
        facts = relevant_facts(view.kaart, name)
        for fact in facts if view.place is None else ():
            if reason := _refused(question(view, Dialogue(topic=name), fact), view):
                yield file.at_key(("rules",), f"question '{fact}': {reason}")
        longest = {
            fact: max(view.kaart.facts[fact].choices, key=lambda one: len(view.say(one.label))).id for fact in facts
        }
        walked = tuple(range(1, len(topic.rules) + 1))
        for outcome, written in topic.outcomes.items():
            same = _likeness(view, topic, written)
            if same in drawn:
                continue
            drawn.add(same)
            decision = Decision(
                topic=name, outcome=outcome, path=walked, sources=written.sources, missing=None, expired=False
            )
            if reason := _refused(view.card(decision, longest), view):
                yield file.at_key(("outcomes", outcome), reason)


def _likeness(view: View, topic: Topic, outcome: Outcome) -> Hashable:
    """The same for places where a card is the same: no layer changes it, or whom it names."""
    people = (*outcome.contacts, *([outcome.check_with] if outcome.check_with else []))
    return topic.id, id(topic), id(outcome), tuple(id(found_contact(view.kaart, one, view.place)) for one in people)


def _refused(reply: Reply, view: View) -> str | None:
    """What Telegram would not take, in which language and where."""
    rendered = render(reply, view.language)
    where = f" in {view.language}" + (f" in {view.place}" if view.place else "")
    length = len(html.unescape(_MARK.sub("", rendered.text)).encode("utf-16-le")) // 2
    if length > MAX_MESSAGE:
        kind = "the card" if isinstance(reply, Card | Withheld) else "the message"
        return f"{kind} has {length} characters{where}, {MAX_MESSAGE} fit"
    buttons = [one for row in getattr(rendered.keyboard, "inline_keyboard", []) for one in row]
    too_much = next((one for one in buttons if len((one.callback_data or "").encode()) > MAX_BUTTON), None)
    return f"button '{too_much.text}' carries more than {MAX_BUTTON} bytes{where}" if too_much else None
