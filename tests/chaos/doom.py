"""Death at a set point: a process kills itself, with SIGKILL, beside the commit of a statement.

Killing from outside hits the instant between two commits once in a thousand times. What is lost in that instant is lost
all the same: so about half of the kills are put there.
"""

from __future__ import annotations

import os
import signal
from contextlib import asynccontextmanager

from sqlalchemy import event
from sqlalchemy.engine import Engine

from store.database import Database

NEAR = "chaos: its statement was in this transaction"


def doom(statement, when, skip=0):
    """From now on, in this process: dies ``when`` ("before", "after") a commit with such a statement, the first after
    ``skip`` others."""
    left = [skip]

    def near(connection, _cursor, text, *_):
        if text.startswith(statement):
            connection.info[NEAR] = True

    def reached(here):
        if here != when:
            return
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    event.listen(Engine, "before_cursor_execute", near)
    Database.writing = _watched(Database.writing, reached)
    Database.writing_once = _watched(Database.writing_once, reached)


def _watched(transaction, reached):
    @asynccontextmanager
    async def watched(database):
        async with transaction(database) as connection:
            yield connection
            is_near = connection.sync_connection.info.pop(NEAR, False)
            if is_near:
                reached("before")
        if is_near:
            reached("after")

    return watched
