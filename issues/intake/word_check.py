"""Can the words by which a sub-theme is guessed find anything, and do they find that sub-theme alone?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.raw_values import find
from content.script import MIN_SHARE, share_of
from issues.intake.raw_intake import themes
from issues.intake.word_match import ANYWHERE, EXACT, SHORTEST_BEGINNING, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from content.problem import Problem
    from content.yaml_file import YamlFile
    from issues.intake.raw_intake import Part

_SCRIPTS = {"uk": "Cyrillic", "ru": "Cyrillic", "nl": "Latin", "en": "Latin", "latn": "Latin"}


def word_problems(files: Sequence[YamlFile]) -> Iterator[Problem]:
    for theme in themes(files):
        owner: dict[str, str] = {}
        yield from _words(theme, {})
        for sub_theme in theme.inside("sub_themes", "*"):
            yield from _words(sub_theme, owner)


def _words(part: Part, owner: dict[str, str]) -> Iterator[Problem]:
    """``owner``: of each word of the theme the sub-theme it was first seen in."""
    for path, entry in find(part.value, ("words", "*", "*")):
        if not isinstance(entry, str) or not entry.strip():
            continue
        script = _SCRIPTS.get(str(path[1]))
        bare = entry.replace(EXACT, "").replace(ANYWHERE, "")
        if script and share_of(script, bare) < MIN_SHARE:
            yield part.says(f"'{entry}' is not in {script} letters", *path)
        if bare != bare.lower():
            yield part.says(f"'{entry}' has capitals: messages are compared in small letters", *path)
        if " " not in entry and len(fold(entry)) < SHORTEST_BEGINNING and not entry.startswith(EXACT):
            yield part.says(f"'{entry}' begins too many words: write '{EXACT}{entry}' for the word alone", *path)
        first = owner.setdefault(entry, part.id)
        if first != part.id:
            yield part.says(f"'{entry}' is a word of '{first}' too: it could never decide between them", *path)
