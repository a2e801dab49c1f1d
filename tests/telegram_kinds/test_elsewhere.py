"""Groups, channels, business chats, inline queries, blocking: politely refused or left alone, and nothing raises."""

import pytest
from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery, LeaveChat, SendMessage
from aiogram.types import ChatMemberAdministrator

from bot.local.telegram import BOT_USER
from tests.telegram_kinds.conftest import CANARY, FILE, GROUP, NOW, RESIDENT, buttons, person

US = f"@{BOT_USER.username}"
GROUP_CHAT = {"id": GROUP, "type": "supergroup", "title": "t"}
THE_BOT = {"id": BOT_USER.id, "is_bot": True, "first_name": "Wegwijzer", "username": BOT_USER.username}
DATE = int(NOW.timestamp())


def entity(kind, text, part, **more):
    return {"type": kind, "offset": text.index(part), "length": len(part), **more}


def spoken_to():
    hello = f"привіт {US}, де лікар?"
    loud = f"привіт {US.upper()}"
    return {
        "mention": {"text": hello, "entities": [entity("mention", hello, US)]},
        "loud mention": {"text": loud, "entities": [entity("mention", loud, US.upper())]},
        "text mention": {"text": "бот", "entities": [entity("text_mention", "бот", "бот", user=THE_BOT)]},
        "caption": {"caption": hello, "caption_entities": [entity("mention", hello, US)], "document": FILE},
        "our command": {"text": "/menu", "entities": [entity("bot_command", "/menu", "/menu")]},
        "start with a link": {"text": f"/start{US} t_school-enrol"},
        "any command with our name": {
            "text": f"/ban{US}",
            "entities": [entity("bot_command", f"/ban{US}", f"/ban{US}")],
        },
        "reply": {
            "text": "а далі?",
            "reply_to_message": {"message_id": 1, "date": 1, "chat": GROUP_CHAT, "from": THE_BOT, "text": "t"},
        },
    }


@pytest.mark.parametrize("chat_type", ["group", "supergroup"])
@pytest.mark.parametrize("how", spoken_to())
async def test_spoken_to_in_a_group_it_refuses_in_both_languages_and_shows_the_way(world, how, chat_type):
    await world.receive(chat=GROUP, chat_type=chat_type, **spoken_to()[how])
    [answer] = world.said(GROUP)
    assert "особистому чаті" in answer.text
    assert "privégesprek" in answer.text
    assert "112" in answer.text
    assert [button.url for button in buttons(answer)] == [f"https://t.me/{BOT_USER.username}"]
    assert world.understood.heard == [], "nobody's words in a group are read"
    assert world.store._rows == {}


NOT_SPOKEN_TO = {
    "talk": {"text": "в мене болить зуб"},
    "another bot": {"text": "@other_bot", "entities": [entity("mention", "@other_bot", "@other_bot")]},
    "its name inside another": {"text": US + "2", "entities": [entity("mention", US + "2", US + "2")]},
    "a foreign command": {"text": "/ban", "entities": [entity("bot_command", "/ban", "/ban")]},
    "our command for another bot": {"text": "/menu@other_bot"},
    "somebody mentioned": {"text": "Оля", "entities": [entity("text_mention", "Оля", "Оля", user=person(5))]},
    "reply to somebody": {
        "text": "так",
        "reply_to_message": {"message_id": 1, "date": 1, "chat": GROUP_CHAT, "from": person(5), "text": "t"},
    },
    "picture": {"photo": [{**FILE, "width": 1, "height": 1}]},
    "new members, the bot among them": {"new_chat_members": [THE_BOT]},
}


@pytest.mark.parametrize("what", NOT_SPOKEN_TO)
async def test_otherwise_it_keeps_silent_in_groups_and_remembers_nothing(world, what):
    await world.receive(chat=GROUP, chat_type="supergroup", **NOT_SPOKEN_TO[what])
    await world.receive("edited_message", chat=GROUP, chat_type="supergroup", **NOT_SPOKEN_TO[what])
    assert world.telegram.of(SendMessage) == []
    assert world.store._rows == {}


