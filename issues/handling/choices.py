"""What somebody at the desk may do with a case now, so that a page offers that and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from issues.case import QueueKind
from issues.intake.severity import RANK
from issues.states import RULES, move
from issues.steps import Action, Moved, Refused, Step

if TYPE_CHECKING:
    from datetime import date

    from issues.case import Severity
    from issues.standing import Standing
    from issues.steps import Actor

SAID_LATER = frozenset({"no_reason", "unsaid"})
"""Refusals that a form mends: what is lacking is typed or chosen in it."""
STAFFS = tuple(action for action in get_args(Action) if RULES[action].by != ("resident",))
QUEUES: tuple[QueueKind, ...] = get_args(QueueKind)


def actions(standing: Standing, actor: Actor, on: date) -> frozenset[Action]:
    """Everything that this role may do with the case on that day, some of it with words or choices yet to come."""
    found = {action for action in STAFFS if _possible(move(standing, Step(action=action), actor, on))}
    without = set()
    if not queues_to_pass_to(standing, actor, on):
        without.add("pass_on")
    for action in ("raise", "lower"):
        if not severities(standing, action):
            without.add(action)
    return frozenset(found - without)


def queues_to_pass_to(standing: Standing, actor: Actor, on: date) -> tuple[QueueKind, ...]:
    """Those that this role may pass the case on to."""
    tried = {queue: move(standing, Step(action="pass_on", queue=queue), actor, on) for queue in QUEUES}
    return tuple(queue for queue, came in tried.items() if _possible(came))


def severities(standing: Standing, action: Action) -> tuple[Severity, ...]:
    """Those that are higher with `raise`, lower with `lower`."""
    own = RANK[standing.severity]
    return tuple(one for one, rank in RANK.items() if (rank > own if action == "raise" else rank < own))


def _possible(came: Moved | Refused) -> bool:
    return isinstance(came, Moved) or came.reason in SAID_LATER
