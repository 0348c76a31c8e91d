"""`timeline lanes`: a lane for each category, person, place or tag, on one axis that fits the width."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from rich.text import Text

from timeline_cli.dates import OPEN_END, OPEN_START, Form, Precision
from timeline_cli.model import Event
from timeline_cli.views.bars import Axis, span_of_years
from timeline_cli.views.prose import Lines, clean, cut, fit, pack, width_of
from timeline_cli.views.theme import Theme

LABEL = 22
MOST_ROWS = 6
"""Rows of spans in a lane, beyond which they are counted."""


class Kind(Enum):
    """How an event is drawn: what happened on a day, what lasted, and what happened once, some time inside."""

    POINT = "point"
    SPAN = "span"
    WITHIN = "within"


class Lane(NamedTuple):
    """A group of events under one label."""

    label: str
    events: Sequence[Event]


def kind_of(event: Event) -> Kind:
    """Tell how an event is drawn."""
    date = event.date
    if date.lasts and date.last > date.first:
        return Kind.SPAN
    is_point = date.form is Form.POINT and date.precision <= Precision.MONTH
    return Kind.POINT if is_point or date.first == date.last else Kind.WITHIN


def lanes(lanes: Sequence[Lane], theme: Theme, width: int) -> Lines:
    """Draw the lanes, points counted where several share a column."""
    events = [event for lane in lanes for event in lane.events]
    days = [d for e in events for d in (e.date.first, e.date.last) if OPEN_START < d < OPEN_END]
    if not days:
        return []
    label = min(max(width_of(clean(lane.label)) for lane in lanes), LABEL if width >= 70 else 12)
    first, last = span_of_years(days)
    axis = Axis(first, last, width - label - 3, theme)
    lines = [Text(" " * (label + 2)).append_text(axis.years())]
    for lane in lanes:
        for n, row in enumerate(_rows(lane.events, axis)):
            head = fit(clean(lane.label), label, theme.glyphs) if n == 0 else " " * label
            lines.append(Text(f" {head} ").append_text(row))
    return [*lines, Text(), *_legend(events, axis)]


def _rows(events: Sequence[Event], axis: Axis) -> Lines:
    """Return the points of a lane on one row, and what took time on as many more as keep it apart."""
    lasting: list[Event] = []
    points: list[Event] = []
    for event in events:
        (lasting if _takes_time(event, axis) else points).append(event)
    rows: list[list[Event]] = []
    for event in sorted(lasting, key=lambda one: (one.date.first, one.date.last)):
        start = _columns(event, axis)[0]
        row = next((row for row in rows if _columns(row[-1], axis)[1] < start - 1), None)
        if row is None:
            rows.append(row := [])
        row.append(event)
    drawn = [_points(points, axis)] if points or not rows else []
    drawn += [_stretches(row, axis) for row in rows[:MOST_ROWS]]
    if left := sum(map(len, rows[MOST_ROWS:])):
        drawn.append(Text(f"and {left} more that lasted", "dim"))
    return drawn


def _takes_time(event: Event, axis: Axis) -> bool:
    """Whether an event is longer than a column; what is shorter is a point on this axis."""
    if kind_of(event) is Kind.POINT:
        return False
    start, end = _columns(event, axis)
    return end > start


def _columns(event: Event, axis: Axis) -> tuple[int, int]:
    """Return the first and last column that an event takes, both inside the page."""
    start = min(axis.column(event.date.first), axis.width - 1)
    return start, max(min(axis.column(event.date.last + 1), axis.width) - 1, start)


def _points(events: Sequence[Event], axis: Axis) -> Text:
    """Return the points, a number where several share a column; the mark is that of the most important."""
    theme = axis.theme
    columns: dict[int, list[Event]] = {}
    for event in events:
        columns.setdefault(_columns(event, axis)[0], []).append(event)
    line = Text()
    for column, here in sorted(columns.items()):
        chief = max(here, key=lambda event: event.importance)
        char = theme.mark(chief.importance) if len(here) == 1 else str(len(here)) if len(here) < 10 else "+"
        style = theme.style(chief.category) or ""
        line.append(" " * (column - line.cell_len))
        line.append(char, f"bold {style}".strip() if chief.importance == 3 else style)
    return line


def _stretches(events: Sequence[Event], axis: Axis) -> Text:
    """Return what took time: solid where it lasted, broken where it happened once, with an arrow at an open end."""
    theme, g = axis.theme, axis.theme.glyphs
    line = Text()
    for event in events:
        start, end = _columns(event, axis)
        size = end - start + 1
        body = g.bar if kind_of(event) is Kind.SPAN else g.within
        drawn = [body] * size
        if event.date.first == OPEN_START:
            drawn[0] = g.earlier
        if event.date.last == OPEN_END:
            drawn[-1] = g.later
        words = clean(event.title)
        if size >= 12:
            shown = cut(words, size - 4, g).rstrip()
            drawn[2 : 2 + width_of(shown)] = [shown]
        line.append(" " * (start - line.cell_len)).append("".join(drawn), theme.style(event.category))
    return line


def _legend(events: Sequence[Event], axis: Axis) -> Lines:
    """Explain the marks in use."""
    theme, g = axis.theme, axis.theme.glyphs
    kinds = {kind_of(event) for event in events}
    marks = [f"{theme.mark(n)} {word}" for n, word in ((3, "turning point"), (2, "notable"), (1, "detail"))]
    words = [
        *(marks if Kind.POINT in kinds else []),
        *(["2–9 so many", "+ more"] if Kind.POINT in kinds else []),
        *([f"{g.bar * 2} lasted"] if Kind.SPAN in kinds else []),
        *([f"{g.within * 2} some time inside"] if Kind.WITHIN in kinds else []),
        *([f"{g.later} open"] if any(e.date.last == OPEN_END for e in events) else []),
    ]
    return [Text(" " + row, "dim") for row in pack(words, "  ", axis.width)]
