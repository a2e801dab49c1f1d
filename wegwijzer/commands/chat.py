"""`wegwijzer chat`: the same bot in this terminal, or in a pipe."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import click

from locales import languages
from wegwijzer import log
from wegwijzer.problem import OperatorProblem
from wegwijzer.settings import load_settings

if TYPE_CHECKING:
    from language import Language

CHAT_ID = 1


@click.command("chat")
@click.option("--language", type=click.Choice(languages()), help="Skip the language question.")
@click.option("--location", help="Where the resident lives, e.g. voorbeeldstad/de-linde.")
def command(language: Language | None, location: str | None) -> None:
    """Each line is one message, or the label or number of a button. Nothing is kept after the end."""
    log.configure("error")
    asyncio.run(_talk(language, location))


async def _talk(language: Language | None, location: str | None) -> None:
    # Imported here so that `--help` answers at once.
    from bot.dispatcher import build_bot  # noqa: PLC0415
    from bot.local.chat import LocalChat  # noqa: PLC0415
    from bot.local.telegram import LOCAL_TOKEN, LocalTelegram  # noqa: PLC0415
    from bot.local.terminal import Terminal  # noqa: PLC0415
    from guide.deep_link import place_payload  # noqa: PLC0415
    from wegwijzer.folder import prepare_folder  # noqa: PLC0415
    from wegwijzer.rasa import rasa_line  # noqa: PLC0415
    from wegwijzer.wiring import for_terminal, make_viewer  # noqa: PLC0415

    settings = load_settings()
    async with rasa_line(settings) as rasa:
        program = for_terminal(settings, prepare_folder(settings), rasa)
        place = make_viewer(settings, program.kaart).place(location)
        if location and place is None:
            message = f"--location: there is no {location!r} here"
            raise OperatorProblem(message)
        telegram = LocalTelegram()
        chat = LocalChat(program.dispatcher, build_bot(LOCAL_TOKEN, telegram), telegram, CHAT_ID, language)
        terminal = Terminal(chat, telegram, sys.stdout)
        await chat.write("/start" + (f" {place_payload(str(place))}" if place else ""))
        if language:
            await terminal.choose_language(language)
        await terminal.run(sys.stdin)
