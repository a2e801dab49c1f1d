"""Content as it is stored and published: texts by path, whether they come from a folder or from a database."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from content.problem import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

Documents: TypeAlias = Mapping[str, str]
"""The text of each document by its path under the content's folder, with ``/`` between names on every system."""

_VERSION_LENGTH = 12

MAX_BYTES = 1024 * 1024
"""Of one file, which is not even opened when it is larger; how long its text may be is for whoever reads it as YAML."""

_YAML = re.compile(r".*\.ya?ml", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"[A-Za-z0-9_./-]+")


class _NotContentError(Exception):
    """A file that cannot be taken as content."""


def read_folder(path: Path) -> Documents:
    """Read every YAML file under ``path``; other files (notes, images) are no content, nor is what begins with a dot.

    ``.yml`` and ``.YAML`` are read as well, so that the loader can say where such a file belongs instead of leaving it
    out in silence. For the same reason a link is refused: one to a folder would not be followed.

    Raises:
        ContentError: with all that cannot be read (no UTF-8, too large, a link, a folder with a file's name).
        OSError: ``path`` is no folder.
    """
    if not path.is_dir():
        message = f"no folder {path}"
        raise NotADirectoryError(message)
    documents: dict[str, str] = {}
    problems: list[Problem] = []
    for name in sorted(content_names(path)):
        shown = name if _NAME.fullmatch(name) else ascii(name)[1:-1]
        try:
            content = _read(path / name)
            documents[shown] = content.decode("utf-8")
        except _NotContentError as reason:
            problems.append(Problem(shown, 1, 1, str(reason)))
        except UnicodeDecodeError as error:
            problems.append(_not_utf8(shown, content, error.start))
    if problems:
        raise ContentError(problems)
    return documents


def content_names(root: Path) -> Iterator[str]:
    """What has the name of a YAML file, and every link, by its path under ``root``; nothing where that is no folder."""
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders + [name for name in files if not name.startswith(".")]:
            if _YAML.fullmatch(name) or (here / name).is_symlink():
                yield (here / name).relative_to(root).as_posix()


def _read(file: Path) -> bytes:
    try:
        found = file.lstat()
        if reason := _refused(found):
            raise _NotContentError(reason)
        return file.read_bytes()
    except OSError as error:
        message = f"cannot be read ({error.strerror or type(error).__name__})"
        raise _NotContentError(message) from None


def _refused(found: os.stat_result) -> str | None:
    if stat.S_ISLNK(found.st_mode):
        return "a link: put the file or folder itself here"
    if stat.S_ISDIR(found.st_mode):
        return "a folder with the name of a file: rename it"
    if not stat.S_ISREG(found.st_mode):
        return "no plain file"
    if found.st_size > MAX_BYTES:
        return f"{found.st_size:,} bytes, at most {MAX_BYTES:,} are read: split the file"
    return None


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
