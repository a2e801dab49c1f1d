"""Is every id given once, and does every id that is named exist and serve a purpose?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.raw_values import find_ids
from content.suggestion import did_you_mean
from issues.intake.layout import MENU, theme_of
from issues.intake.raw_intake import questions, themes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from content.problem import Problem
    from content.yaml_file import YamlFile
    from issues.intake.raw_intake import Part


def id_problems(files: Sequence[YamlFile], *, whole: bool) -> Iterator[Problem]:
    """Say which ids clash, lead nowhere or are never used. ``whole``: every file could be read."""
    yield from _menu(files, whole=whole)
    for theme in themes(files):
        if theme.id and theme.id != theme_of(theme.file.path):
            yield theme.says(
                f"theme '{theme.id}' stands in {theme.file.path}: the file must be named after the id", "id"
            )
        yield from _repeated(theme.inside("sub_themes", "*"), "sub-theme")
    yield from _repeated(questions(files), "question")
    for question in questions(files):
        yield from _repeated(question.inside("choices", "*"), "choice")
    yield from _asked(files, whole=whole)
    yield from _intents(files)


def _menu(files: Sequence[YamlFile], *, whole: bool) -> Iterator[Problem]:
    menu = next((file for file in files if file.path == MENU and not file.broken), None)
    if menu is None:
        return
    there = [found for file in files if (found := theme_of(file.path))]
    listed: set[str] = set()
    for path, theme in find_ids(menu.value, ("themes", "*")):
        if theme in listed:
            yield menu.at_value(path, f"theme '{theme}' is listed twice")
        elif theme not in there:
            yield menu.at_value(path, f"no file themes/{theme}.yaml{did_you_mean(theme, there)}")
        listed.add(theme)
    if whole:
        for theme in sorted(set(there) - listed):
            yield menu.at_value(
                ("themes",), f"theme '{theme}' has a file and is not listed here: nobody could choose it"
            )


def _repeated(parts: Iterable[Part], what: str) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for part in parts:
        here = part.at("id")
        there = first.setdefault(part.id, f"{here.path}:{here.line}")
        if part.id and there != f"{here.path}:{here.line}":
            yield part.says(f"{what} '{part.id}' is already given in {there}", "id")


def _asked(files: Sequence[YamlFile], *, whole: bool) -> Iterator[Problem]:
    """Sub-themes ask questions that exist, each once; and no question is there that nobody asks."""
    known = {question.id: question for question in questions(files)}
    used: set[str] = set()
    for theme in themes(files):
        for sub_theme in theme.inside("sub_themes", "*"):
            here: set[str] = set()
            for path, name in sub_theme.names("questions"):
                if name in here:
                    yield theme.file.at_value(path, f"question '{name}' is asked twice: five different ones are needed")
                elif whole and name not in known:
                    yield theme.file.at_value(path, f"no question '{name}'{did_you_mean(name, known)}")
                here.add(name)
            used |= here
    if whole:
        for name in sorted(set(known) - used - {""}):
            yield known[name].says(f"no sub-theme asks '{name}': use it or take it out", "id")


def _intents(files: Sequence[YamlFile]) -> Iterator[Problem]:
    """A message of one intent starts one theme; naming it again for a sub-theme of the same theme makes it finer."""
    theme_of_intent: dict[str, str] = {}
    for theme in themes(files):
        finer: set[str] = set()
        for part in (theme, *theme.inside("sub_themes", "*")):
            for path, intent in part.names("intents"):
                first = theme_of_intent.setdefault(intent, theme.id)
                twice = part is not theme and intent in finer
                if first != theme.id or twice:
                    yield theme.file.at_value(path, f"intent '{intent}' already starts theme '{first}'")
                if part is not theme:
                    finer.add(intent)
