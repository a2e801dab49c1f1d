"""What was said in a case, and a message to it: written, looked at, sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import case_callbacks as data
from bot.case_callbacks import MARK_CHARS
from bot.render import complaint_preview
from bot.render.complaint_parts import notice_line, removed_label
from bot.render.complaint_preview import PreviewButtons
from bot.render.long_text import TELEGRAM_UNITS, shortened, split, units
from bot.render.markup import Rendered, Row, bold, button, day, italic, keyboard, paragraphs, plain, quote
from bot.render.menus import case_row, menu_row, person_row
from guide.follow_up.message import NOT_SOLVED
from locales import languages, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.follow_up import reply as say
    from language import Language
    from locales import Texts

PIECE_UNITS = 3400
"""Of words in one message; what stands around them is short."""


def words(reply: say.WordsShown, language: Language, _: Texts) -> Rendered:
    """Long ones in messages of their own above the last, which has the buttons."""
    head = bold(reply.number) + " · " + plain(reply.subject)
    if not reply.said:
        deleted = plain(_("The words are deleted. Nobody can read them any more."))
        return Rendered(text=paragraphs(head, deleted), keyboard=keyboard(_after_words(reply, _), menu_row(_)))
    blocks = [head, *(block for one in reply.said for block in _blocks(one, language, _))]
    *before, last = _messages(blocks)
    return Rendered(text=last, keyboard=keyboard(_after_words(reply, _), menu_row(_)), before=tuple(before))


def _blocks(one: say.SaidLine, language: Language, _: Texts) -> Iterator[str]:
    who = one.who or _("You")
    photos = " · " + _("Photos: {number}").format(number=one.photos) if one.photos else ""
    head = bold(who) + plain(f", {day(one.on.isoformat(), language)}{photos}")
    first, *others = split(one.text, PIECE_UNITS) if one.text else [""]
    yield "\n".join(part for part in (head, _about_language(one, _), quote(first) if first else None) if part)
    yield from map(quote, others)


def _about_language(one: say.SaidLine, _: Texts) -> str | None:
    """Where the words are not in the reader's language, or a program put them into it."""
    machine = _("Translated by a computer, so it may hold mistakes.") if one.machine else None
    written = _("Written in: {language}").format(language=_own_name(one.language)) if one.language else None
    partly = None
    if one.partly and not one.language:
        partly = _("Part of it is in another language: {language}").format(language=_own_name(one.partly))
    wanted = _("You asked for it in your language.") if (written or partly) and one.wanted else None
    said = [part for part in (written, partly, wanted, machine) if part]
    return "🌐 " + italic(" · ".join(said)) if said else None


def _own_name(language: str) -> str:
    """What a language calls itself, where the bot speaks it."""
    return texts(language).own_name if language in languages() else language


def _messages(blocks: list[str]) -> list[str]:
    """As many blocks in each as fit."""
    made = [blocks[0]]
    for block in blocks[1:]:
        together = paragraphs(made[-1], block)
        if units(together) <= TELEGRAM_UNITS:
            made[-1] = together
        else:
            made.append(block)
    return made


def _after_words(reply: say.WordsShown, _: Texts) -> list[Row]:
    made = list[Row]()
    if "answer" in reply.can:
        made.append([button("💬 " + _("Answer"), data.TellCase(ref=reply.ref, purpose="answer"))])
    elif "add_information" in reply.can and reply.said:
        made.append([button("➕ " + _("Add something"), data.TellCase(ref=reply.ref, purpose="add"))])
    if "thank" in reply.can:
        made.append([button("🙏 " + _("It helped, thank you"), data.ThankCase(ref=reply.ref))])
    if "not_solved" in reply.can and "thank" in reply.can:
        made.append([button("👎 " + _("It is not solved"), data.TellCase(ref=reply.ref, purpose="unsolved"))])
    if reply.foreign is not None:
        label = "🌐 " + _("Ask for it in my language")
        made.append([button(label, data.WantLanguage(ref=reply.ref, place=reply.foreign))])
    made.append([button("⬅️ " + _("Back"), data.ShowCase(ref=reply.ref))])
    return made


def ask_reader(reply: say.AskReader, _: Texts) -> Rendered:
    """Somebody chose the confidant's confidence: nobody else reads it unless they say so."""
    buttons: list[Row] = [
        [button("🔒 " + _("Back to the confidant"), data.TellCase(ref=reply.ref, purpose="again"))],
        [button("⬆️ " + _("To the coordinator"), data.TellCase(ref=reply.ref, purpose="higher"))],
        [button("⬅️ " + _("Back"), data.ShowCase(ref=reply.ref))],
    ]
    text = paragraphs(
        bold(_("Not solved: who should look at it now?")),
        "🔒 " + plain(_("Back to where it was: {who}.").format(who=reply.back or "–")),
        "⬆️ "
        + plain(
            _("Or the municipality: {who}. They then read the whole report, with your words and photos.").format(
                who=reply.higher or "–"
            )
        ),
    )
    return Rendered(text=text, keyboard=keyboard(buttons))


