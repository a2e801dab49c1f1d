"""Accounts: one's own, and those an administrator looks after."""

from __future__ import annotations

import re

import pytest

from desk.accounts.coverage import Uncovered, uncovered
from desk.accounts.ports import AccountChange
from desk.accounts.totp import code_at
from issues.offices.loader import read_offices
from tests.desk.desks import ADDRESS, OTHER_TOWN, TOWN, TestDesk, grant

ADMIN, HOSTS, CONFIDANT = grant("admin"), grant("hosts"), grant("confidant")
LINDE = grant("location", location="de-linde")
PASSWORD, NEW = "vier paarden in de mist", "zeven geiten op het dak"
NEW_FIELDS = {"name": "Olena Kovalenko", "email": "olena@example.nl", "language": "uk"}


@pytest.fixture
def desk():
    return TestDesk()


@pytest.fixture
async def admin(desk):
    return await desk.sign_in(ADMIN, name="Ada")


async def with_password(desk, *grants, email="sanne@example.nl", totp=""):
    secrets = {"password": await desk.passwords.hashed(PASSWORD), "totp": totp}
    return await desk.account(*grants, email=email, secrets=secrets)


async def is_in(browser):
    return (await browser.get("/desk/account")).status_code == 200


# One's own.


async def test_a_changed_password_ends_every_other_session(desk):
    row = await with_password(desk, HOSTS)
    browser, other = await desk.signed_in(row), await desk.signed_in(row)
    fields = {"current": PASSWORD, "password": NEW, "password_again": NEW}
    answer = await browser.post("/desk/account/password", fields)
    assert answer.headers["location"] == "/desk/account"
    assert await is_in(browser)
    assert not await is_in(other)
    fresh = desk.browser()
    await fresh.get("/desk/sign-in")
    for password, status in ((PASSWORD, 422), (NEW, 303)):
        found = await fresh.post("/desk/sign-in", {"email": "sanne@example.nl", "password": password})
        assert found.status_code == status


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"current": "een ander wachtwoord"}, "niet uw wachtwoord"),
        ({"password_again": "iets anders hier"}, "niet hetzelfde"),
        ({"password": "kort", "password_again": "kort"}, "Te kort"),
    ],
)
async def test_a_password_is_changed_only_by_whoever_knows_it_and_to_a_good_one(desk, changed, words):
    row = await with_password(desk, HOSTS)
    browser = await desk.signed_in(row)
    fields = {"current": PASSWORD, "password": NEW, "password_again": NEW} | changed
    answer = await browser.post("/desk/account/password", fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert (await desk.stores.accounts.get(row.id)).version == row.version


async def test_whoever_finds_a_browser_open_does_not_get_to_guess_the_password(desk):
    browser = await desk.signed_in(await with_password(desk, HOSTS))
    fields = {"current": "een ander wachtwoord", "password": NEW, "password_again": NEW}
    for _ in range(10):
        await browser.post("/desk/account/password", fields)
    answer = await browser.post("/desk/account/password", fields | {"current": PASSWORD})
    assert "Te veel pogingen" in answer.text


async def test_the_second_step_can_be_set_up_by_whoever_wants_it(desk):
    row = await with_password(desk, HOSTS)
    browser, other = await desk.signed_in(row), await desk.signed_in(row)
    shown = await browser.get("/desk/account/second-step")
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", shown.text)[1].replace(" ", "")
    fields = {
        "second_step": re.search(r'name="second_step" value="([^"]*)"', shown.text)[1],
        "code": code_at(secret, desk.now()),
    }
    wrong = await browser.post("/desk/account/second-step", fields | {"current": "iets anders"})
    assert wrong.status_code == 422
    done = await browser.post("/desk/account/second-step", fields | {"current": PASSWORD})
    assert done.headers["location"] == "/desk/account"
    assert not await is_in(other)
    fresh = desk.browser()
    await fresh.get("/desk/sign-in")
    step = await fresh.post("/desk/sign-in", {"email": "sanne@example.nl", "password": PASSWORD})
    assert 'name="carried"' in step.text


async def test_the_desk_speaks_the_language_that_was_chosen(desk):
    browser = await desk.sign_in(HOSTS)
    await browser.post("/desk/account/language", {"language": "uk"})
    shown = await browser.get("/desk/account")
    assert 'lang="uk"' in shown.text
    assert "Система тепер українською." in shown.text


async def test_sessions_are_listed_and_can_be_ended_one_by_one_or_together(desk):
    row = await desk.account(HOSTS)
    here, second, third = [await desk.signed_in(row) for _ in range(3)]
    shown = (await here.get("/desk/account")).text
    assert len(re.findall(r'action="/desk/account/sessions/[0-9a-f]{64}"', shown)) == 2
    await here.post(f"/desk/account/sessions/{desk.desk.sessions.id_of(second.token).hex()}")
    assert [await is_in(one) for one in (here, second, third)] == [True, False, True]
    await here.post("/desk/account/sessions")
    assert [await is_in(one) for one in (here, third)] == [True, False]


async def test_another_ones_session_cannot_be_ended(desk):
    mine, theirs = await desk.sign_in(HOSTS), await desk.sign_in(HOSTS)
    ended = await mine.post(f"/desk/account/sessions/{desk.desk.sessions.id_of(theirs.token).hex()}")
    assert ended.status_code == 404
    assert await is_in(theirs)


# An administrator's.


async def test_an_invitation_is_shown_once_and_lets_in_whom_it_is_for(desk, admin):
    fields = NEW_FIELDS | {"grants": ["location:de-linde", "location:het-anker", "deputy:location:het-anker"]}
    made = await admin.post("/desk/accounts/new", fields)
    link = re.search(rf'value="{ADDRESS}(/desk/invitation/[0-9a-f]{{48}})"', made.text)[1]
    assert link not in (await admin.get("/desk/accounts")).text
    olena = desk.browser()
    chosen = {"name": "Olena", "language": "uk", "password": PASSWORD, "password_again": PASSWORD}
    await olena.get(link)
    assert (await olena.post(link, chosen)).headers["location"] == "/desk"
    row = await desk.desk.accounts.by_email("olena@example.nl")
    assert [(one.role, one.location, one.deputy) for one in row.grants] == [
        ("location", "de-linde", False),
        ("location", "het-anker", True),
    ]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": " "}, "Schrijf de naam"),
        ({"email": "olena"}, "geen e-mailadres"),
        ({"email": "sanne@example.nl"}, "er is al een account"),
        ({"grants": []}, "minstens één rol"),
        ({"grants": ["location:de-linde", "coordinator:"]}, "niet ook coördinator"),
        ({"grants": ["admin:", "hosts:"]}, "behandelt geen zaken"),
        ({"grants": ["location:nergens"]}, "minstens één rol"),
    ],
)
async def test_what_is_wrong_with_an_invitation_is_said_and_what_was_typed_stays(desk, admin, changed, words):
    await with_password(desk, HOSTS)
    before = len(await desk.stores.accounts.of(TOWN))
    answer = await admin.post("/desk/accounts/new", NEW_FIELDS | {"grants": ["hosts:"]} | changed)
    assert answer.status_code == 422
    assert words in answer.text
    assert ("Olena Kovalenko" in answer.text) == ("name" not in changed)
    assert len(await desk.stores.accounts.of(TOWN)) == before


