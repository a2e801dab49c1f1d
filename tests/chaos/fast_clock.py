"""A clock of which hours pass in minutes, the same in every process of a run."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

MORNING = datetime(2026, 11, 30, 7, 5, tzinfo=UTC)
"""A Monday, five past eight in Amsterdam: notices go out, and will for almost thirteen hours."""


@dataclass(frozen=True)
class FastClock:
    """``began``: the real moment at which it stood at `MORNING`; ``ahead_h``: so many hours have passed besides."""

    began: float
    times: float = 1.0
    ahead_h: float = 0.0

    def __call__(self):
        return MORNING + timedelta(seconds=(time.time() - self.began) * self.times, hours=self.ahead_h)

    def as_order(self):
        return asdict(self)
