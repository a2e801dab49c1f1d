"""The data folder: database, secret key, trained model."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from pathlib import Path

    from wegwijzer.settings import Settings

KEY_BYTES = 32


def prepare_folder(settings: Settings) -> Path:
    """The data folder, made if missing, readable by its owner only; a problem names WEGWIJZER_DATA."""
    folder = settings.WEGWIJZER_DATA
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / f".writable-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        message = f"WEGWIJZER_DATA: cannot write in {folder} ({error.strerror or type(error).__name__})"
        raise OperatorProblem(message) from None
    return folder


def secret_key(settings: Settings, folder: Path) -> bytes:
    """The key that seals sessions: the setting, else a file with 256 random bits, made once, for its owner only."""
    if settings.WEGWIJZER_SECRET_KEY:
        return settings.WEGWIJZER_SECRET_KEY.get_secret_value().encode()
    path = folder / "secret.key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_key(path)
    key = secrets.token_hex(KEY_BYTES)
    with os.fdopen(descriptor, "w") as file:
        file.write(key + "\n")
    return key.encode()


def _read_key(path: Path) -> bytes:
    try:
        key = path.read_text().strip()
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); or set WEGWIJZER_SECRET_KEY"
        raise OperatorProblem(message) from None
    if len(key) < KEY_BYTES:
        message = f"{path}: holds no key; restore it, or delete it and every chat starts afresh"
        raise OperatorProblem(message)
    return key.encode()
