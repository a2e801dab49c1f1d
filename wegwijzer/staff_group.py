"""The staff's own Telegram group: that there is something to look at, as a link and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramMigrateToChat

from bot.sending import NO_PREVIEW
from bot.unreachable import REFUSALS, kind_of

if TYPE_CHECKING:
    from aiogram import Bot

TIMEOUT_S = 10
ADVICE = {
    "removed": "put the bot into the group again, or take STAFF_GROUP out",
    "chat_not_found": "STAFF_GROUP is no group that the bot is in: set it to the group's id, which begins with -",
    "no_rights": "let members of the group, or the bot, write in it",
    "migrated": "the group has a new id: set STAFF_GROUP to it. Until then it is found anew after each start",
}
"""What an operator can do, by Telegram's reason."""
ELSE = "it is tried again with the next e-mail; if that goes on, look at STAFF_GROUP"

log = structlog.get_logger()


class StaffGroup:
    """``chat``: the group's id. Whatever Telegram answers, nobody else is told less, and the log says it once."""

    def __init__(self, bot: Bot, chat: int, address: str) -> None:
        self._bot = bot
        self._chat = chat
        self._link = f"{address}/desk"
        self._trouble: str | None = None

    async def tell(self) -> None:
        """The link, at once or not at all: what waits stands at the desk, and in e-mails."""
        try:
            await self._send()
        except (TelegramAPIError, ClientDecodeError) as problem:
            self._say(_name(problem))
        else:
            self._worked()

    async def _send(self) -> None:
        try:
            await self._post()
        except TelegramMigrateToChat as moved:
            # Only from here is it known where to; the log takes no ids, so the operator looks it up in Telegram.
            self._chat = moved.migrate_to_chat_id
            log.warning("staff_group_moved", advice=ADVICE["migrated"])
            await self._post()

    async def _post(self) -> None:
        await self._bot.send_message(self._chat, self._link, link_preview_options=NO_PREVIEW, request_timeout=TIMEOUT_S)

    def _say(self, trouble: str) -> None:
        if trouble != self._trouble:
            log.error("staff_group_not_told", error=trouble, advice=ADVICE.get(trouble, ELSE))
        self._trouble = trouble

    def _worked(self) -> None:
        if self._trouble:
            log.warning("staff_group_back")
        self._trouble = None


def _name(problem: Exception) -> str:
    kind = kind_of(problem) if isinstance(problem, REFUSALS) else None
    return kind or type(problem).__name__
