"""Understanding a message: safety rules first, then an engine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from language import Language, MessageLanguage, detect
from nlu.intents import OUT_OF_SCOPE
from nlu.parse import EngineName, Parse, Ranked
from nlu.safety_rules import SafetyRules, shipped_rules

if TYPE_CHECKING:
    from nlu.engine import Engine

MAX_CHARS = 4096
"""Telegram's longest message. Of a longer text the engine reads this much; the safety rules read on."""


class Understanding:
    """Safety rules, then the engine: no engine gets to judge what the rules see as danger, nor can a broken one."""

    def __init__(self, engine: Engine, rules: SafetyRules | None = None) -> None:
        self._engine = engine
        self._rules = rules or shipped_rules()

    def parse(self, text: str, language_hint: Language | None = None) -> Parse:
        """What the message asks for; ``text`` of the parse is what was given, unchanged.

        Args:
            language_hint: The language the bot speaks with this person, for messages that show none.
        """
        language = detect(text[:MAX_CHARS], language_hint or "uk")
        danger = self._rules.check(text)
        if danger:
            return _danger(text, language, danger.intent)
        if not any(letter.isalnum() for letter in text):
            return _nothing_said(text, language, self._engine.name)
        if len(text) > MAX_CHARS:
            return replace(self._engine.parse(text[:MAX_CHARS], language), text=text)
        return self._engine.parse(text, language)


def _danger(text: str, language: MessageLanguage, intent: str) -> Parse:
    return Parse(
        text=text,
        language=language,
        intent=intent,
        confidence=1.0,
        ranking=(Ranked(intent, 1.0),),
        action="emergency",
        engine="safety",
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
