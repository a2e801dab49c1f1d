"""Settings from the environment and `.env`, checked as a whole before anything starts."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from dotenv.parser import parse_stream
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

_SWITCH = {"1": True, "true": True, "on": True, "yes": True, "0": False, "false": False, "off": False, "no": False}


COMPOSE_ONLY = ("POSTGRES_PASSWORD",)
"""Read from `.env` by docker compose; the program itself has no use for them."""


def _switch(value: object) -> object:
    known = _SWITCH.get(str(value).strip().casefold())
    if known is None:
        message = "use 1 or 0"
        raise ValueError(message)
    return known


Switch = Annotated[bool, BeforeValidator(_switch)]


def _public_url(value: str) -> str:
    """Scheme and host. Over http a browser keeps the desk's cookie only where nobody is in between."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        message = "write the address alone, without a path: https://wegwijzer.example.nl"
        raise ValueError(message)
    if parts.scheme == "http" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        message = "must begin with https: over http the desk's sign-in could be read on the way"
        raise ValueError(message)
    return f"{parts.scheme}://{parts.netloc}"


def _smtp_url(value: SecretStr) -> SecretStr:
    parts = urlsplit(value.get_secret_value())
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.path.strip("/"):
        message = "write smtps://user:password@host or smtp://user:password@host"
        raise ValueError(message)
    return value


class Settings(BaseModel):
    """Every setting there is; `.env.example` names the same ones with their meaning."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    TELEGRAM_BOT_TOKEN: SecretStr | None = None
    TELEGRAM_API_BASE: Annotated[str, Field(pattern=r"^https?://\S+$")] = "https://api.telegram.org"
    DATABASE_URL: SecretStr | None = None
    KEYS_DATABASE_URL: SecretStr | None = None
    WEGWIJZER_DATA: Path = Path("data")
    WEGWIJZER_SECRET_KEY: Annotated[SecretStr, Field(min_length=32)] | None = None
    WEGWIJZER_DEMO: Switch | None = None
    WEGWIJZER_PREVIEW: Switch | None = None
    ROUTEKAART_PATH: Path | None = None
    DEFAULT_MUNICIPALITY: str | None = None
    UNANSWERED_QUESTIONS: Switch = False
    PUBLIC_URL: Annotated[str, AfterValidator(_public_url)] | None = None
    DESK_THEME: Path | None = None
    OIDC_ISSUER: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    OIDC_CLIENT_ID: str | None = None
    OIDC_CLIENT_SECRET: SecretStr | None = None
    TRANSLATE_URL: Annotated[str, Field(pattern=r"^https?://[^\s?#@]+$")] | None = None
    TRANSLATE_KEY: SecretStr | None = None
    RASA_URL: Annotated[str, Field(pattern=r"^https?://[^\s?#@]+$")] | None = None
    RASA_TOKEN: Annotated[SecretStr, Field(min_length=16)] | None = None
    METRICS: Switch = False
    SMTP_URL: Annotated[SecretStr, AfterValidator(_smtp_url)] | None = None
    MAIL_FROM: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")] | None = None
    STAFF_GROUP: int | None = None
    HTTP_HOST: str = "127.0.0.1"
    HTTP_PORT: Annotated[int, Field(ge=1, le=65535)] = 8080
    LOG_LEVEL: Annotated[str, Field(pattern="^(debug|info|warning|error)$")] = "info"

    @property
    def live(self) -> bool:
        """A token is set: real residents are at the other end."""
        return self.TELEGRAM_BOT_TOKEN is not None

    @property
    def show_examples(self) -> bool:
        """The example municipality is for looking around; where the bot is live it is hidden unless asked for."""
        return self.WEGWIJZER_DEMO if self.WEGWIJZER_DEMO is not None else not self.live

    @property
    def preview(self) -> bool:
        return self.WEGWIJZER_PREVIEW if self.WEGWIJZER_PREVIEW is not None else not self.live

    @property
    def address(self) -> str:
        """Where the program is reached from outside, without a path."""
        return self.PUBLIC_URL or f"http://localhost:{self.HTTP_PORT}"

    @property
    def database_url(self) -> str:
        return (
            self.DATABASE_URL.get_secret_value()
            if self.DATABASE_URL
            else f"sqlite:///{self.WEGWIJZER_DATA}/wegwijzer.db"
        )

    @property
    def keys_database_url(self) -> str:
        return (
            self.KEYS_DATABASE_URL.get_secret_value()
            if self.KEYS_DATABASE_URL
            else f"sqlite:///{self.WEGWIJZER_DATA}/keys.db"
        )


@dataclass(frozen=True, slots=True)
class FromFile:
    """A setting as the file has it, and where."""

    value: str
    place: str


def read_env_file(path: Path) -> dict[str, FromFile]:
    """The file's settings; a line that cannot be read is named, not skipped as python-dotenv does by default."""
    try:
        with path.open(encoding="utf-8") as stream:
            bindings = list(parse_stream(stream))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read ({type(error).__name__})"
        raise OperatorProblem(message) from None
    found = {}
    for binding in bindings:
        if binding.key is None and not binding.error:
            continue
        # python-dotenv counts from the first blank line before the setting.
        text = binding.original.string
        place = f"{path}:{binding.original.line + len(text[: len(text) - len(text.lstrip())].splitlines())}"
        if binding.error or binding.key is None or binding.value is None:
            message = f"{place}: not a setting; write NAME=value"
            raise OperatorProblem(message)
        found[binding.key] = FromFile(binding.value, place)
    return found


def load_settings(environ: Mapping[str, str] | None = None, env_file: Path = Path(".env")) -> Settings:
    """The environment wins over the file. A misspelt name in the file is an error; the environment holds others' too.

    Raises:
        OperatorProblem: names the setting and where it was set; never its value, which may be a secret.
    """
    environment = os.environ if environ is None else environ
    from_file = read_env_file(env_file)
    known = Settings.model_fields
    for name, setting in from_file.items():
        if name not in known and name not in COMPOSE_ONLY:
            message = f"{setting.place}: unknown setting {name}; see .env.example"
            raise OperatorProblem(message)
    merged = {name: setting.value for name, setting in from_file.items() if name in known}
    merged |= {name: environment[name] for name in known if name in environment}
    try:
        return Settings.model_validate({name: value.strip() for name, value in merged.items() if value.strip()})
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0])
        words = first["msg"].removeprefix("Value error, ")
        where = f"{name} in the environment" if name in environment else f"{from_file[name].place}: {name}"
        message = f"{where}: {words}"
        raise OperatorProblem(message) from None
