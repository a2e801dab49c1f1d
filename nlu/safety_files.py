"""The files of ``nlu/safety``: what a rule says, and how it is read from YAML."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from language import normalise
from language.spelling import words_of
from nlu.dangers import DANGERS, Danger

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SAFETY_FOLDER = Path(__file__).parent / "safety"
FORMS_FILE = Path(__file__).parent / "data" / "forms.json"

_RULE_KEYS = {
    "id", "about", "sign", "near", "all", "any", "never", "unless", "unless_anywhere", "alone", "catches", "ignores",
}  # fmt: skip
_FILE_KEYS = {"never", "rules"}


class Token(NamedTuple):
    """One word of a phrase: the folded forms it may have, or the stem it must begin with."""

    forms: frozenset[str]
    is_stem: bool = False


Phrase = tuple[Token, ...]

Span = tuple[int, int]
"""First word and the word after the last."""

GAP = Token(frozenset())
"""``..`` in a phrase."""

_NEVER, _UNLESS, _UNLESS_ANYWHERE, _ALONE = "never", "unless", "unless_anywhere", "alone"
_VETO_REACH = 4
"""How far from a match a word of ``unless`` still counts."""


class SafetyFileError(Exception):
    """A rule file that cannot be used; the message begins with the file's name and the rule's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyRule:
    """One rule; each of ``groups`` needs a phrase, within ``near`` words of each other (``nlu/safety/README.md``).

    A ``sign`` does not raise the alarm by itself: it makes the danger model listen more closely.
    """

    id: str
    danger: Danger
    sign: bool
    about: str
    near: int
    groups: tuple[tuple[Phrase, ...], ...]
    never: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    unless_anywhere: tuple[Phrase, ...]
    alone: tuple[Phrase, ...]
    catches: tuple[str, ...]
    ignores: tuple[str, ...]

    def slots(self) -> Iterator[tuple[str, tuple[Phrase, ...]]]:
        """All phrases, under the name of the place they fill."""
        for number, group in enumerate(self.groups):
            yield str(number), group
        yield _NEVER, self.never
        yield _UNLESS, self.unless
        yield _UNLESS_ANYWHERE, self.unless_anywhere
        yield _ALONE, self.alone

    def matches(self, found: Mapping[str, Sequence[Span]], length: int) -> bool:
        """Whether the phrases found in a message of ``length`` words make this rule match."""
        if (0, length) in found.get(_ALONE, ()):
            return True
        if found.get(_UNLESS_ANYWHERE):
            return False
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


def read_rules(folder: Path = SAFETY_FOLDER, forms: Path = FORMS_FILE) -> list[SafetyRule]:
    """All rules, gravest danger first, then in the order of each file.

    Raises:
        SafetyFileError: an unknown key, word list or word, a rule without phrases or without examples of both kinds.
    """
    lexicon = _lexicon(folder, _forms(forms))
    rules = [rule for danger in DANGERS for rule in _rules_of(folder / f"{danger}.yaml", danger, lexicon)]
    names = [(rule.danger, rule.id) for rule in rules]
    for name in names:
        if names.count(name) > 1:
            msg = f"{name[0]}.yaml: two rules are called {name[1]}"
            raise SafetyFileError(msg)
    return rules


def inflected_words(folder: Path = SAFETY_FOLDER) -> set[str]:
    """Every word that a rule or list marks with ``~``, as it is written there without the mark."""
    texts = (folder / f"{name}.yaml" for name in ("words", *DANGERS))
    entries = (entry for path in texts for entry in _phrases_written(_load(path), path.name))
    return {token.replace("~", " ").strip() for entry in entries for token in entry.split() if "~" in token}


def _phrases_written(content: object, where: str) -> Iterator[str]:
    """Every text in the file but ids, explanations and examples."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, list):
        for one in content:
            yield from _phrases_written(one, where)
    elif isinstance(content, dict):
        for key, value in content.items():
            if key not in {"id", "about", "catches", "ignores"}:
                yield from _phrases_written(value, where)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Shared lists and word forms; ``known`` keeps what was read before, since many rules name the same lists."""

    lists: Mapping[str, Sequence[str]]
    forms: Mapping[str, Sequence[str]]
    known: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)
    tokens: dict[str, tuple[Token, ...]] = field(default_factory=dict)


def _lexicon(folder: Path, forms: Mapping[str, Sequence[str]]) -> _Lexicon:
    lists = {name: _strings(entries, f"words.yaml {name}") for name, entries in _load(folder / "words.yaml").items()}
    return _Lexicon(lists, forms)


