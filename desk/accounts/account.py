"""An account as it is read: with its person's name, not sealed; and who is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk.permissions import Permission
    from issues.readers import Cell, Grant

DeskLanguage = Literal["nl", "uk"]
LANGUAGES: tuple[DeskLanguage, ...] = ("nl", "uk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """``invited``: nobody has accepted yet. ``second_step``: codes are set up."""

    id: bytes
    name: str
    email: str
    language: DeskLanguage
    grants: tuple[Grant, ...]
    locked: bool
    invited: bool
    second_step: bool
    version: int

    @property
    def municipality(self) -> str:
        """All grants of an account are of one."""
        return self.grants[0].municipality


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who is signed in. ``account``, ``session``: ids. ``cells``: the cases they see."""

    account: bytes
    session: bytes
    name: str
    language: DeskLanguage
    grants: tuple[Grant, ...]
    cells: Sequence[Cell]
    permissions: frozenset[Permission]

    @property
    def municipality(self) -> str:
        return self.grants[0].municipality

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions
