"""A code in a message, or what looks like one and is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from issues.receipt import CODE_DIGITS, WrongCheckDigit, parse_code, parse_number

if TYPE_CHECKING:
    from guide.follow_up.reply import CodeNotice

LIKE_A_CODE = 4
"""So many digits and nothing else: somebody who was asked for a code left some out, or sends it group by group. Fewer
may be a number to call.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCode:
    """``code``: sixteen digits that fit together; else ``problem``, with how many digits there were."""

    code: str | None = None
    problem: CodeNotice | None = None
    digits: int = 0


def read_code(text: str, *, asked: bool) -> ReadCode | None:
    """What the message is; None where it is words about something else.

    ``asked``: the code is being asked for; else a number with a digit too few is somebody's account or telephone.
    """
    parsed = parse_code(text)
    if isinstance(parsed, str):
        return ReadCode(code=parsed)
    if isinstance(parsed, WrongCheckDigit):
        return ReadCode(problem="wrong_digit", digits=CODE_DIGITS)
    if parse_number(text):
        return ReadCode(problem="is_number")
    digits = sum(sign.isdecimal() for sign in text)
    is_digits = digits >= LIKE_A_CODE and not any(sign.isalpha() for sign in text)
    return ReadCode(problem="wrong_length", digits=digits) if asked and is_digits else None
