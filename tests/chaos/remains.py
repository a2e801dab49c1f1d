"""What unfinished work leaves behind: keys of cases that never came to be, photos of what was never sent."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from issues.case_keys import NO_CASE, quarter_of
from store.key_tables import case_key
from store.tables import complaint_case, draft_photo


@dataclass(frozen=True)
class Remains:
    keys: frozenset
    photos: int

    @property
    def any(self):
        return bool(self.keys or self.photos)


async def remains(databases):
    async with databases.keys.reading_once() as connection:
        keys = {bytes(one) for one in (await connection.scalars(select(case_key.c.case_id))).all()}
    async with databases.main.reading_once() as connection:
        cases = {bytes(one) for one in (await connection.scalars(select(complaint_case.c.id))).all()}
        photos = await connection.scalar(select(func.count()).select_from(draft_photo))
    return Remains(frozenset(one for one in keys - cases if one != NO_CASE and not quarter_of(one)), photos)
