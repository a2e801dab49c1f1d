"""`wegwijzer routekaart`: ask the map, and check all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from locales import languages
from wegwijzer.commands.map_cases import test_rules
from wegwijzer.commands.map_check import check_map
from wegwijzer.commands.map_diff import show_diff
from wegwijzer.commands.map_new import new_topic
from wegwijzer.commands.map_options import DAY, the_day, the_place
from wegwijzer.commands.map_schema import write_schema
from wegwijzer.commands.map_show import show
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from datetime import date

    from language import Language
    from routekaart.model import Routekaart

WAYS = "TOPIC, TOPIC/OUTCOME or TOPIC/OUTCOME/steps/ID"


@click.group("routekaart")
def command() -> None:
    """The map: ask it, check it, draw it, compare it, add to it."""


command.add_command(check_map)
command.add_command(test_rules)
command.add_command(write_schema)
command.add_command(show)
command.add_command(show_diff)
command.add_command(new_topic)


@command.command("ask")
@click.argument("topic")
@click.option("--fact", "given", multiple=True, metavar="NAME=VALUE", help="What is known; may be repeated.")
@click.option("--language", type=click.Choice(languages()), default="uk", show_default=True)
@click.option("--municipality", help="e.g. voorbeeldstad")
@click.option("--location", help="e.g. de-linde")
@click.option("--on", "day", type=DAY, help="The day to answer for; today unless given.")
def ask(  # noqa: PLR0913, PLR0917 – one parameter per option
    topic: str,
    given: tuple[str, ...],
    language: Language,
    municipality: str | None,
    location: str | None,
    day: date | None,
) -> None:
    """The decision, the path and the sources; or the next question."""
    from routekaart.engine import decide  # noqa: PLC0415 – kept out of `--help`
    from routekaart.layers import lay  # noqa: PLC0415
    from wegwijzer.commands.map_lines import decision_lines  # noqa: PLC0415
    from wegwijzer.kaart import load_shipped  # noqa: PLC0415

    national = load_shipped().kaart
    place = the_place(national, municipality, location)
    laid = lay(national, place, the_day(day))
    if topic not in laid.kaart.topics:
        message = f"no topic {topic!r} here; known: {', '.join(sorted(laid.kaart.topics))}"
        raise OperatorProblem(message)
    decision = decide(laid.kaart, topic, _facts(laid.kaart, given), on=the_day(day))
    print("\n".join(decision_lines(laid, decision, language, place, the_day(day))))


@command.command("text")
@click.argument("part")
@click.option("--municipality", help="e.g. voorbeeldstad")
@click.option("--location", help="e.g. de-linde")
@click.option("--on", "day", type=DAY, help="The day to answer for; today unless given.")
def text(part: str, municipality: str | None, location: str | None, day: date | None) -> None:
    """A text by its id (topic/outcome/part, as cards and `ask` name it): in every language, and where it is written."""
    from routekaart.layers import lay  # noqa: PLC0415 – kept out of `--help`
    from wegwijzer.commands.map_lines import text_lines  # noqa: PLC0415
    from wegwijzer.kaart import load_shipped  # noqa: PLC0415

    loaded = load_shipped()
    place = the_place(loaded.kaart, municipality, location)
    lines = list(text_lines(loaded, lay(loaded.kaart, place, the_day(day)), part, place))
    if not lines:
        message = f"no text {part!r} in map {loaded.kaart.version}; write {WAYS}"
        raise OperatorProblem(message)
    print("\n".join(lines))


@command.command("content")
def content() -> None:
    """The page of everything the map answers: docs/content.md."""
    from routekaart.content_table import content_page  # noqa: PLC0415 – kept out of `--help`
    from wegwijzer.kaart import load_shipped  # noqa: PLC0415

    print(content_page(load_shipped().kaart), end="")


def _facts(kaart: Routekaart, given: tuple[str, ...]) -> dict[str, str]:
    facts = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or name not in kaart.facts:
            message = f"--fact {one}: write NAME=VALUE with a name from: {', '.join(sorted(kaart.facts))}"
            raise OperatorProblem(message)
        choices = [choice.id for choice in kaart.facts[name].choices]
        if value not in choices:
            message = f"--fact {one}: {name} is one of {', '.join(choices)}"
            raise OperatorProblem(message)
        facts[name] = value
    return facts
