"""What the messages of a complaint share: the buttons of one draft, and the line above a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import complaint_callbacks as data
from bot.render.markup import Row, button, italic, plain
from issues.draft import MAX_PHOTOS, MAX_TEXT_CHARS

if TYPE_CHECKING:
    from guide.intake.reply import Notice
    from guide.lines import Labelled
    from locales import Texts

MAX_PHOTO_MB = 10
GOOD_NEWS = frozenset({"text_added", "photo_added", "changed", "put_back"})
TAKEN_OUT = frozenset({"personal_data_removed", "words_taken_out"})


@dataclass(frozen=True, slots=True)
class DraftButtons:
    """Buttons for the draft that is being written; ``mark``: see `bot.complaint_callbacks`."""

    mark: str
    _: Texts

    def onward(self, step: str, label: str | None = None) -> Row:
        return [button("➡️ " + (label or self._("Go on")), data.GoOn(draft=self.mark, step=step))]

    def skip(self, step: str, label: str | None = None) -> Row:
        return [button("⏭ " + (label or self._("Skip")), data.SkipStep(draft=self.mark, step=step))]

    def clear(self, step: str, label: str) -> Row:
        return [button("🗑 " + label, data.ClearStep(draft=self.mark, step=step))]

    def look_at_removed(self, number: int) -> Row:
        """What was taken out of the words; where nothing was, it can still be done."""
        return [button("✂️ " + removed_label(number, self._), data.ShowRemoved(draft=self.mark))]

    def other_ways(self, info: Labelled | None) -> list[Row]:
        """The card that says where else to turn with this, where there is one."""
        return [[button("ℹ️ " + info.label, data.OtherWays(draft=self.mark))]] if info else []

    def last(self, step: str) -> list[Row]:
        """Below every message: one step back, or out."""
        return [
            [
                button("⬅️ " + self._("Back"), data.StepBack(draft=self.mark, step=step)),
                button("✖️ " + self._("Cancel"), data.CancelComplaint(draft=self.mark, sure=False)),
            ]
        ]


def removed_label(number: int, _: Texts) -> str:
    """What the button calls it; where nothing was taken out, something can still be."""
    return _("What was taken out: {number}").format(number=number) if number else _("Take something out")


def kept_line(_: Texts, *, kept: bool) -> str | None:
    """That the words which began the complaint are in it."""
    return italic(_("What you wrote is in it already. You will see it before you send.")) if kept else None


def notice_line(notice: Notice | None, _: Texts) -> str | None:
    """What was just understood or refused."""
    if notice is None:
        return None
    sign = "✅" if notice in GOOD_NEWS else "✂️" if notice in TAKEN_OUT else "⚠️"
    return f"{sign} {plain({**_about_words(_), **_about_removed(_), **_about_photos(_)}[notice])}"


def _about_words(_: Texts) -> dict[Notice, str]:
    return {
        "text_added": _("I have added this to your words."),
        "text_is_full": _("There is room for {most} characters. What did not fit, I have not added.").format(
            most=MAX_TEXT_CHARS
        ),
        "date_unreadable": _("I cannot read this date. Please type day, month and year, like this: 5-11-2026."),
        "date_in_future": _("This date has not come yet. Which date is on the letter?"),
        "date_too_old": _("This date is very long ago. Which date is on the letter?"),
        "typed_too_long": _("This is too long. Please write it shorter."),
        "not_an_answer": _("Please answer with one of the buttons."),
        "name_too_short": _("Please type your first name and your last name."),
        "address_too_short": _("Please type the whole address: street, number and town."),
        "contact_too_short": _("Please type a whole phone number or e-mail address."),
        "changed": _("Changed."),
        "not_filed": _("It could not be sent. Nothing is lost. Please try again."),
        "draft_expired": _("What you began before is deleted: a day has passed. What you wrote now begins a new one."),
        "formal_needs_name": _("Without your name and address it cannot be a formal complaint. Now it is a report."),
    }


def _about_removed(_: Texts) -> dict[Notice, str]:
    return {
        "personal_data_removed": _("I have taken out a name, a number or something else that says who somebody is."),
        "put_back": _("It stands in your words again."),
        "no_longer_known": _("I do not have this any more: what I took out I remember for half an hour at most."),
        "words_taken_out": _("I have taken these words out."),
        "words_not_found": _("These words do not stand there. Please write them as they stand in your text."),
        "words_too_often": _("These words stand there too often to take out each of them. Please write longer ones."),
    }


def _about_photos(_: Texts) -> dict[Notice, str]:
    return {
        "photo_added": _("The photo is added."),
        "photos_full": _("There is room for {most} photos. I have not added this one.").format(most=MAX_PHOTOS),
        "photo_too_large": _(
            "This file is too large (over {most} MB, or too many pixels). Please send it as a photo, not as a file."
        ).format(most=MAX_PHOTO_MB),
        "photo_unreadable": _("I cannot open this photo. Please take a new one or send another."),
        "photo_is_no_image": _("This is not a photo. I can only add photos."),
        "photo_failed": _("The photo did not arrive. Please send it once more. Everything else is kept."),
    }
