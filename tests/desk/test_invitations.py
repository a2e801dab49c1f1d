"""Invitations: one use, three days, a good password, and a second step where the role needs one."""

from __future__ import annotations

import asyncio
import re

import pytest

from desk.accounts.passwords import Passwords, fault_of
from desk.accounts.ports import AccountChange, EmailTaken
from desk.accounts.totp import DIGITS, address_of, code_at, new_secret, step_of
from tests.desk.desks import ADDRESS, TestDesk, grant

HOSTS, CONFIDANT = grant("hosts"), grant("confidant")
EMAIL, PASSWORD = "sanne@example.nl", "vier paarden in de mist"
FIELDS = {"name": "Sanne Jansen", "language": "nl", "password": PASSWORD, "password_again": PASSWORD}


@pytest.fixture
def desk():
    return TestDesk()


async def invite(desk, *grants, email=EMAIL):
    link = await desk.desk.invitations.invite(
        name="Sanne", email=email, grants=grants, language="nl", by=None, now=desk.now()
    )
    assert link.startswith(f"{ADDRESS}/desk/invitation/")
    return link.removeprefix(ADDRESS)


async def accept(browser, path, **fields):
    shown = await browser.get(path)
    step = re.search(r'name="second_step" value="([^"]*)"', shown.text)
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", shown.text)
    more = {}
    if step and secret:
        more = {"second_step": step[1], "code": code_at(secret[1].replace(" ", ""), browser.desk.now())}
    return await browser.post(path, FIELDS | more | fields)


async def test_a_link_gives_an_account_once(desk):
    path, browser = await invite(desk, HOSTS), desk.browser()
    assert (await accept(browser, path)).headers["location"] == "/desk"
    assert (await browser.get("/desk")).status_code == 303
    assert browser.token
    other = desk.browser()
    assert (await other.get(path)).status_code == 404
    assert (await other.post(path, FIELDS)).status_code == 404
    found = await other.post("/desk/sign-in", {"email": EMAIL, "password": PASSWORD})
    assert found.headers["location"] == "/desk"


async def test_looking_at_a_link_does_not_use_it_up(desk):
    path = await invite(desk, HOSTS)
    for _ in range(3):
        assert (await desk.browser().get(path)).status_code == 200
    assert (await accept(desk.browser(), path)).status_code == 303


async def test_of_two_who_take_it_at_once_one_gets_it(desk):
    path = await invite(desk, HOSTS)
    browsers = [desk.browser(), desk.browser()]
    for one in browsers:
        await one.get(path)
    answers = await asyncio.gather(*(one.post(path, FIELDS) for one in browsers))
    assert sorted(one.status_code for one in answers) == [303, 404]


async def test_it_is_valid_for_72_hours(desk):
    path = await invite(desk, HOSTS)
    desk.now.passes(hours=71, minutes=59)
    assert (await desk.browser().get(path)).status_code == 200
    desk.now.passes(minutes=1)
    assert (await desk.browser().get(path)).status_code == 404


async def test_a_link_that_is_nobodys_looks_like_one_that_was_used(desk):
    path = await invite(desk, HOSTS)
    await accept(desk.browser(), path)
    used, made_up = await desk.browser().get(path), await desk.browser().get("/desk/invitation/" + "0" * 48)
    assert used.text == made_up.text


async def test_a_locked_account_cannot_be_taken(desk):
    path = await invite(desk, HOSTS)
    row = (await desk.stores.accounts.of(HOSTS.municipality))[0]
    await desk.stores.accounts.change(row.id, row.version, AccountChange(locked=True))
    assert (await desk.browser().get(path)).status_code == 404


async def test_an_address_has_one_account(desk):
    await invite(desk, HOSTS)
    with pytest.raises(EmailTaken):
        await invite(desk, CONFIDANT, email=" SANNE@example.nl")


async def test_a_confidant_sets_up_codes_and_signs_in_with_them(desk):
    path, browser = await invite(desk, CONFIDANT), desk.browser()
    wrong = await accept(browser, path, code="000000")
    assert wrong.status_code == 422
    assert "Deze code klopt niet" in wrong.text
    assert 'src="data:image/svg+xml' in wrong.text
    assert (await accept(browser, path)).status_code == 303
    other = desk.browser()
    step = await other.post("/desk/sign-in", {"email": EMAIL, "password": PASSWORD})
    await other.get("/desk/sign-in")
    step = await other.post("/desk/sign-in", {"email": EMAIL, "password": PASSWORD})
    assert 'name="carried"' in step.text


async def test_after_a_mistake_the_same_picture_is_shown_so_that_the_phone_is_still_right(desk):
    path, browser = await invite(desk, CONFIDANT), desk.browser()
    shown = await browser.get(path)
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", shown.text)[1]
    step = re.search(r'name="second_step" value="([^"]*)"', shown.text)[1]
    again = await browser.post(path, FIELDS | {"second_step": step, "code": "000000"})
    assert secret in again.text
    fresh = await desk.browser().get(path)
    assert secret not in fresh.text


