"""The map with an own folder laid over it, while the program runs: what is new and sound takes the old one's place."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from content.documents import content_names, read_folder, version_of
from content.problem import ContentError, Problem
from locales import languages
from nlu.dangers import DANGERS
from routekaart.check import Checker
from routekaart.layout import holds_cases
from wegwijzer.complaints import office_problems
from wegwijzer.kaart import SHIPPED, Refused, routed_intents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from content.documents import Documents
    from routekaart.model import Routekaart

LOOK_EVERY_S = 0.4
"""A changed folder is read when two looks in a row found it the same, so that a copy under way is not taken for the
whole: with reading and checking what changed, a new map answers within two seconds."""

FIRST_PLACES = 5

log = structlog.get_logger()

Signature = tuple[tuple[str, int, int, int], ...]


def strict_checker() -> Checker:
    """A checker that asks of a map everything this program needs of it."""
    return Checker(intents=routed_intents(), dangers=DANGERS, languages=languages())


class KaartFolder:
    """A ``KaartSource``: the shipped map, and over it, file by file, those of ``folder``.

    Begins with the shipped map; ``look`` is what takes up the folder. ``today``: overlays are checked for that day.
    ``checker``: one that went through maps before has less to do.
    """

    def __init__(
        self,
        folder: Path,
        today: Callable[[], date],
        shipped: Documents | None = None,
        checker: Checker | None = None,
    ) -> None:
        self._folder = folder
        self._today = today
        self._shipped = read_folder(SHIPPED) if shipped is None else shipped
        self._checker = checker or strict_checker()
        self._current = self._checker.load(self._shipped).kaart
        self._seen: Signature | None = None
        self._settled: Signature | None = None
        self.refused: Refused | None = None

    def current(self) -> Routekaart:
        """The map in force: the newest that was sound."""
        return self._current

    def look(self, *, wait: bool = True) -> None:
        """Take up what changed in the folder since the last look, if all of it together is a sound map.

        Never raises for what is in the folder: ``refused`` says what was wrong. ``wait``: leave alone what differs
        from what the last look saw, as somebody may be writing it.
        """
        found = _signature(self._folder)
        settled = not wait or found == self._seen
        self._seen = found
        if settled and found != self._settled:
            self._settled = found
            self._take_up()

    def _take_up(self) -> None:
        try:
            documents = {**self._shipped, **read_folder(self._folder)}
        except ContentError as error:
            self._refuse(None, error.problems)
        except OSError:
            self._refuse(None, [])
        else:
            self._take_over(documents)

    def _take_over(self, documents: Documents) -> None:
        version = version_of({path: text for path, text in documents.items() if not holds_cases(path)})
        try:
            loaded = self._checker.load(documents)
            problems = self._checker.check(loaded, on=self._today(), dated=False) or office_problems(loaded.kaart)
        except ContentError as error:
            self._refuse(version, error.problems)
            return
        if problems:
            self._refuse(version, problems)
            return
        self.refused = None
        if loaded.kaart.version != self._current.version:
            self._current = loaded.kaart
            log.info("map_taken_up", version=loaded.kaart.version)

    def _refuse(self, version: str | None, problems: Sequence[Problem]) -> None:
        first = tuple(f"{one.path}:{one.line}:{one.column}" for one in problems[:FIRST_PLACES])
        self.refused = Refused(version, len(problems), first)
        log.warning("map_refused", version=version or "", count=len(problems))

    async def follow(self) -> None:
        """Look again and again; read and checked in a thread, as residents are answered meanwhile."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            await asyncio.to_thread(self.look)


def _signature(folder: Path) -> Signature:
    """What tells that a file was written, without reading any; empty where there is no folder."""
    found = []
    for name in sorted(content_names(folder)):
        try:
            status = (folder / name).lstat()
        except OSError:
            continue  # gone since it was listed: the next look will tell
        found.append((name, status.st_mtime_ns, status.st_size, status.st_ino))
    return tuple(found)
