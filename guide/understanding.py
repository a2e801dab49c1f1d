"""The port through which the guide asks what a message means; `nlu` is behind it, in process or as a service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from nlu.parse import Parse

    from language import Language


class Understand(Protocol):
    """Never raises: where the model is down, the safety rules and a fallback still answer."""

    async def __call__(self, text: str, *, hint: Language | None) -> Parse: ...
