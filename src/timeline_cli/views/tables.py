"""`people`, `places`, `orgs`, `tags`, `sources`: what there is, with how many events."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from timeline_cli.summary.pages import Listed
from timeline_cli.views.prose import Lines, clean, fit, styled, width_of
from timeline_cli.views.theme import Theme

BAR = 12


def listing(rows: Sequence[Listed], heading: str, theme: Theme, width: int) -> Lines:
    """Draw one line for each: id, name, count with a small bar, and what it is where there is room."""
    g = theme.glyphs
    if not rows:
        return []
    most = max(row.number for row in rows) or 1
    ids = min(max(width_of(clean(row.id)) for row in rows), max(width // 4, 12))
    same = all(row.name == row.id for row in rows)
    bar = BAR if width >= 70 else 4
    room = min(max(width // 4, 16), width - ids - bar - 10)
    names = 0 if same else min(max(width_of(clean(row.name)) for row in rows), room)
    lines = [
        styled(f" {heading}", "bold").append(f"   {len(rows)}", "dim"),
        Text(" " + g.rule * (width - 1), "dim"),
    ]
    for row in rows:
        line = Text(" ").append(fit(clean(row.id), ids, g), "bold")
        if names:
            line.append("  " + fit(clean(row.name), names, g))
        line.append(f" {row.number:>5} ").append(
            fit(g.bar * max(round(row.number / most * bar), row.number > 0), bar, g), "dim"
        )
        room = width - line.cell_len - 2
        if row.detail and room >= 16:
            line.append("  " + fit(clean(row.detail), room, g).rstrip(), "dim")
        lines.append(line)
    return lines
