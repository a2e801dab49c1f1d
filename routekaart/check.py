"""Is a map sound? Proven by going through everything it can answer, for every place and language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from content.raw_values import walk_texts
from content.script import MIN_SHARE, script_of, share_of
from language import REQUIRED_LANGUAGES
from routekaart.alarm_check import EMERGENCY_NUMBER, alarm_problems
from routekaart.card import MAX_CARD, card_length
from routekaart.engine import relevant_facts
from routekaart.language_check import language_problems
from routekaart.layers import lay
from routekaart.layout import THEMES, municipality_path, topic_path
from routekaart.opening_check import opening_problems
from routekaart.place import Place, contact, places
from routekaart.validity import is_overdue
from routekaart.walk import MAX_STATES, count_states, walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from content.marks import KeyPath
    from content.problem import Problem
    from content.yaml_file import YamlFile
    from language import Language
    from routekaart.layers import LaidMap
    from routekaart.loader import LoadedKaart
    from routekaart.model import Outcome, Routekaart, Topic

MAX_QUESTIONS = 4
MAX_CALLBACK = 64
"""Bytes that Telegram allows in a button's callback data."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """A topic under check, with all it is checked against."""

    kaart: Routekaart
    topic: Topic
    file: _Source
    everywhere: tuple[Place | None, ...]
    """Every place where its cards can be shown; None is nowhere in particular."""
    languages: Collection[Language]


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a topic is written: a file of its own, or below ``prefix`` in that of a layer that changes it."""

    file: YamlFile
    prefix: KeyPath = ()

    def at_key(self, path: KeyPath, message: str) -> Problem:
        return self.file.at_key((*self.prefix, *path), message)

    def at_value(self, path: KeyPath, message: str) -> Problem:
        return self.file.at_value((*self.prefix, *path), message)


def check(
    loaded: LoadedKaart,
    *,
    on: date,
    intents: Collection[str] = (),
    dangers: Collection[str] = (),
    languages: Collection[Language] = REQUIRED_LANGUAGES,
) -> list[Problem]:
    """Say what would leave a resident without a right answer on the day ``on``; an empty list is the proof.

    What ``load`` refuses is not looked at again. ``intents``: those that must lead somewhere, a topic or a theme's
    entry; leave out what the dialogue itself answers. ``dangers``: the kinds that must have an alarm.
    ``languages``: those the bot speaks; in each, every card must fit and every alarm be there.
    """
    kaart = loaded.kaart
    problems = [*_routing(loaded, intents), *_scripts(loaded)]
    problems += [*alarm_problems(loaded, dangers), *opening_problems(loaded)]
    problems += language_problems(loaded, languages)
    laid = {place: lay(kaart, place, on) for place in (None, *places(kaart, examples=True))}
    for topic in kaart.topics.values():
        unchanged = tuple(place for place, here in laid.items() if here.kaart.topics[topic.id] is topic)
        source = _Source(loaded.files.by_path[topic_path(topic.id)])
        problems += _topic(_Subject(kaart, topic, source, unchanged, languages), on)
    for place, here in laid.items():
        if place:
            problems += _layers(loaded, place, here, on, languages)
    return sorted(set(problems))


def _topic(subject: _Subject, on: date) -> Iterator[Problem]:
    yield from (*_ways(subject), *_uses(subject), *_buttons(subject), *_dates(subject, on))
    yield from _outcomes(subject)


def _outcomes(subject: _Subject) -> Iterator[Problem]:
    for name, outcome in subject.topic.outcomes.items():
        yield from _outcome(subject, name, outcome)


def _layers(
    loaded: LoadedKaart, place: Place, laid: LaidMap, on: date, languages: Collection[Language]
) -> Iterator[Problem]:
    """The topics that are different here: a municipality's own in full, of others the cards."""
    for topic_id, topic in laid.kaart.topics.items():
        national = loaded.kaart.topics.get(topic_id)
        if national is None:
            own = loaded.files.by_path[topic_path(topic_id, place.municipality)]
            yield from _topic(_Subject(laid.kaart, topic, _Source(own), (place,), languages), on)
        elif topic is not national:
            layer = loaded.files.by_path[municipality_path(place.municipality)]
            yield from _outcomes(_Subject(laid.kaart, topic, _Source(layer, ("topics", topic_id)), (place,), languages))


def _routing(loaded: LoadedKaart, intents: Collection[str]) -> Iterator[Problem]:
    led = set(loaded.kaart.topics) | {entry.intent for theme in loaded.kaart.themes for entry in theme.entries}
    for intent in intents:
        if intent not in led:
            message = f"intent '{intent}' leads nowhere: give it a topic, or an entry in a theme"
            yield loaded.files.by_path[THEMES].at_key(("themes",), message)


def _scripts(loaded: LoadedKaart) -> Iterator[Problem]:
    for file in loaded.files.by_path.values():
        texts = dict(walk_texts(file.value))
        for path, text in texts.items():
            script = script_of(str(path[-1])) if _is_said(path, texts) else None
            if script and not _is_proper_name(file, path) and share_of(script, text) < MIN_SHARE:
                yield file.at_value(path, f"{path[-1]} is hardly in {script} letters: is it the right language?")


