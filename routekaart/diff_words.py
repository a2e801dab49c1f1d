"""What is different between two maps, in words: who now gets which card, and what was changed in the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from locales import texts
from routekaart.diff import NOT_OFFERED
from routekaart.diff_edits import edit_lines, now_and_before
from routekaart.tree_words import first_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from language import Language
    from routekaart.diff import MapDiff, Moved, TopicDiff
    from routekaart.model import Routekaart, Topic

LONGEST_CARD = 100
"""Characters of a card that are said beside its name."""


def diff_lines(found: MapDiff, language: Language) -> Iterator[str]:
    """Everything that changed, topic by topic and then the rest; a line that says so where nothing did."""
    _ = texts(language)
    if not found:
        yield _("Nothing changed.")
    for added in found.added:
        yield _("New topic: {topic}").format(topic=_called(found.after, *added, language))
    for removed in found.removed:
        yield _("This topic is gone: {topic}").format(topic=_called(found.before, *removed, language))
    for topic in found.topics:
        yield _called(found.after, topic.municipality, topic.topic, language)
        yield from (f"  {line}" for line in _topic_lines(found, topic, language))
    if found.edits:
        yield _("Everything else")
        yield from (f"  {line}" for line in edit_lines(found.edits, language))


def _called(kaart: Routekaart, municipality: str, topic: str, language: Language) -> str:
    title = _topic(kaart, municipality, topic).title.in_language(language)
    return f"{topic} ({municipality}) · {title}" if municipality else f"{topic} · {title}"


def _topic(kaart: Routekaart, municipality: str, topic: str) -> Topic:
    return kaart.local_topics[municipality][topic] if municipality else kaart.topics[topic]


def _topic_lines(found: MapDiff, topic: TopicDiff, language: Language) -> Iterator[str]:
    _ = texts(language)
    for before, after in topic.renamed.items():
        yield _("The card {before} is now called {after}. It says the same.").format(before=before, after=after)
    for moved in topic.moved:
        yield from _moved(found, topic, moved, language)
    if topic.asked:
        yield _("Everyone gets the same card, but by other questions or in another order.")
    if topic.rewritten:
        yield _("The rules are written in another way. Nobody gets another card.")
    # The heading names the topic already.
    yield from edit_lines(topic.edits, language, skip=2)


def _moved(found: MapDiff, topic: TopicDiff, moved: Moved, language: Language) -> Iterator[str]:
    _ = texts(language)
    who = "; ".join(_condition(found, fact, chosen, language) for fact, chosen in moved.when.items())
    yield _("For whom: {who}").format(who=who) if who else _("For everyone")
    after = _card(_topic(found.after, topic.municipality, topic.topic), moved.after, language)
    before = _card(_topic(found.before, topic.municipality, topic.topic), moved.before, language)
    yield from now_and_before(after, before, language)


def _condition(found: MapDiff, fact: str, chosen: tuple[str, ...], language: Language) -> str:
    """As in "Age of the child: 16 or 17 years", in the words of the newest map that has them."""
    kaart = found.after if fact in found.after.facts else found.before
    labels: Mapping[str, str] = {
        choice.id: choice.label.in_language(language)
        for one in (found.before, found.after)
        if fact in one.facts
        for choice in one.facts[fact].choices
    }
    said = " / ".join(labels[choice] for choice in chosen)
    return f"{kaart.facts[fact].name.in_language(language)}: {said}"


def _card(topic: Topic, outcome: str | None, language: Language) -> str:
    _ = texts(language)
    if outcome is None:
        return _("no card")
    if outcome == NOT_OFFERED:
        return _("that answer could not be chosen")
    return f"{outcome} “{first_sentences(topic.outcomes[outcome].answer.in_language(language), LONGEST_CARD)}”"
