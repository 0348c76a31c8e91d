"""An answer as text for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from timeline_cli.cli.run import LINE_FIELDS, Answer, Run
from timeline_cli.formats.table import tab_line

if TYPE_CHECKING:
    from timeline_cli.formats.records import Record
    from timeline_cli.summary import Listed


def events(run: Run, answer: Answer) -> Iterator[str]:
    """Yield the events of an answer in the format asked for; without one, a line each."""
    found = answer.events if answer.events is not None else ()
    wanted = run.format
    if wanted == "ids":
        return (tab_line([event.id]) for event in found)
    if wanted in ("", "tsv") and not run.text("fields"):
        return (tab_line((e.date.text, e.id, e.category, e.title)) for e in found)
    if wanted == "md":
        from timeline_cli.formats import markdown

        return markdown.articles(found, run.store.names()) if answer.is_page else markdown.event_list(found)
    from timeline_cli.formats.records import EVENT_FIELDS, event_record

    names = run.store.names()
    records = (event_record(event, names) for event in found)
    subject = dict(answer.subject()) if answer.subject and wanted == "json" else None
    return _records(run, "events", records, EVENT_FIELDS, LINE_FIELDS, subject)


def things(run: Run, kind: str, listed: list[Listed]) -> Iterator[str]:
    """Yield people, places … in the format asked for; without one, a line each: id, name, count."""
    wanted = run.format
    if wanted == "ids":
        return (tab_line([row.id]) for row in listed)
    if wanted in ("", "tsv") and not run.text("fields"):
        return (tab_line((row.id, row.name, row.count)) for row in listed)
    if wanted == "md":
        from timeline_cli.formats import markdown

        return markdown.listed((row.id, row.name, row.count) for row in listed)
    from timeline_cli.formats.records import LISTED_FIELDS

    records = thing_records(run, kind, listed)
    known = tuple(records[0]) if records else LISTED_FIELDS
    return _records(run, kind, records, known, LISTED_FIELDS, None)


def thing_records(run: Run, kind: str, listed: list[Listed]) -> list[Record]:
    """Return what `people` and its kin publish for each."""
    from timeline_cli.formats.records import thing_record
    from timeline_cli.model import KINDS

    if kind not in KINDS:
        return [row._asdict() | {"detail": row.detail} for row in listed]
    names = run.store.names()
    found = run.store.things(kind, KINDS[kind], (row.id for row in listed))
    return [thing_record(found[row.id], names, row.count) for row in listed]


def _records(  # noqa: PLR0913 (one call from each of the two above)
    run: Run,
    kind: str,
    records: Iterable[Record],
    known: tuple[str, ...],
    usual: tuple[str, ...],
    subject: Record | None,
) -> Iterator[str]:
    from timeline_cli.formats import json_text, table

    fields = tuple(name.strip() for name in run.text("fields").split(",") if name.strip())
    table.check_fields(fields, known)
    if run.format == "template":
        return table.filled(run.text("template"), records, known)
    if run.format == "csv":
        return table.csv_rows(records, fields or _columns(kind, known))
    if run.format == "tsv":
        return table.tab_rows(records, fields or usual)
    if fields:
        records = ({name: record.get(name) for name in fields} for record in records)
    return json_text.lines(records) if run.format == "jsonl" else json_text.document(kind, records, subject)


def _columns(kind: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Every field that a cell can hold: not the article, which belongs in JSON or Markdown."""
    if kind != "events":
        return known
    from timeline_cli.model import SECTIONS

    return tuple(name for name in known if name not in (*SECTIONS, "quotes", "illustration", "notes"))
