"""The map as one resident sees it: in their language, at their place, today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from guide.reply import Alarm, Card, ContactLine, Labelled, SourceLine, ThemeMenu, Trace, Withheld
from routekaart.layers import lay
from routekaart.opening import is_open
from routekaart.parts import parts_of_card
from routekaart.place import contact, parse_place
from routekaart.validity import is_overdue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime

    from guide.session import Session
    from language import Language
    from routekaart.engine import Decision
    from routekaart.layers import LaidMap
    from routekaart.model import Routekaart, Text, Theme, Topic
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
        self._laid_for: tuple[str, date] | None = None
        self._laid_maps: dict[Place | None, LaidMap] = {}

    def view(self, session: Session) -> View:
        kaart = self._source.current()
        language = session.language or "uk"
        place = self.place(session.place) or self.place(self._default_place)
        now = self._now() if self._now else None
        on = self._today()
        return View(laid=self._laid(kaart, place, on), language=language, place=place, on=on, now=now)

    def _laid(self, kaart: Routekaart, place: Place | None, on: date) -> LaidMap:
        """The map at the place, made once a day and version; few places are asked for, so all are kept."""
        if self._laid_for != (kaart.version, on):
            self._laid_for, self._laid_maps = (kaart.version, on), {}
        if place not in self._laid_maps:
            self._laid_maps[place] = lay(kaart, place, on)
        return self._laid_maps[place]

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
        return Labelled(id=theme.id, label=f"{theme.icon} {theme.title.in_language(self.language)}")

    def theme(self, theme_id: str) -> Theme | None:
        return next((theme for theme in self.kaart.themes if theme.id == theme_id), None)

    def theme_of(self, intent: str) -> Theme | None:
        """The theme an intent belongs to, whether or not a topic answers it yet."""
        return next((one for one in self.kaart.themes if any(entry.intent == intent for entry in one.entries)), None)

    def intent_label(self, intent: str) -> Labelled | None:
        """How a button calls this request; None for small talk and what is out of scope."""
        entries = (entry for theme in self.kaart.themes for entry in theme.entries)
        return next(
            (Labelled(id=one.intent, label=self._say(one.label)) for one in entries if one.intent == intent), None
        )

    def theme_menu(self, theme: Theme, *, unanswered: str | None = None) -> ThemeMenu:
        """The theme's answered topics; whom to ask where there are none, or a request has no topic yet."""
        topics = tuple(
            Labelled(id=entry.intent, label=self._say(entry.label))
            for entry in theme.entries
            if entry.intent in self.kaart.topics
        ) + tuple(map(self.topic_label, self._local_topics(theme)))
        label = self.intent_label(unanswered) if unanswered else None
        return ThemeMenu(
            theme=self.theme_button(theme),
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

    # -- danger -------------------------------------------------------------------------------------------------

    def alarm(self, danger: str) -> Alarm:
        found = self.kaart.alarms[danger]
        return Alarm(
            danger=danger,
            title=self._say(found.title),
            line=self._say(found.line),
            contacts=self.contacts(found.contacts),
            alone=found.alone,
        )

    def topic_label(self, topic_id: str) -> Labelled:
        return Labelled(id=topic_id, label=self._say(self.kaart.topics[topic_id].title))

    # -- cards --------------------------------------------------------------------------------------------------

    def contact(self, contact_id: str) -> ContactLine:
        """The contact as it is at this place; an unfilled role says how to find the person."""
        found = contact(self.kaart, contact_id, self.place)
        return ContactLine(
            id=found.id,
            name=self._say(found.name),
            phone=found.phone,
            phone_abroad=found.phone_abroad,
            url=found.url,
            address=found.address,
            hours=self._say(found.hours) if found.hours else None,
            open_now=self._open_now(found.open),
            note=self._say(found.note) if found.note else None,
            ask=self._say(found.ask) if found.ask else None,
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
                lines.append(Labelled(id=name, label=f"{self._say(fact.name)}: {self._say(choice.label)}"))
        return tuple(lines)

    def card(self, decision: Decision, known: Mapping[str, str]) -> Card | Withheld:
        """The card of a decision that reached an outcome; withheld once the outcome's last day has passed."""
        topic = self.kaart.topics[decision.topic]
        if decision.expired or decision.outcome is None:
            return self._withheld(topic)
        outcome = topic.outcomes[decision.outcome]
        named = (self.kaart.sources[one] for one in outcome.sources)
        return Card(
            topic=topic.id,
            title=self._say(topic.title),
            answer=self._say(outcome.answer),
            steps=tuple(self._say(step) for step in outcome.steps),
            contacts=self.contacts(outcome.contacts),
            counter=(outcome.counter.nl, outcome.counter.uk) if outcome.counter else None,
            check_with=self.contact(outcome.check_with) if outcome.check_with else None,
            sources=tuple(SourceLine(title=one.title, url=one.url, date=one.date) for one in named),
            next=tuple(map(self.topic_label, outcome.next)),
            based_on=self.facts(known, _facts_used(topic, decision)),
            urgent=outcome.urgent,
            overdue=topic.review_by if is_overdue(topic, self.on) else None,
            trace=Trace(
                version=self.kaart.version,
                card=f"{topic.id}/{decision.outcome}",
                layers=tuple((one.id, one.layer) for one in parts_of_card(self.laid, topic.id, decision.outcome)),
            ),
        )

    def _withheld(self, topic: Topic) -> Withheld:
        theme = next(theme for theme in self.kaart.themes if theme.id == topic.theme)
        return Withheld(title=self._say(topic.title), theme=theme.id, ask=self.contacts(theme.ask))

    def _say(self, text: Text) -> str:
        return text.in_language(self.language)


def _facts_used(topic: Topic, decision: Decision) -> tuple[str, ...]:
    """Facts of every rule that was walked, in that order, each once: a rule passed over also depended on its facts."""
    walked = (fact for number in decision.path for fact in topic.rules[number - 1].when)
    return tuple(dict.fromkeys(walked))
