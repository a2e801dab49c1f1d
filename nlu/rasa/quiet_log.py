"""The Rasa server's log: who spoke and how loud, at any level; never what was said.

Rasa logs messages in plain words: all of them at debug, and at warning those that begin with a slash. An allow-list and
not a filter of known lines: the next release may log others.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


class Quiet(logging.Handler):
    """One JSON object a line: level, logger, and of an exception its type and places."""

    def emit(self, record: logging.LogRecord) -> None:
        line: dict[str, object] = {"level": record.levelname.lower(), "logger": record.name}
        error = record.exc_info[1] if record.exc_info else None
        if error:
            line["error"] = type(error).__name__
            line["trace"] = [
                f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
        sys.stderr.write(json.dumps(line) + "\n")
        sys.stderr.flush()


def keep_quiet(level: str) -> None:
    """Every logger there is, and those still to come, speaks through ``Quiet``.

    Call it again after a library set up its own.
    """
    root = logging.getLogger()
    root.handlers[:] = [Quiet()]
    root.setLevel(level.upper())
    for name in list(logging.root.manager.loggerDict):
        logger = logging.getLogger(name)
        logger.handlers[:] = []
        logger.propagate = True
        logger.setLevel(logging.NOTSET)
    warnings.showwarning = _warned
    sys.excepthook = _ended


def _warned(message: Warning | str, category: type[Warning], *_where: object, **_more: object) -> None:  # noqa: ARG001 – Python's own signature
    logging.getLogger("warnings").warning(category.__name__)


def _ended(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("rasa").critical("ended", exc_info=(kind, error, trace))
