"""A topic and its questions: one at a time, with a way back, until the map knows the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.intake.information import complaint_on
from guide.lines import Labelled
from guide.reply import Question, Withheld
from guide.session import Dialogue, Session
from guide.turn import Turn
from routekaart.engine import decide, relevant_facts
from routekaart.validity import is_about_safety
from routekaart.wording import fact_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guide.reply import Card
    from guide.view import View
    from routekaart.engine import Decision

COMPLAINT_ABOUT = "complaint_about"
APART = {"staff", "afraid"}
"""What a complaint is about when nobody at the location should hear of it first."""


def open_topic(view: View, session: Session, topic_id: str) -> Turn:
    """The topic's next question, or its card when what is remembered is enough."""
    about_safety = is_about_safety(topic_id)
    return _go_on(view, session.but(dialogue=Dialogue(topic=topic_id), apart=about_safety, misses=0))


def take_answer(view: View, session: Session, topic_id: str, fact: str, choice: str) -> Turn | None:
    """Takes one answer; None when the map has no such topic, fact or choice.

    Works for a button of any age: topic, fact and choice are in the button itself.
    """
    asked = view.kaart.facts.get(fact)
    if topic_id not in view.kaart.topics or asked is None or choice not in {one.id for one in asked.choices}:
        return None
    dialogue = session.dialogue if session.dialogue and session.dialogue.topic == topic_id else None
    earlier = {known: value for known, value in (dialogue.answers if dialogue else {}).items() if known != fact}
    session = session.but(dialogue=Dialogue(topic=topic_id, answers={**earlier, fact: choice}), misses=0)
    return _go_on(view, session.remembering(fact, choice) if asked.remember else session)


def answer_in_words(view: View, session: Session, text: str) -> Turn | None:
    """Someone asked "how old is the child?" may type a button's words instead of pressing it."""
    asked = _pending(view, session)
    typed = text.strip().casefold()
    chosen = next((one for one in asked.choices if one.label.casefold() == typed), None) if asked else None
    return take_answer(view, session, asked.topic, asked.fact, chosen.id) if asked and chosen else None


def step_back(view: View, session: Session, topic_id: str) -> Turn | None:
    """One question back; None before the first question."""
    dialogue = session.dialogue
    if dialogue is None or dialogue.topic != topic_id or not dialogue.answers:
        return None
    *kept, last = dialogue.answers
    answers = {fact: dialogue.answers[fact] for fact in kept}
    return _go_on(view, session.forgetting(last).but(dialogue=Dialogue(topic=topic_id, answers=answers)))


def change_answers(view: View, session: Session, topic_id: str) -> Turn:
    """Asks the topic's questions again from the first."""
    return open_topic(view, session.forgetting(*relevant_facts(view.kaart, topic_id)), topic_id)


def _go_on(view: View, session: Session) -> Turn:
    dialogue = session.dialogue or Dialogue(topic="")
    known = {**session.facts, **dialogue.answers}
    decision = decide(view.kaart, dialogue.topic, known, on=view.on)
    session = session.but(apart=session.apart or dialogue.answers.get(COMPLAINT_ABOUT) in APART)
    if decision.missing is None:
        return Turn(_card(view, decision, known), session)
    return Turn(question(view, dialogue, decision.missing), session)


def _card(view: View, decision: Decision, known: Mapping[str, str]) -> Card | Withheld:
    card = view.card(decision, known)
    if isinstance(card, Withheld):
        return card
    return replace(card, complain=complaint_on(view, decision.topic, known))


def take_up(view: View, session: Session, dialogue: Dialogue) -> Turn:
    """Goes on with questions where they were left."""
    return _go_on(view, session.but(dialogue=dialogue, misses=0))


def _pending(view: View, session: Session) -> Question | None:
    dialogue = session.dialogue
    if dialogue is None:
        return None
    decision = decide(view.kaart, dialogue.topic, {**session.facts, **dialogue.answers}, on=view.on)
    return question(view, dialogue, decision.missing) if decision.missing else None


def question(view: View, dialogue: Dialogue, fact: str) -> Question:
    """In one language, the title included."""
    asked = view.kaart.facts[fact]
    title = view.kaart.topics[dialogue.topic].title
    said = view.in_one_language((title, *fact_texts(asked)))
    return Question(
        topic=dialogue.topic,
        title=title.in_language(said.language),
        fact=fact,
        text=asked.question.in_language(said.language),
        choices=tuple(Labelled(id=one.id, label=one.label.in_language(said.language)) for one in asked.choices),
        number=len(dialogue.answers) + 1,
        fallback=said.fallback,
    )
