"""`wegwijzer issues rotate-keys`: another secret key for the keys of all complaints."""

from __future__ import annotations

import asyncio
import os
import secrets
from typing import TYPE_CHECKING

import click

from wegwijzer import log
from wegwijzer.problem import OperatorProblem
from wegwijzer.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from wegwijzer.settings import Settings

NEW_KEY = "WEGWIJZER_NEW_SECRET_KEY"
LEAST_CHARACTERS = 32


@click.command("rotate-keys")
def rotate_keys() -> None:
    """Wrap the keys of all complaints under another secret key. Stop the bot first.

    \b
    Where WEGWIJZER_SECRET_KEY is set: put the new one into WEGWIJZER_NEW_SECRET_KEY,
    run this, then set WEGWIJZER_SECRET_KEY to it.
    Where it is not: a new secret.key is made and takes the old one's place.

    Cases stay as they are, and residents' codes valid. Every chat starts afresh, and complaints being written are lost.
    If it is interrupted, run it again.
    """  # noqa: D301 – click reads \b
    log.configure("error")
    settings = load_settings()
    done = asyncio.run(_by_setting(settings) if settings.WEGWIJZER_SECRET_KEY else _by_file(settings))
    print(done)


async def _by_setting(settings: Settings) -> str:
    from wegwijzer.folder import prepare_folder, secret_key  # noqa: PLC0415 – kept out of the other commands' start

    new = os.environ.get(NEW_KEY, "").strip()
    old = secret_key(settings, prepare_folder(settings))
    if len(new) < LEAST_CHARACTERS:
        message = f"{NEW_KEY}: set it in the environment to the new secret key, at least {LEAST_CHARACTERS} characters"
        raise OperatorProblem(message)
    if new.encode() == old:
        message = f"{NEW_KEY}: this is the secret key in use; choose another"
        raise OperatorProblem(message)
    count = await _rotate(settings, old, new.encode())
    return f"{count} keys are wrapped anew; now set WEGWIJZER_SECRET_KEY to the new one"


async def _by_file(settings: Settings) -> str:
    from wegwijzer.folder import prepare_folder, secret_key  # noqa: PLC0415

    folder = prepare_folder(settings)
    old = secret_key(settings, folder)
    waiting = folder / "secret.key.new"
    # Written before anything is changed: interrupted after the rotation, the only key that opens is not lost.
    new = _made_once(waiting)
    count = await _rotate(settings, old, new)
    waiting.replace(folder / "secret.key")
    return f"{count} keys are wrapped anew; {folder / 'secret.key'} is the new secret key"


def _made_once(path: Path) -> bytes:
    """The key of an interrupted rotation, else a new one; on the disk before it is used."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        found = path.read_text().strip()
        if len(found) >= LEAST_CHARACTERS:
            return found.encode()
        path.unlink()
        return _made_once(path)
    key = secrets.token_hex(LEAST_CHARACTERS)
    with os.fdopen(descriptor, "w") as file:
        file.write(key + "\n")
        file.flush()
        os.fsync(file.fileno())
    return key.encode()


async def _rotate(settings: Settings, old: bytes, new: bytes) -> int:
    from issues.case_keys import KeyDoesNotOpen, rotate  # noqa: PLC0415
    from store.case_keys import SqlKeyStore  # noqa: PLC0415
    from wegwijzer.databases import opened  # noqa: PLC0415

    async with opened(settings) as databases:
        try:
            return await rotate(SqlKeyStore(databases.keys), old, new, os.urandom)
        except KeyDoesNotOpen as problem:
            message = f"{problem}, nor with the new one; nothing was changed"
            raise OperatorProblem(message) from None
        except LookupError:
            message = "keys are being destroyed meanwhile; nothing was changed: stop the bot and try again"
            raise OperatorProblem(message) from None
