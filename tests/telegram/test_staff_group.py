"""The staff's Telegram group: a link and nothing else, nothing of what is kept from it, and no harm when it refuses."""

from __future__ import annotations

import os
import random

import pytest
from structlog.testing import capture_logs

from desk.digest.digesting import Digesting
from issues.ports import CaseChange, OutboxRow
from tests.desk.desks import TestDesk, grant
from tests.issues.complaints import Desk as FilingDesk
from tests.issues.complaints import complaint
from tests.telegram import troubles
from tests.telegram.bot_api_server import TOKEN
from wegwijzer.digest import digest, make_digesting
from wegwijzer.problem import OperatorProblem
from wegwijzer.settings import Settings
from wegwijzer.staff_group import StaffGroup
from wegwijzer.telegram import connect

GROUP, NEW_GROUP = -4001, -1002
ADDRESS = "https://wegwijzer.example.nl"
PLAIN = {"answers": {}, "details": {}}
KEPT = {
    "about staff": {"theme": "staff", "sub_theme": "rude", "about": "staff", **PLAIN},
    "about staff, of another theme": {"about": "staff"},
    "threatened by staff": {"theme": "staff", "sub_theme": "threat", "about": "staff", **PLAIN},
    "sexual violence": {"theme": "safety", "sub_theme": "sexual", "about": "residents", **PLAIN},
    "discrimination": {"theme": "discrimination", "sub_theme": "origin", "about": "other", **PLAIN},
}


class Done(Exception):
    """Ends the digest that would go on for ever."""


class Town:
    """A digest with its mail in a list, and the group on the Bot API server."""

    def __init__(self, bot):
        self.desk = TestDesk()
        self.stores = self.desk.complaints
        self.filing = FilingDesk(self.stores.cases, self.stores.keys, now=self.desk.now())
        self.group = StaffGroup(bot, GROUP, ADDRESS)
        self.letters = []
        self.digesting = Digesting(
            outbox=self.stores.outbox,
            cases=self.stores.cases,
            accounts=self.desk.desk.accounts,
            offices=self.desk.desk.offices,
            send=self.send,
            address=ADDRESS,
            now=self.desk.now,
            chance=random.random,
        )

    async def send(self, letter):
        self.letters.append(letter.to.partition("@")[0])

    async def file(self, **changes):
        """One that came in and may be told of by now."""
        filed = await self.filing.filing().file(complaint(**{"draft": os.urandom(16), **changes}))
        return await self.stores.cases.by_number(filed.number)

    async def next_morning(self):
        """Who got an e-mail in the round of the next morning."""
        self.desk.now.passes(days=1)
        self.desk.now.at = self.desk.now.at.replace(hour=8)
        return await self.round()

    async def round(self):
        self.letters.clear()

        async def once(_seconds):
            raise Done

        with pytest.raises(Done):
            await digest(self.digesting, self.group.tell, once)
        return set(self.letters)


@pytest.fixture
async def town(settings):
    async def sleep(seconds):
        """Nothing is waited for."""

    bot = await connect(settings, sleep, 5.0)
    town = Town(bot)
    for who, grants in {
        "location": [grant("location", location="havenkade")],
        "coordinator": [grant("coordinator")],
        "confidant": [grant("confidant")],
        "stand-in": [grant("confidant", deputy=True)],
    }.items():
        await town.desk.account(*grants, email=f"{who}@example.nl")
    with capture_logs() as town.logs:
        yield town
    await bot.session.close()


def said(server, group=GROUP):
    return [one["text"] for one in server.messages[group].values()]


def logged(town):
    return [one["event"] for one in town.logs if one["event"].startswith(("staff_group", "digest"))]


async def test_it_is_told_a_link_and_nothing_else(town, server):
    case = await town.file()
    assert await town.next_morning() == {"location"}
    [call] = server.called("sendMessage")
    assert call.pop("chat_id") == str(GROUP)
    assert call.pop("text") == f"{ADDRESS}/desk"
    assert call.pop("link_preview_options") == {"is_disabled": True}, "nothing is fetched and shown below it"
    rest = " ".join(map(str, call.values())).lower()
    for word in (case.number, case.theme, "mould", "havenkade", "КАНАРЕЙКА", "Sanne", "1"):
        assert word.lower() not in rest


