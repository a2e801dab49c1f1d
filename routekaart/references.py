"""Is every id given once, and does every id that is named exist?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from content.kept import ids_in, key_ids_in
from content.suggestion import did_you_mean
from routekaart.layout import ALWAYS_THERE, TOPIC_KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.marks import KeyPath
    from content.problem import Problem
    from content.yaml_file import YamlFile
    from routekaart.files import Files

SOMEONE = "contact or role"
"""Contacts and roles share their ids: a card names either in the same place."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place in a kind of file where an id of ``space`` stands: as a text, or as a key where ``as_key``."""

    kind: Kind
    pattern: KeyPath
    space: str
    as_key: bool = False

    def ids_in(self, file: YamlFile) -> tuple[tuple[KeyPath, str], ...]:
        return key_ids_in(file, self.pattern) if self.as_key else ids_in(file, self.pattern)

    def problem(self, file: YamlFile, path: KeyPath, message: str) -> Problem:
        return file.at_key(path, message) if self.as_key else file.at_value(path, message)


_DECLARING = (
    Site("facts", ("facts", "*"), "fact", as_key=True),
    Site("contacts", ("contacts", "*"), SOMEONE, as_key=True),
    Site("roles", ("roles", "*"), SOMEONE, as_key=True),
    Site("sources", ("sources", "*"), "source", as_key=True),
    Site("themes", ("themes", "*", "id"), "theme"),
)

_NAMING = (
    Site("themes", ("themes", "*", "ask", "*"), SOMEONE),
    Site("themes", ("themes", "*", "entries", "*", "topic"), "topic"),
    Site("themes", ("themes", "*", "entries", "*", "facts", "*"), "fact", as_key=True),
    Site("alarms", ("alarms", "*", "contacts", "*"), SOMEONE),
    Site("alarms", ("alarms", "*", "topic"), "topic"),
    Site("contacts", ("contacts", "*", "sources", "*"), "source"),
    *(
        Site(kind, pattern, space, as_key)
        for kind in TOPIC_KINDS
        for pattern, space, as_key in (
            (("theme",), "theme", False),
            (("rules", "*", "when", "*"), "fact", True),
            (("outcomes", "*", "contacts", "*"), SOMEONE, False),
            (("outcomes", "*", "check_with"), SOMEONE, False),
            (("outcomes", "*", "sources", "*"), "source", False),
            (("outcomes", "*", "next", "*"), "topic", False),
        )
    ),
    *(
        Site("municipality", (*layer, *pattern), space, as_key)
        for layer in ((), ("locations", "*"))
        for pattern, space, as_key in (
            (("contacts", "*"), SOMEONE, True),
            (("contacts", "*", "sources", "*"), "source", False),
            (("topics", "*"), "topic", True),
            (("topics", "*", "outcomes", "*", "add_contacts", "*"), SOMEONE, False),
        )
    ),
)


def naming_sites() -> tuple[Site, ...]:
    """Every place where a file names something that is given elsewhere."""
    return _NAMING


@dataclass(slots=True)
class _Declared:
    """Where each id of each space is given first, and the spaces of which a file is missing or unreadable."""

    first: dict[tuple[str, str], str] = field(default_factory=dict)
    uncertain: set[str] = field(default_factory=set)

    def ids(self, space: str) -> list[str]:
        return [name for its_space, name in self.first if its_space == space]

    def lacks(self, space: str, name: str) -> bool:
        """Whether ``name`` surely does not exist; in a space with an unread file nothing is sure."""
        return space not in self.uncertain and (space, name) not in self.first


def check_references(files: Files) -> list[Problem]:
    """Say which ids are given twice and which are named but given nowhere."""
    declared = _Declared()
    twice = list(_declare(files, declared))
    return twice + list(_dangling(files, declared))


def _declare(files: Files, declared: _Declared) -> Iterator[Problem]:
    for name, _ in files.named("topic"):
        declared.first["topic", name] = name
    for site in _DECLARING:
        if site.kind in ALWAYS_THERE and not any(files.of(site.kind)):
            declared.uncertain.add(site.space)
        for file in files.of(site.kind):
            if file.broken:
                declared.uncertain.add(site.space)
            for path, name in site.ids_in(file):
                here = site.problem(file, path, "")
                there = declared.first.setdefault((site.space, name), f"{here.path}:{here.line}")
                if there != f"{here.path}:{here.line}":
                    yield site.problem(file, path, f"{site.space} '{name}' is already given in {there}")


def _dangling(files: Files, declared: _Declared) -> Iterator[Problem]:
    for site in _NAMING:
        for file in files.of(site.kind):
            for path, name in site.ids_in(file):
                if declared.lacks(site.space, name):
                    hint = did_you_mean(name, declared.ids(site.space))
                    yield site.problem(file, path, f"no {site.space} '{name}'{hint}")
