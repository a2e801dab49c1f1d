"""Filing a complaint: its keys first, then all else in one transaction; whoever is told "received" can rely on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from issues.case import Complaint, Destination, Filed
    from issues.case_keys import CaseKeys
    from issues.intake.model import IntakeData
    from issues.offices.model import Offices
    from issues.ports import CaseStore
    from issues.routing.model import Rules


class Filing:
    """Makes cases out of complaints.

    ``random``: that many unpredictable bytes; ``now``: an aware moment.
    """

    def __init__(  # noqa: PLR0913 – wired once, by name
        self,
        *,
        cases: CaseStore,
        keys: CaseKeys,
        data: IntakeData,
        rules: Rules,
        offices: Offices,
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
    ) -> None:
        self._cases = cases
        self._keys = keys
        self._data = data
        self._rules = rules
        self._offices = offices
        self._now = now
        self._random = random

    def destination(self, complaint: Complaint) -> Destination:
        """Where it would go if it were filed now; what the summary shows."""
        raise NotImplementedError

    async def file(self, complaint: Complaint) -> Filed:
        """The case, committed. The same draft again is the same case, number and code; nothing is written twice."""
        raise NotImplementedError
