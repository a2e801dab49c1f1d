"""Commands, under names in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart

from bot.sending import say

if TYPE_CHECKING:
    from aiogram.types import Message

    from bot.visitor import Visitor
    from guide.guide import Guide

MENU = Command("menu", "меню")
HELP = Command("help", "dopomoha", "допомога", "hulp")
LANGUAGE = Command("language", "mova", "мова", "taal")
PLACE = Command("place", "mistse", "місце", "plaats")
FACTS = Command("facts", "vidpovidi", "відповіді", "antwoorden")
PERSON = Command("human", "person", "liudyna", "людина", "mens")
PRIVACY = Command("privacy", "pryvatnist", "приватність")
SEARCH = Command("search", "poshuk", "пошук", "zoek")
FORGET = Command("forget", "zabuty", "забути", "vergeet")

COMPLAINT = Command("complaint", "skarha", "скарга", "klacht")

COMMANDS = (CommandStart(), MENU, HELP, LANGUAGE, PLACE, FACTS, PERSON, PRIVACY, SEARCH, FORGET, COMPLAINT)


async def start(message: Message, command: CommandObject, guide: Guide, visitor: Visitor) -> None:
    await say(message, visitor, guide.start(visitor.session, command.args, visitor.guess))


async def show_menu(message: Message, guide: Guide, visitor: Visitor) -> None:
    await say(message, visitor, guide.menu(visitor.session))


async def show_help(message: Message, guide: Guide, visitor: Visitor) -> None:
    await say(message, visitor, guide.menu(visitor.session, greeting="help"))


async def ask_language(message: Message, guide: Guide, visitor: Visitor) -> None:
    await say(message, visitor, guide.ask_language(visitor.session, visitor.guess))


async def ask_place(message: Message, guide: Guide, visitor: Visitor) -> None:
    await say(message, visitor, guide.places(visitor.session))


async def show_facts(message: Message, guide: Guide, visitor: Visitor) -> None:
    await say(message, visitor, guide.remembered(visitor.session))


async def show_person(message: Message, guide: Guide, visitor: Visitor) -> None:
    await say(message, visitor, guide.person(visitor.session))


async def show_privacy(message: Message, guide: Guide, visitor: Visitor) -> None:
    await say(message, visitor, guide.privacy(visitor.session))


async def search(message: Message, command: CommandObject, guide: Guide, visitor: Visitor) -> None:
    await say(message, visitor, await guide.search(visitor.session, command.args or ""))


async def complain(message: Message, guide: Guide, visitor: Visitor) -> None:
    await say(message, visitor, guide.complain(visitor.session))


async def ask_forget(message: Message, guide: Guide, visitor: Visitor) -> None:
    await say(message, visitor, guide.ask_forget(visitor.session))


def setup() -> Router:
    """Where a message was corrected into a command, that is what it is."""
    router = Router(name="commands")
    for observer in (router.message, router.edited_message):
        observer.register(start, CommandStart())
        observer.register(show_menu, MENU)
        observer.register(show_help, HELP)
        observer.register(ask_language, LANGUAGE)
        observer.register(ask_place, PLACE)
        observer.register(show_facts, FACTS)
        observer.register(show_person, PERSON)
        observer.register(show_privacy, PRIVACY)
        observer.register(search, SEARCH)
        observer.register(ask_forget, FORGET)
        observer.register(complain, COMPLAINT)
    return router
