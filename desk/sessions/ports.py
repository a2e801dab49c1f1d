"""What sessions ask of the world: a place on the server. `store` has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

MOST_KEPT_BYTES = 256 * 1024
"""Of what a session keeps: what was typed into a form while nobody was signed in any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """``id``: keyed hash of what the cookie holds. ``kept``: sealed; notices to show, and what was typed."""

    id: bytes
    account: bytes
    started: datetime
    seen: datetime
    kept: bytes | None = None


class DeskSessionStore(Protocol):
    """Sessions in a database. Every method is one transaction."""

    async def add(self, session: SessionRow) -> None: ...

    async def get(self, session: bytes) -> SessionRow | None: ...

    async def touch(self, session: bytes, seen: datetime) -> None:
        """Nothing where it has ended."""

    async def keep(self, session: bytes, kept: bytes | None) -> None:
        """Nothing where it has ended."""

    async def end(self, session: bytes) -> None: ...

    async def end_all(self, account: bytes, *, but: bytes | None = None) -> int:
        """Those of an account, but for one; how many there were."""

    async def of(self, account: bytes) -> Sequence[SessionRow]:
        """The newest first."""

    async def purge(self, *, seen_before: datetime, started_before: datetime) -> int:
        """Deletes those that are over for either reason; how many."""
