"""JSON: one object with every record in a list; and JSON Lines, one record a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from timeline_cli.formats.records import SCHEMA, Record


def document(kind: str, records: Iterable[Record], subject: Record | None = None) -> Iterator[str]:
    """Yield `{"schema": 1, …, "events": […]}` piece by piece; `subject` stands between."""
    head = {"schema": SCHEMA, **(subject or {})}
    yield dump(head)[:-1] + f', "{kind}": ['
    separator = "\n"
    for record in records:
        yield separator + dump(record)
        separator = ",\n"
    yield "\n]}\n"


def whole(record: Record) -> Iterator[str]:
    """Yield one object as a document of its own, the schema's number first."""
    yield dump({"schema": SCHEMA, **record}, indent=1) + "\n"


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield one JSON object a line."""
    for record in records:
        yield dump(record) + "\n"


def dump(value: Any, indent: int | None = None) -> str:
    """Return a value as JSON that is safe to show: no lone surrogates, no control characters."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    text = text.encode("utf-8", "replace").decode()
    # The standard library escapes those below the space, but not those from DEL on.
    return re.sub(r"[\x7f-\x9f]", lambda match: f"\\u{ord(match.group()):04x}", text)
