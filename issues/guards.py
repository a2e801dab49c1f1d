"""What a table of states cannot say about a step. Each guard lets it pass (None) or says why not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from issues.intake.severity import RANK
from issues.steps import PROTECTED

if TYPE_CHECKING:
    from datetime import date

    from issues.standing import Standing
    from issues.steps import Actor, Refusal, Step

CLOSES_AFTER = timedelta(days=30)
"""Without "not solved"; see docs/decisions/0015."""


def has_reason(_case: Standing, step: Step, _actor: Actor, _on: date) -> Refusal | None:
    """With a reason in words"""
    return None if step.reason.strip() else "no_reason"


def goes_elsewhere(case: Standing, step: Step, _actor: Actor, _on: date) -> Refusal | None:
    """To another queue"""
    if step.queue is None:
        return "unsaid"
    return "no_change" if step.queue == case.queue else None


def may_go_there(case: Standing, step: Step, _actor: Actor, _on: date) -> Refusal | None:
    """About staff: never to the location; formal: only to coordinator or confidant; else where the resident lives"""
    if step.queue is None or step.queue in PROTECTED:
        return None
    if (step.about or case.about) == "staff" and step.queue == "location":
        return "about_staff"
    if case.kind == "formal":
        return "formal"
    fits = case.housed == "location" if step.queue == "location" else case.housed != "location"
    return None if fits else "no_such_queue"


def keeps_protection(case: Standing, step: Step, actor: Actor, on: date) -> Refusal | None:
    """Away from coordinator and confidant, or not about staff any more: the coordinator alone, with a reason"""
    leaves = case.queue in PROTECTED and step.queue is not None and step.queue not in PROTECTED
    clears = case.about == "staff" and step.about not in {None, "staff"}
    if not leaves and not clears:
        return None
    return has_reason(case, step, actor, on) if actor == "coordinator" else "lowers_protection"


def says_theme(_case: Standing, step: Step, _actor: Actor, _on: date) -> Refusal | None:
    """With whom it is about then, and the queue to which the rules send it"""
    return "unsaid" if step.queue is None or step.about is None else None


def is_worse(case: Standing, step: Step, _actor: Actor, _on: date) -> Refusal | None:
    """To a higher severity"""
    if step.severity is None:
        return "unsaid"
    return None if RANK[step.severity] > RANK[case.severity] else "no_change"


def is_milder(case: Standing, step: Step, _actor: Actor, _on: date) -> Refusal | None:
    """To a lower severity"""
    if step.severity is None:
        return "unsaid"
    return None if RANK[step.severity] < RANK[case.severity] else "no_change"


def says_who_hears_it(case: Standing, step: Step, _actor: Actor, _on: date) -> Refusal | None:
    """To the coordinator; where the confidant had it, the resident says to whom: back there or to the coordinator"""
    if case.queue == "confidant":
        return None if step.queue in PROTECTED else "unsaid"
    return None if step.queue in {None, "coordinator"} else "no_such_queue"


def can_be_extended(case: Standing, _step: Step, _actor: Actor, on: date) -> Refusal | None:
    """Formal complaints only, once, within the term, and not after "not solved" (Awb 9:11)"""
    if case.kind != "formal":
        return "only_formal"
    if case.extended or case.reopened:
        return "extended_before"
    return "too_late" if on > case.due else None


def can_be_closed(case: Standing, _step: Step, actor: Actor, on: date) -> Refusal | None:
    """The program 30 days after the answer; staff only after the resident's thanks"""
    if actor == "system":
        return None if on >= case.since + CLOSES_AFTER else "too_early"
    return None if case.thanked else "not_thanked"


def thanks_once(case: Standing, _step: Step, _actor: Actor, _on: date) -> Refusal | None:
    """Once for each answer"""
    return "said_before" if case.thanked else None


def can_be_destroyed(case: Standing, _step: Step, _actor: Actor, _on: date) -> Refusal | None:
    """Once; formal complaints never, as the municipality must account for them"""
    if case.kind == "formal":
        return "formal"
    return "said_before" if case.destroyed else None
