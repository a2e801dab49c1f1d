"""Which queues of the municipalities here have no reader or no deputy among the accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.accounts.coverage import uncovered
from store.chain import MAIN
from store.database import open_database
from store.database_problem import DatabaseProblem
from store.schema import SchemaState, check_schema
from wegwijzer.complaints import load_offices
from wegwijzer.desk import places_of
from wegwijzer.kaart import load_shipped
from wegwijzer.problem import OperatorProblem
from wegwijzer.staff import opened_staff

if TYPE_CHECKING:
    from desk.accounts.coverage import Uncovered
    from wegwijzer.settings import Settings


async def queues_without_readers(settings: Settings) -> list[str]:
    """A line each. The example municipality is left out; so is a database that is not set up yet."""
    offices = load_offices()
    towns = [one.id for one in offices.municipalities.values() if one.connected and not one.example]
    if not towns or not await _is_set_up(settings):
        return []
    places = places_of(load_shipped().kaart)
    async with opened_staff(settings) as staff:
        found = {town: await staff.accounts.of(town) for town in towns}
    return [
        _line(town, one)
        for town, accounts in found.items()
        for one in uncovered(town, accounts, offices, places.locations_of(town, offices))
    ]


async def _is_set_up(settings: Settings) -> bool:
    try:
        async with await open_database(settings.database_url, MAIN) as database:
            return (await check_schema(database)).state == SchemaState.CURRENT
    except DatabaseProblem as problem:
        raise OperatorProblem(str(problem)) from None


def _line(town: str, missing: Uncovered) -> str:
    where = f"{town}/{missing.location}" if missing.location else town
    return f"{where}: the queue '{missing.queue}' has no {missing.lacks} among the accounts of the desk"
