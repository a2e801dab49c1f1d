"""Do the layers agree with what they change: do the parts exist, and is nothing of safety touched?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.kept import ids_in, key_ids_in
from content.raw_values import find, find_ids, find_key_ids
from content.suggestion import did_you_mean
from routekaart.layout import TOPIC_KINDS, municipality_of
from routekaart.validity import is_about_safety

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from content.marks import KeyPath
    from content.problem import Problem
    from content.yaml_file import Value, YamlFile
    from routekaart.files import Files

LOCAL = "local."
"""What the id of a municipality's own topic begins with, so that it never hides a national one."""

_LAYERS: tuple[KeyPath, ...] = ((), ("locations", "*"))


def check_layers(files: Files) -> list[Problem]:
    """Say what a layer changes that is not there, and what it must not change."""
    topics = dict(files.named("topic"))
    problems = [*_local_topics(files)]
    for file in files.of("municipality"):
        problems += _changes(file, topics)
        problems += _switched_on(file, files)
    return problems


def _changes(file: YamlFile, topics: Mapping[str, YamlFile]) -> Iterator[Problem]:
    for layer in _LAYERS:
        for path, topic in key_ids_in(file, (*layer, "topics", "*")):
            if topic not in topics:
                continue
            if is_about_safety(topic) or _at(topics[topic], ("protected",)) is True:
                yield file.at_key(path, f"topic '{topic}' is protected: a layer may only fill its roles")
            else:
                yield from _changed_outcomes(file, path, topics[topic])


def _changed_outcomes(file: YamlFile, path: KeyPath, topic: YamlFile) -> Iterator[Problem]:
    names = [name for _, name in key_ids_in(topic, ("outcomes", "*"))]
    for place, name in find_key_ids(_at(file, path), ("outcomes", "*")):
        here = (*path, *place)
        if name not in names:
            yield file.at_key(here, f"no outcome '{name}' in this topic{did_you_mean(name, names)}")
        elif _at(topic, ("outcomes", name, "urgent")) is True:
            yield file.at_key(here, f"outcome '{name}' is for a life in danger: no layer may change it")
        elif _at(topic, ("outcomes", name, "protected")) is True:
            yield file.at_key(here, f"outcome '{name}' is protected: a layer may only fill its roles")
        else:
            yield from _changed_steps(file, here, topic, name)


def _changed_steps(file: YamlFile, path: KeyPath, topic: YamlFile, outcome: str) -> Iterator[Problem]:
    steps = [step for _, step in ids_in(topic, ("outcomes", outcome, "steps", "*", "id"))]
    for place, step in find_key_ids(_at(file, path), ("steps", "*")):
        if step not in steps:
            yield file.at_key((*path, *place), f"no step '{step}' in this card{did_you_mean(step, steps)}")
    for place, step in find_ids(_at(file, path), ("add_steps", "*", "id")):
        if step in steps:
            message = f"the card has a step '{step}' already: give an added one an id of its own"
            yield file.at_value((*path, *place), message)


def _local_topics(files: Files) -> Iterator[Problem]:
    for name, file in files.named("local_topic"):
        if not name.startswith(LOCAL):
            yield file.at_value(("id",), f"a municipality's own topic is named {LOCAL}…, not '{name}'")
        for path, _ in find(file.value, ("outcomes", "*", "urgent")):
            yield file.at_key(path, "only the national map speaks where a life is in danger")


def _switched_on(file: YamlFile, files: Files) -> Iterator[Problem]:
    municipality = municipality_of(file.path)
    own = [name for name, one in files.named("local_topic") if municipality_of(one.path) == municipality]
    for layer in _LAYERS:
        for path, topic in ids_in(file, (*layer, "local_topics", "*")):
            if topic not in own:
                yield file.at_value(path, f"no topic '{topic}' of this municipality's own{did_you_mean(topic, own)}")


def repeated_steps(files: Files) -> Iterator[Problem]:
    """Steps of one card that share an id: a layer could not say which of them it changes."""
    for file in files.of(*TOPIC_KINDS):
        first: dict[tuple[KeyPath, str], KeyPath] = {}
        for path, step in ids_in(file, ("outcomes", "*", "steps", "*", "id")):
            there = first.setdefault((path[:-2], step), path)
            if there != path:
                line = file.marks.of_value(there).line
                yield file.at_value(path, f"step '{step}' is here twice, first in line {line}")


def _at(file: YamlFile, path: KeyPath) -> Value:
    return next((value for _, value in find(file.value, path)), None)
