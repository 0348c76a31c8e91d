"""Bars on an axis of years: offices held, places lived in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.text import Text

from timeline_cli.dates import OPEN_END, OPEN_START, civil, day_number
from timeline_cli.views.prose import Lines, clean, fit, styled, width_of
from timeline_cli.views.theme import Theme


class Bar(NamedTuple):
    """A stretch of time with words to stand in it; no words, a plain bar."""

    first: int
    last: int
    words: str = ""
    style: str = ""


class Axis(NamedTuple):
    """Years on columns."""

    first: int
    last: int
    width: int
    theme: Theme

    def column(self, day: int) -> int:
        """Return the column of a day, from 0 to `width`."""
        start, end = _new_year(self.first), _new_year(self.last + 1)
        return round((min(max(day, start), end) - start) / (end - start) * self.width)

    def years(self) -> Text:
        """Return the axis: as many years as fit, the first in full."""
        line = [" "] * self.width
        per_year = self.width / (self.last - self.first + 1)
        step = next(n * 10**power for power in range(12) for n in (1, 2, 5) if n * 10**power * per_year >= 4)
        free = 0
        for year in (self.first, *range((self.first // step + 1) * step, self.last + 1, step)):
            label = str(year) if year == self.first or step > 1 or year % 100 == 0 else f"{year % 100:02}"
            at = self.column(day_number(year))
            if at >= free and at + len(label) <= self.width:
                line[at : at + len(label)] = label
                free = at + len(label) + 1
        return Text("".join(line).rstrip(), "dim")

    def draw(self, bars: Sequence[Bar]) -> Text:
        """Return one line with bars that do not overlap; a word is cut where its bar is too short for it."""
        line, used = Text(), 0
        ordered = sorted(bars, key=lambda bar: bar.first)
        for n, bar in enumerate(ordered):
            start = max(self.column(bar.first), used)
            end = max(self.column(bar.last + 1 if bar.last != OPEN_END else bar.last), start + 1)
            if n + 1 < len(ordered):
                end = max(min(end, self.column(ordered[n + 1].first)), start + 1)
            if start >= self.width:
                break
            end = min(end, self.width)
            line.append(" " * (start - line.cell_len))
            line.append(
                self._filled(clean(bar.words), end - start, open_ended=bar.last == OPEN_END), bar.style
            )
            used = end
        return line

    def _filled(self, words: str, room: int, *, open_ended: bool) -> str:
        g = self.theme.glyphs
        end = g.later if open_ended else g.bar_end
        if words and room >= 4:
            shown = (
                words
                if width_of(words) <= room - 1
                else fit(words, room - 1, g._replace(ellipsis="")).rstrip()
            )
            return shown + g.bar * (room - width_of(shown) - 1) + end
        return g.bar * (room - 1) + end


@lru_cache(maxsize=64)
def _new_year(year: int) -> int:
    """Return the first day of a year; an axis asks for its two ends at each mark."""
    return day_number(year)


def labelled(rows: Sequence[tuple[str, Text]], label_width: int, theme: Theme) -> Lines:
    """Put a label before each line."""
    return [
        styled(fit(label, label_width, theme.glyphs) + " ", "dim").append_text(line) for label, line in rows
    ]


def span_of_years(days: Sequence[int]) -> tuple[int, int]:
    """Return the first and last year of some days, of which one at least is no open end."""
    known = [day for day in days if OPEN_START < day < OPEN_END]
    return civil(min(known))[0], civil(max(known))[0]
