"""The desk's scripts, styles and pictures, under an address that changes with their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from starlette.responses import Response

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

    One version for all, because modules import each other by relative address. ``theme``: a folder of a municipality's
    own; a file there takes the place of ours of the same name.
    """

    def __init__(self, folder: Path = FOLDER, theme: Path | None = None) -> None:
        self._files: dict[str, bytes] = {}
        for place in (folder, theme):
            if place:
                found = sorted(file for file in place.iterdir() if file.suffix in KINDS)
                self._files |= {file.name: file.read_bytes() for file in found}
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
