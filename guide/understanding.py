"""The port through which the guide asks what a message means; `nlu` is behind it, in process or as a service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from locales import languages

if TYPE_CHECKING:
    from language import Language
    from nlu.parse import Parse


class Understand(Protocol):
    """Answers any text a resident can send; where a service behind it is down, another engine answers."""

    async def __call__(self, text: str, *, hint: Language | None) -> Parse: ...


def reply_language(parse: Parse, guess: Language) -> Language:
    """Before a language was chosen: the message's own, else the client's. Russian is answered in Ukrainian."""
    if parse.language in languages():
        return parse.language
    return "uk" if parse.language == "ru" else guess