async def test_the_code_that_set_it_up_does_not_sign_in(desk):
    path, browser = await invite(desk, CONFIDANT), desk.browser()
    await accept(browser, path)
    row = (await desk.stores.accounts.of(CONFIDANT.municipality))[0]
    secret = desk.desk.accounts.secrets(row)["totp"]
    other = desk.browser()
    await other.get("/desk/sign-in")
    step = await other.post("/desk/sign-in", {"email": EMAIL, "password": PASSWORD})
    carried = re.search(r'name="carried" value="([^"]*)"', step.text)[1]
    same = await other.post("/desk/sign-in/code", {"carried": carried, "code": code_at(secret, desk.now())})
    assert same.status_code == 422
    desk.now.passes(seconds=30)
    later = await other.post("/desk/sign-in/code", {"carried": carried, "code": code_at(secret, desk.now())})
    assert later.status_code == 303


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"password": "kort", "password_again": "kort"}, "Te kort"),
        ({"password_again": PASSWORD + "!"}, "niet hetzelfde"),
        ({"name": "  "}, "zoals collega’s u kennen"),
        ({"password": "Welkom2026!!!", "password_again": "Welkom2026!!!"}, "het eerst geraden"),
    ],
)
async def test_what_is_wrong_is_said_and_the_link_stays_good(desk, fields, words):
    path, browser = await invite(desk, HOSTS), desk.browser()
    answer = await accept(browser, path, **fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert PASSWORD not in answer.text
    assert (await accept(browser, path)).status_code == 303


async def test_a_new_invitation_gives_back_an_account_and_ends_what_was_before(desk):
    first, browser = await invite(desk, HOSTS), desk.browser()
    await accept(browser, first)
    row = (await desk.stores.accounts.of(HOSTS.municipality))[0]
    link = await desk.desk.invitations.again(row.id, by=None, now=desk.now())
    assert (await browser.get("/desk")).headers["location"] != "/desk/sign-in"
    other, changed = desk.browser(), "zeven geiten op het dak"
    await accept(other, link.removeprefix(ADDRESS), password=changed, password_again=changed)
    assert (await browser.get("/desk")).headers["location"] == "/desk/sign-in"
    await browser.get("/desk/sign-in")
    old = await browser.post("/desk/sign-in", {"email": EMAIL, "password": PASSWORD})
    new = await browser.post("/desk/sign-in", {"email": EMAIL, "password": changed})
    assert (old.status_code, new.status_code) == (422, 303)


async def test_no_name_address_or_password_is_stored_in_the_clear(desk):
    await accept(desk.browser(), await invite(desk, CONFIDANT))
    row = (await desk.stores.accounts.of(CONFIDANT.municipality))[0]
    stored = row.email + row.person + row.secrets
    for word in (b"anne", b"example", b"argon2", PASSWORD.encode()):
        assert word not in stored


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("kort", "short"),
        ("elf tekens!", "short"),
        ("twaalf teken", None),
        ("p" * 129, "long"),
        ("SanneJansen1", "personal"),
        ("sanne@example.nl", "personal"),
        ("jansen-sanne-99", "personal"),
        ("Welkom2026!!", "common"),
        ("wachtwoord1234", "common"),
        ("123456789012", "common"),
        ("210987654321", "common"),
        ("abcdefghijkl", "common"),
        ("abababababab", "common"),
        ("aaaaaaaaaaaa", "common"),
        ("пароль123456", "common"),
        ("vier paarden in de mist", None),
        ("чотири коні в тумані", None),
        ("Sanne houdt van paarden", None),
        ("83610294857162", None),
    ],
)
def test_passwords_are_long_and_not_what_is_guessed_first(password, fault):
    assert fault_of(password, email="sanne@example.nl", name="Sanne Jansen") == fault


async def test_passwords_are_hashed_with_argon2id_and_owasps_figures():
    kept = await Passwords().hashed(PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await Passwords().is_right(kept, PASSWORD)
    assert not await Passwords().is_right(kept, PASSWORD + " ")
    assert not await Passwords().is_right(None, "nobody has this password")


def test_codes_are_those_of_rfc_6238():
    from datetime import UTC, datetime  # noqa: PLC0415

    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert code_at(secret, datetime.fromtimestamp(59, UTC)) == "287082"
    assert code_at(secret, datetime.fromtimestamp(1111111109, UTC)) == "081804"
    assert step_of(secret, "287 082", datetime.fromtimestamp(89, UTC)) == 1
    assert step_of(secret, "287082", datetime.fromtimestamp(90, UTC)) is None
    for wrong in ("", "28708", "2870822", "28708a", "٢٨٧٠٨٢"):
        assert step_of(secret, wrong, datetime.fromtimestamp(59, UTC)) is None


def test_the_picture_says_what_apps_read():
    secret = new_secret(lambda size: bytes(range(size)))
    assert len(secret) == 32
    assert address_of(secret, EMAIL) == (
        f"otpauth://totp/Wegwijzer:sanne%40example.nl?secret={secret}&issuer=Wegwijzer&digits={DIGITS}&period=30"
    )
