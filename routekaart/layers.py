"""The map as it is at one place on one day: the national one, changed by the municipality, then by the location."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from routekaart.validity import holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from routekaart.model import Outcome, OutcomeOverlay, Overlay, Routekaart, Topic, TopicOverlay
    from routekaart.place import Layer, Place


@dataclass(frozen=True, slots=True)
class LaidMap:
    """``layers``: who wrote each part (by its id, see ``routekaart.parts``) that is not the national map's."""

    kaart: Routekaart
    layers: Mapping[str, Layer]

    def layer_of(self, part: str) -> Layer:
        """Who wrote a part; a part of a topic that a layer wrote whole is that layer's."""
        return self.layers.get(part) or self.layers.get(part.partition("/")[0]) or "national"


def lay(kaart: Routekaart, place: Place | None, on: date) -> LaidMap:
    """Give the map as it is at ``place``; the very same one where no layer changes a topic.

    What a layer may not change (topics about safety, ``protected`` ones, urgent cards) the loader has refused. Contacts
    are resolved apart, by ``routekaart.place``.
    """
    topics = dict(kaart.topics)
    layers: dict[str, Layer] = {}
    for layer, overlay in _overlays(kaart, place):
        own = kaart.local_topics.get(place.municipality, {}) if place else {}
        for topic_id in overlay.local_topics:
            topics[topic_id] = own[topic_id]
            layers[topic_id] = layer
        for topic_id, change in overlay.topics.items():
            topics[topic_id] = _changed(topics[topic_id], change, on)
            layers.update(dict.fromkeys(_changed_parts(topic_id, change, on), layer))
    return LaidMap(kaart.model_copy(update={"topics": topics}) if layers else kaart, layers)


def _overlays(kaart: Routekaart, place: Place | None) -> Iterator[tuple[Layer, Overlay]]:
    municipality = kaart.municipalities.get(place.municipality) if place else None
    if municipality and place:
        yield "municipality", municipality
        yield from (("location", one) for one in municipality.locations if one.id == place.location)


def _changed(topic: Topic, change: TopicOverlay, on: date) -> Topic:
    outcomes = dict(topic.outcomes)
    for name, overlay in change.outcomes.items():
        if holds(overlay, on):
            outcomes[name] = _outcome(outcomes[name], overlay)
    return topic.model_copy(update={"title": change.title or topic.title, "outcomes": outcomes})


def _outcome(outcome: Outcome, overlay: OutcomeOverlay) -> Outcome:
    steps = tuple(
        step.model_copy(update=overlay.steps[step.id].model_dump()) if step.id in overlay.steps else step
        for step in outcome.steps
    )
    return outcome.model_copy(
        update={
            "answer": overlay.answer or outcome.answer,
            "steps": (*steps, *overlay.add_steps),
            "contacts": tuple(dict.fromkeys((*outcome.contacts, *overlay.add_contacts))),
            "counter": overlay.counter or outcome.counter,
        }
    )


def _changed_parts(topic_id: str, change: TopicOverlay, on: date) -> Iterator[str]:
    if change.title:
        yield f"{topic_id}/title"
    for name, overlay in change.outcomes.items():
        if not holds(overlay, on):
            continue
        card = f"{topic_id}/{name}"
        yield from (f"{card}/{part}" for part in ("answer", "counter") if getattr(overlay, part))
        yield from (f"{card}/steps/{step}" for step in (*overlay.steps, *(one.id for one in overlay.add_steps)))
        yield from (f"{card}/contacts/{contact}" for contact in overlay.add_contacts)
