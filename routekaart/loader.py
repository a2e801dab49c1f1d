"""From documents to a map, or to everything that keeps them from being one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from content.documents import Documents, version_of
from content.memo import Memo
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

    from content.yaml_file import YamlFile

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


def load_with_files(documents: Documents, memo: Memo | None = None) -> LoadedKaart:
    """Do as ``load`` does, and keep the positions: what the checker needs.

    With a ``memo`` a file that is as it was is not read again.
    """
    memo = memo or Memo()
    problems: list[Problem] = list(_misplaced(documents))
    documents = {path: text for path, text in documents.items() if not holds_cases(path)}
    known = {path: text for path, text in sorted(documents.items()) if kind_of(path)}
    parsed = {path: memo.recall((path, text), partial(_parse, path, text)) for path, text in known.items()}
    files = Files({path: one.file for path, one in parsed.items()})
    nodes: list[Node] = []
    local: dict[str, dict[str, Topic]] = {}
    for path, one in parsed.items():
        problems += one.problems
        if isinstance(one.node, Topic) and municipality_of(path):
            local.setdefault(municipality_of(path), {})[one.node.id] = one.node
        elif one.node:
            nodes.append(one.node)
    problems += check_references(files)
    problems += check_agreement(files)
    if problems:
        raise ContentError(problems)
    kaart = _assemble(version_of(documents), nodes)
    return LoadedKaart(kaart.model_copy(update={"local_topics": local}), files)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """One file by itself: its value, the node it makes if it has that shape, and what is wrong with it."""

    file: YamlFile
    node: Node | None
    problems: tuple[Problem, ...]


def _parse(path: str, text: str) -> _Parsed:
    file, kind = read(path, text), kind_of(path)
    if kind is None or file.broken:
        return _Parsed(file, None, file.problems)
    node, faults = validate(file, kind.model)
    return _Parsed(file, node, (*file.problems, *faults))


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
