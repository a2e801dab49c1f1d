"""What is said to a message without readable words. Never a dead end: what to do instead, and the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.markup import Rendered, keyboard, paragraphs, plain
from bot.render.menus import menu_row, person_row

if TYPE_CHECKING:
    from guide import reply as say
    from locales import Texts

MAY_BE_A_CALL_FOR_HELP = frozenset(
    {"photo", "voice", "audio", "video", "video_note", "contact", "location", "document", "story", "wordless"}
)
"""Kinds in which somebody in danger may have put what they cannot type."""

A_PERSON_CAN_LOOK = frozenset({"photo", "voice", "audio", "video", "video_note", "document", "payment", "passport"})


def unreadable(reply: say.Unreadable, _: Texts) -> Rendered:
    lead = {**_media(_), **_other(_)}[reply.kind]
    danger = _("In danger, call 112.") if reply.kind in MAY_BE_A_CALL_FOR_HELP else None
    if reply.kind == "location":
        danger = _("In danger, call 112 and say where you are: the town, the street, what you see around you.")
    person = person_row(_) if reply.kind in A_PERSON_CAN_LOOK else []
    return Rendered(
        text=paragraphs(plain(lead), plain(danger) if danger else None), keyboard=keyboard(person, menu_row(_))
    )


def _media(_: Texts) -> dict[say.ContentKind, str]:
    return {
        "photo": _("I cannot see pictures. Is it a letter or a form? Type who it is from and what its title says."),
        "voice": _("I cannot listen to voice messages, I only read text. Please type in a few words what you need."),
        "audio": _("I cannot listen to recordings. Please type in a few words what it is about."),
        "video": _("I cannot watch videos. Please type in a few words what it shows and what you need."),
        "video_note": _("I cannot watch or hear video messages. Please type in a few words what you want to say."),
        "animation": _("I cannot see animations. If you need something, write it in words, please."),
        "sticker": _("I cannot see stickers. If you need something, write it in a few words, please."),
        "document": _("I cannot open files. Is it a letter or a form? Type who it is from and what its title says."),
        "story": _("I cannot see stories. If you need something, write it in a few words, please."),
        "paid_media": _("I cannot open paid pictures or videos. Here you never pay for anything: just write."),
    }


def _other(_: Texts) -> dict[say.ContentKind, str]:
    return {
        "game": _("I cannot play games, but I can show you where to turn. Write what you need."),
        "contact": _("I do not keep contacts or phone numbers, and I need none. Write in a few words what you need."),
        "location": _("I do not keep your location and cannot see the map. To get contacts where you live: /place."),
        "poll": _("I cannot vote. If you have a question yourself, write it in your own words, please."),
        "checklist": _("I cannot read lists like this one. Write what you need first as an ordinary message, please."),
        "payment": _("This bot is free and never asks for money. Did somebody ask you to pay in its name? Do not pay."),
        "gift": _("That is kind of you, but I am a program: I cannot use gifts, and everything here is free."),
        "passport": _("I need no documents and have not kept them. Please do not send them here, write what you need."),
        "wordless": _("I only understand words. If you need something, write it in a few words, please."),
        "other": _("I can only read text. Please write in a few words what you need. In danger, call 112."),
    }
