"""The page's script, style and picture, under an address that changes with their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from starlette.responses import Response

FOLDER = Path(__file__).parent / "static"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
FOREVER = "public, max-age=31536000, immutable"


class StaticFiles:
    """Read once into memory: a few dozen kilobytes, and no request can name a path outside.

    One version for the whole folder, because the modules import each other by relative address.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._files = {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.suffix in KINDS}
        digest = hashlib.sha256()
        for name, content in self._files.items():
            digest.update(f"{name}\x1f{len(content)}\x1f".encode() + content)
        self.version = digest.hexdigest()[:16]

    def address(self, name: str) -> str:
        return f"/preview/static/{self.version}/{name}"

    def response(self, version: str, name: str) -> Response:
        """The file, to be kept for ever; 404 for another version, whose content this is not."""
        content = self._files.get(name)
        if content is None or version != self.version:
            return Response(status_code=404)
        kind = KINDS[Path(name).suffix] + "; charset=utf-8"
        return Response(content, headers={"cache-control": FOREVER, "content-type": kind})
