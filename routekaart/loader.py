"""From documents to a map, or to everything that keeps them from being one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from content.documents import Documents, version_of
from content.node import Node
from content.problem import ContentError, Problem
from content.shape import validate
from content.yaml_file import read
from routekaart.agreement import check_agreement
from routekaart.files import Files
from routekaart.layout import (
    FILE_KINDS,
    REQUIRED,
    AlarmsFile,
    ContactsFile,
    FactsFile,
    RolesFile,
    SourcesFile,
    ThemesFile,
    holds_cases,
    kind_of,
    municipality_of,
)
from routekaart.model import Municipality, Routekaart, Topic
from routekaart.references import check_references

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")
N = TypeVar("N", bound=Node)


@dataclass(frozen=True, slots=True)
class LoadedKaart:
    """A map together with the files it was made of, for whoever must point at a line of them."""

    kaart: Routekaart
    files: Files


def load(documents: Documents) -> Routekaart:
    """Make the map that ``documents`` describe.

    Raises:
        ContentError: with every problem found at once. A file that is not YAML is reported for that alone, and ids that
            it may have given are not called missing elsewhere.
    """
    return load_with_files(documents).kaart


def load_with_files(documents: Documents) -> LoadedKaart:
    """Do as ``load`` does, and keep the positions: what the checker needs."""
    problems: list[Problem] = list(_misplaced(documents))
    documents = {path: text for path, text in documents.items() if not holds_cases(path)}
    files = Files({path: read(path, documents[path]) for path in sorted(documents) if kind_of(path)})
    nodes: list[Node] = []
    local: dict[str, dict[str, Topic]] = {}
    for path, file in files.by_path.items():
        problems += file.problems
        kind = kind_of(path)
        if kind and not file.broken:
            node, faults = validate(file, kind.model)
            problems += faults
            if isinstance(node, Topic) and municipality_of(path):
                local.setdefault(municipality_of(path), {})[node.id] = node
            elif node:
                nodes.append(node)
    problems += check_references(files)
    problems += check_agreement(files)
    if problems:
        raise ContentError(problems)
    kaart = _assemble(version_of(documents), nodes)
    return LoadedKaart(kaart.model_copy(update={"local_topics": local}), files)


def _misplaced(documents: Documents) -> Iterable[Problem]:
    for path in REQUIRED:
        if path not in documents:
            yield Problem(path, 1, 1, "this file is missing")
    places = ", ".join(kind.where for kind in FILE_KINDS)
    for path in documents:
        if kind_of(path) is None:
            yield Problem(path, 1, 1, f"no file of a map; those are {places}")


def _assemble(version: str, nodes: list[Node]) -> Routekaart:
    return Routekaart(
        version=version,
        facts=_merge(node.facts for node in _only(FactsFile, nodes)),
        sources=_merge(node.sources for node in _only(SourcesFile, nodes)),
        contacts=_merge(node.contacts for node in _only(ContactsFile, nodes)),
        roles=_merge(node.roles for node in _only(RolesFile, nodes)),
        themes=tuple(theme for node in _only(ThemesFile, nodes) for theme in node.themes),
        topics={topic.id: topic for topic in _only(Topic, nodes)},
        alarms=_merge(node.alarms for node in _only(AlarmsFile, nodes)),
        municipalities={municipality.id: municipality for municipality in _only(Municipality, nodes)},
    )


def _only(model: type[N], nodes: list[Node]) -> list[N]:
    return [node for node in nodes if isinstance(node, model)]


def _merge(parts: Iterable[Mapping[str, T]]) -> dict[str, T]:
    return {name: value for part in parts for name, value in part.items()}
