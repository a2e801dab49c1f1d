"""`wegwijzer routekaart check`: is the map proven sound, with its rule cases and the files about complaints?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wegwijzer.commands.map_options import DAY, the_day
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from content.documents import Documents
    from content.problem import Problem

FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FIELDS = ("path", "line", "column", "message")


@click.command("check")
@click.option("--municipality", help="Only the nation's map and what this municipality makes of it.")
@click.option("--folder", type=FOLDER, help="Another map than the one that comes with the program.")
@click.option("--over", type=FOLDER, help="A folder laid over it, as ROUTEKAART_PATH is.")
@click.option("--on", "day", type=DAY, help="The day to check for; today unless given.")
@click.option("--json", "as_json", is_flag=True, help="Problems as JSON.")
def check_map(
    *, municipality: str | None, folder: Path | None, over: Path | None, day: date | None, as_json: bool
) -> None:
    """Exit 0 if the map is sound, 1 if not (problems as file:line:column: message), 2 if it cannot be read.

    The rule cases and the files about complaints are checked with it, as they speak of the map.
    """
    from content.problem import ContentError  # noqa: PLC0415 – kept out of `--help`

    try:
        documents = _documents(folder, over)
        problems, summary = _checked(documents, the_day(day), municipality)
    except ContentError as error:
        _say(error.problems, as_json=as_json)
        if not as_json:
            click.echo("wegwijzer: the routekaart cannot be read", err=True)
        sys.exit(2)
    _say(problems, as_json=as_json)
    if not problems and not as_json:
        print(f"sound: {summary}")
    sys.exit(1 if problems else 0)


def _documents(folder: Path | None, over: Path | None) -> Documents:
    from content.documents import read_folder  # noqa: PLC0415
    from wegwijzer.kaart import SHIPPED  # noqa: PLC0415

    return {**read_folder(folder or SHIPPED), **(read_folder(over) if over else {})}


def _checked(documents: Documents, on: date, municipality: str | None) -> tuple[list[Problem], str]:
    """Every problem, sorted; and of how much map they are."""
    from routekaart.cases import case_problems  # noqa: PLC0415
    from routekaart.layout import municipality_of  # noqa: PLC0415
    from wegwijzer.complaints import complaint_problems  # noqa: PLC0415
    from wegwijzer.kaart_folder import strict_checker  # noqa: PLC0415
    from wegwijzer.telegram_fit import fit_problems  # noqa: PLC0415

    checker = strict_checker()
    loaded = checker.load(documents)
    kaart = loaded.kaart
    if municipality and municipality not in kaart.municipalities:
        message = f"no municipality {municipality!r}; known: {', '.join(kaart.municipalities) or 'none'}"
        raise OperatorProblem(message)
    problems = checker.check(loaded, on=on, municipality=municipality)
    problems += [*case_problems(documents, kaart, on), *complaint_problems(kaart)]
    # What is wrong already is not drawn: the renderer may count on a sound map.
    problems += [] if problems else fit_problems(loaded, on)
    here = {"", municipality}
    kept = {one for one in problems if not municipality or municipality_of(one.path) in here}
    return sorted(kept), f"{len(kaart.topics)} topics, {len(kaart.municipalities)} municipalities"


def _say(problems: Sequence[Problem], *, as_json: bool) -> None:
    if as_json:
        told = [{name: getattr(one, name) for name in _FIELDS} for one in problems]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for one in problems:
        print(one)
