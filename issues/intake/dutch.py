"""What was answered, in Dutch: for staff at the desk, and for a letter to hand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from issues.intake.model import IntakeData, Question


class Answered(Protocol):
    """What has answers: a complaint, or a case."""

    @property
    def theme(self) -> str: ...

    @property
    def sub_theme(self) -> str: ...

    @property
    def answers(self) -> Mapping[str, Sequence[str]]: ...

    @property
    def details(self) -> Mapping[str, str]: ...


def dutch_lines(data: IntakeData, complaint: Answered) -> tuple[tuple[str, str], ...]:
    """Each question that was answered, as the desk calls it, with the answer; in the order in which they are asked.

    The same whatever language the answers were given in, as they are ids. Only what was typed beside a choice stays as
    it was typed, marked as somebody's own words. What a later version of the questions no longer knows is shown by its
    id: nothing that a resident said is lost. Skipped questions are left out.
    """
    return tuple(_lines(data, complaint))


def _lines(data: IntakeData, complaint: Answered) -> Iterator[tuple[str, str]]:
    for name in _asked(data, complaint):
        question = data.questions.get(name)
        said = [_choice(question, choice) for choice in complaint.answers.get(name, ())]
        typed = complaint.details.get(name, "").strip()
        if typed:
            said.append(f"eigen woorden: “{typed}”")
        if said:
            yield question.desk if question else name, ", ".join(said)


def _asked(data: IntakeData, complaint: Answered) -> tuple[str, ...]:
    """The sub-theme's questions: a draft may still hold answers to those of the one chosen before."""
    sub_theme = data.sub_theme(complaint.theme, complaint.sub_theme)
    return sub_theme.questions if sub_theme else tuple(dict.fromkeys((*complaint.answers, *complaint.details)))


def _choice(question: Question | None, choice: str) -> str:
    found = question.choice(choice) if question else None
    return found.label.nl if found else choice