def ask(reply: say.AskMessage, _: Texts) -> Rendered:
    mark = reply.id[:MARK_CHARS]
    without: list[Row] = []
    if reply.purpose in NOT_SOLVED:
        without = [[button("📨 " + _("Send without words"), data.SendMessage(mark=mark))]]
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(_("You are asked:")) + "\n" + quote(shortened(reply.question, PIECE_UNITS)) if reply.question else None,
        bold(_lead(reply, _)),
        _who(reply.who, _),
    )
    return Rendered(text=text, keyboard=keyboard(without, _cancel(mark, _)))


def _lead(reply: say.AskMessage, _: Texts) -> str:
    match reply.purpose:
        case "answer":
            return _("Write your answer here. You can send a photo too.")
        case "unsolved" | "higher" | "again":
            return _("What is not solved? Write it here, or send it without words.")
        case "add":
            return _("What do you want to add? Write it here. You can send a photo too.")


def _who(who: str | None, _: Texts) -> str | None:
    return "👁 " + plain(_("Who will read it: {who}").format(who=who)) if who else None


def check(reply: say.CheckMessage, _: Texts) -> Rendered:
    mark, long = reply.id[:MARK_CHARS], units(reply.text) > PIECE_UNITS
    pieces = split(reply.text, PIECE_UNITS) if reply.text else []
    own = plain(_("Your words:")) + "\n" + quote(reply.text) if reply.text else None
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(_("Please check before you send.")),
        plain(_("Your words stand in full in the message above.")) if long else own,
        plain(_("Photos: {number}").format(number=reply.photos)) if reply.photos else None,
        _removed(reply.removed, _),
        _who(reply.who, _),
        plain(_("You can still write more, or send a photo.")),
        "🔒 " + plain(_("A room number, a photo or your own words may show who you are.")),
    )
    buttons: list[Row] = [
        [button("📨 " + _("Send"), data.SendMessage(mark=mark))],
        *([[button("✂️ " + removed_label(reply.removed, _), data.LookAtRemoved(mark=mark))]] if reply.text else []),
        [button("✏️ " + _("Write it anew"), data.ClearMessage(mark=mark))],
    ]
    above = tuple(map(quote, pieces)) if long else ()
    return Rendered(text=text, keyboard=keyboard(buttons, _cancel(mark, _)), before=above)


def _removed(number: int, _: Texts) -> str | None:
    if not number:
        return None
    return "✂️ " + plain(
        _(
            "Taken out of your words, so that nobody is recognised by it: {number} (phone number, address or the like)."
        ).format(number=number)
    )


def look_at_removed(reply: say.LookAtRemoved, _: Texts) -> Rendered:
    """As in a complaint; on from here is back to what will be sent."""
    mark = reply.id[:MARK_CHARS]
    onward: list[Row] = [[button("➡️ " + _("Go on"), data.CheckMessage(mark=mark))]]
    return complaint_preview.preview(reply.preview, _preview_buttons(mark, [*onward, *_cancel(mark, _)], _), _)


def confirm_put_back(reply: say.PutBackInMessage, _: Texts) -> Rendered:
    mark = reply.id[:MARK_CHARS]
    return complaint_preview.confirm_put_back(reply.confirm, _preview_buttons(mark, _cancel(mark, _), _), _)


def _preview_buttons(mark: str, below: list[Row], _: Texts) -> PreviewButtons:
    return PreviewButtons(
        warn=lambda piece: data.PutBackInMessage(mark=mark, piece=piece, sure=False),
        put_back=lambda piece: data.PutBackInMessage(mark=mark, piece=piece, sure=True),
        show=lambda first: data.LookAtRemoved(mark=mark, first=first),
        rewrite=_("If it must be in, go on and write it once more."),
        below=below,
    )


def not_sent(reply: say.NotSent, _: Texts) -> Rendered:
    mark = reply.id[:MARK_CHARS]
    text = paragraphs(
        bold(_("It could not be sent. Nobody has received it yet.")),
        plain(_("Everything you wrote is still here. Please try again in a minute.")),
        "🆘 " + plain(_("In danger, call 112.")),
    )
    again: list[Row] = [[button("📨 " + _("Try again"), data.SendMessage(mark=mark))]]
    return Rendered(text=text, keyboard=keyboard(again, _cancel(mark, _), person_row(_)))


def no_message(_: Texts) -> Rendered:
    text = plain(_("This button is from a message that you have sent or thrown away."))
    return Rendered(text=text, keyboard=keyboard(case_row(_), menu_row(_)))


def _cancel(mark: str, _: Texts) -> list[Row]:
    return [[button("✖️ " + _("Cancel"), data.CancelMessage(mark=mark))]]
