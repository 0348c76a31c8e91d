"""Counts of events by stretches of time: the cells of `chart`, the buckets of `lanes`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline_cli.dates import OPEN_END, OPEN_START, Form, Precision, civil, day_number, days_in_month
from timeline_cli.wording import MONTHS

if TYPE_CHECKING:
    from timeline_cli.model import Event
    from timeline_cli.summary.pages import Names

MOST_ROWS = 60
"""Rows of a chart over time, beyond which each stands for ten times as long."""

GROUPS = {
    "category": "",
    "person": "people",
    "place": "places",
    "org": "organizations",
    "tag": "",
}
"""What `--by` takes, and the kind of name its groups have."""


class Cell(NamedTuple):
    """A number of events that begin between two days, inclusive."""

    first: int
    last: int
    number: int


class Row(NamedTuple):
    """A line of a chart. `vague` counts the events that belong to the row but to none of its cells."""

    label: str
    cells: tuple[Cell, ...]
    vague: int

    @property
    def total(self) -> int:
        """All events of the row."""
        return self.vague + sum(cell.number for cell in self.cells)


class Chart(NamedTuple):
    """Rows of cells under headings; `id_of` gives the id behind a label where rows are not time."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    ids: tuple[str, ...] = ()
    by: str = ""


class Scale(NamedTuple):
    """How a chart over time is divided: years to a row, and cells to a row (12 for months, else 10)."""

    years: int
    cells: int


def chart(events: Iterable[Event]) -> Chart:
    """Count events by year and month; over a longer time by decade and year, and so on up.

    An event counts where it begins: in its month or year where that is certain, else as vague in its row.
    """
    dated = [event for event in events if event.date.first > OPEN_START]
    if not dated:
        return Chart((), ())
    years = [civil(event.date.first)[0] for event in dated]
    scale = _scale(min(years), max(years))
    starts = range(min(years) // scale.years * scale.years, max(years) + 1, scale.years)
    rows = {start: [0] * scale.cells for start in starts}
    vague = dict.fromkeys(starts, 0)
    for event, year in zip(dated, years, strict=True):
        start = year // scale.years * scale.years
        at = _cell(event, year - start, scale)
        if at is None:
            vague[start] += 1
        else:
            rows[start][at] += 1
    found = [_row(start, counts, vague[start], scale) for start, counts in rows.items()]
    return Chart(_headings(scale), tuple(found))


def chart_by(events: Sequence[Event], by: str, names: Names, most: int) -> tuple[Chart, int]:
    """Count events by category, person, place … and by year; return the chart and how many rows there were in all."""
    groups = groups_of(events, by)
    dated = [event for event in events if event.date.first > OPEN_START]
    if not dated:
        return Chart((), ()), 0
    years = [civil(event.date.first)[0] for event in dated]
    size = _group_size(min(years), max(years))
    starts = range(min(years) // size * size, max(years) + 1, size)
    ordered = sorted(groups, key=lambda name: (-len(groups[name]), name))
    rows = []
    for name in ordered[:most]:
        counts = dict.fromkeys(starts, 0)
        vague = 0
        for event in groups[name]:
            if event.date.first > OPEN_START:
                counts[civil(event.date.first)[0] // size * size] += 1
            else:
                vague += 1
        cells = tuple(
            Cell(day_number(start), day_number(start + size - 1, 12, 31), number)
            for start, number in counts.items()
        )
        rows.append(Row(label_of(name, by, names), cells, vague))
    return Chart(tuple(map(str, starts)), tuple(rows), tuple(ordered[:most]), by), len(groups)


def groups_of(events: Iterable[Event], by: str) -> dict[str, list[Event]]:
    """Return events by category, person, place, organisation or tag, under each that they have."""
    keys: Mapping[str, Callable[[Event], Iterable[str]]] = {
        "category": lambda event: (event.category,) if event.category else (),
        "person": lambda event: (one.id for one in event.people),
        "place": lambda event: event.places,
        "org": lambda event: event.organizations,
        "tag": lambda event: event.tags,
    }
    found: dict[str, list[Event]] = {}
    for event in events:
        for name in dict.fromkeys(keys[by](event)):
            found.setdefault(name, []).append(event)
    return found


def label_of(name: str, by: str, names: Names) -> str:
    """Return the words for a group."""
    return names.get(GROUPS[by], {}).get(name, name)


def hottest(chart: Chart) -> tuple[int, Cell] | None:
    """Return the row and the cell with the most events, the earliest of equals; None where there is none."""
    cells = [(n, cell) for n, row in enumerate(chart.rows) for cell in row.cells if cell.number]
    return max(cells, key=lambda found: (found[1].number, -found[1].first), default=None)


def _scale(first: int, last: int) -> Scale:
    span = last - first + 1
    if span <= MOST_ROWS:
        return Scale(1, 12)
    size = 10
    while span > MOST_ROWS * size:
        size *= 10
    return Scale(size, 10)


def _group_size(first: int, last: int) -> int:
    size = 1
    while (last - first) // size >= MOST_ROWS:
        size *= 10
    return size


def _cell(event: Event, year: int, scale: Scale) -> int | None:
    date = event.date
    if scale.years > 1:
        return year * 10 // scale.years
    if date.form is Form.ONE_OF and civil(date.first)[1] != civil(min(date.last, OPEN_END - 1))[1]:
        return None
    is_certain = date.precision <= Precision.MONTH or date.first == date.last
    return civil(date.first)[1] - 1 if is_certain else None


def _row(start: int, counts: Sequence[int], vague: int, scale: Scale) -> Row:
    if scale.years == 1:
        ends = [(day_number(start, n), day_number(start, n, days_in_month(start, n))) for n in range(1, 13)]
    else:
        step = scale.years // 10
        ends = [
            (day_number(start + n * step), day_number(start + (n + 1) * step - 1, 12, 31)) for n in range(10)
        ]
    cells = tuple(Cell(first, last, number) for (first, last), number in zip(ends, counts, strict=True))
    return Row(_label(start, scale), cells, vague)


def _label(start: int, scale: Scale) -> str:
    year = str(start) if start > 0 else f"{1 - start} BC"
    return year if scale.years == 1 or start <= 0 else f"{year}s"


def _headings(scale: Scale) -> tuple[str, ...]:
    if scale.years == 1:
        return tuple(name[:3] for name in MONTHS)
    step = scale.years // 10
    return tuple(f"+{n * step}" if n else "0" for n in range(10))
