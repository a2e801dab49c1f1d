"""What is shown of a quarter: the rule for hiding, walked over every small table, and the cells it is asked about."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import product

import pytest

from issues.figure_cells import TREES, Cell, cells_of, trees_of
from issues.figures import LEAST, figures_of, shown_of
from issues.intake.loader import read_intake
from issues.ports import LogRow
from issues.routing.loader import read_rules
from tests.issues.suppression_walk import walk, walk_crossed

PLACES = {"voorbeeldstad": ("de-linde", "havenkade", "het-anker")}
SHIPPED = trees_of(read_intake(), read_rules(), PLACES)
QUARTER = "2026-Q4"
TOP = "voorbeeldstad/read_by_location"


def log(**changes) -> LogRow:
    plain = LogRow(
        period=QUARTER, municipality="voorbeeldstad", location="havenkade", theme="housing", sub_theme="mould",
        kind="signal", about="facilities", severity="normal",
    )  # fmt: skip
    return replace(plain, **changes)


def by(count: int, line: LogRow, who: str = "chat") -> list[tuple[LogRow, str]]:
    return [(line, f"{who} {number}") for number in range(count)]


def shown(filed: list[tuple[LogRow, str]]) -> dict[str, tuple[int, int]]:
    """People and reports by cell, of what was filed."""
    people = defaultdict(set)
    for line, person in filed:
        for cell in cells_of(line):
            people[cell.key].add(person)
    lines, counts = Counter(line for line, _ in filed), {cell: len(them) for cell, them in people.items()}
    return {one.cell.key: (one.people, one.reports) for one in figures_of(QUARTER, lines, counts, SHIPPED)}


@pytest.mark.parametrize("several", [False, True], ids=["people in one node", "people in several"])
@pytest.mark.parametrize(("least", "nodes", "most"), [(3, 2, 14), (3, 3, 11), (3, 4, 6), (5, 2, 24), (5, 3, 14)])
def test_whoever_knows_all_that_is_shown_and_the_rule_learns_of_nobody_in_a_hidden_node(
    least: int, nodes: int, most: int, *, several: bool
) -> None:
    told = walk(shown_of, least, nodes, most, several=several)
    assert told.nothing, told
    assert told.partly or nodes == 2, "a rule that never shows a part proves nothing"


def textbook(people, parts, *, least=LEAST):
    """Hide until the rest is large enough."""
    shown = {place for place, part in enumerate(parts) if part >= least}
    while shown and len(shown) < len(parts) and people - sum(parts[place] for place in shown) < least:
        shown.remove(min(shown, key=lambda place: (parts[place], place)))
    return shown


def threshold(people, parts, *, least=LEAST):
    """Hides what is small and nothing else."""
    return {place for place, part in enumerate(parts) if part >= least}


def knows_better(people, parts, *, least=LEAST):
    """Looks into the hidden nodes, and hides nothing for their sake where they are empty: then hiding tells."""
    shown = threshold(people, parts, least=least)
    return shown if sum(parts) == sum(parts[place] for place in shown) else shown_of(people, parts, least=least)


@pytest.mark.parametrize(
    ("rule", "several"), [(textbook, False), (textbook, True), (threshold, False), (knows_better, False)]
)
def test_the_walk_finds_what_other_rules_tell(rule, *, several: bool) -> None:
    """Or it would find nothing in ours either."""
    assert not walk(rule, 5, 3, 12, several=several).nothing


EVERY_PAIR = list(product(range(3), range(2)))


def test_two_branches_tell_nothing_of_each_other_where_every_theme_can_be_of_every_kind() -> None:
    told = walk_crossed(3, 16, EVERY_PAIR)
    assert told.nothing, told
    assert told.partly


def test_the_walk_finds_what_two_branches_tell_that_are_tied() -> None:
    """As about-whom and severity are to the theme: whatever is about residents is of the theme "residents"."""
    assert not walk_crossed(3, 16, [(0, 0), (1, 1), (2, 0)]).nothing


@pytest.mark.parametrize("tree", TREES)
def test_in_the_shipped_trees_every_sub_theme_can_be_of_every_kind(tree) -> None:
    """Else their kinds could not be shown; and no cell says about whom, or how bad, as questions tie those."""
    assert len(SHIPPED[tree].kinds) >= 2
    for line in (log(), log(location=None), log(location=None, about="staff")):
        keys = {cell.key for cell in cells_of(line)}
        assert keys == {cell.key for cell in cells_of(replace(line, severity="urgent"))}


def test_no_node_is_in_a_tree_where_it_cannot_be() -> None:
    """What everybody knows to be empty hides nobody else."""
    assert SHIPPED["read_by_location"].kinds == ["idea", "signal"], "what is formal goes past it"
    assert "staff" not in SHIPPED["read_by_location"].sub_themes
    assert "staff" not in SHIPPED["other"].sub_themes
    assert {"staff", "housing"} <= SHIPPED["about_staff"].sub_themes.keys()
    assert SHIPPED["about_staff"].kinds == SHIPPED["other"].kinds == ["formal", "idea", "signal"]


def test_nothing_is_shown_of_fewer_than_five_people_however_often_they_file() -> None:
    assert shown(by(4, log()) * 3) == {}
    assert shown(by(5, log()) * 3)[TOP] == (5, 15)


def test_a_branch_whose_rest_everybody_could_compute_is_not_shown_in_part() -> None:
    assert f"{TOP}/kind=signal" not in shown(by(6, log()))
    both = shown(by(6, log()) + by(5, log(kind="idea"), "other"))
    assert both[f"{TOP}/kind=signal"] == (6, 6)
    assert both[f"{TOP}/kind=idea"] == (5, 5)


def test_a_theme_that_no_question_knows_any_more_hides_its_branch() -> None:
    """Six people that are in none of the nodes: what is known would not be all there is."""
    figures = shown(by(9, log()) + by(9, log(theme="residents", sub_theme="theft"), "b") + by(6, log(theme="old"), "c"))
    assert figures[TOP] == (24, 24)
    assert not [key for key in figures if "theme=" in key]


def test_a_shown_theme_is_divided_by_sub_theme_and_by_location_and_these_are_not_crossed() -> None:
    filed = [
        *by(9, log(), "a"),
        *by(8, log(location="de-linde", sub_theme="dirt"), "b"),
        *by(7, log(location="het-anker", sub_theme="heating"), "c"),
        *by(3, log(sub_theme="noise"), "d"),
        *by(5, log(theme="residents", sub_theme="theft"), "e"),
        *by(5, log(theme="other", sub_theme="idea"), "f"),
    ]
    figures = shown(filed)
    assert figures[f"{TOP}/theme=housing"] == (27, 27)
    assert {key for key in figures if "location=" in key} == {
        f"{TOP}/theme=housing/location={one}" for one in PLACES["voorbeeldstad"]
    }
    assert {key for key in figures if "sub_theme=" in key} == {
        f"{TOP}/theme=housing/sub_theme={one}" for one in ("mould", "dirt")
    } | {f"{TOP}/theme=other/sub_theme=idea"}, "heating is hidden beside noise, which three have"


def test_what_goes_past_the_location_names_none_and_what_is_about_staff_is_apart() -> None:
    filed = [
        *by(6, log()),
        *by(7, log(location=None, theme="staff", sub_theme="rude", about="staff"), "b"),
        *by(8, log(location=None, theme="money", sub_theme="refund", about="municipality"), "c"),
    ]
    figures = shown(filed)
    assert [figures[f"voorbeeldstad/{tree}"][0] for tree in TREES] == [6, 7, 8]
    assert {key.split("/")[1] for key in figures if "location=" in key} <= {"read_by_location"}


@pytest.mark.parametrize("line", [log(), log(location=None, kind="formal", about="staff")])
def test_a_cell_comes_back_from_its_key(line: LogRow) -> None:
    cells = cells_of(line)
    assert [Cell.of_key(cell.key) for cell in cells] == list(cells)
    assert len({cell.key for cell in cells}) == len(cells)
