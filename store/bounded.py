"""Columns with bounds, kept twice: the database refuses what is outside them, and we refuse it before, more politely.

A database's refusal may quote the whole row (PostgreSQL's does), into every log that shows it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sqlalchemy import JSON, CheckConstraint, Column, LargeBinary, String

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Table
    from sqlalchemy.schema import SchemaItem

_BOUNDS = "bounds"
T = TypeVar("T")


class _Length(NamedTuple):
    shortest: int
    longest: int

    def allows(self, value: Any) -> bool:  # noqa: ANN401 – bytes, text or whatever JSON can hold
        measured = value if isinstance(value, bytes | str) else json.dumps(value)
        return self.shortest <= len(measured) <= self.longest

    def __str__(self) -> str:
        return f"{self.shortest} long" if self.shortest == self.longest else f"{self.shortest} to {self.longest} long"


class _Words(NamedTuple):
    words: tuple[str, ...]

    def allows(self, value: Any) -> bool:  # noqa: ANN401 – whatever a caller may hand us
        return value in self.words

    def __str__(self) -> str:
        return "one of its words"


def binary(name: str, shortest: int, longest: int, **options: Any) -> tuple[SchemaItem, ...]:  # noqa: ANN401 – Column's
    """Bytes of these lengths."""
    return _bounded(name, LargeBinary(), _Length(shortest, longest), f"length({name})", options)


def words(name: str, shortest: int, longest: int, **options: Any) -> tuple[SchemaItem, ...]:  # noqa: ANN401 – Column's
    """A short text of the program's own making, of these lengths in characters."""
    return _bounded(name, String(longest), _Length(shortest, longest), f"length({name})", options)


def structure(name: str, longest: int, **options: Any) -> tuple[SchemaItem, ...]:  # noqa: ANN401 – Column's
    """JSON, of at most this length written out."""
    measured = f"length(CAST({name} AS TEXT))"
    return _bounded(name, JSON(), _Length(2, longest), measured, options)


def one_of(name: str, vocabulary: tuple[str, ...], **options: Any) -> tuple[SchemaItem, ...]:  # noqa: ANN401 – Column's
    """A word of a vocabulary; a longer vocabulary needs a migration."""
    listed = ", ".join(f"'{word}'" for word in vocabulary)
    column: Column[Any] = Column(name, String(32), info={_BOUNDS: _Words(vocabulary)}, **{"nullable": False} | options)
    return column, CheckConstraint(f"{name} IN ({listed})", name=f"{name}_known")


def check_row(table: Table, row: Mapping[str, Any]) -> None:
    """ValueError where a value is outside its column's bounds: names table and column, never the value."""
    for column in table.columns:
        bounds = column.info.get(_BOUNDS)
        value = row.get(column.name)
        if bounds is None or (value is None and column.nullable):
            continue
        if value is None or not bounds.allows(value):
            message = f"{table.name}.{column.name} must be {bounds}"
            raise ValueError(message)


AT_ONCE = 500
"""Values in one statement: SQLite takes 32,766, PostgreSQL plans a shorter list better."""


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values, as many at a time as one statement takes."""
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]


def _bounded(name: str, kind: Any, bounds: _Length, measured: str, options: dict[str, Any]) -> tuple[SchemaItem, ...]:  # noqa: ANN401 – a type or its instance, as Column takes them
    same = bounds.shortest == bounds.longest
    condition = f"= {bounds.shortest}" if same else f"BETWEEN {bounds.shortest} AND {bounds.longest}"
    column: Column[Any] = Column(name, kind, info={_BOUNDS: bounds}, **{"nullable": False} | options)
    return column, CheckConstraint(f"{measured} {condition}", name=f"{name}_length")
