"""Understanding a message: safety rules first, then the danger model, then an engine."""

from __future__ import annotations

from dataclasses import replace
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
        language = detect(text[:MAX_CHARS], language_hint or "uk")
        seen = self._rules.look(text)
        if seen.danger:
            return _alarm(text, language, seen.danger, 1.0, "safety")
        if not any(letter.isalnum() for letter in text):
            return _nothing_said(text, language, self._engine.name)
        read = text[:MAX_CHARS]
        if not seen.signs and (plain := self._at_a_glance(read, language)):
            return replace(plain, text=text)
        heard, levels = self._danger_model.listen(read), self._danger_model.levels
        if heard.chance >= (levels.alarm_with_sign if seen.signs else levels.alarm):
            return _alarm(text, language, heard.danger, heard.chance, self._engine.name)
        parse = replace(self._engine.parse(read, language, heard.features), text=text)
        return _offering(parse, heard) if heard.chance >= levels.mention else parse

    def _at_a_glance(self, text: str, language: MessageLanguage) -> Parse | None:
        return self._glance(text, language) if self._glance and self._danger_model.is_quiet(text) else None


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
