"""`wegwijzer db`: the database's tables."""

from __future__ import annotations

import asyncio

import click

from wegwijzer import log
from wegwijzer.problem import OperatorProblem
from wegwijzer.settings import load_settings


@click.group("db")
def command() -> None:
    """The database: bring its tables up to date."""
    log.configure("error")


@command.command("upgrade")
def upgrade() -> None:
    """Bring the database's tables up to what this program needs. Make a backup first."""
    print(asyncio.run(_upgrade()))


async def _upgrade() -> str:
    from store.database import open_database  # noqa: PLC0415 – kept out of the other commands' start
    from store.database_problem import DatabaseProblem  # noqa: PLC0415
    from store.schema import upgrade_schema  # noqa: PLC0415
    from wegwijzer.folder import prepare_folder  # noqa: PLC0415

    settings = load_settings()
    prepare_folder(settings)
    try:
        async with await open_database(settings.database_url) as database:
            schema = await upgrade_schema(database)
    except DatabaseProblem as problem:
        raise OperatorProblem(str(problem)) from None
    return f"the database is at revision {schema.needed}"
