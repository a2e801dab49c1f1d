"""How far a long step is, on stderr: one bar that grows on a terminal, a line now and then anywhere else."""

from __future__ import annotations

import re
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

WIDE = 30
SELDOM_S = 10.0
"""Between two lines of counting where there is no terminal: a log of thousands helps nobody."""

_COUNT = re.compile(r"(?P<what>.+) (?P<done>\d+) of (?P<total>\d+)")
_WIPE = "\r\x1b[K"


class Progress:
    """Call it with what is going on; what ends in ``7 of 90`` is drawn as a bar, over the one before it."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        """``stream`` is stderr unless given; looked up at each call, as tests put another in its place."""
        self._given = stream
        self._clock = clock
        self._told = -SELDOM_S
        self._drawn = False

    def __call__(self, line: str) -> None:
        count = _COUNT.fullmatch(line)
        if not count:
            self.clear()
            self._write(f"{line}\n")
        elif self._stream.isatty():
            self._draw(count["what"], int(count["done"]), int(count["total"]))
        else:
            self._tell(line)

    def clear(self) -> None:
        """Wipes the bar, where there is one, so that what is printed next begins on a clean line."""
        if self._drawn:
            self._drawn = False
            self._write(_WIPE)

    def _draw(self, what: str, done: int, total: int) -> None:
        full = WIDE * done // max(total, 1)
        self._drawn = True
        self._write(f"{_WIPE}{what} [{'#' * full}{'.' * (WIDE - full)}] {done} of {total}")

    def _tell(self, line: str) -> None:
        now = self._clock()
        if now - self._told >= SELDOM_S:
            self._told = now
            self._write(f"{line}\n")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()

    @property
    def _stream(self) -> TextIO:
        return self._given or sys.stderr
