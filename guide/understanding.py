"""The port through which the guide asks what a message means; `nlu` is behind it, in process or as a service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from language import Language
    from nlu.parse import Parse


class Understand(Protocol):
    """Answers any text a resident can send; where a service behind it is down, another engine answers."""

    async def __call__(self, text: str, *, hint: Language | None) -> Parse: ...
