"""The files of ``nlu/safety``: what a rule says, and how it is read from YAML."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from language import normalise
from language.spelling import words_of
from nlu.intents import DANGER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SAFETY_FOLDER = Path(__file__).parent / "safety"
RULE_FILES = ("emergency", "suicide", "violence", "exploitation")
"""Gravest first: where rules of two files match, the first file's danger is shown."""

_RULE_KEYS = {"id", "about", "near", "all", "any", "never", "unless", "alone", "catches", "ignores"}
_FILE_KEYS = {"intent", "never", "rules"}

Phrase = tuple[tuple[str, bool], ...]
"""Folded words, each with whether it is only a stem; ``..`` is a gap."""

Span = tuple[int, int]
"""First word and the word after the last."""

GAP = ".."
_NEVER, _UNLESS, _ALONE = "never", "unless", "alone"
_VETO_REACH = 4
"""How far from a match a word of ``unless`` still counts."""


class SafetyFileError(Exception):
    """A rule file that cannot be used; the message begins with the file's name and the rule's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyRule:
    """One rule; each of ``groups`` needs a phrase, within ``near`` words of each other (``nlu/safety/README.md``)."""

    id: str
    intent: str
    about: str
    near: int
    groups: tuple[tuple[Phrase, ...], ...]
    never: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    alone: tuple[Phrase, ...]
    catches: tuple[str, ...]
    ignores: tuple[str, ...]

    def slots(self) -> Iterator[tuple[str, tuple[Phrase, ...]]]:
        """All phrases, under the name of the place they fill."""
        for number, group in enumerate(self.groups):
            yield str(number), group
        yield _NEVER, self.never
        yield _UNLESS, self.unless
        yield _ALONE, self.alone

    def matches(self, found: Mapping[str, Sequence[Span]], length: int) -> bool:
        """Whether the phrases found in a message of ``length`` words make this rule match."""
        if (0, length) in found.get(_ALONE, ()):
            return True
        cut = {word for start, end in found.get(_NEVER, ()) for word in range(start, end)}
        hits = [
            [span for span in found.get(str(n), ()) if cut.isdisjoint(range(*span))] for n in range(len(self.groups))
        ]
        vetoes = found.get(_UNLESS, ())
        for spans in product(*hits):
            start, end = min(span[0] for span in spans), max(span[1] for span in spans)
            if self._close(spans) and not any(_near(veto, (start, end)) for veto in vetoes):
                return True
        return False

    def _close(self, spans: Sequence[Span]) -> bool:
        """Different words, and no more than ``near`` words from the first phrase's end to the last one's start."""
        ordered = sorted(spans)
        apart = all(first[1] <= second[0] for first, second in pairwise(ordered))
        return apart and ordered[-1][0] - ordered[0][1] < self.near


def _near(veto: Span, match: Span) -> bool:
    return veto[0] < match[1] + _VETO_REACH and veto[1] > match[0] - _VETO_REACH


def fold(word: str) -> str:
    """A word without what people leave out or mix up: apostrophes, soft signs, є/е/э/ё, ї/і, ґ/г."""
    return word.translate(_FOLDED)


_FOLDED = str.maketrans({**dict.fromkeys("'ьъ", None), "є": "е", "э": "е", "ё": "е", "ї": "і", "ґ": "г"})


def read_rules(folder: Path = SAFETY_FOLDER) -> list[SafetyRule]:
    """All rules, in the order of ``RULE_FILES`` and of each file.

    Raises:
        SafetyFileError: an unknown key, word list or intent, a rule without phrases or without examples of both kinds.
    """
    lists = {name: _strings(entries, f"words.yaml {name}") for name, entries in _load(folder / "words.yaml").items()}
    rules = [rule for name in RULE_FILES for rule in _rules_of(folder / f"{name}.yaml", lists)]
    names = [(rule.intent, rule.id) for rule in rules]
    for name in names:
        if names.count(name) > 1:
            msg = f"{name[0]}: two rules are called {name[1]}"
            raise SafetyFileError(msg)
    return rules


def _rules_of(path: Path, lists: Mapping[str, Sequence[str]]) -> Iterator[SafetyRule]:
    content = _load(path)
    if set(content) - _FILE_KEYS or content.get("intent") not in DANGER:
        msg = f"{path.name}: expected a danger as intent, never and rules"
        raise SafetyFileError(msg)
    everywhere = _phrases(content.get("never", []), lists, path.name)
    for entry in content["rules"]:
        where = f"{path.name} {entry.get('id', '?')}"
        if not isinstance(entry, dict) or set(entry) - _RULE_KEYS or not {"id", "about"} <= set(entry):
            msg = f"{where}: a rule has id, about and some of {', '.join(sorted(_RULE_KEYS))}"
            raise SafetyFileError(msg)
        yield _rule(entry, str(content["intent"]), everywhere, lists, where)


def _rule(
    entry: Mapping[str, Any],
    intent: str,
    everywhere: tuple[Phrase, ...],
    lists: Mapping[str, Sequence[str]],
    where: str,
) -> SafetyRule:
    if ("any" in entry) == ("all" in entry):
        msg = f"{where}: needs either any or all"
        raise SafetyFileError(msg)
    groups = entry.get("all", [entry.get("any")])
    if len(groups) > 1 and "near" not in entry:
        msg = f"{where}: all needs near, a number of words"
        raise SafetyFileError(msg)
    rule = SafetyRule(
        id=entry["id"],
        intent=intent,
        about=entry["about"],
        near=int(entry.get("near", 1)),
        groups=tuple(_phrases(group, lists, where) for group in groups),
        never=everywhere + _phrases(entry.get("never", []), lists, where),
        unless=_phrases(entry.get("unless", []), lists, where),
        alone=_phrases(entry.get("alone", []), lists, where),
        catches=tuple(_strings(entry.get("catches", []), where)),
        ignores=tuple(_strings(entry.get("ignores", []), where)),
    )
    if not (rule.catches and rule.ignores and all(rule.groups)):
        msg = f"{where}: needs phrases, and examples under catches and ignores"
        raise SafetyFileError(msg)
    return rule


def _load(path: Path) -> dict[str, Any]:
    """Every scalar as text: ``no`` is a word here, not a truth value."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
    except (OSError, yaml.YAMLError) as error:
        msg = f"{path.name}: {error}"
        raise SafetyFileError(msg) from error
    if not isinstance(content, dict):
        msg = f"{path.name}: expected names and lists"
        raise SafetyFileError(msg)
    return content


