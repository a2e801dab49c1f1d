"""Who must get an answer and who may get one. Every exception to "never silence" is in `Expectations.excuse`."""

from __future__ import annotations

from aiogram.enums import ChatType
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import Update

from bot.content_kinds import SILENT
from bot.stale import STALE_AFTER, written


class Expectations:
    """Remembers what excuses a later silence: the note about stale messages, an album's first picture."""

    def __init__(self) -> None:
        self._told_stale: set[int] = set()
        self._albums: set[tuple[int, str]] = set()

    def check(self, update: Update, calls, now) -> None:
        only_to_its_own(update, calls)
        spinner_ends(update, calls)
        answered = {call.chat_id for call in calls if isinstance(call, SendMessage)}
        if update.message:
            excuse = self.excuse(update.message, now)
            if excuse is None:
                assert update.message.chat.id in answered, f"silence for {update.message.content_type}"
        if update.edited_message:
            self._corrected(update.edited_message, now)

    def _corrected(self, message, now) -> None:
        """A correction is answered when it says something else than before; then it counts for what comes later."""
        if now - written(message) > STALE_AFTER:
            self._told_stale.add(message.chat.id)
        if message.media_group_id:
            self._albums.add((message.chat.id, message.media_group_id))

    def excuse(self, message, now) -> str | None:
        """Why this message may get silence; None when it must be answered."""
        if message.chat.type != ChatType.PRIVATE:
            return "everyone in a group would read the answer"
        if message.from_user is None or message.from_user.is_bot:
            return "no person wrote it"
        if message.content_type in SILENT:
            return "Telegram's own note: nobody said anything"
        chat = message.chat.id
        if now - written(message) > STALE_AFTER:
            known = chat in self._told_stale
            self._told_stale.add(chat)
            return "one note for all that waited too long" if known else None
        self._told_stale.discard(chat)
        if message.media_group_id:
            known = (chat, message.media_group_id) in self._albums
            self._albums.add((chat, message.media_group_id))
            return "an album is answered once" if known else None
        return None


def only_to_its_own(update: Update, calls) -> None:
    """Nobody gets another one's answer."""
    for call in calls:
        chat = getattr(call, "chat_id", None)
        assert chat is None or chat in chats_of(update), "another chat got this answer"


def spinner_ends(update: Update, calls) -> None:
    if update.callback_query:
        ended = {call.callback_query_id for call in calls if isinstance(call, AnswerCallbackQuery)}
        assert update.callback_query.id in ended, "the button spins for ever"


def is_from_a_person(update: Update) -> bool:
    """A person in a private chat wrote, corrected or pressed something."""
    event = update.message or update.edited_message or update.callback_query
    if event is None or event.from_user is None or event.from_user.is_bot:
        return False
    message = event.message if update.callback_query else event
    return message is None or message.chat.type == ChatType.PRIVATE


def chats_of(update: Update) -> set[int]:
    """The chat an update is about, and the person behind it; none for an update without content."""
    if not update.model_fields_set - {"update_id"}:
        return set()
    event = update.event
    message = getattr(event, "message", None)
    chats = {one.chat.id for one in (event, message) if getattr(one, "chat", None)}
    if update.callback_query:
        chats.add(update.callback_query.from_user.id)
    if update.business_connection:
        chats.add(update.business_connection.user_chat_id)
    return chats
