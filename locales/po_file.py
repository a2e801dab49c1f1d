"""Reading a `.po` file without losing what its header says of the language."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileParser

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = "X-Language-Name"
PARTIAL = "X-Partial"
YES = "yes"
OURS = (NAME, PARTIAL)


class Catalogue(Catalog):
    """Babel's, which forgets header fields that it does not know, with ours kept."""

    ours: dict[str, str]

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        *known, last = self._get_mime_headers()
        return [*known, *getattr(self, "ours", {}).items(), last]

    @mime_headers.setter
    def mime_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        given = list(headers)
        self.ours = {name: value for name, value in given if name in OURS}
        self._set_mime_headers(given)

    @property
    def partial(self) -> bool:
        return getattr(self, "ours", {}).get(PARTIAL) == YES


def read_po(po: BinaryIO, language: str) -> Catalogue:
    """Every text of a file; what gettext would not read raises.

    Raises:
        babel.messages.pofile.PoFileError: the file has mistakes.
        babel.core.UnknownLocaleError: no language has these letters.
    """
    catalogue = Catalogue(locale=language)
    PoFileParser(catalogue, abort_invalid=True).parse(po)
    return catalogue