async def test_two_bots_do_not_talk_for_ever(world):
    await world.receive(chat=GROUP, chat_type="group", sender={**THE_BOT, "id": 5}, **spoken_to()["mention"])
    assert world.telegram.of(SendMessage) == []


async def test_an_anonymous_administrator_is_a_person(world):
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    await world.receive(
        chat=GROUP, chat_type="supergroup", sender=anonymous, sender_chat=GROUP_CHAT, **spoken_to()["mention"]
    )
    assert len(world.said(GROUP)) == 1


def membership(chat, before, after, user=None):
    def member(status):
        more = {"until_date": 0} if status == "kicked" else {}
        rights = [name for name, one in ChatMemberAdministrator.model_fields.items() if one.annotation is bool]
        more |= dict.fromkeys(rights, False) if status == "administrator" else {}
        return {"user": THE_BOT, "status": status, **more}

    return {
        "my_chat_member": {
            "chat": chat,
            "from": user or person(),
            "date": DATE,
            "old_chat_member": member(before),
            "new_chat_member": member(after),
        }
    }


async def test_added_to_a_group_it_says_once_where_it_can_be_asked(world):
    await world.deliver(**membership(GROUP_CHAT, "left", "member"))
    await world.receive(chat=GROUP, chat_type="supergroup", new_chat_members=[THE_BOT])
    await world.deliver(**membership(GROUP_CHAT, "member", "administrator"))
    await world.deliver(**membership(GROUP_CHAT, "administrator", "member"))
    assert len(world.said(GROUP)) == 1


async def test_a_group_it_was_removed_from_gets_no_goodbye(world):
    await world.deliver(**membership(GROUP_CHAT, "member", "kicked"))
    await world.deliver(**membership(GROUP_CHAT, "member", "left"))
    assert world.telegram.calls == []


async def test_a_channel_is_left_at_once_and_never_read(world, logged):
    channel = {"id": GROUP, "type": "channel", "title": CANARY}
    await world.deliver(**membership(channel, "left", "administrator"))
    await world.deliver(channel_post={"message_id": 1, "date": DATE, "chat": channel, "text": CANARY})
    await world.deliver(edited_channel_post={"message_id": 1, "date": DATE, "chat": channel, "text": CANARY})
    assert [call.chat_id for call in world.telegram.of(LeaveChat)] == [GROUP]
    assert world.telegram.of(SendMessage) == []
    assert len(logged.named("channel_left")) == 1
    assert CANARY not in logged.text
    assert str(GROUP) not in logged.text


async def test_a_button_in_a_group_is_answered_with_a_toast(world):
    await world.press("m", message={"message_id": 1, "date": DATE, "chat": GROUP_CHAT, "text": "t"})
    await world.press("m", message={"message_id": 1, "date": 0, "chat": GROUP_CHAT})
    await world.press("old stuff", message={"message_id": 1, "date": DATE, "chat": {"id": GROUP, "type": "channel"}})
    toasts = world.telegram.of(AnswerCallbackQuery)
    assert len(toasts) == 3
    assert all("privégesprek" in toast.text and "особистому чаті" in toast.text for toast in toasts)
    assert all(len(toast.text) <= 200 for toast in toasts)
    assert world.telegram.of(SendMessage) == []
    assert world.store._rows == {}


async def test_a_button_in_a_business_chat_is_answered_with_a_toast(world):
    chat = {"id": 99, "type": "private"}
    message = {"message_id": 1, "date": DATE, "chat": chat, "text": "t", "business_connection_id": "b"}
    await world.press("m", message=message)
    assert "privégesprek" in world.toasts()[0]
    assert world.telegram.of(SendMessage) == []


# -- blocked, unblocked ---------------------------------------------------------------------------------------------


