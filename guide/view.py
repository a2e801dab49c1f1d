"""The map as one resident sees it: in their language, at their place, today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from guide.lines import ContactLine, Labelled, SourceLine, Trace
from guide.reply import Alarm, Card, ThemeMenu, Withheld
from guide.session import Dialogue
from language import DEFAULT_LANGUAGE, FALLBACK_LANGUAGE
from routekaart.layers import lay
from routekaart.opening import is_open
from routekaart.parts import parts_of_card
from routekaart.place import contact, parse_place
from routekaart.search import topic_index
from routekaart.validity import is_overdue
from routekaart.wording import card_texts, contact_texts, is_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date, datetime

    from content.node import Text
    from guide.session import Session
    from language import Language
    from routekaart.engine import Decision
    from routekaart.layers import LaidMap
    from routekaart.model import Counter, Entry, Routekaart, Theme, Topic
    from routekaart.opening import Hours, Opening
    from routekaart.place import Place


class KaartSource(Protocol):
    """Yields the map in force; one immutable value, swapped as a whole."""

    def current(self) -> Routekaart: ...


class Viewer:
    """Makes the view of a session. One call takes one map, so that a turn never mixes two versions.

    ``now`` gives an aware moment; without it nothing is said about who is open.
    """

    def __init__(
        self,
        source: KaartSource,
        *,
        today: Callable[[], date],
        now: Callable[[], datetime] | None = None,
        show_examples: bool,
        default_place: str | None,
    ) -> None:
        self._source = source
        self._today = today
        self._now = now
        self._show_examples = show_examples
        self._default_place = default_place
        self._made_for: tuple[str, date] | None = None
        self._maps: dict[Place | None, LaidMap] = {}

    def view(self, session: Session) -> View:
        kaart = self._source.current()
        language = session.language or DEFAULT_LANGUAGE
        place = self.place(session.place) or self.place(self._default_place)
        now = self._now() if self._now else None
        on = self._today()
        return View(laid=self._laid(kaart, place, on), language=language, place=place, on=on, now=now)

    def _laid(self, kaart: Routekaart, place: Place | None, on: date) -> LaidMap:
        """The map at the place, made once a day and version; places are few, so all are kept."""
        if self._made_for != (kaart.version, on):
            self._made_for, self._maps = (kaart.version, on), {}
        if place not in self._maps:
            self._maps[place] = lay(kaart, place, on)
        return self._maps[place]

    def place(self, name: str | None) -> Place | None:
        """The place of that name, unless it does not exist or may not be shown here."""
        return parse_place(self._source.current(), name, examples=self._show_examples) if name else None

    def places(self, language: Language) -> tuple[Labelled, ...]:
        """Every location of the municipalities that may be shown."""
        return tuple(
            Labelled(
                id=f"{municipality.id}/{location.id}",
                label=f"{municipality.name.in_language(language)} · {location.name.in_language(language)}",
            )
            for municipality in self._source.current().municipalities.values()
            if self._show_examples or not municipality.example
            for location in municipality.locations
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One map, language, place and day; turns ids into what is shown."""

    laid: LaidMap
    language: Language
    place: Place | None
    on: date
    now: datetime | None = None
    fallback: bool = False
    """Dutch, for want of the resident's language."""

    @property
    def kaart(self) -> Routekaart:
        """The map as it is at this place."""
        return self.laid.kaart

    @property
    def place_name(self) -> str | None:
        """The municipality, and the location when it is known."""
        if self.place is None:
            return None
        municipality = self.kaart.municipalities[self.place.municipality]
        names = [municipality.name.in_language(self.language)]
        names += [
            one.name.in_language(self.language) for one in municipality.locations if one.id == self.place.location
        ]
        return " · ".join(names)

    # -- menus --------------------------------------------------------------------------------------------------

    def themes(self) -> tuple[Labelled, ...]:
        return tuple(self.theme_button(theme) for theme in self.kaart.themes)

    def theme_button(self, theme: Theme) -> Labelled:
        label = f"{theme.icon} {theme.title.in_language(self.language)}"
        return Labelled(id=theme.id, label=label, fallback=not theme.title.has(self.language))

    def theme(self, theme_id: str) -> Theme | None:
        return next((theme for theme in self.kaart.themes if theme.id == theme_id), None)

    def theme_of(self, intent: str) -> Theme | None:
        """The theme an intent belongs to, whether or not a topic answers it yet."""
        return next((one for one in self.kaart.themes if any(entry.intent == intent for entry in one.entries)), None)

    def _is_answered(self, entry: Entry) -> bool:
        return (entry.topic or entry.intent) in self.kaart.topics

    def led(self, intent: str) -> Dialogue | None:
        """Where a request goes that another topic answers, with what asking for it says already."""
        entries = (entry for theme in self.kaart.themes for entry in theme.entries)
        found = next((one for one in entries if one.intent == intent and one.topic), None)
        return Dialogue(topic=found.topic, answers=dict(found.facts)) if found and found.topic else None

    def intent_label(self, intent: str) -> Labelled | None:
        """How a button calls this request; None for small talk and what is out of scope."""
        entries = (entry for theme in self.kaart.themes for entry in theme.entries)
        return next((self._label(one.intent, one.label) for one in entries if one.intent == intent), None)

    def theme_menu(self, theme: Theme, *, unanswered: str | None = None) -> ThemeMenu:
        """The theme's answered topics; whom to ask where there are none, or a request has no topic yet."""
        topics = tuple(
            self._label(entry.intent, entry.label) for entry in theme.entries if self._is_answered(entry)
        ) + tuple(map(self.topic_label, self._local_topics(theme)))
        label = self.intent_label(unanswered) if unanswered else None
        there = theme.intro.has(self.language) and not (label and label.fallback)
        return ThemeMenu(
            theme=replace(self.theme_button(theme), fallback=not there),
            intro=theme.intro.in_language(self.language),
            topics=topics,
            ask=self.contacts(theme.ask) if label or not topics else (),
            unanswered=label.label if label else None,
        )

    def _local_topics(self, theme: Theme) -> tuple[str, ...]:
        """The municipality's own topics of a theme that are switched on at this place."""
        listed = {entry.intent for entry in theme.entries}
        return tuple(
            name for name, topic in self.kaart.topics.items() if topic.theme == theme.id and name not in listed
        )

    def search(self, words: str, at_most: int) -> tuple[Labelled, ...]:
        """The topics at this place that hold these words, best first."""
        found = topic_index(self.kaart, self.language).find(words, at_most, among=self.kaart.topics)
        return tuple(map(self.topic_label, found))

    # -- danger -------------------------------------------------------------------------------------------------

    def alarm(self, danger: str) -> Alarm:
        found = self.kaart.alarms[danger]
        said = self.in_one_language((found.title, found.line))
        return Alarm(
            danger=danger,
            title=said.say(found.title),
            line=said.say(found.line),
            contacts=said.contacts(found.contacts),
            alone=found.alone,
            fallback=said.fallback,
        )

    def topic_label(self, topic_id: str) -> Labelled:
        return self._label(topic_id, self.kaart.topics[topic_id].title)

    # -- languages ----------------------------------------------------------------------------------------------

    def in_one_language(self, texts: Iterable[Text]) -> View:
        """This view where all of the texts are in its language, else the Dutch one: nothing is half in each."""
        return self if is_whole(texts, self.language) else self.in_dutch()

    def in_dutch(self) -> View:
        return replace(self, language=FALLBACK_LANGUAGE, fallback=True)

    def texts_of(self, contacts: Iterable[str]) -> Iterator[Text]:
        """What would be said of these contacts."""
        for one in contacts:
            yield from contact_texts(contact(self.kaart, one, self.place))

    # -- cards --------------------------------------------------------------------------------------------------

    def contact(self, contact_id: str) -> ContactLine:
        """The contact as it is at this place; an unfilled role says how to find the person."""
        found = contact(self.kaart, contact_id, self.place)
        return ContactLine(
            id=found.id,
            name=self.say(found.name),
            phone=found.phone,
            phone_abroad=found.phone_abroad,
            url=found.url,
            address=found.address,
            hours=self.say(found.hours) if found.hours else None,
            open_now=self._open_now(found.open),
            note=self.say(found.note) if found.note else None,
            ask=self.say(found.ask) if found.ask else None,
            fallback=not is_whole(contact_texts(found), self.language),
        )

    def _open_now(self, hours: Hours) -> Opening | None:
        found = is_open(hours, self.now) if hours and self.now else None
        return found if found and found.state != "always" else None

    def contacts(self, ids: Iterable[str]) -> tuple[ContactLine, ...]:
        return tuple(self.contact(one) for one in ids)

    def facts(self, known: Mapping[str, str], names: Iterable[str]) -> tuple[Labelled, ...]:
        """A line "name: answer" for every known fact among ``names`` that the map still asks."""
        lines = []
        for name in names:
            fact = self.kaart.facts.get(name)
            choice = next((one for one in fact.choices if one.id == known.get(name)), None) if fact else None
            if fact and choice:
                label = f"{self.say(fact.name)}: {self.say(choice.label)}"
                there = is_whole((fact.name, choice.label), self.language)
                lines.append(Labelled(id=name, label=label, fallback=not there))
        return tuple(lines)

    def card(self, decision: Decision, known: Mapping[str, str]) -> Card | Withheld:
        """The card of a decision that reached an outcome; withheld once the outcome's last day has passed."""
        topic = self.kaart.topics[decision.topic]
        if decision.expired or decision.outcome is None:
            return self._withheld(topic)
        outcome = topic.outcomes[decision.outcome]
        said = self.in_one_language(card_texts(self.kaart, topic, outcome, self.place))
        named = (self.kaart.sources[one] for one in outcome.sources)
        return Card(
            topic=topic.id,
            title=said.say(topic.title),
            answer=said.say(outcome.answer),
            steps=tuple(said.say(step) for step in outcome.steps),
            contacts=said.contacts(outcome.contacts),
            counter=said.counter(outcome.counter) if outcome.counter else None,
            check_with=said.contact(outcome.check_with) if outcome.check_with else None,
            sources=tuple(SourceLine(title=one.title, url=one.url, date=one.date) for one in named),
            next=tuple(map(self.topic_label, outcome.next)),
            based_on=said.facts(known, _facts_used(topic, decision)),
            urgent=outcome.urgent,
            fallback=said.fallback,
            overdue=topic.review_by if is_overdue(topic, self.on) else None,
            trace=Trace(
                version=self.kaart.version,
                card=f"{topic.id}/{decision.outcome}",
                layers=tuple((one.id, one.layer) for one in parts_of_card(self.laid, topic.id, decision.outcome)),
            ),
        )

    def _withheld(self, topic: Topic) -> Withheld:
        theme = next(theme for theme in self.kaart.themes if theme.id == topic.theme)
        said = self.in_one_language((topic.title, *self.texts_of(theme.ask)))
        ask = said.contacts(theme.ask)
        return Withheld(title=said.say(topic.title), theme=theme.id, ask=ask, fallback=said.fallback)

    def say(self, text: Text) -> str:
        return text.in_language(self.language)

    def _label(self, leads_to: str, text: Text) -> Labelled:
        return Labelled(id=leads_to, label=self.say(text), fallback=not text.has(self.language))

    def counter(self, counter: Counter) -> tuple[str, str | None]:
        """The Dutch sentence, and what it says to a reader of another language."""
        return counter.nl, None if self.language == FALLBACK_LANGUAGE else self.say(counter)


def _facts_used(topic: Topic, decision: Decision) -> tuple[str, ...]:
    """Facts of every rule that was walked, in that order, each once: a rule passed over also depended on its facts."""
    walked = (fact for number in decision.path for fact in topic.rules[number - 1].when)
    return tuple(dict.fromkeys(walked))
