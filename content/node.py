"""What every content file is made of: strict values, and texts in every language.

Everything is frozen: content that was read is one immutable value that requests share without locks.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, model_validator

from language import REQUIRED_LANGUAGES

if TYPE_CHECKING:
    from language import Language

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
PlaceId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=30)]
HTTPS = r"^https://[a-z0-9-]+(\.[a-z0-9-]+)+([/?#][!-~]*)?$"
Url = Annotated[str, StringConstraints(pattern=HTTPS, max_length=300)]
LANGUAGE_CODE = re.compile(r"[a-z]{2}")
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=700)]


def _iso_date(value: str) -> str:
    date.fromisoformat(value)
    return value


IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_iso_date)]
"""A day, in quotes in the file: a bare YAML date is a trap the loader refuses."""


class Node(BaseModel):
    """Anything written in a content file: unknown keys are refused, nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class Text(Node):
    """One text in every language; Ukrainian and Dutch are required, any other (by its two letters) may be missing."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Line]

    uk: Line
    nl: Line

    @model_validator(mode="after")
    def others_are_languages(self) -> Text:
        for name in self.__pydantic_extra__:
            if not LANGUAGE_CODE.fullmatch(name):
                message = f"'{name}' is no language: write its two letters, e.g. en"
                raise ValueError(message)
        return self

    def has(self, language: str) -> bool:
        return language in REQUIRED_LANGUAGES or language in self.__pydantic_extra__

    def in_language(self, language: Language) -> str:
        """The text in that language, else in Dutch, which whoever helps can read; the card says so (``has``)."""
        if language == "uk":
            return self.uk
        return self.__pydantic_extra__.get(language, self.nl)
