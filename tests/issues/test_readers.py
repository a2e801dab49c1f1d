"""Who at the desk sees which cases: every role, at home, next door and in another town."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from issues.case import QueueKind
from issues.offices.loader import read_offices
from issues.readers import ACTORS, Cell, Grant, Role, actor_for, cells_of, fault_of, own_confidants, sees
from tests.store.complaint_rows import case_row

TOWN, OTHER_TOWN = "voorbeeldstad", "elders"
LINDE, ANKER, KADE = "de-linde", "het-anker", "havenkade"
OFFICES = read_offices()
QUEUES: tuple[QueueKind, ...] = get_args(QueueKind)


def grant(role: Role, location: str | None = None, town: str = TOWN) -> Grant:
    return Grant(role=role, municipality=town, location=location)


def case(queue: QueueKind, location: str | None = LINDE, town: str = TOWN):
    return case_row(queue=queue, location=location, municipality=town)


ALL = [(queue, place, town) for queue, place, town in product(QUEUES, (LINDE, KADE, None), (TOWN, OTHER_TOWN))]
SEEN = {
    "location": {("location", LINDE)},
    "hosts": {("hosts", LINDE), ("hosts", KADE), ("hosts", None)},
    "coordinator": {(queue, place) for queue in QUEUES if queue != "confidant" for place in (LINDE, KADE, None)},
    "confidant": {("confidant", KADE), ("confidant", None)},
    "confidant of de-linde": {("confidant", LINDE)},
    "editor": set(),
    "analyst": set(),
    "admin": set(),
}
GRANTS = {
    "location": grant("location", LINDE),
    "confidant of de-linde": grant("confidant", LINDE),
    **{role: grant(role) for role in get_args(Role) if role != "location"},
}


@pytest.mark.parametrize("who", SEEN)
def test_each_role_sees_what_is_theirs_and_nothing_else(who):
    cells = cells_of([GRANTS[who]], OFFICES)
    seen = {(queue, place, town) for queue, place, town in ALL if sees(cells, case(queue, place, town))}
    assert seen == {(queue, place, TOWN) for queue, place in SEEN[who]}


@pytest.mark.parametrize("who", SEEN)
def test_whoever_sees_a_case_acts_in_it_as_their_role_and_nobody_else_does(who):
    held = [GRANTS[who]]
    for queue, place, town in ALL:
        one = case(queue, place, town)
        expected = ACTORS.get(held[0].role) if sees(cells_of(held, OFFICES), one) else None
        assert actor_for(held, OFFICES, one) == expected


def test_with_two_roles_they_act_as_the_one_whose_queue_it_is():
    both = [grant("coordinator"), grant("hosts"), grant("confidant")]
    assert actor_for(both, OFFICES, case("hosts", None)) == "hosts"
    assert actor_for(both, OFFICES, case("location", KADE)) == "coordinator"
    assert actor_for(both, OFFICES, case("confidant", KADE)) == "confidant"


def test_a_confidant_of_the_town_leaves_out_locations_with_one_of_their_own():
    assert own_confidants(TOWN, OFFICES) == {LINDE, ANKER}
    assert cells_of([grant("confidant")], OFFICES) == (
        Cell(municipality=TOWN, queue="confidant", location=None, besides=frozenset({LINDE, ANKER})),
    )


def test_staff_of_two_locations_see_both_and_no_third():
    cells = cells_of([grant("location", LINDE), grant("location", ANKER)], OFFICES)
    assert [cell.location for cell in cells] == [LINDE, ANKER]
    assert not sees(cells, case("location", KADE))


def test_a_location_role_without_a_location_reads_nothing():
    assert cells_of([grant("location")], OFFICES) == ()
    assert actor_for([grant("location")], OFFICES, case("location", None)) is None


def test_in_an_unknown_town_nobody_has_a_confidant_of_their_own():
    assert own_confidants("nergens", OFFICES) == frozenset()


@pytest.mark.parametrize(
    ("held", "fault"),
    [
        ([], "none"),
        ([grant("hosts"), grant("hosts")], "twice"),
        ([grant("hosts"), grant("hosts", town=OTHER_TOWN)], "two_municipalities"),
        ([grant("location")], "needs_location"),
        ([grant("coordinator", LINDE)], "takes_no_location"),
        ([grant("location", LINDE), grant("coordinator")], "kept_from_location"),
        ([grant("location", LINDE), grant("confidant", ANKER)], "kept_from_location"),
        ([grant("admin"), grant("hosts")], "admin_alone"),
        ([grant("admin"), grant("coordinator")], "admin_alone"),
        ([grant("admin"), grant("editor")], None),
        ([grant("location", LINDE), grant("location", ANKER)], None),
        ([grant("confidant", LINDE), grant("confidant")], None),
        ([grant("coordinator"), grant("hosts"), grant("analyst")], None),
    ],
)
def test_what_one_account_may_not_hold_together(held, fault):
    assert fault_of(held) == fault
