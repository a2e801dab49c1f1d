"""`wegwijzer nlu`: what a message means."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from pathlib import Path

import click

from wegwijzer import log
from wegwijzer.commands.nlu_quality import explain, gate, lint
from wegwijzer.commands.nlu_shared import read_understanding, readable, say
from wegwijzer.commands.unanswered_questions import unanswered
from wegwijzer.folder import prepare_folder
from wegwijzer.problem import OperatorProblem
from wegwijzer.settings import load_settings


@click.group("nlu")
def command() -> None:
    """What a message means: parse, explain, evaluate, lint, train."""
    log.configure("error")


for each in (lint, explain, gate, unanswered):
    command.add_command(each)


@command.command("parse")
@click.option("--engine", type=click.Choice(["embedded", "rasa"]), default="embedded", show_default=True)
def parse(engine: str) -> None:
    """One message per line in; one JSON object per line out, with the engine that read it."""
    from nlu.commands import parse_line  # noqa: PLC0415 – kept out of `--help`
    from wegwijzer.rasa import parsing_with_rasa  # noqa: PLC0415 – kept out of `--help`

    understanding = read_understanding()
    with (
        parsing_with_rasa(load_settings(), understanding) if engine == "rasa" else nullcontext(understanding) as reader
    ):
        for line in sys.stdin:
            print(json.dumps(parse_line(line.rstrip("\r\n"), reader), ensure_ascii=False), flush=True)


@command.command("export")
@click.option("--rasa", "folder", type=click.Path(path_type=Path), required=True, help="Where to write the project.")
@click.option("--at-most", type=click.IntRange(min=2), help="So many examples of each intent, to try it out.")
def export(folder: Path, at_most: int | None) -> None:
    """A complete Rasa project: configuration, domain, examples, components. `rasa train nlu` takes it as it is."""
    from nlu.rasa_project import ProjectError, write_project  # noqa: PLC0415 – kept out of `--help`

    try:
        with readable():
            examples = write_project(folder, at_most=at_most)
    except ProjectError as error:
        raise OperatorProblem(str(error)) from None
    print(f"{folder}: {examples} examples; README.md there says how to go on")


@command.command("evaluate")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write a page with diagrams too.")
def evaluate(file: Path, as_json: bool, html: Path | None) -> None:  # noqa: FBT001 – click passes flags by position
    """How well FILE.tsv is understood: columns lang, intent, also, text; or lang, expect, text for safety."""
    from nlu.commands import evaluate_file  # noqa: PLC0415 – kept out of `--help`

    if not file.is_file():
        message = f"{file}: no such file"
        raise OperatorProblem(message)
    if html and not html.parent.is_dir():
        message = f"{html}: no such folder"
        raise OperatorProblem(message)
    with readable():
        judged = evaluate_file(file, read_understanding(), say)
    say.clear()
    print(judged.as_json() if as_json else judged.as_text())
    if html:
        _write(html, judged.as_page())


@command.command("train")
@click.option("--features", is_flag=True, help="Also make the shipped sentence features and thresholds anew (minutes).")
@click.option("--levels", is_flag=True, help="Also find the danger model's levels anew (a minute).")
def train(features: bool, levels: bool) -> None:  # noqa: FBT001 – click passes flags by position
    """Learn from the examples again."""
    from nlu.commands import train as learn  # noqa: PLC0415 – kept out of `--help`
    from nlu.commands import write_danger_levels, write_features  # noqa: PLC0415 – kept out of `--help`
    from nlu.examples import ExamplesError  # noqa: PLC0415 – kept out of `--help`

    try:
        if features:
            write_features(prepare_folder(load_settings()), say)
        if levels:
            write_danger_levels(prepare_folder(load_settings()), say)
        learn(prepare_folder(load_settings()), say)
    except ExamplesError as error:
        message = f"the examples cannot be read:\n{error}"
        raise OperatorProblem(message) from None


def _write(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror})"
        raise OperatorProblem(message) from None
    say(f"wrote {path}")
