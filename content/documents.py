"""Content as it is stored and published: texts by path, whether they come from a folder or from a database."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from content.problem import ContentError, Problem

if TYPE_CHECKING:
    from pathlib import Path

Documents: TypeAlias = Mapping[str, str]
"""The text of each document by its path under the content's folder, with ``/`` between names on every system."""

_VERSION_LENGTH = 12


def read_folder(path: Path) -> Documents:
    """Read every YAML file under ``path``; other files (notes, images) are no content.

    ``.yml`` is read as well, so that the loader can say where such a file belongs instead of leaving it out in silence.

    Raises:
        ContentError: a file is not UTF-8.
        OSError: ``path`` is no folder, or a file cannot be read.
    """
    if not path.is_dir():
        message = f"no folder {path}"
        raise NotADirectoryError(message)
    documents: dict[str, str] = {}
    problems: list[Problem] = []
    for file in sorted(path.rglob("*.y*ml")):
        name = file.relative_to(path).as_posix()
        content = file.read_bytes()
        try:
            documents[name] = content.decode("utf-8")
        except UnicodeDecodeError as error:
            problems.append(_not_utf8(name, content, error.start))
    if problems:
        raise ContentError(problems)
    return documents


def _not_utf8(name: str, content: bytes, offset: int) -> Problem:
    before = content[:offset]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8")) + 1
    return Problem(name, before.count(b"\n") + 1, column, "not UTF-8: save the file with that encoding")


def version_of(documents: Documents) -> str:
    """Name these documents by their content: the same names and texts give the same version, in whatever order."""
    digest = hashlib.sha256()
    for path in sorted(documents):
        for part in (path, documents[path]):
            data = part.encode("utf-8", "surrogatepass")
            # Each part goes in with its length, so that text moved from one file to its neighbour is a new version.
            digest.update(len(data).to_bytes(8))
            digest.update(data)
    return digest.hexdigest()[:_VERSION_LENGTH]
