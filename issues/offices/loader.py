"""From the files of offices to offices, or to everything that keeps them from being some."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from content.documents import read_folder
from content.problem import ContentError, Problem
from content.shape import validate
from content.yaml_file import read
from issues.offices.model import Elsewhere, Municipality, Offices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from content.documents import Documents
    from content.node import Node
    from content.yaml_file import YamlFile

ELSEWHERE = "elsewhere.yaml"
SHIPPED = Path(__file__).parent / "data"
_MUNICIPALITY = re.compile(r"municipalities/([^/]+)\.yaml")


@dataclass(frozen=True, slots=True)
class LoadedOffices:
    """Offices together with their files, by path, for whoever must point at a line of one."""

    offices: Offices
    files: Mapping[str, YamlFile]

    def file_of(self, municipality: str) -> YamlFile:
        return self.files[f"municipalities/{municipality}.yaml"]


def load_offices(documents: Documents) -> LoadedOffices:
    """The offices that ``documents`` describe; whether they serve every rule is for ``check_offices``.

    Raises:
        ContentError: with every problem found at once, a queue without holder or deputy among them.
    """
    problems: list[Problem] = list(_misplaced(documents))
    files = {path: read(path, documents[path]) for path in sorted(documents) if _model_of(path)}
    nodes: list[Node] = []
    for path, file in files.items():
        problems += file.problems
        model = _model_of(path)
        if model and not file.broken:
            node, faults = validate(file, model)
            problems += faults
            nodes += [node] if node else []
            problems += _misnamed(file, node)
    if problems:
        raise ContentError(problems)
    return LoadedOffices(_assemble(nodes), files)


def load_shipped() -> LoadedOffices:
    """The shipped offices with their files; raises ``ContentError`` as ``load_offices`` does."""
    return load_offices(read_folder(SHIPPED))


def read_offices() -> Offices:
    """The shipped offices; raises ``ContentError`` as ``load_offices`` does."""
    return load_shipped().offices


def _model_of(path: str) -> type[Node] | None:
    if path == ELSEWHERE:
        return Elsewhere
    return Municipality if _MUNICIPALITY.fullmatch(path) else None


def _misplaced(documents: Documents) -> Iterator[Problem]:
    if ELSEWHERE not in documents:
        yield Problem(ELSEWHERE, 1, 1, "this file is missing")
    for path in documents:
        if _model_of(path) is None:
            yield Problem(path, 1, 1, f"no file of offices; those are {ELSEWHERE} and municipalities/<id>.yaml")


def _misnamed(file: YamlFile, node: Node | None) -> Iterator[Problem]:
    named = _MUNICIPALITY.fullmatch(file.path)
    if named and isinstance(node, Municipality) and node.id != named[1]:
        yield file.at_value(("id",), f"this file is named for '{named[1]}', but its id is '{node.id}'")


def _assemble(nodes: list[Node]) -> Offices:
    (elsewhere,) = (node for node in nodes if isinstance(node, Elsewhere))
    municipalities = {node.id: node for node in nodes if isinstance(node, Municipality)}
    return Offices(municipalities=municipalities, elsewhere=elsewhere)
