"""docs/case-states.md, drawn from the rules themselves: `wegwijzer issues states`, or `make states`."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from issues.guards import CLOSES_AFTER
from issues.reminders import ANSWER_AWAITED, LOOKED_AT_AT_ONCE, LOOKED_AT_WITHIN, SOON, TO
from issues.states import PROMISED_DAYS, RULES
from issues.steps import ANSWERED, OPEN, OVER, READERS, Action
from issues.terms import ANSWER_WEEKS, COMMITTEE_WEEKS, EXTENSION_WEEKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.case import State
    from issues.standing import ReminderKind
    from issues.states import Rule

HEAD = """\
# What becomes of a case

Made by `wegwijzer issues states`; do not edit. What is not here cannot happen: `issues/states.py`, and why it is so:
[decision 18](decisions/0018-states-of-a-case.md).
"""
STATES: dict[State, str] = {
    "received": "stored; nobody has opened it yet",
    "acknowledged": "somebody of the queue has seen it",
    "in_hand": "somebody is working on it",
    "question": "the resident was asked something; they need not answer",
    "passed_on": "with another queue, where nobody has opened it yet",
    "reopened": "the resident says that it is not solved; with the coordinator, or again with the confidant",
    "resolved": "answered, with what was done",
    "declined": "answered, with why nothing is done",
    "closed": "over",
    "withdrawn": "over: the resident took it back",
}
REMINDERS: dict[ReminderKind, str] = {
    "unopened": f"not opened within {LOOKED_AT_WITHIN} working days, or {LOOKED_AT_AT_ONCE} where it is flagged or "
    "with the confidant",
    "due_soon": f"the answer is due within {SOON} working days",
    "overdue": "the last day has passed",
    "question_waiting": f"a question has waited for {ANSWER_AWAITED.days} days",
}


def states_page() -> str:
    """The whole page; the same rules always make the same."""
    return "\n".join((HEAD, *_states(), *_drawing(), *_actions(), *_roles(), *_terms(), *_reminders()))


def _states() -> Iterator[str]:
    yield "## States\n"
    yield "| state | | meaning |\n|---|---|---|"
    for state, meaning in STATES.items():
        kind = "open" if state in OPEN else "answered" if state in ANSWERED else "over"
        yield f"| `{state}` | {kind} | {meaning} |"
    yield ""


def _drawing() -> Iterator[str]:
    yield "```mermaid\nstateDiagram-v2\n    [*] --> received"
    for (source, target), actions in _edges().items():
        yield f"    {source} --> {target}: {', '.join(actions)}"
    yield from (f"    {state} --> [*]" for state in OVER)
    yield "```\n"
    everywhere = (f"`{action}` → `{target}`" for action, target in _from_everywhere().items())
    yield f"Not drawn, as they lead away from every open state: {', '.join(everywhere)}.\n"


def _edges() -> dict[tuple[State, State], list[Action]]:
    """Every change of state, with the actions that make it; without those of `_from_everywhere` in open states."""
    edges: dict[tuple[State, State], list[Action]] = {}
    for action, rule in RULES.items():
        for source, target in rule.moves.items():
            if source != target and not (action in _from_everywhere() and source in OPEN):
                edges.setdefault((source, target), []).append(action)
    return edges


def _from_everywhere() -> dict[Action, State]:
    targets = {action: {rule.moves.get(state) for state in OPEN} for action, rule in RULES.items()}
    return {action: state for action, found in targets.items() for state in found if state and len(found) == 1}


def _actions() -> Iterator[str]:
    yield "## Actions\n"
    yield "| action | by | from → to | only |\n|---|---|---|---|"
    for action in get_args(Action):
        rule = RULES[action]
        only = "; ".join(guard.__doc__ or "" for guard in rule.guards)
        yield f"| `{action}` | {', '.join(rule.by)} | {_moves(rule)} | {only} |"
    yield "\n*readers*: whoever handles the queue the case is in. `change_theme` to a theme of another queue ends in"
    yield "`passed_on`; `not_solved` goes to the coordinator's queue. Where the confidant had it the resident chooses:"
    yield "back to the confidant or to the coordinator.\n"


def _moves(rule: Rule) -> str:
    """Sources by target; "stays" where nothing changes."""
    sources: dict[str, list[str]] = {}
    for source, target in rule.moves.items():
        sources.setdefault("stays" if source == target else f"`{target}`", []).append(source)
    return "; ".join(f"{_named(found)} → {target}" for target, found in sources.items())


def _named(states: list[str]) -> str:
    """The states, or their common name where all of them are there."""
    left, said = list(states), []
    for name, group in (("every open state", OPEN), ("every answered state", ANSWERED)):
        if len(group) > 1 and set(group) <= set(left):
            said.append(name)
            left = [state for state in left if state not in group]
    return ", ".join([*said, *(f"`{state}`" for state in left)])


def _roles() -> Iterator[str]:
    yield "## Who handles which queue\n"
    yield "| role | queues |\n|---|---|"
    yield from (f"| {role} | {', '.join(sorted(queues))} |" for role, queues in READERS.items())
    yield "\nWhat the confidant has nobody else touches; the confidant passes it on, or it stays there.\n"


def _terms() -> Iterator[str]:
    days = ", ".join(f"{severity} {number}" for severity, number in PROMISED_DAYS.items())
    yield "## Terms\n"
    yield f"- Reports and ideas: a promise in working days, by the rules of routing (mostly: {days})."
    yield f"- Formal complaints: {ANSWER_WEEKS} weeks from the day of receipt ({COMMITTEE_WEEKS} with a committee),"
    yield f"  once {EXTENSION_WEEKS} more (Awb 9:11). The last day moves to a working day (Algemene termijnenwet)."
    yield "- `raise` makes a promise sooner, never later; the term of law stays. `not_solved` begins a new promise."
    yield f"- `close` by the program: {CLOSES_AFTER.days} days after the answer.\n"


def _reminders() -> Iterator[str]:
    yield "## Reminders\n"
    yield "Each is made once for the same day, and stands in the history.\n"
    yield "| reminder | when | to |\n|---|---|---|"
    yield from (f"| `{kind}` | {when} | {', '.join(TO[kind])} |" for kind, when in REMINDERS.items())
    yield ""
