"""What the buttons of a step do: answer, tick, go on, skip, go back, change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.intake import answers, ending
from guide.intake import reply as say
from guide.intake.asking import ask_host, hosts_of
from guide.intake.drafts import is_empty, put_away
from guide.intake.home import is_home
from guide.intake.steps import IDENTITY, is_open
from guide.turn import Turn
from issues.filing import HOST_FAMILY

if TYPE_CHECKING:
    from guide.intake.drafts import Drafts
    from guide.intake.writing import Writing
    from guide.session import Session

NEEDED = frozenset({"theme", "sub_theme", "name", "address"})
"""There is no going on from these without an answer."""
AT_THE_END = frozenset({"summary", "reach", "contact"})
"""What comes after these is sent, not asked."""
OUTSIDE_THE_PATH = frozenset({"place", "photos"})
"""Steps that are not asked where they need not be, but can be opened from the summary."""


def choose(drafts: Drafts, session: Session, writing: Writing, step: str, choice: str) -> Turn:
    """Takes the answer, from a button of any age, and goes on from its step."""
    if step == "place":
        return _choose_place(drafts, session, writing, choice)
    taken = answers.take(writing.draft, writing.data, step, choice)
    if taken is None:
        return drafts.show(session, writing)
    return drafts.onward(session, writing.of(taken), step)


def _choose_place(drafts: Drafts, session: Session, writing: Writing, choice: str) -> Turn:
    hosts = hosts_of(writing)
    if not is_home(choice, writing.places, hosts):
        return drafts.show(session, writing)
    if choice == say.HOST and len(hosts) > 1:
        asked = drafts.show(session, writing.at("place"))
        return Turn(ask_host(writing, hosts), asked.session)
    if choice == say.HOST:
        choice = f"{hosts[0]}/{HOST_FAMILY}" if hosts else say.ELSEWHERE
    placed = writing.of(writing.draft.but(place=choice))
    return drafts.onward(_remembering(session, choice), placed, "place")


def _remembering(session: Session, choice: str) -> Session:
    """Where they live helps every other answer too; what was known before is left as it is."""
    municipality, _, location = choice.partition("/")
    if choice == say.ELSEWHERE or session.place not in {None, municipality}:
        return session
    return session.but(place=municipality if location == HOST_FAMILY else choice)


def toggle(drafts: Drafts, session: Session, writing: Writing, step: str, choice: str) -> Turn:
    taken = answers.toggle(writing.draft, writing.data, step, choice)
    return drafts.show(session, writing if taken is None else writing.of(taken).at(step))


def go_on(drafts: Drafts, session: Session, writing: Writing, step: str) -> Turn:
    """On with what is there; where an answer is needed, asks for it again."""
    if step in AT_THE_END or step not in writing.path:
        return drafts.show(session, writing)
    left = writing.of(answers.leave(writing.draft, writing.data, step))
    lacking = step in NEEDED and is_open(step, left.draft, left.data)
    if lacking or (step == "place" and not left.home.known):
        return drafts.show(session, left.at(step))
    return drafts.onward(session, left, step)


def skip(drafts: Drafts, session: Session, writing: Writing, step: str) -> Turn:
    """On without an answer. Without a name it is no formal complaint; without a home it becomes a letter."""
    if step in IDENTITY and step in writing.path:
        refused = writing.draft.but(kind="signal", editing=True)
        return drafts.show(session, writing.of(refused).at("kind"), "formal_needs_name")
    if step == "place":
        return _choose_place(drafts, session, writing, say.ELSEWHERE)
    if step == "contact":
        return drafts.show(session, writing.at("reach"))
    if step in writing.path and step not in AT_THE_END:
        writing = writing.of(answers.skip(writing.draft, writing.data, step))
    return go_on(drafts, session, writing, step)


def back(drafts: Drafts, session: Session, writing: Writing, step: str) -> Turn:
    """The step before. From the first one out: with the question whether to delete what is there, if there is."""
    step = step if step in writing.path else writing.draft.step
    before = writing.before(step)
    if before:
        return drafts.show(session, writing.at(before))
    return drafts.menu(put_away(session)) if is_empty(writing.draft) else Turn(ending.AskCancel(), session)


def open_step(drafts: Drafts, session: Session, writing: Writing, step: str) -> Turn:
    """One step alone, and back to the summary."""
    if step in AT_THE_END or step not in {*writing.path, *OUTSIDE_THE_PATH}:
        return drafts.show(session, writing.at("summary"))
    return drafts.show(session, writing.of(writing.draft.but(step=step, editing=True)))