def _forms(path: Path) -> Mapping[str, Sequence[str]]:
    forms: Mapping[str, Sequence[str]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return forms


def _rules_of(path: Path, danger: Danger, lexicon: _Lexicon) -> Iterator[SafetyRule]:
    content = _load(path)
    if set(content) - _FILE_KEYS or not isinstance(content.get("rules"), list):
        msg = f"{path.name}: expected never and rules"
        raise SafetyFileError(msg)
    everywhere = _phrases(content.get("never", []), lexicon, path.name)
    for entry in content["rules"]:
        where = f"{path.name} {entry.get('id', '?')}"
        if not isinstance(entry, dict) or set(entry) - _RULE_KEYS or not {"id", "about"} <= set(entry):
            msg = f"{where}: a rule has id, about and some of {', '.join(sorted(_RULE_KEYS))}"
            raise SafetyFileError(msg)
        yield _rule(entry, danger, everywhere, lexicon, where)


def _rule(
    entry: Mapping[str, Any], danger: Danger, everywhere: tuple[Phrase, ...], lexicon: _Lexicon, where: str
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
        danger=danger,
        sign=entry.get("sign") == "true",
        about=entry["about"],
        near=int(entry.get("near", 1)),
        groups=tuple(_phrases(group, lexicon, where) for group in groups),
        never=everywhere + _phrases(entry.get(_NEVER, []), lexicon, where),
        unless=_phrases(entry.get(_UNLESS, []), lexicon, where),
        unless_anywhere=_phrases(entry.get(_UNLESS_ANYWHERE, []), lexicon, where),
        alone=_phrases(entry.get(_ALONE, []), lexicon, where),
        catches=tuple(_strings(entry.get("catches", []), where)),
        ignores=tuple(_strings(entry.get("ignores", []), where)),
    )
    if not (rule.catches and rule.ignores and all(rule.groups)):
        msg = f"{where}: needs phrases, and examples under catches and ignores"
        raise SafetyFileError(msg)
    return rule


_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The same in C where PyYAML was built with it: a tenth of the time."""


def _load(path: Path) -> dict[str, Any]:
    """Every scalar as text: ``no`` is a word here, not a truth value."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - makes text only
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


def _phrases(entries: object, lexicon: _Lexicon, where: str) -> tuple[Phrase, ...]:
    phrases: dict[int, Phrase] = {}
    for entry in _strings(entries, where):
        if entry not in lexicon.known:
            lexicon.known[entry] = _read_entry(entry, lexicon, where)
        phrases |= {id(phrase): phrase for phrase in lexicon.known[entry]}
    return tuple(phrases.values())


def _read_entry(entry: str, lexicon: _Lexicon, where: str) -> tuple[Phrase, ...]:
    if not entry.startswith("@"):
        return (_phrase(entry, lexicon, where),)
    if entry[1:] not in lexicon.lists:
        msg = f"{where}: no word list {entry}"
        raise SafetyFileError(msg)
    return _phrases(lexicon.lists[entry[1:]], lexicon, where)


def _phrase(entry: str, lexicon: _Lexicon, where: str) -> Phrase:
    tokens: list[Token] = []
    for written in entry.split():
        if written not in lexicon.tokens:
            lexicon.tokens[written] = tuple(_tokens(written, lexicon, where))
        tokens += lexicon.tokens[written]
    if tokens[0] == GAP:
        msg = f"{where}: {entry!r} begins with a gap"
        raise SafetyFileError(msg)
    return tuple(tokens)


def _tokens(written: str, lexicon: _Lexicon, where: str) -> Iterator[Token]:
    if written == "..":
        yield GAP
        return
    if "~" in written:
        yield Token(_every_form(written, lexicon, where))
        return
    pieces = words_of(normalise(written.rstrip("*")))
    if not pieces or "*" in written[:-1]:
        msg = f"{where}: {written!r} cannot be read; * may only end a word"
        raise SafetyFileError(msg)
    *first, last = (frozenset([fold(piece)]) for piece in pieces)
    yield from (Token(forms) for forms in first)
    yield Token(last, is_stem=written.endswith("*"))


def _every_form(written: str, lexicon: _Lexicon, where: str) -> frozenset[str]:
    forms = lexicon.forms.get(written.replace("~", " ").strip(), ())
    if not forms:
        msg = f"{where}: no dictionary has {written!r}; run `make forms`, or write its forms or a stem"
        raise SafetyFileError(msg)
    return frozenset(forms)
