"""What both stores of unanswered questions do to a row before they keep it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from guide.unanswered import READABLE_FROM
from store.bounded import check_row
from store.tables import unanswered_question, unanswered_tag

if TYPE_CHECKING:
    from guide.unanswered import Question


def tag_row(week: str, question: bytes, tag: bytes) -> dict[str, object]:
    """The row of this tag. ValueError for what the table would refuse, such as a chat's id as it is."""
    row: dict[str, object] = {"week": week, "question": question, "tag": tag}
    check_row(unanswered_tag, row)
    return row


def question_row(question: Question) -> dict[str, object]:
    """The row of this question. ValueError for what the table would refuse, such as one that few have asked."""
    row = asdict(question)
    check_row(unanswered_question, row)
    if question.count < READABLE_FROM:
        message = f"unanswered_question.count must be at least {READABLE_FROM}"
        raise ValueError(message)
    return row
