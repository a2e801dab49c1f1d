"""Words that staff typed themselves: a whole text, or what stands in a blank of a standard reply."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from content.script import MIN_SHARE, script_of, share_of
from desk.acting.slugs import TO_RESIDENT
from issues.handling.deed import DESK_LANGUAGE
from issues.replies.filling import Unfilled, fill, filled_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk.page import DeskRequest
    from issues.replies.model import StandardReply
    from issues.steps import Action

IN_A_BLANK = "words"
"""The blank that holds sentences. The others hold names, times and places, which are the same in every language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """``dutch``: as they were typed. ``reply``: where they stand in one, with all that was typed into its blanks."""

    dutch: str
    reply: StandardReply | None = None
    typed: Mapping[str, str] = field(default_factory=dict)

    def whole(self, language: str, words: str) -> str:
        """What is read in a language with these words in it."""
        if self.reply is None:
            return words
        return filled_in(self.reply, {**self.typed, IN_A_BLANK: words}, language)


def words_to_translate(
    request: DeskRequest, action: Action, reply: StandardReply | None, language: str
) -> OwnWords | None:
    """What was typed in Dutch and goes to somebody who reads another language; None: there is nothing like it."""
    if language == DESK_LANGUAGE or action not in TO_RESIDENT:
        return None
    if reply is None:
        dutch, theirs = (request.fields.get(f"words_{one}", "").strip() for one in (DESK_LANGUAGE, language))
        return OwnWords(dutch=dutch) if dutch and not theirs else None
    typed = typed_into(request, reply)
    if language_of_blank(reply, typed, language) != DESK_LANGUAGE or isinstance(fill(reply, typed), Unfilled):
        return None
    return OwnWords(dutch=typed[IN_A_BLANK].strip(), reply=reply, typed=typed)


def typed_into(request: DeskRequest, reply: StandardReply) -> dict[str, str]:
    """By blank; empty where nothing was typed."""
    return {blank: request.fields.get(f"blank_{blank}", "") for blank in reply.blanks}


def language_of_blank(reply: StandardReply, typed: Mapping[str, str], language: str) -> str | None:
    """Dutch, or the resident's where the letters say so; None: no words stand there.

    By letters alone: a few words are too few to tell Dutch from another language in the same ones.
    """
    words = typed.get(IN_A_BLANK, "") if reply.text.has(language) else ""
    if not any(sign.isalpha() for sign in words):
        return None
    script = script_of(language)
    theirs = script is not None and script != script_of(DESK_LANGUAGE) and share_of(script, words) >= MIN_SHARE
    return language if theirs else DESK_LANGUAGE
