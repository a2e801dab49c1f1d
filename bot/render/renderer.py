"""The one way from a `Reply` to a message."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.render import alarm, card, contents, memory, menus, people
from bot.render.case import about_a_case
from bot.render.complaint import complaint
from bot.render.fallback import is_dutch, marked
from guide import reply as say
from guide.follow_up import reply as follow_up
from language import FALLBACK_LANGUAGE
from locales import texts

if TYPE_CHECKING:
    from bot.render.markup import Rendered
    from guide.follow_up.reply import CaseReply
    from guide.intake.reply import IntakeReply
    from language import Language


def render(reply: say.Reply | IntakeReply | CaseReply, language: Language, mark: str = "") -> Rendered:
    """The message for a reply in a language; what is Dutch for want of that language keeps its buttons in it.

    ``mark``: which complaint its buttons are for, where it is about one.
    """
    own = _message(reply, language, mark)
    if is_dutch(reply):
        own = replace(own, text=_message(reply, FALLBACK_LANGUAGE, mark).text)
    return marked(own, reply, texts(language))


def _message(reply: say.Reply | IntakeReply | CaseReply, language: Language, mark: str) -> Rendered:  # noqa: C901, PLR0911, PLR0912 – one flat table of kinds
    """Total over the kinds of reply, proven by the type checker: what is left is about a complaint."""
    _ = texts(language)
    match reply:
        case say.ChooseLanguage():
            return menus.choose_language(reply)
        case say.Menu():
            return menus.menu(reply, mark, _)
        case say.ThemeMenu():
            return menus.theme_menu(reply, _)
        case say.Question():
            return menus.question(reply, _)
        case say.Card():
            return card.card(reply, language, _)
        case say.People():
            return people.people(reply, language, _)
        case say.Alarm():
            return alarm.alarm(reply, _)
        case say.AskSafe():
            return alarm.ask_safe(reply, _)
        case say.AfterAlarm():
            return alarm.after_alarm(reply, _)
        case say.AskClear():
            return alarm.ask_clear(reply, _)
        case say.Cleared():
            return alarm.cleared(_)
        case say.Withheld():
            return card.withheld(reply, _)
        case say.DidYouMean():
            return menus.did_you_mean(reply, _)
        case say.NotUnderstood():
            return menus.not_understood(reply, _)
        case say.SearchResults():
            return menus.search_results(reply, _)
        case say.Remembered():
            return memory.remembered(reply, _)
        case say.ChoosePlace():
            return memory.choose_place(reply, _)
        case say.AskForget():
            return memory.ask_forget(reply, _)
        case say.Forgotten():
            return memory.forgotten(reply, _)
        case say.Privacy():
            return memory.privacy(reply, _)
        case say.Rated():
            return menus.rated(reply, _)
        case say.Unreadable():
            return contents.unreadable(reply, _)
        case say.TooLong():
            return memory.too_long(reply, _)
        case say.Outdated():
            return menus.outdated(reply, _)
        case (
            follow_up.AskCode()
            | follow_up.CaseShown()
            | follow_up.WordsShown()
            | follow_up.AskReader()
            | follow_up.AskMessage()
            | follow_up.CheckMessage()
            | follow_up.LookAtRemoved()
            | follow_up.PutBackInMessage()
            | follow_up.NotSent()
            | follow_up.NoMessage()
            | follow_up.AskWithdraw()
        ):
            return about_a_case(reply, mark, language, _)
        case _:
            return complaint(reply, mark, language, _)
