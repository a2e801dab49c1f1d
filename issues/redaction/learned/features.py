"""What the model is told of a piece: how it is written, what it can be, and what stands around it.

Words are features by their beginning and end too, which inflected forms share; a number by how large it is, since a
room, an hour, an age and a year are of different sizes. What was found before is a feature by its type, not its words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from issues.redaction.names.common_words import is_common
from issues.redaction.names.cyrillic_words import tags_of
from issues.redaction.names.reading import Kind
from issues.redaction.names.word import heard, shaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from issues.redaction.learned.pieces import Piece
    from issues.redaction.names.word import Word

_SIZES = (
    (1, "1"), (4, "few"), (12, "hours"), (24, "day"), (31, "month"), (59, "minutes"), (99, "tens"), (399, "low"),
    (999, "high"), (1899, "four"), (2099, "year"), (9999, "four"),
)  # fmt: skip
_ROUND = 50
_HUNDRED = 100
_SHORT = 2
_FAR = 6
"""How many pieces on each side of a number are features of it, whatever their place."""
_DIGIT = re.compile(r"\d")
_FIRST_OF_SEVERAL = re.compile(r"\d{1,4}")
_LONGEST_FORM = 12
_NEAR = (-3, -2, -1, 1, 2, 3)
_OUTSIDE = "none"


def features_of(pieces: Sequence[Piece], first: int, last: int) -> list[list[str]]:
    """The features of the pieces from ``first`` to before ``last``; those around them count for their neighbours."""
    begin, end = max(0, first - _FAR), min(len(pieces), last + _FAR)
    own = {at: _own(pieces[at]) for at in range(begin, end)}
    told = {at: _told_to_neighbours(own[at]) for at in own}
    shown = {at: _shown(pieces[at]) for at in own}
    return [
        [*own[at], *_around(at, told), *_pairs(at, shown), *(_far(at, shown) if _counts(pieces[at]) else ())]
        for at in range(first, last)
    ]


def _counts(piece: Piece) -> bool:
    return piece.number is not None or piece.low[:1].isdigit()


def _own(piece: Piece) -> list[str]:
    if piece.found and piece.found != "room":
        return [f"w=<{piece.found}>", "found"]
    if piece.number is not None:
        features = _of_number(piece, piece.number)
    elif piece.low[0].isdigit():
        features = _of_several(piece.low)
    elif piece.low[0].isalpha():
        features = _of_word(piece)
    else:
        features = [f"w={piece.low}"]
    if piece.glued:
        features.append("glued")
    if piece.found:
        features.append("r=inside" if piece.inside else "r=room")
    return features


def _size(piece: Piece, number: int) -> str:
    if not piece.said and piece.low.startswith("0"):
        return "zero"
    if _HUNDRED <= number <= 999 and number % _ROUND == 0:  # noqa: PLR2004 – three digits
        return "round"
    return next((name for most, name in _SIZES if number <= most), "long")


def _of_number(piece: Piece, number: int) -> list[str]:
    size = _size(piece, number)
    if piece.said:
        words = piece.low.count(" ")
        return ["num", "said", f"n={size}", f"which={piece.said}", f"w=<{piece.said} {size}>",
                f"s2={piece.low[-2:]}", f"words={words}"]  # fmt: skip
    features = ["num", f"n={size}", f"len={len(piece.low)}", f"w=<{size}>"]
    if number % 10 == 0:
        features.append("ends0")
    if len(piece.low) <= _SHORT:
        features.append(f"v={piece.low}")
    return features


def _of_several(low: str) -> list[str]:
    """Of a time, a date, an amount with cents, a room with its floor: how long each part is and what parts them."""
    first = int(_FIRST_OF_SEVERAL.findall(low)[0])
    return ["num", "several", f"w=<{_form(low)}>", f"n={_form(low)}", f"of={first // 4}"]


def _form(low: str) -> str:
    return _DIGIT.sub("9", low[:_LONGEST_FORM])


def _of_word(piece: Piece) -> list[str]:
    low = piece.low
    features = [f"w={low}", f"p={low[:4]}", f"p3={low[:3]}", f"s={low[-3:]}", f"s2={low[-2:]}"]
    cyrillic = low[0] > "\u03ff"
    features.append("cyr" if cyrillic else "lat")
    if len(low) == 1:
        features.append("one")
    if piece.word is not None:
        features += _known_of(piece.word)
    if cyrillic:
        tags = tags_of(low)
        features += sorted({f"pos={tag.POS}" for tag in tags})
        features += sorted({f"nc={tag.case}{tag.number}" for tag in tags if tag.POS == "NOUN"})
    elif is_common(low):
        features.append("common")
    return features


def _known_of(word: Word) -> list[str]:
    token, reading = word.token, word.reading
    kinds = int(reading.kinds)
    features = [*_kinds(kinds), f"K={kinds}{'c' if token.capital else ''}{int(token.opens)}"]
    flags = {
        "cap": token.capital, "capin": token.capital and not token.opens, "loud": token.shouted, "opens": token.opens,
        "unknown": not reading.known, "kept": word.kept, "single": word.single, "heard": heard(word),
        "shaped": not reading.known and shaped(word),
    }  # fmt: skip
    return features + [name for name, holds in flags.items() if holds]


@cache
def _kinds(kinds: int) -> tuple[str, ...]:
    return tuple(f"k={kind.name}" for kind in Kind if kinds & kind)


_TOLD = ("w=", "K=", "num", "n=", "pos=", "r=", "p=", "cap", "nc=", "found", "len=", "kept", "single", "unknown")
_TOLD_FARTHER = ("w=", "K=", "num", "n=", "pos=", "r=", "p=", "cap", "found", "len=", "kept", "single", "unknown")
_TOLD_FARTHEST = ("w=", "r=", "num", "p=")


def _told_to_neighbours(features: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """What of a piece is a feature of the one beside it, of the next and of the third."""
    return (
        [one for one in features if one.startswith(_TOLD)],
        [one for one in features if one.startswith(_TOLD_FARTHER)],
        [one for one in features if one.startswith(_TOLD_FARTHEST)],
    )


def _around(at: int, told: dict[int, tuple[list[str], list[str], list[str]]]) -> list[str]:
    features: list[str] = []
    for by in _NEAR:
        theirs = told.get(at + by)
        features += [f"{by}:{one}" for one in theirs[abs(by) - 1]] if theirs else [f"{by}:{_OUTSIDE}"]
    return features


def _shown(piece: Piece) -> str:
    """What a piece is in a feature of several."""
    if piece.found and piece.found != "room":
        return f"<{piece.found}>"
    if piece.number is not None:
        return f"#{piece.said}{_size(piece, piece.number)}"
    return _form(piece.low)


def _pairs(at: int, shown: dict[int, str]) -> list[str]:
    two_before, before, its, after, two_after = (shown.get(at + by, "^") for by in (-2, -1, 0, 1, 2))
    return [f"bi-={before}|{its}", f"bi+={its}|{after}", f"sk={before}|{after}",
            f"b2={two_before}|{before}", f"f2={after}|{two_after}"]  # fmt: skip


def _far(at: int, shown: dict[int, str]) -> list[str]:
    sides = (("near-", range(-_FAR, -1)), ("near+", range(2, _FAR + 1)))
    return [f"{side}={shown[at + by]}" for side, places in sides for by in places if at + by in shown]
