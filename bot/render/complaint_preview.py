"""What was taken out of a resident's words: marked, to be put back or to be added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import complaint_callbacks as data
from bot.render.complaint_parts import DraftButtons, notice_line
from bot.render.long_text import shortened, split, units
from bot.render.markup import Rendered, Row, bold, button, keyboard, paragraphs, plain, quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.intake import reply as say
    from issues.redaction.preview import Item
    from locales import Texts

WORDS_UNITS = 1200
"""Longer words get messages of their own above."""
ITEMS = 8
"""At a time; so many still fit in a message with their words."""
ITEM_UNITS = 90


def preview(reply: say.Preview, mark: str, _: Texts) -> Rendered:
    """The words with their marks, what each stands for, and how to change it."""
    words = "\n\n".join(reply.words)
    long = units(words) > WORDS_UNITS
    shown = reply.items[reply.first : reply.first + ITEMS]
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(_("This is how your words will be read.")),
        plain(_("They stand in full in the message above.")) if long else quote(words),
        _taken_out(shown, _),
        _nothing_to_put_back(reply, _),
        plain(_("Does something else say who you are? Write me those words as they stand there: I take them out too.")),
    )
    before = tuple(map(quote, split(words, 3800))) if long else ()
    return Rendered(text=text, keyboard=keyboard(list(_buttons(reply, shown, mark, _))), before=before)


def _taken_out(items: Sequence[Item], _: Texts) -> str | None:
    if not items:
        return None
    lines = (f"{plain(item.mark)} – {bold(shortened(', '.join(item.words), ITEM_UNITS))}" for item in items)
    return "\n".join(["✂️ " + plain(_("Taken out, and seen by nobody but you:")), *lines])


def _nothing_to_put_back(reply: say.Preview, _: Texts) -> str | None:
    """Why there is a mark without a button."""
    if reply.unknown:
        return "⏳ " + plain(
            _(
                "Of some marks I do not know any more what they stand for: I remember that for half an hour at most. "
                "If it must be in, write it once more with “My words”."
            )
        )
    return None if reply.items else plain(_("Nothing was taken out."))


def _buttons(reply: say.Preview, shown: Sequence[Item], mark: str, _: Texts) -> Iterator[Row]:
    buttons = DraftButtons(mark, _)
    for item in shown:
        label = "↩️ " + _("Put back {mark}").format(mark=item.mark)
        yield [button(label, data.PutBack(draft=mark, piece=item.id, sure=False))]
    if len(reply.items) > ITEMS:
        following = reply.first + ITEMS if reply.first + ITEMS < len(reply.items) else 0
        yield [button("✂️ " + _("Show more"), data.ShowRemoved(draft=mark, first=following))]
    yield [button("✏️ " + _("My words"), data.EditStep(draft=mark, step="text"))]
    yield buttons.onward("preview")
    yield from buttons.last("preview")


def confirm_put_back(reply: say.ConfirmPutBack, mark: str, _: Texts) -> Rendered:
    """The warning."""
    text = paragraphs(
        bold(_("Put this back?")),
        quote(shortened(", ".join(reply.item.words), 1000)),
        "⚠️ "
        + plain(
            _(
                "Then everybody who handles your report can read it, and whoever it is about may hear it. Put back "
                "only what they need in order to help, such as the phone number of a repair company."
            )
        ),
    )
    buttons: list[Row] = [
        [button("↩️ " + _("Yes, put it back"), data.PutBack(draft=mark, piece=reply.item.id, sure=True))],
        [button(_("No, leave it out"), data.ShowRemoved(draft=mark))],
    ]
    return Rendered(text=text, keyboard=keyboard(buttons, DraftButtons(mark, _).last("preview")))
