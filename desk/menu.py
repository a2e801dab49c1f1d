"""The menu: the pages that an account may open, of those that there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk.accounts.account import Staff
    from desk.permissions import Permission
    from locales import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """``current``: the page, or one below it, is being shown."""

    path: str
    label: str
    current: bool


def menu_of(staff: Staff, _: Texts, paths: frozenset[str], shown: str) -> tuple[MenuItem, ...]:
    """In the order in which they are most used; the first is where an account begins."""
    return tuple(
        MenuItem(path=path, label=label, current=shown == path or shown.startswith(path + "/"))
        for permission, path, label in _pages(_)
        if path in paths and staff.may(permission)
    )


def _pages(_: Texts) -> Iterator[tuple[Permission, str, str]]:
    yield "cases.read", "/desk/cases", _("Cases")
    yield "replies.edit", "/desk/replies", _("Standard replies")
    yield "content.edit", "/desk/content", _("Content")
    yield "figures.read", "/desk/figures", _("Figures")
    yield "accounts.manage", "/desk/accounts", _("Accounts")
    yield "audit.read", "/desk/audit", _("Audit")
    yield "signed_in", "/desk/account", _("My account")
