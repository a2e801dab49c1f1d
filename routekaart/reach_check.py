"""Does everything lead somewhere, and is everything led to?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.kept import ids_in, key_ids_in
from routekaart.engine import decide
from routekaart.layout import THEMES, TOPIC_KINDS
from routekaart.references import SOMEONE, naming_sites

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from content.marks import KeyPath
    from content.problem import Problem
    from routekaart.layout import Kind
    from routekaart.loader import LoadedKaart

EMERGENCY = "emergency"

_GIVEN: tuple[tuple[Kind, KeyPath, str, str], ...] = (
    ("facts", ("facts", "*"), "fact", "no rule asks '{}': nobody is ever put this question"),
    ("contacts", ("contacts", "*"), SOMEONE, "nothing sends anybody to '{}'"),
    ("roles", ("roles", "*"), SOMEONE, "nothing sends anybody to '{}'"),
    ("sources", ("sources", "*"), "source", "nothing rests on source '{}'"),
)


def reach_problems(loaded: LoadedKaart, intents: Collection[str], on: date) -> Iterator[Problem]:
    """Say which intent leads nowhere, what nothing leads to, and whether danger is answered at once."""
    yield from _routing(loaded, intents, on)
    yield from _unreached_topics(loaded, intents)
    yield from _unused(loaded)


def _routing(loaded: LoadedKaart, intents: Collection[str], on: date) -> Iterator[Problem]:
    kaart, file = loaded.kaart, loaded.files.by_path[THEMES]
    led = set(kaart.topics) | {entry.intent for theme in kaart.themes for entry in theme.entries if entry.topic}
    for intent in intents:
        if intent not in led:
            message = f"intent '{intent}' leads to no topic: write one, or give its entry in a theme another topic"
            yield file.at_key(("themes",), message)
    if EMERGENCY in intents and EMERGENCY in kaart.topics:
        decision = decide(kaart, EMERGENCY, {}, on=on)
        if decision.outcome is None or not kaart.topics[EMERGENCY].outcomes[decision.outcome].urgent:
            own = loaded.files.by_path[f"national/topics/{EMERGENCY}.yaml"]
            yield own.at_key(("rules",), "whoever is in danger must be answered at once: no question, an urgent card")


def _unreached_topics(loaded: LoadedKaart, intents: Collection[str]) -> Iterator[Problem]:
    kaart = loaded.kaart
    led = {entry.topic or entry.intent for theme in kaart.themes for entry in theme.entries}
    led |= {alarm.topic for alarm in kaart.alarms.values() if alarm.topic} | set(intents)
    for file in loaded.files.of(*TOPIC_KINDS):
        led.update(name for _, name in ids_in(file, ("outcomes", "*", "next", "*")))
    for name, file in loaded.files.named("topic"):
        if name not in led:
            yield file.at_value(("id",), f"nothing leads to topic '{name}': give it an entry in its theme")
    shown = {
        name
        for municipality in kaart.municipalities.values()
        for layer in (municipality, *municipality.locations)
        for name in layer.local_topics
    }
    for name, file in loaded.files.named("local_topic"):
        if name not in shown:
            yield file.at_value(("id",), f"no place shows topic '{name}': name it in local_topics")


def _unused(loaded: LoadedKaart) -> Iterator[Problem]:
    used = {
        (site.space, name)
        for site in naming_sites()
        for file in loaded.files.of(site.kind)
        # A layer that fills a role sends nobody to it, and an entry that knows an answer does not ask.
        if not (site.as_key and site.space == SOMEONE) and (site.kind, site.space) != ("themes", "fact")
        for _, name in site.ids_in(file)
    }
    for kind, pattern, space, message in _GIVEN:
        for file in loaded.files.of(kind):
            for path, name in key_ids_in(file, pattern):
                if (space, name) not in used:
                    yield file.at_key(path, message.format(name))
