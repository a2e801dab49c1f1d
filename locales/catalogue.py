"""Interface texts of one language, read from its `.po` file.

The `.po` is compiled in memory when first needed (a few milliseconds), so there is no `.mo` that could be missing or
older than its source.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from language import Language

HERE = Path(__file__).parent


def po_path(language: str) -> Path:
    return HERE / language / "LC_MESSAGES" / "wegwijzer.po"


class Texts(GNUTranslations):
    """Callable: `_ = texts("uk"); _("Menu")`. An unknown text raises: half-English messages must reach nobody."""

    def __call__(self, message: str) -> str:
        return self.gettext(message)

    def gettext(self, message: str) -> str:
        translated = super().gettext(message)
        if translated == message and message not in self._known:
            problem = f"no translation for {message!r}"
            raise LookupError(problem)
        return translated

    @property
    def _known(self) -> dict[object, str]:
        return self._catalog  # type: ignore[attr-defined,no-any-return]  # typeshed leaves GNUTranslations' table out


@cache
def texts(language: Language) -> Texts:
    """The interface texts of a language; read once per process."""
    with po_path(language).open("rb") as po:
        catalogue = read_po(po, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Texts(compiled)
