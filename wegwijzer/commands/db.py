"""`wegwijzer db`: the tables of both databases."""

from __future__ import annotations

import asyncio

import click

from wegwijzer import log
from wegwijzer.settings import load_settings


@click.group("db")
def command() -> None:
    """The databases: bring their tables up to date."""
    log.configure("error")


@command.command("upgrade")
def bring_up_to_date() -> None:
    """Bring both databases' tables up to what this program needs. Make a backup of each first."""
    asyncio.run(_upgrade())


async def _upgrade() -> None:
    from wegwijzer.databases import upgrade  # noqa: PLC0415 – kept out of the other commands' start
    from wegwijzer.folder import prepare_folder  # noqa: PLC0415

    settings = load_settings()
    prepare_folder(settings)
    async for chain, revision in upgrade(settings):
        print(f"{chain.name} is at revision {revision}")
