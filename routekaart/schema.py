"""The shape of each kind of file as JSON Schema, so that an editor warns while somebody types.

Draft 7, because that is what yaml-language-server reads. Made from the model; but what pydantic writes is draft 2020-12
and knows nothing of what the model's own validators ask, so both are put right here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from content.node import LANGUAGE_CODE
from routekaart.layout import FILE_KINDS, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routekaart.layout import FileKind

Schema: TypeAlias = dict[str, Any]

FOLDER = "schema"
"""Below the map's folder; what lies there is JSON and no document of the map."""

DRAFT = "http://json-schema.org/draft-07/schema#"
_CLOCK = r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
_DAY = r"^\d{4}-\d{2}-\d{2}$"

_ASKED_BY_VALIDATORS: Mapping[str, Schema] = {
    "Outcome": {
        "if": {"properties": {"confidence": {"const": "medium"}}, "required": ["confidence"]},
        "then": {"required": ["check_with"]},
    },
    "Case": {"oneOf": [{"required": ["outcome"]}, {"required": ["asks"]}]},
}


def schema_name(path: str) -> str | None:
    """What the schema of the file at ``path`` is called; None where no map has such a file."""
    kind = kind_of(path)
    return f"{_stem(kind)}.json" if kind else None


def _stem(kind: FileKind) -> str:
    """One schema for all that has one shape: a municipality's own topic is a topic."""
    return next(one.kind for one in FILE_KINDS if one.model is kind.model)


def modeline(path: str) -> str:
    """The first line of a content file: it tells an editor, wherever the folder lies, by what to check the file.

    Raises:
        ValueError: no map has a file at ``path``.
    """
    name = schema_name(path)
    if name is None:
        message = f"no map has a file {path}"
        raise ValueError(message)
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{FOLDER}/{name}"


def schemas() -> dict[str, str]:
    """Every schema's text by its file's name; the same for the same model."""
    made = {_stem(kind): kind for kind in reversed(FILE_KINDS)}
    return {
        f"{stem}.json": json.dumps(_schema(kind), ensure_ascii=False, indent=1) + "\n" for stem, kind in made.items()
    }


def _schema(kind: FileKind) -> Schema:
    written = kind.model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    parts = {name: _named(name, one) for name, one in written.pop("$defs", {}).items()}
    whole = _named(kind.model.__name__, written)
    return {"$schema": DRAFT, "title": kind.where, **whole, **({"definitions": parts} if parts else {})}


def _named(name: str, written: Schema) -> Schema:
    """The schema of one model, with what its validators ask besides."""
    schema = {**_draft_7(written), **_ASKED_BY_VALIDATORS.get(name, {})}
    if name == "Span":
        for key in ("from", "to"):
            schema["properties"][key] |= {"pattern": _CLOCK}
    if name == "Contact":
        listed = {**schema["properties"]["open"], "minItems": 1}
        del listed["minLength"]
        schema["properties"]["open"] = {"anyOf": [{"const": "always"}, listed]}
    return schema


def _draft_7(written: Schema) -> Schema:
    """The same in draft 7, and as strict as the loader: no nulls, no key that has not an id's form."""
    schema = {key: _inside(key, value) for key, value in written.items() if _says_something(key, value)}
    if "description" in schema:
        schema["description"] = schema["description"].replace("``", "`")
    if isinstance(schema.get("additionalProperties"), dict) and "properties" in schema:
        schema["patternProperties"] = {f"^{LANGUAGE_CODE.pattern}$": schema["additionalProperties"]}
        schema["additionalProperties"] = False
    if "patternProperties" in schema:
        schema["additionalProperties"] = False
    if schema.get("pattern") == _DAY:
        schema["format"] = "date"
    if schema.get("minLength") == 1 and schema.get("type") == "string":
        schema.setdefault("pattern", r"\S")
    choices = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    if len(choices) == 1:
        del schema["anyOf"]
        schema = {**choices[0], **schema}
    # Draft 7 reads nothing that stands beside a reference.
    if "$ref" in schema and len(schema) > 1:
        schema["allOf"] = [{"$ref": schema.pop("$ref")}]
    return schema


def _says_something(key: str, value: object) -> bool:
    """Pydantic's titles repeat the key, and nobody writes a default that is nothing."""
    return not (key == "title" and isinstance(value, str)) and not (key == "default" and value in (None, [], {}))


def _inside(key: str, value: Any) -> Any:  # noqa: ANN401 – a schema's values are any JSON
    if key in {"properties", "patternProperties"}:
        return {name: _draft_7(one) for name, one in value.items()}
    if key == "anyOf":
        return [_draft_7(one) for one in value]
    return _draft_7(value) if isinstance(value, dict) and key != "default" else value
