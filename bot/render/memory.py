"""What the bot remembers, forgets and may see; languages and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.callbacks import ChoosePlace, Forget, ForgetFact, ShowMenu
from bot.render.markup import Rendered, Row, bold, button, keyboard, paragraphs, plain
from bot.render.menus import menu_row, place_line

if TYPE_CHECKING:
    from guide import reply as say
    from locales import Texts


def remembered(reply: say.Remembered, _: Texts) -> Rendered:
    lines = [
        _.own_name,
        place_line(reply.place, _),
        *("• " + plain(one.label) for one in reply.facts),
    ]
    note = _("Tap an answer to remove it; I will ask again when it matters.") if reply.facts else None
    text = paragraphs(bold(_("What I remember of this chat")), "\n".join(line for line in lines if line), note)
    facts: list[Row] = [[button("✖️ " + one.label, ForgetFact(fact=one.id))] for one in reply.facts]
    everything: list[Row] = [[button("🗑 " + _("Forget everything"), Forget(sure=False))]]
    return Rendered(text=text, keyboard=keyboard(facts, everything, menu_row(_)))


def choose_place(reply: say.ChoosePlace, _: Texts) -> Rendered:
    if not reply.places:
        text = _("No municipality is connected yet. You get national information.")
        return Rendered(text=plain(text), keyboard=keyboard(menu_row(_)))
    lead = place_line(reply.current, _)
    places: list[Row] = [[button(one.label, ChoosePlace(place=one.id))] for one in reply.places]
    text = paragraphs(lead, plain(_("Where do you live? Then I can show contacts there.")))
    return Rendered(text=text, keyboard=keyboard(places, menu_row(_)))


def ask_forget(reply: say.AskForget, _: Texts) -> Rendered:
    text = paragraphs(
        plain(_("Delete everything I remember of this chat: language, place, answers? This cannot be undone.")),
        plain(
            _(
                "If I was to write here about a report that you sent, I do not do that any more. Then you can see what "
                "became of it only with its code. Do you have the code?"
            )
        )
        if reply.follows
        else None,
    )
    buttons: list[Row] = [
        [button("🗑 " + _("Yes, delete"), Forget(sure=True))],
        [button(_("No, keep it"), ShowMenu())],
    ]
    return Rendered(text=text, keyboard=keyboard(buttons))


def forgotten(reply: say.Forgotten, _: Texts) -> Rendered:
    """Names each kind of thing that was deleted, and what was not: the messages on the resident's own phone."""
    gone = [_("the language")]
    if reply.had_place:
        gone.append(_("your reception location"))
    if reply.facts:
        gone.append(_("your answers ({number})").format(number=reply.facts))
    if reply.had_dialogue:
        gone.append(_("where you were in the conversation"))
    if reply.had_draft:
        gone.append(_("the report you had begun, with its photos"))
    text = paragraphs(
        plain(_("Deleted: {what}.").format(what=", ".join(gone))),
        plain(
            _(
                "The messages in this chat are still on your phone; you can delete them in Telegram. "
                "Write to me to start again."
            )
        ),
        plain(_ways_back(reply.ways_back, _)) if reply.ways_back else None,
        plain(
            _(
                "Reports and complaints that you have sent are not deleted by this. Those with only a code, or with a "
                "contact you left, I cannot find: nothing in them leads to this chat. With the code you can take each "
                "back."
            )
        ),
    )
    return Rendered(text=text)


def _ways_back(number: int, _: Texts) -> str:
    return _(
        "Reports that I was to tell you about here: {number}. Nothing leads from them to this chat any more."
    ).format(number=number)


def privacy(reply: say.Privacy, _: Texts) -> Rendered:
    text = paragraphs(
        bold(_("Who sees what")),
        plain(
            _(
                "I do not keep your questions. I remember your language, your place and the answers you chose, "
                "encrypted, for 30 days after your last message."
            )
        ),
        plain(_counted(_)) if reply.counts_questions else None,
        plain(
            _(
                "Shelter staff and the municipality do not see this chat. "
                "Telegram knows your account and carries the messages."
            )
        ),
        plain(
            _(
                "A report or complaint that you send is kept for whoever has to read it, with your words encrypted. "
                "Who that is, you see before you send it. What you do not send is deleted after a day."
            )
        ),
        plain(_("With /forget everything I remember is deleted at once.")),
    )
    buttons: list[Row] = [[button("🗑 " + _("Forget everything"), Forget(sure=False))]]
    return Rendered(text=text, keyboard=keyboard(buttons, menu_row(_)))


def _counted(_: Texts) -> str:
    """Where it is switched on: what is kept of questions all the same."""
    return _(
        "There is one exception. If five people ask the same in one week and I do not understand it, I keep these "
        "words for a year, so that an answer can be written. Whoever reads them does not see who asked. "
        "Phone numbers and the like I take out first."
    )


def too_long(reply: say.TooLong, _: Texts) -> Rendered:
    text = _("That is longer than I can read ({limit} characters). Please say it shorter.").format(limit=reply.limit)
    return Rendered(text=plain(text), keyboard=keyboard(menu_row(_)))
