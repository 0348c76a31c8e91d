"""JSON: one object with every record in a list; and JSON Lines, one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from timeline_cli.formats.records import SCHEMA, Record


def document(kind: str, records: Iterable[Record], subject: Record | None = None) -> Iterator[str]:
    """Yield `{"schema": 1, …, "events": […]}` piece by piece; `subject` stands between."""
    head = {"schema": SCHEMA, **(subject or {})}
    yield _dump(head)[:-1] + f', "{kind}": ['
    separator = "\n"
    for record in records:
        yield separator + _dump(record)
        separator = ",\n"
    yield "\n]}\n"


def whole(record: Record) -> Iterator[str]:
    """Yield one object as a document of its own, the schema's number first."""
    yield (
        json.dumps({"schema": SCHEMA, **record}, ensure_ascii=False, indent=1)
        .encode("utf-8", "replace")
        .decode()
    )
    yield "\n"


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield one JSON object a line."""
    for record in records:
        yield _dump(record) + "\n"


def _dump(record: Record) -> str:
    # Surrogates that YAML let through would make the file unreadable for everyone else.
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace").decode()
