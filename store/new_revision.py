"""`python -m store.new_revision "what changes"`: writes the next migration, from what store/tables.py has more.

With `--keys` first: for the key database, from store/key_tables.py.

Read what it writes: Alembic sees no renamed column, no changed CHECK and no data.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from alembic import command
from alembic.script import Script, ScriptDirectory

from store.chain import KEYS, MAIN
from store.database import open_database
from store.schema import alembic_config

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from store.chain import Chain


async def write_revision(what: str, chain: Chain = MAIN) -> Path:
    """The file written: numbered one higher than the last, compared against a fresh SQLite database at the head."""

    def write(connection: Connection) -> Path:
        config = alembic_config(connection, chain)
        command.upgrade(config, "head")
        last = ScriptDirectory.from_config(config).get_current_head() or "0000"
        script = command.revision(config, what, autogenerate=True, rev_id=f"{int(last) + 1:04}")
        if not isinstance(script, Script):
            message = "Alembic wrote no file, or several"
            raise TypeError(message)
        return Path(script.path)

    with TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/fresh.db"
        async with await open_database(address, chain) as database, database.migrating() as connection:
            return await connection.run_sync(write)


if __name__ == "__main__":
    of_keys = sys.argv[1:2] == ["--keys"]
    asyncio.run(write_revision(" ".join(sys.argv[2 if of_keys else 1 :]), KEYS if of_keys else MAIN))