async def test_new_roles_count_at_the_next_click(desk, admin):
    row = await desk.account(HOSTS)
    browser = await desk.signed_in(row)
    assert (await browser.get("/desk/audit")).status_code == 404
    path = f"/desk/accounts/{row.id.hex()}"
    assert (await admin.post(path, {"grants": ["coordinator:"]})).headers["location"] == path
    assert (await browser.get("/desk/audit")).status_code == 200


async def test_roles_that_do_not_go_together_are_refused(desk, admin):
    row = await desk.account(HOSTS)
    answer = await admin.post(f"/desk/accounts/{row.id.hex()}", {"grants": ["location:de-linde", "confidant:"]})
    assert answer.status_code == 422
    assert (await desk.stores.accounts.get(row.id)).grants == (HOSTS,)


async def test_a_locked_account_is_signed_out_and_stays_out_until_it_is_opened(desk, admin):
    row = await with_password(desk, HOSTS)
    browser, path = await desk.signed_in(row), f"/desk/accounts/{row.id.hex()}/lock"
    await admin.post(path, {"locked": "1"})
    assert not await is_in(browser)
    await browser.get("/desk/sign-in")
    signing_in = {"email": "sanne@example.nl", "password": PASSWORD}
    assert (await browser.post("/desk/sign-in", signing_in)).status_code == 422
    await admin.post(path, {"locked": "0"})
    assert (await browser.post("/desk/sign-in", signing_in)).status_code == 303


async def test_an_administrator_ends_sessions_and_makes_a_new_invitation(desk, admin):
    row = await desk.account(HOSTS)
    browser = await desk.signed_in(row)
    await admin.post(f"/desk/accounts/{row.id.hex()}/sessions")
    assert not await is_in(browser)
    made = await admin.post(f"/desk/accounts/{row.id.hex()}/invitation")
    link = re.search(rf'value="{ADDRESS}(/desk/invitation/[0-9a-f]{{48}})"', made.text)[1]
    assert (await desk.browser().get(link)).status_code == 200


async def test_an_account_is_deleted_once_nobody_can_sign_in_with_it(desk, admin):
    row = await desk.account(HOSTS)
    path = f"/desk/accounts/{row.id.hex()}/delete"
    assert (await admin.post(path)).status_code == 404
    await desk.stores.accounts.change(row.id, row.version, AccountChange(locked=True))
    assert (await admin.post(path)).status_code == 303
    assert await desk.stores.accounts.get(row.id) is None
    assert "verwijderde het account" in (await admin.get("/desk/audit")).text


