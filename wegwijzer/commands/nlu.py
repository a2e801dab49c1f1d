"""`wegwijzer nlu`: what a message means."""

from __future__ import annotations

import click

from wegwijzer import log


@click.group("nlu")
def command() -> None:
    """What a message means: parse, evaluate, train."""
    log.configure("error")
