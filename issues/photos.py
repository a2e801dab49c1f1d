"""Photos as they may be kept: what can be seen, and nothing else that was in the file."""

from __future__ import annotations

import re
from io import BytesIO

from PIL import Image, UnidentifiedImageError

MAX_BYTES = 10_000_000
MAX_PIXELS = 50_000_000
MAX_PIXELS_WEBP = 16_000_000
"""Its decoder holds a picture five times over; phones do not take photos in it."""
MAX_LENGTH = 30_000
"""A panorama is half as long."""
MAX_SIDE = 2000
MAX_SCANS = 100
"""A progressive JPEG has about ten; each may go over the whole picture again for ten bytes, and keep a core busy."""
JPEG_QUALITY = 85
STRIP = 16
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
"""What phones and browsers make. HEIC is not among them: Pillow does not read it, and Telegram turns it into JPEG."""

_ORIENTATION_TAG = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_MARKER = re.compile(rb"\xff([^\x00\x01\xd0-\xd7\xff])")
"""Beginning of a part of a JPEG; the others stand inside a scan."""
_SCAN, _END = b"\xda", b"\xd9"


class PhotoProblem(Exception):
    """A file that cannot become a photo of a complaint."""


class PhotoTooLarge(PhotoProblem):
    """More than 10 MB, or more than 50 million pixels, however small the file."""


class PhotoUnreadable(PhotoProblem):
    """Damaged, or cut off."""


class PhotoIsNoImage(PhotoUnreadable):
    """No picture, or one of a kind that is not read."""


def reencode(data: bytes) -> bytes:
    """A JPEG with the same picture, upright, at most 2,000 pixels a side, without metadata; of a moving one the start.

    Place, time, camera, thumbnails, comments and colour profile are gone, as the picture is drawn into a new one. Takes
    up to three seconds and 300 MB: call it in a thread, one at a time.

    Raises:
        PhotoTooLarge: found from the header, before anything is decoded.
        PhotoIsNoImage: as is SVG, which is a program rather than a picture.
        PhotoUnreadable: it begins as a picture.
    """
    if len(data) > MAX_BYTES:
        raise PhotoTooLarge
    with _opened(data) as image:
        most = MAX_PIXELS_WEBP if image.format == "WEBP" else MAX_PIXELS
        if image.width * image.height > most or max(image.size) > MAX_LENGTH:
            raise PhotoTooLarge
        if image.format in {"JPEG", "MPO"} and _scans(data) > MAX_SCANS:
            raise PhotoUnreadable
        try:
            return _drawn_anew(image)
        except Exception:  # noqa: BLE001 – decoders fail in every way there is, and the cause may quote the file
            raise PhotoUnreadable from None


def _opened(data: bytes) -> Image.Image:
    """The picture with its header read."""
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        raise PhotoIsNoImage from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotoTooLarge from None
    except Exception:  # noqa: BLE001 – as above
        raise PhotoUnreadable from None


def _drawn_anew(image: Image.Image) -> bytes:
    turn = _UPRIGHT.get(_orientation(image))
    # A JPEG can be decoded at a half or a quarter of its size; others take no notice.
    image.draft(None, (MAX_SIDE, MAX_SIDE))
    flat = _halfway(image)
    flat.thumbnail((MAX_SIDE, MAX_SIDE))
    if turn is not None:
        flat = flat.transpose(turn)
    # Saving would carry over a comment of the old picture; a new one has none.
    clean = Image.new("RGB", flat.size, "white")
    clean.paste(flat.convert("RGB"), mask=flat.getchannel("A") if flat.mode == "RGBA" else None)
    out = BytesIO()
    clean.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return out.getvalue()


def _orientation(image: Image.Image) -> int:
    """How the camera was held, 1 where that cannot be read: a picture is not worse for a broken note about it."""
    try:
        return int(image.getexif().get(_ORIENTATION_TAG, 1))
    except Exception:  # noqa: BLE001 – as above
        return 1


def _halfway(image: Image.Image) -> Image.Image:
    """Smaller by a whole factor, but not yet too small; strip by strip, so that all of it is in memory only once."""
    factor = max(image.size) // MAX_SIDE
    if factor <= 1:
        return _in_eight_bits(image)
    small = Image.new("RGBA", (-(-image.width // factor), -(-image.height // factor)))
    for top in range(0, image.height, STRIP * factor):
        strip = image.crop((0, top, image.width, min(top + STRIP * factor, image.height)))
        small.paste(_in_eight_bits(strip).convert("RGBA").reduce(factor), (0, top // factor))
    return small


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """The same in a mode that can be made smaller well."""
    if image.mode.startswith("I"):
        # Converting cuts off above 255 instead of scaling.
        return image.point(lambda value: value / 256, "L")
    if image.mode in {"L", "RGB", "CMYK"} and "transparency" not in image.info:
        return image
    return image.convert("RGBA")


def _scans(data: bytes) -> int:
    """How many scans a JPEG has before its end; a film that a phone hangs on behind it does not count."""
    scans, at = 0, 2
    while marker := _MARKER.search(data, at):
        if marker[1] == _END:
            break
        scans += marker[1] == _SCAN
        at = marker.end() + int.from_bytes(data[marker.end() : marker.end() + 2])
    return scans
