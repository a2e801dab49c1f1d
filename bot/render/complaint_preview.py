"""What was taken out of a resident's words: marked, to be put back or to be added to. In a complaint or a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import complaint_callbacks as data
from bot.render.complaint_parts import DraftButtons, notice_line
from bot.render.long_text import shortened, split, units
from bot.render.markup import Rendered, Row, bold, button, keyboard, paragraphs, plain, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aiogram.filters.callback_data import CallbackData

    from guide.intake import reply as say
    from issues.redaction.preview import Item
    from locales import Texts

WORDS_UNITS = 1200
"""Longer words get messages of their own above."""
ITEMS = 8
"""At a time; so many still fit in a message with their words."""
ITEM_UNITS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewButtons:
    """What the buttons carry, where it is about a complaint or a message. ``rewrite``: how to write words once more."""

    warn: Callable[[str], CallbackData]
    put_back: Callable[[str], CallbackData]
    show: Callable[[int], CallbackData]
    rewrite: str
    below: Sequence[Row]


def of_complaint(mark: str, _: Texts, *, warning: bool = False) -> PreviewButtons:
    """``warning``: of the question whether to put back."""
    buttons = DraftButtons(mark, _)
    changing: list[Row] = [[button("✏️ " + _("My words"), data.EditStep(draft=mark, step="text"))]]
    onward: list[Row] = [] if warning else [*changing, buttons.onward("preview")]
    return PreviewButtons(
        warn=lambda piece: data.PutBack(draft=mark, piece=piece, sure=False),
        put_back=lambda piece: data.PutBack(draft=mark, piece=piece, sure=True),
        show=lambda first: data.ShowRemoved(draft=mark, first=first),
        rewrite=_("If it must be in, write it once more with “My words”."),
        below=[*onward, *buttons.last("preview")],
    )


def preview(reply: say.Preview, buttons: PreviewButtons, _: Texts) -> Rendered:
    """The words with their marks, what each stands for, and how to change it."""
    words = "\n\n".join(reply.words)
    long = units(words) > WORDS_UNITS
    shown = reply.items[reply.first : reply.first + ITEMS]
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(_("This is how your words will be read.")),
        plain(_("They stand in full in the message above.")) if long else quote(words),
        _taken_out(shown, _),
        _nothing_to_put_back(reply, buttons, _),
        plain(_("Does something else say who you are? Write me those words as they stand there: I take them out too.")),
    )
    before = tuple(map(quote, split(words, 3800))) if long else ()
    return Rendered(text=text, keyboard=keyboard(list(_buttons(reply, shown, buttons, _))), before=before)


def _taken_out(items: Sequence[Item], _: Texts) -> str | None:
    if not items:
        return None
    lines = (f"{plain(item.mark)} – {bold(shortened(', '.join(item.words), ITEM_UNITS))}" for item in items)
    return "\n".join(["✂️ " + plain(_("Taken out, and seen by nobody but you:")), *lines])


def _nothing_to_put_back(reply: say.Preview, buttons: PreviewButtons, _: Texts) -> str | None:
    """Why there is a mark without a button."""
    if reply.unknown:
        forgotten = _(
            "Of some marks I do not know any more what they stand for: I remember that for half an hour at most."
        )
        return "⏳ " + plain(f"{forgotten} {buttons.rewrite}")
    return None if reply.items else plain(_("Nothing was taken out."))


def _buttons(reply: say.Preview, shown: Sequence[Item], buttons: PreviewButtons, _: Texts) -> Iterator[Row]:
    for item in shown:
        label = "↩️ " + _("Put back {mark}").format(mark=item.mark)
        yield [button(label, buttons.warn(item.id))]
    if len(reply.items) > ITEMS:
        following = reply.first + ITEMS if reply.first + ITEMS < len(reply.items) else 0
        yield [button("✂️ " + _("Show more"), buttons.show(following))]
    yield from buttons.below


def confirm_put_back(reply: say.ConfirmPutBack, buttons: PreviewButtons, _: Texts) -> Rendered:
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
    choices: list[Row] = [
        [button("↩️ " + _("Yes, put it back"), buttons.put_back(reply.item.id))],
        [button(_("No, leave it out"), buttons.show(0))],
    ]
    return Rendered(text=text, keyboard=keyboard(choices, buttons.below))
