"""Updates that the installed aiogram cannot read: one of them must not stop the bot for everybody.

Long polling hands over up to 100 updates at once. aiogram validates them as one list: a single update with a value
newer than the library (a new kind of forward origin or reaction is enough) fails the list, the offset never moves
past it, and Telegram hands over the same list for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import GetUpdates
from aiogram.types import Update
from pydantic import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiogram import Bot
    from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
    from aiogram.methods import TelegramMethod

MESSAGE = ("message_id", "date", "chat", "from", "text", "caption")
QUERY = ("id", "from", "chat_instance", "data")
USER = ("id", "is_bot", "first_name", "language_code")
CHAT = ("id", "type")

log = structlog.get_logger()


class UnreadableUpdates(BaseRequestMiddleware):
    """Reads a refused list of updates one by one; of an unreadable one it keeps the words, or at least the number."""

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Any:  # noqa: ANN401 – what a method returns depends on the method
        try:
            return await make_request(bot, method)
        except ClientDecodeError as error:
            updates = list(_read_each(error.data, bot)) if isinstance(method, GetUpdates) else []
            if not updates:
                raise
            return updates


def _read_each(answer: object, bot: Bot) -> Iterator[Update]:
    result = answer.get("result") if isinstance(answer, dict) and answer.get("ok") is True else None
    for raw in result if isinstance(result, list) else ():
        if isinstance(raw, dict) and type(raw.get("update_id")) is int:
            yield read_update(raw, bot)


def read_update(raw: dict[str, Any], bot: Bot) -> Update:
    """The update; where it cannot be read its essentials; where not even these its number, so that it is confirmed."""
    try:
        return Update.model_validate(raw, context={"bot": bot})
    except ValidationError:
        pass
    number = {"update_id": raw["update_id"]}
    try:
        update = Update.model_validate(number | essentials(raw), context={"bot": bot})
    except ValidationError:
        update = Update.model_validate(number, context={"bot": bot})
    log.warning("update_unreadable", kept=bool(update.model_fields_set - number.keys()))
    return update


def essentials(raw: dict[str, Any]) -> dict[str, Any]:
    """Who wrote what where, or who pressed what: enough to answer, and as little as can be wrong."""
    kept: dict[str, Any] = {}
    for kind in ("message", "edited_message"):
        if isinstance(raw.get(kind), dict):
            kept[kind] = _message(raw[kind])
    query = raw.get("callback_query")
    if isinstance(query, dict):
        message = query.get("message")
        # As a message that is gone: the answer then comes below instead of in its place.
        gone = {"message": _message(message) | {"date": 0}} if isinstance(message, dict) else {}
        kept["callback_query"] = _with_people(_only(query, QUERY)) | gone
    return kept


def _message(raw: dict[str, Any]) -> dict[str, Any]:
    return _with_people(_only(raw, MESSAGE))


def _with_people(kept: dict[str, Any]) -> dict[str, Any]:
    for name, wanted in (("from", USER), ("chat", CHAT)):
        if isinstance(kept.get(name), dict):
            kept[name] = _only(kept[name], wanted)
    return kept


def _only(raw: dict[str, Any], wanted: tuple[str, ...]) -> dict[str, Any]:
    """The wanted values; half a surrogate pair, which no string may hold, is replaced."""
    return {name: _whole(raw[name]) for name in wanted if raw.get(name) is not None}


def _whole(value: object) -> object:
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(value, str) else value
