"""`timeline map`: places on a coastline, numbered in order, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from math import ceil, degrees, floor, hypot
from typing import NamedTuple

from rich.text import Text

from timeline_cli import geo
from timeline_cli.summary.route import Stop
from timeline_cli.views.braille import Canvas
from timeline_cli.views.prose import Lines, clean, fit, styled, width_of, wrap
from timeline_cli.views.theme import Theme
from timeline_cli.wording import say_short

BESIDE = 110
"""Columns from which the legend stands beside the map."""

LEGEND = 46
TALLEST = 34
SMALLEST = 0.06
"""Radians that a map shows at least: some 400 kilometres."""

MARGIN = 0.08
ROUTE = "exile"
"""The category whose colour a route has."""

DETAIL = 0.7
"""Dots that the points of a shore lie apart."""

FAR = 0.6
"""Radians that no piece of a shore or a way is long."""

Dot = tuple[float, float]
WAYS = ("─", "│", "╱", "╲")
ASCII_WAYS = ("-", "|", "/", "\\")


def atlas(stops: Sequence[Stop], theme: Theme, width: int, *, joined: bool) -> Lines:
    """Draw the stops on a map of the region they lie in; `joined` draws the way from each to the next."""
    if not stops:
        return []
    beside = width >= BESIDE
    columns = width - LEGEND - 2 if beside else width
    picture = _Picture(stops, columns, theme)
    if joined:
        picture.join()
    picture.number()
    drawn = picture.lines()
    words = _legend(stops, theme, LEGEND if beside else width, joined=joined)
    if not beside:
        return [*drawn, Text(), *words]
    lines = []
    for n in range(max(len(drawn), len(words))):
        line = drawn[n] if n < len(drawn) else Text()
        if n < len(words):
            line.append(" " * (columns + 2 - line.cell_len)).append_text(words[n])
        lines.append(line)
    return lines


class _View(NamedTuple):
    """What part of the plane is shown, and how large."""

    projection: geo.Projection
    west: float
    north: float
    scale: float

    def dot(self, lat: float, lon: float) -> Dot | None:
        """Return where a place lies on the canvas, in dots."""
        point = self.projection.project(lat, lon)
        return ((point[0] - self.west) * self.scale, (self.north - point[1]) * self.scale) if point else None


class _Picture:
    def __init__(self, stops: Sequence[Stop], columns: int, theme: Theme) -> None:
        self._stops = stops
        self._theme = theme
        self._ascii = theme.ascii
        self._view, rows = _fit(stops, columns)
        self._canvas = Canvas(columns, rows)
        self._over: dict[tuple[int, int], tuple[str, str]] = {}
        for shore in geo.shores(detail=degrees(DETAIL / self._view.scale)):
            self._shore(shore)

    def _shore(self, shore: list[geo.Degrees]) -> None:
        before: Dot | None = None
        for place in shore:
            here = self._view.dot(*place)
            if before and here:
                if int(before[0]) == int(here[0]) and int(before[1]) == int(here[1]):
                    continue  # most steps are shorter than a dot
                if self._is_near(before, here):
                    self._canvas.line(before, here)
            before = here

    def _is_near(self, start: Dot, end: Dot) -> bool:
        """Tell a short line from one that would run right across the page, round the back of the earth."""
        return hypot(end[0] - start[0], end[1] - start[1]) < FAR * self._view.scale

    def join(self) -> None:
        """Draw the way from each stop to the next, along a great circle, in whole cells."""
        for one, other in pairwise(self._stops):
            circle = geo.great_circle((one.lat, one.lon), (other.lat, other.lon))
            dots = [self._view.dot(*place) for place in circle]
            for start, end in pairwise(dots):
                if start and end and self._is_near(start, end):
                    self._way(start, end)

    def _way(self, start: Dot, end: Dot) -> None:
        """Draw a straight piece of the way, each cell with the stroke that leads into it."""
        (x1, y1), (x2, y2) = (start[0] / 2, start[1] / 4), (end[0] / 2, end[1] / 4)
        steps = max(ceil(max(abs(x2 - x1), abs(y2 - y1))), 1)
        points = ((x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps) for n in range(steps + 1))
        cells = list(dict.fromkeys((floor(x), floor(y)) for x, y in points))
        ways = ASCII_WAYS if self._ascii else WAYS
        for before, here in pairwise([cells[0], *cells]):
            self._over.setdefault(here, (_stroke(here[0] - before[0], here[1] - before[1], ways), ROUTE))

    def number(self) -> None:
        """Write each stop's number where it lies, or beside it where another has taken the place."""
        taken: set[tuple[int, int]] = set()
        for place, numbers in _together(self._stops).items():
            at = self._view.dot(*place)
            if at is None:
                continue
            words = ",".join(map(str, numbers[:3])) + ("+" if len(numbers) > 3 else "")
            column, row = int(at[0] // 2), int(at[1] // 4)
            for dx, dy in (
                (0, 0),
                (0, -1),
                (0, 1),
                (1, 0),
                (-len(words), 0),
                (1, -1),
                (1, 1),
                (2, 0),
                (0, -2),
                (0, 2),
            ):
                cells = [
                    (min(column + dx, self._canvas.columns - len(words)) + n, row + dy)
                    for n in range(len(words))
                ]
                if (
                    not taken & {(x + side, y) for x, y in cells for side in (-1, 0, 1)}
                    and 0 <= row + dy < self._canvas.rows
                ):
                    break
            taken.update(cells)
            self._over.update({cell: (char, "bold reverse") for cell, char in zip(cells, words, strict=True)})

    def lines(self) -> Lines:
        """Return the picture."""
        drawn = []
        for row in range(self._canvas.rows):
            cells = [self._cell(column, row) for column in range(self._canvas.columns)]
            line = Text()
            for style, run in groupby(cells, key=lambda cell: cell[1]):
                line.append("".join(char for char, _ in run), style)
            line.rstrip()
            drawn.append(line)
        return drawn

    def _cell(self, column: int, row: int) -> tuple[str, str]:
        if over := self._over.get((column, row)):
            return over[0], self._theme.style(ROUTE) if over[1] == ROUTE else over[1]
        return self._canvas.text(column, row, ascii_only=self._ascii), "dim"


def _fit(stops: Sequence[Stop], columns: int) -> tuple[_View, int]:
    """Choose what to show: the stops with a margin, in as many rows as keep the shapes true, up to TALLEST."""
    projection = geo.projection_for([(stop.lat, stop.lon) for stop in stops])
    points = [point for stop in stops if (point := projection.project(stop.lat, stop.lon))]
    xs, ys = [x for x, _ in points] or [0.0], [y for _, y in points] or [0.0]
    across, down = max(xs) - min(xs), max(ys) - min(ys)
    across, down = (max(size * (1 + 2 * MARGIN), SMALLEST) for size in (across, down))
    down = max(down, across * 0.4)
    tallest = min(TALLEST, max(columns // 2, 12))
    scale = min(columns * 2 / across, tallest * 4 / down)
    rows = max(min(round(down * scale / 4), tallest), 1)
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    return _View(projection, middle[0] - columns / scale, middle[1] + rows * 2 / scale, scale), rows


def _stroke(dx: int, dy: int, ways: tuple[str, str, str, str]) -> str:
    """Return the stroke for a step from one cell to another."""
    if dy == 0:
        return ways[0]
    if dx == 0:
        return ways[1]
    return ways[2] if (dx > 0) != (dy > 0) else ways[3]


def _together(stops: Sequence[Stop]) -> dict[geo.Degrees, list[int]]:
    """Group stops of the same place: one number after another stands there."""
    found: dict[geo.Degrees, list[int]] = {}
    for stop in stops:
        found.setdefault((stop.lat, stop.lon), []).append(stop.number)
    return found


def _legend(stops: Sequence[Stop], theme: Theme, width: int, *, joined: bool) -> Lines:
    widest = max(len(str(stop.number)) for stop in stops)
    dates = [_when(stop, joined=joined, dash=theme.glyphs.dash) for stop in stops]
    column = min(max(map(width_of, dates)), 27)
    lines: Lines = []
    for stop, date in zip(stops, dates, strict=True):
        start = f" {stop.number:>{widest}}  "
        rows = wrap(_what(stop, theme), max(width - len(start) - column - 2, 10))
        head = styled(start, "bold").append(fit(date, column, theme.glyphs) + "  ", "dim").append(rows[0])
        lines += [head, *(Text(" " * (len(start) + column + 2) + row, "dim") for row in rows[1:])]
    return lines


def _when(stop: Stop, *, joined: bool, dash: str) -> str:
    if joined and stop.home:
        sides = [say_short(date) if date else "" for date in (stop.home.from_, stop.home.to)]
        return f" {dash} ".join(sides).strip() if any(sides) else ""
    return say_short(stop.date).partition(" – ")[0] if stop.date else ""


def _what(stop: Stop, theme: Theme) -> str:
    if stop.home:
        kind = f"in {stop.home.as_}" if stop.home.as_ else ""
        return ", ".join(filter(None, [clean(stop.name), kind, clean(stop.home.note)]))
    number = len(stop.events)
    return f"{clean(stop.name)}{theme.glyphs.dot}{number} event{'' if number == 1 else 's'}"
