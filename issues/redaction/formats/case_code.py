"""Codes of receipts: the key to a case, in the hands of whoever reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stdnum import luhn

from issues.receipt import parse_code
from issues.redaction.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.source import Source

_SIXTEEN = re.compile(r"(?<!\d)(?=(\d(?:[\s.–—-]{0,3}\d){15})(?!\d))")
"""From the beginning of each group of digits on, as there may be other digits before it."""


def case_codes(source: Source) -> Iterator[Finding]:
    """Every number that may be one. A bank card that has its check digit too is called a card; it goes all the same."""
    for match in _SIXTEEN.finditer(source.text):
        code = parse_code(match[1])
        if isinstance(code, str):
            yield Finding(match.start(1), match.end(1), "card" if luhn.is_valid(code) else "code", (code,))
