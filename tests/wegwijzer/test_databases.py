"""Two databases, set up together, and never the same one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from store.chain import KEYS, MAIN
from store.schema import current_revision
from wegwijzer.databases import opened, refuse_one_for_both, upgrade
from wegwijzer.problem import OperatorProblem
from wegwijzer.settings import Settings, load_settings


def settings_of(main: str, keys: str) -> Settings:
    return load_settings({"DATABASE_URL": main, "KEYS_DATABASE_URL": keys}, Path("no such file"))


def tables(path: Path) -> set[str]:
    database = sqlite3.connect(path)
    found = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    database.close()
    return found


@pytest.fixture
def both(tmp_path: Path) -> Settings:
    """By default two files in the data folder."""
    return load_settings({"WEGWIJZER_DATA": str(tmp_path)}, Path("no such file"))


async def test_each_has_its_own_tables_after_the_first_start(both: Settings, tmp_path: Path) -> None:
    async with opened(both) as databases:
        assert await current_revision(databases.main)
        assert await current_revision(databases.keys)
    assert {"complaint_case", "session_state"} <= tables(tmp_path / "wegwijzer.db")
    assert tables(tmp_path / "keys.db") == {"case_key", "key_tombstone", "key_version"}
    assert "case_key" not in tables(tmp_path / "wegwijzer.db")


async def test_upgrading_reaches_both_and_says_so(both: Settings, tmp_path: Path) -> None:
    said = [(chain, revision) async for chain, revision in upgrade(both)]
    assert [chain for chain, _ in said] == [MAIN, KEYS]
    async with opened(both) as databases:
        assert [revision for _, revision in said] == [
            await current_revision(databases.main),
            await current_revision(databases.keys),
        ]


PG = "postgresql://u:КАНАРКА@db.example"


@pytest.mark.parametrize(
    ("main", "keys"),
    [
        ("sqlite:///data/one.db", "sqlite:///data/one.db"),
        ("sqlite:///data/one.db", "sqlite+aiosqlite:///data/../data/one.db"),
        (f"sqlite:///{Path.cwd()}/data/one.db", "sqlite:///data/one.db"),
        (f"{PG}/one", f"{PG}/one"),
        (f"{PG}/one", "postgres://another:КАНАРКА@db.example:5432/one?sslmode=require"),
        (f"{PG}/one", f"{PG}/one?search_path=keys"),
        ("postgresql:///one?host=/run/postgresql", "postgresql:///one?host=/run/postgresql&port=5432"),
    ],
)
async def test_one_database_for_both_is_one_line_without_its_password(main: str, keys: str) -> None:
    settings = settings_of(main, keys)
    with pytest.raises(OperatorProblem) as problem:
        refuse_one_for_both(settings)
    assert str(problem.value) == (
        "KEYS_DATABASE_URL: this is the database of DATABASE_URL; keys need one of their own, with its own backups"
    )
    with pytest.raises(OperatorProblem):
        async with opened(settings):
            pass
    with pytest.raises(OperatorProblem):
        await anext(upgrade(settings))


@pytest.mark.parametrize(
    ("main", "keys"),
    [
        ("sqlite:///data/one.db", "sqlite:///keys/one.db"),
        (f"{PG}/one", f"{PG}/keys"),
        (f"{PG}/one", f"{PG}:6543/one"),
        (f"{PG}/one", "sqlite:////keys/one"),
        ("postgresql://main/", "postgresql://keys/"),
    ],
)
def test_two_databases_are_let_pass(main: str, keys: str) -> None:
    refuse_one_for_both(settings_of(main, keys))


def test_a_link_to_the_same_file_is_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "one.db")
    with pytest.raises(OperatorProblem):
        refuse_one_for_both(settings_of(f"sqlite:///{tmp_path}/one.db", f"sqlite:///{tmp_path}/link.db"))


async def test_the_main_database_given_for_keys_is_refused_and_left_alone(both: Settings, tmp_path: Path) -> None:
    """As with the same server under two names, or two settings that were swapped."""
    async with opened(both):
        pass
    swapped = settings_of(both.keys_database_url, both.database_url)
    before = tables(tmp_path / "keys.db")
    for attempt in (opened(swapped).__aenter__(), anext(upgrade(swapped))):
        with pytest.raises(
            OperatorProblem, match=r"^DATABASE_URL: the database holds tables that this program did not"
        ):
            await attempt
    assert tables(tmp_path / "keys.db") == before
    main_for_keys = settings_of(f"sqlite:///{tmp_path}/fresh.db", both.database_url)
    with pytest.raises(
        OperatorProblem, match=r"^KEYS_DATABASE_URL: the database holds tables that this program did not"
    ):
        await opened(main_for_keys).__aenter__()


@pytest.mark.parametrize(
    ("main", "keys", "line"),
    [
        ("sqlite:///{}/main.db", "mysql://u:КАНАРКА@h/d", "KEYS_DATABASE_URL: there is no driver for mysql"),
        ("mysql://u:КАНАРКА@h/d", "sqlite:///{}/keys.db", "DATABASE_URL: there is no driver for mysql"),
        ("sqlite:///{}/main.db", "sqlite:///:memory:", "KEYS_DATABASE_URL: a SQLite database in memory is lost"),
        ("sqlite:///{}/main.db", "sqlite:///{}/letter.txt", "KEYS_DATABASE_URL: the file "),
        ("sqlite:///{}/main.db", "sqlite:///{}/letter.txt/keys.db", "KEYS_DATABASE_URL: the file "),
        ("sqlite:///{}/main.db", "postgresql://u:КАНАРКА@127.0.0.1:1/k", "KEYS_DATABASE_URL: no PostgreSQL server"),
    ],
)
async def test_each_problem_names_its_own_setting(tmp_path: Path, main: str, keys: str, line: str) -> None:
    (tmp_path / "letter.txt").write_text("This is a letter and not a database. " * 100)
    settings = settings_of(main.format(tmp_path), keys.format(tmp_path))
    for attempt in (opened(settings).__aenter__(), all_of(settings)):
        with pytest.raises(OperatorProblem) as problem:
            await attempt
        assert str(problem.value).startswith(line)
        assert "КАНАРКА" not in str(problem.value)


async def all_of(settings: Settings) -> None:
    async for _ in upgrade(settings):
        pass