async def test_of_several_cases_in_one_round_it_is_told_once(town, server):
    for location in ("havenkade", "havenkade", "de-linde"):
        await town.file(location=location)
    await town.next_morning()
    assert said(server) == [f"{ADDRESS}/desk"]
    assert await town.next_morning() == set()
    assert said(server) == [f"{ADDRESS}/desk"]


@pytest.mark.parametrize("kind", KEPT)
async def test_of_what_is_kept_from_the_location_it_does_not_even_hear_when_it_came(town, server, kind):
    case = await town.file(**KEPT[kind])
    told = await town.round() | await town.next_morning()
    assert told == {case.queue}, "its reader has an e-mail"
    assert case.queue != "location"
    assert said(server) == []
    await town.file()
    await town.next_morning()
    assert len(said(server)) == 1


@pytest.mark.parametrize("kind", ["unopened", "overdue", "due_soon"])
async def test_nor_that_it_lies_there_or_is_late(town, server, kind):
    case = await town.file(**KEPT["sexual violence"])
    await town.round()
    notice = OutboxRow(kind=kind, not_before=town.desk.now())
    await town.stores.cases.change(case.id, case.version, CaseChange(outbox=(notice,)))
    assert await town.round() | await town.next_morning()
    assert said(server) == []


async def test_where_no_mailbox_took_it_the_group_is_not_told_either(town, server):
    """So that both are tried again together."""
    await town.file(location="het-anker")
    assert await town.next_morning() == set()
    assert said(server) == []


REFUSED = {
    "removed": troubles.refuse(403, "Forbidden: bot was kicked from the supergroup chat"),
    "chat_not_found": troubles.refuse(400, "Bad Request: chat not found"),
    "no_rights": troubles.refuse(400, "Bad Request: not enough rights to send text messages to the chat"),
    "TelegramServerError": troubles.SERVER_ERROR,
    "TelegramNetworkError": troubles.drop,
    "ClientDecodeError": troubles.gateway_page,
}


@pytest.mark.parametrize("reason", REFUSED)
async def test_a_group_that_refuses_harms_nothing_and_is_said_once_and_so_is_its_end(town, server, reason):
    server.troubles.always("sendMessage", REFUSED[reason], chat=GROUP)
    for _ in range(2):
        await town.file()
        assert await town.next_morning() == {"location"}
    assert logged(town) == ["staff_group_not_told"]
    [line] = [one for one in town.logs if one["event"] == "staff_group_not_told"]
    assert line["error"] == reason
    assert "STAFF_GROUP" in line["advice"] or "group" in line["advice"]
    assert str(GROUP) not in str(line)
    server.troubles.lift()
    for _ in range(2):
        await town.file()
        await town.next_morning()
    assert logged(town) == ["staff_group_not_told", "staff_group_back"]
    assert len(said(server)) == 2


async def test_a_group_that_became_a_supergroup_is_followed(town, server):
    moved = troubles.refuse(
        400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=NEW_GROUP
    )
    server.troubles.always("sendMessage", moved, chat=GROUP)
    for _ in range(2):
        await town.file()
        assert await town.next_morning() == {"location"}
    assert said(server, NEW_GROUP) == [f"{ADDRESS}/desk"] * 2
    assert logged(town) == ["staff_group_moved"]
    assert str(NEW_GROUP) not in str(town.logs)
    assert len([one for one in server.called("sendMessage") if one["chat_id"] == str(GROUP)]) == 1


def test_a_group_without_e_mail_is_refused_with_what_to_do():
    class Program:
        settings = Settings(TELEGRAM_BOT_TOKEN=TOKEN, STAFF_GROUP=GROUP)
        desk = None

    with pytest.raises(OperatorProblem, match=r"STAFF_GROUP: .* SMTP_URL"):
        make_digesting(Program())
