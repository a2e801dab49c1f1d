"""Where each box of a decision tree stands: a tidy tree that grows to the right, with texts wrapped in their boxes.

Widths are in the picture's own units, one to a CSS pixel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from routekaart.tree import Nothing, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routekaart.tree import Card, Tree
    from routekaart.tree_words import TreeWords

Look: TypeAlias = Literal["question", "answer", "card", "urgent"]
Style: TypeAlias = Literal["text", "strong", "small"]

FONT_SIZE = 14
LINE = 19
PADDING = 10
WIDTHS: dict[Look, int] = {"question": 230, "answer": 200, "card": 320, "urgent": 320}
BETWEEN_COLUMNS = 40
BETWEEN_ROWS = 14

_NARROW = frozenset("iljtfrI.,:;'’ʼ|!()[]іїІЇ ")
_WIDE = frozenset("mwMWжшщюфмыЖШЩЮФМ@%—…→")


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Box:
    """A box at its place. ``after`` is the middle of the right edge of the box that leads here; None for the first."""

    look: Look
    lines: tuple[Line, ...]
    x: float
    y: float
    after: tuple[float, float] | None

    @property
    def width(self) -> int:
        return WIDTHS[self.look]

    @property
    def height(self) -> int:
        return _height(self.lines)


@dataclass(frozen=True, slots=True)
class _Sized:
    look: Look
    lines: tuple[Line, ...]
    below: tuple[_Sized, ...] = ()

    @property
    def span(self) -> float:
        """The height that the box and all that follows from it need."""
        followers = sum(one.span for one in self.below) + BETWEEN_ROWS * max(len(self.below) - 1, 0)
        return max(_height(self.lines), followers)


def lay_out(words: TreeWords) -> tuple[Box, ...]:
    """Every box, those that lead somewhere before those they lead to; the first column is at 0, the first row too."""
    return tuple(_placed(_sized(words, words.tree), 0, 0, None))


def wrapped(text: str, width: float, *, strong: bool = False) -> tuple[str, ...]:
    """The text in lines that fit ``width`` in any sans-serif font; a word that alone is too long is broken."""
    lines = [""]
    for word in text.split():
        for piece in _pieces(word, width, strong=strong):
            longer = f"{lines[-1]} {piece}".strip()
            if text_width(longer, strong=strong) <= width or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(piece)
    return tuple(lines)


def text_width(text: str, *, strong: bool = False) -> float:
    """As wide as the text may get at most, letter by letter: the fonts of readers differ and cannot be asked."""
    em = sum(0.4 if one in _NARROW else 1.0 if one in _WIDE else 0.8 if one.isupper() else 0.64 for one in text)
    return em * FONT_SIZE * (1.1 if strong else 1)


def _pieces(word: str, width: float, *, strong: bool) -> Iterator[str]:
    while text_width(word, strong=strong) > width:
        fitting = next(n for n in range(len(word) - 1, 0, -1) if text_width(word[:n], strong=strong) <= width)
        yield word[:fitting]
        word = word[fitting:]
    yield word


def _height(lines: tuple[Line, ...]) -> int:
    return LINE * len(lines) + 2 * PADDING


def _sized(words: TreeWords, tree: Tree) -> _Sized:
    if not isinstance(tree, Question):
        return _ending(words, tree)
    answers = tuple(
        _Sized(
            "answer",
            _lines(" / ".join(words.choices(tree.fact, answer.choices)), "text", "answer"),
            (_sized(words, answer.leads_to),),
        )
        for answer in tree.answers
    )
    return _Sized("question", _lines(words.question(tree.fact), "strong", "question"), answers)


def _ending(words: TreeWords, ends: Card | Nothing) -> _Sized:
    if isinstance(ends, Nothing):
        return _Sized("urgent", _lines(words.nothing(), "strong", "urgent"))
    look: Look = "urgent" if words.is_urgent(ends) else "card"
    lines = (
        *_lines(words.rule(ends), "small", look),
        *_lines(ends.outcome, "strong", look),
        *_lines(words.answer(ends), "text", look),
    )
    return _Sized(look, lines)


def _lines(text: str, style: Style, look: Look) -> tuple[Line, ...]:
    room = WIDTHS[look] - 2 * PADDING
    return tuple(Line(one, style) for one in wrapped(text, room, strong=style == "strong"))


def _placed(node: _Sized, x: float, top: float, after: tuple[float, float] | None) -> Iterator[Box]:
    height = _height(node.lines)
    y = top + (node.span - height) / 2
    yield Box(node.look, node.lines, x, y, after)
    right = x + WIDTHS[node.look]
    followers = sum(one.span for one in node.below) + BETWEEN_ROWS * max(len(node.below) - 1, 0)
    below = top + (node.span - followers) / 2
    for one in node.below:
        yield from _placed(one, right + BETWEEN_COLUMNS, below, (right, y + height / 2))
        below += one.span + BETWEEN_ROWS
