"""Who is told of what by e-mail, over a real mail server: counts and a link, to those who hold the queue."""

from __future__ import annotations

import asyncio
import os
import random
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from aiosmtpd.smtp import SMTP

from desk.digest.digesting import Digesting, MailFailed
from issues.outbox import FILED
from issues.ports import CaseChange, OutboxRow
from issues.watching import tell_at
from tests.desk.desks import TestDesk, grant
from tests.issues.complaints import Desk as FilingDesk
from tests.issues.complaints import complaint
from wegwijzer.mail import Mail

NIGHT = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


class Inbox:
    """A mail server on this machine; refuses those it is told to."""

    def __init__(self):
        self.letters, self.refused = [], set()

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):
        self.letters.append((envelope.rcpt_tos[0], _read(envelope.content)))
        return "250 OK"


@pytest.fixture
async def inbox():
    inbox = Inbox()
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(inbox), "127.0.0.1", 0)
    async with server:
        inbox.port = server.sockets[0].getsockname()[1]
        yield inbox


def _read(content):
    """Everything that a reader of the letter sees."""
    letter = message_from_bytes(content, policy=policy.default)
    return f"{letter['subject']}\n{letter.get_content()}"


class Town:
    def __init__(self, inbox):
        self.inbox = inbox
        self.desk = TestDesk()
        self.stores = self.desk.complaints
        self.filing = FilingDesk(self.stores.cases, self.stores.keys, now=self.desk.now())
        self.digesting = Digesting(
            outbox=self.stores.outbox,
            cases=self.stores.cases,
            accounts=self.desk.desk.accounts,
            offices=self.desk.desk.offices,
            send=Mail(f"smtp://127.0.0.1:{inbox.port}", "wegwijzer@example.nl").send,
            address="https://wegwijzer.example.nl",
            now=self.desk.now,
            chance=random.random,
        )

    async def file(self, **changes):
        return await self.filing.filing().file(complaint(**{"draft": os.urandom(16), **changes}))

    async def remind(self, number, kind):
        case = await self.stores.cases.by_number(number)
        notice = OutboxRow(kind=kind, not_before=self.desk.now())
        await self.stores.cases.change(case.id, case.version, CaseChange(outbox=(notice,)))

    async def told(self):
        """Who got what in this round."""
        self.inbox.letters.clear()
        await self.digesting.round()
        return dict(self.inbox.letters)

    def morning(self):
        self.desk.now.at = datetime(2026, 12, 1, 7, 30, tzinfo=UTC)


@pytest.fixture
async def town(inbox):
    town = Town(inbox)
    for who, grants in {
        "location": [grant("location", location="havenkade")],
        "deputy": [grant("location", location="havenkade", deputy=True)],
        "linde": [grant("location", location="de-linde")],
        "coordinator": [grant("coordinator")],
        "confidant": [grant("confidant")],
        "stand-in": [grant("confidant", deputy=True)],
        "elsewhere": [grant("coordinator", municipality="elders")],
        "admin": [grant("admin")],
    }.items():
        await town.desk.account(*grants, email=f"{who}@example.nl")
    return town


def names(told):
    return {address.partition("@")[0] for address in told}


async def test_a_new_case_waits_for_the_morning_and_goes_to_who_holds_its_queue(town):
    await town.file()
    await town.file()
    assert await town.told() == {}
    town.morning()
    told = await town.told()
    assert names(told) == {"location"}
    text = told["location@example.nl"]
    assert "Nieuw: 2" in text
    assert "https://wegwijzer.example.nl/desk/cases" in text
    assert await town.told() == {}


async def test_the_letter_says_no_word_of_any_case(town):
    filed = await town.file()
    town.morning()
    (text,) = (await town.told()).values()
    for word in (filed.number, "mould", "schimmel", "havenkade", "Havenkade", "КАНАРЕЙКА"):
        assert word.lower() not in text.lower()


async def test_what_is_flagged_is_told_at_once_also_at_night(town):
    town.desk.now.at = town.filing.now = NIGHT
    await town.file(theme="safety", sub_theme="sexual", about="residents", answers={}, details={})
    assert names(await town.told()) == {"confidant"}


async def test_a_confidants_case_that_nobody_opened_alerts_deputy_and_coordinator(town):
    filed = await town.file(theme="safety", sub_theme="sexual", about="residents", answers={}, details={})
    await town.told()
    await town.remind(filed.number, "unopened")
    told = await town.told()
    assert names(told) == {"stand-in", "coordinator"}
    assert "Nog door niemand geopend: 1" in told["stand-in@example.nl"]
    assert "Bij de vertrouwenspersoon" in told["coordinator@example.nl"]


async def test_too_late_goes_to_holder_deputy_and_coordinator_in_one_letter_each(town):
    filed = await town.file()
    town.morning()
    await town.remind(filed.number, "overdue")
    told = await town.told()
    assert names(told) == {"location", "deputy", "coordinator"}
    assert "Te laat: 1" in told["location@example.nl"]
    assert "Nieuw: 1" in told["location@example.nl"]
    assert "Nieuw" not in told["deputy@example.nl"]


async def test_what_no_mailbox_took_is_tried_again(town):
    await town.file()
    town.morning()
    town.inbox.refused.add("location@example.nl")
    assert await town.told() == {}
    assert (await town.stores.outbox.count(town.desk.now()))[FILED].later == 1
    town.inbox.refused.clear()
    town.desk.now.passes(minutes=10)
    assert names(await town.told()) == {"location"}


async def test_a_failure_names_no_address(inbox):
    inbox.refused.add("secret-canary@example.nl")
    from desk.digest.letter import Letter  # noqa: PLC0415 – only here

    with pytest.raises(MailFailed) as caught:
        await Mail(f"smtp://127.0.0.1:{inbox.port}", "w@example.nl").send(Letter("secret-canary@example.nl", "s", "t"))
    assert "canary" not in repr(caught.value) + str(caught.value)
    assert "canary" not in repr(Letter("secret-canary@example.nl", "s", "t"))


async def test_a_server_that_is_down_loses_nothing(town):
    await town.file()
    town.morning()
    town.digesting._send = Mail("smtp://127.0.0.1:1", "w@example.nl").send
    done = await town.digesting.round()
    assert (done.letters, done.failed) == (0, 1)
    assert (await town.stores.outbox.count(town.desk.now()))[FILED].later == 1


async def test_locked_and_invited_accounts_are_not_written_to(town):
    await town.desk.account(grant("location", location="het-anker"), email="locked@example.nl", locked=True)
    await town.desk.account(grant("location", location="het-anker"), email="invited@example.nl", secrets=None)
    await town.file(location="het-anker")
    town.morning()
    assert await town.told() == {}


@pytest.mark.parametrize(
    ("now", "kind", "at"),
    [
        (SATURDAY, "overdue", datetime(2026, 11, 30, 7, 0, tzinfo=UTC)),
        (NIGHT, "due_soon", datetime(2026, 11, 30, 7, 0, tzinfo=UTC)),
        (datetime(2026, 11, 30, 10, 0, tzinfo=UTC), FILED, datetime(2026, 12, 1, 7, 0, tzinfo=UTC)),
        (datetime(2026, 12, 24, 10, 0, tzinfo=UTC), FILED, datetime(2026, 12, 28, 7, 0, tzinfo=UTC)),
        (SATURDAY, "unopened", SATURDAY),
    ],
)
def test_digests_come_on_working_mornings_and_alerts_at_once(now, kind, at):
    assert tell_at(kind, flagged=False, now=now) == at
