"""What the page of a case offers to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.acting.slugs import DIRECT, MAIN, SLUG_OF, permission_for
from desk.acting.words import action_label

if TYPE_CHECKING:
    from desk.page import DeskRequest
    from issues.handling.deed import Opened
    from issues.steps import Action
    from locales import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """``direct``: one button does it; else a form follows."""

    action: Action
    path: str
    label: str
    direct: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """``main``: what is done most; ``more``: the rest. ``once``: makes two presses of a button one deed."""

    version: int
    once: str
    main: tuple[Offer, ...]
    more: tuple[Offer, ...]


def offers_of(request: DeskRequest, opened: Opened) -> Offers:
    """Everything that whoever is signed in may do with the case now, and nothing else."""
    possible = request.desk.handling.possible(opened)
    allowed = [one for one in SLUG_OF if one in possible and request.staff.may(permission_for(one))]
    offers = [_offer(opened, action, request.texts) for action in allowed]
    # Whoever has not taken it on can do little else: that stands first.
    main = [one for action in MAIN for one in offers if one.action == action]
    return Offers(
        version=opened.case.version,
        once=request.desk.random(16).hex(),
        main=tuple(main),
        more=tuple(one for one in offers if one not in main),
    )


def _offer(opened: Opened, action: Action, _: Texts) -> Offer:
    return Offer(
        action=action,
        path=f"/desk/cases/{opened.case.number}/{SLUG_OF[action]}",
        label=action_label(action, _),
        direct=action in DIRECT,
    )
