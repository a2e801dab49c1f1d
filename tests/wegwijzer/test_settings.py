import re
from pathlib import Path

import pytest

from wegwijzer.clock import now
from wegwijzer.problem import OperatorProblem
from wegwijzer.provider import make_provider
from wegwijzer.settings import COMPOSE_ONLY, Settings, load_settings

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def env_file(tmp_path):
    def write(text):
        path = tmp_path / ".env"
        path.write_text(text)
        return path

    return write


def test_defaults_need_nothing(tmp_path):
    settings = load_settings({}, tmp_path / "missing")
    assert not settings.live
    assert settings.preview
    assert settings.show_examples
    assert settings.database_url == "sqlite:///data/wegwijzer.db"
    assert settings.keys_database_url == "sqlite:///data/keys.db"


def test_a_token_hides_the_preview_and_the_example_unless_switched_on():
    live = load_settings({"TELEGRAM_BOT_TOKEN": "1:x"}, Path("missing"))
    assert (live.preview, live.show_examples) == (False, False)
    shown = load_settings(
        {"TELEGRAM_BOT_TOKEN": "1:x", "WEGWIJZER_DEMO": "1", "WEGWIJZER_PREVIEW": "true"}, Path("missing")
    )
    assert (shown.preview, shown.show_examples) == (True, True)


def test_the_environment_wins_over_the_file(env_file):
    path = env_file("HTTP_PORT=9000\nHTTP_HOST=::1\n")
    settings = load_settings({"HTTP_PORT": "9001"}, path)
    assert (settings.HTTP_PORT, settings.HTTP_HOST) == (9001, "::1")


def test_what_docker_compose_reads_from_the_same_file_is_let_pass(env_file):
    assert load_settings({}, env_file("POSTGRES_PASSWORD=x\nHTTP_PORT=9000\n")).HTTP_PORT == 9000


def test_an_empty_setting_counts_as_not_set(env_file):
    assert load_settings({}, env_file("TELEGRAM_BOT_TOKEN=\nHTTP_PORT=\n")).HTTP_PORT == 8080


def test_the_shipped_example_file_is_valid_and_names_every_setting():
    example = ROOT / ".env.example"
    named = re.findall(r"^([A-Z_]+)=", example.read_text(), re.MULTILINE)
    assert named == [*Settings.model_fields, *COMPOSE_ONLY], "same settings, same order"
    load_settings({}, example)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("HTTP_PORT=9000\nthis is no setting\n", ":2: not a setting; write NAME=value"),
        ("TELEGRAM_BOT_TOKEN 123:abc\n", ":1: not a setting; write NAME=value"),
        ("HTTP_PORT='9000\n", ":1: not a setting; write NAME=value"),
        ("# fine\nHTTP_PROT=9000\n", ":2: unknown setting HTTP_PROT; see .env.example"),
        ("HTTP_HOST=::1\nHTTP_PORT=many\n", ":2: HTTP_PORT: Input should be a valid integer"),
        ("HTTP_PORT=0\n", ":1: HTTP_PORT: Input should be greater than or equal to 1"),
        ("WEGWIJZER_DEMO=maybe\n", ":1: WEGWIJZER_DEMO: use 1 or 0"),
        ("TELEGRAM_API_BASE=telegram.org\n", ":1: TELEGRAM_API_BASE: "),
        ("LOG_LEVEL=loud\n", ":1: LOG_LEVEL: "),
    ],
)
def test_a_broken_file_is_named_with_its_line(env_file, text, line):
    path = env_file(text)
    with pytest.raises(OperatorProblem) as caught:
        load_settings({}, path)
    assert str(caught.value).startswith(f"{path}{line}")


def test_a_bad_value_in_the_environment_is_named_without_the_value():
    with pytest.raises(OperatorProblem) as caught:
        load_settings({"WEGWIJZER_SECRET_KEY": "КАНАРКА"}, Path("missing"))
    assert str(caught.value).startswith("WEGWIJZER_SECRET_KEY in the environment: ")
    assert "КАНАРКА" not in str(caught.value)


def test_a_folder_in_place_of_the_file_is_named(tmp_path):
    with pytest.raises(OperatorProblem, match="cannot be read"):
        load_settings({}, tmp_path)


def test_a_file_that_is_no_text_is_named(tmp_path):
    path = tmp_path / ".env"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OperatorProblem, match="cannot be read"):
        load_settings({}, path)


def test_secrets_do_not_show_when_settings_are_printed():
    secrets = {
        "TELEGRAM_BOT_TOKEN": "1:КАНАРКА",
        "DATABASE_URL": "postgresql://u:КАНАРКА@h/d",
        "KEYS_DATABASE_URL": "postgresql://u:КАНАРКА@h/k",
    }
    settings = load_settings(secrets, Path("x"))
    assert settings.keys_database_url == "postgresql://u:КАНАРКА@h/k"
    assert "КАНАРКА" not in repr(settings)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://wegwijzer.example.nl/", "https://wegwijzer.example.nl"),
        ("https://wegwijzer.example.nl:8443", "https://wegwijzer.example.nl:8443"),
        ("http://localhost:9000", "http://localhost:9000"),
        ("http://127.0.0.1", "http://127.0.0.1"),
        ("", "http://localhost:8080"),
    ],
)
def test_the_public_address_is_scheme_and_host(url, kept):
    assert load_settings({"PUBLIC_URL": url}, Path("missing")).address == kept


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://wegwijzer.example.nl", "must begin with https"),
        ("http://192.168.1.5:8080", "must begin with https"),
        ("https://example.nl/wegwijzer", "without a path"),
        ("wegwijzer.example.nl", "without a path"),
    ],
)
def test_an_address_where_the_desk_could_not_be_signed_in_to_safely_is_refused(url, words):
    with pytest.raises(OperatorProblem, match=f"PUBLIC_URL in the environment: .*{words}"):
        load_settings({"PUBLIC_URL": url}, Path("missing"))


OIDC = {"OIDC_ISSUER": "https://login.example.nl", "OIDC_CLIENT_ID": "desk", "OIDC_CLIENT_SECRET": "secret"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"OIDC_CLIENT_ID": ""}, "OIDC_CLIENT_ID: needed too"),
        ({"OIDC_CLIENT_SECRET": ""}, "OIDC_CLIENT_SECRET: needed too"),
        ({"OIDC_ISSUER": "http://login.example.nl"}, "OIDC_ISSUER: must begin with https"),
    ],
)
def test_a_providers_settings_are_all_there_and_safe_or_refused(change, words):
    with pytest.raises(OperatorProblem, match=words):
        make_provider(load_settings(OIDC | change, Path("missing")), now)
    assert make_provider(load_settings(OIDC, Path("missing")), now) is not None
    assert make_provider(load_settings({}, Path("missing")), now) is None
