"""The words in a message, wherever Telegram put them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiogram.types import Message

_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
_INLINE = ("text", "summary", "credit")
_BLOCKS = ("blocks", "items", "cells", "caption")


def words_of(message: Message) -> str | None:
    """Text, caption, or the words of a rich message; None where there is nothing to read.

    A forwarded message and one sent through another bot count as the resident's own words: they chose to send it.
    """
    rich = message.rich_message
    words = writable(message.text or message.caption or (_read(rich.model_dump()["blocks"], "\n") if rich else ""))
    return words if any(letter.isalnum() for letter in words) else None


def writable(words: str) -> str:
    """The words as any file can hold them: without control signs, and no half of an emoji, which JSON can carry."""
    whole = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.translate(_CONTROL)


def signs_of(message: Message) -> str | None:
    """Text or caption without a letter or digit (emoji, dots); None where there are words, or nothing at all."""
    return None if words_of(message) else (message.text or message.caption)


def _read(node: object, between: str) -> str:
    """Pieces of a line run together, blocks stand below each other; formatting and media are passed over."""
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return between.join(_read(one, between) for one in node)
    if isinstance(node, dict):
        parts = [_read(node.get(name), "") for name in _INLINE] + [_read(node.get(name), "\n") for name in _BLOCKS]
        return "\n".join(part for part in parts if part)
    return ""
