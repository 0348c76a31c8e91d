"""This program's own JSON, back into entries."""

from __future__ import annotations

import json
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from timeline_cli.errors import UsageError
from timeline_cli.importers.taken import Entry, Fault, Taken
from timeline_cli.model import KINDS, About, Event


def read(text: str) -> Taken:
    """Read a document with `schema` and any of the lists; what is derived (`start`, `display` …) is left out."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise UsageError(f"this is no JSON: {error}") from error
    makers: dict[str, Any] = {"events": Event, **KINDS}
    if not isinstance(document, dict) or "schema" not in document or not set(makers) & set(document):
        raise UsageError("this is no document of `timeline … --json`: it has no `schema` and no `events`")
    faults: list[Fault] = []
    entries: dict[str, list[Entry]] = {}
    about = {
        name: document[name]
        for name in About._fields
        if isinstance(document.get(name), str) and document[name]
    }
    entries["about"] = [about] if about else []
    for section, cls in makers.items():
        for number, record in enumerate(document.get(section) or [], 1):
            if isinstance(record, dict):
                entries.setdefault(section, []).append(_fields(cls, record))
            else:
                faults.append(Fault(0, f"{section} {number}: it is no object"))
    return Taken(entries, faults)


def _fields(cls: Any, record: dict[str, Any]) -> Entry:
    """Keep the fields that the model has, without what is empty or as usual."""
    found: Entry = {}
    for field, hint in get_type_hints(cls, include_extras=True).items():
        name = field.rstrip("_")
        value = _value(hint, record.get(name))
        usual = cls._field_defaults.get(field)
        if value not in (None, "", [], {}) and value != usual:
            found[name] = value
    return found


def _value(hint: Any, value: Any) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin is UnionType or NoneType in args:
        return _value(next(arg for arg in args if arg is not NoneType), value)
    if origin is tuple:
        return [_value(args[0], each) for each in value] if isinstance(value, list) else None
    if origin is Annotated:
        return value.get("id") if isinstance(value, dict) else value
    if hasattr(hint, "_fields") and isinstance(value, dict) and "first" not in hint._fields:
        fields = _fields(hint, value)
        return fields["id"] if list(fields) == ["id"] else fields
    return value
