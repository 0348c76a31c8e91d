"""`chart`: events counted by time, or by category, person, place … and time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline_cli.cli.options import FILTERS, OUTPUTS, Command, Parameter
from timeline_cli.cli.output import Answer, give
from timeline_cli.cli.run import Run
from timeline_cli.dates import civil, day_number

if TYPE_CHECKING:
    from rich.text import Text

    from timeline_cli.store import Selection
    from timeline_cli.summary.buckets import Cell, Chart
    from timeline_cli.views.theme import Theme

BY = ("category", "person", "place", "org", "tag")
MOST_ROWS = 20


def chart(run: Run) -> None:
    """Draw a heat map whose caption is the command for its fullest cell."""
    query = run.query()
    found = run.store.select(query)
    if not found:
        run.note_nothing(query)
    counted = _chart(run, found)
    caption = _command(run, counted)

    def page(theme: Theme, width: int) -> list[Text]:
        from timeline_cli.views.chart import chart as draw

        return draw(counted, theme, width, caption=f"most: {caption}" if caption else "")

    def document() -> dict[str, Any]:
        from timeline_cli.formats.records import chart_record

        return chart_record(counted, caption)

    def table() -> tuple[list[str], list[list[str]]]:
        header = [counted.by or "time", *counted.headings, "vague", "total"]
        return header, [
            [row.label, *(str(cell.number) for cell in row.cells), str(row.vague), str(row.total)]
            for row in counted.rows
        ]

    give(run, Answer(page, found, document=document, table=table, is_page=True))


def _chart(run: Run, found: Selection) -> Chart:
    from timeline_cli.summary import buckets

    events = list(found.outlines())
    by = run.choice("by", ("", *BY), "")
    if not by:
        return buckets.chart(events)
    counted, total = buckets.chart_by(events, by, run.store.names(), MOST_ROWS)
    if total > MOST_ROWS:
        run.note(f"the {MOST_ROWS} with the most events, of {total}; a filter shows others")
    return counted


def _command(run: Run, counted: Chart) -> str:
    """Return what to type for the fullest cell, with the filters that are in force."""
    from timeline_cli.summary.buckets import hottest

    found = hottest(counted)
    if found is None:
        return ""
    number, cell = found
    more = [f"--{counted.by}", counted.ids[number]] if counted.by else []
    return run.command("show", _period(cell), *more)


def _period(cell: Cell) -> str:
    """Return a cell's days as short as they can be typed."""
    (year, month, _), (last, last_month, _) = civil(cell.first), civil(cell.last)
    if year == last:
        return f"{year:04}" if (month, last_month) == (1, 12) else f"{year:04}-{month:02}"
    if (
        year > 0
        and last == year + 9
        and year % 10 == 0
        and year % 100
        and cell.last == day_number(last, 12, 31)
    ):
        return f"{year}s"
    return "..".join(f"{'-' if each < 0 else ''}{abs(each):04}" for each in (year, last))


WORD = Parameter("by", ("--by",), f"One row each: {', '.join(BY)}.", "WHAT", complete="by")
COMMANDS = {"chart": Command(chart, (WORD, *FILTERS, *OUTPUTS))}
