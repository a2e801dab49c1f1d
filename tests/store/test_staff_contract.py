"""What the stores of accounts and sessions promise: in memory, in SQLite, in PostgreSQL."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from desk.accounts.ports import AccountChange, EmailTaken, StaleAccount
from store.database import open_database
from store.memory_staff import MemoryAccountStore, MemoryDeskSessionStore
from store.schema import prepare_schema
from store.staff_accounts import SqlAccountStore
from store.staff_sessions import SqlDeskSessionStore
from tests.store.complaint_rows import NINE, sealed
from tests.store.staff_rows import HOSTS, LINDE, OTHER_TOWN, TOWN, account_row, invitation_row, session_row

ADMIN_ELSEWHERE = (HOSTS.__class__(role="admin", municipality=OTHER_TOWN),)
MINUTE = timedelta(minutes=1)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store_address(request):
    """Where it is kept; None for memory."""
    return None if request.param == "memory" else request.getfixturevalue(f"{request.param}_address")


@pytest.fixture
async def stores(store_address):
    """Accounts and sessions, as two processes see them."""
    if store_address is None:
        sessions = MemoryDeskSessionStore()
        accounts = MemoryAccountStore(sessions)
        yield (accounts, sessions), (accounts, sessions)
        return
    async with await open_database(store_address) as one, await open_database(store_address) as other:
        await prepare_schema(one)
        yield tuple((SqlAccountStore(each), SqlDeskSessionStore(each)) for each in (one, other))


@pytest.fixture
def accounts(stores):
    return stores[0][0]


@pytest.fixture
async def sessions(stores, accounts):
    await accounts.add(account_row(), invitation_row())
    return stores[0][1]


async def test_an_account_comes_back_as_it_went_in(accounts):
    await accounts.add(account_row(), invitation_row())
    assert await accounts.get(account_row().id) == account_row()
    assert await accounts.by_email(account_row().email) == account_row()
    assert await accounts.get(account_row(2).id) is None
    assert await accounts.by_email(account_row(2).email) is None


async def test_an_address_has_one_account(accounts):
    await accounts.add(account_row(), invitation_row())
    with pytest.raises(EmailTaken):
        await accounts.add(account_row(2, email=account_row().email), invitation_row(2))
    assert await accounts.get(account_row(2).id) is None
    assert await accounts.invitation(invitation_row(2).token) is None


async def test_a_municipality_has_the_accounts_with_a_grant_there_and_no_others(accounts):
    await accounts.add(account_row(3), invitation_row(3))
    await accounts.add(account_row(1), invitation_row(1))
    await accounts.add(account_row(2, grants=ADMIN_ELSEWHERE), invitation_row(2))
    assert [one.id for one in await accounts.of(TOWN)] == [account_row(1).id, account_row(3).id]
    assert [one.grants for one in await accounts.of(OTHER_TOWN)] == [ADMIN_ELSEWHERE]


async def test_only_what_is_named_changes_and_the_version_goes_up(accounts):
    await accounts.add(account_row(), invitation_row())
    changed = await accounts.change(account_row().id, 1, AccountChange(locked=True, grants=(LINDE,)))
    assert changed == account_row(locked=True, grants=(LINDE,), version=2)
    again = await accounts.change(changed.id, 2, AccountChange(secrets=sealed("secret"), language="uk"))
    assert (
        again
        == account_row(locked=True, grants=(LINDE,), version=3, secrets=sealed("secret"), language="uk")
        == await accounts.get(changed.id)
    )


async def test_whoever_saw_an_older_account_changes_nothing(accounts):
    await accounts.add(account_row(), invitation_row())
    await accounts.change(account_row().id, 1, AccountChange(locked=True))
    with pytest.raises(StaleAccount):
        await accounts.change(account_row().id, 1, AccountChange(locked=False))
    with pytest.raises(StaleAccount):
        await accounts.change(account_row(2).id, 1, AccountChange(locked=False))
    assert (await accounts.get(account_row().id)).locked


async def test_of_two_changes_at_once_one_is_made(stores):
    (one, _), (other, _) = stores
    await one.add(account_row(), invitation_row())
    made = await asyncio.gather(
        *(store.change(account_row().id, 1, AccountChange(locked=True)) for store in (one, other)),
        return_exceptions=True,
    )
    assert sorted(isinstance(each, StaleAccount) for each in made) == [False, True]


async def test_a_code_is_used_once_and_none_before_it_afterwards(accounts):
    await accounts.add(account_row(), invitation_row())
    assert await accounts.use_code(account_row().id, 1000)
    assert not await accounts.use_code(account_row().id, 1000)
    assert not await accounts.use_code(account_row().id, 999)
    assert await accounts.use_code(account_row().id, 1001)
    assert not await accounts.use_code(account_row(2).id, 1000)
    assert (await accounts.get(account_row().id)).version == 1


async def test_the_same_code_twice_at_once_is_used_once(stores):
    (one, _), (other, _) = stores
    await one.add(account_row(), invitation_row())
    assert sorted(await asyncio.gather(*(store.use_code(account_row().id, 7) for store in (one, other)))) == [
        False,
        True,
    ]


async def test_a_change_does_not_bring_an_old_code_back(accounts):
    await accounts.add(account_row(), invitation_row())
    await accounts.use_code(account_row().id, 7)
    await accounts.change(account_row().id, 1, AccountChange(locked=False))
    assert not await accounts.use_code(account_row().id, 7)


async def test_an_invitation_is_accepted_once(accounts):
    await accounts.add(account_row(), invitation_row())
    assert await accounts.invitation(invitation_row().token) == invitation_row()
    accepted = await accounts.accept(invitation_row().token, 1, AccountChange(secrets=sealed("secret")))
    assert accepted.secrets == sealed("secret")
    assert await accounts.invitation(invitation_row().token) is None
    with pytest.raises(StaleAccount):
        await accounts.accept(invitation_row().token, 2, AccountChange(secrets=sealed("other")))
    assert (await accounts.get(account_row().id)).secrets == sealed("secret")


async def test_of_two_that_accept_at_once_one_does(stores):
    (one, _), (other, _) = stores
    await one.add(account_row(), invitation_row())
    made = await asyncio.gather(
        *(
            store.accept(invitation_row().token, 1, AccountChange(secrets=sealed(word)))
            for store, word in ((one, "a"), (other, "b"))
        ),
        return_exceptions=True,
    )
    assert sorted(isinstance(each, StaleAccount) for each in made) == [False, True]


async def test_an_invitation_of_an_account_that_changed_meanwhile_stays(accounts):
    await accounts.add(account_row(), invitation_row())
    await accounts.change(account_row().id, 1, AccountChange(locked=True))
    with pytest.raises(StaleAccount):
        await accounts.accept(invitation_row().token, 1, AccountChange(secrets=sealed("secret")))
    assert await accounts.invitation(invitation_row().token) is not None


async def test_a_new_invitation_ends_the_one_before_it(accounts):
    await accounts.add(account_row(), invitation_row())
    newer = invitation_row(2, account=account_row().id)
    await accounts.invite(newer)
    assert await accounts.invitation(invitation_row().token) is None
    assert await accounts.invitation(newer.token) == newer
    with pytest.raises(StaleAccount):
        await accounts.invite(invitation_row(9))


async def test_old_invitations_are_purged(accounts):
    await accounts.add(account_row(), invitation_row())
    assert await accounts.purge_invitations(before=invitation_row().until) == 0
    assert await accounts.purge_invitations(before=invitation_row().until + MINUTE) == 1
    assert await accounts.invitation(invitation_row().token) is None


async def test_what_no_table_takes_is_refused_by_each(accounts):
    for wrong in (
        account_row(id=b"short"),
        account_row(email=b"sanne@example.nl"),
        account_row(person=b"Sanne"),
        account_row(language="en"),
        account_row(grants=(HOSTS.__class__(role="king", municipality=TOWN),)),
        account_row(grants=(HOSTS.__class__(role="hosts", municipality=""),)),
    ):
        with pytest.raises(ValueError, match="staff_"):
            await accounts.add(wrong, invitation_row(account=wrong.id))


async def test_a_session_comes_back_and_remembers(sessions):
    await sessions.add(session_row())
    await sessions.touch(session_row().id, NINE.replace(microsecond=0) + MINUTE)
    await sessions.keep(session_row().id, sealed("kept"))
    found = await sessions.get(session_row().id)
    assert found == session_row(seen=NINE.replace(microsecond=0) + MINUTE, kept=sealed("kept"))
    await sessions.keep(session_row().id, None)
    assert (await sessions.get(session_row().id)).kept is None


async def test_what_has_ended_stays_ended(sessions):
    await sessions.add(session_row())
    await sessions.end(session_row().id)
    await sessions.touch(session_row().id, NINE)
    await sessions.keep(session_row().id, sealed("kept"))
    assert await sessions.get(session_row().id) is None


async def test_all_sessions_of_an_account_end_but_one(sessions, accounts):
    await accounts.add(account_row(2), invitation_row(2))
    for seed in (1, 2, 3):
        await sessions.add(session_row(seed, started=NINE + seed * MINUTE, seen=NINE + seed * MINUTE))
    await sessions.add(session_row(4, account=account_row(2).id))
    assert [one.id for one in await sessions.of(account_row().id)] == [session_row(seed).id for seed in (3, 2, 1)]
    assert await sessions.end_all(account_row().id, but=session_row(2).id) == 2
    assert [one.id for one in await sessions.of(account_row().id)] == [session_row(2).id]
    assert await sessions.end_all(account_row().id) == 1
    assert await sessions.get(session_row(4).id) is not None


async def test_sessions_end_with_their_account(sessions, accounts):
    await sessions.add(session_row())
    await accounts.delete(account_row().id)
    assert await sessions.get(session_row().id) is None
    assert await accounts.get(account_row().id) is None
    assert await accounts.invitation(invitation_row().token) is None


async def test_those_that_are_over_are_purged_for_either_reason(sessions):
    await sessions.add(session_row(1, started=NINE, seen=NINE + 5 * MINUTE))
    await sessions.add(session_row(2, started=NINE - 60 * MINUTE, seen=NINE + 5 * MINUTE))
    await sessions.add(session_row(3, started=NINE, seen=NINE))
    assert await sessions.purge(seen_before=NINE + MINUTE, started_before=NINE - 30 * MINUTE) == 2
    assert [one.id for one in await sessions.of(account_row().id)] == [session_row(1).id]


async def test_a_session_keeps_nothing_in_the_clear_or_without_bounds(sessions):
    await sessions.add(session_row())
    for wrong in (b"typed", bytes(300 * 1024)):
        with pytest.raises(ValueError, match=r"staff_session.kept"):
            await sessions.keep(session_row().id, wrong)
