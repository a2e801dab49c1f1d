"""Questions that nothing answered, in the database: guide.unanswered's `UnansweredStore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from guide.unanswered import Question, UnansweredStore, newest_first
from store.tables import unanswered_question, unanswered_tag
from store.unanswered_row import question_row, tag_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.database import Database


class SqlUnansweredStore(UnansweredStore):
    """Each call commits for itself: who counts after adding sees everybody who has added before.

    What is deleted is overwritten in a SQLite file at once, its last stray copies when the sessions' daily purge
    rewrites the file. PostgreSQL keeps dead rows until its vacuum and in its own log.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = postgresql.insert if database.dialect == "postgresql" else sqlite.insert

    async def add(self, week: str, question: bytes, tag: bytes) -> int:
        """Keeps that this tag asked, once; how many tags have by now. Of many at once the last is told all of them."""
        row = self._insert(unanswered_tag).values(tag_row(week, question, tag)).on_conflict_do_nothing()
        async with self._database.writing_once() as connection:
            await connection.execute(row)
        asked = (unanswered_tag.c.week == week, unanswered_tag.c.question == question)
        # Not in that transaction: PostgreSQL would hide those that have added but not committed yet, on each side.
        async with self._database.reading_once() as connection:
            return await connection.scalar(select(func.count()).select_from(unanswered_tag).where(*asked)) or 0

    async def show(self, question: Question) -> None:
        """Keeps the words; where they are kept, the higher count. ValueError where fewer than five have asked."""
        row = self._insert(unanswered_question).values(question_row(question))
        kept, new = unanswered_question.c.count, row.excluded.count
        keys = [unanswered_question.c.week, unanswered_question.c.text]
        higher = row.on_conflict_do_update(index_elements=keys, set_={"count": case((new > kept, new), else_=kept)})
        async with self._database.writing_once() as connection:
            await connection.execute(higher)

    async def questions(self) -> Sequence[Question]:
        """Those kept in words, as `newest_first` orders them."""
        async with self._database.reading_once() as connection:
            return newest_first(Question(**row._asdict()) for row in await connection.execute(_ALL))

    async def purge(self, *, tags_before: str, questions_before: str) -> int:
        """Deletes the tags and hashes, and the questions in words, of weeks before these; how many rows."""
        async with self._database.writing() as connection:
            tags = await connection.execute(delete(unanswered_tag).where(unanswered_tag.c.week < tags_before))
            old = unanswered_question.c.week < questions_before
            questions = await connection.execute(delete(unanswered_question).where(old))
        gone = tags.rowcount + questions.rowcount
        if gone:
            await self._database.wipe_log()
        return gone


_ALL = select(unanswered_question)
