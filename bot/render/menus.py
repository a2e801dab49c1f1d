"""Menus, questions, and what is said when a message was not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.callbacks import Answer, AskPerson, Back, ChooseLanguage, Resume, ShowIntent, ShowMenu, ShowTheme
from bot.case_callbacks import AskCode
from bot.complaint_callbacks import OpenComplaint, ResumeComplaint
from bot.render.card import contact_buttons, contact_list
from bot.render.fallback import partly
from bot.render.markup import Rendered, Row, bold, button, keyboard, paragraphs, plain, rows
from locales import languages, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide import reply as say
    from guide.lines import Labelled
    from locales import Texts


def choose_language(reply: say.ChooseLanguage) -> Rendered:
    """In every language at once: who cannot read one can read another."""

    def question(_: Texts) -> str:
        return _("Which language do you want to use?")

    def name(_: Texts) -> str:
        return _("{language} (not everything)").format(language=_.own_name) if _.partial else _.own_name

    text = "\n".join(plain(question(texts(one))) for one in languages())
    order = sorted(languages(), key=lambda one: one != reply.guess)
    choices: list[Row] = [[button(name(texts(one)), ChooseLanguage(language=one))] for one in order]
    return Rendered(text=text, keyboard=keyboard(choices))


def theme_rows(themes: Iterable[Labelled]) -> list[Row]:
    return rows(button(one.label, ShowTheme(theme=one.id)) for one in themes)


def person_row(_: Texts) -> list[Row]:
    return [[button("🙋 " + _("A person"), AskPerson())]]


def menu_row(_: Texts) -> list[Row]:
    return [[button("☰ " + _("Menu"), ShowMenu())]]


def menu(reply: say.Menu, mark: str, _: Texts) -> Rendered:
    """``mark``: of the complaint that is half written, if one is."""
    text = paragraphs(greeting(reply, _), place_line(reply.place, _), plain(_("Ask in your own words, or choose:")))
    waiting = resume_row(reply.interrupted, _) + draft_row(reply.draft, mark, _)
    complaints = complain_row(_) + (case_row(_) if reply.follows else [])
    return Rendered(text=text, keyboard=keyboard(waiting, complaints, theme_rows(reply.themes), person_row(_)))


def case_row(_: Texts) -> list[Row]:
    """What became of a complaint that was sent."""
    return [[button("🔎 " + _("What became of my report?"), AskCode())]]


def complain_row(_: Texts, about: str = "") -> list[Row]:
    """Begins a complaint, of a theme where one is named."""
    return [[button("📣 " + _("Report or complain"), OpenComplaint(about=about))]]


def draft_row(draft: Labelled | None, mark: str, _: Texts) -> list[Row]:
    """Back to a complaint that is half written."""
    if draft is None:
        return []
    return [[button("↩️ " + _("Go on with: {topic}").format(topic=draft.label), ResumeComplaint(draft=mark))]]


def resume_row(interrupted: Labelled | None, _: Texts) -> list[Row]:
    """Back to the questions that an alarm came into."""
    if interrupted is None:
        return []
    return [[button("↩️ " + _("Go on with: {topic}").format(topic=interrupted.label), Resume())]]


def greeting(reply: say.Menu, _: Texts) -> str | None:
    match reply.greeting:
        case "welcome":
            return welcome(_, counts_questions=reply.counts_questions)
        case "hello":
            said = _("Good day!")
        case "thanks":
            said = _("You are welcome. I am here whenever you need me.")
        case "goodbye":
            said = _("Goodbye! Take care of yourself.")
        case "safe":
            said = _("Good that you are safe.")
        case "help":
            said = _(
                "I show where to turn: complaints, doctor, school, work, money, documents, housing, "
                "going back or staying."
            )
        case _:
            return None
    return plain(said)


def welcome(_: Texts, *, counts_questions: bool = False) -> str:
    """What the bot is, who sees this chat, and what to do in danger."""
    if counts_questions:
        privacy = _(
            "Shelter staff do not see this chat. I keep no questions with your name. Telegram knows your account."
        )
    else:
        privacy = _("Shelter staff do not see this chat. I do not keep your questions. Telegram knows your account.")
    lines = (
        "🤖 " + plain(_("I am a program, not a person. I show you where to turn.")),
        "🔒 " + plain(privacy),
        "🆘 " + plain(_("Is someone in danger now? Call 112.")),
        partly(_),
    )
    return "\n".join(line for line in lines if line)


def place_line(place: str | None, _: Texts) -> str | None:
    return "📍 " + plain(place) if place else None


def theme_menu(reply: say.ThemeMenu, _: Texts) -> Rendered:
    """A request without a checked answer is named, with the people to ask; then what the theme does answer."""
    if reply.unanswered:
        lead = _("I do not have a checked answer yet about: {what}. Please ask:").format(what=reply.unanswered)
    elif not reply.topics:
        lead = _("I do not have checked answers here yet. Please ask:")
    else:
        lead = None
    body = paragraphs(plain(lead), contact_list(reply.ask, _)) if lead else plain(reply.intro)
    topics = rows(button(one.label, ShowIntent(intent=one.id)) for one in reply.topics)
    buttons = keyboard(contact_buttons(reply.ask), topics, person_row(_), menu_row(_))
    return Rendered(text=paragraphs(bold(reply.theme.label), body), keyboard=buttons)


def question(reply: say.Question, _: Texts) -> Rendered:
    choices = rows(
        button(one.label, Answer(topic=reply.topic, fact=reply.fact, choice=one.id)) for one in reply.choices
    )
    onward: list[Row] = [[button("⬅️ " + _("Back"), Back(topic=reply.topic)), button("☰ " + _("Menu"), ShowMenu())]]
    return Rendered(text=paragraphs(bold(reply.title), plain(reply.text)), keyboard=keyboard(choices, onward))


def did_you_mean(reply: say.DidYouMean, _: Texts) -> Rendered:
    lead = _("You ask about more than one thing. Which first?") if reply.several else _("Did you mean one of these?")
    options = [[button(one.label, ShowIntent(intent=one.id))] for one in reply.options]
    none_of_these: list[Row] = [[button(_("None of these"), ShowMenu())]]
    return Rendered(text=plain(lead), keyboard=keyboard(options, none_of_these, person_row(_)))


def not_understood(reply: say.NotUnderstood, _: Texts) -> Rendered:
    if reply.person_first:
        lead = _("I still do not understand, sorry. A person can help you better.")
        onward = keyboard(person_row(_), topic_rows(reply.found), theme_rows(reply.themes))
        return Rendered(text=plain(lead), keyboard=onward)
    lead = _("Sorry, I am not sure I understand. Try other words, choose a theme, or ask a person.")
    return Rendered(
        text=plain(lead), keyboard=keyboard(topic_rows(reply.found), theme_rows(reply.themes), person_row(_))
    )


def search_results(reply: say.SearchResults, _: Texts) -> Rendered:
    if not reply.words.strip():
        lead = _("Write what you are looking for after the command, in one or two words. For example: /search dentist")
    elif reply.topics:
        lead = _("I found this. Choose one, or write in your own words what is going on.")
    else:
        lead = _("I found nothing with these words. Write in your own words what is going on, or choose a theme.")
    onward = topic_rows(reply.topics) or theme_rows(reply.themes)
    return Rendered(text=plain(lead), keyboard=keyboard(onward, person_row(_), menu_row(_)))


def topic_rows(topics: tuple[Labelled, ...]) -> list[Row]:
    return rows(button("🔎 " + one.label, ShowIntent(intent=one.id)) for one in topics)


def outdated(reply: say.Outdated, _: Texts) -> Rendered:
    text = _("This button is from an older version. Here is today's menu.")
    return Rendered(text=plain(text), keyboard=keyboard(theme_rows(reply.themes), person_row(_)))


def rated(reply: say.Rated, _: Texts) -> Rendered:
    if reply.helped:
        return Rendered(text=plain(_("Thank you. Good to know this helped.")), keyboard=keyboard(menu_row(_)))
    lead = _("Thank you for saying so. A person can look at it with you, or ask me again in other words.")
    return Rendered(text=plain(lead), keyboard=keyboard(person_row(_), menu_row(_)))
