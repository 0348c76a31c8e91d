"""`timeline diff`: what was added, removed and changed, an entry at a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from rich.text import Text

from timeline_cli.changes import Change
from timeline_cli.views.prose import Lines, clean, styled, wrap
from timeline_cli.views.theme import Theme

ADDED, REMOVED = "green", "red"


def changes(found: Sequence[Change], theme: Theme, width: int) -> Lines:
    """Draw each entry with its changed fields, - before and + after."""
    lines: Lines = []
    for (section, name), fields in groupby(found, key=lambda change: (change.section, change.id)):
        first, *rest = list(fields)
        if first.field:
            lines.append(styled(f"  {clean(section)} ", "dim").append(clean(name), "bold"))
            for change in (first, *rest):
                lines += _field(change, theme, width)
        else:
            mark, style = ("-", REMOVED) if first.after is None else ("+", ADDED)
            title = (first.before or first.after or {}).get("title") or (
                first.before or first.after or {}
            ).get("name", "")
            rows = wrap(f"{clean(section)} {clean(name)}{theme.glyphs.dot}{clean(str(title))}", width - 2)
            lines += [Text(f"{mark if n == 0 else ' '} {row}", style) for n, row in enumerate(rows)]
    return lines


def _field(change: Change, theme: Theme, width: int) -> Lines:
    lines: Lines = [Text(f"    {change.field}")]
    for mark, value, style in (("-", change.before, REMOVED), ("+", change.after, ADDED)):
        if value is not None:
            rows = wrap(_words(value, theme), width - 8)
            lines += [Text(f"    {mark if n == 0 else ' '} {row}", style) for n, row in enumerate(rows)]
    return lines


def _words(value: Any, theme: Theme) -> str:
    if isinstance(value, list):
        return theme.glyphs.dot.join(_words(each, theme) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{key.rstrip('_')} {_words(each, theme)}" for key, each in value.items())
    return clean(str(value))
