"""The cells in which people and reports are counted, and the branches that divide them (docs/decisions/0016)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from issues.case import About, Kind, Severity
from issues.routing.engine import first_match
from issues.routing.model import Facts, Housed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from issues.intake.model import Choice, IntakeData, SubTheme, Theme
    from issues.ports import LogRow
    from issues.routing.model import Rules

TreeName = Literal["read_by_location", "about_staff", "other"]
"""Trees that are never added up. What the location reads itself is apart from what goes past it, or its staff would
take the ones from the sum; ``other``: what goes past it and is not about staff."""
TREES: tuple[TreeName, ...] = get_args(TreeName)

Name = Literal["theme", "sub_theme", "location", "kind"]
NAMES: tuple[Name, ...] = get_args(Name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Reports of one municipality in one tree that have all of the given choices; None: whatever it is."""

    municipality: str
    tree: TreeName
    theme: str | None = None
    sub_theme: str | None = None
    location: str | None = None
    kind: str | None = None

    @property
    def key(self) -> str:
        """Written out: ``voorbeeldstad/other/theme=housing/sub_theme=mould``. No id has a slash or an equals sign."""
        chosen = (f"{name}={getattr(self, name)}" for name in NAMES if getattr(self, name) is not None)
        return "/".join((self.municipality, self.tree, *chosen))

    @classmethod
    def of_key(cls, key: str) -> Cell:
        municipality, tree, *chosen = key.split("/")
        choices = dict(cast("tuple[Name, str]", tuple(one.split("=", 1))) for one in chosen)
        return cls(municipality=municipality, tree=cast("TreeName", tree), **choices)


def cells_of(log: LogRow) -> tuple[Cell, ...]:
    """Every cell that a report is counted in, the whole tree first. Not whom it is about, and not how bad it is.

    Questions tie those to the theme: of two tables, one by theme and one by severity, the second would tell of nodes
    that are hidden in the first.
    """
    top = Cell(municipality=log.municipality, tree=_tree(at_location=log.location is not None, about=log.about))
    theme = replace(top, theme=log.theme)
    return (
        top,
        theme,
        replace(theme, sub_theme=log.sub_theme),
        *([replace(theme, location=log.location)] if log.location else []),
        replace(top, kind=log.kind),
    )


def _tree(*, at_location: bool, about: About) -> TreeName:
    if at_location:
        return "read_by_location"
    return "about_staff" if about == "staff" else "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """All that a report of one tree can be, whether or not there is one: what is there must not show by being listed.

    And nothing that it cannot be: a node of which everybody knows that it is empty hides nobody else.
    """

    sub_themes: Mapping[str, Sequence[str]]
    """By theme."""
    locations: Mapping[str, Sequence[str]]
    """By municipality; none but in the tree of what locations read."""
    kinds: Sequence[str]
    """None where a kind says something of the theme, or the other way round."""

    def branches(self, cell: Cell) -> Iterator[tuple[Cell, ...]]:
        """The branches that divide the cell, each with all its nodes, in the order of their ids."""
        top = Cell(municipality=cell.municipality, tree=cell.tree)
        if cell == top:
            yield _nodes(cell, "theme", self.sub_themes)
            yield _nodes(cell, "kind", self.kinds)
        elif cell == replace(top, theme=cell.theme):
            yield _nodes(cell, "sub_theme", self.sub_themes.get(cell.theme or "", ()))
            yield _nodes(cell, "location", self.locations.get(cell.municipality, ()))


def _nodes(cell: Cell, name: Name, ids: Iterable[str]) -> tuple[Cell, ...]:
    choices: Iterator[dict[str, Any]] = ({name: one} for one in sorted(ids))
    return tuple(replace(cell, **one) for one in choices)


def trees_of(data: IntakeData, rules: Rules, places: Mapping[str, Sequence[str]]) -> Mapping[TreeName, Tree]:
    """The trees as questions and rules make them. ``places``: the locations of each municipality."""
    kinds: Mapping[TreeName, dict[tuple[str, str], set[str]]] = {tree: defaultdict(set) for tree in TREES}
    for facts in _possible(data):
        at_location = first_match(rules, facts).queue == "location"
        kinds[_tree(at_location=at_location, about=facts.about)][facts.theme, facts.sub_theme].add(facts.kind)
    return {tree: _of_kinds(kinds[tree], places if tree == "read_by_location" else {}) for tree in TREES}


def _of_kinds(kinds: Mapping[tuple[str, str], set[str]], places: Mapping[str, Sequence[str]]) -> Tree:
    sub_themes = defaultdict(list)
    for theme, sub_theme in sorted(kinds):
        sub_themes[theme].append(sub_theme)
    different = {frozenset(one) for one in kinds.values()}
    return Tree(sub_themes=sub_themes, locations=places, kinds=sorted(*different) if len(different) == 1 else ())


def _possible(data: IntakeData) -> Iterator[Facts]:
    """What a complaint can be by its questions: answers raise a severity, never lower it; any may be about staff."""
    for theme in data.themes:
        for sub_theme in theme.sub_themes:
            choices = [one for name in sub_theme.questions for one in data.questions[name].choices]
            for about, severity, sensitive, kind, housed in product(
                _abouts(theme, sub_theme, choices),
                _severities(sub_theme, choices),
                {sub_theme.sensitive, sub_theme.sensitive or any(one.sensitive for one in choices)},
                get_args(Kind),
                get_args(Housed),
            ):
                yield Facts(
                    theme=theme.id,
                    sub_theme=sub_theme.id,
                    kind=kind,
                    about=about,
                    severity=severity,
                    sensitive=sensitive,
                    housed=housed,
                )


def _abouts(theme: Theme, sub_theme: SubTheme, choices: Sequence[Choice]) -> set[About]:
    usual = sub_theme.about or theme.about
    return {"staff"} if usual == "staff" else {usual, "staff", *(one.about for one in choices if one.about)}


def _severities(sub_theme: SubTheme, choices: Sequence[Choice]) -> set[Severity]:
    rank = get_args(Severity).index
    said = {one.severity for one in choices if one.severity}
    return {sub_theme.severity, *(one for one in said if rank(one) > rank(sub_theme.severity))}
