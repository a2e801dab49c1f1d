"""What the map holds, as a page to read: every topic, and every statement that a person still has to verify."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from language import REQUIRED_LANGUAGES
from routekaart.readability import MAX_WORDS, readability

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content.node import Text
    from routekaart.model import Outcome, Routekaart, Topic


def content_page(kaart: Routekaart) -> str:
    """The page in Markdown; the same for the same map."""
    return "\n".join((*_head(kaart), *_topics(kaart), *_to_verify(kaart), *_reading(kaart), *_sources(kaart))) + "\n"


def _head(kaart: Routekaart) -> Iterator[str]:
    outcomes = [outcome for topic in kaart.topics.values() for outcome in topic.outcomes.values()]
    sure = Counter(outcome.confidence for outcome in outcomes)
    yield "# What the routekaart answers"
    yield ""
    yield "Made by `wegwijzer routekaart content`; do not edit. `wegwijzer routekaart text ID` shows a text by its id."
    yield ""
    yield (
        f"{len(kaart.topics)} topics, {len(outcomes)} answers ({sure['high']} of high, {sure['medium']} of medium "
        f"confidence), {len(kaart.sources)} sources. What is of low confidence, and every gap, is not stated: the card "
        "names whom to ask."
    )


def _topics(kaart: Routekaart) -> Iterator[str]:
    yield ""
    yield "## Topics"
    yield ""
    yield "| topic | title | languages | layers | answers (high + medium) | sources | review by |"
    yield "|---|---|---|---|---|---|---|"
    for topic in _by_theme(kaart, kaart.topics.values()):
        yield _row(kaart, topic, ", ".join(("national", *_layers(kaart, topic.id))))
    for municipality, topics in kaart.local_topics.items():
        for topic in _by_theme(kaart, topics.values()):
            yield _row(kaart, topic, municipality)


def _by_theme(kaart: Routekaart, topics: Iterable[Topic]) -> list[Topic]:
    order = {theme.id: number for number, theme in enumerate(kaart.themes)}
    return sorted(topics, key=lambda topic: (order[topic.theme], topic.id))


def _row(kaart: Routekaart, topic: Topic, layers: str) -> str:
    sure = Counter(outcome.confidence for outcome in topic.outcomes.values())
    used = dict.fromkeys(source for outcome in topic.outcomes.values() for source in outcome.sources)
    cells = (
        f"`{topic.id}`",
        topic.title.nl,
        ", ".join(_languages(topic)),
        layers,
        f"{sure['high']} + {sure['medium']}",
        ", ".join(f"{source} ({kaart.sources[source].date})" for source in used),
        topic.review_by,
    )
    return "| " + " | ".join(cells) + " |"


def _languages(topic: Topic) -> Iterator[str]:
    """The required ones, and any other with how much of the topic it has."""
    texts = list(_texts(topic))
    yield from REQUIRED_LANGUAGES
    for other in sorted({name for text in texts for name in text.__pydantic_extra__}):
        share = sum(text.has(other) for text in texts) / len(texts)
        yield f"{other} {share:.0%}"


def _texts(topic: Topic) -> Iterator[Text]:
    yield topic.title
    for outcome in topic.outcomes.values():
        yield outcome.answer
        yield from outcome.steps


def _layers(kaart: Routekaart, topic_id: str) -> Iterator[str]:
    for municipality in kaart.municipalities.values():
        if topic_id in municipality.topics:
            yield municipality.id
        yield from (f"{municipality.id}/{one.id}" for one in municipality.locations if topic_id in one.topics)


def _to_verify(kaart: Routekaart) -> Iterator[str]:
    """Everything of medium confidence: it is shown with "please check this with …" until a named person confirms it."""
    yield ""
    yield "## To verify"
    yield ""
    yield "Shown with *please check this with …*. A named person confirms each against today's source."
    yield ""
    yield "| answer | check with | sources with their own date |"
    yield "|---|---|---|"
    for topic in _by_theme(kaart, kaart.topics.values()):
        for name, outcome in topic.outcomes.items():
            if outcome.confidence == "medium":
                yield f"| `{topic.id}/{name}` | {outcome.check_with} | {_dated(kaart, outcome)} |"
    yield ""
    yield "Contacts of medium confidence:"
    yield ""
    for name, contact in sorted(kaart.contacts.items()):
        if contact.confidence == "medium":
            yield f"- `{name}`: {contact.name.nl}" + (f", {contact.phone}" if contact.phone else "")


def _dated(kaart: Routekaart, outcome: Outcome) -> str:
    named = (kaart.sources[one] for one in outcome.sources)
    return ", ".join(f"[{one.title}]({one.url}) ({one.date})" for one in named)


def _reading(kaart: Routekaart) -> Iterator[str]:
    yield ""
    yield "## How it reads"
    yield ""
    for language in REQUIRED_LANGUAGES:
        found = readability(kaart, language)
        yield (
            f"{language}: {found.sentences} sentences of {found.mean} words on average; "
            f"{len(found.long)} have more than {MAX_WORDS}:"
        )
        yield ""
        yield from (f"- `{part}`: {sentence}" for part, sentence in found.long)
        yield ""


def _sources(kaart: Routekaart) -> Iterator[str]:
    yield ""
    yield "## Sources"
    yield ""
    for name, source in sorted(kaart.sources.items()):
        yield f"- {name}: [{source.title}]({source.url}), {source.date}"
