"""A new topic to be filled in: files that load, and that the check refuses until every text is written."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from content.problem import ContentError
from content.suggestion import did_you_mean
from content.yaml_file import read
from routekaart.alarm_check import EMERGENCY_NUMBER
from routekaart.layer_agreement import LOCAL
from routekaart.layout import THEMES, cases_path, topic_path
from routekaart.loader import load
from routekaart.schema import modeline
from routekaart.topic_check import MAX_CALLBACK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from content.documents import Documents
    from routekaart.model import Routekaart, Theme

TODO = "TODO"
"""What every text of a skeleton begins with; the check refuses it wherever it stands."""

READ_AGAIN = timedelta(days=182)
FIRST, SECOND = "first", "other"
"""The choices of the question, and the cards they lead to, until somebody gives them names that say something."""

_ID = re.compile(r"[a-z]+\.[a-z_]+")
_LONGEST_ID = 40


class SkeletonProblem(Exception):
    """Why no skeleton can be made of that name."""


def skeleton(documents: Documents, topic: str, *, theme: str | None, on: date) -> dict[str, str]:
    """Give the files of a new topic by their paths, with the file of themes that then leads to it.

    Args:
        documents: The map as it is; it must load.
        theme: The theme it belongs to; the word before the dot unless given.

    Raises:
        SkeletonProblem: the id is none, or taken, or there is no such theme.
        ContentError: ``documents`` are no map.
    """
    kaart = load(documents)
    for objection in _objections(kaart, topic):
        raise SkeletonProblem(objection)
    home = _theme(kaart, theme or topic.partition(".")[0], given=theme is not None)
    name = topic.partition(".")[2]
    files = {
        topic_path(topic): _topic(kaart, home, topic, name, on),
        f"national/facts/{topic}.yaml": _facts(name),
        f"national/sources/{topic}.yaml": _sources(topic),
        cases_path(topic): _cases(topic, name),
    }
    for path in files:
        if path in documents:
            message = f"{path} is there already: remove it, or give the topic another id"
            raise SkeletonProblem(message)
    written = {path: f"{modeline(path)}\n{text}" for path, text in files.items()}
    written[THEMES] = _with_entry(documents[THEMES], kaart.themes.index(home), topic)
    try:
        load({**documents, **written})
    except ContentError as error:
        message = f"the skeleton would not load, add the topic by hand:\n{error}"
        raise SkeletonProblem(message) from None
    return written


def _objections(kaart: Routekaart, topic: str) -> Iterator[str]:
    """Why the topic cannot have that id."""
    fact = _fact(topic.partition(".")[2])
    button = len(f"q:{topic}:{fact}:{FIRST}")
    if topic.startswith(LOCAL):
        yield f"{topic!r} is a municipality's own: write it in its folder, with the questions that there are"
    elif not _ID.fullmatch(topic):
        yield f"{topic!r} is no topic's id: small letters with one dot, such as school.transport"
    elif topic in kaart.topics:
        yield f"there is a topic {topic!r} already, in {topic_path(topic)}"
    elif any(entry.intent == topic for theme in kaart.themes for entry in theme.entries):
        yield f"{topic!r} stands in the menu already, in {THEMES}: write its topic by hand"
    elif fact in kaart.facts:
        yield f"the question of {topic!r} would be {fact!r}, which is there already: give the topic another id"
    elif button > MAX_CALLBACK or len(topic) > _LONGEST_ID:
        yield f"{topic!r} is too long: a button of it would need {button} bytes, {MAX_CALLBACK} fit"


def _theme(kaart: Routekaart, name: str, *, given: bool) -> Theme:
    known = {theme.id: theme for theme in kaart.themes}
    if name not in known:
        how = "" if given else "; name one with --theme"
        message = f"no theme {name!r}{did_you_mean(name, known)}{how}; there are {', '.join(known)}"
        raise SkeletonProblem(message)
    return known[name]


def _fact(name: str) -> str:
    return f"{name}_need"


def _source(topic: str) -> str:
    return f"{topic.replace('.', '_')}_source"[:_LONGEST_ID]


def _someone(kaart: Routekaart, theme: Theme) -> str:
    """Whom a card names until somebody thinks of better: never 112, which is for a life in danger."""
    urgent = {name for name, contact in kaart.contacts.items() if contact.phone == EMERGENCY_NUMBER}
    return next((one for one in (*theme.ask, *kaart.roles) if one not in urgent), theme.ask[0])


def _text(indent: int, nl: str, uk: str) -> str:
    """A text in the required languages, as block lines."""
    before = " " * indent
    return f"{before}uk: '{TODO}: {uk}'\n{before}nl: '{TODO}: {nl}'\n"


def _topic(kaart: Routekaart, theme: Theme, topic: str, name: str, on: date) -> str:
    who = _someone(kaart, theme)
    owners = [one.owner for one in kaart.topics.values() if one.theme == theme.id]
    cards = "".join(
        f"  {card}:\n    answer:\n{_text(6, 'wat het antwoord is', 'яка відповідь')}"
        f"    steps:\n      - id: s1\n{_text(8, 'wat iemand nu doet', 'що зробити зараз')}"
        f"    contacts: [{who}]\n    confidence: medium\n    check_with: {who}\n"
        f"    sources: [{_source(topic)}]\n"
        for card in (FIRST, SECOND)
    )
    return (
        f"# Vul in wat met {TODO} begint, en noem niets zonder bron. `wegwijzer routekaart check` zegt wat ontbreekt.\n"
        f"id: {topic}\ntheme: {theme.id}\nowner: {max(owners, key=owners.count) if owners else theme.id}\n"
        f"review_by: '{on + READ_AGAIN}'\ntitle:\n{_text(2, 'hoe het onderwerp heet', 'як називається тема')}"
        f"rules:\n  - when: {{{_fact(name)}: {FIRST}}}\n    outcome: {FIRST}\n  - outcome: {SECOND}\noutcomes:\n{cards}"
    )


def _facts(name: str) -> str:
    choices = "".join(
        f"      - id: {choice}\n        label:\n{_text(10, 'een antwoord op de knop', 'відповідь на кнопці')}"
        for choice in (FIRST, SECOND)
    )
    return (
        f"facts:\n  {_fact(name)}:\n    question:\n{_text(6, 'de vraag', 'запитання')}"
        f"    name:\n{_text(6, 'de vraag in een paar woorden', 'запитання кількома словами')}"
        f"    remember: false\n    choices:\n{choices}"
    )


def _sources(topic: str) -> str:
    return (
        f"sources:\n  {_source(topic)}:\n    title: '{TODO}: wie dit zegt, en waar'\n    url: https://todo.example\n"
        "    date: undated\n"
    )


def _cases(topic: str, name: str) -> str:
    why = f"'{TODO}: waarom dit het goede antwoord is'"
    cases = "".join(
        f"  - why: {why}\n    facts: {{{_fact(name)}: {card}}}\n    outcome: {card}\n" for card in (FIRST, SECOND)
    )
    return f"topic: {topic}\ncases:\n{cases}  - why: {why}\n    asks: {_fact(name)}\n"


def _with_entry(themes: str, theme: int, topic: str) -> str:
    """The file of themes with an entry more, below the theme's last; all else stays as it is written."""
    marks = read(THEMES, themes).marks
    where = ("themes", theme, "entries")
    last = max((path for path in marks.values if path[:3] == where and len(path) == len(where) + 1), default=None)
    if last is None:
        message = f"the theme has no entry yet: add one for another topic to {THEMES} by hand first"
        raise SkeletonProblem(message)
    line = max(position.line for path, position in marks.values.items() if path[:4] == last)
    indent = " " * (marks.values[last].column - 3)
    entry = (
        f"{indent}- intent: {topic}\n{indent}  label:\n{_text(len(indent) + 4, 'tekst op de knop', 'напис на кнопці')}"
    )
    lines = themes.splitlines(keepends=True)
    before = "".join(lines[:line])
    return before + ("" if before.endswith("\n") else "\n") + entry + "".join(lines[line:])
