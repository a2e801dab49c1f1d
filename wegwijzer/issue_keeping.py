"""What becomes of complaints with time, put together over the databases: figures of a quarter, and what is over."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import structlog

from issues.dutch_time import dutch_day
from issues.figure_cells import trees_of
from issues.freezing import Scope, freeze, over
from issues.purging import Keeping, purge
from store.case_keys import SqlKeyStore
from store.cases import SqlCaseStore
from store.endings import SqlEndingStore
from store.figures import SqlFigureStore
from wegwijzer.complaints import load_history, load_intake, load_offices, load_rules
from wegwijzer.kaart import load_shipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from issues.freezing import FigureStore
    from issues.offices.model import Offices
    from wegwijzer.databases import Databases

log = structlog.get_logger()


class IssueKeeping(NamedTuple):
    """``figures``: the log, tags and figures; ``scope``: reads what figures are made of; ``cases``: for a purge.

    Reading the map takes a second or two, and is needed once a quarter.
    """

    figures: FigureStore
    scope: Callable[[], Scope]
    cases: Keeping


def make_keeping(databases: Databases) -> IssueKeeping:
    """Over both databases; the terms and figures of each municipality as its offices' file says."""
    offices, main = load_offices(), databases.main
    return IssueKeeping(
        SqlFigureStore(main),
        partial(_scope, offices),
        Keeping(
            cases=SqlCaseStore(main),
            endings=SqlEndingStore(main),
            keys=SqlKeyStore(databases.keys),
            kept=offices.kept,
            texts=load_history().current,
        ),
    )


def _scope(offices: Offices) -> Scope:
    municipalities = load_shipped().kaart.municipalities.values()
    places = {one.id: [location.id for location in one.locations] for one in municipalities}
    shows = {one.id: one.figures for one in offices.municipalities.values()}
    return Scope(trees=trees_of(load_intake(), load_rules(), places), shows=shows)


async def keep(keeping: IssueKeeping, moment: datetime) -> None:
    """What is due today: a quarter freezes, what is over goes, and what a backup brought back goes again."""
    on, figures, keys = dutch_day(moment), keeping.figures, keeping.cases.keys
    if await over(figures, keys, on):
        for frozen in await freeze(figures, keys, await asyncio.to_thread(keeping.scope), on):
            log.info("quarter_frozen", count=len(frozen.figures))
    if gone := sum((await purge(keeping.cases, moment)).values()):
        log.info("cases_purged", count=gone)
