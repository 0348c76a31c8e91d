"""CSV and tab-separated tables: what each column holds is guessed from its name, or said."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

from timeline_cli.errors import DateError, UsageError
from timeline_cli.fields import MEANINGS
from timeline_cli.importers.taken import Entry, Fault, Taken, event
from timeline_cli.model import Event
from timeline_cli.names import fold

_GUESSES = {
    "id": ("id", "uid", "key", "identifier"),
    "date": ("date", "when", "start", "start date", "from", "year", "begin", "day", "dtstart"),
    "end": ("end", "end date", "to", "until", "finish", "dtend"),
    "title": ("title", "name", "headline", "event", "what", "subject", "label"),
    "summary": ("summary", "description", "text", "details", "abstract", "body"),
    "category": ("category", "group", "type", "kind", "class"),
    "importance": ("importance", "weight", "rank"),
    "people": ("people", "person", "who", "persons", "participants"),
    "places": ("places", "place", "where", "location", "venue"),
    "organizations": ("organizations", "organisations", "organization", "organisation", "body"),
    "tags": ("tags", "tag", "keywords", "labels"),
    "sources": ("sources", "source", "url", "link", "reference", "references", "credit"),
    "notes": ("notes", "note", "remarks", "comment", "comments"),
}
_DERIVED = ("start", "end", "precision", "display", "approximate", "uncertain", "lasts", "disputed")
"""Columns of this program's own tables that repeat what the date says."""

FIELDS = ("end", *(name for name in MEANINGS[Event] if name not in ("claims", "quotes", "illustration")))
"""What a column may be mapped to."""


def read(text: str, mapping: Mapping[str, str]) -> Taken:
    """Read a table whose first row names its columns. `mapping` is column to field; "" leaves a column out.

    Lists within a cell are separated by semicolons. An apostrophe that keeps a spreadsheet from running a cell is
    taken away again.
    """
    reader = _reader(text)
    try:
        header = [name.strip().lstrip("\ufeff") for name in next(reader, [])]
    except csv.Error as error:
        raise UsageError(f"the first line is no header of a table: {error}") from error
    fields = _fields(header, mapping)
    entries: list[Entry] = []
    faults: list[Fault] = []
    line = reader.line_num
    while True:
        row: list[str] | None
        try:
            row = next(reader, None)
        except csv.Error as error:
            faults.append(Fault(line + 1, f"the row cannot be read: {error}; the rest was not read"))
            break
        if row is None:
            break
        if any(cell.strip() for cell in row):
            try:
                entries.append(_event(header, fields, row))
            except DateError as error:
                faults.append(Fault(line + 1, str(error)))
        line = reader.line_num
    return Taken({"events": entries}, faults, {name: fields.get(name) or "notes" for name in header if name})


def _reader(text: str) -> Any:
    """Read as tabs, semicolons or commas, whichever the header has.

    Cells between tabs are quoted by spreadsheets, and not by this program: where quotes make no sense they are text.
    """
    header = text.partition("\n")[0]
    delimiter = "\t" if "\t" in header else max((",", ";"), key=header.count)
    quotes: Any = csv.QUOTE_MINIMAL
    if delimiter == "\t":
        try:
            for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
                pass
        except csv.Error:
            quotes = csv.QUOTE_NONE
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quotes, strict=True)


def _fields(header: list[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return what each column holds: as it was said, or as its name suggests."""
    for said, field in mapping.items():
        if said not in header:
            raise UsageError(f"there is no column `{said}`; known are {', '.join(header)}")
        if field and field not in FIELDS:
            raise UsageError(f"there is no field `{field}`; known are {', '.join(FIELDS)}")
    found = _guessed(header, mapping)
    for wanted in ("title", "date"):
        if wanted not in found.values():
            columns = ", ".join(header)
            raise UsageError(
                f"no column is the {wanted}; say which with --map COLUMN={wanted} (columns: {columns})"
            )
    return found


def _guessed(header: list[str], mapping: Mapping[str, str]) -> dict[str, str]:
    found = dict(mapping)
    if {"id", "date", *_DERIVED} <= set(header):
        found = dict.fromkeys(_DERIVED, "") | found
    guesses = [(name, field) for field, names in _GUESSES.items() for name in names]
    guesses += [(name, name) for name in FIELDS]  # the program's own, for what goes by no other name
    for name, field in guesses:
        column = next((one for one in header if one not in found and _plain(one) == _plain(name)), None)
        if column is not None and field not in found.values():
            found[column] = field
    return found


def _plain(column: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(column)).strip()


def _event(header: list[str], fields: Mapping[str, str], row: list[str]) -> Entry:
    if len(row) > len(header):
        raise DateError(f"the row has {len(row)} cells, the header {len(header)}")
    known: dict[str, str] = {}
    rest: dict[str, str] = {}
    for column, cell in zip(header, row, strict=False):
        value = cell[1:] if re.match(r"'[=+@\t\r-]", cell) else cell
        if column not in fields:
            rest[column] = value.strip()
        elif fields[column]:
            known[fields[column]] = value
    return event(known, rest)
