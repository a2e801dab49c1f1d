"""One topic with all that its check may depend on, and nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from routekaart.engine import relevant_facts
from routekaart.model import Municipality, Overlay, Routekaart

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from language import Language
    from routekaart.model import Contact, Topic
    from routekaart.place import Place

L = TypeVar("L", bound=Overlay)


@dataclass(frozen=True, slots=True)
class Scope:
    """``kaart`` holds this topic alone, with the facts, people and sources it names and what layers make of those.

    What a check of the scope finds can therefore be kept under its ``key``: where two scopes have the same key,
    nothing differs that the check could have looked at. A check that looks further fails with a KeyError.
    """

    kaart: Routekaart
    topic: Topic
    everywhere: tuple[Place | None, ...]
    """Every place where its cards can be shown; None is nowhere in particular."""
    languages: tuple[Language, ...]

    def key(self) -> str:
        """A name for the whole content of the scope."""
        digest = hashlib.sha256(self.kaart.model_dump_json().encode())
        digest.update(repr((self.everywhere, self.languages)).encode())
        return digest.hexdigest()


def scope_of(
    kaart: Routekaart, topic: Topic, everywhere: tuple[Place | None, ...], languages: Collection[Language]
) -> Scope:
    """Cut the map down to what ``topic`` names, as it is at the places ``everywhere``."""
    people = set(_people(topic))
    at = {place.municipality for place in everywhere if place}
    cut = Routekaart.model_construct(
        version="",
        facts={name: kaart.facts[name] for name in relevant_facts(kaart, topic.id)},
        sources={name: kaart.sources[name] for outcome in topic.outcomes.values() for name in outcome.sources},
        contacts=_only(kaart.contacts, people),
        roles={name: role for name, role in kaart.roles.items() if name in people},
        themes=(),
        topics={topic.id: topic},
        alarms={},
        municipalities={name: _municipality(one, people) for name, one in kaart.municipalities.items() if name in at},
        local_topics={},
    )
    return Scope(cut, topic, everywhere, tuple(languages))


def _people(topic: Topic) -> Iterator[str]:
    for outcome in topic.outcomes.values():
        yield from outcome.contacts
        if outcome.check_with:
            yield outcome.check_with


def _only(contacts: Mapping[str, Contact], people: Collection[str]) -> dict[str, Contact]:
    return {name: contact for name, contact in contacts.items() if name in people}


def _municipality(whole: Municipality, people: Collection[str]) -> Municipality:
    locations = tuple(_layer(one, people) for one in whole.locations)
    return _layer(whole, people).model_copy(update={"locations": locations})


def _layer(layer: L, people: Collection[str]) -> L:
    contacts = _only(layer.contacts, people)
    return layer.model_copy(update={"contacts": contacts, "topics": {}, "local_topics": ()})
