"""`timeline search`: what was found, the words looked for highlighted."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from timeline_cli.summary.pages import Hit
from timeline_cli.views.prose import MEASURE, Lines, clean, styled, wrap
from timeline_cli.views.theme import Theme
from timeline_cli.wording import say_short

FOUND = "bold underline"


def hits(found: Sequence[Hit], theme: Theme, width: int) -> Lines:
    """Draw each hit as its date and title, the passage below, and the id to go on with."""
    lines: Lines = []
    for hit in found:
        event, style = hit.event, theme.style(hit.event.category)
        start = f" {theme.mark(event.importance)} "
        title = f"{say_short(event.date)}  {clean(event.title)}" + (
            f" {theme.glyphs.disputed}" if event.claims else ""
        )
        for n, row in enumerate(wrap(title, width - 4)):
            lines.append(styled(start if n == 0 else "   ", style).append(row, "bold"))
        lines += [Text("   ").append_text(line) for line in _snippet(hit, min(width - 4, MEASURE))]
        words = theme.glyphs.dot.join(filter(None, [clean(event.category), clean(event.id)]))
        for n, row in enumerate(wrap(words, width - 4)):
            lines.append(Text("   ").append(row, "dim"))
            if n == 0:
                lines[-1].stylize(style, 3, 3 + len(clean(event.category)))
        lines.append(Text())
    return lines[:-1]


def _snippet(hit: Hit, width: int) -> Lines:
    styled = Text()
    for words, is_match in hit.snippet:
        plain = clean(f"|{words}|")[1:-1]  # keep the spaces at its ends
        styled.append(plain, FOUND if is_match else "")
    lines, start = [], 0
    for row in wrap(styled.plain, width) if styled.plain.strip() else []:
        start = styled.plain.index(row, start) if row else start
        lines.append(styled[start : start + len(row)])
        start += len(row)
    return lines
