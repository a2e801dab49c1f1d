"""A name for every text of the map: with the map's version it leads from any answer back to its line in a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.node import Text
    from routekaart.layers import LaidMap
    from routekaart.place import Layer


@dataclass(frozen=True, slots=True)
class Part:
    """``id``: ``topic/outcome/answer``, ``topic/outcome/steps/<id>``, … ``layer``: who wrote it."""

    id: str
    layer: Layer
    text: Text


def parts_of_card(laid: LaidMap, topic_id: str, outcome_id: str) -> tuple[Part, ...]:
    """Every text of a card in the order it is shown; contacts and questions have ids of their own in the map."""

    def all_parts() -> Iterator[tuple[str, Text]]:
        topic = laid.kaart.topics[topic_id]
        outcome = topic.outcomes[outcome_id]
        card = f"{topic_id}/{outcome_id}"
        yield f"{topic_id}/title", topic.title
        yield f"{card}/answer", outcome.answer
        for step in outcome.steps:
            yield f"{card}/steps/{step.id}", step

    return tuple(Part(name, laid.layer_of(name), text) for name, text in all_parts())
