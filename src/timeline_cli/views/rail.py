"""`timeline show`: events on a rail, what lasted as lanes beside it, empty time as gaps. `git log --graph` for history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.text import Text

from timeline_cli.dates import OPEN_END, OPEN_START, Date, Form, Precision, civil, ends_of
from timeline_cli.model import Event
from timeline_cli.periods import Period
from timeline_cli.views.prose import Lines, clean, fit, pack, styled, width_of, wrap
from timeline_cli.views.theme import IMPORTANCE, Glyphs, Theme
from timeline_cli.wording import MONTHS, elapsed, say_day, say_edges, say_short

GUTTER = 9
FEWEST_GAP_DAYS = 28
MOST_GAP_DAYS = 180
DIM = "dim"

Gutter = Callable[[Event], str]
"""Gives a short text that stands before the date: an age."""


class Layout(NamedTuple):
    """Where the columns of a rail begin."""

    width: int
    lanes: int
    category: int
    before: int
    theme: Theme

    @property
    def title(self) -> int:
        """Columns for a title."""
        return (
            self.width
            - self.before
            - GUTTER
            - 2 * self.lanes
            - 3
            - (self.category + 2 if self.category else 0)
        )


class Setting(NamedTuple):
    """What else a rail is told: the period asked for, what stands before each date, and the direction of time.

    Spans that began before the period are drawn as already under way. With the latest event first there
    are no lanes, whose meaning is in their order.
    """

    period: Period | None = None
    gutter: Gutter | None = None
    latest_first: bool = False


def rail(events: Sequence[Event], theme: Theme, width: int, setting: Setting = Setting()) -> Lines:  # noqa: B008 (frozen)
    """Draw events, given in the order in which they are to stand, as lines of at most `width` columns."""
    if not events:
        return []
    return _Rail(events, _layout(events, theme, width, setting), setting).lines()


def legend(events: Sequence[Event], theme: Theme, width: int) -> Lines:
    """Explain the marks in use."""
    g = theme.glyphs
    used = sorted({event.importance for event in events}, reverse=True)
    parts = [f"{theme.mark(n)} {IMPORTANCE[n]}" for n in used]
    signs = (
        (any(e.date.approximate for e in events), f"{g.about} about"),
        (any(e.date.uncertain for e in events), f"{g.uncertain} uncertain"),
        (any(e.claims for e in events), f"{g.disputed} disputed"),
        (any(e.date.lasts for e in events), f"{g.lane} lasting"),
    )
    words = [*parts, *(words for used, words in signs if used)]
    return [Text(" " + row, DIM) for row in pack(words, "  ", width - 1)]


def _layout(events: Sequence[Event], theme: Theme, width: int, setting: Setting) -> Layout:
    gutter = setting.gutter
    most = 0 if setting.latest_first else 1 if width < 60 else 2 if width < 100 else 4
    lanes = min(most, sum(1 for event in events if _has_lane(event)))
    longest = max((width_of(clean(event.category)) for event in events), default=0)
    category = min(longest, 4 if width < 60 else 14)
    before = max((width_of(gutter(event)) for event in events), default=0) + 1 if gutter else 0
    return Layout(width, lanes, category, before, theme)


def _has_lane(event: Event) -> bool:
    return event.date.lasts and event.date.last - event.date.first > 1


class _Rail:
    """The state of drawing one page from top to bottom."""

    def __init__(self, events: Sequence[Event], layout: Layout, setting: Setting) -> None:
        self._events = events
        self._layout = layout
        self._theme = layout.theme
        self._g: Glyphs = layout.theme.glyphs
        self._gutter = setting.gutter
        earliest = min((e.date.first for e in events if e.date.first > OPEN_START), default=OPEN_START + 1)
        self._latest = max(event.date.first for event in events)
        self._start = setting.period.first if setting.period else earliest
        self._foot = setting.period.last + 1 if setting.period else OPEN_END
        self._lanes: list[Event | None] = [None] * layout.lanes
        self._out: Lines = []
        self._month = ""
        self._heading: int | None = None
        days = self._latest - max(earliest, self._start)
        self._gap = min(max(FEWEST_GAP_DAYS, days // 12), MOST_GAP_DAYS)

    def lines(self) -> Lines:
        previous: Event | None = None
        for event in self._events:
            if self._year(event) is None and (previous is None or self._year(previous) is not None):
                self._out += [*([Text()] if previous else []), Text(" already under way", DIM)]
            if previous is None or self._year(event) != self._year(previous):
                self._close_ended(event)
                self._year_header(event, first=previous is None)
            elif self._year(event) is not None:
                self._close_ended(event)
                self._gap_between(previous, event)
            self._event(event)
            previous = event
        self._close_ended(None)
        if any(self._lanes):
            self._out.append(self._graph_line(self._g.lane_on, " " * GUTTER))
        return self._out

    def _year(self, event: Event) -> int | None:
        return None if event.date.first < self._start else civil(event.date.first)[0]

    def _year_header(self, event: Event, *, first: bool) -> None:
        year = self._year(event)
        if year is None:
            return
        if not first:
            self._out.append(self._graph_line(self._g.lane, " " * GUTTER) if any(self._lanes) else Text())
        mine = [e for e in self._events if self._year(e) == year]
        name = str(year) if year > 0 else f"{1 - year} BC"
        count = f"{len(mine)} event{'' if len(mine) == 1 else 's'}"
        strip = _months(mine, self._theme)
        room = self._layout.width - len(name) - 2
        right = f"{count}   {strip}" if len(count) + 3 + width_of(strip) < room - 4 else count
        line = styled(f" {name}", "bold").append(" " * (room - width_of(right)) + right, DIM)
        self._out += [line, Text(" " + self._g.rule * (self._layout.width - 1), DIM)]
        self._month, self._heading = "", year

    def _event(self, event: Event) -> None:
        opened = self._open_lane(event)
        layout, style = self._layout, self._theme.style(event.category)
        note = "" if opened is not None and self._closes_on_page(event) else _note(event)
        flags = f" {self._g.disputed}" if event.claims else ""
        title = clean(event.title) + flags
        if note and not _room(note, layout):
            title, note = f"{title} ({note})", ""
        for n, row in enumerate(wrap(title, layout.title - _room(note, layout))):
            line = Text()
            if n == 0:
                line.append(self._gutter_text(event), DIM)
                line.append(self._date(event))
                self._graph(line, opened)
                line.append(self._theme.mark(event.importance) + " ", style or "bold")
            else:
                line.append(" " * (layout.before + GUTTER))
                self._graph(line, None)
                line.append("  ")
            line.append(row, "bold" if event.importance == 3 else "")
            if n == 0:
                self._right(line, note, event)
            self._out.append(line)

    def _right(self, line: Text, note: str, event: Event) -> None:
        layout = self._layout
        word = (
            fit(clean(event.category)[: layout.category], layout.category, self._g).rstrip()
            if layout.category
            else ""
        )
        end = layout.width - (layout.category + 2 if layout.category else 0)
        if note:
            line.append(" " * (end - line.cell_len - width_of(note)) + note, DIM)
        if word:
            line.append(
                " " * (layout.width - line.cell_len - width_of(word)) + word,
                self._theme.style(event.category),
            )

    def _gutter_text(self, event: Event) -> str:
        if self._gutter is None:
            return ""
        return self._gutter(event).rjust(self._layout.before - 1) + " "

    def _date(self, event: Event) -> str:
        """Return month and day, the month only where it changes."""
        date = event.date
        marks = (self._g.about if date.approximate else "") + (self._g.uncertain if date.uncertain else "")
        if self._year(event) is None:
            month, words = (
                "",
                say_day(date.first, short=True).partition(" ")[2] if date.first > -(10**11) else "ever",
            )
            return f" {words:<8}"[:GUTTER]
        month, day = _month_and_day(date)
        shown = "" if month == self._month else month
        self._month = month
        if len(shown) <= 3 and not day:
            return f" {shown:<3} {marks:<{GUTTER - 5}}"
        return f" {shown:<3} {day:>2}{marks:<2}" if len(shown) <= 3 else f" {shown:<{GUTTER - 1}}"[:GUTTER]

    # Lanes

    def _open_lane(self, event: Event) -> int | None:
        if not _has_lane(event):
            return None
        for n in reversed(range(len(self._lanes))):
            if self._lanes[n] is None:
                self._lanes[n] = event
                return n
        return None

    def _close_ended(self, coming: Event | None) -> None:
        """Close the lanes that end before the next event, each on a line of its own, the earliest first."""
        limit = coming.date.first if coming else self._foot
        for lane in sorted((e for e in self._lanes if e), key=lambda e: e.date.last):
            if lane.date.last < limit:
                self._close(lane)

    def _closes_on_page(self, event: Event) -> bool:
        return event.date.last < self._foot

    def _close(self, event: Event) -> None:
        number = self._lanes.index(event)
        words = self._end_date(event.date)
        line = Text(" " * self._layout.before).append(f"{words:<{GUTTER}}"[:GUTTER], DIM)
        self._graph(line, number, self._g.lane_close)
        room = self._layout.width - line.cell_len
        line.append(fit(f" end: {clean(event.title)}", room, self._g).rstrip(), DIM)
        self._out.append(line)
        self._lanes[number] = None

    def _end_date(self, date: Date) -> str:
        """Return month and day as for an event, but the year instead of the day where no heading has told it."""
        year, month, day = civil(date.last)
        end = ends_of(date.text).end
        precision = end.precision if end else date.precision
        name = MONTHS[month - 1][:3] if precision <= Precision.MONTH else ""
        if year != self._heading:
            month_and_year = say_day(date.last, short=True).partition(" ")[2]
            return f" {month_and_year if name else month_and_year.partition(' ')[2]}"
        if precision is not Precision.DAY:
            return f" {name}"
        shown = "" if name == self._month else name
        self._month = name
        return f" {shown:<3} {day:>2}"

    def _graph(self, line: Text, opened: int | None, corner: str | None = None) -> None:
        """Draw the lanes of one row; from the one that opens or closes here a line runs to the mark."""
        across = ""
        for n, lane in enumerate(self._lanes):
            if n == opened and lane is not None:
                across = self._theme.style(lane.category) or "bold"
                line.append((corner or self._g.lane_open) + self._g.across, across)
            elif lane is not None and across:
                line.append(self._g.cross, self._theme.style(lane.category)).append(self._g.across, across)
            elif lane is not None:
                line.append(self._g.lane + " ", self._theme.style(lane.category))
            else:
                line.append((self._g.across * 2) if across else "  ", across)

    def _graph_line(self, end: str, start: str) -> Text:
        line = Text(" " * self._layout.before + start)
        for lane in self._lanes:
            line.append(f"{end} " if lane else "  ", self._theme.style(lane.category) if lane else "")
        line.rstrip()
        return line

    def _gap_between(self, previous: Event, event: Event) -> None:
        days = abs(event.date.first - previous.date.first)
        if days < self._gap or min(event.date.first, previous.date.first) < self._start:
            return
        line = self._graph_line(self._g.lane, " " * GUTTER)
        line.append(" " * (self._layout.before + GUTTER + 2 * len(self._lanes) - line.cell_len))
        line.append(f"{self._g.gap}    {elapsed(0, days)}", DIM)
        self._out.append(line)


def _month_and_day(date: Date) -> tuple[str, str]:
    _, month, day = civil(date.first)
    name = MONTHS[month - 1][:3]
    if date.precision is Precision.DAY:
        return name, str(day)
    if date.precision is Precision.MONTH or date.form is not Form.POINT:
        return name, ""
    if date.precision is Precision.SEASON:
        return say_short(date).partition(" ")[0], ""
    return "", ""


def _months(events: Sequence[Event], theme: Theme) -> str:
    counts = [0] * 12
    for event in events:
        if event.date.precision <= Precision.MONTH or event.date.form is not Form.POINT:
            counts[civil(event.date.first)[1] - 1] += 1
    bars = theme.spark(counts)
    return "".join(f"{name[0]}{bar}" for name, bar in zip(MONTHS, bars, strict=True))


def _note(event: Event) -> str:
    """Say what the gutter cannot: until when it lasted, or between which days it fell."""
    date = event.date
    if date.lasts:
        return f"until {say_edges(date, date, short=True)[1]}" if date.last < 10**11 else "open end"
    if date.form is not Form.POINT or date.precision > Precision.SEASON:
        return say_short(date)
    return ""


def _room(note: str, layout: Layout) -> int:
    """Columns that a note takes from the title; none where the page is too narrow for it."""
    room = width_of(note) + 2 if note else 0
    return room if layout.title - room >= 28 else 0
