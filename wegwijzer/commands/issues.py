"""`wegwijzer issues`: what becomes of a complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from issues.case import About, Kind, Severity
from issues.routing.model import Facts, Housed
from wegwijzer.clock import today
from wegwijzer.commands.issue_keeping import export, freeze_quarters, purge_cases
from wegwijzer.commands.issue_redact import redact
from wegwijzer.commands.key_rotation import rotate_keys
from wegwijzer.commands.outbox import outbox
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from datetime import datetime

    from issues.intake.model import IntakeData, SubTheme, Theme

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group("issues")
def command() -> None:
    """Complaints: who reads which, and by when."""


command.add_command(rotate_keys)
command.add_command(outbox)
command.add_command(freeze_quarters)
command.add_command(export)
command.add_command(purge_cases)
command.add_command(redact)


@command.command("route")
@click.option("--theme", required=True, help="e.g. housing")
@click.option("--sub-theme", required=True, help="e.g. mould")
@click.option("--kind", type=click.Choice(get_args(Kind)), default="signal", show_default=True)
@click.option("--about", type=click.Choice(get_args(About)), help="Whom it is about; as the sub-theme says.")
@click.option("--severity", type=click.Choice(get_args(Severity)), help="As the sub-theme says.")
@click.option("--sensitive/--not-sensitive", default=None, help="As the sub-theme says.")
@click.option("--housed", type=click.Choice(get_args(Housed)), default="location", show_default=True)
@click.option("--municipality", help="Name its readers, e.g. voorbeeldstad.")
@click.option("--location", help="Its own readers, e.g. de-linde.")
@click.option("--on", "day", type=DAY, help="The day it is received; today unless given.")
@click.option("--explain", is_flag=True, help="Also say which rules were passed over, and why.")
def route(  # noqa: PLR0913 – one parameter per option
    *,
    theme: str,
    sub_theme: str,
    kind: Kind,
    about: About | None,
    severity: Severity | None,
    sensitive: bool | None,
    housed: Housed,
    municipality: str | None,
    location: str | None,
    day: datetime | None,
    explain: bool,
) -> None:
    """Who reads a complaint with these facts, and by when."""
    from wegwijzer.commands.route_lines import destination_lines, reader_line, why_lines  # noqa: PLC0415
    from wegwijzer.complaints import load_intake, load_offices, load_rules  # noqa: PLC0415 – kept out of `--help`

    its_theme, its_sub_theme = _found(load_intake(), theme, sub_theme)
    facts = Facts(
        theme=theme,
        sub_theme=sub_theme,
        kind=kind,
        about=about or its_sub_theme.about or its_theme.about,
        severity=severity or its_sub_theme.severity,
        sensitive=its_sub_theme.sensitive if sensitive is None else sensitive,
        housed=housed,
    )
    rules = load_rules()
    print("\n".join(destination_lines(rules, facts, day.date() if day else today())))
    if municipality:
        print(reader_line(rules, facts, load_offices(), municipality, location))
    if explain:
        print("\n".join(why_lines(rules, facts)))


@command.command("states")
def states() -> None:
    """The page of what becomes of a case: docs/case-states.md."""
    from issues.states_page import states_page  # noqa: PLC0415 – kept out of `--help`

    print(states_page(), end="")


def _found(data: IntakeData, theme: str, sub_theme: str) -> tuple[Theme, SubTheme]:
    its_theme = data.theme(theme)
    if its_theme is None:
        message = f"--theme {theme}: one of {', '.join(one.id for one in data.themes)}"
        raise OperatorProblem(message)
    its_sub_theme = its_theme.sub_theme(sub_theme)
    if its_sub_theme is None:
        message = f"--sub-theme {sub_theme}: {theme} has {', '.join(one.id for one in its_theme.sub_themes)}"
        raise OperatorProblem(message)
    return its_theme, its_sub_theme
