"""The life of the process: web server, Telegram polling and housekeeping, until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import signal
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
import structlog
import uvicorn

from bot.flood import FloodGuard, guard_against_floods
from issues.redaction.redactor import warm_up
from nlu.safety_rules import shipped_rules
from routekaart.validity import endings
from wegwijzer.clock import now, today
from wegwijzer.complaint_stores import tidy_up
from wegwijzer.desk_invitations import announce_desk
from wegwijzer.digest import digest, make_digesting
from wegwijzer.kaart import Followed
from wegwijzer.outbox_worker import make_worker, preview_line, telegram_line, tidy_up_outbox
from wegwijzer.problem import OperatorProblem
from wegwijzer.reminding import remind_hourly
from wegwijzer.staff import tidy_up_staff
from wegwijzer.staff_group import StaffGroup
from wegwijzer.telegram import connect, poll
from wegwijzer.unanswered import tidy_up_questions
from wegwijzer.web import build_web, make_preview
from wegwijzer.wiring import assembled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.local.preview import Preview
    from bot.news import News
    from desk.desk import Desk
    from desk.digest.digesting import Digesting
    from wegwijzer.settings import Settings
    from wegwijzer.wiring import Program

PURGE_EVERY_S = 24 * 3600.0
"""Daily: on SQLite forgetting for good means writing the whole file anew."""

log = structlog.get_logger()


class Server(uvicorn.Server):
    """uvicorn, but the program listens to signals itself.

    uvicorn raises a caught signal again once it has stopped, which would end the process before the database is closed.
    It also waits for open connections, and a browser's stream of events never ends by itself.
    """

    def __init__(self, config: uvicorn.Config, preview: Preview | None, desk: Desk | None = None) -> None:
        super().__init__(config)
        self._preview = preview
        self._desk = desk

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    def stop(self) -> None:
        """Ends gently; told twice, at once."""
        if self._preview:
            self._preview.end_streams()
        if self._desk:
            self._desk.new_cases.end_streams()
        self.force_exit = self.should_exit
        self.should_exit = True


async def live(settings: Settings) -> None:
    """Runs until SIGINT or SIGTERM. The port is taken first: a second start must fail before it polls or trains."""
    listening = bind(settings.HTTP_HOST, settings.HTTP_PORT)
    with listening:
        click.echo("Wegwijzer · Дороговказ is starting …")
        async with assembled(settings) as program:
            settle()
            await _serve(program, listening)


def settle() -> None:
    """Spares the garbage collector what was loaded and stays: map, word forms, examples, some 370,000 objects.

    Going through them took 0.2 to 0.4 s each time, in which nobody was answered.
    """
    gc.collect()
    gc.freeze()


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; a taken port or a strange host is one line that names HTTP_PORT or HTTP_HOST."""
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        message = f"HTTP_HOST: {host!r} is not an address of this machine"
        raise OperatorProblem(message) from None
    listening = socket.socket(family, kind, proto)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        message = (
            f"HTTP_PORT: cannot listen on {host} port {port} ({error.strerror}); stop what is there or set another"
        )
        raise OperatorProblem(message) from None
    return listening


async def _serve(program: Program, listening: socket.socket) -> None:
    # Before anything runs or is announced: what is set only in part ends the start with one line.
    digesting = make_digesting(program)
    preview = make_preview(program)
    web = build_web(program, preview)
    server = Server(uvicorn.Config(web, log_config=None, access_log=False, lifespan="off"), preview, program.desk)
    for told in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(told, server.stop)
    _announce(program)
    if program.desk:
        await announce_desk(program.settings, program.desk)
    lines = [preview_line(program, preview.bot)] if preview else []
    try:
        async with asyncio.TaskGroup() as tasks:
            helpers = [tasks.create_task(_tidy_up(program)), tasks.create_task(_get_ready())]
            if isinstance(program.source, Followed):
                helpers.append(tasks.create_task(program.source.follow()))
            helpers.append(tasks.create_task(remind_hourly(program.complaints.cases)))
            if program.settings.live:
                helpers.append(tasks.create_task(_answer_on_telegram(program, lines, digesting)))
            elif lines:
                helpers.append(tasks.create_task(make_worker(program, lines).run()))
            if digesting and not program.settings.live:
                helpers.append(tasks.create_task(digest(digesting)))
            # When the web server has stopped, everything else ends too.
            await server.serve(sockets=[listening])
            log.info("stopping")
            for one in helpers:
                one.cancel()
    except* OperatorProblem as problems:
        raise problems.exceptions[0] from None


async def _answer_on_telegram(program: Program, lines: list[News], digesting: Digesting | None) -> None:
    """Beside the web server, which must answer while Telegram cannot be reached yet."""
    bot = await connect(program.settings)
    group = program.settings.STAFF_GROUP
    try:
        guard = FloodGuard(program.dispatcher, program.storage, shipped_rules().check)
        guard_against_floods(program.dispatcher, guard)
        click.echo("Ready: the bot answers on Telegram.")
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(make_worker(program, [telegram_line(program, bot), *lines]).run())
            if digesting:
                tell = StaffGroup(bot, group, program.settings.address).tell if group else None
                tasks.create_task(digest(digesting, tell))
            await poll(bot, program.dispatcher)
    finally:
        await bot.session.close()


async def _get_ready() -> None:
    """What would keep the first complaint waiting for half a second, done beside the first messages."""
    await asyncio.to_thread(warm_up)


async def _tidy_up(program: Program) -> None:
    """Forgets the silent, what is left of complaints that were never sent, and who asked the same last week.

    The sessions' purge rewrites the file, so what may leave stray copies in it goes before.
    """
    while True:
        await tidy_up_questions(program.unanswered, now())
        await tidy_up_outbox(program.complaints.outbox, now())
        gone = await program.storage.purge()
        if gone:
            log.info("sessions_purged", count=gone)
        await tidy_up(program.complaints, now())
        if program.desk:
            await tidy_up_staff(program.desk, now())
        await asyncio.sleep(PURGE_EVERY_S)


def _announce(program: Program) -> None:
    settings = program.settings
    if soon := endings(program.kaart, today()):
        log.warning("map_ends_soon", count=len(soon))
        click.echo(f"Soon to be reviewed: {len(soon)} parts of the map, the first by {soon[0].by}: wegwijzer doctor")
    log.info("started", version=program.kaart.version, live=settings.live, preview=settings.preview)
    where = f"http://{'localhost' if settings.HTTP_HOST in {'127.0.0.1', '0.0.0.0', '::1'} else settings.HTTP_HOST}"  # noqa: S104 – compared, not bound
    if settings.preview:
        click.echo(f"Ready: open {where}:{settings.HTTP_PORT}/preview in a browser. Stop with Ctrl+C.")
