"""Where the rules send a case whose theme turns out to be another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.filing import housed
from issues.intake.severity import RANK, is_sensitive, severity_of
from issues.routing.engine import route
from issues.routing.model import Facts

if TYPE_CHECKING:
    from datetime import date

    from issues.case import About, Destination
    from issues.intake.model import IntakeData
    from issues.ports import CaseRow
    from issues.routing.model import Rules


def reroute(  # noqa: PLR0913 – what the rules look at, by name
    data: IntakeData, rules: Rules, case: CaseRow, theme: tuple[str, str], about: About, *, on: date
) -> Destination | None:
    """Its destination under that theme, received on that day; None where there is no such theme.

    What was answered before counts where the new theme asks the same; the severity never falls by it.
    """
    sub_theme = data.sub_theme(*theme)
    if sub_theme is None:
        return None
    severity = max(case.severity, severity_of(data, sub_theme, case.answers), key=RANK.__getitem__)
    facts = Facts(
        theme=theme[0],
        sub_theme=theme[1],
        kind=case.kind,
        about=about,
        severity=severity,
        sensitive=is_sensitive(data, sub_theme, case.answers),
        housed=housed(case.location),
    )
    return route(rules, facts, on)