async def test_nobody_gives_themselves_roles_or_locks_themselves(desk):
    row = await desk.account(ADMIN)
    admin, path = await desk.signed_in(row), f"/desk/accounts/{row.id.hex()}"
    for answer in (
        await admin.post(path, {"grants": ["coordinator:"]}),
        await admin.post(path + "/lock", {"locked": "1"}),
    ):
        assert answer.status_code == 403
    assert (await desk.stores.accounts.get(row.id)).grants == (ADMIN,)
    assert await is_in(admin)


async def test_accounts_of_another_town_do_not_exist(desk, admin):
    row = await desk.account(grant("hosts", OTHER_TOWN), name="Bram van Elders")
    browser = await desk.signed_in(row)
    assert "Bram" not in (await admin.get("/desk/accounts")).text
    missing = await admin.get("/desk/accounts/" + "0" * 32)
    path = f"/desk/accounts/{row.id.hex()}"
    for answer in (
        await admin.get(path),
        await admin.post(path, {"grants": ["hosts:"]}),
        await admin.post(path + "/lock", {"locked": "1"}),
        await admin.post(path + "/sessions"),
        await admin.post(path + "/invitation"),
        await admin.post(path + "/delete"),
        await admin.get("/desk/accounts/odd"),
    ):
        assert (answer.status_code, answer.text) == (404, missing.text)
    assert await is_in(browser)


async def test_queues_without_reader_or_deputy_are_named(desk, admin):
    shown = (await admin.get("/desk/accounts")).text
    assert "Vertrouwenspersoon, de-linde: niemand leest dit." in shown
    await desk.account(grant("confidant", location="de-linde"))
    await desk.account(grant("confidant", location="de-linde", deputy=True))
    shown = (await admin.get("/desk/accounts")).text
    assert "Vertrouwenspersoon, de-linde: " not in shown
    assert "Vertrouwenspersoon, het-anker: geen plaatsvervanger." in shown


async def test_a_queue_is_covered_by_accounts_in_use_alone(desk):
    offices, places = read_offices(), ["de-linde"]
    everybody = [(one.queue, one.location, one.lacks) for one in uncovered(TOWN, [], offices, places)]
    assert ("confidant", None, "holder") in everybody
    assert ("confidant", "het-anker", "deputy") in everybody
    assert ("location", "de-linde", "holder") in everybody
    assert ("location", None, "holder") not in everybody
    await desk.account(HOSTS, secrets=None)
    await desk.account(HOSTS, locked=True)
    lacking = Uncovered(queue="hosts", location=None, lacks="holder")
    assert lacking in uncovered(TOWN, await desk.desk.accounts.of(TOWN), offices, places)
    await desk.account(HOSTS)
    assert lacking not in uncovered(TOWN, await desk.desk.accounts.of(TOWN), offices, places)
    assert uncovered(OTHER_TOWN, [], offices, places) == ()


async def test_who_did_what_with_an_account_is_in_the_audit_for_administrators(desk, admin):
    row = await desk.account(HOSTS, name="Sanne")
    await admin.post(f"/desk/accounts/{row.id.hex()}/lock", {"locked": "1"})
    shown = (await admin.get("/desk/audit")).text
    assert re.search(r"Ada</td>\s*<td[^>]*>blokkeerde het account</td>\s*<td[^>]*>Sanne", shown)


async def test_a_coordinator_is_shown_what_happened_to_cases_of_their_town_and_an_administrator_is_not(desk, admin):
    coordinator = await desk.account(grant("coordinator"), name="Cor")
    elsewhere = await desk.account(grant("coordinator", OTHER_TOWN), name="Els")
    for row, town in ((coordinator, TOWN), (elsewhere, OTHER_TOWN)):
        await desk.desk.audit.add("case.take", account=row.id, municipality=town, subject=bytes(16), now=desk.now())
    shown = (await (await desk.signed_in(coordinator)).get("/desk/audit")).text
    assert "nam de zaak in behandeling" in shown
    assert "Cor</td>" in shown
    assert "een account dat er niet meer is" not in shown
    assert "nam de zaak" not in (await admin.get("/desk/audit")).text


async def test_the_audit_has_pages(desk, admin):
    row = await desk.account(HOSTS)
    for number in range(130):
        action = "account.locked" if number else "account.deleted"
        await desk.desk.audit.add(action, account=row.id, municipality=TOWN, subject=row.id, now=desk.now())
    first = (await admin.get("/desk/audit")).text
    assert first.count("blokkeerde het account") == 100
    older = re.search(r'href="(\?before=[^"]+)"', first)[1]
    second = (await admin.get("/desk/audit" + older)).text
    assert second.count("blokkeerde het account") == 29
    assert "verwijderde het account" in second
    assert "before=" not in second
    assert (await admin.get("/desk/audit?before=2026-11.9999999999999")).status_code == 200
