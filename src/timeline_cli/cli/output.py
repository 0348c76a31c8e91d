"""An answer as text for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline_cli.cli import terminal
from timeline_cli.cli.run import Page, Run
from timeline_cli.formats.table import tab_line

if TYPE_CHECKING:
    from timeline_cli.formats.records import Record
    from timeline_cli.store import Selection
    from timeline_cli.summary.pages import Listed


LINE_FIELDS = ("date", "id", "category", "title")


class Answer(NamedTuple):
    """What a command found, ready for any output."""

    page: Page
    events: Selection | None = None
    listed: tuple[str, list[Listed]] | None = None
    subject: Callable[[], Mapping[str, Any]] | None = None
    document: Callable[[], Mapping[str, Any]] | None = None
    """The whole of the JSON document, where it is more than a list of events."""
    table: Callable[[], tuple[Sequence[str], Sequence[Sequence[str]]]] | None = None
    """What CSV, TSV and Markdown say instead of the events: a header and rows."""
    is_page: bool = False
    """Whether a pipe gets the page too, rather than a line for each event."""


def give(run: Run, answer: Answer) -> None:
    """Give an answer in the format asked for."""
    wanted = run.format
    if wanted == "pretty" or (not wanted and (run.screen.is_terminal or answer.is_page)):
        run.show(answer.page)
    elif answer.listed:
        terminal.write(things(run, *answer.listed))
    elif answer.events is not None:
        terminal.write(events(run, answer, answer.events))


def events(run: Run, answer: Answer, found: Selection) -> Iterator[str]:
    """Yield the events of an answer in the format asked for; without one, a line each."""
    wanted = run.format
    if wanted == "ids":
        return (tab_line([name]) for _, name, _, _ in found.lines())
    if wanted == "json" and answer.document and not run.text("fields"):
        from timeline_cli.formats import json_text

        return json_text.whole(dict(answer.document()))
    if wanted in ("csv", "tsv", "md") and answer.table and not run.text("fields"):
        return _table(wanted, *answer.table())
    if wanted in ("", "tsv") and not run.text("fields"):
        return map(tab_line, found.lines())
    if wanted == "md":
        from timeline_cli.formats import markdown

        return markdown.articles(found, run.store.names()) if answer.is_page else markdown.event_list(found)
    from timeline_cli.formats.records import EVENT_FIELDS, event_record

    names = run.store.names()
    records = (event_record(event, names) for event in found)
    subject = dict(answer.subject()) if answer.subject and wanted == "json" else None
    return _records(run, Shape("events", EVENT_FIELDS, LINE_FIELDS, subject), records)


def _table(wanted: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    from timeline_cli.formats import markdown, table

    if wanted == "md":
        return markdown.table(header, rows)
    if wanted == "tsv":
        return map(tab_line, rows)
    return table.csv_rows((dict(zip(header, row, strict=True)) for row in rows), header)


def things(run: Run, kind: str, listed: list[Listed]) -> Iterator[str]:
    """Yield people, places … in the format asked for; without one, a line each: id, name, count."""
    wanted = run.format
    if wanted == "ids":
        return (tab_line([row.id]) for row in listed)
    if wanted in ("", "tsv") and not run.text("fields"):
        return (tab_line((row.id, row.name, row.number)) for row in listed)
    if wanted == "md":
        from timeline_cli.formats import markdown

        return markdown.listed((row.id, row.name, row.number) for row in listed)
    from timeline_cli.formats.records import LISTED_FIELDS

    records = thing_records(run, kind, listed)
    known = tuple(records[0]) if records else LISTED_FIELDS
    return _records(run, Shape(kind, known, LISTED_FIELDS), records)


def thing_records(run: Run, kind: str, listed: list[Listed]) -> list[Record]:
    """Return what `people` and its kin publish for each."""
    from timeline_cli.formats.records import thing_record
    from timeline_cli.model import KINDS

    if kind not in KINDS:
        return [{"id": row.id, "name": row.name, "count": row.number} for row in listed]
    names = run.store.names()
    found = run.store.things(kind, KINDS[kind], (row.id for row in listed))
    return [thing_record(found[row.id], names, row.number) for row in listed]


class Shape(NamedTuple):
    """What records are: their kind, every field, the fields of a usual line, and what a document says before them."""

    kind: str
    known: tuple[str, ...]
    usual: tuple[str, ...]
    subject: Record | None = None


def _records(run: Run, shape: Shape, records: Iterable[Record]) -> Iterator[str]:
    from timeline_cli.formats import json_text, table

    fields = tuple(name.strip() for name in run.text("fields").split(",") if name.strip())
    table.check_fields(fields, shape.known)
    if run.format == "template":
        return table.filled(run.text("template"), records, shape.known)
    if run.format == "csv":
        return table.csv_rows(records, fields or _columns(shape))
    if run.format == "tsv":
        return table.tab_rows(records, fields or shape.usual)
    if fields:
        records = ({name: record.get(name) for name in fields} for record in records)
    return (
        json_text.lines(records)
        if run.format == "jsonl"
        else json_text.document(shape.kind, records, shape.subject)
    )


def _columns(shape: Shape) -> tuple[str, ...]:
    """Every field that a cell can hold: not the article, which belongs in JSON or Markdown."""
    if shape.kind != "events":
        return shape.known
    from timeline_cli.model import SECTIONS

    return tuple(name for name in shape.known if name not in (*SECTIONS, "quotes", "illustration", "notes"))
