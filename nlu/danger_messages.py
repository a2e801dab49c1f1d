"""Messages that tell of danger, and harmless ones close to them: what the danger model learns from.

Two folders: ``learned`` trained the model, ``unseen`` set its levels. In each one file a kind and ``none.tsv`` for the
harmless ones: a header, then language and text between tabs, without quoting.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from language import normalise
from nlu.dangers import DANGERS, Danger

if TYPE_CHECKING:
    from collections.abc import Iterator

LEARNED = Path(__file__).parent / "safety" / "messages" / "learned"
UNSEEN = LEARNED.parent / "unseen"
LANGUAGES = ("uk", "nl", "ru", "mixed", "latn", "en")
NONE = "none"
_HEADER = "lang\ttext"


@dataclass(frozen=True, slots=True)
class DangerMessage:
    """``danger`` is None where the emergency card would be wrong. ``line`` counts from one."""

    language: str
    danger: Danger | None
    text: str
    path: Path
    line: int

    @property
    def kind(self) -> str:
        return self.danger or NONE


class DangerMessagesError(Exception):
    """Files that cannot be learned from; every bad row on a line of its own, as ``file:line: message``."""


def read_danger_messages(*folders: Path) -> list[DangerMessage]:
    """All messages of the folders (both, unless told), the gravest danger first, harmless ones last.

    Raises:
        DangerMessagesError: a missing file or header, an unknown language, an empty or repeated message.
    """
    problems: list[str] = []
    asked = folders or (LEARNED, UNSEEN)
    messages = [one for danger in (*DANGERS, None) for folder in asked for one in _read(folder, danger, problems)]
    seen: dict[str, DangerMessage] = {}
    for one in messages:
        first = seen.setdefault(normalise(one.text), one)
        if first is not one:
            problems.append(f"{one.path}:{one.line}: {one.text!r} stands in {first.path}:{first.line} too")
    if problems:
        raise DangerMessagesError("\n".join(problems))
    return messages


def _read(folder: Path, danger: Danger | None, problems: list[str]) -> Iterator[DangerMessage]:
    path = folder / f"{danger or NONE}.tsv"
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else [""]
    if lines[0] != _HEADER:
        problems.append(f"{path}:1: expected the header lang and text")
    for number, row in enumerate(lines[1:], 2):
        if not row:
            continue
        language, _, text = row.partition("\t")
        if language not in LANGUAGES or not text.strip() or "\t" in text:
            problems.append(f"{path}:{number}: expected a language ({', '.join(LANGUAGES)}), a tab and a message")
        else:
            yield DangerMessage(language, danger, text.strip(), path, number)