def _strings(entries: object, where: str) -> list[str]:
    if not isinstance(entries, list) or not all(isinstance(entry, str) and entry.strip() for entry in entries):
        msg = f"{where}: expected a list of words or phrases, found {entries!r}"
        raise SafetyFileError(msg)
    return entries


def _phrases(entries: object, lists: Mapping[str, Sequence[str]], where: str) -> tuple[Phrase, ...]:
    phrases: dict[Phrase, None] = {}
    for entry in _strings(entries, where):
        if entry.startswith("@"):
            if entry[1:] not in lists:
                msg = f"{where}: no word list {entry}"
                raise SafetyFileError(msg)
            phrases |= dict.fromkeys(_phrases(lists[entry[1:]], lists, where))
        else:
            phrases[_phrase(entry, where)] = None
    return tuple(phrases)


def _phrase(entry: str, where: str) -> Phrase:
    words: list[tuple[str, bool]] = []
    for token in entry.split():
        pieces = [GAP] if token == GAP else words_of(normalise(token.rstrip("*")))
        if not pieces or "*" in token[:-1]:
            msg = f"{where}: {entry!r} cannot be read; * may only end a word"
            raise SafetyFileError(msg)
        words += [(fold(piece), False) for piece in pieces]
        if token.endswith("*"):
            words[-1] = (words[-1][0], True)
    if words[0][0] == GAP:
        msg = f"{where}: {entry!r} begins with a gap"
        raise SafetyFileError(msg)
    return tuple(words)
