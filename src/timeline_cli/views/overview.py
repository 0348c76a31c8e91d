"""Bare `timeline`: the whole on one screen, and what to try next."""

from __future__ import annotations

from rich.text import Text

from timeline_cli.summary.pages import Overview
from timeline_cli.views.prose import Lines, clean, fit, pack, width_of, wrap
from timeline_cli.views.theme import IMPORTANCE, Theme
from timeline_cli.wording import say_edges

WORDS = {
    "events": ("event", "events"),
    "people": ("person", "people"),
    "places": ("place", "places"),
    "organizations": ("organisation", "organisations"),
    "sources": ("source", "sources"),
}
MANY = ("", "details", "notable", "turning points")
TALLEST = 4


def overview(overview: Overview, theme: Theme, width: int) -> Lines:
    """Draw title, span, counts, a strip of events per year, the categories, and commands to try."""
    lines = [Text(f" {row}", "bold") for row in wrap(clean(overview.about.title) or "Timeline", width - 1)]
    lines += [Text(f" {row}", "dim") for row in wrap(clean(overview.about.description), width - 1) if row]
    if overview.first is None:
        return [*lines, Text(), Text(" There are no events yet.")]
    lines += [Text(), *_span(overview, theme, width), Text(), *_strip(overview, theme, width), Text()]
    lines += _categories(overview, theme, width)
    return [*lines, Text(), *_try(overview, theme, width)]


def _span(overview: Overview, theme: Theme, width: int) -> Lines:
    first, last = overview.first, overview.last
    assert first  # noqa: S101 (there are events)
    assert last  # noqa: S101
    counts = [_count(overview.totals.get(kind, 0), *words) for kind, words in WORDS.items()]
    counts += [
        _count(overview.causes, "causal link", "causal links"),
        _count(overview.disputed, "disputed date", "disputed dates"),
    ]
    marks = [
        f"{theme.mark(n)} {_count(overview.importances.get(n, 0), IMPORTANCE[n], MANY[n])}"
        for n in (3, 2, 1)
        if overview.importances.get(n)
    ]
    rows = [
        *wrap(f" {theme.glyphs.dash} ".join(say_edges(first.date, last.date)), width - 1),
        *pack(filter(None, counts), theme.glyphs.dot, width - 1),
        *pack(marks, "   ", width - 1),
    ]
    return [Text(f" {row}") for row in rows]


def _count(number: int, one: str, many: str) -> str:
    """Say how many; nothing where there are none."""
    return f"{number} {one if number == 1 else many}" if number else ""


def _strip(overview: Overview, theme: Theme, width: int) -> Lines:
    """Columns of events per year, grouped where there are more years than columns."""
    if not overview.years:
        return []
    first, last = min(overview.years), max(overview.years)
    room = width - 2
    group = next(
        n
        for n in (1, 2, 5, 10, 25, 50, 100, 500, 1000, 10**4, 10**5, 10**6, 10**9, 10**10)
        if (last - first) // n + 1 <= room
    )
    start = first - first % group
    counts = [0] * ((last - start) // group + 1)
    for year, count in overview.years.items():
        counts[(year - start) // group] += count
    column = max(1, min(6, room // len(counts)))
    steps = len(theme.glyphs.spark) - 1
    top = max(counts)
    heights = [max(round(count / top * steps * TALLEST), 1) if count else 0 for count in counts]
    rows = []
    for level in reversed(range(TALLEST)):
        cells = (theme.glyphs.spark[max(0, min(steps, height - level * steps))] for height in heights)
        rows.append(Text(" " + "".join((cell * max(column - 1, 1)).ljust(column) for cell in cells).rstrip()))
    return [*rows, Text(" " + _labels(start, group, len(counts), column), "dim")]


def _labels(start: int, group: int, number: int, column: int) -> str:
    line, free = "", 0
    for n in range(number):
        year = str(start + n * group)
        label = year if n == 0 or group > 1 or int(year) % 100 == 0 or column > 4 else year[-2:]
        fits = n * column + len(label) <= number * column
        if fits and n * column >= free and (n % max(1, -(-(len(label) + 1) // column)) == 0):
            line = line.ljust(n * column) + label
            free = n * column + len(label) + 1
    return line


def _categories(overview: Overview, theme: Theme, width: int) -> Lines:
    named = [(name, count) for name, count in overview.categories.items() if name]
    if not named:
        return []
    longest = max(width_of(clean(name)) for name, _ in named)
    cell = min(longest, 24) + 10
    per_row = max(1, (width - 1) // cell)
    lines = []
    for start in range(0, len(named), per_row):
        line = Text(" ")
        for name, count in named[start : start + per_row]:
            line.append(f"{theme.mark(2)} ", theme.style(name)).append(
                fit(clean(name), min(longest, 24), theme.glyphs), theme.style(name)
            )
            line.append(f" {count:<6} ", "dim")
        line.rstrip()
        lines.append(line)
    return lines


def _try(overview: Overview, theme: Theme, width: int) -> Lines:
    busiest = max(overview.years, key=lambda year: overview.years[year], default=None)
    first = overview.first
    assert first  # noqa: S101 (there are events)
    commands = [
        (
            f"timeline show {busiest}" if busiest is not None else "timeline show",
            "the year with the most events",
        ),
        (f"timeline event {clean(first.id)}", "one event as a page"),
        ("timeline people", "who is in it"),
        ("timeline search WORDS", "full text, ranked"),
        ("timeline --help", "everything else"),
    ]
    widest = max(width_of(command) for command, _ in commands)
    return [
        Text(f" {fit(command, min(widest, width - 2), theme.glyphs)}").append(
            f"  {words}" if widest + len(words) + 4 <= width else "", "dim"
        )
        for command, words in commands
    ]
