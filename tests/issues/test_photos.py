"""What is kept of a photo, and which files are refused."""

from __future__ import annotations

import struct
import time
import zlib
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image, PngImagePlugin

from issues.photos import MAX_BYTES, PhotoIsNoImage, PhotoProblem, PhotoTooLarge, PhotoUnreadable, reencode

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)
GPS, MAKER, ORIENTATION = 0x8825, 0x010F, 0x0112


def saved(image: Image.Image, kind: str, **options) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def half_and_half(size: tuple[int, int] = (64, 32)) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image


def seen(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    assert image.format == "JPEG"
    return image.convert("RGB")


def near(colour: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(is_ - should) < 24 for is_, should in zip(colour, wanted, strict=True))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_claiming(width: int, height: int) -> bytes:
    """A few bytes that unpack to as many pixels as they say."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 100)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_the_picture_is_still_there(kind: str) -> None:
    image = seen(reencode(saved(half_and_half(), kind)))
    assert image.size == (64, 32)
    assert near(image.getpixel((5, 16)), RED)
    assert near(image.getpixel((60, 16)), BLUE)


def photo_with_secrets() -> bytes:
    exif = Image.Exif()
    exif[MAKER] = "SECRET-Camera"
    exif[0x9286] = "SECRET-UserComment"
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 22.0, 23.5), 3: "E", 4: (4.0, 53.0, 42.0), 29: "SECRET-2026:07:01"})
    return saved(
        half_and_half(),
        "JPEG",
        exif=exif.tobytes(),
        comment=b"SECRET-comment",
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRET-xmp</x:xmpmeta>",
        icc_profile=b"SECRET-profile" * 20,
    )


def test_nothing_of_place_camera_or_comments_is_in_the_kept_bytes() -> None:
    photo = photo_with_secrets()
    assert photo.count(b"SECRET") >= 5
    assert b"Exif" in photo
    kept = reencode(photo)
    for trace in (b"SECRET", b"Exif", b"adobe", b"http", b"ICC_PROFILE", b"Photoshop", b"\xff\xfe"):
        assert trace not in kept
    # Application parts: JFIF's own and no other.
    assert [kept.count(b"\xff" + bytes([part])) for part in range(0xE1, 0xF0)] == [0] * 15
    assert not Image.open(BytesIO(kept)).getexif()


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_other_formats_bring_no_metadata_along(kind: str) -> None:
    exif = Image.Exif()
    exif[MAKER] = "SECRET-Camera"
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "SECRET-author")
    texts.add_itxt("Location", "SECRET-place", zip=False)
    options = {"PNG": {"exif": exif, "pnginfo": texts}, "WEBP": {"exif": exif}, "GIF": {"comment": b"SECRET-gif"}}[kind]
    photo = saved(half_and_half(), kind, **options)
    assert b"SECRET" in photo
    assert b"SECRET" not in reencode(photo)


@pytest.mark.parametrize(
    ("orientation", "red_corner"),
    [(1, "left"), (2, "right"), (3, "right"), (4, "left"), (5, "top"), (6, "top"), (7, "bottom"), (8, "bottom")],
)
def test_a_photo_is_turned_as_the_camera_was_held(orientation: int, red_corner: str) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    image = seen(reencode(saved(half_and_half(), "JPEG", exif=exif)))
    width, height = image.size
    assert (width > height) == (orientation < 5)
    at = {
        "left": (3, height // 2), "right": (width - 4, height // 2),
        "top": (width // 2, 3), "bottom": (width // 2, height - 4),
    }  # fmt: skip
    assert near(image.getpixel(at[red_corner]), RED)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_changes_nothing(orientation: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    assert seen(reencode(saved(half_and_half(), "JPEG", exif=exif))).size == (64, 32)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_broken_metadata_does_not_lose_the_photo() -> None:
    photo = saved(half_and_half(), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff" + b"\xff" * 40)
    assert seen(reencode(photo)).size == (64, 32)


@pytest.mark.parametrize(("size", "kept"), [((4000, 1000), (2000, 500)), ((1000, 3000), (667, 2000)), ((9, 7), (9, 7))])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_photo_is_made_smaller_and_never_bigger(size: tuple[int, int], kept: tuple[int, int], kind: str) -> None:
    image = seen(reencode(saved(half_and_half(size), kind)))
    assert image.size == kept
    assert near(image.getpixel((1, kept[1] - 2)), RED)
    assert near(image.getpixel((kept[0] - 2, 1)), BLUE)


def test_a_big_picture_made_small_in_strips_has_no_seams() -> None:
    big = Image.linear_gradient("L").resize((3001, 9007)).convert("RGBA")
    image = seen(reencode(saved(big, "PNG", compress_level=1)))
    assert image.size == (667, 2000)
    column = [image.getpixel((300, row))[0] for row in range(2000)]
    assert max(abs(above - below) for above, below in pairwise(column)) <= 4
    assert column[5] < 10
    assert column[-5] > 245


def test_one_pixel_is_a_photo() -> None:
    image = seen(reencode(saved(Image.new("RGB", (1, 1), RED), "PNG")))
    assert image.size == (1, 1)
    assert near(image.getpixel((0, 0)), RED)


def test_print_colours_become_screen_colours() -> None:
    image = seen(reencode(saved(half_and_half().convert("CMYK"), "JPEG")))
    assert near(image.getpixel((5, 16)), RED)
    assert near(image.getpixel((60, 16)), BLUE)


def test_deep_grey_keeps_its_shades() -> None:
    deep = Image.new("I;16", (64, 64), 128 * 256)
    deep.paste(20 * 256, (0, 0, 32, 64))
    image = seen(reencode(saved(deep, "PNG")))
    assert near(image.getpixel((5, 30)), (20, 20, 20))
    assert near(image.getpixel((60, 30)), (128, 128, 128))


def test_what_is_transparent_becomes_white() -> None:
    clear = Image.new("RGBA", (64, 32), (*RED, 255))
    clear.paste((0, 0, 0, 0), (32, 0, 64, 32))
    palette = clear.quantize(8)
    for photo in (saved(clear, "PNG"), saved(clear, "WEBP", lossless=True), saved(palette, "PNG")):
        image = seen(reencode(photo))
        assert near(image.getpixel((5, 16)), RED)
        assert near(image.getpixel((60, 16)), WHITE)


@pytest.mark.parametrize("mode", ["P", "RGB"])
@pytest.mark.parametrize("size", [(64, 32), (6000, 300)])
def test_a_colour_that_stands_for_transparent_becomes_white(mode: str, size: tuple[int, int]) -> None:
    plain = half_and_half(size).quantize(4) if mode == "P" else half_and_half(size)
    clear = plain.getpixel((size[0] - 4, 16))
    image = seen(reencode(saved(plain, "PNG", transparency=clear)))
    assert near(image.getpixel((5, 16)), RED)
    assert near(image.getpixel((image.width - 4, 16)), WHITE)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_a_moving_picture_the_first_frame_is_kept(kind: str) -> None:
    frames = [Image.new("RGB", (32, 32), colour) for colour in (RED, BLUE, WHITE)]
    moving = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    assert near(seen(reencode(moving)).getpixel((16, 16)), RED)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        "Тут пліснява".encode(),
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>alert(1)</script></svg>",
        b"%PDF-1.7\n",
        b"MZ" + bytes(500),
        b"PK\x03\x04" + bytes(500),
        saved(Image.new("RGB", (8, 8)), "BMP"),
        saved(Image.new("RGB", (8, 8)), "TIFF"),
        saved(Image.new("RGB", (8, 8)), "ICO"),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    ],
    ids=["empty", "text", "cyrillic", "svg", "pdf", "exe", "zip", "bmp", "tiff", "ico", "eps"],
)
def test_what_is_no_photo_is_refused_as_such(data: bytes) -> None:
    with pytest.raises(PhotoIsNoImage):
        reencode(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_cut_off_is_refused_as_damaged(kind: str) -> None:
    noise = Image.effect_noise((300, 300), 90).convert("RGB")
    whole = saved(noise, kind)
    with pytest.raises(PhotoUnreadable) as problem:
        reencode(whole[: len(whole) // 2])
    assert not isinstance(problem.value, PhotoIsNoImage)


@pytest.mark.parametrize("cut", range(4, 1200, 37))
def test_wherever_a_photo_is_cut_it_is_refused_or_read(cut: int) -> None:
    for whole in (photo_with_secrets(), saved(half_and_half(), "PNG"), saved(half_and_half(), "GIF")):
        try:
            kept = reencode(whole[:cut])
        except PhotoProblem:
            continue
        assert seen(kept).size == (64, 32)


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("size", [(30_000, 30_000), (10_000, 9_000), (7072, 7072), (30_001, 1), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_before_it_goes_off(size: tuple[int, int]) -> None:
    began = time.process_time()
    with pytest.raises(PhotoTooLarge):
        reencode(png_claiming(*size))
    assert time.process_time() - began < 1


def test_a_webp_of_more_than_sixteen_million_pixels_is_refused() -> None:
    assert seen(reencode(saved(half_and_half((4000, 4000)), "WEBP", method=0))).size == (2000, 2000)
    with pytest.raises(PhotoTooLarge):
        reencode(saved(half_and_half((4002, 4000)), "WEBP", method=0))


def test_a_big_file_is_refused_and_a_megabyte_less_is_not() -> None:
    photo = saved(half_and_half(), "JPEG")
    with pytest.raises(PhotoTooLarge):
        reencode(photo + bytes(MAX_BYTES + 1 - len(photo)))
    assert seen(reencode(photo + bytes(MAX_BYTES - len(photo)))).size == (64, 32)


def test_a_picture_that_is_drawn_ten_thousand_times_over_is_refused_at_once() -> None:
    photo = saved(Image.new("RGB", (7000, 7000), RED), "JPEG", progressive=True)
    last_scan = photo[photo.rindex(b"\xff\xda") : -2]
    began = time.process_time()
    with pytest.raises(PhotoUnreadable):
        reencode(photo[:-2] + last_scan * 10_000 + photo[-2:])
    assert time.process_time() - began < 1


def test_a_film_hung_on_behind_a_photo_is_cut_off() -> None:
    photo = saved(half_and_half(), "JPEG", progressive=True) + b"ftypmp42SECRET" + b"\xff\xda\0\0" * 50_000
    kept = reencode(photo)
    assert seen(kept).size == (64, 32)
    assert b"SECRET" not in kept


def test_a_text_that_unpacks_to_gigabytes_is_refused() -> None:
    header = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    text = chunk(b"zTXt", b"note\0\0" + zlib.compress(bytes(80_000_000)))
    rows = chunk(b"IDAT", zlib.compress(b"\0" * 72))
    with pytest.raises(PhotoProblem):
        reencode(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + text + rows + chunk(b"IEND", b""))
