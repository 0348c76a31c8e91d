"""`timeline chart`: a heat map of events by time."""

from __future__ import annotations

from rich.text import Text

from timeline_cli.summary.buckets import Chart, Row
from timeline_cli.views.prose import Lines, clean, fit, styled, width_of, wrap
from timeline_cli.views.theme import Theme

LABEL = 24
NARROWEST, WIDEST = 2, 7
"""Columns of a cell: a shade alone, or shades round a number."""

BAR = 12
RAMP = ("#5f87af", "#af87af", "#d7875f", "#ff5f5f")
"""From few to many, each with a shade of its own for where there is no colour."""


def chart(chart: Chart, theme: Theme, width: int, *, caption: str = "") -> Lines:
    """Draw rows of cells, the fuller the darker, with the totals at the right."""
    if not chart.rows:
        return []
    label = min(max(width_of(clean(row.label)) for row in chart.rows), LABEL if width >= 70 else 12)
    total = len(str(max(row.total for row in chart.rows)))
    has_vague = any(row.vague for row in chart.rows)
    vague = max(len(str(max(row.vague for row in chart.rows))), 1) + 2 if has_vague else 0
    room = width - label - total - 5 - vague
    cell = max(min(room // len(chart.headings), WIDEST), 1)
    if cell < NARROWEST:
        return _strips(chart, theme, width, label)
    bar = max(min(room - cell * len(chart.headings) - 1, BAR), 0)
    top = max(cell_.number for row in chart.rows for cell_ in row.cells) or 1
    lines = [Text(" " * (label + 2) + _headings(chart, cell).rstrip(), "dim")]
    most = max(row.total for row in chart.rows) or 1
    for row in chart.rows:
        line = Text(" " + fit(clean(row.label), label, theme.glyphs) + " ")
        for one in row.cells:
            line.append_text(_cell(one.number, top, cell, theme))
        if vague:
            line.append(f"+{row.vague}".rjust(vague) if row.vague else " " * vague, "dim")
        line.append(f"  {row.total:>{total}}", "bold")
        line.append(" " + theme.glyphs.bar * round(row.total / most * bar) if bar > 2 else "", "dim")
        line.rstrip()
        lines.append(line)
    return [
        *lines,
        Text(),
        *_legend(top, theme, width, has_vague=has_vague),
        *(Text(f" {row}") for row in wrap(caption, width - 1) if caption),
    ]


def _headings(chart: Chart, cell: int) -> str:
    """Return the headings that fit, cut to three or one letter, or every so many."""
    longest = max(map(len, chart.headings))
    names = chart.headings
    if chart.headings[0].isalpha() and cell <= 3:
        names = tuple(name[:1] for name in names)
    elif longest >= cell and not chart.headings[0].isalpha():
        step = next(n for n in (1, 2, 5, 10, 20, 50, 100) if n * cell > longest)
        words = [name if n % step == 0 else "" for n, name in enumerate(names)]
        line = ""
        for n, word in enumerate(words):
            line = line.ljust(n * cell) + word if word else line
        return line
    return "".join(name.center(cell) for name in names)


def _cell(number: int, top: int, width: int, theme: Theme) -> Text:
    if not number:
        return Text("·".center(width) if not theme.ascii else " " * width, "dim")
    step = _step(number, top)
    shade = theme.glyphs.shades[step]
    words = str(number)
    if len(words) > width - 1 or width < 3:
        return Text(shade * (width - 1) + " ", RAMP[step])
    words = words.rjust(2) if width > 3 else words
    return Text(words + shade * (width - 1 - len(words)) + " ", f"bold {RAMP[step]}")


def _step(number: int, top: int) -> int:
    return min(int((number - 1) / max(top - 1, 1) * len(RAMP)), len(RAMP) - 1)


def _legend(top: int, theme: Theme, width: int, *, has_vague: bool) -> Lines:
    parts = []
    for step, shade in enumerate(theme.glyphs.shades):
        numbers = [n for n in range(1, top + 1) if _step(n, top) == step]
        if numbers:
            words = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}{theme.glyphs.dash}{numbers[-1]}"
            parts.append(styled(shade * 2, RAMP[step]).append(f" {words}", "dim"))
    if has_vague:
        parts.append(Text("+ month not known", "dim"))
    lines: Lines = []
    for part in parts:
        if lines and lines[-1].cell_len + 3 + part.cell_len <= width:
            lines[-1].append("   ").append_text(part)
        else:
            lines.append(Text(" ").append_text(part))
    return lines


def _strips(chart: Chart, theme: Theme, width: int, label: int) -> Lines:
    """Draw each row as a strip of bars, for a page too narrow for cells."""
    lines = []
    room = width - label - 8
    for row in chart.rows:
        counts = _squeezed(row, room)
        line = Text(f" {fit(clean(row.label), label, theme.glyphs)} ").append(theme.spark(counts))
        lines.append(line.append(f" {row.total:>4}", "bold"))
    return lines


def _squeezed(row: Row, room: int) -> list[int]:
    """Add up neighbouring cells until there are no more than fit."""
    step = -(-len(row.cells) // max(room, 1))
    numbers = [cell.number for cell in row.cells]
    return [sum(numbers[n : n + step]) for n in range(0, len(numbers), step)]
