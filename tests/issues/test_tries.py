"""How often a code may be tried: by one chat, and by all of them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issues.tries import (
    MOST_OF_A_CHAT,
    MOST_OF_ALL,
    TIGHT_FROM,
    TriesInMemory,
    Try,
    recent,
    wait,
    with_try,
    without_last,
)

NOW = datetime(2026, 9, 7, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def tried(*chats, at=NOW):
    return tuple(Try(at, chat) for chat in chats)


def test_a_chat_has_five_tries_an_hour():
    tries = ()
    for number in range(MOST_OF_A_CHAT):
        assert wait(tries, "me", NOW + number * MINUTE) is None
        tries = with_try(tries, "me", NOW + number * MINUTE)
    assert wait(tries, "me", NOW + 10 * MINUTE) == 50 * MINUTE, "until the first of them is an hour old"
    assert wait(tries, "me", NOW + 60 * MINUTE) is None
    assert wait(with_try(tries, "me", NOW + 60 * MINUTE), "me", NOW + 60 * MINUTE) == MINUTE


def test_what_others_tried_takes_nothing_from_a_chat():
    assert wait(tried("others") * 50, "me", NOW) is None


def test_many_chats_together_have_one_try_each():
    """So many accounts gain little; whoever tries for the first time is not shut out."""
    tries = tuple(Try(NOW, f"chat {number}") for number in range(TIGHT_FROM))
    assert wait(tries, "me", NOW) is None
    assert wait(with_try(tries, "me", NOW), "me", NOW) == 60 * MINUTE
    assert wait(tries[1:], "me", NOW) is None


def test_all_together_have_an_end():
    tries = tuple(Try(NOW, f"chat {number}") for number in range(MOST_OF_ALL))
    assert wait(tries, "me", NOW + MINUTE) == 59 * MINUTE


def test_a_right_code_does_not_count():
    tries = tried("me", "you", "me", "you")
    assert without_last(tries, "me") == tried("me", "you", "you")
    assert without_last(tries, "nobody") == tries


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 90), st.booleans()), max_size=80))
def test_no_chat_ever_gets_more_than_its_tries_in_an_hour(attempts):
    tries, taken, now = (), [], NOW
    for chat, minutes, right in attempts:
        now += minutes * MINUTE
        left = wait(tries, chat, now)
        if left is None:
            tries = with_try(tries, chat, now)
            if right:
                tries = without_last(tries, chat)
            else:
                taken.append((chat, now))
        else:
            assert timedelta(0) < left <= timedelta(hours=1)
            assert wait(tries, chat, now + left) is None, "it says the truth about the wait"
        lately = [one for one, at in taken if now - at < timedelta(hours=1)]
        assert max(map(lately.count, "abcdef")) <= MOST_OF_A_CHAT
        assert len(recent(tries, now)) <= MOST_OF_ALL


async def test_many_at_once_are_as_many():
    tries = TriesInMemory()
    answers = await asyncio.gather(*(tries.begin("me", NOW) for _ in range(20)))
    assert answers.count(None) == MOST_OF_A_CHAT


@pytest.mark.parametrize("wrong", [0, 1, 4])
async def test_right_codes_may_be_opened_all_day(wrong):
    tries = TriesInMemory()
    for _ in range(wrong):
        assert await tries.begin("me", NOW) is None
    for _ in range(30):
        assert await tries.begin("me", NOW) is None
        await tries.was_right("me")
