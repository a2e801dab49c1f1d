"""`wegwijzer doctor`: is everything there that the bot needs, and what needs a person's eye soon?"""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import click

from wegwijzer import log
from wegwijzer.problem import OperatorProblem
from wegwijzer.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from store.chain import Chain
    from wegwijzer.settings import Settings

SHOWN = 20
"""Cards named one by one; of more, how many."""


@click.command("doctor")
def command() -> None:
    """Exit 0 if all is well, 1 if something is broken; cards that end soon are only told."""
    log.configure("error")
    settings = load_settings()
    sound = True
    for name, examine in EXAMINED.items():
        try:
            found = [("ok", line) if isinstance(line, str) else line for line in examine(settings)]
        except OperatorProblem as problem:
            found = [("broken", str(problem))]
        for state, line in found:
            print(f"{state:<7} {name:<14} {line}")
            sound = sound and state != "broken"
    sys.exit(0 if sound else 1)


Line = str | tuple[str, str]
"""A line that is well, or a state (``warning``, ``broken``) with its line."""


def _folder(settings: Settings) -> Iterator[Line]:
    from wegwijzer.folder import prepare_folder, secret_key  # noqa: PLC0415 – kept out of `--help`

    folder = prepare_folder(settings)
    secret_key(settings, folder)
    yield f"{folder} can be written, the key is there"


def _database(settings: Settings) -> Iterator[Line]:
    from store.chain import MAIN  # noqa: PLC0415

    yield _state_of(settings.database_url, MAIN)


def _keys(settings: Settings) -> Iterator[Line]:
    from store.chain import KEYS  # noqa: PLC0415
    from wegwijzer.databases import refuse_one_for_both  # noqa: PLC0415

    refuse_one_for_both(settings)
    yield _state_of(settings.keys_database_url, KEYS)
    if settings.live and settings.KEYS_DATABASE_URL is None:
        yield "warning", "KEYS_DATABASE_URL is not set: the keys of complaints lie in WEGWIJZER_DATA, with all else"


def _state_of(address: str, chain: Chain) -> Line:
    from store.database import open_database  # noqa: PLC0415
    from store.database_problem import DatabaseProblem  # noqa: PLC0415
    from store.schema import SchemaState, check_schema  # noqa: PLC0415

    async def look() -> Line:
        async with await open_database(address, chain) as database:
            schema = await check_schema(database)
        if schema.state in {SchemaState.CURRENT, SchemaState.EMPTY}:
            return f"revision {schema.found}" if schema.found else "empty; the first start sets it up"
        return "broken", f"{schema.state}: at revision {schema.found}, needed {schema.needed}"

    try:
        return asyncio.run(look())
    except DatabaseProblem as problem:
        return "broken", str(problem)


def _map(_: Settings) -> Iterator[Line]:
    from locales import languages  # noqa: PLC0415
    from nlu.dangers import DANGERS  # noqa: PLC0415
    from routekaart.check import check  # noqa: PLC0415
    from routekaart.validity import endings  # noqa: PLC0415
    from wegwijzer.clock import today  # noqa: PLC0415
    from wegwijzer.kaart import load_shipped, routed_intents  # noqa: PLC0415

    loaded, on = load_shipped(), today()
    problems = check(loaded, on=on, intents=routed_intents(), dangers=DANGERS, languages=languages())
    yield from (("broken", str(one)) for one in problems[:SHOWN])
    if not problems:
        yield f"version {loaded.kaart.version}: {len(loaded.kaart.topics)} topics, sound on {on}"
    soon = endings(loaded.kaart, on)
    yield from (("warning", f"{one.what}: {one.why} {one.by}") for one in soon[:SHOWN])
    if len(soon) > SHOWN:
        yield "warning", f"and {len(soon) - SHOWN} more"


def _desk(settings: Settings) -> Iterator[Line]:
    """A queue that nobody reads is told, not refused: while accounts are being set up it cannot be otherwise."""
    from wegwijzer.desk import theme_of  # noqa: PLC0415
    from wegwijzer.desk_coverage import queues_without_readers  # noqa: PLC0415

    yield from (("warning", f"DESK_THEME: {line}") for line in theme_of(settings).warnings[:SHOWN])
    missing = asyncio.run(queues_without_readers(settings))
    yield from (("warning", line) for line in missing[:SHOWN])
    if not missing:
        yield f"{settings.address}/desk; every queue has a reader and a deputy"


def _understanding(settings: Settings) -> Iterator[Line]:
    from wegwijzer.folder import prepare_folder  # noqa: PLC0415
    from wegwijzer.understanding import read_understanding  # noqa: PLC0415

    parse = read_understanding(prepare_folder(settings)).parse("help, er is brand")
    if parse.action == "emergency":
        yield "loads, and hears danger"
    else:
        yield "broken", "does not hear “help, er is brand”"


EXAMINED: dict[str, Callable[[Settings], Iterator[Line]]] = {
    "folder": _folder,
    "database": _database,
    "keys": _keys,
    "routekaart": _map,
    "desk": _desk,
    "understanding": _understanding,
}
