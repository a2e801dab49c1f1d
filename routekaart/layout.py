"""Which files a map has, what each holds, and how a file's name binds its content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from content.node import Node, Slug
from routekaart.case import CasesFile
from routekaart.model import Alarm, Contact, Fact, Municipality, Role, Source, Theme, Topic

Kind: TypeAlias = Literal[
    "themes", "roles", "alarms", "facts", "contacts", "sources", "topic", "municipality", "local_topic", "cases"
]


class ThemesFile(Node):
    """A file of themes, in the order of the menu."""

    themes: tuple[Theme, ...]


class RolesFile(Node):
    """A file of roles by id."""

    roles: Mapping[Slug, Role]


class AlarmsFile(Node):
    """A file of alarms, by the kind of danger they are for."""

    alarms: Mapping[Slug, Alarm]


class FactsFile(Node):
    """A file of facts by id."""

    facts: Mapping[Slug, Fact]


class ContactsFile(Node):
    """A file of contacts by id."""

    contacts: Mapping[Slug, Contact]


class SourcesFile(Node):
    """A file of sources by id."""

    sources: Mapping[Slug, Source]


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of content file: where it lies and what shape it has."""

    kind: Kind
    where: str
    """For people: how such a path looks."""
    pattern: re.Pattern[str]
    model: type[Node]

    def name_in(self, path: str) -> str:
        """The id that the file's name or folder gives its content; empty where one file holds many."""
        found = self.pattern.fullmatch(path)
        return "" if found is None else (found.groupdict().get("id") or "")


def _kind(kind: Kind, where: str, model: type[Node]) -> FileKind:
    pattern = re.escape(where).replace("<id>", "(?P<id>[^/]+)").replace("<name>", "[^/]+")
    return FileKind(kind, where, re.compile(pattern), model)


TOPIC_KINDS: tuple[Kind, ...] = ("topic", "local_topic")
"""The nation's and a municipality's own: one shape, but only the first can be named from everywhere."""

THEMES = "national/themes.yaml"
ROLES = "national/roles.yaml"
ALARMS = "national/alarms.yaml"
REQUIRED = (THEMES, ROLES, ALARMS)
ALWAYS_THERE: tuple[Kind, ...] = ("themes", "roles", "alarms")
"""The kinds of the required files."""

FILE_KINDS: tuple[FileKind, ...] = (
    _kind("themes", THEMES, ThemesFile),
    _kind("roles", ROLES, RolesFile),
    _kind("alarms", ALARMS, AlarmsFile),
    _kind("facts", "national/facts/<name>.yaml", FactsFile),
    _kind("contacts", "national/contacts/<name>.yaml", ContactsFile),
    _kind("sources", "national/sources/<name>.yaml", SourcesFile),
    _kind("topic", "national/topics/<id>.yaml", Topic),
    _kind("municipality", "municipalities/<id>/municipality.yaml", Municipality),
    _kind("sources", "municipalities/<name>/sources.yaml", SourcesFile),
    _kind("local_topic", "municipalities/<name>/topics/<id>.yaml", Topic),
    _kind("cases", "national/cases/<id>.yaml", CasesFile),
    _kind("cases", "municipalities/<name>/cases/<id>.yaml", CasesFile),
)


@lru_cache(maxsize=32_768)
def kind_of(path: str) -> FileKind | None:
    """Which kind of file ``path`` is by its place; None where no map has such a file."""
    return next((kind for kind in FILE_KINDS if kind.pattern.fullmatch(path)), None)


def holds_cases(path: str) -> bool:
    """Whether it is a file that says what the map must answer: it lies beside the map and is no part of it."""
    kind = kind_of(path)
    return kind is not None and kind.kind == "cases"


def cases_path(topic_id: str, municipality: str | None = None) -> str:
    """Where the topic's cases lie: the nation's, or those of what a municipality changes or adds."""
    folder = f"municipalities/{municipality}" if municipality else "national"
    return f"{folder}/cases/{topic_id}.yaml"


def topic_path(topic_id: str, municipality: str | None = None) -> str:
    """Where the topic's file lies: the nation's, or a municipality's own."""
    folder = f"municipalities/{municipality}" if municipality else "national"
    return f"{folder}/topics/{topic_id}.yaml"


def municipality_path(municipality: str) -> str:
    """Where a municipality's layer lies, with those of its locations."""
    return f"municipalities/{municipality}/municipality.yaml"


def municipality_of(path: str) -> str:
    """The municipality in whose folder a file lies; empty for the national map's."""
    folder, _, rest = path.partition("/")
    return rest.partition("/")[0] if folder == "municipalities" else ""
