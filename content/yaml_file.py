"""One content file, read strictly: nothing is guessed, and everything has a position."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from content.hidden import hidden
from content.marks import START, KeyPath, Marks, Position
from content.plain_scalars import trap
from content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Value: TypeAlias = "str | bool | tuple[Value, ...] | Mapping[str, Value] | None"

MAX_DEPTH = 20
"""The model nests six deep; a document from outside must not be able to exhaust the stack."""

MAX_LENGTH = 256 * 1024
"""Characters; the longest file that ships has a tenth of it, and reading this many takes a third of a second."""

MAX_HIDDEN = 20
"""A file full of them is not read by anybody to the end."""

_HIDDEN = "a character that nobody sees ({name}): take it out"
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class YamlFile:
    """A file's value with the position of each part, and what was wrong with it as YAML.

    ``damaged``: paths whose value is a stand-in because a problem was reported there; a second complaint about the
    stand-in would only confuse. ``broken``: reading stopped early, so what the file holds is not known.
    Two are the same only if they are one: what was found in a file can be kept by it.
    """

    path: str
    value: Value
    marks: Marks
    problems: tuple[Problem, ...] = ()
    damaged: frozenset[KeyPath] = frozenset()
    broken: bool = False

    def at_key(self, path: KeyPath, message: str) -> Problem:
        """Make a problem that points at the key of ``path``."""
        return Problem(self.path, *self.marks.of_key(path), message)

    def at_value(self, path: KeyPath, message: str) -> Problem:
        """Make a problem that points at the value of ``path``."""
        return Problem(self.path, *self.marks.of_value(path), message)


def read(path: str, text: str) -> YamlFile:
    """Read ``text`` as one YAML document of mappings, lists, texts and true/false.

    Never raises: what is wrong is in ``problems``. Refuses duplicate keys, anchors, aliases, tags, further documents
    and plain words that YAML readers disagree about. Reads the parser's events, not ``yaml.compose``'s nodes, because
    nodes no longer tell an anchor or a written tag. PyYAML's own parser, not libyaml's: that one lets tabs pass.
    """
    reader = _Reader(path)
    if reason := _unfit(text):
        return reader.broken_off(START, reason)
    reader.refuse_hidden(text)
    try:
        value = reader.document(yaml.parse(text, Loader=yaml.SafeLoader))
    except _UnreadableError as stop:
        return reader.broken_off(stop.position, stop.reason)
    except yaml.reader.ReaderError as error:
        at = None if reader.problems else _position_of(text, error.position)
        return reader.broken_off(at, "a character that no text file may hold")
    except yaml.MarkedYAMLError as error:
        return reader.broken_off(_mark_of(error), _in_plain_english(error))
    except (ValueError, OverflowError):
        # PyYAML lets these two through from its own number conversions, without a position.
        return reader.broken_off(
            START, "an escape (\\U…) or a version number that is too large, somewhere in this file"
        )
    return reader.done(value)


def _unfit(text: str) -> str | None:
    """Why a text is not even looked at."""
    if len(text) > MAX_LENGTH:
        return f"{len(text):,} characters, at most {MAX_LENGTH:,} are read: split the file"
    if text.startswith(_BOM):
        return "an invisible byte order mark (BOM): save the file as UTF-8 without BOM"
    return None


class _UnreadableError(Exception):
    """Reading cannot go on from here."""

    def __init__(self, position: Position, reason: str) -> None:
        super().__init__(reason)
        self.position = position
        self.reason = reason


@dataclass(slots=True)
class _Reader:
    """Builds the value of one file while noting positions and problems."""

    path: str
    keys: dict[KeyPath, Position] = field(default_factory=dict)
    values: dict[KeyPath, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    damaged: set[KeyPath] = field(default_factory=set)
    events: Iterator[Event] = field(default_factory=lambda: iter(()))

    def refuse_hidden(self, text: str) -> None:
        """Wherever they are, also in a remark: what nobody sees there can make a reader see another text."""
        for offset, name in itertools.islice(hidden(text), MAX_HIDDEN):
            self.problems.append(Problem(self.path, *_position_of(text, offset), _HIDDEN.format(name=name)))

    def document(self, events: Iterator[Event]) -> Value:
        self.events = events
        next(events)  # the start of the stream
        if not isinstance(next(events), DocumentStartEvent):
            raise _UnreadableError(START, "the file is empty")
        value = self.node(next(events), ())
        next(events)  # the end of the document
        further = next(events)
        if isinstance(further, DocumentStartEvent):
            raise _UnreadableError(_position(further), "a second document starts here ('---'): one file holds one")
        return value

    def done(self, value: Value) -> YamlFile:
        marks = Marks(self.keys, self.values)
        return YamlFile(self.path, value, marks, tuple(self.problems), frozenset(self.damaged))

    def broken_off(self, position: Position | None, reason: str) -> YamlFile:
        """Without ``position`` where the reason was reported already."""
        further = [Problem(self.path, *position, reason)] if position else []
        return YamlFile(self.path, None, Marks({}, {}), (*self.problems, *further), broken=True)

    def node(self, event: Event, path: KeyPath) -> Value:
        if len(path) > MAX_DEPTH:
            raise _UnreadableError(_position(event), f"nested more than {MAX_DEPTH} deep")
        self.values[path] = _position(event)
        if isinstance(event, AliasEvent):
            self.refuse(event, path, f"an alias (*{event.anchor}): write the text out again")
            return None
        self.check_bare(event, path)
        if isinstance(event, ScalarEvent):
            return self.scalar(event, path)
        if isinstance(event, MappingStartEvent):
            return self.mapping(path)
        return self.sequence(path)

    def check_bare(self, event: Event, path: KeyPath) -> None:
        """Refuse an anchor or a tag before a key or value."""
        if isinstance(event, NodeEvent) and event.anchor:
            self.refuse(event, path, f"an anchor (&{event.anchor}): leave it out, aliases are not read")
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag:
            self.refuse(event, path, f"a tag ({event.tag}): leave it out, and write a text in quotes")

    def sequence(self, path: KeyPath) -> Value:
        items: list[Value] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            items.append(self.node(event, (*path, len(items))))
        return tuple(items)

    def mapping(self, path: KeyPath) -> Value:
        items: dict[str, Value] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                raise _UnreadableError(_position(event), "a key must be a plain word")
            key_path = (*path, event.value)
            if event.value in items:
                self.skip_duplicate(event, key_path)
                continue
            self.keys[key_path] = _position(event)
            self.key(event, key_path)
            items[event.value] = self.node(next(self.events), key_path)
        return items

    def key(self, event: ScalarEvent, path: KeyPath) -> None:
        self.check_bare(event, path)
        if not event.style and (reason := trap(event.value)):
            self.refuse(event, path, reason)

    def skip_duplicate(self, key: ScalarEvent, path: KeyPath) -> None:
        """Report the second use of a key; its value is read for its own problems and then dropped."""
        message = f"key '{key.value}' is here twice, first in line {self.keys[path].line}"
        self.problems.append(Problem(self.path, *_position(key), message))
        aside = _Reader(self.path, events=self.events)
        aside.node(next(self.events), path)
        self.problems += aside.problems

    def scalar(self, event: ScalarEvent, path: KeyPath) -> Value:
        plain = not event.style
        if event.style == '"' and not self.problems and (unseen := next(hidden(event.value), None)):
            self.refuse(event, path, _HIDDEN.format(name=unseen[1]))
        if plain and event.value in {"true", "false"}:
            return event.value == "true"
        if plain and not event.tag and (reason := trap(event.value)):
            self.refuse(event, path, reason)
        return event.value

    def refuse(self, event: Event, path: KeyPath, reason: str) -> None:
        self.problems.append(Problem(self.path, *_position(event), reason))
        self.damaged.add(path)


def _position(event: Event) -> Position:
    mark = event.start_mark
    return START if mark is None else Position(mark.line + 1, mark.column + 1)


def _mark_of(error: yaml.MarkedYAMLError) -> Position:
    mark = error.problem_mark or error.context_mark
    return START if mark is None else Position(mark.line + 1, mark.column + 1)


def _position_of(text: str, offset: int) -> Position:
    before = text[:offset]
    return Position(before.count("\n") + 1, offset - before.rfind("\n"))


_IN_PLAIN_ENGLISH = {
    "found character '\\t'": "a tab: use spaces",
    "mapping values are not allowed here": "a ':' inside a text: put the whole text in quotes",
    "cannot start any token": "a text cannot start with this sign: put the whole text in quotes",
    "found unexpected end of stream": "the file ends before a quote is closed",
    "expected <block end>": "this does not fit the lines above: look at the indentation, or for a quote closed early",
    "expected ',' or": "inside { } and [ ] a text with a sign such as , ? : needs quotes, and what opens must close",
    "expected the node content": "a value is missing here, or a { or [ is not closed",
    "could not find expected ':'": "a key without ':', or a text that goes on without indentation",
}


def _in_plain_english(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    for sign, message in _IN_PLAIN_ENGLISH.items():
        if sign in problem:
            return message
    return f"not YAML: {problem}"
