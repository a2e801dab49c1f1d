"""How fast notices go."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from bot.send_rate import PER_S, SendRate


class Seconds:
    def __init__(self):
        self.now = 1000.013

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Seconds()


def test_no_second_has_more_than_telegram_takes(clock):
    rate = SendRate(clock)
    turns = sorted(rate.turn(chat) for chat in range(200))
    assert turns[0] < 0.1
    assert all(turns[number + PER_S] - turns[number] > 0.999 for number in range(len(turns) - PER_S))
    assert turns[-1] < 200 / PER_S + 0.1, "and no slower than it may"


def test_a_chat_gets_one_a_second_and_others_do_not_wait_for_it(clock):
    rate = SendRate(clock)
    mine = [rate.turn(7) for _ in range(4)]
    assert [later - sooner for sooner, later in pairwise(mine)] == pytest.approx([1, 1, 1])
    assert rate.turn(8) < 0.2


def test_a_closed_chat_waits_as_long_as_it_must_and_the_others_only_a_while(clock):
    rate = SendRate(clock)
    rate.close(7, 90, everybody=30)
    assert rate.closed(7) == pytest.approx(90)
    assert rate.closed(8) == 0
    assert 90 <= rate.turn(7) < 90.1
    assert 30 <= rate.turn(8) < 30.1
    clock.now += 200
    assert rate.closed(7) == 0
    assert rate.turn(7) < 0.1


def test_nothing_is_kept_of_chats_that_are_done(clock):
    rate = SendRate(clock)
    for chat in range(1000):
        rate.turn(chat)
        clock.now += 2
    assert Counter(map(len, (rate._chats, rate._taken))) == {1: 2}
