"""How long what was taken out of a complaint is held: half an hour, in memory, and of not too many."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from guide.intake import removed as module
from guide.intake.removed import HELD_FOR_S, Removed
from issues.redaction.preview import Marked, Piece

WORDS = {"text": Marked("[ім’я 1]", (Piece("a", "Олена"),))}


class Clock:
    def __init__(self):
        self.time = datetime(2026, 11, 28, tzinfo=UTC)
        self.waiting = []

    def __call__(self):
        return self.time

    def later(self, seconds, call):
        self.waiting.append((self.time + timedelta(seconds=seconds), call))

    def go(self, seconds):
        """Time passes; whoever wanted to be called back is."""
        self.time += timedelta(seconds=seconds)
        for when, call in self.waiting:
            if when <= self.time:
                call()
        self.waiting = [(when, call) for when, call in self.waiting if when > self.time]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def removed(clock):
    return Removed(clock, clock.later)


def test_it_is_held_for_half_an_hour_from_the_last_message_on(removed, clock):
    removed.hold("one", WORDS)
    clock.go(HELD_FOR_S - 1)
    removed.hold("one", WORDS)
    clock.go(HELD_FOR_S - 1)
    assert removed.of("one") == WORDS
    clock.go(1)
    assert removed.of("one") == {}


def test_it_goes_by_itself_when_nobody_writes_any_more(removed, clock):
    removed.hold("one", WORDS)
    clock.go(HELD_FOR_S + 2)
    assert not removed._held


def test_a_draft_that_is_over_is_forgotten_at_once_and_another_is_not(removed):
    removed.hold("one", WORDS)
    removed.hold("two", WORDS)
    removed.forget("one", "three")
    assert (removed.of("one"), removed.of("two")) == ({}, WORDS)


def test_words_without_anything_taken_out_are_not_held(removed):
    removed.hold("one", WORDS)
    removed.hold("one", {"text": Marked.stored("[ім’я 1] мовчить")})
    assert removed.of("one") == {}


def test_of_too_many_the_longest_unused_goes(removed, monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    for one in ("one", "two", "one", "three"):
        removed.hold(one, WORDS)
    assert [removed.of(one) for one in ("one", "two", "three")] == [WORDS, {}, WORDS]


def test_what_is_held_shows_in_no_error(removed):
    removed.hold("one", WORDS)
    assert "Олена" not in repr(removed._held)


async def test_what_belongs_to_words_that_were_never_stored_is_not_put_into_others(world):
    """A turn whose session could not be stored: memory is ahead of what the chat holds."""
    resident = world.resident()
    resident.open("housing")
    resident.choose("sub_theme", "housing.mould")
    await resident.skip_to("text")
    await resident.write("Петро кричить")
    await world.guide.hear(resident.session, "Марія теж", "uk")
    reply = resident.take(world.intake.preview(resident.session))
    assert (reply.words, reply.items, reply.unknown) == (("[ім’я 1] кричить",), (), 1)
