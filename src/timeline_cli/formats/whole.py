"""A whole timeline in the formats that commands print: JSON, JSON Lines, CSV, TSV and Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_cli.formats import json_text, markdown, table
from timeline_cli.formats.records import (
    DERIVED_FIELDS,
    EVENT_FIELDS,
    SCHEMA,
    Record,
    event_record,
    thing_record,
)
from timeline_cli.summary.contents import Contents

COLUMNS = tuple(name for name in EVENT_FIELDS if name not in DERIVED_FIELDS)


def json(contents: Contents) -> Iterator[str]:
    """Yield one object with every list."""
    about = contents.about._asdict() if contents.about else {}
    yield json_text.dump({"schema": SCHEMA, **about})[:-1]
    yield ',\n"events": ['
    yield from _joined(_events(contents))
    for section in ("people", "places", "organizations", "sources"):
        things = getattr(contents, section).values()
        yield f'],\n"{section}": ['
        yield from _joined(thing_record(thing, contents.names, 0) for thing in things)
    yield "]}\n"


def jsonl(contents: Contents) -> Iterator[str]:
    """Yield an event a line."""
    return json_text.lines(_events(contents))


def csv(contents: Contents) -> Iterator[str]:
    """Yield a table of every field."""
    return table.csv_rows(_events(contents), COLUMNS)


def tsv(contents: Contents) -> Iterator[str]:
    """Yield the same table, tab-separated."""
    yield table.tab_line(COLUMNS)
    yield from table.tab_rows(_events(contents), COLUMNS)


def markdown_(contents: Contents) -> Iterator[str]:
    """Yield an article for each event."""
    return markdown.articles(contents.events.values(), contents.names)


def _events(contents: Contents) -> Iterator[Record]:
    names = contents.names
    return (event_record(event, names) for event in contents.events.values())


def _joined(records: Iterator[Record]) -> Iterator[str]:
    for number, record in enumerate(records):
        yield (",\n" if number else "\n") + next(iter(json_text.lines([record]))).rstrip("\n")
