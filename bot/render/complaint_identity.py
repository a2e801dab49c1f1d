"""Who complains formally, where the resident lives, and how they want to hear back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import complaint_callbacks as data
from bot.render.complaint_parts import DraftButtons, notice_line
from bot.render.markup import Rendered, Row, bold, button, keyboard, paragraphs, plain
from guide.intake.reply import ELSEWHERE, HOST

if TYPE_CHECKING:
    from guide.intake import reply as say
    from issues.case import Reach
    from locales import Texts


def explain_formal(reply: say.ExplainFormal, mark: str, _: Texts) -> Rendered:
    """What the law says, before anybody gives a name: Awb 9:4, 9:9, 9:10 and 9:11."""
    points = (
        _("Your name and address are needed. Only the complaints coordinator of the municipality can open them."),
        _("Whoever the complaint is about gets a copy of it, and may hear that it is from you."),
        _("You and they may both tell your story."),
        _("The answer comes within 6 weeks, or 10 if a committee looks at it. It may take 4 weeks longer once."),
    )
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(_("A formal complaint: what the law says")),
        "\n".join("• " + plain(point) for point in points),
        plain(_("Without a name it is a report. You are promised an answer too, but you have no right to it.")),
    )
    buttons = DraftButtons(mark, _)
    choices = [buttons.onward("explain", _("Go on with my name")), buttons.skip("explain", _("Without my name"))]
    return Rendered(text=text, keyboard=keyboard(choices, buttons.last("explain")))


def ask_identity(reply: say.AskIdentity, mark: str, _: Texts) -> Rendered:
    questions = {
        "name": (_("What is your name?"), _("Type your first name and your last name.")),
        "address": (_("What is your address?"), _("Type street, number and town.")),
    }
    lead, how = questions[reply.part]
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(lead),
        plain(how),
        "🔒 " + plain(_("It is kept apart and encrypted. Only the complaints coordinator can open it.")),
        plain(_("After that you can delete your message with it from this chat. I have it by then.")),
    )
    buttons = DraftButtons(mark, _)
    return Rendered(
        text=text, keyboard=keyboard([buttons.skip(reply.part, _("Without my name"))], buttons.last(reply.part))
    )


def ask_place(reply: say.AskPlace, mark: str, _: Texts) -> Rendered:
    lead = _("In which municipality does the host family live?") if reply.of_host else _("Where do you live?")
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(lead),
        plain(_("Then I know which municipality it is for. If yours is not here, I make a letter in Dutch for you.")),
    )
    places: list[Row] = [[button("📍 " + one.label, _home(mark, one.id))] for one in reply.places]
    host: list[Row] = [] if reply.of_host else [[button("🏠 " + _("With a host family"), _home(mark, HOST))]]
    none: list[Row] = [[button(_("None of these"), _home(mark, ELSEWHERE))]]
    return Rendered(text=text, keyboard=keyboard(places, host, none, DraftButtons(mark, _).last("place")))


def _home(mark: str, place: str) -> data.Choose:
    return data.Choose(draft=mark, step="place", option=place)


def choose_reach(reply: say.ChooseReach, mark: str, _: Texts) -> Rendered:
    ways: dict[Reach, tuple[str, str]] = {
        "here": (
            "💬 " + _("A message here"),
            _("Only that there is news, not what: others may see your phone. The address of this chat is locked away."),
        ),
        "code": ("🔑 " + _("Only the code"), _("Nothing is kept that leads to you. You come back with the code.")),
        "contact": ("📞 " + _("I leave my contact"), _("Whoever reads it sees your phone number or e-mail address.")),
    }
    explained = "\n".join(f"{bold(label)} – {plain(line)}" for label, line in ways.values())
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(_("How do you want to hear the answer?")),
        explained,
        plain(_("You can give your name or contact later, but not take it back.")),
        plain(_("With your choice it is sent. For a contact, I ask for it first.")),
    )
    choices = [[button(label, data.PickReach(draft=mark, reach=way))] for way, (label, _line) in ways.items()]
    return Rendered(text=text, keyboard=keyboard(choices, DraftButtons(mark, _).last("reach")))


def ask_contact(reply: say.AskContact, mark: str, _: Texts) -> Rendered:
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(_("Which phone number or e-mail address?")),
        plain(_("Type it here, then it is sent. Whoever reads your report will see it.")),
    )
    return Rendered(text=text, keyboard=keyboard(DraftButtons(mark, _).last("contact")))
