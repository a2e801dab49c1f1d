"""Unanswered questions in memory: for tests."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from guide.unanswered import Question, UnansweredStore, newest_first
from store.unanswered_row import question_row, tag_row

if TYPE_CHECKING:
    from collections.abc import Sequence


class MemoryUnansweredStore(UnansweredStore):
    """The same promises as `SqlUnansweredStore`, until the process ends."""

    def __init__(self) -> None:
        self._tags: dict[tuple[str, bytes], set[bytes]] = defaultdict(set)
        self._questions: dict[tuple[str, str], Question] = {}

    async def add(self, week: str, question: bytes, tag: bytes) -> int:
        """Keeps that this tag asked, once; how many tags have by now. Of many at once the last is told all of them."""
        tag_row(week, question, tag)
        tags = self._tags[week, question]
        tags.add(tag)
        return len(tags)

    async def show(self, question: Question) -> None:
        """Keeps the words; where they are kept, the higher count. ValueError where fewer than five have asked."""
        question_row(question)
        kept = self._questions.setdefault((question.week, question.text), question)
        self._questions[question.week, question.text] = replace(kept, count=max(kept.count, question.count))

    async def questions(self) -> Sequence[Question]:
        """Those kept in words, as `newest_first` orders them."""
        return newest_first(self._questions.values())

    async def purge(self, *, tags_before: str, questions_before: str) -> int:
        """Deletes the tags and hashes, and the questions in words, of weeks before these; how many rows."""
        tags = {key: asked for key, asked in self._tags.items() if key[0] < tags_before}
        questions = [key for key in self._questions if key[0] < questions_before]
        for key in tags:
            del self._tags[key]
        for one in questions:
            del self._questions[one]
        return sum(map(len, tags.values())) + len(questions)
