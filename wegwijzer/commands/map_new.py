"""`wegwijzer routekaart new`: the files of a new topic, to be filled in."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wegwijzer.clock import today
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import Mapping


@click.command("new")
@click.argument("topic")
@click.option("--theme", help="The theme it belongs to; the word before the dot unless given.")
@click.option("--folder", type=click.Path(path_type=Path), help="Another map than the one that comes with the program.")
def new_topic(*, topic: str, theme: str | None, folder: Path | None) -> None:
    """Write a skeleton: the topic, a question, a source, an entry in the menu and rule cases.

    It loads at once; `check` refuses it until every text that begins with TODO is written.
    """
    from content.documents import read_folder  # noqa: PLC0415 – kept out of `--help`
    from routekaart.skeleton import SkeletonProblem, skeleton  # noqa: PLC0415
    from wegwijzer.kaart import SHIPPED, load_shipped  # noqa: PLC0415

    folder = folder or SHIPPED
    try:
        load_shipped(folder)
        files = skeleton(read_folder(folder), topic, theme=theme, on=today())
    except SkeletonProblem as problem:
        raise OperatorProblem(str(problem)) from None
    except OSError as error:
        message = f"--folder {folder}: cannot be read ({error.strerror or error})"
        raise OperatorProblem(message) from None
    _write(folder, files)
    print("\n".join(str(folder / path) for path in files))
    print("Write what begins with TODO; then: wegwijzer routekaart check, and routekaart show", topic)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """All of them or none: what was written before one could not be is put back as it was."""
    before: dict[Path, bytes | None] = {}
    try:
        for path, text in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            before[file] = file.read_bytes() if file.exists() else None
            file.write_text(text, encoding="utf-8")
    except OSError as error:
        for file, was in before.items():
            with suppress(OSError):
                _put_back(file, was)
        message = f"--folder {folder}: cannot write {error.filename} ({error.strerror})"
        raise OperatorProblem(message) from None


def _put_back(file: Path, was: bytes | None) -> None:
    if was is None:
        file.unlink(missing_ok=True)
    else:
        file.write_bytes(was)
