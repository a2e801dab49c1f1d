"""Do opening hours make sense: no moment counted twice, nothing written that is never shown?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routekaart.opening import MINUTES_A_DAY, WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from content.marks import KeyPath
    from content.problem import Problem
    from content.yaml_file import YamlFile
    from routekaart.loader import LoadedKaart
    from routekaart.model import Contact
    from routekaart.opening import Hours

MINUTES_A_WEEK = MINUTES_A_DAY * len(WEEK)
_FESTIVE = "holiday"
_BEGIN_OF: dict[str, int] = {day: number * MINUTES_A_DAY for number, day in enumerate(WEEK)}
"""Where in the week each day begins."""


def opening_problems(loaded: LoadedKaart) -> Iterator[Problem]:
    """Say which hours overlap, and which free text stands beside hours and is therefore never shown.

    What has no sense in itself (no days, an unknown day, from the same as to) is refused when the file is read.
    """
    for file, path, contact in _contacts(loaded):
        here = (*path, "open")
        for index in _overlapping(contact.open):
            message = "these hours overlap with others of this contact: every moment belongs in one place"
            yield file.at_value((*here, index), message)
        if contact.open and contact.hours:
            message = "with open, this text is not shown: say in the note what open cannot"
            yield file.at_key((*path, "hours"), message)


def _contacts(loaded: LoadedKaart) -> Iterator[tuple[YamlFile, KeyPath, Contact]]:
    """Every contact of every layer, with where it stands."""
    for file in loaded.files.of("contacts"):
        yield from _in_file(file, (), loaded.kaart.contacts)
    for name, file in loaded.files.named("municipality"):
        municipality = loaded.kaart.municipalities[name]
        yield from _in_file(file, (), municipality.contacts)
        for index, location in enumerate(municipality.locations):
            yield from _in_file(file, ("locations", index), location.contacts)


def _in_file(
    file: YamlFile, path: KeyPath, contacts: Mapping[str, Contact]
) -> Iterator[tuple[YamlFile, KeyPath, Contact]]:
    for name, contact in contacts.items():
        here = (*path, "contacts", name)
        if here in file.marks.keys:
            yield file, here, contact


def _overlapping(hours: Hours) -> Iterator[int]:
    """The spans that share a moment of the week, or of a holiday, with one before them or with themselves."""
    taken: list[tuple[str, int, int]] = []
    for index, span in enumerate(hours):
        begin, end = span.stretch
        own = [piece for day in span.days for piece in _pieces(day, begin, end)]
        clash = any(_meet(one, other) for number, one in enumerate(own) for other in (*taken, *own[:number]))
        if clash:
            yield index
        taken += own


def _pieces(day: str, begin: int, end: int) -> Iterator[tuple[str, int, int]]:
    """A span of one day as minutes of the week; what lasts beyond Sunday begins the week again."""
    if day == _FESTIVE:
        yield _FESTIVE, begin, end
        return
    start = _BEGIN_OF[day]
    yield "week", start + begin, min(start + end, MINUTES_A_WEEK)
    if start + end > MINUTES_A_WEEK:
        yield "week", 0, start + end - MINUTES_A_WEEK


def _meet(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
