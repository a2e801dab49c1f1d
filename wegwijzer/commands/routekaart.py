"""`wegwijzer routekaart`: ask the map, and check all of it."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from language import LANGUAGES
from wegwijzer.clock import today
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from language import Language
    from routekaart.engine import Decision
    from routekaart.model import Routekaart
    from routekaart.place import Place

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group("routekaart")
def command() -> None:
    """The map: ask a topic, check all of it."""


@command.command("check")
@click.option("--on", "day", type=DAY, help="The day to check for; today unless given.")
@click.option("--json", "as_json", is_flag=True, help="Problems as JSON.")
def check_map(day: date | None, as_json: bool) -> None:  # noqa: FBT001 – click passes flags by position
    """Exit 0 if the map is sound, 1 if not (problems as file:line:column: message), 2 if it cannot be read."""
    from nlu.dangers import DANGERS  # noqa: PLC0415 – kept out of `--help`
    from nlu.intents import INTENTS  # noqa: PLC0415
    from routekaart.check import check  # noqa: PLC0415
    from wegwijzer.kaart import load_shipped  # noqa: PLC0415

    loaded = load_shipped()
    wanted = [one for one in INTENTS if one != "out_of_scope" and not one.startswith("meta.")]
    problems = check(loaded, on=_as_date(day), intents=wanted, dangers=DANGERS)
    if as_json:
        fields = ("path", "line", "column", "message")
        print(
            json.dumps(
                [{name: getattr(one, name) for name in fields} for one in problems], ensure_ascii=False, indent=1
            )
        )
    else:
        for one in problems:
            print(one)
        if not problems:
            print(f"sound: {len(loaded.kaart.topics)} topics, {len(loaded.kaart.municipalities)} municipalities")
    sys.exit(1 if problems else 0)


@command.command("ask")
@click.argument("topic")
@click.option("--fact", "given", multiple=True, metavar="NAME=VALUE", help="What is known; may be repeated.")
@click.option("--language", type=click.Choice(LANGUAGES), default="uk", show_default=True)
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
    from wegwijzer.kaart import load_shipped  # noqa: PLC0415

    kaart = load_shipped().kaart
    if topic not in kaart.topics:
        message = f"no topic {topic!r}; known: {', '.join(sorted(kaart.topics))}"
        raise OperatorProblem(message)
    facts = _facts(kaart, given)
    place = _place(kaart, municipality, location)
    decision = decide(kaart, topic, facts, on=_as_date(day))
    print("\n".join(_decision_lines(kaart, decision, language, place)))


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


def _place(kaart: Routekaart, municipality: str | None, location: str | None) -> Place | None:
    from routekaart.place import parse_place  # noqa: PLC0415

    name = "/".join(part for part in (municipality, location) if part)
    if not name:
        return None
    place = parse_place(kaart, name, examples=True)
    if place is None:
        message = f"no municipality or location {name!r}; known: {', '.join(kaart.municipalities) or 'none'}"
        raise OperatorProblem(message)
    return place


def _decision_lines(kaart: Routekaart, decision: Decision, language: Language, place: Place | None) -> list[str]:
    from routekaart.place import contact  # noqa: PLC0415

    path = " → ".join(str(number) for number in decision.path)
    lines = [f"topic    {decision.topic}", f"path     rules {path}"]
    if decision.missing:
        fact = kaart.facts[decision.missing]
        choices = [f"  {decision.missing}={choice.id}  {choice.label.in_language(language)}" for choice in fact.choices]
        return [*lines, f"question {fact.question.in_language(language)}", *choices]
    if decision.outcome is None or decision.expired:
        return [*lines, f"outcome  {decision.outcome or 'none'}{' (expired: withheld)' if decision.expired else ''}"]
    outcome = kaart.topics[decision.topic].outcomes[decision.outcome]
    lines += [f"outcome  {decision.outcome} ({outcome.confidence})", f"answer   {outcome.answer.in_language(language)}"]
    lines += [f"  {number}. {step.in_language(language)}" for number, step in enumerate(outcome.steps, start=1)]
    for one in outcome.contacts:
        found = contact(kaart, one, place)
        details = " · ".join(part for part in (found.phone, found.address, found.url) if part)
        lines.append(f"contact  {found.name.in_language(language)} [{found.layer}] {details}".rstrip())
    for one in decision.sources:
        source = kaart.sources[one]
        lines.append(f"source   {source.title} ({source.date}) {source.url}")
    return lines


def _as_date(day: date | None) -> date:
    return date(day.year, day.month, day.day) if day else today()
