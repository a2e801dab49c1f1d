"""`wegwijzer routekaart schema`: the shape of the content files, for editors that check while somebody types."""

from __future__ import annotations

from pathlib import Path

import click

from wegwijzer.problem import OperatorProblem


@click.command("schema")
@click.option(
    "--folder", type=click.Path(path_type=Path), help="The map's folder; the one that comes with the program."
)
def write_schema(*, folder: Path | None) -> None:
    """Write the JSON Schema of each kind of file below the map's folder, where the files' first line points to."""
    from routekaart.schema import FOLDER, schemas  # noqa: PLC0415 – kept out of `--help`
    from wegwijzer.kaart import SHIPPED  # noqa: PLC0415

    target = (folder or SHIPPED) / FOLDER
    try:
        target.mkdir(exist_ok=True)
        for name, text in schemas().items():
            (target / name).write_text(text, encoding="utf-8")
            print(target / name)
    except OSError as error:
        message = f"--folder {folder or SHIPPED}: cannot write {target} ({error.strerror})"
        raise OperatorProblem(message) from None
