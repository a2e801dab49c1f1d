"""Templates: one environment for each language of the desk, everything escaped, nothing undefined."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from desk.accounts.account import LANGUAGES
from issues.dutch_time import AMSTERDAM
from locales import texts

if TYPE_CHECKING:
    from datetime import datetime

    from desk.accounts.account import DeskLanguage
    from desk.static_files import StaticFiles
    from desk.theme.theme import Theme

TEMPLATES = Path(__file__).parent / "templates"


class Rendering:
    """Every page, under the theme's name and logo."""

    def __init__(self, static: StaticFiles, theme: Theme) -> None:
        self._environments = {language: _environment(language, static, theme) for language in LANGUAGES}

    def render(self, template: str, language: DeskLanguage, **values: object) -> str:
        return self._environments[language].get_template(template).render(language=language, **values)


def _environment(language: DeskLanguage, static: StaticFiles, theme: Theme) -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = texts(language, "desk")
    # Not the i18n extension: with it a "%" in a text means something, and a missing text is English.
    made.globals.update(_=words, ngettext=words.ngettext, static=static.address)
    made.globals.update(product=theme.name[language], logo=theme.logo)
    made.filters.update(day=_day, moment=_moment)
    return made


def _day(moment: datetime) -> str:
    """As both languages write days in figures: 28-11-2026."""
    return f"{moment.astimezone(AMSTERDAM) if hasattr(moment, 'astimezone') else moment:%d-%m-%Y}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"
