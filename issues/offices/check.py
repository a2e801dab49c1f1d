"""Do the offices serve every rule, and does nobody at a location read what is kept from it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from content.marks import KeyPath
    from content.node import Text
    from content.problem import Problem
    from content.yaml_file import YamlFile
    from issues.offices.loader import LoadedOffices
    from issues.offices.model import Municipality
    from issues.routing.model import Rules

LOCATION_ROLES = frozenset({"location_desk", "location_manager"})
"""Roles of the routekaart that work at the location: never the step up, as the complaint may be about them."""


def check_offices(
    loaded: LoadedOffices,
    rules: Rules,
    *,
    contacts: Collection[str] | None = None,
    places: Mapping[str, Collection[str]] | None = None,
) -> list[Problem]:
    """Say where a complaint would find no reader, or the wrong one; an empty list is the proof.

    ``contacts``: ids of the routekaart's contacts and roles; ``places``: its locations by municipality. None: another
    check's matter.
    """
    problems: list[Problem] = []
    for municipality in loaded.offices.municipalities.values():
        file = loaded.file_of(municipality.id)
        problems += [*_unread(file, municipality, rules), *_same_person(file, municipality)]
        problems += _from_location(file, municipality)
        if places is not None:
            problems += _unknown_places(file, municipality, places)
    problems += _steps_up(loaded, contacts)
    return sorted(set(problems))


def _unread(file: YamlFile, municipality: Municipality, rules: Rules) -> Iterator[Problem]:
    if not municipality.connected:
        return
    for rule in rules.rules:
        if rule.queue not in municipality.queues:
            message = f"rule '{rule.id}' sends complaints to '{rule.queue}': give it a holder and a deputy here"
            yield file.at_key(("queues",), message)


def _readers(municipality: Municipality) -> Iterator[tuple[KeyPath, str, Text, Text]]:
    """Every holder and deputy with the queue they read and where that is written."""
    for queue, readers in municipality.queues.items():
        yield ("queues", queue), queue, readers.holder, readers.deputy
    for location, queues in municipality.locations.items():
        for own_queue, own in queues.items():
            yield ("locations", location, own_queue), own_queue, own.holder, own.deputy


def _names(text: Text) -> set[str]:
    """What somebody is called in any language, whatever its capitals and spaces."""
    return {" ".join(name.casefold().split()) for name in text.model_dump().values()}


def _same_person(file: YamlFile, municipality: Municipality) -> Iterator[Problem]:
    for path, queue, holder, deputy in _readers(municipality):
        if _names(holder) & _names(deputy):
            message = f"the deputy of '{queue}' is the holder: nobody would read it when that person is away"
            yield file.at_value((*path, "deputy"), message)


def _from_location(file: YamlFile, municipality: Municipality) -> Iterator[Problem]:
    """Complaints about staff go to the other queues, so nobody of a location's queue may read those."""
    readers = list(_readers(municipality))
    at_location = {name for _, queue, *both in readers if queue == "location" for one in both for name in _names(one)}
    for path, queue, holder, deputy in readers:
        for part, one in (("holder", holder), ("deputy", deputy)):
            if queue != "location" and _names(one) & at_location:
                message = f"'{one.nl}' reads a location's queue: complaints about staff would reach them"
                yield file.at_value((*path, part), message)


def _unknown_places(
    file: YamlFile, municipality: Municipality, places: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    if municipality.id not in places:
        message = f"the routekaart has no municipality '{municipality.id}'{did_you_mean(municipality.id, places)}"
        yield file.at_value(("id",), message)
        return
    for location in municipality.locations:
        if location not in (known := places[municipality.id]):
            message = f"the routekaart has no location '{location}' here{did_you_mean(location, known)}"
            yield file.at_key(("locations", location), message)


def _steps_up(loaded: LoadedOffices, contacts: Collection[str] | None) -> Iterator[Problem]:
    for file, path, steps in _every_up(loaded):
        for place, step in enumerate(steps):
            if step in LOCATION_ROLES:
                message = f"'{step}' works at the location, which the complaint may be about: no step up"
                yield file.at_value((*path, place), message)
            elif contacts is not None and step not in contacts:
                message = f"the routekaart has no contact or role '{step}'{did_you_mean(step, contacts)}"
                yield file.at_value((*path, place), message)


def _every_up(loaded: LoadedOffices) -> Iterator[tuple[YamlFile, KeyPath, tuple[str, ...]]]:
    yield loaded.files["elsewhere.yaml"], ("up",), loaded.offices.elsewhere.up
    for municipality in loaded.offices.municipalities.values():
        for queue, readers in municipality.queues.items():
            yield loaded.file_of(municipality.id), ("queues", queue, "up"), readers.up
