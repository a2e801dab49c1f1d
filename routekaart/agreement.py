"""Do the files agree with each other: rules with facts, themes with topics, municipalities with what is national?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.kept import ids_in, key_ids_in
from content.suggestion import did_you_mean
from routekaart.layer_agreement import check_layers, repeated_steps
from routekaart.layout import TOPIC_KINDS
from routekaart.validity import is_about_safety

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.marks import KeyPath
    from content.problem import Problem
    from content.yaml_file import YamlFile
    from routekaart.files import Files


def check_agreement(files: Files) -> list[Problem]:
    """Say what contradicts or repeats itself between or within files."""
    return [
        *_names(files),
        *_rule_outcomes(files),
        *_rule_choices(files),
        *_entries(files),
        *_repeated(files.of("facts"), ("facts", "*", "choices", "*", "id"), "choice"),
        *_repeated(files.of("municipality"), ("locations", "*", "id"), "location"),
        *_overlays_on_safety(files),
        *check_layers(files),
        *repeated_steps(files),
    ]


def _names(files: Files) -> Iterator[Problem]:
    for name, file in (*files.named("topic"), *files.named("local_topic")):
        for path, given in ids_in(file, ("id",)):
            if given != name:
                yield file.at_value(path, f"topic '{given}' stands in {file.path}: the file must be named after the id")
    for name, file in files.named("municipality"):
        for path, given in ids_in(file, ("id",)):
            if given != name:
                yield file.at_value(path, f"municipality '{given}' stands in folder '{name}': they must be the same")


def _rule_outcomes(files: Files) -> Iterator[Problem]:
    for file in files.of(*TOPIC_KINDS):
        outcomes = [name for _, name in key_ids_in(file, ("outcomes", "*"))]
        for path, outcome in ids_in(file, ("rules", "*", "outcome")):
            if outcome not in outcomes:
                yield file.at_value(path, f"no outcome '{outcome}' in this topic{did_you_mean(outcome, outcomes)}")


def _rule_choices(files: Files) -> Iterator[Problem]:
    choices: dict[str | int, list[str]] = {}
    for file in files.of("facts"):
        for path, choice in ids_in(file, ("facts", "*", "choices", "*", "id")):
            choices.setdefault(path[1], []).append(choice)
    one: KeyPath = ("rules", "*", "when", "*")
    for file in files.of(*TOPIC_KINDS):
        for path, choice in (*ids_in(file, one), *ids_in(file, (*one, "*"))):
            known = choices.get(path[3], [choice])
            if choice not in known:
                yield file.at_value(path, f"fact '{path[3]}' has no choice '{choice}'{did_you_mean(choice, known)}")
    for file in files.of("themes"):
        for path, choice in ids_in(file, ("themes", "*", "entries", "*", "facts", "*")):
            known = choices.get(path[-1], [choice])
            if choice not in known:
                yield file.at_value(path, f"fact '{path[-1]}' has no choice '{choice}'{did_you_mean(choice, known)}")


def _entries(files: Files) -> Iterator[Problem]:
    """A theme's entry must be the theme's own topic where there is one, and stand in one theme only."""
    theme_of = {name: theme for name, file in files.named("topic") for _, theme in ids_in(file, ("theme",))}
    for file in files.of("themes"):
        themes = dict(ids_in(file, ("themes", "*", "id")))
        first: dict[str, int] = {}
        for path, intent in ids_in(file, ("themes", "*", "entries", "*", "intent")):
            theme = themes.get((*path[:2], "id"))
            line = file.marks.of_value(path).line
            if first.setdefault(intent, line) != line:
                yield file.at_value(path, f"intent '{intent}' is listed twice, first in line {first[intent]}")
            elif theme and theme_of.get(intent, theme) != theme:
                yield file.at_value(path, f"topic '{intent}' is of theme '{theme_of[intent]}', not of '{theme}'")


def _repeated(files: Iterator[YamlFile], pattern: KeyPath, what: str) -> Iterator[Problem]:
    """Ids that stand twice in one list."""
    for file in files:
        first: dict[tuple[KeyPath, str], KeyPath] = {}
        for path, name in ids_in(file, pattern):
            there = first.setdefault((path[:-2], name), path)
            if there != path:
                line = file.marks.of_value(there).line
                yield file.at_value(path, f"{what} '{name}' is here twice, first in line {line}")


def _overlays_on_safety(files: Files) -> Iterator[Problem]:
    """Whoever someone in danger is sent to is the same everywhere: one wrong digit typed at one desk must not matter.

    Roles are for the layers to fill, in these topics as well.
    """
    contacts = {name for file in files.of("contacts") for _, name in key_ids_in(file, ("contacts", "*"))}
    named: set[str] = set()
    for topic, file in files.named("topic"):
        if is_about_safety(topic):
            named.update(contact for _, contact in ids_in(file, ("outcomes", "*", "contacts", "*")))
            named.update(contact for _, contact in ids_in(file, ("outcomes", "*", "check_with")))
    for file in files.of("alarms"):
        named.update(contact for _, contact in ids_in(file, ("alarms", "*", "contacts", "*")))
    for file in files.of("municipality"):
        for pattern in (("contacts", "*"), ("locations", "*", "contacts", "*")):
            for path, name in key_ids_in(file, pattern):
                if name in named & contacts:
                    message = f"contact '{name}' is used where someone is in danger: no layer may change it"
                    yield file.at_key(path, message)
