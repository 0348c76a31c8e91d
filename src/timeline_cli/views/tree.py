"""`timeline why`: the causes of an event above it, its effects below, the time between on each branch."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from timeline_cli.model import Event
from timeline_cli.summary.causes import Branch, Web
from timeline_cli.views.prose import Lines, clean, cut, styled, width_of, wrap
from timeline_cli.views.theme import Theme
from timeline_cli.wording import elapsed, say_short

DIM = "dim"
NARROWEST = 14
"""Columns that a title has at least; deeper branches are drawn further left to keep them."""


def tree(web: Web, theme: Theme, width: int) -> Lines:
    """Draw the web as two trees that grow from the event, one up and one down."""
    drawing = _Tree(theme, width)
    above = [row for block in reversed(list(drawing.branches(web.above, "", up=True))) for row in block]
    below = [row for block in drawing.branches(web.below, "", up=False) for row in block]
    root = drawing.root(web.above.event)
    lines = [*above, *root, *below]
    if not above and not below:
        words = "Neither causes nor effects are recorded."
        lines += [Text(f" {row}", DIM) for row in wrap(words, width - 1)]
    return lines


class _Tree:
    """What all branches share."""

    def __init__(self, theme: Theme, width: int) -> None:
        self._theme = theme
        self._g = theme.glyphs
        self._width = width

    def root(self, event: Event) -> Lines:
        """Return the event in the middle."""
        return self._block(event, " ", " ", "", is_root=True)

    def branches(self, branch: Branch, stem: str, *, up: bool) -> Iterator[Lines]:
        """Yield a block of lines for each event beyond a branch, as it stands in a tree that grows downwards."""
        hidden = [None] if branch.hidden else []
        beyond: list[Branch | None] = [*branch.children, *hidden]
        for n, child in enumerate(beyond):
            is_last = n == len(beyond) - 1
            corner = (self._g.corner if up else self._g.elbow) if is_last else self._g.tee
            onward = "  " if is_last and not up else self._g.pipe
            shown = self._cut(stem)
            start, after = f" {shown}{corner} ", f" {shown}{onward} "
            if child is None:
                yield [
                    styled(start, DIM).append(
                        f"{self._g.ellipsis} {branch.hidden} more; --depth shows them", DIM
                    )
                ]
                continue
            if not up and (child.children or child.hidden):
                after += self._g.pipe[0]
            apart = elapsed(branch.event.date.first, child.event.date.first)
            yield self._block(child.event, start, after, apart)
            yield from self.branches(child, stem + ("   " if is_last else f"{self._g.pipe} "), up=up)

    def _cut(self, stem: str) -> str:
        """Leave out the outer levels of a stem that would take more than a third of the page."""
        most = max(self._width // 3 // 3 * 3, 3)
        return stem[-most:] if len(stem) > most else stem

    def _block(self, event: Event, start: str, after: str, apart: str, *, is_root: bool = False) -> Lines:
        style = self._theme.style(event.category)
        head = styled(start, DIM).append(f"{self._theme.mark(event.importance)} ", style)
        head.append(cut(say_short(event.date), self._width - head.cell_len - 2, self._g) + "  ", DIM)
        disputed = f" {self._g.disputed}" if event.claims else ""
        title = clean(event.title) + disputed
        indent = width_of(after)
        room = self._width - head.cell_len - width_of(apart) - 2
        look = "bold reverse" if is_root else "bold" if event.importance == 3 else ""
        below = max(self._width - indent - 2, NARROWEST)  # under the first line there is more room
        first_row = wrap(title, room)[0] if room >= NARROWEST else ""
        rest_of_it = title.removeprefix(first_row).strip()
        rows = [first_row, *(wrap(rest_of_it, below) if rest_of_it else [])]
        first = head.append(rows[0], look)
        if apart and first.cell_len + width_of(apart) < self._width:
            first.append(" " * max(self._width - first.cell_len - width_of(apart), 1) + apart, DIM)
        rest = [styled(after, DIM).append("  ").append(row, look) for row in rows[1:]]
        return [first, *rest]
