"""`python -m tests.chaos`: the whole run on both databases, and docs/reliability.md from what came of it.

Exit code 1 and a list where a promise was broken; then the page stays as it was.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from itertools import repeat
from pathlib import Path

from tests.chaos.databases import own_databases
from tests.chaos.drive import FULL, SMALL, Run
from tests.chaos.report import DATABASES, page

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
TOLD_EVERY = 50


def main():
    asked = argparse.ArgumentParser(prog="python -m tests.chaos")
    asked.add_argument("--seed", type=int, default=int(datetime.now(UTC).strftime("%Y%m%d")))
    asked.add_argument("--small", action="store_true", help="as in CI; writes no page")
    asked.add_argument("databases", nargs="*", default=list(DATABASES), metavar="sqlite|postgresql")
    wanted = asked.parse_args()
    size = SMALL if wanted.small else FULL
    # Side by side: they wait more than they work.
    with ProcessPoolExecutor(len(wanted.databases)) as runs:
        verdicts = list(runs.map(held, wanted.databases, repeat(size), repeat(wanted.seed)))
    broken = [f"{one.database}: {fault}" for one in verdicts for fault in one.faults]
    if broken:
        sys.exit("\n".join(broken))
    if not wanted.small and len(verdicts) == len(DATABASES):
        PAGE.write_text(page(verdicts, datetime.now(UTC).date()), encoding="utf-8")


def held(kind, size, seed):
    """The verdict on one database, which is printed too."""
    verdict = asyncio.run(_held(kind, size, seed))
    print(verdict, flush=True)
    return verdict


async def _held(kind, size, seed):
    with tempfile.TemporaryDirectory(prefix="wegwijzer-chaos-") as name:
        folder = Path(name)
        (folder / "data").mkdir()
        async with own_databases(kind, folder) as (main, keys):
            run = Run(size, main, keys, folder, seed)
            telling = asyncio.ensure_future(tell(run, kind))
            try:
                return await run.through()
            finally:
                telling.cancel()


async def tell(run, kind):
    """How far it is, so that nobody thinks that it hangs."""
    work = run.size.filings + run.size.replies
    while not run.books.over:
        await run.books.until(run.books.progress + TOLD_EVERY)
        print(f"{kind}: {run.books.progress} of {work}, killed {run.books.kills.total()} times", flush=True)


if __name__ == "__main__":
    main()
