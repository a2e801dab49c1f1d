"""The words of a message to a case: redacted before they are kept, put back, and more of them taken out.

What was taken out is held as for a complaint (`guide.intake.removed`), by the message's random id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.intake.making_safe import MakesSafe
from guide.intake.reply import Preview
from issues.draft import MAX_TEXT_CHARS
from issues.redaction import preview
from issues.redaction.preview import Marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.follow_up.message import CaseMessage
    from guide.intake.ports import HoldsRemoved
    from guide.intake.reply import Notice
    from issues.redact import Redact
    from issues.redaction.preview import Item

TEXT = "text"
"""The one step of a message; a complaint has more."""


class MessageWords:
    """Every change hands back the message with its words as others will read them; what is held goes along."""

    def __init__(self, redact: Redact, removed: HoldsRemoved, random: Callable[[int], bytes]) -> None:
        self._safe = MakesSafe(redact, random)
        self._removed = removed

    def of(self, message: CaseMessage) -> Marked:
        """The words, with what was taken out of them as far as that is known."""
        held = self._removed.of(message.id).get(TEXT)
        return held if held and held.text == message.text else Marked.stored(message.text)

    def let_go(self, message: CaseMessage) -> None:
        """What was taken out of its words is needed no more."""
        self._removed.forget(message.id)

    def add(self, message: CaseMessage, words: str, language: str) -> tuple[CaseMessage, Notice]:
        """With these words below those it has; as it was where they do not fit any more."""
        redacted = self._safe.place if message.where else self._safe.story
        more = redacted(words, language, message.text)
        both = preview.joined(self.of(message), more)
        if len(both.text) > MAX_TEXT_CHARS:
            return message, "text_is_full"
        return self._with(message, both), "personal_data_removed" if more.pieces else "text_added"

    def take_out(self, message: CaseMessage, words: str, language: str) -> tuple[CaseMessage, Notice]:
        """Without these words, wherever they stand in it."""
        known = self.of(message)
        without = preview.take_out(known, words, language, self._safe.new_id)
        if without is known:
            return message, "words_not_found"
        if len(without.text) > MAX_TEXT_CHARS:
            return message, "words_too_often"
        return self._with(message, without), "words_taken_out"

    def put_back(self, message: CaseMessage, piece: str) -> tuple[CaseMessage, Notice]:
        """With the words of that piece in their place again, as whoever was warned wants it."""
        known = self.of(message)
        with_it = preview.put_back(known, piece)
        if with_it is known:
            return message, "no_longer_known"
        if len(with_it.text) > MAX_TEXT_CHARS:
            return message, "text_is_full"
        return self._with(message, with_it), "put_back"

    def item(self, message: CaseMessage, piece: str) -> Item | None:
        return next((one for one in preview.items(self.of(message)) if one.id == piece), None)

    def shown(self, message: CaseMessage, notice: Notice | None = None, first: int = 0) -> Preview:
        """What was taken out of it. ``first``: the first of what can be put back that is shown."""
        words = self.of(message)
        items = preview.items(words)
        return Preview(
            words=(words.text,) if words.text else (),
            items=items,
            unknown=sum(piece is None for piece in words.pieces),
            first=first if first in range(len(items)) else 0,
            notice=notice,
        )

    def _with(self, message: CaseMessage, words: Marked) -> CaseMessage:
        self._removed.hold(message.id, {TEXT: words})
        return message.but(text=words.text, removed=len(words.pieces))
