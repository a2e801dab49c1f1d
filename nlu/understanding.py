"""Understanding a message: safety rules first, then the danger model, then an engine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from language import MessageLanguage, detect
from nlu.dangers import INTENT_OF
from nlu.intents import OUT_OF_SCOPE
from nlu.parse import EngineName, Parse, Ranked
from nlu.safety_rules import SafetyRules, shipped_rules

if TYPE_CHECKING:
    from nlu.danger_model import DangerLevels, Heard
    from nlu.dangers import Danger
    from nlu.engine import Engine

MAX_CHARS = 4096
"""Telegram's longest message. Of a longer text the engine reads this much; the safety rules read on."""


class Listener(Protocol):
    """Hears how dangerous a message sounds; the levels say from where on that matters."""

    @property
    def levels(self) -> DangerLevels: ...

    def listen(self, text: str) -> Heard: ...

    def is_quiet(self, text: str) -> bool:
        """Whether it hears nothing at all without reading the whole."""
        ...


class Glance(Protocol):
    """Understands a short and plain message at once; None where the message must be read."""

    def __call__(self, text: str, language: MessageLanguage) -> Parse | None: ...


@dataclass(frozen=True, slots=True)
class Question:
    """A message that is no alarm, for an engine to read: ``read`` of it, in ``language``."""

    text: str
    read: str
    language: MessageLanguage
    heard: Heard
    mention: bool

    def answered(self, parse: Parse) -> Parse:
        """What an engine made of it, with the danger that is too doubtful for an alarm beside it, if there is one."""
        whole = replace(parse, text=self.text)
        return _offering(whole, self.heard) if self.mention else whole


class Understanding:
    """Safety rules, then the danger model, then an engine: none of them can talk an earlier one out of its alarm."""

    def __init__(
        self, engine: Engine, danger_model: Listener, rules: SafetyRules | None = None, glance: Glance | None = None
    ) -> None:
        self._engine = engine
        self._glance = glance
        self._danger_model = danger_model
        self._rules = rules or shipped_rules()

    def parse(self, text: str, language_hint: MessageLanguage | None = None) -> Parse:
        """What the message asks for; ``text`` of the parse is what was given, unchanged.

        Args:
            language_hint: The language the bot speaks with this person, for messages that show none.
        """
        found = self.hear(text, language_hint, glance=True)
        return found if isinstance(found, Parse) else self.answer(found)

    def hear(
        self, text: str, language_hint: MessageLanguage | None = None, *, glance: bool = False
    ) -> Parse | Question:
        """The alarm, or that nothing was said; else the question for whichever engine there is.

        Args:
            language_hint: As in ``parse``.
            glance: Whether a short and plain message may be understood at once, without the engine.
        """
        language = detect(text[:MAX_CHARS], language_hint or "uk")
        seen = self._rules.look(text)
        if seen.danger:
            return _alarm(text, language, seen.danger, 1.0, "safety")
        if not any(letter.isalnum() for letter in text):
            return _nothing_said(text, language, self._engine.name)
        read = text[:MAX_CHARS]
        if glance and not seen.signs and (plain := self._at_a_glance(read, language)):
            return replace(plain, text=text)
        heard, levels = self._danger_model.listen(read), self._danger_model.levels
        if heard.chance >= (levels.alarm_with_sign if seen.signs else levels.alarm):
            return _alarm(text, language, heard.danger, heard.chance, self._engine.name)
        return Question(text, read, language, heard, mention=heard.chance >= levels.mention)

    def _at_a_glance(self, text: str, language: MessageLanguage) -> Parse | None:
        return self._glance(text, language) if self._glance and self._danger_model.is_quiet(text) else None

    def answer(self, question: Question) -> Parse:
        """The engine's own answer."""
        features = question.heard.features
        return question.answered(self._engine.parse(question.read, question.language, features))


def _alarm(text: str, language: MessageLanguage, danger: Danger, chance: float, engine: EngineName) -> Parse:
    intent = INTENT_OF[danger]
    return Parse(
        text=text,
        language=language,
        intent=intent,
        confidence=chance,
        ranking=(Ranked(intent, chance),),
        action="emergency",
        engine=engine,
        danger=danger,
    )


def _offering(parse: Parse, heard: Heard) -> Parse:
    """A danger too doubtful for the alarm is offered beside what else the message may ask for."""
    intent = INTENT_OF[heard.danger]
    rest = tuple(one for one in parse.ranking if one.intent not in {intent, OUT_OF_SCOPE})
    offered = (*rest[:1], Ranked(intent, heard.chance), *rest[1:])
    return replace(
        parse, intent=offered[0].intent, confidence=offered[0].confidence, ranking=offered, action="choose", requests=()
    )


def _nothing_said(text: str, language: MessageLanguage, engine: EngineName) -> Parse:
    """Empty, spaces, dots or emoji: nothing an engine could tell apart from nonsense."""
    return Parse(
        text=text,
        language=language,
        intent=OUT_OF_SCOPE,
        confidence=1.0,
        ranking=(Ranked(OUT_OF_SCOPE, 1.0),),
        action="fallback",
        engine=engine,
    )
