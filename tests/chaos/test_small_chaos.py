"""Acknowledged = stored once = told, on both databases, while the program is killed and Telegram is in trouble.

The small sister of `make chaos`; docs/reliability.md has what the large one gave.
"""

from __future__ import annotations

import pytest

from tests.chaos.databases import own_databases
from tests.chaos.drive import SMALL, Run
from tests.store.conftest import postgresql_server

__all__ = ["postgresql_server"]
SEED = 7


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request):
    if request.param == "postgresql":
        request.getfixturevalue("postgresql_server")
    return request.param


@pytest.mark.timeout(540)
async def test_what_was_acknowledged_is_stored_once_and_told(kind, tmp_path):
    (tmp_path / "data").mkdir()
    async with own_databases(kind, tmp_path) as (main, keys):
        verdict = await Run(SMALL, main, keys, tmp_path, SEED).through()
    assert verdict.faults == []
    assert (verdict.filings, verdict.replies) == (SMALL.filings, SMALL.replies)
    assert verdict.kills["program"] == SMALL.kills
    assert verdict.kills["staff"] == SMALL.staff_kills
    assert all(verdict.troubles[one] for one in ("429", "500", "cut", "hang")), verdict.troubles
    assert verdict.swept, "nothing was left half done: the kills were not where they hurt"
