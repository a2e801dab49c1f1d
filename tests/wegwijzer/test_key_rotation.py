"""`wegwijzer issues rotate-keys` as an operator meets it, with complaints filed before and read after."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from issues.case_contents import open_text
from issues.case_keys import CaseKeys, KeyDoesNotOpen
from issues.receipt import receipt_hash
from store.case_keys import SqlKeyStore
from store.cases import SqlCaseStore
from tests.issues.complaints import MOMENT, TEXT, Desk, formal
from wegwijzer.cli import wegwijzer
from wegwijzer.databases import opened
from wegwijzer.folder import secret_key
from wegwijzer.problem import OperatorProblem
from wegwijzer.settings import load_settings

OLD, NEW = "the secret key of today, long enough", "the secret key of tomorrow, long enough"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, with no settings but its own."""
    for name in [name for name in os.environ if name.startswith(("WEGWIJZER", "DATABASE", "KEYS_"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WEGWIJZER_DATA", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def rotate_keys():
    return CliRunner().invoke(wegwijzer, ["issues", "rotate-keys"])


def filed(secret: bytes) -> str:
    async def file() -> str:
        async with opened(load_settings()) as databases:
            desk = Desk(SqlCaseStore(databases.main), SqlKeyStore(databases.keys))
            keys = CaseKeys(desk.key_store, secret, os.urandom)
            return (await desk.filing(keys=keys).file(formal())).code

    return asyncio.run(file())


def read_by_code(secret: bytes, code: str) -> str:
    async def read() -> str:
        async with opened(load_settings()) as databases:
            keys, cases = CaseKeys(SqlKeyStore(databases.keys), secret, os.urandom), SqlCaseStore(databases.main)
            row = await cases.by_receipt(receipt_hash(await keys.receipts(now=MOMENT), code))
            return open_text(await keys.get(row.id, "content"), row.id, row.text)

    return asyncio.run(read())


def test_with_a_setting_the_new_key_opens_everything_and_the_old_nothing(data: Path, monkeypatch) -> None:
    monkeypatch.setenv("WEGWIJZER_SECRET_KEY", OLD)
    monkeypatch.setenv("WEGWIJZER_NEW_SECRET_KEY", NEW)
    code = filed(OLD.encode())
    result = rotate_keys()
    assert result.exit_code == 0, result.output
    assert result.output == "4 keys are wrapped anew; now set WEGWIJZER_SECRET_KEY to the new one\n"
    assert read_by_code(NEW.encode(), code) == TEXT
    with pytest.raises(KeyDoesNotOpen):
        read_by_code(OLD.encode(), code)
    assert rotate_keys().output.startswith("0 keys")


def test_with_a_file_it_is_replaced_by_a_new_one(data: Path) -> None:
    old = secret_key(load_settings(), data)
    code = filed(old)
    assert rotate_keys().output.startswith("4 keys are wrapped anew; ")
    new = secret_key(load_settings(), data)
    assert new != old
    assert (data / "secret.key").stat().st_mode & 0o777 == 0o600
    assert not (data / "secret.key.new").exists()
    assert read_by_code(new, code) == TEXT


def test_interrupted_between_rotation_and_file_it_can_be_finished(data: Path, monkeypatch) -> None:
    old = secret_key(load_settings(), data)
    code = filed(old)

    def power_cut(self, target):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", power_cut)
        assert rotate_keys().exit_code != 0
    assert secret_key(load_settings(), data) == old
    assert rotate_keys().output.startswith("0 keys are wrapped anew; ")
    assert read_by_code(secret_key(load_settings(), data), code) == TEXT


def test_a_wrong_secret_key_changes_nothing_and_names_the_key(data: Path, monkeypatch) -> None:
    code = filed(OLD.encode())
    monkeypatch.setenv("WEGWIJZER_SECRET_KEY", "somebody else's secret key, long enough")
    monkeypatch.setenv("WEGWIJZER_NEW_SECRET_KEY", NEW)
    result = rotate_keys()
    assert isinstance(result.exception, OperatorProblem)
    assert "does not open with this secret key, nor with the new one; nothing was changed" in str(result.exception)
    assert read_by_code(OLD.encode(), code) == TEXT


@pytest.mark.parametrize("new", [None, "", "short", OLD])
def test_a_missing_short_or_same_key_is_refused(data: Path, monkeypatch, new: str | None) -> None:
    monkeypatch.setenv("WEGWIJZER_SECRET_KEY", OLD)
    if new is not None:
        monkeypatch.setenv("WEGWIJZER_NEW_SECRET_KEY", new)
    result = rotate_keys()
    assert isinstance(result.exception, OperatorProblem)
    assert str(result.exception).startswith("WEGWIJZER_NEW_SECRET_KEY: ")
    assert OLD not in str(result.exception)
