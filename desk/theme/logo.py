"""Whether a file is a picture for the header, and no more than that."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree as ET

from PIL import Image, UnidentifiedImageError

LOGOS = ("logo.svg", "logo.png")
BYTES_MOST = 200_000
"""It is fetched once by each browser, and shown 28 pixels high."""
PIXELS_MOST = 2_000
SVG = "{http://www.w3.org/2000/svg}svg"


def why_no_logo(name: str, picture: bytes) -> str:
    """What is wrong with it; empty where nothing is."""
    if not picture:
        return "is empty, or no file"
    if len(picture) > BYTES_MOST:
        return f"has {len(picture):,} bytes, at most {BYTES_MOST:,} are served"
    return _why_no_svg(picture) if name.endswith(".svg") else _why_no_png(picture)


def _why_no_svg(picture: bytes) -> str:
    """Browsers run nothing in it, as the desk's policy forbids that; a logo with a script is no logo all the same."""
    if b"<!" in picture.replace(b"<!--", b"").replace(b"<![CDATA[", b""):
        return "has a DOCTYPE or an ENTITY: save it as plain SVG"
    try:
        root = ET.fromstring(picture)  # noqa: S314 – what could expand was refused above
    except ET.ParseError as error:
        line, column = error.position
        return f"is no SVG: line {line}, column {column + 1} is not XML"
    if root.tag != SVG:
        return "is no SVG: it does not begin with <svg xmlns=…>"
    for part in root.iter():
        if str(part.tag).rpartition("}")[2] in {"script", "foreignObject"} or any(
            key.lower().startswith("on") for key in part.attrib
        ):
            return "holds a script: save it as plain SVG"
    return ""


def _why_no_png(picture: bytes) -> str:
    try:
        with Image.open(BytesIO(picture), formats=["PNG"]) as found:
            size = found.size
            found.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "is no PNG, or a broken one"
    if max(size) > PIXELS_MOST:
        return f"is {size[0]} × {size[1]} pixels, at most {PIXELS_MOST} each way"
    return ""
