"""Which role may do what. One table; each route names one of these, and nothing else decides.

Whose cases somebody sees is another matter: `issues.readers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from issues.readers import Grant, Role

Permission = Literal[
    "anyone", "signed_in", "cases.read", "cases.act", "cases.protect", "envelope.open", "replies.edit", "content.edit",
    "figures.read", "accounts.manage", "audit.read",
]  # fmt: skip
"""``anyone``: before signing in. ``signed_in``: every account. ``cases.protect``: lowers the protection of a case.
``audit.read``: an admin is shown what happened to accounts, a coordinator what happened to cases.
"""

_EVERYBODY: frozenset[Permission] = frozenset({"anyone", "signed_in"})
_HANDLES: frozenset[Permission] = _EVERYBODY | {"cases.read", "cases.act"}

BY_ROLE: Mapping[Role, frozenset[Permission]] = {
    "location": _HANDLES,
    "hosts": _HANDLES,
    "coordinator": _HANDLES | {"cases.protect", "envelope.open", "replies.edit", "figures.read", "audit.read"},
    "confidant": _HANDLES,
    "editor": _EVERYBODY | {"replies.edit", "content.edit"},
    "analyst": _EVERYBODY | {"figures.read"},
    "admin": _EVERYBODY | {"accounts.manage", "audit.read"},
}

SECOND_STEP: frozenset[Role] = frozenset({"confidant", "coordinator", "editor", "admin"})
"""Roles that sign in with a code besides the password: they read what is kept from others, or change what all read."""


def permissions_of(grants: Collection[Grant]) -> frozenset[Permission]:
    """What these grants allow together; without any, what every account may."""
    return _EVERYBODY.union(*(BY_ROLE[grant.role] for grant in grants))


def needs_second_step(grants: Collection[Grant]) -> bool:
    return any(grant.role in SECOND_STEP for grant in grants)


def known(permission: str) -> bool:
    return permission in get_args(Permission)
