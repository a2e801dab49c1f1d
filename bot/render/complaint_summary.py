"""Before it is sent: all of what will be sent, who reads it, what was taken out, and what may still tell who wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import complaint_callbacks as data
from bot.render.complaint_parts import DraftButtons, notice_line
from bot.render.complaint_subject import kind_name
from bot.render.long_text import shortened, split, units
from bot.render.markup import Rendered, Row, bold, button, day, keyboard, paragraphs, plain, quote, rows

if TYPE_CHECKING:
    from guide.intake import reply as say
    from guide.intake.ending import Reader
    from issues.case import Kind
    from language import Language
    from locales import Texts

WORDS_UNITS = 1200
"""Longer words get messages of their own above the summary: together they would not fit in one."""

VALUE_UNITS = 120


def summary(reply: say.Summary, mark: str, language: Language, _: Texts) -> Rendered:
    long = units(reply.text) > WORDS_UNITS
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(_("Please check before you send.")),
        "\n".join(_line(one, language, _) for one in reply.lines),
        plain(_("Living with a host family")) if reply.of_host else None,
        _words(reply, _, above=long),
        plain(_("Photos: {number}").format(number=reply.photos)) if reply.photos else None,
        _removed(reply.removed, _),
        who_reads(reply.reader, _) if reply.reader else plain(_no_reader(_)),
        _until(reply, language, _),
        _warning(reply.kind, _),
    )
    return Rendered(
        text=text,
        keyboard=keyboard(_buttons(reply, mark, _)),
        before=_in_full(reply.text, _) if long else (),
    )


def who_reads(reader: Reader, _: Texts) -> str:
    """The function and the office, who stands in, and that nobody from the location does where that is so."""
    lines = ["👁 " + plain(_("Who reads it: {who}").format(who=reader.name))]
    lines.append(plain(_("In their absence: {who}").format(who=reader.deputy)))
    if reader.queue != "location":
        lines.append(plain(_("People who work where you live do not see it.")))
    return "\n".join(lines)


def _line(line: say.SummaryLine, language: Language, _: Texts) -> str:
    value = shortened(_value(line, language, _), VALUE_UNITS)
    label = _label(line, _)
    colon = "" if label.endswith("?") else ":"
    return f"{plain(label)}{colon} {bold(value) if value else '–'}"


def _label(line: say.SummaryLine, _: Texts) -> str:
    """A question without what is said to help answering it."""
    if line.label:
        question, mark, _hint = line.label.partition("?")
        return question + mark
    return {
        "kind": _("What it is"),
        "theme": _("Theme"),
        "sub_theme": _("About"),
        "decision": _("Letter with a decision"),
        "letter_date": _("Date of the letter"),
        "about": _("Who or what it is about"),
        "place": _("Where you live"),
        "name": _("Your name"),
        "address": _("Your address"),
    }[line.step]


def _value(line: say.SummaryLine, language: Language, _: Texts) -> str:
    """What the draft holds, in words."""
    if line.label or not line.value:
        return line.value
    match line.step:
        case "kind":
            return kind_name(line.value, _)
        case "decision":
            return {"yes": _("yes"), "no": _("no"), "unsure": _("not sure")}[line.value]
        case "letter_date":
            return day(line.value, language)
        case "about":
            return _whom(_)[line.value]
        case _words:
            return line.value


def _whom(_: Texts) -> dict[str, str]:
    return {
        "facilities": _("the building or what is in it"),
        "staff": _("somebody who works there"),
        "residents": _("other residents"),
        "municipality": _("the municipality"),
        "host": _("the host family"),
        "other": _("something else"),
    }


def _words(reply: say.Summary, _: Texts, *, above: bool) -> str | None:
    if not reply.text:
        return None
    if above:
        return plain(_("Your words stand in full in the message above."))
    return plain(_("Your words:")) + "\n" + quote(reply.text)


def _in_full(text: str, _: Texts) -> tuple[str, ...]:
    first, *others = split(text, 3800)
    return (plain(_("Your words:")) + "\n" + quote(first), *map(quote, others))


def _removed(number: int, _: Texts) -> str | None:
    if not number:
        return None
    return "✂️ " + plain(
        _(
            "Taken out of your words, so that nobody is recognised by it: {number} (name, phone number or the like)."
        ).format(number=number)
    )


def _until(reply: say.Summary, language: Language, _: Texts) -> str | None:
    if reply.due is None:
        return None
    when = day(reply.due.isoformat(), language)
    line = _("By law there must be an answer by {date}.") if reply.kind == "formal" else _("Answer promised by {date}.")
    first = _("It goes before all others.") if reply.flagged else None
    return "📅 " + plain(" ".join(part for part in (line.format(date=when), first) if part))


def _no_reader(_: Texts) -> str:
    return _("Your municipality does not work with me yet. I make a letter in Dutch of it, for you to hand in.")


def _warning(kind: Kind, _: Texts) -> str:
    if kind == "formal":
        return "🔒 " + plain(
            _(
                "Only the complaints coordinator can open your name and address. Whoever the complaint is about gets a "
                "copy and may hear that it is from you. Telegram knows your account."
            )
        )
    return "🔒 " + plain(
        _(
            "Staff do not get your name or Telegram account. A room number, a photo or your own words may show who you "
            "are. Telegram knows your account."
        )
    )


def _buttons(reply: say.Summary, mark: str, _: Texts) -> list[Row]:
    label = "📨 " + _("Send") if reply.reader else "📄 " + _("Make the letter")
    steps = [(one.step, _label(one, _)) for one in reply.lines]
    steps += [("text", _("My words")), ("photos", _("Photos"))]
    edits = rows(button("✏️ " + name, data.EditStep(draft=mark, step=step)) for step, name in steps)
    buttons = DraftButtons(mark, _)
    look = [buttons.look_at_removed(reply.removed)] if reply.typed else []
    return [[button(label, data.ToReach(draft=mark))], *look, *edits, *buttons.last("summary")]
