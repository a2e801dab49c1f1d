"""The program's two databases: the main one, and the one of the keys that open what complaints say."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, NamedTuple

from store.chain import KEYS, MAIN, Chain
from store.database import open_database
from store.database_problem import KEY_SETTING, SETTING, DatabaseProblem
from store.database_url import same_database
from store.schema import prepare_schema, upgrade_schema
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from store.database import Database
    from wegwijzer.settings import Settings


class Databases(NamedTuple):
    """Both open, with the tables this program needs."""

    main: Database
    keys: Database


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Databases]:
    """Both databases; empty ones are set up, old or strange ones refused with one line."""
    refuse_one_for_both(settings)
    try:
        async with (
            await open_database(settings.database_url, MAIN) as main,
            await open_database(settings.keys_database_url, KEYS) as keys,
        ):
            await prepare_schema(main)
            await prepare_schema(keys)
            yield Databases(main, keys)
    except DatabaseProblem as problem:
        raise OperatorProblem(str(problem)) from None


async def upgrade(settings: Settings) -> AsyncIterator[tuple[Chain, str]]:
    """Brings the tables of both up to date, one after the other; tells the revision each is at then."""
    refuse_one_for_both(settings)
    try:
        for address, chain in ((settings.database_url, MAIN), (settings.keys_database_url, KEYS)):
            async with await open_database(address, chain) as database:
                yield chain, (await upgrade_schema(database)).needed
    except DatabaseProblem as problem:
        raise OperatorProblem(str(problem)) from None


def refuse_one_for_both(settings: Settings) -> None:
    """Keys in the same database would be in each of its backups, and open there for ever what was deleted since.

    The same server under another name is not seen here; then the tables of the one are strange to the other, which
    `prepare_schema` refuses.
    """
    try:
        same = same_database(settings.database_url, settings.keys_database_url)
    except DatabaseProblem as problem:
        raise OperatorProblem(str(problem)) from None
    if same:
        message = f"{KEY_SETTING}: this is the database of {SETTING}; keys need one of their own, with its own backups"
        raise OperatorProblem(message)
