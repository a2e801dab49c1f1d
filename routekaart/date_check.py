"""Is everything true on one day: nothing run out, nothing left unread for too long, no layer that shows nothing?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from routekaart.layout import municipality_path, topic_path
from routekaart.validity import is_overdue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.marks import KeyPath
    from content.problem import Problem
    from content.yaml_file import YamlFile
    from routekaart.loader import LoadedKaart
    from routekaart.model import Overlay, Topic
    from routekaart.validity import Dated


def date_problems(loaded: LoadedKaart, on: date) -> Iterator[Problem]:
    """Say what is not shown on the day ``on``, or should have been read again before it.

    A layer may begin later, as the card without it is shown until then; a card of a topic may not.
    """
    kaart, files = loaded.kaart, loaded.files.by_path
    for topic in kaart.topics.values():
        yield from _topic(topic, files[topic_path(topic.id)], on)
    for municipality, topics in kaart.local_topics.items():
        for topic in topics.values():
            yield from _topic(topic, files[topic_path(topic.id, municipality)], on)
    for name, layer in kaart.municipalities.items():
        file = files[municipality_path(name)]
        yield from _layer(layer, file, (), on)
        for index, location in enumerate(layer.locations):
            yield from _layer(location, file, ("locations", index), on)


def _topic(topic: Topic, file: YamlFile, on: date) -> Iterator[Problem]:
    if is_overdue(topic, on):
        yield file.at_value(("review_by",), f"to be reviewed by {topic.review_by}, which has passed on {on}")
    for name, outcome in topic.outcomes.items():
        path = ("outcomes", name)
        yield from _ended(outcome, file, path, on)
        if outcome.valid_from and date.fromisoformat(outcome.valid_from) > on:
            message = f"outcome '{name}' begins on {outcome.valid_from}: on {on} it is shown to nobody"
            yield file.at_value((*path, "valid_from"), message)


def _layer(layer: Overlay, file: YamlFile, prefix: KeyPath, on: date) -> Iterator[Problem]:
    for topic_id, overlay in layer.topics.items():
        for name, changed in overlay.outcomes.items():
            yield from _ended(changed, file, (*prefix, "topics", topic_id, "outcomes", name), on)


def _ended(dated: Dated, file: YamlFile, path: KeyPath, on: date) -> Iterator[Problem]:
    name, last = path[-1], dated.valid_until
    if last and date.fromisoformat(last) < on:
        message = f"outcome '{name}' holds until {last}, which has passed on {on}"
        yield file.at_value((*path, "valid_until"), message)
    if dated.valid_from and last and last < dated.valid_from:
        yield file.at_value((*path, "valid_until"), f"outcome '{name}' ends before it begins")
