"""`wegwijzer routekaart show`: a topic as a decision tree, in the terminal or as a picture."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from locales import languages
from wegwijzer.commands.map_options import DAY, the_day, the_place
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from datetime import date

    from language import Language


@click.command("show")
@click.argument("topic")
@click.option("--language", type=click.Choice(languages()), default="nl", show_default=True)
@click.option("--municipality", help="e.g. voorbeeldstad")
@click.option("--location", help="e.g. de-linde")
@click.option("--on", "day", type=DAY, help="The day to draw for; today unless given.")
@click.option("--svg", type=click.Path(path_type=Path), help="Write a picture to this file instead.")
@click.option("--folder", type=click.Path(path_type=Path), help="Another map than the one that comes with the program.")
def show(  # noqa: PLR0913 – one parameter per option
    *,
    topic: str,
    language: Language,
    municipality: str | None,
    location: str | None,
    day: date | None,
    svg: Path | None,
    folder: Path | None,
) -> None:
    """Draw a topic's questions, answers, rules with their numbers and layers, and cards."""
    from content.suggestion import did_you_mean  # noqa: PLC0415 – kept out of `--help`
    from routekaart.layers import lay  # noqa: PLC0415
    from routekaart.tree_svg import tree_svg  # noqa: PLC0415
    from routekaart.tree_words import TreeWords, tree_lines  # noqa: PLC0415
    from wegwijzer.kaart import SHIPPED, load_shipped  # noqa: PLC0415

    national = load_shipped(folder or SHIPPED).kaart
    place = the_place(national, municipality, location)
    laid = lay(national, place, the_day(day))
    if topic not in laid.kaart.topics:
        known = laid.kaart.topics
        message = f"no topic {topic!r} here{did_you_mean(topic, known)}; known: {', '.join(sorted(known))}"
        raise OperatorProblem(message)
    words = TreeWords(laid, topic, place, language, the_day(day))
    if svg:
        _write(svg, tree_svg(words))
    else:
        print("\n".join(tree_lines(words, shutil.get_terminal_size((100, 24)).columns)))


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"--svg {path}: cannot be written ({error.strerror})"
        raise OperatorProblem(message) from None
    print(path)
