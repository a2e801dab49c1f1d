"""What may be done with a case, by whom and when: every move that is not in this table is impossible.

By hand and not with a library (transitions, python-statemachine): those keep the state in an object and run callbacks
when it changes. This is a table and a function without effects, which can be walked whole; docs/case-states.md is drawn
from it. See docs/decisions/0018.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from issues import guards
from issues.steps import ANSWERED, OPEN, READERS, Action, Actor, Moved, Refused, Step
from issues.terms import add_working_days, formal_due

if TYPE_CHECKING:
    from datetime import date

    from issues.case import QueueKind, Severity, State
    from issues.standing import Standing
    from issues.steps import Refusal

By = Actor | Literal["readers"]
"""``readers``: whoever handles the queue that the case is in, see `READERS`."""
Guard = Callable[["Standing", Step, Actor, "date"], "Refusal | None"]

PROMISED_DAYS: Mapping[Severity, int] = {"normal": 10, "serious": 3, "urgent": 1}
"""Working days until there is an answer, as in issues/routing/rules.yaml: here for what is reopened or raised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One action: by whom, from which state to which, and what else must hold."""

    by: tuple[By, ...]
    moves: Mapping[State, State]
    guards: tuple[Guard, ...] = ()


def _to(state: State, *sources: State) -> Mapping[State, State]:
    return dict.fromkeys(sources, state)


def _stays(*states: State) -> Mapping[State, State]:
    return {state: state for state in states}


STAFF: tuple[By, ...] = ("readers",)
RESIDENT: tuple[By, ...] = ("resident",)
RULES: Mapping[Action, Rule] = {
    "acknowledge": Rule(by=STAFF, moves=_to("acknowledged", "received")),
    "take": Rule(by=STAFF, moves=_to("in_hand", "received", "acknowledged", "passed_on", "reopened")),
    "put_back": Rule(by=STAFF, moves=_to("acknowledged", "in_hand")),
    "ask": Rule(by=STAFF, moves=_to("question", "in_hand", "question")),
    "reply": Rule(by=STAFF, moves=_stays("in_hand", "question", *ANSWERED)),
    "note": Rule(by=STAFF, moves=_stays(*OPEN, *ANSWERED, "closed")),
    "resolve": Rule(by=STAFF, moves=_to("resolved", "in_hand", "question"), guards=(guards.has_reason,)),
    "decline": Rule(by=STAFF, moves=_to("declined", "in_hand", "question"), guards=(guards.has_reason,)),
    "pass_on": Rule(
        by=STAFF,
        moves=_to("passed_on", *OPEN),
        guards=(guards.goes_elsewhere, guards.may_go_there, guards.has_reason, guards.keeps_protection),
    ),
    "extend": Rule(by=STAFF, moves=_stays(*OPEN), guards=(guards.can_be_extended, guards.has_reason)),
    "change_theme": Rule(
        by=STAFF,
        moves=_stays(*OPEN),
        guards=(guards.says_theme, guards.may_go_there, guards.keeps_protection),
    ),
    "raise": Rule(by=STAFF, moves=_stays(*OPEN), guards=(guards.is_worse,)),
    "lower": Rule(by=("coordinator",), moves=_stays(*OPEN), guards=(guards.is_milder, guards.has_reason)),
    "redact": Rule(by=STAFF, moves=_stays(*OPEN, *ANSWERED)),
    "merge": Rule(by=STAFF, moves=_stays(*OPEN)),
    "close": Rule(by=("readers", "system"), moves=_to("closed", *ANSWERED), guards=(guards.can_be_closed,)),
    "answer": Rule(by=RESIDENT, moves=_to("in_hand", "question")),
    "add_information": Rule(by=RESIDENT, moves=_stays(*OPEN)),
    "want_language": Rule(by=RESIDENT, moves=_stays(*OPEN, *ANSWERED)),
    "thank": Rule(by=RESIDENT, moves=_stays(*ANSWERED), guards=(guards.thanks_once,)),
    "not_solved": Rule(by=RESIDENT, moves=_to("reopened", *ANSWERED, "passed_on"), guards=(guards.says_who_hears_it,)),
    "withdraw": Rule(by=RESIDENT, moves=_to("withdrawn", *OPEN, *ANSWERED)),
    "destroy": Rule(by=RESIDENT, moves=_stays("closed"), guards=(guards.can_be_destroyed,)),
}


def move(case: Standing, step: Step, actor: Actor, on: date) -> Moved | Refused:
    """How the case stands after the step, or why it cannot be taken. ``on``: the day, in Dutch time."""
    rule, step = RULES[step.action], _what_counts(step)
    if not may_act(rule, actor, case.queue):
        return Refused("not_yours")
    state = rule.moves.get(case.state)
    if state is None:
        return Refused("not_now")
    for guard in rule.guards:
        if refusal := guard(case, step, actor, on):
            return Refused(refusal)
    return _moved(case, step, state, on)


def may_act(rule: Rule, actor: Actor, queue: QueueKind) -> bool:
    """Whether the role may ever do this with a case of that queue."""
    # The coordinator named alone handles their queues and no others: nobody lowers what the confidant has.
    reads = queue in READERS.get(actor, frozenset())
    return ("readers" in rule.by and reads) or (actor in rule.by and (reads or actor not in READERS))


def _what_counts(step: Step) -> Step:
    """Without what belongs to another action: nobody moves a case by the way."""
    moves_away = step.action in {"pass_on", "change_theme", "not_solved"}
    changes_severity = step.action in {"raise", "lower"}
    return replace(
        step,
        queue=step.queue if moves_away else None,
        about=step.about if step.action == "change_theme" else None,
        severity=step.severity if changes_severity else None,
    )


def _moved(case: Standing, step: Step, state: State, on: date) -> Moved:
    severity = step.severity or case.severity
    stays: QueueKind = "coordinator" if step.action == "not_solved" else case.queue
    queue = step.queue or stays
    moved_away = step.action == "change_theme" and queue != case.queue
    return Moved(
        state="passed_on" if moved_away else state,
        queue=queue,
        due=_due(case, step, on),
        about=step.about or case.about,
        severity=severity,
        flagged=case.flagged or severity == "urgent",
    )


def _due(case: Standing, step: Step, on: date) -> date:
    """The term of law is moved by `extend` alone; a promise gets sooner, and anew where the answer did not help."""
    match step.action:
        case "extend":
            return formal_due(case.received, extended=True)
        case "raise" if case.kind != "formal":
            return min(case.due, add_working_days(on, PROMISED_DAYS[step.severity or case.severity]))
        case "not_solved" if case.state in ANSWERED:
            return add_working_days(on, PROMISED_DAYS[case.severity])
    return case.due