async def test_blocked_is_counted_and_nothing_is_forgotten(world, logged):
    await world.press("l:nl")
    world.forget_calls()
    before = dict(world.store._rows)
    await world.deliver(**membership({"id": RESIDENT, "type": "private"}, "member", "kicked"))
    await world.deliver(**membership({"id": RESIDENT, "type": "private"}, "kicked", "member"))
    assert world.telegram.calls == []
    assert world.store._rows == before
    assert logged.named("bot_blocked") == [{"event": "bot_blocked"}]
    assert str(RESIDENT) not in logged.text


# -- inline, business -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("client", "label"), [("uk", "особистому чаті"), ("nl", "privégesprek"), ("ru", "особистому")])
async def test_an_inline_query_gets_nothing_but_the_way_to_the_private_chat(world, client, label):
    await world.deliver(inline_query={"id": "1", "from": person(language=client), "query": CANARY, "offset": ""})
    [answer] = world.telegram.of(AnswerInlineQuery)
    assert answer.results == []
    assert label in answer.button.text
    assert world.understood.heard == []


async def test_the_inline_button_opens_the_conversation(world):
    await world.receive(text="/start inline")
    assert "Якою мовою" in world.said()[0].text


def connection(*, enabled):
    return {"id": "b", "user": person(), "user_chat_id": RESIDENT, "date": DATE, "is_enabled": enabled}


async def test_a_business_account_is_refused_once_to_its_owner(world):
    await world.deliver(business_connection=connection(enabled=True))
    await world.deliver(business_connection=connection(enabled=False))
    [answer] = world.said()
    assert "від вашого імені" in answer.text
    assert "namens u" in answer.text


def other_updates():
    chat = {"id": RESIDENT, "type": "private"}
    message = {"message_id": 1, "date": DATE, "chat": chat, "from": person(), "text": CANARY}
    reaction = [{"type": "emoji", "emoji": "👍"}]
    return {
        "business_message": {**message, "business_connection_id": "b"},
        "edited_business_message": {**message, "business_connection_id": "b"},
        "deleted_business_messages": {"business_connection_id": "b", "chat": chat, "message_ids": [1]},
        "guest_message": message,
        "message_reaction": {
            "chat": chat, "message_id": 1, "user": person(), "date": DATE, "old_reaction": [], "new_reaction": reaction,
        },
        "message_reaction_count": {"chat": chat, "message_id": 1, "date": DATE, "reactions": []},
        "chosen_inline_result": {"result_id": "1", "from": person(), "query": CANARY},
        "shipping_query": {
            "id": "1", "from": person(), "invoice_payload": "p",
            "shipping_address": {
                "country_code": "NL", "state": "", "city": "c", "post_code": "p",
                "street_line1": "s", "street_line2": "",
            },
        },
        "pre_checkout_query": {
            "id": "1", "from": person(), "currency": "EUR", "total_amount": 1, "invoice_payload": "p",
        },
        "poll_answer": {"poll_id": "1", "user": person(), "option_ids": [0], "option_persistent_ids": ["0"]},
        "chat_join_request": {"chat": GROUP_CHAT, "from": person(), "user_chat_id": RESIDENT, "date": DATE},
        "chat_member": membership(GROUP_CHAT, "left", "member")["my_chat_member"],
        "hologram": {"text": CANARY},
    }  # fmt: skip


@pytest.mark.parametrize("kind", other_updates())
async def test_what_was_not_asked_for_is_left_alone_and_raises_nothing(world, logged, kind):
    await world.deliver(**{kind: other_updates()[kind]})
    assert world.telegram.calls == []
    assert world.understood.heard == []
    assert world.store._rows == {}
    assert logged.named("update_failed") == []
    assert CANARY not in logged.text


def test_nothing_useless_is_asked_of_telegram(world):
    assert world.dispatcher.resolve_used_update_types() == [
        "business_connection", "callback_query", "edited_message", "inline_query", "message", "my_chat_member",
    ]  # fmt: skip
