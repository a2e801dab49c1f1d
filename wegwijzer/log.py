"""The log: one JSON object a line, and only fields on an allow-list. Nobody's words, ids or numbers can get in.

An allow-list and not a scrubber: a scrubber has to recognise what is private, this has to recognise what is not.
"""

from __future__ import annotations

import logging
import sys
import traceback
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from types import TracebackType

EVENTS = frozenset(
    {
        "started", "stopping", "polling", "web_listening", "sessions_purged", "card_rated", "update_failed",
        "telegram_refused", "telegram_unreachable", "telegram_lost", "telegram_back", "telegram_conflict",
        "telegram_webhook_set", "telegram_token_refused", "telegram_limited", "telegram_gave_up",
        "model_trained", "map_ends_soon", "map_taken_up", "map_refused", "library", "not_on_the_list",
        "bot_blocked", "channel_left", "chat_unreachable",
        "apology_failed", "apology_language_unknown", "understanding_failed", "update_unreadable", "trail_lost",
        "photo_failed", "complaint_not_filed", "case_not_followed",
        "draft_photos_purged", "case_keys_swept", "case_keys_not_swept",
        "rasa_lost", "rasa_back",
        "question_not_counted", "unanswered_purged", "quarter_frozen", "cases_purged",
        "notices_sent", "notices_perhaps_doubled", "notices_failed", "notices_held", "notices_dead", "addresses_ended",
        "notices_purged", "outbox_failed", "reminders_made", "reminders_failed",
        "desk_failed", "desk_purged", "desk_provider_failed", "desk_told", "desk_not_told",
        "queue_without_account", "staff_group_not_told", "staff_group_moved", "staff_group_back", "digest_failed",
    }
)  # fmt: skip
"""Events are names fixed in the code; a sentence made at run time could hold anything."""

FIELDS: dict[str, type | tuple[type, ...]] = {
    "topic": str, "intent": str, "helped": bool, "method": str, "error": str, "update": str, "count": int,
    "seconds": float, "port": int, "host": str, "preview": bool, "live": bool, "engine": str, "version": str,
    "logger": str, "trace": list, "advice": str, "error_id": str, "kept": bool,
    "kind": str,
}  # fmt: skip
FRAME = frozenset({"event", "level", "timestamp"})

ROOT = Path(__file__).parent.parent


def allow_list(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Keeps known events with known fields of the known type; of an exception its type and place, never its message."""
    exception = event.pop("exc_info", None)
    if isinstance(exception, tuple):
        exception = exception[1]
    if exception is True:
        exception = sys.exception()
    kept = {name: event[name] for name in FRAME if name in event}
    if kept.get("event") not in EVENTS:
        kept["event"] = "not_on_the_list"
    for name, kind in FIELDS.items():
        if name in event and isinstance(event[name], kind):
            kept[name] = event[name]
    if isinstance(exception, BaseException):
        kept["error"] = type(exception).__name__
        kept["trace"] = places(exception.__traceback__)
    return kept


def places(trace: TracebackType | None) -> list[str]:
    """Where an exception came from: file, line and function of each frame; no source lines, no values."""
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


class Libraries(logging.Handler):
    """Other people's log records, reduced to who spoke and how loud: their messages may quote an update."""

    def emit(self, record: logging.LogRecord) -> None:
        log = structlog.get_logger()
        fields: dict[str, Any] = {"logger": record.name}
        if record.exc_info and record.exc_info[1]:
            fields["exc_info"] = record.exc_info[1]
        log.log(record.levelno, "library", **fields)


def _show_warning(message: Warning | str, category: type[Warning], *_where: object, **_more: object) -> None:  # noqa: ARG001 – Python's own signature
    """In place of Python's own, which quotes the message: aiogram's about an unknown update holds the whole update."""
    structlog.get_logger().warning("library", logger="warnings", error=category.__name__)


def configure(level: str = "info", stream: Any = None) -> None:  # noqa: ANN401 – any text stream
    """Sends everything, libraries included, through the allow-list to stderr."""
    number = getattr(logging, level.upper())
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            allow_list,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(file=stream or sys.stderr),
        cache_logger_on_first_use=False,
    )
    warnings.showwarning = _show_warning
    root = logging.getLogger()
    root.handlers[:] = [Libraries()]
    root.setLevel(max(number, logging.WARNING))
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "aiogram", "alembic", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers[:] = []
        logger.propagate = True
        logger.setLevel(logging.NOTSET)
    # It speaks of every single try to fetch updates; wegwijzer.watch says once what is wrong, and when it is over.
    logging.getLogger("aiogram.dispatcher").setLevel(logging.CRITICAL)
