"""`wegwijzer desk` on a database of its own: invitations, the audit, and how a first start lets somebody in."""

from __future__ import annotations

import asyncio
import re

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, text

from desk.accounts.invitations import Chosen
from issues.readers import Grant
from store.database import open_database
from store.staff_tables import staff_audit
from wegwijzer import clock
from wegwijzer.cli import wegwijzer
from wegwijzer.commands.desk import ROLES
from wegwijzer.desk_invitations import announce_desk
from wegwijzer.settings import load_settings
from wegwijzer.staff import opened_staff

INVITE = ["desk", "invite", "Sanne Jansen", "--email", "sanne@example.nl"]
TOWN = ["--municipality", "voorbeeldstad"]
LINK = r"http://localhost:8080/desk/invitation/[0-9a-f]{48}"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("WEGWIJZER_DATA", str(tmp_path / "data"))
    for name in ("DATABASE_URL", "KEYS_DATABASE_URL", "PUBLIC_URL", "WEGWIJZER_DEMO", "TELEGRAM_BOT_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(wegwijzer, list(arguments))


def with_staff(what):
    async def asked():
        async with opened_staff(load_settings()) as staff:
            return await what(staff)

    return asyncio.run(asked())


def accounts():
    return with_staff(lambda staff: staff.accounts.of("voorbeeldstad"))


async def taken(staff, link):
    found = await staff.invitations.find(link.rpartition("/")[2], clock.now())
    words = "vier paarden in de mist"
    return await staff.invitations.accept(
        found, Chosen(name="Sanne", password=words, password_again=words, language="nl"), clock.now()
    )


def test_a_link_is_printed_and_works(run):
    done = run(*INVITE, "--role", "location", *TOWN, "--location", "de-linde", "--deputy")
    assert done.exit_code == 0, done.output
    assert re.fullmatch(LINK + "\n", done.output)
    [account] = accounts()
    assert (account.name, account.email) == ("Sanne Jansen", "sanne@example.nl")
    assert account.grants == (Grant(role="location", municipality="voorbeeldstad", location="de-linde", deputy=True),)
    assert with_staff(lambda staff: taken(staff, done.output.strip())).secrets


def test_asked_again_for_the_same_account_it_is_a_new_link_and_the_old_one_ends(run):
    first = run(*INVITE, "--role", "hosts", *TOWN).output.strip()
    again = run(*INVITE, "--role", "hosts", *TOWN).output.strip()
    assert again != first
    find = [
        with_staff(lambda staff, one=one: staff.invitations.find(one.rpartition("/")[2], clock.now()))
        for one in (first, again)
    ]
    assert [bool(one) for one in find] == [False, True]
    assert len(accounts()) == 1


def test_the_link_begins_with_the_public_address(run, monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", "https://wegwijzer.example.nl/")
    assert run(*INVITE, "--role", "hosts", *TOWN).output.startswith("https://wegwijzer.example.nl/desk/invitation/")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--role", "hosts", "--municipality", "voorbeeldstat"], "did you mean 'voorbeeldstad'"),
        (["--role", "location", *TOWN, "--location", "de-lind"], "did you mean 'de-linde'"),
        (["--role", "location", *TOWN], "need --location"),
        (["--role", "coordinator", *TOWN, "--location", "de-linde"], "leave --location out"),
        (["--role", "location", "--role", "confidant", *TOWN, "--location", "de-linde"], "kept from it"),
        (["--role", "admin", "--role", "hosts", *TOWN], "an admin handles no cases"),
    ],
)
def test_what_cannot_be_is_refused_with_one_line_that_names_the_option(run, arguments, words):
    done = run(*INVITE, *arguments)
    assert done.exit_code != 0
    assert words in str(done.exception)
    assert accounts() == []


def test_an_unknown_role_and_an_odd_address_are_refused(run):
    assert "king" in run(*INVITE, "--role", "king", *TOWN).output
    odd = run("desk", "invite", "Sanne", "--email", "sanne", "--role", "hosts", *TOWN)
    assert "not an e-mail address" in str(odd.exception)


def test_an_account_with_other_roles_is_left_alone(run):
    run(*INVITE, "--role", "hosts", *TOWN)
    done = run(*INVITE, "--role", "admin", *TOWN)
    assert "with other roles" in str(done.exception)
    assert [one.role for one in accounts()[0].grants] == ["hosts"]


def test_the_command_knows_every_role():
    from typing import get_args  # noqa: PLC0415

    from issues.readers import Role  # noqa: PLC0415

    assert get_args(Role) == ROLES


def test_the_audit_is_verified_and_a_removed_row_found(run, tmp_path):
    assert run("desk", "audit", "verify").output == "ok      no rows yet\n"
    for role in ("hosts", "hosts"):
        run(*INVITE, "--role", role, *TOWN)
    good = run("desk", "audit", "verify")
    assert good.exit_code == 0
    month = re.fullmatch(r"ok      (\d{4}-\d{2}): 2 rows, head [0-9a-f]{32}\n", good.output)[1]

    async def remove():
        address = f"sqlite:///{tmp_path}/data/wegwijzer.db"
        async with await open_database(address) as database, database.writing() as connection:
            await connection.execute(delete(staff_audit).where(staff_audit.c.number == 1))

    asyncio.run(remove())
    bad = run("desk", "audit", "verify")
    assert bad.exit_code == 1
    assert bad.output == f"broken  {month}: row 1 is missing\n"
    assert run("desk", "audit", "verify", "--month", month).exit_code == 1
    assert run("desk", "audit", "verify", "--month", "2020-01").exit_code == 0
    assert "write year and month" in run("desk", "audit", "verify", "--month", "november").output


def announced(capsys):
    with_staff(lambda staff: announce_desk(load_settings(), staff))
    return capsys.readouterr()


def test_a_first_start_prints_one_link_until_it_is_taken(run, capsys):
    first, second = announced(capsys).out, announced(capsys).out
    assert re.findall(LINK, first) != re.findall(LINK, second)
    assert len(re.findall(LINK, first)) == len(re.findall(LINK, second)) == 1
    with_staff(lambda staff: taken(staff, re.findall(LINK, second)[0]))
    assert re.findall(LINK, announced(capsys).out) == []


def test_for_a_demonstration_there_is_a_link_for_each_role(run, monkeypatch, capsys):
    monkeypatch.setenv("WEGWIJZER_DEMO", "1")
    shown = announced(capsys).out
    assert re.findall(r"  (\w+) in the example town", shown) == list(ROLES)


def test_with_a_token_nobody_is_let_in_by_a_link_on_the_terminal(run, monkeypatch, capsys):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:x")
    assert announced(capsys).out == "The desk: http://localhost:8080/desk\n"
    assert accounts() == []


def test_names_and_addresses_lie_sealed_in_the_file(run, tmp_path):
    run(*INVITE, "--role", "hosts", *TOWN)

    async def rows():
        address = f"sqlite:///{tmp_path}/data/wegwijzer.db"
        async with await open_database(address) as database, database.reading() as connection:
            return (await connection.execute(text("SELECT * FROM staff_account"))).all()

    [row] = asyncio.run(rows())
    assert b"anne" not in b"".join(one for one in row if isinstance(one, bytes))
