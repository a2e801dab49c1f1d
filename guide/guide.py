"""The guide: one turn of the conversation in, one reply out. No clock, no Telegram, no SQL; ports are passed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from guide import reply as say
from guide.cards import CardMaker
from guide.deep_link import read_place, read_topic
from guide.menus import find_theme, intent_label, theme_buttons, theme_menu, theme_of
from guide.session import Dialogue, Session
from routekaart.engine import decide, relevant_facts
from routekaart.place import parse_place

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from guide.understanding import Understand
    from language import Language
    from nlu.parse import Parse
    from routekaart.model import Routekaart

MAX_TEXT_CHARS = 4096
"""Telegram's own limit for one message; the preview and the terminal keep to it too."""

PERSON_TOPIC = "help.human"
SMALL_TALK = {
    "meta.greet": "hello",
    "meta.thanks": "thanks",
    "meta.goodbye": "goodbye",
    "meta.help": "help",
}


class Turn(NamedTuple):
    reply: say.Reply
    session: Session


class KaartSource(Protocol):
    """Yields the map in force; one immutable value, swapped as a whole."""

    def current(self) -> Routekaart: ...


class Guide:
    """Answers for every chat; keeps nothing between turns but what is in the `Session` it hands back."""

    def __init__(
        self, *, source: KaartSource, understand: Understand, today: Callable[[], date], show_examples: bool
    ) -> None:
        self._source = source
        self._understand = understand
        self._today = today
        self._show_examples = show_examples

    # -- beginning ----------------------------------------------------------------------------------------------

    def start(self, session: Session, payload: str | None, guess: Language) -> Turn:
        """Asks for the language first; a deep link's location is kept, its topic opens once the language is known."""
        kaart = self._source.current()
        place = read_place(payload) if payload else None
        if place and parse_place(kaart, place, examples=self._show_examples):
            session = session.but(place=place)
        topic = read_topic(payload) if payload else None
        session = session.but(pending_topic=topic if topic in kaart.topics else None, dialogue=None, misses=0)
        if session.language is None:
            return Turn(say.ChooseLanguage(guess=guess), session)
        return self._opening(session)

    def choose_language(self, session: Session, language: Language) -> Turn:
        return self._opening(session.but(language=language))

    def ask_language(self, session: Session, guess: Language) -> Turn:
        return Turn(say.ChooseLanguage(guess=session.language or guess), session)

    def _opening(self, session: Session) -> Turn:
        if session.pending_topic:
            return self.topic(session.but(pending_topic=None), session.pending_topic)
        return self.menu(session, greeting="welcome")

    # -- free text ----------------------------------------------------------------------------------------------

    async def hear(self, session: Session, text: str, guess: Language) -> Turn:
        """The right way for a message in the resident's own words; danger goes before everything else."""
        if len(text) > MAX_TEXT_CHARS:
            return Turn(say.TooLong(limit=MAX_TEXT_CHARS), session)
        parse = await self._understand(text, hint=session.language)
        if session.language is None:
            session = session.but(language=_reply_language(parse, guess))
        if parse.action == "emergency":
            return self.topic(session.but(misses=0), parse.intent)
        chosen = self._choice_in_words(session, text)
        if chosen:
            return chosen
        match parse.action:
            case "answer":
                return self.intent(session.but(misses=0), parse.intent)
            case "choose":
                return self._did_you_mean(session, parse)
            case _:
                return self.not_understood(session)

    def intent(self, session: Session, intent: str) -> Turn:
        """The topic of an intent; where none answers it yet, its theme's menu and whom to ask. Never nothing."""
        kaart = self._source.current()
        if intent in kaart.topics:
            return self.topic(session, intent)
        if intent in SMALL_TALK:
            return self.menu(session, greeting=SMALL_TALK[intent])
        if intent == "meta.language":
            return self.ask_language(session, self._language(session))
        if intent == "meta.privacy":
            return self.privacy(session)
        theme = theme_of(kaart, intent)
        if theme is None:
            return self.not_understood(session)
        language = self._language(session)
        menu = theme_menu(kaart, theme, self._cards(session), language, unanswered=intent)
        return Turn(menu, session.but(dialogue=None))

    def _did_you_mean(self, session: Session, parse: Parse) -> Turn:
        kaart, language = self._source.current(), self._language(session)
        several = bool(parse.requests)
        wanted = parse.requests or [one.intent for one in parse.ranking]
        options = [label for label in (intent_label(kaart, one, language) for one in wanted) if label][:3]
        if not options:
            return self.not_understood(session)
        return Turn(say.DidYouMean(options=tuple(options), several=several), session.but(misses=0))

    def not_understood(self, session: Session) -> Turn:
        """Says so; from the second miss in a row a person is offered first."""
        session = session.but(misses=session.misses + 1)
        themes = theme_buttons(self._source.current(), self._language(session))
        return Turn(say.NotUnderstood(themes=themes, person_first=session.misses >= 2), session)

    def _choice_in_words(self, session: Session, text: str) -> Turn | None:
        """Someone asked "how old is the child?" may type a button's words instead of pressing it."""
        asked = self._pending_question(session)
        typed = text.strip().casefold()
        match = next((c for c in asked.choices if c.label.casefold() == typed), None) if asked else None
        return self.answer(session, asked.topic, asked.fact, match.id) if asked and match else None

    # -- menus --------------------------------------------------------------------------------------------------

    def menu(self, session: Session, *, greeting: str = "plain") -> Turn:
        kaart, language = self._source.current(), self._language(session)
        place = parse_place(kaart, session.place, examples=self._show_examples) if session.place else None
        name = place.name.in_language(language) if place else None
        menu = say.Menu(themes=theme_buttons(kaart, language), greeting=greeting, place=name)
        return Turn(menu, session.but(dialogue=None, misses=0))

    def theme(self, session: Session, theme_id: str) -> Turn:
        kaart = self._source.current()
        theme = find_theme(kaart, theme_id)
        if theme is None:
            return self.outdated(session)
        menu = theme_menu(kaart, theme, self._cards(session), self._language(session))
        return Turn(menu, session.but(dialogue=None, misses=0))

    def outdated(self, session: Session) -> Turn:
        """For a button of an older map or program: says so and offers the menu of today."""
        themes = theme_buttons(self._source.current(), self._language(session))
        return Turn(say.Outdated(themes=themes), session.but(dialogue=None))

    # -- a topic and its questions ------------------------------------------------------------------------------

    def topic(self, session: Session, topic_id: str) -> Turn:
        """Opens a topic: its next question, or the card when what is remembered is enough."""
        if topic_id not in self._source.current().topics:
            return self.outdated(session)
        return self._go_on(session.but(dialogue=Dialogue(topic=topic_id), misses=0))

    def answer(self, session: Session, topic_id: str, fact: str, choice: str) -> Turn:
        """Takes one answer. Works for a button of any age: topic, fact and choice are in the button itself."""
        kaart = self._source.current()
        known = kaart.facts.get(fact)
        if topic_id not in kaart.topics or known is None or choice not in {one.id for one in known.choices}:
            return self.outdated(session)
        dialogue = session.dialogue if session.dialogue and session.dialogue.topic == topic_id else None
        earlier = {k: v for k, v in (dialogue.answers if dialogue else {}).items() if k != fact}
        session = session.but(dialogue=Dialogue(topic=topic_id, answers={**earlier, fact: choice}), misses=0)
        return self._go_on(session.remembering(fact, choice) if known.remember else session)

    def back(self, session: Session, topic_id: str) -> Turn:
        """One question back; before the first question, to the theme's menu."""
        dialogue = session.dialogue
        if dialogue is None or dialogue.topic != topic_id or not dialogue.answers:
            topic = self._source.current().topics.get(topic_id)
            return self.theme(session, topic.theme) if topic else self.outdated(session)
        *kept, last = dialogue.answers
        answers = {fact: dialogue.answers[fact] for fact in kept}
        return self._go_on(session.forgetting(last).but(dialogue=Dialogue(topic=topic_id, answers=answers)))

    def change_answers(self, session: Session, topic_id: str) -> Turn:
        """Asks the topic's questions again from the first."""
        kaart = self._source.current()
        if topic_id not in kaart.topics:
            return self.outdated(session)
        return self.topic(session.forgetting(*relevant_facts(kaart, topic_id)), topic_id)

    def _go_on(self, session: Session) -> Turn:
        kaart, dialogue = self._source.current(), session.dialogue
        if dialogue is None:
            return self.menu(session)
        known = self._known(session, dialogue)
        decision = decide(kaart, dialogue.topic, known, on=self._today())
        if decision.missing is None:
            return Turn(self._cards(session).card(decision, known, self._today()), session)
        return Turn(self._question(session, dialogue, decision.missing), session)

    def _question(self, session: Session, dialogue: Dialogue, fact: str) -> say.Question:
        kaart, language = self._source.current(), self._language(session)
        asked = kaart.facts[fact]
        return say.Question(
            topic=dialogue.topic,
            title=kaart.topics[dialogue.topic].title.in_language(language),
            fact=fact,
            text=asked.question.in_language(language),
            choices=tuple(say.Labelled(id=one.id, label=one.label.in_language(language)) for one in asked.choices),
            number=len(dialogue.answers) + 1,
        )

    def _pending_question(self, session: Session) -> say.Question | None:
        dialogue, kaart = session.dialogue, self._source.current()
        if dialogue is None or dialogue.topic not in kaart.topics:
            return None
        decision = decide(kaart, dialogue.topic, self._known(session, dialogue), on=self._today())
        return self._question(session, dialogue, decision.missing) if decision.missing else None

    def _known(self, session: Session, dialogue: Dialogue) -> dict[str, str]:
        return {**session.facts, **dialogue.answers}

    # -- what is remembered -------------------------------------------------------------------------------------

    def remembered(self, session: Session) -> Turn:
        language = self._language(session)
        facts = self._cards(session).facts(session.facts, session.facts)
        return Turn(say.Remembered(language=language, place=self._place_name(session), facts=facts), session)

    def forget_fact(self, session: Session, fact: str) -> Turn:
        return self.remembered(session.forgetting(fact).but(dialogue=None))

    def places(self, session: Session) -> Turn:
        """Locations of every municipality that may be shown."""
        language = self._language(session)
        places = tuple(
            say.Labelled(
                id=f"{municipality.id}/{location.id}",
                label=f"{municipality.name.in_language(language)} · {location.name.in_language(language)}",
            )
            for municipality in self._source.current().municipalities.values()
            if self._show_examples or not municipality.example
            for location in municipality.locations
        )
        return Turn(say.ChoosePlace(places=places, current=self._place_name(session)), session)

    def choose_place(self, session: Session, place: str) -> Turn:
        found = parse_place(self._source.current(), place, examples=self._show_examples)
        return self.menu(session.but(place=place)) if found else self.outdated(session)

    def ask_forget(self, session: Session) -> Turn:
        return Turn(say.AskForget(), session)

    def forget(self, session: Session) -> Turn:
        """Says what was deleted; the caller deletes the stored session. The new one is empty."""
        gone = say.Forgotten(
            language=self._language(session),
            had_place=session.place is not None,
            facts=len(session.facts),
            had_dialogue=session.dialogue is not None,
        )
        return Turn(gone, Session())

    def contact(self, session: Session, contact_id: str) -> say.ContactLine | None:
        """One contact as it is at the resident's place; None for a button of an older map."""
        kaart = self._source.current()
        known = contact_id in kaart.contacts or contact_id in kaart.roles
        return self._cards(session).contact(contact_id) if known else None

    # -- small things -------------------------------------------------------------------------------------------

    def person(self, session: Session) -> Turn:
        return self.intent(session, PERSON_TOPIC)

    def privacy(self, session: Session) -> Turn:
        return Turn(say.Privacy(), session)

    def rate(self, session: Session, *, helped: bool) -> Turn:
        return Turn(say.Rated(helped=helped), session)

    def only_text(self, session: Session) -> Turn:
        return Turn(say.OnlyText(), session)

    def _place_name(self, session: Session) -> str | None:
        place = parse_place(self._source.current(), session.place, examples=self._show_examples) if session.place else None
        return place.name.in_language(self._language(session)) if place else None

    def _cards(self, session: Session) -> CardMaker:
        return CardMaker(
            self._source.current(), self._language(session), session.place, examples=self._show_examples
        )

    def _language(self, session: Session) -> Language:
        return session.language or "uk"


def _reply_language(parse: Parse, guess: Language) -> Language:
    """Before a language was chosen: the message's own, else what the client suggests. Russian is answered in Ukrainian."""
    if parse.language == "nl":
        return "nl"
    return "uk" if parse.language in {"uk", "ru"} else guess
