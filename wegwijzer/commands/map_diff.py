"""`wegwijzer routekaart diff`: what is different between two maps, in words."""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from locales import languages
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from content.documents import Documents
    from language import Language
    from routekaart.model import Routekaart


@click.command("diff")
@click.argument("before")
@click.argument("after", required=False)
@click.option("--language", type=click.Choice(languages()), default="nl", show_default=True)
def show_diff(*, before: str, after: str | None, language: Language) -> None:
    """Say who gets another card, and which texts, contacts, hours and amounts changed.

    BEFORE and AFTER are folders of a map, or git revisions of the one that comes with the program (HEAD~3, a tag, or
    REVISION:PATH). AFTER is the map that comes with the program unless given. Exit 0 if nothing changed, 1 if something
    did, 2 if a map cannot be read, as diff does.
    """
    from routekaart.diff import diff  # noqa: PLC0415 – kept out of `--help`
    from routekaart.diff_words import diff_lines  # noqa: PLC0415
    from wegwijzer.kaart import SHIPPED  # noqa: PLC0415

    found = diff(_read(before), _read(after or str(SHIPPED)))
    print("\n".join(diff_lines(found, language)))
    sys.exit(1 if found else 0)


def _read(name: str) -> Routekaart:
    from content.problem import ContentError  # noqa: PLC0415 – kept out of `--help`
    from routekaart.loader import load  # noqa: PLC0415

    try:
        return load(_documents(name))
    except ContentError as error:
        lines = "\n".join(f"  {problem}" for problem in error.problems)
        message = f"{name} cannot be read as a map:\n{lines}"
        raise OperatorProblem(message) from None


def _documents(name: str) -> Documents:
    from content.documents import read_folder  # noqa: PLC0415 – kept out of `--help`

    try:
        return read_folder(Path(name)) if Path(name).is_dir() else _of_revision(name)
    except OSError as error:
        message = f"{name} cannot be read ({error.strerror or error})"
        raise OperatorProblem(message) from None


def _of_revision(name: str) -> Documents:
    """The documents as git has them at a revision, read from a folder that is there for a moment only."""
    from content.documents import read_folder  # noqa: PLC0415 – kept out of `--help`
    from wegwijzer.kaart import SHIPPED  # noqa: PLC0415

    here, tree = (Path.cwd(), name) if ":" in name else (SHIPPED, f"{name}:./")
    found = _git(here, "rev-parse", "--verify", "--end-of-options", tree, of=name).decode().strip()
    # Below its top folder, git would pack only what lies there.
    top = Path(_git(here, "rev-parse", "--show-toplevel", of=name).decode().strip())
    archive = _git(top, "archive", "--format=tar", found, of=name)
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
        return read_folder(Path(folder))


def _git(here: Path, *arguments: str, of: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(here), *arguments], capture_output=True, check=False)  # noqa: S603, S607 – git, wherever it is; a revision is no option
    except OSError:
        message = f"{of} is no folder, and there is no git to ask for a revision"
        raise OperatorProblem(message) from None
    if done.returncode:
        message = f"{of} is neither the folder of a map nor a git revision that has one"
        raise OperatorProblem(message)
    return done.stdout
