"""`wegwijzer nlu lint`, `explain` and `gate`: are the examples sound, why this answer, is it as good as it was."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from wegwijzer.commands.nlu_shared import read_understanding, readable, say
from wegwijzer.folder import prepare_folder
from wegwijzer.settings import load_settings

if TYPE_CHECKING:
    from nlu.floors import Figure


@click.command("lint")
@click.option("--quick", is_flag=True, help="Look for leaked evaluation texts by their letters only.")
@click.option(
    "--plain", is_flag=True, help="Compare with the sentence model as it comes, not as we tuned it (minutes)."
)
def lint(quick: bool, plain: bool) -> None:  # noqa: FBT001 – click passes flags by position
    """Exit 1 if examples are twins, thin in a language, or leaked from an evaluation set; names strays too."""
    from nlu.inspection import lint_examples  # noqa: PLC0415 – kept out of `--help`
    from nlu.lint import as_text  # noqa: PLC0415

    with readable():
        found = lint_examples(prepare_folder(load_settings()), say, quick=quick, plain=plain)
    say.clear()
    print(as_text(found))
    sys.exit(1 if found.problems else 0)


@click.command("explain")
@click.argument("text")
def explain(text: str) -> None:
    """Why TEXT is understood as it is: rules, danger model, nearest examples, scores, decision."""
    from nlu.inspection import explain_message  # noqa: PLC0415 – kept out of `--help`

    with readable():
        told = explain_message(text, prepare_folder(load_settings()), say)
    say.clear()
    print(told)


@click.command("gate")
@click.option("--renew", is_flag=True, help="Make the figures of today the floors of tomorrow.")
def gate(renew: bool) -> None:  # noqa: FBT001 – click passes flags by position
    """Exit 1 if a frozen set is understood worse than its floors say (nlu/evaluation/floors.json)."""
    from nlu.floors import fallen, read_floors  # noqa: PLC0415 – kept out of `--help`
    from nlu.inspection import guarded_figures  # noqa: PLC0415

    with readable():
        floors = {} if renew else read_floors()
        found = guarded_figures(read_understanding().parse, say)
    say.clear()
    if renew:
        _renew(found)
        return
    problems = [line for name, figures in found.items() for line in fallen(name, figures, floors)]
    for line in problems:
        print(line)
    if not problems:
        print("nothing is understood worse than it was")
    sys.exit(1 if problems else 0)


def _renew(found: dict[str, dict[str, Figure]]) -> None:
    from nlu.floors import FloorsError, changes, read_floors, write_floors  # noqa: PLC0415 – kept out of `--help`

    try:
        before = read_floors()
    except FloorsError:
        before = {}
    for name, figures in found.items():
        for line in changes(name, figures, before):
            print(line)
    write_floors(found)
