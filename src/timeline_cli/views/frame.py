"""The frame around a page, and the small headings inside it."""

from __future__ import annotations

from rich.text import Text

from timeline_cli.views.prose import Lines, cut, width_of
from timeline_cli.views.theme import Theme


def heading(words: str) -> Text:
    """Return a small heading."""
    return Text(words.upper(), "bold dim")


class Frame:
    """A box of a given width; its title and its foot stand in its edges."""

    def __init__(self, theme: Theme, width: int, style: str) -> None:
        self._g = theme.glyphs
        self._width = width
        self._style = style or "dim"
        self.inside = width - 4 if width < 60 else width - 6

    def draw(self, title: str, tag: str, body: Lines, foot: tuple[str, str] = ("", "")) -> Lines:
        """Return the framed lines; no line of `body` may be wider than `inside`."""
        g, pad = self._g, (self._width - self.inside - 2) // 2
        lines = [self._edge(g.top_left, title, tag, g.top_right, bold=True)]
        for line in body:
            framed = Text().append(g.side, self._style).append(" " * pad).append_text(line)
            framed.append(" " * (self._width - 1 - framed.cell_len)).append(g.side, self._style)
            lines.append(framed)
        return [*lines, self._edge(g.bottom_left, *foot, g.bottom_right, bold=False)]

    def _edge(self, left: str, start: str, end: str, right: str, *, bold: bool) -> Text:
        g, room = self._g, self._width - 8
        if bold and width_of(start) + width_of(end) + 3 > room:
            end = ""
        start = cut(start, max(room - width_of(end) - 1, room // 2) if end else room, g).strip()
        end = cut(end, max(room - width_of(start) - 1, 0), g).strip()
        line = Text().append(left + g.edge, self._style)
        if start:
            line.append(f" {start} ", "bold" if bold else "dim")
        tail = (
            Text()
            .append(f" {end} " if end else "", self._style if bold else "dim")
            .append(g.edge + right, self._style)
        )
        line.append(g.edge * (self._width - line.cell_len - tail.cell_len), self._style)
        return line.append_text(tail)
