"""What a private message holds besides text, and which of it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.enums import ContentType

if TYPE_CHECKING:
    from aiogram.types import Message

    from guide.reply import ContentKind

KINDS: dict[str, ContentKind] = {
    ContentType.TEXT: "wordless",
    ContentType.PHOTO: "photo",
    ContentType.LIVE_PHOTO: "photo",
    ContentType.VOICE: "voice",
    ContentType.AUDIO: "audio",
    ContentType.VIDEO: "video",
    ContentType.VIDEO_NOTE: "video_note",
    ContentType.ANIMATION: "animation",
    ContentType.STICKER: "sticker",
    ContentType.DICE: "game",
    ContentType.GAME: "game",
    ContentType.CONTACT: "contact",
    ContentType.USERS_SHARED: "contact",
    ContentType.USER_SHARED: "contact",
    ContentType.CHAT_SHARED: "contact",
    ContentType.LOCATION: "location",
    ContentType.VENUE: "location",
    ContentType.POLL: "poll",
    ContentType.DOCUMENT: "document",
    ContentType.STORY: "story",
    ContentType.PAID_MEDIA: "paid_media",
    ContentType.CHECKLIST: "checklist",
    ContentType.INVOICE: "payment",
    ContentType.SUCCESSFUL_PAYMENT: "payment",
    ContentType.REFUNDED_PAYMENT: "payment",
    ContentType.GIFT: "gift",
    ContentType.UNIQUE_GIFT: "gift",
    ContentType.GIFT_UPGRADE_SENT: "gift",
    ContentType.PASSPORT_DATA: "passport",
}

SILENT: frozenset[str] = frozenset(
    {
        # Settings of the resident's own Telegram; an answer would read as if we watched them.
        ContentType.PINNED_MESSAGE,
        ContentType.MESSAGE_AUTO_DELETE_TIMER_CHANGED,
        ContentType.CHAT_BACKGROUND_SET,
        ContentType.FORUM_TOPIC_CREATED,
        ContentType.FORUM_TOPIC_EDITED,
        ContentType.FORUM_TOPIC_CLOSED,
        ContentType.FORUM_TOPIC_REOPENED,
        ContentType.GENERAL_FORUM_TOPIC_HIDDEN,
        ContentType.GENERAL_FORUM_TOPIC_UNHIDDEN,
        # What Telegram itself reports about something sent earlier, which was answered then.
        ContentType.PROXIMITY_ALERT_TRIGGERED,
        ContentType.CHECKLIST_TASKS_DONE,
        ContentType.CHECKLIST_TASKS_ADDED,
        ContentType.POLL_OPTION_ADDED,
        ContentType.POLL_OPTION_DELETED,
        ContentType.CONNECTED_WEBSITE,
        ContentType.MANAGED_BOT_CREATED,
        # News of groups and channels, which a private chat gets at most from another Bot API server.
        ContentType.NEW_CHAT_MEMBERS,
        ContentType.LEFT_CHAT_MEMBER,
        ContentType.CHAT_OWNER_LEFT,
        ContentType.CHAT_OWNER_CHANGED,
        ContentType.NEW_CHAT_TITLE,
        ContentType.NEW_CHAT_PHOTO,
        ContentType.DELETE_CHAT_PHOTO,
        ContentType.GROUP_CHAT_CREATED,
        ContentType.SUPERGROUP_CHAT_CREATED,
        ContentType.CHANNEL_CHAT_CREATED,
        ContentType.MIGRATE_TO_CHAT_ID,
        ContentType.MIGRATE_FROM_CHAT_ID,
        ContentType.BOOST_ADDED,
        ContentType.DIRECT_MESSAGE_PRICE_CHANGED,
        ContentType.PAID_MESSAGE_PRICE_CHANGED,
        ContentType.GIVEAWAY_CREATED,
        ContentType.GIVEAWAY,
        ContentType.GIVEAWAY_WINNERS,
        ContentType.GIVEAWAY_COMPLETED,
        ContentType.SUGGESTED_POST_APPROVED,
        ContentType.SUGGESTED_POST_APPROVAL_FAILED,
        ContentType.SUGGESTED_POST_DECLINED,
        ContentType.SUGGESTED_POST_PAID,
        ContentType.SUGGESTED_POST_REFUNDED,
        ContentType.VIDEO_CHAT_SCHEDULED,
        ContentType.VIDEO_CHAT_STARTED,
        ContentType.VIDEO_CHAT_ENDED,
        ContentType.VIDEO_CHAT_PARTICIPANTS_INVITED,
        ContentType.COMMUNITY_CHAT_ADDED,
        ContentType.COMMUNITY_CHAT_REMOVED,
        ContentType.COMMUNITY_CHAT_JOINED,
    }
)
"""Service messages: nobody said anything to the bot, so an answer would be absurd. All else is answered."""


def kind_of(message: Message) -> ContentKind | None:
    """How to answer a message without readable words; None for a service message that gets silence.

    A kind that Telegram invents tomorrow is "other": better a plain answer too many than a resident left alone.
    """
    if message.content_type in SILENT:
        return None
    if message.text is not None:
        return "wordless"
    return KINDS.get(message.content_type, "other")
