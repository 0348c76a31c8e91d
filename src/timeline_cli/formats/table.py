"""Tables as text: CSV for spreadsheets, tab-separated lines for awk, ids alone, and templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from timeline_cli.errors import UsageError
from timeline_cli.formats.controls import without_controls

if TYPE_CHECKING:  # a plain line is made of no record
    from timeline_cli.formats.records import Record

_FORMULA = r"[=+@\t\r]|-(?!\d)"
_BREAKS = r"[\t\r\n\x00-\x1f\x7f-\x9f\u2028\u2029]+"
_FIELD = r"\{\{|\}\}|\{([^{}]*)\}"


def csv_rows(records: Iterable[Record], fields: Sequence[str]) -> Iterator[str]:
    """Yield CSV (RFC 4180, LF) with a header.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises.
    """
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(fields)
    for record in records:
        writer.writerow([_harmless(flat(record.get(field))) for field in fields])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _harmless(cell: str) -> str:
    cell = without_controls(cell)
    return f"'{cell}" if re.match(_FORMULA, cell) else cell


def tab_line(values: Iterable[object]) -> str:
    """Return one line of cells; tabs, line ends and control characters inside them become spaces."""
    return "\t".join(map(_on_one_line, values)) + "\n"


def _on_one_line(value: object) -> str:
    text = str(value)
    return text if text.isprintable() else re.sub(_BREAKS, " ", text)


def tab_rows(records: Iterable[Record], fields: Sequence[str]) -> Iterator[str]:
    """Yield tab-separated lines without a header."""
    for record in records:
        yield tab_line(flat(record.get(field)) for field in fields)


def filled(template: str, records: Iterable[Record], known: Sequence[str]) -> Iterator[str]:
    r"""Yield the template for each record, `{field}` replaced; `\t` and `\n` as in a shell, `{{` for a brace.

    Only names of fields are looked up: a template can reach nothing else.
    """
    wanted = [name for name in re.findall(_FIELD, template) if name]
    check_fields(wanted, known)
    form = template.replace("\\t", "\t").replace("\\n", "\n")
    for record in records:
        yield re.sub(_FIELD, lambda match: _replaced(match, record), form) + "\n"  # noqa: B023 (used at once)


def _replaced(match: re.Match[str], record: Record) -> str:
    if match.group() in ("{{", "}}"):
        return match.group()[0]
    return _on_one_line(flat(record.get(match[1])))


def check_fields(wanted: Iterable[str], known: Sequence[str]) -> None:
    """Raise UsageError for a field that no record has."""
    for name in wanted:
        if name not in known:
            raise UsageError(f"there is no field `{name}`; known are {', '.join(known)}")


def flat(value: Any) -> str:
    """Return a field for a cell of a table or a template: lists by their ids, joined with semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return str(
            value.get("id")
            or value.get("date")
            or value.get("text")
            or value.get("title")
            or next(iter(value.values()), "")
        )
    if isinstance(value, list):
        return ";".join(map(flat, value))
    return str(value)
