"""Interface texts of one language, read from its `.po` file; and which languages there are: those with such a file.

Two domains: ``wegwijzer`` for what residents read, in every language; ``desk`` for the desk, in the required ones.

The `.po` is compiled in memory when first needed (a few milliseconds), so there is no `.mo` that could be missing or
older than its source.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from babel.messages.mofile import write_mo

from language import FALLBACK_LANGUAGE, REQUIRED_LANGUAGES
from locales.po_file import NAME, PARTIAL, YES, read_po

if TYPE_CHECKING:
    from language import Language

HERE = Path(__file__).parent


Domain = Literal["wegwijzer", "desk"]


def po_path(language: str, domain: Domain = "wegwijzer") -> Path:
    return HERE / language / "LC_MESSAGES" / f"{domain}.po"


@cache
def languages() -> tuple[Language, ...]:
    """Every language the bot speaks: the required ones, then the others by their letters."""
    there = {path.parent.parent.name for path in HERE.glob("[a-z][a-z]/LC_MESSAGES/wegwijzer.po")}
    return (*REQUIRED_LANGUAGES, *sorted(there.difference(REQUIRED_LANGUAGES)))


class Texts(GNUTranslations):
    """Callable: `_ = texts("uk"); _("Menu")`. An unknown text raises: half-English messages must reach nobody.

    What a partial language does not have yet is Dutch.
    """

    def __call__(self, message: str) -> str:
        return self.gettext(message)

    def gettext(self, message: str) -> str:
        if message in self._known:
            return super().gettext(message)
        if self.partial:
            return texts(FALLBACK_LANGUAGE)(message)
        raise _missing(message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The form that the language has for so many."""
        if (singular, 0) not in self._known:
            raise _missing(singular)
        return super().ngettext(singular, plural, count)

    @property
    def own_name(self) -> str:
        """What the language calls itself, with its flag."""
        return self.info()[NAME.lower()]

    @property
    def partial(self) -> bool:
        """Whether what the bot knows is not all there in this language."""
        return self.info().get(PARTIAL.lower()) == YES

    @property
    def _known(self) -> dict[object, str]:
        return self._catalog  # type: ignore[attr-defined,no-any-return]  # typeshed leaves GNUTranslations' table out


def _missing(message: str) -> LookupError:
    return LookupError(f"no translation for {message!r}")


@cache
def texts(language: Language, domain: Domain = "wegwijzer") -> Texts:
    """The interface texts of a language; read once per process."""
    with po_path(language, domain).open("rb") as po:
        catalogue = read_po(po, language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Texts(compiled)
