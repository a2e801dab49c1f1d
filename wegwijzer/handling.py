"""What staff do with cases, put together over the stores."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

from content.problem import ContentError
from issues.handling.handling import Handling
from issues.redaction.at_the_desk import redact_again
from issues.replies.loader import read_replies
from wegwijzer.complaints import load_history, load_rules
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from issues.case_keys import CaseKeys
    from issues.intake.model import IntakeData
    from issues.offices.model import Offices
    from issues.ports import CaseStore
    from issues.replies.model import Replies


def make_handling(
    cases: CaseStore, keys: CaseKeys, intake: IntakeData, offices: Offices, now: Callable[[], datetime]
) -> Handling:
    """Over the same stores as filing and following."""
    return Handling(
        cases=cases,
        keys=keys,
        offices=offices,
        data=intake,
        rules=load_rules(),
        texts=load_history(),
        take_out=_take_out,
        now=now,
        random=os.urandom,
        chance=random.random,
    )


def load_replies(intake: IntakeData) -> Replies:
    """The shipped standard replies."""
    try:
        return read_replies(frozenset(theme.id for theme in intake.themes))
    except ContentError as error:
        lines = "\n".join(f"  {problem}" for problem in error.problems)
        message = f"the standard replies cannot be read:\n{lines}"
        raise OperatorProblem(message) from None


def _take_out(text: str, language: str, words: Iterable[str]) -> str:
    return redact_again(text, language, words).text
