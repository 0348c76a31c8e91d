"""The JSON Schema (2020-12) of the YAML, made from the model, so that it cannot differ from what is read. Pure."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from timeline_cli.dates import Date
from timeline_cli.fields import MEANINGS
from timeline_cli.model import KINDS, STAYS, About, Event, Ref, Residence

HEADER = "# yaml-language-server: $schema=timeline.schema.json"
"""The first line of a YAML file that lets an editor complete and validate it."""

Schema = dict[str, Any]
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_DATE: Schema = {
    "description": "A date in EDTF (ISO 8601-2), such as 1927-11-14, 1932~ or 1927-12-02/1927-12-19.",
    "type": ["string", "integer"],
}


def json_schema() -> Schema:
    """Return the schema of a YAML file."""
    makers = {"events": Event, **KINDS}
    definitions: dict[str, Schema] = {"text": _TEXT, "date": _DATE}
    about = {name: {"description": MEANINGS[About][name], **_ref("text")} for name in About._fields}
    sections = {
        name: {
            "description": f"The {name} of the timeline.",
            "type": ["array", "null"],
            "items": _shape(cls, definitions),
        }
        for name, cls in makers.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:timeline-cli:schema:1",
        "title": "A timeline",
        "type": "object",
        "properties": {**about, **sections},
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _shape(cls: Any, definitions: dict[str, Schema]) -> Schema:
    """Define a type, once, and return a reference to it."""
    name = cls.__name__
    if name not in definitions:
        definitions[name] = {}  # before its fields, which may nest
        hints = get_type_hints(cls, include_extras=True)
        required = [field for field in hints if field not in cls._field_defaults]
        if cls is Event:  # whose id is made where it has none
            required.remove("id")
        definitions[name] = {
            "type": "object",
            "properties": {
                field.rstrip("_"): {
                    "description": MEANINGS[cls][field.rstrip("_")],
                    **_limited(cls, field, _of(hint, definitions)),
                }
                for field, hint in hints.items()
            },
            "required": required,
            "additionalProperties": False,
        }
    return _ref(name)


def _of(hint: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: PLR0911 (a table of types)
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated and isinstance(args[1], Ref):
        return _ref("text")
    if origin is tuple:
        item = _of(args[0], definitions)
        return {"anyOf": [item, {"type": "array", "items": item}]}
    if origin is UnionType or NoneType in args:
        return _of(next(arg for arg in args if arg is not NoneType), definitions)
    if hint is Date:
        return _ref("date")
    if hint in (int, float):
        return {"type": "integer" if hint is int else "number"}
    if hasattr(hint, "_fields"):
        return _nested(hint, definitions)
    return _ref("text")


def _nested(cls: Any, definitions: dict[str, Schema]) -> Schema:
    """Allow a plain text for the first field, where that is all there is to say."""
    first, *rest = get_type_hints(cls, include_extras=True)
    shape = _shape(cls, definitions)
    if any(field not in cls._field_defaults for field in rest):
        return shape
    is_date = get_type_hints(cls)[first] is Date
    return {"anyOf": [_ref("date" if is_date else "text"), shape]}


def _limited(cls: type, field: str, schema: Schema) -> Schema:
    if cls is Event and field == "importance":
        return {"enum": [1, 2, 3]}
    if cls is Residence and field == "as_":
        return {"enum": [*STAYS]}
    return schema


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
