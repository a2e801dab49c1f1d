"""A decision tree in words of one language: what stands in each box of the picture and each line of the terminal."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from locales import texts
from routekaart.tree import Card, Nothing, Question, tree_of, ways
from routekaart.validity import holds, is_neglected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from language import Language
    from routekaart.layers import LaidMap
    from routekaart.place import Layer, Place
    from routekaart.tree import Tree, Way

NARROWEST_TEXT = 30
LONGEST_ANSWER = 160
"""Characters of a card's answer that are shown: the first sentences that fit; the map holds the rest."""


@dataclass(frozen=True, slots=True)
class TreeWords:
    """A topic's tree at one place on one day, in one language. ``place`` is None for the national map."""

    laid: LaidMap
    topic: str
    place: Place | None
    language: Language
    on: date

    @property
    def tree(self) -> Tree:
        return tree_of(self.laid, self.topic)

    @property
    def heading(self) -> str:
        return self.laid.kaart.topics[self.topic].title.in_language(self.language)

    @property
    def about(self) -> str:
        """Which topic, place, day and map it is."""
        _ = texts(self.language)
        where = str(self.place) if self.place else layer_name("national", self.language)
        return f"{self.topic} · {where} · {self.on} · " + _("map {version}").format(version=self.laid.kaart.version)

    def question(self, fact: str) -> str:
        return self.laid.kaart.facts[fact].question.in_language(self.language)

    def choices(self, fact: str, chosen: tuple[str, ...]) -> tuple[str, ...]:
        """The labels of the choices, in the fact's order."""
        return tuple(
            one.label.in_language(self.language) for one in self.laid.kaart.facts[fact].choices if one.id in chosen
        )

    def rule(self, card: Card) -> str:
        """As in "rule 4 · national"; with who else wrote some of the card."""
        _ = texts(self.language)
        said = [_("rule {number}").format(number=card.rule), layer_name(card.rule_layer, self.language)]
        if card.layers:
            named = ", ".join(layer_name(layer, self.language) for layer in card.layers)
            said.append(_("changed by: {layers}").format(layers=named))
        if self.is_urgent(card):
            said.append(_("urgent"))
        if self._is_withheld(card):
            said.append(_("withheld on this day"))
        return " · ".join(said)

    def answer(self, card: Card) -> str:
        """The beginning of what the card says, in whole sentences."""
        text = self.laid.kaart.topics[self.topic].outcomes[card.outcome].answer.in_language(self.language)
        return first_sentences(text, LONGEST_ANSWER)

    def is_urgent(self, card: Card) -> bool:
        return self.laid.kaart.topics[self.topic].outcomes[card.outcome].urgent

    def nothing(self) -> str:
        _ = texts(self.language)
        return _("no rule holds here")

    def description(self) -> Iterator[str]:
        """Each way through on a line of its own: what a picture says to whoever does not see it."""
        for number, way in enumerate(ways(self.tree), start=1):
            yield f"{number}. {self._way(way)}"

    def _way(self, way: Way) -> str:
        said = [f"{self.question(fact)} {' / '.join(self.choices(fact, chosen))}." for fact, chosen in way.answers]
        return " ".join([*said, f"→ {self.ending(way.ends)}"])

    def ending(self, ends: Card | Nothing) -> str:
        """As in "primary (rule 5 · national): On this age all children …"."""
        if isinstance(ends, Nothing):
            return self.nothing()
        return f"{ends.outcome} ({self.rule(ends)}): {self.answer(ends)}"

    def _is_withheld(self, card: Card) -> bool:
        topic = self.laid.kaart.topics[self.topic]
        outcome = topic.outcomes[card.outcome]
        return not holds(outcome, self.on) or (is_neglected(topic, self.on) and not outcome.urgent)


def layer_name(layer: Layer, language: Language) -> str:
    """What a layer is called in the pictures and reports for editors."""
    _ = texts(language)
    return {"national": _("national"), "municipality": _("municipality"), "location": _("location")}[layer]


def first_sentences(text: str, at_most: int) -> str:
    """As many whole sentences as fit, at least one; a first one that does not fit is cut at a word."""
    taken = ""
    for sentence in text.split(". "):
        longer = f"{taken}. {sentence}" if taken else sentence
        if taken and len(longer) > at_most:
            break
        taken = longer
    if len(taken) > at_most:
        return taken[:at_most].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return taken if taken.endswith((".", "!", "?", "…")) else f"{taken}."


def tree_lines(words: TreeWords, width: int = 100) -> Iterator[str]:
    """The tree for a terminal: questions with ?, answers on branches, cards after an arrow; ``width`` in characters."""
    yield from textwrap.wrap(words.heading, width)
    yield words.about
    yield ""
    yield from _lines(words, words.tree, "", width)


def _lines(words: TreeWords, tree: Tree, indent: str, width: int) -> Iterator[str]:
    if isinstance(tree, Nothing):
        yield f"{indent}✗ {words.nothing()}"
    elif isinstance(tree, Question):
        yield from _hung(f"{words.question(tree.fact)} ({tree.fact})", f"{indent}? ", f"{indent}│ ", width)
        for answer in tree.answers:
            last = answer is tree.answers[-1]
            further = indent + ("   " if last else "│  ")
            said = " / ".join(words.choices(tree.fact, answer.choices))
            yield from _hung(said, f"{indent}{'└─' if last else '├─'} ", further, width)
            yield from _lines(words, answer.leads_to, further, width)
    else:
        yield from _hung(f"{tree.outcome} [{words.rule(tree)}]", f"{indent}→ ", f"{indent}  ", width)
        yield from _hung(words.answer(tree), f"{indent}  ", f"{indent}  ", width)


def _hung(text: str, first: str, further: str, width: int) -> list[str]:
    """The text in lines, the first with what stands before it; never so narrow that words are cut."""
    room = max(width, len(first) + NARROWEST_TEXT)
    return textwrap.wrap(text, room, initial_indent=first, subsequent_indent=further)