def _is_said(path: KeyPath, texts: Collection[KeyPath]) -> bool:
    """Whether it is a text in one of several languages; a step's id stands beside them."""
    return path[-1] != "id" and all((*path[:-1], one) in texts for one in REQUIRED_LANGUAGES)


def _is_proper_name(file: YamlFile, path: KeyPath) -> bool:
    """Whether a text is what an organisation or a place is called: that stays in its own letters.

    A role's name is a common noun, and so are the names of facts.
    """
    return path[-2] == "name" and not file.path.startswith(("national/roles", "national/facts"))


def _ways(subject: _Subject) -> Iterator[Problem]:
    """Every way through the rules ends at an outcome, soon enough, and every rule is on one."""
    topic, file = subject.topic, subject.file
    if (states := count_states(subject.kaart, topic)) > MAX_STATES:
        message = f"the facts of these rules combine in {states} ways, more than can be walked: split the topic"
        yield file.at_key(("rules",), message)
        return
    found = walk(subject.kaart, topic)
    if found.dead_end is not None:
        known = ", ".join(f"{fact}={choice}" for fact, choice in found.dead_end.items())
        yield file.at_key(("rules",), f"no rule holds for {known}: end with a rule that has no 'when'")
    if len(found.longest) > MAX_QUESTIONS:
        asked = ", ".join(found.longest)
        message = f"up to {len(found.longest)} questions are asked ({asked}), at most {MAX_QUESTIONS} may be"
        yield file.at_key(("rules",), message)
    for index in range(len(topic.rules)):
        if index + 1 not in found.deciding:
            yield file.at_value(("rules", index), f"rule {index + 1} never decides: earlier rules take all it could")


def _uses(subject: _Subject) -> Iterator[Problem]:
    for name in subject.topic.outcomes:
        if all(rule.outcome != name for rule in subject.topic.rules):
            yield subject.file.at_key(("outcomes", name), f"no rule leads to outcome '{name}'")


def _buttons(subject: _Subject) -> Iterator[Problem]:
    topic = subject.topic
    for fact in relevant_facts(subject.kaart, topic.id):
        choice = max((choice.id for choice in subject.kaart.facts[fact].choices), key=len)
        size = len(f"q:{topic.id}:{fact}:{choice}".encode())
        if size > MAX_CALLBACK:
            index = next(index for index, rule in enumerate(topic.rules) if fact in rule.when)
            message = f"a button for '{choice}' needs {size} bytes, {MAX_CALLBACK} fit: shorten an id"
            yield subject.file.at_key(("rules", index, "when", fact), message)


def _dates(subject: _Subject, on: date) -> Iterator[Problem]:
    topic, file = subject.topic, subject.file
    if is_overdue(topic, on):
        yield file.at_value(("review_by",), f"to be reviewed by {topic.review_by}, which has passed on {on}")
    for name, outcome in topic.outcomes.items():
        if outcome.valid_until and date.fromisoformat(outcome.valid_until) < on:
            message = f"outcome '{name}' holds until {outcome.valid_until}, which has passed on {on}"
            yield file.at_value(("outcomes", name, "valid_until"), message)
        if outcome.valid_from and outcome.valid_until and outcome.valid_until < outcome.valid_from:
            yield file.at_value(("outcomes", name, "valid_until"), f"outcome '{name}' ends before it begins")


def _outcome(subject: _Subject, name: str, outcome: Outcome) -> Iterator[Problem]:
    """Every outcome names someone, an urgent one 112 first, and its card fits, wherever it is shown.

    That it has a source is the model's promise already.
    """
    if not outcome.contacts and not outcome.check_with:
        yield subject.file.at_key(
            ("outcomes", name), f"outcome '{name}' names nobody to turn to: add a contact or role"
        )
    if outcome.urgent:
        yield from _urgent(subject, name, outcome)
    for language in subject.languages:
        lengths = {
            place: card_length(subject.kaart, subject.topic, outcome, place, language) for place in subject.everywhere
        }
        longest = max(lengths, key=lengths.__getitem__)
        if lengths[longest] > MAX_CARD:
            where = f" in {longest}" if longest else ""
            message = f"the card in {language} has up to {lengths[longest]} characters{where}, {MAX_CARD} fit"
            yield subject.file.at_key(("outcomes", name), message)


def _urgent(subject: _Subject, name: str, outcome: Outcome) -> Iterator[Problem]:
    for place in subject.everywhere:
        first = contact(subject.kaart, outcome.contacts[0], place) if outcome.contacts else None
        if first is None or first.phone != EMERGENCY_NUMBER:
            where = f" in {place}" if place else ""
            message = f"outcome '{name}' is urgent, so its first contact must be the one with phone 112{where}"
            yield subject.file.at_value(("outcomes", name, "contacts", 0), message)
            return
