"""`wegwijzer run`: the bot, in one process."""

from __future__ import annotations

import asyncio

import click

from wegwijzer import log
from wegwijzer.settings import load_settings


@click.command("run")
def command() -> None:
    """Start the bot: on Telegram with TELEGRAM_BOT_TOKEN, else in the browser at /preview."""
    settings = load_settings()
    log.configure(settings.LOG_LEVEL)
    from wegwijzer.life import live  # noqa: PLC0415 – settings are checked before anything slow is loaded

    asyncio.run(live(settings))
