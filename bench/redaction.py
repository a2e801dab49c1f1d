"""Redaction on one core: texts of 200 characters a minute, and whether a hundred times the length takes as much longer.

The texts are the open half of the first labelled complaints, cut into pieces, so that names, numbers and plain words
come as they do in complaints.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from issues.redaction.learned.training import EXAMPLES, read_file
from issues.redaction.redactor import redact

CHARS = 200
ROUNDS = 5
TARGET_A_MINUTE = 10_000
LONG, SHORT = 100_000, 1_000
TARGET_RATIO = 1.5
"""Seconds per character of a long text against a short one: 1 is linear."""


def complaints() -> str:
    return " ".join(example.text for example in read_file(EXAMPLES / "first_open.tsv"))


def seconds(texts: list[str]) -> float:
    begun = time.process_time()
    for text in texts:
        redact(text, "uk")
    return time.process_time() - begun


def pieces(text: str, length: int) -> list[str]:
    return [text[at : at + length] for at in range(0, len(text) - length + 1, length)]


def main() -> int:
    begun = time.process_time()
    redact("Мене звати Олена", "uk")
    print(f"first text, with the dictionaries: {time.process_time() - begun:.2f} s")
    text = complaints()
    short = pieces(text, CHARS)
    each = statistics.median(seconds(short) / len(short) for _ in range(ROUNDS))
    a_minute = 60 / each
    print(f"{CHARS} characters: {each * 1000:.1f} ms, {a_minute:,.0f} texts a minute (target {TARGET_A_MINUTE:,})")
    much = (text * (LONG // len(text) + 1))[:LONG]
    ratio = statistics.median(seconds([much]) / seconds(pieces(much, SHORT)) for _ in range(ROUNDS))
    print(
        f"{LONG:,} characters at once take {ratio:.2f} times as long as in pieces of {SHORT:,} (target {TARGET_RATIO})"
    )
    return 0 if a_minute >= TARGET_A_MINUTE and ratio <= TARGET_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
