"""Which keys the model knows at a place in a file: what a misspelt key can be compared with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, get_args, get_origin

from pydantic import BaseModel

if TYPE_CHECKING:
    from content.marks import KeyPath


def keys_at(model: type[BaseModel], path: KeyPath) -> tuple[str, ...]:
    """The keys of the model at ``path``, in the model's order; none where no model stands there."""
    annotation: object = model
    for step in path:
        annotation = _inside(annotation, step)
    found = _model_of(annotation)
    return tuple(found.model_fields) if found else ()


def _inside(annotation: object, step: str | int) -> object:
    found = _model_of(annotation)
    if found:
        known = found.model_fields.get(str(step))
        return known.annotation if known else None
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Mapping:
        return arguments[1]
    return arguments[0] if origin is tuple else None


def _model_of(annotation: object) -> type[BaseModel] | None:
    """The model that ``annotation`` is, or that an ``X | None`` allows."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in {tuple, Mapping, Annotated}:
        return None
    return next((found for part in get_args(annotation) if (found := _model_of(part))), None)
