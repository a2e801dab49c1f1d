"""How bad a complaint is, whether it is sensitive, and whom it is about: what answers add to the sub-theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from issues.case import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from issues.case import About
    from issues.intake.model import Choice, IntakeData, SubTheme

RANK: Mapping[Severity, int] = {severity: rank for rank, severity in enumerate(get_args(Severity))}


def severity_of(data: IntakeData, sub_theme: SubTheme, answers: Mapping[str, Sequence[str]]) -> Severity:
    """The sub-theme's severity, or the highest that an answer has. Answers to other sub-themes' questions count not."""
    found = [one.severity for one in _chosen(data, sub_theme, answers) if one.severity]
    return max((sub_theme.severity, *found), key=RANK.__getitem__)


def is_sensitive(data: IntakeData, sub_theme: SubTheme, answers: Mapping[str, Sequence[str]]) -> bool:
    """Whether as few people as possible may read it."""
    return sub_theme.sensitive or any(one.sensitive for one in _chosen(data, sub_theme, answers))


def about_of(data: IntakeData, theme: str, sub_theme: SubTheme, answers: Mapping[str, Sequence[str]]) -> About:
    """Whom it is about by what was answered; ``staff`` wins, so that no answer beside it leads back to the location.

    A resident who was asked outright ("is it about staff?") knows better: the caller puts that first.
    """
    said = [one.about for one in _chosen(data, sub_theme, answers) if one.about]
    its_theme = data.theme(theme)
    default = sub_theme.about or (its_theme.about if its_theme else "other")
    if "staff" in (*said, default):
        return "staff"
    return said[0] if said else default


def _chosen(data: IntakeData, sub_theme: SubTheme, answers: Mapping[str, Sequence[str]]) -> Iterator[Choice]:
    for question in sub_theme.questions:
        for choice in answers.get(question, ()):
            found = data.questions[question].choice(choice)
            if found:
                yield found
