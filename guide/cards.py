"""From a decision of the routekaart to the answer card a resident sees."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from guide.reply import Card, ContactLine, Labelled, SourceLine, Withheld
from routekaart.place import contact, parse_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from language import Language
    from routekaart.engine import Decision
    from routekaart.model import Routekaart, Topic
    from routekaart.place import Place


class CardMaker:
    """Makes cards for one language and one place of one map."""

    def __init__(self, kaart: Routekaart, language: Language, place: str | None, *, examples: bool) -> None:
        self._kaart = kaart
        self._language = language
        self._place: Place | None = parse_place(kaart, place, examples=examples) if place else None

    def contact(self, contact_id: str) -> ContactLine:
        """The contact as it is at this place; an unfilled role says how to find the person."""
        found = contact(self._kaart, contact_id, self._place)
        language = self._language
        return ContactLine(
            id=found.id,
            name=found.name.in_language(language),
            phone=found.phone,
            phone_abroad=found.phone_abroad,
            url=found.url,
            address=found.address,
            hours=found.hours.in_language(language) if found.hours else None,
            note=found.note.in_language(language) if found.note else None,
            ask=found.ask.in_language(language) if found.ask else None,
        )

    def contacts(self, ids: Iterable[str]) -> tuple[ContactLine, ...]:
        return tuple(self.contact(one) for one in ids)

    def title(self, topic_id: str) -> str:
        return self._kaart.topics[topic_id].title.in_language(self._language)

    def facts(self, known: Mapping[str, str], names: Iterable[str]) -> tuple[Labelled, ...]:
        """"Name: answer" of every known fact among ``names`` that the map still asks."""
        lines = []
        for name in names:
            fact = self._kaart.facts.get(name)
            choice = next((c for c in fact.choices if c.id == known.get(name)), None) if fact else None
            if fact and choice:
                label = f"{fact.name.in_language(self._language)}: {choice.label.in_language(self._language)}"
                lines.append(Labelled(id=name, label=label))
        return tuple(lines)

    def card(self, decision: Decision, known: Mapping[str, str], on: date) -> Card | Withheld:
        """The card of a decision that reached an outcome; withheld once the outcome's last day has passed."""
        topic = self._kaart.topics[decision.topic]
        if decision.expired or decision.outcome is None:
            return self.withheld(topic)
        outcome = topic.outcomes[decision.outcome]
        language = self._language
        return Card(
            topic=topic.id,
            title=topic.title.in_language(language),
            answer=outcome.answer.in_language(language),
            steps=tuple(step.in_language(language) for step in outcome.steps),
            contacts=self.contacts(outcome.contacts),
            counter=(outcome.counter.nl, outcome.counter.uk) if outcome.counter else None,
            check_with=self.contact(outcome.check_with) if outcome.check_with else None,
            sources=tuple(
                SourceLine(title=source.title, url=source.url, date=source.date)
                for source in (self._kaart.sources[one] for one in outcome.sources)
            ),
            next=tuple(Labelled(id=one, label=self.title(one)) for one in outcome.next),
            based_on=self.facts(known, _facts_used(topic, decision)),
            urgent=outcome.urgent,
            overdue=topic.review_by if date.fromisoformat(topic.review_by) < on else None,
        )

    def withheld(self, topic: Topic) -> Withheld:
        theme = next(theme for theme in self._kaart.themes if theme.id == topic.theme)
        return Withheld(title=topic.title.in_language(self._language), theme=theme.id, ask=self.contacts(theme.ask))


def _facts_used(topic: Topic, decision: Decision) -> tuple[str, ...]:
    """Facts of every rule that was walked, in that order, each once: a rule passed over also depended on its facts."""
    walked = (fact for number in decision.path for fact in topic.rules[number - 1].when)
    return tuple(dict.fromkeys(walked))
