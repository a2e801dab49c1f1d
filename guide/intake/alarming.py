"""Answers that are a call for help: the numbers come before the next question."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nlu.dangers import Danger

CALLS_FOR_HELP: Mapping[tuple[str, str], Danger] = {
    ("feel_safe_now", "unsafe"): "violence",
    ("child_safe_now", "unsafe"): "child",
}
"""Question and choice → the danger whose numbers are right for it. Not in the questions' own files, because what raises
an alarm is decided where alarms are, as for messages.
"""


def danger_in(step: str, choice: str) -> Danger | None:
    return CALLS_FOR_HELP.get((step, choice))
