"""Everything a resident can send in a private chat gets an answer of its own, in their language, with a way on."""

import pytest
from aiogram.enums import ContentType
from aiogram.types import Message

from bot.content_kinds import KINDS, SILENT
from tests.telegram_kinds.conftest import FILE, GROUP, NOW, RESIDENT, Outside, buttons, person
from wegwijzer.understanding import load_understanding

PHOTO = [{**FILE, "width": 1, "height": 1}]
PLACE = {"latitude": 52.1, "longitude": 5.1}
CONTENTS = {
    "photo": {"photo": PHOTO},
    "voice": {"voice": {**FILE, "duration": 3}},
    "audio": {"audio": {**FILE, "duration": 3}},
    "video": {"video": {**FILE, "width": 1, "height": 1, "duration": 3}},
    "video_note": {"video_note": {**FILE, "length": 1, "duration": 3}},
    "animation": {"animation": {**FILE, "width": 1, "height": 1, "duration": 3}},
    "sticker": {
        "sticker": {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
    },
    "dice": {"dice": {"emoji": "🎲", "value": 6}},
    "game": {"game": {"title": "t", "description": "d", "photo": PHOTO}},
    "contact": {"contact": {"phone_number": "+31612345678", "first_name": "КАНАРКА"}},
    "location": {"location": PLACE},
    "venue": {"venue": {"location": PLACE, "title": "t", "address": "a"}},
    "poll": {
        "poll": {
            "id": "1",
            "question": "?",
            "options": [],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
    },
    "document": {"document": FILE},
    "story": {"story": {"chat": {"id": 5, "type": "private"}, "id": 1}},
    "paid_media": {"paid_media": {"star_count": 1, "paid_media": []}},
    "checklist": {"checklist": {"title": "t", "tasks": [{"id": 1, "text": "t"}]}},
    "invoice": {
        "invoice": {"title": "t", "description": "d", "start_parameter": "s", "currency": "EUR", "total_amount": 100}
    },
    "passport_data": {
        "passport_data": {"data": [], "credentials": {"data": "d", "hash": "h", "secret": "s"}},
    },
    "users_shared": {"users_shared": {"request_id": 1, "users": [{"user_id": 5}]}},
    "chat_shared": {"chat_shared": {"request_id": 1, "chat_id": 5}},
    "gift": {
        "gift": {"gift": {"id": "g", "sticker": {**FILE, "type": "regular", "width": 1, "height": 1,
                                                  "is_animated": False, "is_video": False}, "star_count": 1}}
    },
}  # fmt: skip

TELLS = {
    "photo": ("не бачу зображень", "geen foto's"),
    "voice": ("не можу прослухати голосове", "geen spraakberichten"),
    "audio": ("не можу прослухати запис", "geen opnames"),
    "video": ("не можу переглянути відео", "geen video's"),
    "video_note": ("відеоповідомлення", "geen videoberichten"),
    "animation": ("анімацій", "bewegende plaatjes"),
    "sticker": ("наліпок", "geen stickers"),
    "dice": ("Гратися", "Spelletjes"),
    "game": ("Гратися", "Spelletjes"),
    "contact": ("не зберігаю контактів", "bewaar geen contacten"),
    "location": ("не зберігаю, де ви", "bewaar uw locatie niet"),
    "venue": ("не зберігаю, де ви", "bewaar uw locatie niet"),
    "poll": ("не можу голосувати", "niet stemmen"),
    "document": ("відкривати файли", "geen bestanden"),
    "story": ("не бачу історій", "stories"),
    "paid_media": ("платні фото", "betaalde foto's"),
    "checklist": ("такі списки", "Zulke lijsten"),
    "invoice": ("ніколи не просить грошей", "vraagt nooit om geld"),
    "passport_data": ("Документи мені не потрібні", "geen documenten nodig"),
    "users_shared": ("не зберігаю контактів", "bewaar geen contacten"),
    "chat_shared": ("не зберігаю контактів", "bewaar geen contacten"),
    "gift": ("подарунки", "cadeaus"),
}


@pytest.mark.parametrize("client", ["uk", "nl", "ru", None])
@pytest.mark.parametrize("content", CONTENTS)
async def test_each_kind_is_answered_once_with_its_own_words_and_a_way_on(world, content, client):
    await world.receive(sender=person(language=client), **CONTENTS[content])
    [answer] = world.said()
    assert TELLS[content][client == "nl"] in answer.text
    assert "m" in {button.callback_data for button in buttons(answer)}, "never a dead end"


@pytest.mark.parametrize(
    "content", ["photo", "voice", "audio", "video", "video_note", "contact", "location", "document"]
)
async def test_where_a_cry_for_help_may_hide_112_is_named(world, content):
    await world.receive(**CONTENTS[content])
    [answer] = world.said()
    assert "112" in answer.text


async def test_a_location_is_for_112_and_not_for_us(world):
    await world.receive(**CONTENTS["location"])
    assert "скажіть, де ви" in world.said()[0].text
    stored = b"".join(payload for payload, _ in world.store._rows.values())
    assert b"52.1" not in stored


async def test_the_answer_comes_in_the_chosen_language_not_the_phones(world):
    await world.press("l:nl", message=None)
    world.forget_calls()
    await world.receive(**CONTENTS["voice"])
    assert "spraakberichten" in world.said()[0].text


SERVICE = {
    "pinned_message": {"pinned_message": {"message_id": 1, "date": 1, "chat": {"id": RESIDENT, "type": "private"}}},
    "message_auto_delete_timer_changed": {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
    "new_chat_members": {"new_chat_members": [person(5)]},
    "proximity_alert_triggered": {
        "proximity_alert_triggered": {"traveler": person(5), "watcher": person(6), "distance": 5}
    },
    "chat_background_set": {
        "chat_background_set": {
            "type": {"type": "chat_theme", "theme_name": "x"},
        }
    },
    "connected_website": {"connected_website": "example.org"},
    "video_chat_started": {"video_chat_started": {}},
    "checklist_tasks_done": {"checklist_tasks_done": {"marked_as_done_task_ids": [1]}},
}


@pytest.mark.parametrize("service", SERVICE)
async def test_what_nobody_said_to_the_bot_gets_silence(world, logged, service):
    await world.receive(**SERVICE[service])
    assert world.said() == []
    assert logged.named("update_failed") == []


async def test_whoever_lets_the_bot_write_is_greeted_with_the_menu(world):
    await world.receive(write_access_allowed={})
    [answer] = world.said()
    assert len(buttons(answer)) > 5


def test_every_kind_that_telegram_knows_was_thought_of():
    undecided = set(ContentType) - KINDS.keys() - SILENT
    answered_as_any_other = {
        ContentType.UNKNOWN, ContentType.ANY, ContentType.WRITE_ACCESS_ALLOWED, ContentType.WEB_APP_DATA,
        ContentType.RICH_MESSAGE,
    }  # fmt: skip
    assert undecided == answered_as_any_other
    assert not KINDS.keys() & SILENT


async def test_a_kind_of_next_year_is_answered_plainly(world):
    await world.receive(hologram={"size": 1})
    assert "лише текст" in world.said()[0].text


# -- albums ---------------------------------------------------------------------------------------------------------


async def album(world, captions, group="7"):
    for caption in captions:
        await world.receive(media_group_id=group, photo=PHOTO, **({"caption": caption} if caption else {}))


async def test_an_album_gets_one_answer(world):
    await album(world, [None] * 10)
    [answer] = world.said()
    assert "не бачу зображень" in answer.text


async def test_the_caption_of_an_album_is_heard_once(world, kaart):
    world.understood.learn("школа", "school.enrol")
    await album(world, ["школа", None, None])
    [answer] = world.said()
    assert kaart.topics["school.enrol"].title.uk in answer.text


async def test_a_caption_on_a_later_picture_takes_the_place_of_the_answer(world, kaart):
    world.understood.learn("школа", "school.enrol")
    await album(world, [None, None, "школа", None])
    assert len(world.telegram.messages(RESIDENT)) == 1, "one answer is left standing"
    assert kaart.topics["school.enrol"].title.uk in world.said()[-1].text
    assert len(world.taken_back()) == 1


async def test_ten_captions_are_one_answer_and_danger_is_heard_in_all(world):
    world.understood.learn("горить", "emergency", action="emergency")
    await album(world, ["раз", "два", "три", "горить", "п'ять"])
    answers = [call for call in world.said() if "112" not in call.text]
    assert len(answers) == 1
    assert world.dialled() == ["112"]


async def test_two_albums_get_two_answers_also_with_the_same_number_in_two_chats(world):
    await album(world, [None, None], "1")
    await album(world, [None, None], "2")
    await world.receive(chat=99, media_group_id="1", photo=PHOTO)
    assert len(world.said()) == 2
    assert len(world.said(99)) == 1


# -- words, wherever they stand -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "around",
    [
        {"text": "школа"},
        {"caption": "школа", "document": FILE},
        {"caption": "школа", "voice": {**FILE, "duration": 3}},
        {"text": "школа", "forward_origin": {"type": "hidden_user", "sender_user_name": "Хтось", "date": 1}},
        {"text": "школа", "via_bot": {"id": 5, "is_bot": True, "first_name": "b"}},
        {
            "text": "школа",
            "reply_to_message": {"message_id": 1, "date": 1, "chat": {"id": GROUP, "type": "supergroup"}},
        },
        {"rich_message": {"blocks": [{"type": "paragraph", "text": ["шко", {"type": "bold", "text": "ла"}]}]}},
    ],
    ids=["text", "caption", "voice-caption", "forwarded", "via-bot", "reply", "rich"],
)
async def test_words_are_heard_wherever_they_stand(world, kaart, around):
    world.understood.learn("школа", "school.enrol")
    await world.receive(**around)
    [answer] = world.said()
    assert kaart.topics["school.enrol"].title.uk in answer.text


@pytest.mark.parametrize("text", ["🤷‍♀️", "👍👍👍", "   ", "...", "\u200b\u202e\u2066", "\n\t", "?!", "\x07"])
async def test_signs_without_words_are_answered_and_are_no_miss(world, text):
    for _ in range(3):
        await world.receive(text=text)
    assert all("розумію лише слова" in call.text and "112" in call.text for call in world.said())
    assert len(world.said()) == 3


async def test_empty_text_is_answered(world):
    await world.receive(text="")
    assert "розумію лише слова" in world.said()[0].text


async def test_danger_in_signs_alone_is_heard(world):
    world.understood.learn("🆘", "emergency", action="emergency")
    await world.receive(text="🆘")
    assert world.dialled() == ["112"]


HOSTILE = {
    "html": "<b>КАНАРКА</b><a href='https://evil.example'>тут</a> &amp; <script>",
    "rtl": "\u202eКАНАРКА\u202c школа",
    "zalgo": "КАНАРКА " + "з" + "\u0300\u0337\u0489" * 300,
    "one letter": "а" * 4096,
    "too long": "КАНАРКА " * 1000,
    "percent": "КАНАРКА %s {0} {name} ${x}",
    "null": "КАНАРКА\x00\x1b[31m",
    "surrogate pairs": "КАНАРКА 👨‍👩‍👧‍👦" * 50,
}


@pytest.mark.parametrize("kind", HOSTILE)
async def test_hostile_text_is_answered_and_never_shown_back_nor_logged(world, logged, kind):
    await world.receive(text=HOSTILE[kind])
    [answer] = world.said()
    assert buttons(answer)
    assert "КАНАРКА" not in answer.text
    assert "evil.example" not in answer.text
    assert logged.named("update_failed") == []
    assert "КАНАРКА" not in logged.text


@pytest.mark.parametrize("kind", HOSTILE)
async def test_hostile_text_does_not_break_the_real_understanding(kaart, model_folder, kind, logged):
    world = Outside(kaart, understand=load_understanding(model_folder))
    await world.receive(text=HOSTILE[kind])
    assert world.said()
    assert logged.named("update_failed") == []


async def test_other_bots_are_not_answered(world):
    await world.receive(sender={**person(), "is_bot": True}, text="школа")
    await world.receive(sender={**person(), "is_bot": True}, photo=PHOTO)
    assert world.said() == []


async def test_nothing_of_a_contact_is_kept(world):
    await world.receive(**CONTENTS["contact"])
    assert "КАНАРКА" not in world.said()[0].text
    stored = b"".join(payload for payload, _ in world.store._rows.values())
    assert b"612345678" not in stored


# -- corrections ----------------------------------------------------------------------------------------------------


async def correct(world, number, text, after=60):
    sent = int(NOW.timestamp()) - 3600
    await world.receive("edited_message", message_id=number, text=text, date=sent, edit_date=sent + after)


async def test_a_correction_is_heard_anew(world, kaart):
    world.understood.learn("школа", "school.enrol")
    number = await world.receive(text="шкоал")
    await correct(world, number, "школа")
    assert kaart.topics["school.enrol"].title.uk in world.said()[-1].text


async def test_a_correction_into_a_command_is_one(world):
    number = await world.receive(text="мню")
    await correct(world, number, "/menu")
    assert world.understood.heard == ["мню"]


async def test_an_edit_that_changed_no_word_gets_silence(world):
    number = await world.receive(text="привіт усім")
    for _ in range(3):
        await correct(world, number, "привіт усім")
    assert len(world.said()) == 1


async def test_two_corrections_back_and_forth_are_both_heard(world):
    number = await world.receive(text="раз")
    await correct(world, number, "два")
    await correct(world, number, "раз")
    assert world.understood.heard == ["раз", "два", "раз"]


async def test_an_edit_after_48_hours_is_not_the_residents(world):
    await correct(world, 5, "школа", after=48 * 3600 + 60)
    assert world.said() == []
    await correct(world, 5, "школа", after=47 * 3600)
    assert len(world.said()) == 1


async def test_a_picture_changed_later_gets_silence(world):
    await world.receive("edited_message", photo=PHOTO, edit_date=int(NOW.timestamp()))
    await world.receive("edited_message", location=PLACE, edit_date=int(NOW.timestamp()))
    assert world.said() == []


def test_the_recorded_messages_are_what_aiogram_reads():
    for name, content in CONTENTS.items():
        message = Message.model_validate({"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, **content})
        assert message.content_type == name
