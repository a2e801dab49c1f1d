"""A case that was sent: its code asked for, how it stands, taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot import case_callbacks as data
from bot.callbacks import ShowIntent
from bot.render import case_message as message
from bot.render.card import contact_buttons, contact_list
from bot.render.complaint_subject import kind_name
from bot.render.markup import Rendered, Row, bold, button, day, italic, keyboard, paragraphs, plain
from bot.render.menus import complain_row, draft_row, menu_row, person_row
from guide.follow_up import reply as say
from issues.guards import CLOSES_AFTER

if TYPE_CHECKING:
    from guide.follow_up.reply import CaseNotice, CodeNotice
    from guide.lines import Labelled
    from issues.case import State
    from language import Language
    from locales import Texts

MOST_LINES = 15
"""The newest; more would not fit into a message with all else."""
GOOD_NEWS = frozenset({"sent", "language_wanted", "thanked", "reopened", "withdrawn", "destroyed"})


def about_a_case(  # noqa: C901, PLR0911 – one flat table
    reply: say.CaseReply, mark: str, language: Language, _: Texts
) -> Rendered:
    """Total over the kinds of reply, proven by the type checker. ``mark``: of the complaint that waits."""
    match reply:
        case say.AskCode():
            return ask_code(reply, mark, _)
        case say.CaseShown():
            return shown(reply, mark, language, _)
        case say.AskWithdraw():
            return ask_withdraw(reply, _)
        case say.WordsShown():
            return message.words(reply, language, _)
        case say.AskReader():
            return message.ask_reader(reply, _)
        case say.AskMessage():
            return message.ask(reply, _)
        case say.CheckMessage():
            return message.check(reply, _)
        case say.LookAtRemoved():
            return message.look_at_removed(reply, _)
        case say.PutBackInMessage():
            return message.confirm_put_back(reply, _)
        case say.NotSent():
            return message.not_sent(reply, _)
        case say.NoMessage():
            return message.no_message(_)
        case _:
            assert_never(reply)


def ask_code(reply: say.AskCode, mark: str, _: Texts) -> Rendered:
    text = paragraphs(
        "⚠️ " + plain(_code_notice(reply.notice, reply, _)) if reply.notice else None,
        bold(_("Type the code of your report.")) if reply.notice != "too_many" else None,
        plain(_("It has 16 digits. You got it when you sent the report."))
        if reply.notice in {None, "not_here", "is_number"}
        else None,
        plain(_("When it is open, you can take it back there.")) if reply.taking_back else None,
        plain(_("I keep no list of who wrote what, so I find a report only by its code."))
        if reply.notice is None
        else None,
        _draft_waits(reply.draft, _),
    )
    info: list[Row] = [[button("ℹ️ " + reply.info.label, ShowIntent(intent=reply.info.id))]] if reply.info else []
    return Rendered(
        text=text, keyboard=keyboard(draft_row(reply.draft, mark, _), info, complain_row(_), person_row(_), menu_row(_))
    )


def _code_notice(notice: CodeNotice, reply: say.AskCode, _: Texts) -> str:
    said: dict[CodeNotice, str] = {
        "no_such_case": _("I find no report with this code. Please look whether every digit is right."),
        "not_here": _("In this chat I can open the report only with its code."),
        "wrong_digit": _(
            "Almost: one digit does not fit. Perhaps one is mistyped, or two have changed places. Please look again."
        ),
        "wrong_length": _("A code has 16 digits. This has {number}.").format(number=reply.digits),
        "is_number": _("This is the number of the report, for staff. I need the code: 16 digits."),
        "too_many": _("Too many wrong codes. For your safety I wait now. Please try again in {minutes} min.").format(
            minutes=reply.minutes
        ),
        "not_opened": _("I cannot open it just now. Nothing is lost. Please try again in a minute."),
    }
    return said[notice]


def _draft_waits(draft: Labelled | None, _: Texts) -> str | None:
    return "✍️ " + plain(_("What you are writing is kept. You can go on with it.")) if draft else None


# -- how it stands ----------------------------------------------------------------------------------------------------


def shown(reply: say.CaseShown, mark: str, language: Language, _: Texts) -> Rendered:
    text = paragraphs(
        _notice(reply.notice, _),
        bold(kind_name(reply.kind, _)) + " " + bold(reply.number),
        plain(_state(reply.state, _)),
        "👁 " + plain(_("Who reads it: {who}").format(who=reply.who))
        if reply.who and reply.state != "withdrawn"
        else None,
        _until(reply, language, _),
        _history(reply, language, _),
        _may_come_back(reply, _),
        _further(reply, _),
        _draft_waits(reply.draft, _),
    )
    draft = draft_row(reply.draft, mark, _)
    return Rendered(text=text, keyboard=keyboard(draft, _buttons(reply, _), contact_buttons(reply.up), menu_row(_)))


def _notice(notice: CaseNotice | None, _: Texts) -> str | None:
    if notice is None:
        return None
    said: dict[CaseNotice, str] = {
        "sent": _("Sent."),
        "language_wanted": _("Passed on: they are asked to write it in your language."),
        "thanked": _("Your thanks are passed on."),
        "reopened": _("Sent. Somebody looks at it again."),
        "withdrawn": _("You have taken it back."),
        "destroyed": _("Deleted for good."),
        "thrown_away": _("Not sent. Nobody has seen it."),
        "not_now": _("This cannot be done any more. This is how it stands now:"),
        "other_question": _("Not sent: meanwhile you were asked something else. Please look first."),
        "full": _("Not sent: there are very many messages here already. Please talk to a person."),
        "gone": _("Its words are deleted, so nothing can be added."),
    }
    sign = "✅" if notice in GOOD_NEWS else "🗑" if notice == "thrown_away" else "⚠️"
    return f"{sign} {plain(said[notice])}"


def _state(state: State, _: Texts) -> str:
    said: dict[State, str] = {
        "received": "📥 " + _("It has arrived. Nobody has opened it yet."),
        "acknowledged": "👀 " + _("It has been read."),
        "in_hand": "🛠 " + _("Somebody is working on it."),
        "question": "❓ " + _("There is a question for you. You can answer it, but you do not have to."),
        "passed_on": "➡️ " + _("It was passed on. Nobody there has opened it yet."),
        "reopened": "🔁 " + _("You said that it is not solved. Nobody has opened it again yet."),
        "resolved": "💬 " + _("There is an answer for you."),
        "declined": "💬 " + _("There is an answer for you: nothing will be done. It says why."),
        "closed": "📁 " + _("It is closed."),
        "withdrawn": "🗑 " + _("You took it back. Nobody works on it any more."),
    }
    return said[state]


def _until(reply: say.CaseShown, language: Language, _: Texts) -> str | None:
    if reply.state not in {"received", "acknowledged", "in_hand", "question", "passed_on", "reopened"}:
        return None
    when = day(reply.due.isoformat(), language)
    if reply.overdue:
        return "📅 " + plain(_("There should have been an answer by {date}.").format(date=when))
    by_law = reply.kind == "formal" and reply.state != "reopened"
    line = _("By law there must be an answer by {date}.") if by_law else _("Answer promised by {date}.")
    return "📅 " + plain(line.format(date=when))


def _history(reply: say.CaseShown, language: Language, _: Texts) -> str:
    earlier = ["…"] if len(reply.lines) > MOST_LINES else []
    lines = [*earlier, *(_line(one, language) for one in reply.lines[-MOST_LINES:])]
    return bold(_("What happened")) + "\n" + plain("\n".join(lines))


def _line(line: say.CaseLine, language: Language) -> str:
    date = day(line.date.isoformat(), language) if line.date else ""
    # A Ukrainian date ends with a full stop of its own.
    text = line.text.replace("{date}.", date.removesuffix(".") + ".").replace("{date}", date)
    return f"• {day(line.on.isoformat(), language)}: {text}"


def _may_come_back(reply: say.CaseShown, _: Texts) -> str | None:
    if reply.state not in {"resolved", "declined"}:
        return None
    return italic(
        _("Not solved? Say so here within {days} days. After that it is closed.").format(days=CLOSES_AFTER.days)
    )


def _further(reply: say.CaseShown, _: Texts) -> str | None:
    if not reply.up:
        return None
    lead = _("You can also go to:") if reply.overdue else _("If it does not help, you can go to:")
    return plain(lead) + "\n" + (contact_list(reply.up, _) or "")


def _buttons(reply: say.CaseShown, _: Texts) -> list[Row]:
    ref, made = reply.ref, list[Row]()
    if "answer" in reply.can:
        made.append([button("💬 " + _("Read the question and answer"), data.TellCase(ref=ref, purpose="answer"))])
    if reply.readable:
        label = _("Read the answer") if reply.state in {"resolved", "declined"} else _("Read what was written")
        made.append([button("📖 " + label, data.ShowWords(ref=ref))])
    if "add_information" in reply.can and reply.readable:
        made.append([button("➕ " + _("Add something"), data.TellCase(ref=ref, purpose="add"))])
    if "thank" in reply.can:
        made.append([button("🙏 " + _("It helped, thank you"), data.ThankCase(ref=ref))])
    if "not_solved" in reply.can and reply.state != "passed_on":
        made.append([button("👎 " + _("It is not solved"), data.TellCase(ref=ref, purpose="unsolved"))])
    if "withdraw" in reply.can:
        made.append([button("🗑 " + _("Take it back"), data.WithdrawCase(ref=ref, sure=False))])
    if "destroy" in reply.can and reply.readable:
        made.append([button("🗑 " + _("Delete my words"), data.WithdrawCase(ref=ref, sure=False))])
    return made


def ask_withdraw(reply: say.AskWithdraw, _: Texts) -> Rendered:
    if reply.closed:
        yes = _("Yes, delete for good")
        text = paragraphs(
            bold(_("Delete your words?")),
            plain(_("Your words and photos are deleted for good. Nobody can read them after that, you neither.")),
            plain(_stays(_)),
        )
    elif reply.kind == "formal":
        yes = _("Yes, take it back")
        text = paragraphs(
            bold(_("Take the complaint back?")),
            plain(_("Nobody works on it any more, and nobody can reach you through it.")),
            plain(
                _(
                    "What stays: your name, your address and your words. The municipality must be able to account for "
                    "formal complaints, so I cannot delete them. Only the coordinator can open your name and address."
                )
            ),
        )
    else:
        yes = _("Yes, take it back")
        text = paragraphs(
            bold(_("Take it back?")),
            plain(_("Nobody works on it any more. Your words and photos are deleted for good, at once.")),
            plain(_stays(_)),
        )
    buttons: list[Row] = [
        [button("🗑 " + yes, data.WithdrawCase(ref=reply.ref, sure=True))],
        [button(_("No, leave it"), data.ShowCase(ref=reply.ref))],
    ]
    return Rendered(text=text, keyboard=keyboard(buttons))


def _stays(_: Texts) -> str:
    return _("What stays: that there was a report, its subject and its place, without a word of yours.")
