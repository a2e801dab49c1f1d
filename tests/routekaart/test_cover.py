"""Conditions say exactly who is meant, and none could be left out or be wider."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from routekaart.cover import conditions, cover

AGE = {"age": ("under_4", "age_4", "age_5_11", "age_12_15", "age_16_17", "adult"), "place": ("open", "none")}


def everything(choices):
    return list(itertools.product(*choices.values()))


@st.composite
def who_is_meant(draw):
    sizes = draw(st.lists(st.integers(1, 4), min_size=0, max_size=4))
    choices = {f"f{number}": tuple(f"c{one}" for one in range(size)) for number, size in enumerate(sizes)}
    return choices, draw(st.sets(st.sampled_from(everything(choices)), min_size=1))


@given(who_is_meant())
def test_conditions_hold_for_exactly_who_is_meant(case):
    choices, meant = case
    held = [set(itertools.product(*one)) for one in cover(choices, meant)]
    assert set().union(*held) == meant
    for number, one in enumerate(held):
        assert not one <= set().union(*held[:number], *held[number + 1 :])


@given(who_is_meant())
def test_no_condition_could_be_wider(case):
    choices, meant = case
    every = tuple(choices.values())
    for condition in cover(choices, meant):
        for fact, allowed in enumerate(condition):
            for choice in set(every[fact]) - allowed:
                wider = [*condition[:fact], allowed | {choice}, *condition[fact + 1 :]]
                assert not set(itertools.product(*wider)) <= meant


def said(choices, meant):
    return [conditions(choices, one) for one in cover(choices, meant)]


def test_everyone_is_one_condition_without_facts():
    assert said(AGE, everything(AGE)) == [{}]


def test_a_band_of_ages_is_one_condition():
    meant = {one for one in everything(AGE) if one[0] in {"age_12_15", "age_16_17"}}
    assert said(AGE, meant) == [{"age": ("age_12_15", "age_16_17")}]


def test_two_reasons_are_two_conditions_that_may_overlap():
    meant = {one for one in everything(AGE) if one[0] == "adult" or one[1] == "none"}
    assert said(AGE, meant) == [{"place": ("none",)}, {"age": ("adult",)}]


def test_what_the_others_say_together_is_left_out():
    """The widest comes first, and is not needed any more once the two that overlap it are there."""
    choices = {"place": ("open", "none"), "age": ("young", "middle", "old")}
    meant = {("open", "middle"), ("open", "old"), ("none", "young"), ("none", "middle")}
    assert said(choices, meant) == [
        {"place": ("open",), "age": ("middle", "old")},
        {"place": ("none",), "age": ("young", "middle")},
    ]
