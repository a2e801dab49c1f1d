"""What an engine must do; the embedded one is in process, another may be a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from language import MessageLanguage
    from nlu.parse import EngineName, Parse
    from nlu.sentences import Floats


class Engine(Protocol):
    """Turns one message into a parse.

    An engine decides the action itself, with thresholds of its own (``nlu.decision``): one engine's confidence says
    nothing about another's.
    """

    name: EngineName

    def parse(self, text: str, language: MessageLanguage, features: Floats | None = None) -> Parse:
        """The parse of a message that is neither empty nor longer than ``nlu.understanding.MAX_CHARS``.

        ``features``: what the sentence model has made of it already; an engine with features of its own ignores them.
        """
        ...
