"""The program's two databases, each with its own setting, tables and chain of migrations."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.database_problem import KEY_SETTING, SETTING
from store.key_tables import case_key
from store.tables import METADATA

if TYPE_CHECKING:
    from sqlalchemy import MetaData

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """What belongs together of one database.

    ``version_table``: where Alembic notes how far the database is. Each chain has a name of its own for it, so that the
    database of one, given for the other by mistake, looks like somebody else's and is refused.
    """

    name: str
    setting: str
    metadata: MetaData
    folder: str
    version_table: str

    @property
    def migrations(self) -> Path:
        return FOLDER / self.folder


MAIN = Chain(
    name="the database",
    setting=SETTING,
    metadata=METADATA,
    folder="migrations",
    version_table="alembic_version",
)
KEYS = Chain(
    name="the key database",
    setting=KEY_SETTING,
    metadata=case_key.metadata,
    folder="key_migrations",
    version_table="key_version",
)
