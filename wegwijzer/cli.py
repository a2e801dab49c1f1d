"""The command line. Each command lives in `wegwijzer.commands` and is imported only when it is called."""

from __future__ import annotations

import importlib
import os
import sys

import click

from wegwijzer.problem import OperatorProblem

COMMANDS = {
    "run": ("run", "Start the bot: Telegram with a token, else the browser chat."),
    "chat": ("chat", "Talk to the same bot in this terminal."),
    "nlu": ("nlu", "What a message means: parse, evaluate, train."),
    "routekaart": ("routekaart", "The map: ask it, check it, draw it, compare it, add to it."),
    "issues": ("issues", "Complaints: who reads which, and by when."),
    "desk": ("desk", "The desk: invite staff, verify the audit."),
    "doctor": ("doctor", "Is everything there, and what needs a person's eye soon?"),
    "db": ("db", "The databases: bring their tables up to date."),
}


MODEL_THREADS = 1
"""For each message being read; as many messages are read at once as there are cores. With two threads each, they wait
for one another by spinning: beside other work that took six times the computing (363 ms a message instead of 62)."""


class Lazy(click.Group):
    """`--help` and a misspelt command answer at once, without loading the sentence model."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 – click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 – click's signature
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"wegwijzer.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 – click's signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, meaning) for name, (_, meaning) in COMMANDS.items()])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
def wegwijzer() -> None:
    """Wegwijzer · Дороговказ: a signpost for people displaced from Ukraine in Dutch municipal reception."""


def main() -> None:
    """Runs a command; what an operator can mend is one line on stderr and exit code 2."""
    # Read by OpenMP when the sentence model is loaded; whoever runs the program may set another number.
    os.environ.setdefault("OMP_NUM_THREADS", str(MODEL_THREADS))
    try:
        wegwijzer(standalone_mode=True)
    except OperatorProblem as problem:
        click.echo(f"wegwijzer: {problem}", err=True)
        sys.exit(2)
