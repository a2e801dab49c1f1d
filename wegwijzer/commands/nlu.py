"""`wegwijzer nlu`: what a message means."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wegwijzer import log
from wegwijzer.folder import prepare_folder
from wegwijzer.problem import OperatorProblem
from wegwijzer.settings import load_settings

if TYPE_CHECKING:
    from nlu.understanding import Understanding


@click.group("nlu")
def command() -> None:
    """What a message means: parse, evaluate, train."""
    log.configure("error")


@command.command("parse")
@click.option("--engine", type=click.Choice(["embedded"]), default="embedded", show_default=True)
def parse(engine: str) -> None:  # noqa: ARG001 – there is one engine so far
    """One message per line in; one JSON object per line out."""
    from nlu.commands import parse_line  # noqa: PLC0415 – kept out of `--help`

    understanding = _understanding()
    for line in sys.stdin:
        print(json.dumps(parse_line(line.rstrip("\r\n"), understanding), ensure_ascii=False), flush=True)


@command.command("evaluate")
@click.argument("file", type=click.Path(path_type=Path))
def evaluate(file: Path) -> None:
    """How well FILE.tsv is understood: columns lang, intent, also, text; or lang, expect, text for safety."""
    from nlu.commands import evaluate_file  # noqa: PLC0415 – kept out of `--help`
    from nlu.frozen_sets import FrozenSetError  # noqa: PLC0415

    if not file.is_file():
        message = f"{file}: no such file"
        raise OperatorProblem(message)
    try:
        print(evaluate_file(file, _understanding()))
    except FrozenSetError as error:
        raise OperatorProblem(str(error)) from None


@command.command("train")
@click.option("--features", is_flag=True, help="Also make the shipped sentence features and thresholds anew (minutes).")
@click.option("--levels", is_flag=True, help="Also find the danger model's levels anew (a minute).")
def train(features: bool, levels: bool) -> None:  # noqa: FBT001 – click passes flags by position
    """Learn from the examples again."""
    from nlu.commands import train as learn  # noqa: PLC0415 – kept out of `--help`
    from nlu.commands import write_danger_levels, write_features  # noqa: PLC0415
    from nlu.examples import ExamplesError  # noqa: PLC0415

    try:
        if features:
            write_features(_say)
        if levels:
            write_danger_levels(prepare_folder(load_settings()), _say)
        learn(prepare_folder(load_settings()), _say)
    except ExamplesError as error:
        message = f"the examples cannot be read:\n{error}"
        raise OperatorProblem(message) from None


def _understanding() -> Understanding:
    from wegwijzer.understanding import read_understanding  # noqa: PLC0415 – kept out of `--help`

    return read_understanding(prepare_folder(load_settings()), _say)


def _say(line: str) -> None:
    click.echo(line, err=True)
