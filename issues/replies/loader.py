"""From the files of standard replies to the replies, or to everything that keeps them from being some."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from content.documents import read_folder
from content.problem import ContentError, Problem
from content.shape import validate
from content.yaml_file import read
from issues.replies.model import OutcomesFile, Replies, RepliesFile, StandardReply

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.documents import Documents

DATA = Path(__file__).parent / "data"
OUTCOMES = "outcomes.yaml"


def load_replies(documents: Documents, themes: Iterable[str]) -> Replies:
    """The replies that the documents describe; ``themes``: those of complaints there are.

    Raises:
        ContentError: with every problem found at once.
    """
    problems: list[Problem] = []
    replies: list[StandardReply] = []
    outcomes = None
    for path in sorted(documents):
        file = read(path, documents[path])
        problems += file.problems
        if file.broken:
            continue
        if path == OUTCOMES:
            outcomes, faults = validate(file, OutcomesFile)
        else:
            found, faults = validate(file, RepliesFile)
            replies += found.replies if found else ()
        problems += faults
    if problems or outcomes is None:
        raise ContentError(problems or [Problem(OUTCOMES, 1, 1, "is missing")])
    problems += [Problem(OUTCOMES, 1, 1, fault) for fault in _faults(replies, set(themes))]
    if problems:
        raise ContentError(problems)
    try:
        return Replies(replies=tuple(replies), outcomes=outcomes.outcomes)
    except ValidationError as error:
        raise ContentError([Problem(OUTCOMES, 1, 1, one["msg"]) for one in error.errors()]) from None


def _faults(replies: Iterable[StandardReply], themes: set[str]) -> Iterable[str]:
    seen = set()
    for reply in replies:
        if reply.id in seen:
            yield f"{reply.id}: two replies have this id"
        seen.add(reply.id)
        for theme in reply.themes:
            if theme not in themes:
                yield f"{reply.id}: there is no theme {theme!r}"


@cache
def read_replies(themes: frozenset[str]) -> Replies:
    """The shipped ones; raises ``ContentError`` as ``load_replies`` does."""
    return load_replies(read_folder(DATA), themes)
