"""A decision tree as a picture that can be read aloud, in the dark and without any font of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from locales import texts
from routekaart.tree_layout import BETWEEN_COLUMNS, FONT_SIZE, LINE, PADDING, WIDTHS, lay_out, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routekaart.tree_layout import Box
    from routekaart.tree_words import TreeWords

ROOT = "decision-tree"
"""The class that every style is below, so that a page with more pictures keeps its own."""

MARGIN = 24
NARROWEST = 560
HEAD = 26
"""Height of a line of the heading."""

LIGHT = {
    "page": "#ffffff", "ink": "#1a1c1f", "dim": "#4b5157", "line": "#6f767d",
    "question": "#e8eef8", "answer": "#f2f3f5", "card": "#eff7f1", "urgent": "#fdeceb",
    "question-edge": "#2f5aa0", "answer-edge": "#6f767d", "card-edge": "#2c6e44", "urgent-edge": "#b3261e",
}  # fmt: skip
DARK = {
    "page": "#15181b", "ink": "#f1f3f5", "dim": "#c2c8ce", "line": "#939ba3",
    "question": "#1d2b42", "answer": "#262b30", "card": "#1a2a20", "urgent": "#3a1c1a",
    "question-edge": "#8fb3ee", "answer-edge": "#939ba3", "card-edge": "#7fc99a", "urgent-edge": "#ff9d94",
}  # fmt: skip


def tree_svg(words: TreeWords) -> str:
    """The picture as one file: texts are text, and colours follow the reader's light or dark.

    The description says each way through in words, for whoever has it read aloud.
    """
    boxes = lay_out(words)
    width = max(NARROWEST, *(box.x + box.width for box in boxes)) + 2 * MARGIN
    heading = wrapped(words.heading, (width - 2 * MARGIN) * 0.7, strong=True)
    about = wrapped(words.about, width - 2 * MARGIN)
    top = MARGIN + HEAD * len(heading) + LINE * len(about) + PADDING
    height = top + max(box.y + box.height for box in boxes) + MARGIN
    return "\n".join((*_head(words, width, height), *_title(heading, about), *_tree(boxes, top), "</svg>")) + "\n"


def _head(words: TreeWords, width: float, height: float) -> Iterator[str]:
    _ = texts(words.language)
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{ROOT}" {size} role="img" lang={quoteattr(words.language)} '
        f'aria-labelledby="title-{words.topic}" aria-describedby="desc-{words.topic}">'
    )
    title = _("Decision tree: {topic}").format(topic=words.heading)
    yield f'<title id="title-{words.topic}">{escape(title)}</title>'
    yield f'<desc id="desc-{words.topic}">{escape(words.about)}\n{escape(chr(10).join(words.description()))}</desc>'
    yield f"<style>\n{_style()}\n</style>"
    yield '<rect width="100%" height="100%" fill="var(--page)"/>'


def _style() -> str:
    def colours(palette: dict[str, str]) -> str:
        return " ".join(f"--{name}: {colour};" for name, colour in palette.items())

    rules = (
        "text { " + f"font: {FONT_SIZE}px system-ui, sans-serif; fill: var(--ink);" + " }",
        ".heading { font-size: 20px; font-weight: 700; }",
        ".strong { font-weight: 600; }",
        ".small { fill: var(--dim); }",
        ".urgent { stroke-width: 3; }",
        *(f".{look} {{ fill: var(--{look}); stroke: var(--{look}-edge); }}" for look in WIDTHS),
        "path { fill: none; stroke: var(--line); stroke-width: 1.5; }",
    )
    return "\n".join(
        (
            f".{ROOT} {{ {colours(LIGHT)} color-scheme: light dark; }}",
            f"@media (prefers-color-scheme: dark) {{ .{ROOT} {{ {colours(DARK)} }} }}",
            *(f".{ROOT} {rule}" for rule in rules),
        )
    )


def _title(heading: tuple[str, ...], about: tuple[str, ...]) -> Iterator[str]:
    y = MARGIN - 6
    for line in heading:
        y += HEAD
        yield f'<text class="heading" x="{MARGIN}" y="{y}">{escape(line)}</text>'
    for line in about:
        y += LINE
        yield f'<text class="small" x="{MARGIN}" y="{y}">{escape(line)}</text>'


def _tree(boxes: tuple[Box, ...], top: float) -> Iterator[str]:
    yield f'<g transform="translate({MARGIN} {top:.0f})">'
    for box in boxes:
        if box.after:
            yield _path(box, *box.after)
    for box in boxes:
        yield from _box(box)
    yield "</g>"


def _path(box: Box, x: float, y: float) -> str:
    end, bend = box.y + box.height / 2, BETWEEN_COLUMNS / 2
    return f'<path d="M{x:.0f} {y:.1f}C{x + bend:.0f} {y:.1f} {box.x - bend:.0f} {end:.1f} {box.x:.0f} {end:.1f}"/>'


def _box(box: Box) -> Iterator[str]:
    corner = {"question": 4, "answer": 20}.get(box.look, 10)
    yield (
        f'<rect class="{box.look}" x="{box.x:.0f}" y="{box.y:.1f}" width="{box.width}" height="{box.height}" '
        f'rx="{corner}"/>'
    )
    for number, line in enumerate(box.lines):
        y = box.y + PADDING + LINE * number + FONT_SIZE
        yield f'<text class="{line.style}" x="{box.x + PADDING:.0f}" y="{y:.1f}">{escape(line.text)}</text>'
