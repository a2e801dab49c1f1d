"""`wegwijzer nlu unanswered`: what many ask and nothing answers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import click

from wegwijzer.folder import prepare_folder
from wegwijzer.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.unanswered import Question
    from wegwijzer.settings import Settings

SWITCHED_OFF = "Switched off: UNANSWERED_QUESTIONS=1 counts what the bot does not understand (docs/privacy.md)."


@click.command("unanswered")
def unanswered() -> None:
    """What five people and more asked in one week and was not understood: week, how many, language, words."""
    settings = load_settings()
    kept = asyncio.run(_kept(settings))
    print("\n".join(lines(kept, switched_on=settings.UNANSWERED_QUESTIONS)))


def lines(kept: Sequence[Question], *, switched_on: bool) -> Iterator[str]:
    """What is kept, also where nothing is added any more; where nothing is, why."""
    from guide.unanswered import READABLE_FROM, for_editors  # noqa: PLC0415 – kept out of `--help`
    from issues.redaction.redactor import redact  # noqa: PLC0415

    if not switched_on:
        yield SWITCHED_OFF
    elif not kept:
        yield f"Nothing yet: no question was asked by {READABLE_FROM} people in one week."
    for one in for_editors(kept, redact):
        yield f"{one.week}  {one.count:4}  {one.language}  {one.text}"


async def _kept(settings: Settings) -> Sequence[Question]:
    from store.unanswered import SqlUnansweredStore  # noqa: PLC0415 – kept out of `--help`
    from wegwijzer.databases import opened  # noqa: PLC0415

    prepare_folder(settings)
    async with opened(settings) as databases:
        return await SqlUnansweredStore(databases.main).questions()
