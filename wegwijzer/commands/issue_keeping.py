"""`wegwijzer issues freeze`, `export` and `purge`: what is left of complaints with time."""

from __future__ import annotations

import asyncio
import csv
import sys
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from wegwijzer.clock import now
from wegwijzer.folder import prepare_folder
from wegwijzer.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from issues.figures import Figure
    from issues.freezing import Frozen
    from issues.purging import Purged
    from wegwijzer.issue_keeping import IssueKeeping

DRY_RUN = click.option("--dry-run", is_flag=True, help="Only say what it would do.")
QUARTER = "2026-Q4"
T = TypeVar("T")


@click.command("freeze")
@DRY_RUN
def freeze_quarters(*, dry_run: bool) -> None:
    """Make figures of every quarter that is over, and delete what they are made of. `run` does it daily."""
    from issues.dutch_time import dutch_day  # noqa: PLC0415 – kept out of `--help`
    from issues.freezing import freeze  # noqa: PLC0415 – kept out of `--help`

    async def work(keeping: IssueKeeping) -> Sequence[Frozen]:
        return await freeze(keeping.figures, keeping.cases.keys, keeping.scope(), dutch_day(now()), dry_run=dry_run)

    print("\n".join(frozen_lines(_with_keeping(work), dry_run=dry_run)))


@click.command("export")
@click.option("--quarter", help=f"Only this one, e.g. {QUARTER}.")
def export(*, quarter: str | None) -> None:
    """The figures of quarters that are over, as CSV: nothing of fewer than five people."""

    async def work(keeping: IssueKeeping) -> Sequence[Figure]:
        return await keeping.figures.figures(quarter)

    write_csv(_with_keeping(work), sys.stdout)


@click.command("purge")
@DRY_RUN
def purge_cases(*, dry_run: bool) -> None:
    """Delete what of closed cases is past its term (docs/decisions/0015). `run` does it daily."""
    from issues.purging import purge  # noqa: PLC0415 – kept out of `--help`

    async def work(keeping: IssueKeeping) -> Purged:
        return await purge(keeping.cases, now(), dry_run=dry_run)

    print("\n".join(purged_lines(_with_keeping(work), dry_run=dry_run)))


def frozen_lines(done: Sequence[Frozen], *, dry_run: bool) -> Iterator[str]:
    """Each quarter with how many reports it had and how many figures of it are shown."""
    if not done:
        yield "No quarter to freeze: one is frozen from the second day of the next."
    for one in done:
        what = "would be frozen" if dry_run else "is frozen"
        yield f"{one.period} {what}: {one.reports} reports, {len(one.figures)} figures to show"
        if not one.countable and one.reports:
            yield f"{one.period} shows nothing: its key was lost, or it was frozen before"


def purged_lines(done: Purged, *, dry_run: bool) -> Iterator[str]:
    """How many rows of each kind and table; never of which case."""
    if not done:
        yield "Nothing is past its term."
    for (kind, table), count in sorted(done.items()):
        yield f"{count:6}  {kind or '-':8}{table}"
    if done and dry_run:
        yield "Nothing was changed."


def write_csv(figures: Sequence[Figure], out: TextIO) -> None:
    """One line a figure; an empty field says whatever it is."""
    from issues.figure_cells import NAMES  # noqa: PLC0415 – kept out of `--help`

    table = csv.writer(out, lineterminator="\n")
    table.writerow(["quarter", "municipality", "tree", *NAMES, "people", "reports"])
    for one in figures:
        chosen = [getattr(one.cell, name) or "" for name in NAMES]
        table.writerow([one.period, one.cell.municipality, one.cell.tree, *chosen, one.people, one.reports])


def _with_keeping(work: Callable[[IssueKeeping], Awaitable[T]]) -> T:
    async def run() -> T:
        from wegwijzer.databases import opened  # noqa: PLC0415 – kept out of `--help`
        from wegwijzer.issue_keeping import make_keeping  # noqa: PLC0415 – kept out of `--help`

        settings = load_settings()
        prepare_folder(settings)
        async with opened(settings) as databases:
            return await work(make_keeping(databases))

    return asyncio.run(run())
