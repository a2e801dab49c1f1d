"""The digest for staff: e-mail where a server is set, and with it a word in the staff's own Telegram group."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

import structlog

from desk.digest.digesting import Digesting
from wegwijzer.clock import now
from wegwijzer.mail import Mail
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from desk.digest.digesting import Round
    from wegwijzer.wiring import Program

LOOK_EVERY_S = 120.0

log = structlog.get_logger()


def make_digesting(program: Program) -> Digesting | None:
    """None where no mail server is set: then nobody is told, and the cases stand on the desk's pages all the same."""
    settings, desk = program.settings, program.desk
    if settings.SMTP_URL is None and settings.STAFF_GROUP is not None:
        message = "STAFF_GROUP: the group is told whenever an e-mail goes out, so set SMTP_URL and MAIL_FROM as well"
        raise OperatorProblem(message)
    if settings.SMTP_URL is None or desk is None:
        return None
    if settings.MAIL_FROM is None:
        message = "MAIL_FROM: SMTP_URL is set, so write the address that e-mail to staff comes from"
        raise OperatorProblem(message)
    mail = Mail(settings.SMTP_URL.get_secret_value(), settings.MAIL_FROM)
    return Digesting(
        outbox=program.complaints.outbox,
        cases=program.complaints.cases,
        accounts=desk.accounts,
        offices=desk.offices,
        send=mail.send,
        address=settings.address,
        now=now,
        chance=random.random,
    )


async def digest(
    digesting: Digesting,
    tell_group: Callable[[], Awaitable[None]] | None = None,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> None:
    """Until cancelled. ``tell_group``: called once for each round in which there was something that it may know of.

    Whatever fails, it goes on, and says so in the log without a name.
    """
    while True:
        try:
            done = await digesting.round()
            _say(done)
            if tell_group and done.for_location:
                await tell_group()
        except Exception as problem:  # noqa: BLE001 – the bot answers whatever becomes of the digest
            log.error("digest_failed", error=type(problem).__name__)  # noqa: TRY400 – the log takes no tracebacks
        await sleep(LOOK_EVERY_S)


def _say(done: Round) -> None:
    if done.letters:
        log.info("desk_told", count=done.letters)
    if done.failed:
        log.error("desk_not_told", count=done.failed)
    if done.nobody:
        log.error("queue_without_account", count=done.nobody)
