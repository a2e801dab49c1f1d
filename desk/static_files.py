"""The desk's scripts, styles and pictures, under an address that changes with their content."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent / "static"
KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
FOREVER = "public, max-age=31536000, immutable"


class StaticFiles:
    """Read once into memory, so that no request can name a path outside.

    One version for all, because modules import each other by relative address. ``more``: by name, what is served beside
    ours or in its place.
    """

    def __init__(self, folder: Path = FOLDER, more: Mapping[str, bytes] = MappingProxyType({})) -> None:
        found = sorted(file for file in folder.iterdir() if file.suffix in KINDS)
        self._files = {file.name: file.read_bytes() for file in found} | dict(more)
        digest = hashlib.sha256()
        for name, content in self._files.items():
            digest.update(f"{name}\x1f{len(content)}\x1f".encode() + content)
        self.version = digest.hexdigest()[:16]

    def address(self, name: str) -> str:
        """KeyError where there is no such file: a page with a broken style is found by its first test."""
        self._files[name]
        return f"/desk/static/{self.version}/{name}"

    def response(self, version: str, name: str) -> Response:
        """The file, to be kept for ever; 404 for another version, whose content this is not."""
        content = self._files.get(name)
        if content is None or version != self.version:
            return Response(status_code=404)
        return Response(content, headers={"cache-control": FOREVER, "content-type": KINDS[Path(name).suffix]})
