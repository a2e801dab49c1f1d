"""The guide: one turn of the conversation in, one reply out. No clock, no Telegram, no SQL; ports are passed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide import alarms, deep_link, memory, menus, people, topics, unsure
from guide import reply as say
from guide.follow_up.follow_up import STATUS
from guide.session import COMPLAINT
from guide.turn import Turn
from guide.understanding import reply_language
from guide.writing import in_hand, keep_words

if TYPE_CHECKING:
    from guide.follow_up.follow_up import FollowUp
    from guide.intake.intake import Intake
    from guide.lines import ContactLine, Labelled
    from guide.session import Session
    from guide.unanswered import Unanswered
    from guide.understanding import Understand
    from guide.view import Viewer
    from issues.case import Kind
    from language import Language
    from nlu.parse import Parse

MAX_TEXT_CHARS = 4096
"""Telegram's own limit for one message; the preview and the terminal keep to it too."""

SMALL_TALK = {"meta.greet": "hello", "meta.thanks": "thanks", "meta.goodbye": "goodbye", "meta.help": "help"}


class Guide:
    """Answers for every chat; keeps nothing between turns but what is in the `Session` it hands back."""

    def __init__(
        self,
        viewer: Viewer,
        understand: Understand,
        intake: Intake | None = None,
        missing: Unanswered | None = None,
        follow_up: FollowUp | None = None,
    ) -> None:
        """Without ``intake`` and ``follow_up`` complaints lead to cards; ``missing`` counts what was not understood."""
        self._viewer = viewer
        self._understand = understand
        self._intake = intake
        self._missing = missing
        self._follow_up = follow_up

    @property
    def intake(self) -> Intake:
        """Where complaints are written; raises LookupError in a program that takes none."""
        if self._intake is None:
            raise LookupError
        return self._intake

    @property
    def follow_up(self) -> FollowUp:
        """Where cases are followed; raises LookupError in a program that takes no complaints."""
        if self._follow_up is None:
            raise LookupError
        return self._follow_up

    # -- beginning ----------------------------------------------------------------------------------------------

    def start(self, session: Session, payload: str | None, guess: Language) -> Turn:
        """Asks for the language first; a deep link's location is kept, its topic opens once the language is known."""
        link = deep_link.read(payload)
        place = self._viewer.place(link.place)
        known = link.topic in self._viewer.view(session).kaart.topics
        session = session.but(
            place=str(place) if place else session.place,
            pending_topic=link.topic if known else None,
            dialogue=None,
            misses=0,
        )
        begun = None if link.complaint is None else self.complain(session, link.complaint)
        if session.language is None:
            return Turn(say.ChooseLanguage(guess=guess), begun.session if begun else session)
        return begun or self._opening(session)

    async def choose_language(self, session: Session, language: Language, chat: str = "") -> Turn:
        """On with what was being written, or with what was asked for. ``chat``: what replies are sent to."""
        session = session.but(language=language)
        if self._follow_up and self._follow_up.is_writing(session):
            return await self._follow_up.resume(session, chat)
        return self._opening(session)

    def ask_language(self, session: Session, guess: Language) -> Turn:
        return Turn(say.ChooseLanguage(guess=session.language or guess), session)

    def _opening(self, session: Session) -> Turn:
        """Back to the complaint that is being written, or on to what was asked for: a new language costs neither."""
        if self._intake and self._intake.is_writing(session):
            return self._intake.resume(session)
        if session.pending_topic:
            return self.intent(session.but(pending_topic=None), session.pending_topic)
        return self.menu(session, greeting="welcome")

    # -- free text ----------------------------------------------------------------------------------------------

    async def hear(self, session: Session, text: str, guess: Language, *, chat: str = "") -> Turn:
        """The right way for a message in the resident's own words; danger first. ``chat``: what replies are sent to."""
        session = await self._intake.fresh(session) if self._intake else session
        parse = await self._understand(text, hint=session.language)
        if session.language is None:
            session = session.but(language=reply_language(parse, guess))
        if parse.action == "emergency":
            session = keep_words(self._intake, self._follow_up, session, text)
            return alarms.alarm(self._viewer.view(session), session, parse.danger or "life")
        turn = await in_hand(self._intake, self._follow_up, self._viewer, session, text, parse=parse, chat=chat)
        turn = turn or self._heard(session, text, parse)
        return await self._missing.note(turn, parse) if self._missing else turn

    def _heard(self, session: Session, text: str, parse: Parse) -> Turn:
        session = session.but(next_draft=None)
        if len(text) > MAX_TEXT_CHARS:
            return Turn(say.TooLong(limit=MAX_TEXT_CHARS), session)
        if chosen := topics.answer_in_words(self._viewer.view(session), session, text):
            return chosen
        match parse.action:
            case "answer":
                return self.intent(session, parse.intent, text)
            case "choose":
                return self._did_you_mean(session, parse, text)
            case _:
                return unsure.not_understood(self._viewer.view(session), session, text)

    def intent(self, session: Session, intent: str, text: str | None = None) -> Turn:
        """What an intent asks for; where nothing answers it yet, its theme's menu and whom to ask. Never nothing.

        ``text``: the words it was heard in, which a complaint begins with.
        """
        if self._intake and (begun := self._intake.begin(session, intent, text)):
            return begun
        if intent == STATUS and self._follow_up:
            return self._follow_up.ask_code(session)
        session = session.but(next_draft=None)
        if intent == people.TOPIC:
            return self.person(session, text or "")
        view = self._viewer.view(session)
        if intent in view.kaart.topics:
            return alarms.go_back(view, session, intent) or topics.open_topic(view, session, intent)
        if dialogue := view.led(intent):
            return topics.take_up(view, session.but(apart=False), dialogue)
        return self._about_the_bot(session, intent) or menus.without_answer(view, session, intent)

    def _about_the_bot(self, session: Session, intent: str) -> Turn | None:
        if intent in SMALL_TALK:
            return self.menu(session, greeting=SMALL_TALK[intent])
        if intent == "meta.language":
            return self.ask_language(session, self._viewer.view(session).language)
        return self.privacy(session) if intent == "meta.privacy" else None

    def _did_you_mean(self, session: Session, parse: Parse, text: str) -> Turn:
        view = self._viewer.view(session)
        found = unsure.did_you_mean(view, parse)
        if found is None:
            return unsure.not_understood(view, session)
        if self._intake and any(self._intake.begins(one.id) for one in found.options):
            session = self._intake.keep_aside(session, text)
        return Turn(found, session.but(misses=0))

    async def search(self, session: Session, words: str) -> Turn:
        """Topics by their words, for whoever knows what to look for; danger goes before it here too."""
        view = self._viewer.view(session)
        parse = await self._understand(words, hint=session.language) if words.strip() else None
        if parse and parse.action == "emergency":
            return alarms.alarm(view, session, parse.danger or "life")
        return unsure.search(view, session, words)

    # -- menus --------------------------------------------------------------------------------------------------

    def menu(self, session: Session, *, greeting: str = "plain") -> Turn:
        view = self._viewer.view(session)
        counts, follows = self._missing is not None, self._follow_up is not None
        return menus.menu(view, session, self._waiting(session), greeting, counts_questions=counts, follows=follows)

    def _waiting(self, session: Session) -> Labelled | None:
        return self._intake.waiting(session) if self._intake else None

    def theme(self, session: Session, theme_id: str) -> Turn:
        return menus.theme(self._viewer.view(session), session, theme_id) or self.outdated(session)

    def outdated(self, session: Session) -> Turn:
        """For a button of an older map or program: says so and offers the menu of today."""
        return Turn(say.Outdated(themes=self._viewer.view(session).themes()), session.but(dialogue=None))

    # -- complaints ---------------------------------------------------------------------------------------------

    def complain(self, session: Session, theme: str | None = None, kind: Kind | None = None) -> Turn:
        """Begins a complaint, for a button or `/complaint`; a theme that does not exist counts as none."""
        if self._intake is None:
            return self.intent(session, "complaint.procedure")
        return self._intake.open(session, theme=theme, kind=kind)

    # -- danger -------------------------------------------------------------------------------------------------

    def ask_safe(self, session: Session, danger: str) -> Turn:
        """What follows every alarm: are you safe now?"""
        return alarms.ask_safe(self._viewer.view(session), session, danger) or self.outdated(session)

    def safe(self, session: Session, danger: str, *, is_safe: bool) -> Turn:
        """Not safe: 112. Safe: on, with more about the danger or with what the alarm came into."""
        view = self._viewer.view(session)
        if danger not in view.kaart.alarms:
            return self.outdated(session)
        if not is_safe:
            return alarms.alarm(view, session, "life")
        waiting = (self._follow_up and self._follow_up.waiting(session)) or self._waiting(session)
        return alarms.go_on(view, session, danger, waiting) or self.menu(session, greeting="safe")

    def resume(self, session: Session) -> Turn:
        """The question at which an alarm came in, with all that was answered before it."""
        aside = session.interrupted or session.dialogue
        if self._intake and aside and aside.topic == COMPLAINT:
            return self._intake.resume(session)
        return alarms.resume(self._viewer.view(session), session) or self.menu(session)

    def ask_clear(self, session: Session) -> Turn:
        return memory.ask_clear(session)

    def cleared(self, session: Session) -> Turn:
        """After the messages are gone: what is remembered stays, but for the conversation they were about.

        A complaint that is not sent goes too, as the menu would name it to whoever looks into this phone; delete its
        photos first (`Intake.forget`).
        """
        return Turn(say.Cleared(), memory.without_messages(session))

    # -- questions ----------------------------------------------------------------------------------------------

    def answer(self, session: Session, topic_id: str, fact: str, choice: str) -> Turn:
        turn = topics.take_answer(self._viewer.view(session), session, topic_id, fact, choice)
        return turn or self.outdated(session)

    def back(self, session: Session, topic_id: str) -> Turn:
        """One question back; before the first question, to the theme's menu."""
        view = self._viewer.view(session)
        turn = topics.step_back(view, session, topic_id)
        topic = view.kaart.topics.get(topic_id)
        return turn or (self.theme(session, topic.theme) if topic else self.outdated(session))

    def change_answers(self, session: Session, topic_id: str) -> Turn:
        view = self._viewer.view(session)
        if topic_id not in view.kaart.topics:
            return self.outdated(session)
        return topics.change_answers(view, session, topic_id)

    def contact(self, session: Session, contact_id: str) -> ContactLine | None:
        """One contact as it is at the resident's place; None for a button of an older map."""
        view = self._viewer.view(session)
        known = contact_id in view.kaart.contacts or contact_id in view.kaart.roles
        return view.contact(contact_id) if known else None

    # -- what is remembered -------------------------------------------------------------------------------------

    def remembered(self, session: Session) -> Turn:
        return memory.remembered(self._viewer.view(session), session)

    def forget_fact(self, session: Session, fact: str) -> Turn:
        return self.remembered(session.forgetting(fact).but(dialogue=None))

    def places(self, session: Session) -> Turn:
        view = self._viewer.view(session)
        return Turn(say.ChoosePlace(places=self._viewer.places(view.language), current=view.place_name), session)

    def choose_place(self, session: Session, place: str) -> Turn:
        found = self._viewer.place(place)
        return self.menu(session.but(place=str(found))) if found else self.outdated(session)

    def ask_forget(self, session: Session) -> Turn:
        return Turn(say.AskForget(follows=self._follow_up is not None), session)

    async def forget(self, session: Session, chat: str = "") -> Turn:
        """Says what was deleted and what not; the caller deletes the stored session. The new one is empty."""
        return await memory.forget(session, self._intake, self._follow_up, chat)

    # -- small things -------------------------------------------------------------------------------------------

    def person(self, session: Session, text: str = "") -> Turn:
        """Whom to go to, nobody from the location where what came before asks for it; questions stay.

        ``text``: the words that ask for it.
        """
        view = self._viewer.view(session)
        apart = session.apart or bool(self._intake and self._intake.keeps_apart(session))
        return people.person(view, session, self._viewer.places(view.language), text, apart=apart)

    def privacy(self, session: Session) -> Turn:
        return Turn(say.Privacy(counts_questions=self._missing is not None), session)

    def rate(self, session: Session, *, helped: bool) -> Turn:
        return Turn(say.Rated(helped=helped), session)

    def unreadable(self, session: Session, kind: say.ContentKind) -> Turn:
        """For what holds no words to read; the conversation stays where it was."""
        return Turn(say.Unreadable(kind=kind), session)
