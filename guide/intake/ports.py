"""What writing a complaint asks of the world: somewhere to file it, and a place for its photos meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from issues.case import Complaint, Destination, Filed
    from issues.redaction.preview import Marked


class FilesComplaints(Protocol):
    """`issues.filing.Filing` in the running program."""

    def destination(self, complaint: Complaint) -> Destination:
        """Where it would go now."""

    async def file(self, complaint: Complaint, *, person: str | None = None) -> Filed:
        """The case, committed; the same draft again is the same case. Raises whatever kept it from being stored.

        ``person``: whoever it is, to count different people; kept nowhere.
        """

    async def filed(self, draft: bytes) -> Filed | None:
        """The case that a draft of this id became before; None where it became none."""


class KeepsPhotos(Protocol):
    """Photos of a draft, sealed; ``draft`` is its id."""

    async def keep(self, draft: str, photo: bytes) -> str:
        """The name by which the draft finds it again."""

    async def get(self, draft: str, name: str) -> bytes | None:
        """The photo; None where it is gone or does not open."""

    async def delete(self, *names: str) -> None: ...


class HoldsRemoved(Protocol):
    """`guide.intake.removed.Removed`: in memory alone; ``draft`` is its id, words are by step."""

    def of(self, draft: str) -> Mapping[str, Marked]: ...

    def hold(self, draft: str, words: Mapping[str, Marked]) -> None: ...

    def forget(self, *drafts: str) -> None: ...
