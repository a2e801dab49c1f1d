"""What `wegwijzer routekaart` prints: a decision, and a text with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routekaart.layout import municipality_path, topic_path
from routekaart.parts import parts_of_card
from routekaart.place import contact
from routekaart.validity import is_overdue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from language import Language
    from routekaart.engine import Decision
    from routekaart.layers import LaidMap
    from routekaart.loader import LoadedKaart
    from routekaart.model import Outcome
    from routekaart.parts import Part
    from routekaart.place import Place


def decision_lines(
    laid: LaidMap, decision: Decision, language: Language, place: Place | None, on: date
) -> Iterator[str]:
    """The decision, its path, every text with its id and who wrote it, the sources; or the next question."""
    kaart = laid.kaart
    yield f"map      {kaart.version}"
    yield f"topic    {decision.topic}"
    yield "path     rules " + " → ".join(str(number) for number in decision.path)
    if decision.missing:
        fact = kaart.facts[decision.missing]
        yield f"question {fact.question.in_language(language)}"
        yield from (f"  {decision.missing}={one.id}  {one.label.in_language(language)}" for one in fact.choices)
    elif decision.outcome is None or decision.expired:
        yield f"outcome  {decision.outcome or 'none'}{' (does not hold today: withheld)' if decision.expired else ''}"
    else:
        topic = kaart.topics[decision.topic]
        if is_overdue(topic, on):
            yield f"warning  was to be reviewed by {topic.review_by}"
        yield f"outcome  {decision.outcome} ({topic.outcomes[decision.outcome].confidence})"
        yield from (_part(part, language) for part in parts_of_card(laid, decision.topic, decision.outcome))
        yield from _people(laid, topic.outcomes[decision.outcome], language, place)


def _part(part: Part, language: Language) -> str:
    missing = "" if part.text.has(language) else f" (not in {language} yet)"
    return f"text     {part.text.in_language(language)}{missing}\n         [{part.layer}] {part.id}"


def _people(laid: LaidMap, outcome: Outcome, language: Language, place: Place | None) -> Iterator[str]:
    for one in outcome.contacts:
        found = contact(laid.kaart, one, place)
        details = " · ".join(part for part in (found.phone, found.address, found.url) if part)
        yield f"contact  {found.name.in_language(language)} [{found.layer}] {details}".rstrip()
    if outcome.check_with:
        yield f"check    {contact(laid.kaart, outcome.check_with, place).name.in_language(language)}"
    for one in outcome.sources:
        source = laid.kaart.sources[one]
        yield f"source   {source.title} ({source.date}) {source.url}"


def text_lines(loaded: LoadedKaart, laid: LaidMap, part_id: str, place: Place | None) -> Iterator[str]:
    """A text in every language, who wrote it, and the line of the file where it stands; nothing for an unknown id."""
    topic_id, _, rest = part_id.partition("/")
    topic = laid.kaart.topics.get(topic_id)
    cards = topic.outcomes if topic else ()
    wanted = (part for card in cards for part in parts_of_card(laid, topic_id, card) if _is(part.id, part_id, rest))
    for part in dict.fromkeys(wanted):
        yield f"{part.id} [{part.layer}] {_where(loaded, part, topic_id, place)}"
        yield from (f"  {language}: {text}" for language, text in part.text.model_dump(exclude={"id"}).items())


def _is(found: str, wanted: str, rest: str) -> bool:
    return not rest or found == wanted or found.startswith(f"{wanted}/")


def _where(loaded: LoadedKaart, part: Part, topic_id: str, place: Place | None) -> str:
    municipality = place.municipality if place else ""
    own = topic_id in loaded.kaart.local_topics.get(municipality, {})
    if part.layer == "national" or own:
        path = topic_path(topic_id, municipality if own else None)
        outcome, _, rest = part.id.partition("/")[2].partition("/")
        keys = ("title",) if outcome == "title" else ("outcomes", outcome, *_keys_of(loaded, topic_id, outcome, rest))
        file = loaded.files.by_path[path]
        return f"{path}:{file.marks.of_key(keys).line}"
    return municipality_path(municipality)


def _keys_of(loaded: LoadedKaart, topic_id: str, outcome: str, rest: str) -> tuple[str | int, ...]:
    kind, _, step = rest.partition("/")
    if kind != "steps":
        return (kind,)
    topics = (loaded.kaart.topics, *loaded.kaart.local_topics.values())
    found = next(one[topic_id] for one in topics if topic_id in one)
    return ("steps", next(n for n, one in enumerate(found.outcomes[outcome].steps) if one.id == step))
