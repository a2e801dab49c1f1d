"""From a folder to the look of the desk, or to everything in it that is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import Field

from content.documents import MAX_BYTES
from content.node import Line, Node
from content.problem import ContentError, Problem
from content.shape import validate
from content.suggestion import did_you_mean
from content.yaml_file import read
from desk.theme.colours import COLOUR, shipped, too_faint
from desk.theme.logo import LOGOS, why_no_logo
from desk.theme.theme import OUR_LOGO, OUR_NAME, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from content.yaml_file import YamlFile
    from desk.theme.colours import Colours, Faint, Scheme

FILE = "theme.yaml"
NAME_MOST = 40
"""Characters: it stands in the header beside the municipality, also on a phone."""
_BARE = re.compile(r":[ \t]*#[0-9a-fA-F]{3,6}\b")


class Name(Node):
    nl: Line = OUR_NAME["nl"]
    uk: Line = OUR_NAME["uk"]


class ThemeFile(Node):
    """`theme.yaml`. Nothing has to be in it."""

    name: Name = Name()
    light: Mapping[str, str] = Field(default_factory=dict)
    """Colours by the names of `desk/static/tokens.css`."""
    dark: Mapping[str, str] = Field(default_factory=dict)
    """Those that are others where somebody's screen is dark."""


def read_theme(folder: Path) -> Theme:
    """The folder's look; nothing of it is taken that could be anything but a name, a picture and colours.

    Raises:
        ContentError: with every problem found at once, a file and its line each.
    """
    logo, picture, problems = _logo(folder)
    written, file, faults = _written(folder)
    if written is None or problems or faults:
        raise ContentError([*problems, *faults])
    colours: dict[Scheme, Colours] = {"light": dict(written.light), "dark": dict(written.dark)}
    faint = (_faint(file, one, colours) for one in too_faint(colours))
    return Theme(
        name={"nl": written.name.nl, "uk": written.name.uk},
        logo=logo,
        picture=picture,
        colours=colours,
        warnings=tuple(str(one) for one in faint if one),
    )


def _logo(folder: Path) -> tuple[str, bytes, list[Problem]]:
    """Its name and what is in it. Every file that is not read is a problem: whoever put it there expects something."""
    found = sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))
    known = f"here belong {FILE} and one of {', '.join(LOGOS)}"
    problems = [Problem(name, 1, 1, f"is not read; {known}") for name in found if name not in {FILE, *LOGOS}]
    logos = [name for name in LOGOS if name in found]
    problems += [Problem(name, 1, 1, f"is a second logo beside {logos[0]}: keep one") for name in logos[1:]]
    if not logos:
        return OUR_LOGO, b"", problems
    name = logos[0]
    picture = (folder / name).read_bytes() if (folder / name).is_file() else b""
    if reason := why_no_logo(name, picture):
        problems.append(Problem(name, 1, 1, reason))
    return name, picture, problems


def _written(folder: Path) -> tuple[ThemeFile | None, YamlFile, list[Problem]]:
    text, reason = _text_of(folder / FILE)
    file = read(FILE, text)
    if reason:
        return None, file, [Problem(FILE, 1, 1, reason)]
    written, problems = (None, []) if file.broken else validate(file, ThemeFile)
    if written:
        problems += _findings(file, written)
    return written, file, [_quoted(one, text) for one in (*file.problems, *problems)]


def _text_of(path: Path) -> tuple[str, str]:
    """What stands there, or why it cannot be read."""
    if not path.is_file():
        return "", "is missing"
    if path.stat().st_size > MAX_BYTES:
        return "", f"is larger than {MAX_BYTES:,} bytes"
    try:
        return path.read_bytes().decode("utf-8"), ""
    except UnicodeDecodeError:
        return "", "is not UTF-8: save the file with that encoding"


def _findings(file: YamlFile, written: ThemeFile) -> Iterator[Problem]:
    names = shipped()["light"]
    for language, name in (("nl", written.name.nl), ("uk", written.name.uk)):
        if len(name) > NAME_MOST:
            yield file.at_value(("name", language), f"{len(name)} characters, at most {NAME_MOST} fit the header")
    for scheme, colours in (("light", written.light), ("dark", written.dark)):
        for name, colour in colours.items():
            path = (scheme, name)
            if name not in names:
                meant = did_you_mean(name, names) or f"; the colours are {', '.join(names)}"
                yield file.at_key(path, f"there is no colour '{name}'{meant}")
            elif not COLOUR.fullmatch(colour) and path not in file.damaged:
                yield file.at_value(path, f"{name}: {colour[:40]!r} is no colour: write it as '#1a2b3c'")


def _quoted(problem: Problem, text: str) -> Problem:
    """A colour without quotes is a remark to YAML: nothing seems to stand there."""
    line = text.splitlines()[problem.line - 1] if text else ""
    if not _BARE.search(line):
        return problem
    return Problem(problem.path, problem.line, problem.column, "put the colour in quotes: # begins a remark")


def _faint(file: YamlFile, faint: Faint, own: dict[Scheme, Colours]) -> Problem | None:
    """At the colour that the folder chose; None where both are ours."""
    schemes: tuple[Scheme, ...] = ("light",) if faint.scheme == "light" else ("dark", "light")
    paths = ((scheme, name) for scheme in schemes for name in (faint.front, faint.back) if name in own[scheme])
    chosen = next(paths, None)
    if chosen is None:
        return None
    words = (
        f"{faint.front} on {faint.back} has a contrast of {faint.ratio:.2f} in the {faint.scheme} scheme; "
        f"WCAG 2.2 AA asks {faint.needed:g}"
    )
    return file.at_value(chosen, words)
