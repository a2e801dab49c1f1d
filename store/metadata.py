"""The two sets of tables: the program's own, and the keys of cases, which stand in a database of their own."""

from __future__ import annotations

from sqlalchemy import MetaData

NAMES = {
    # Every constraint has a name: SQLite gives none, and a migration can only change what it can name.
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

METADATA = MetaData(naming_convention=NAMES)
KEY_METADATA = MetaData(naming_convention=NAMES)
