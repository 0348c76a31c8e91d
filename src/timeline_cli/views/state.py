"""`timeline at`: the state of the world on one day."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.text import Text

from timeline_cli.model import Event
from timeline_cli.summary.pages import Names
from timeline_cli.summary.state import Post, State, UnderWay, Whereabouts
from timeline_cli.views.frame import Frame, heading
from timeline_cli.views.prose import Lines, clean, cut, fit, styled, width_of, wrap
from timeline_cli.views.theme import Theme
from timeline_cli.wording import elapsed, say_day, say_short, weekday

WIDEST = 112
LABEL = 30
BAR = 10
NARROWEST = 22
"""Columns that a title has at least beside a date."""

DIM = "dim"


def state(state: State, names: Names, theme: Theme, width: int) -> Lines:
    """Draw who held office, where people lived and how old they were, what was under way, and the neighbours."""
    frame = Frame(theme, min(width, WIDEST), "")
    page = _Page(state, names, theme, frame.inside)
    body: Lines = []
    for lines in (page.events(), page.under_way(), page.posts(), page.homes(), page.dead()):
        if lines:
            body += [*([Text()] if body else []), *lines]
    return frame.draw(f"{weekday(state.day)} {say_day(state.day)}", "", body or [Text()], page.foot())


class _Page:
    def __init__(self, state: State, names: Names, theme: Theme, width: int) -> None:
        self._state = state
        self._names = names
        self._theme = theme
        self._width = width

    def events(self) -> Lines:
        """Draw the day's own events, those that may have been that day, and the neighbours in time."""
        state, g = self._state, self._theme.glyphs
        lines: Lines = []
        if state.that_day:
            lines += [
                heading("That day"),
                *(row for event in state.that_day for row in self._event(event, "")),
            ]
        if state.about_then:
            lines += [heading("Some time about then")]
            lines += [row for event in state.about_then for row in self._event(event, say_short(event.date))]
        for event, words, arrow in (
            (state.previous, "The last before", g.left),
            (state.following, "The next after", g.right),
        ):
            if event:
                apart = elapsed(state.day, event.date.first)
                lines += [heading(words), *self._event(event, f"{arrow} {say_short(event.date)}", apart)]
        return lines

    def under_way(self) -> Lines:
        if not self._state.under_way:
            return []
        lines = [heading("Under way")]
        for one in self._state.under_way:
            far = _how_far(one, self._theme, bar=self._width >= 70)
            lines += self._event(one.event, "", far)
        return lines

    def posts(self) -> Lines:
        if not self._state.posts:
            return []
        bodies = [
            (self._name("organizations", body) if body else "", _office_words(posts))
            for body, posts in groupby(self._state.posts, key=lambda post: post.office.organization)
        ]
        lines = [heading("In office")]
        others = "others" if len(bodies) > 1 else ""
        for label, words in sorted(bodies, key=lambda one: (not one[0], one[0].casefold())):
            lines += self._labelled(label or others, words)
        return lines

    def homes(self) -> Lines:
        """People by where they lived, the places with the most people first."""
        housed = [one for one in self._state.living if one.home]
        if not housed:
            return []
        places: dict[tuple[str, str], list[Whereabouts]] = {}
        for one in housed:
            assert one.home  # noqa: S101 (chosen so)
            places.setdefault((one.home.place, one.home.as_), []).append(one)
        lines = [heading("Where they were")]
        for (place, kind), people in sorted(places.items(), key=lambda item: (-len(item[1]), item[0])):
            label = self._name("places", place) + (f", in {kind}" if kind else "")
            lines += self._labelled(label, [_with_age(one) for one in people])
        if others := len(self._state.living) - len(housed):
            words = f"{others} more {'was' if others == 1 else 'were'} alive, their whereabouts not recorded"
            lines += [Text(row, DIM) for row in wrap(words, self._width)]
        return lines

    def dead(self) -> Lines:
        if not self._state.dead:
            return []
        words = [
            f"{clean(person.name)} ({say_short(person.died.date)})"
            for person in self._state.dead
            if person.died
        ]
        rows = wrap(self._theme.glyphs.dot.join(words), self._width)
        return [heading("Dead by then"), *(Text(row, DIM) for row in rows)]

    def foot(self) -> tuple[str, str]:
        return ("", f"{len(self._state.living)} living")

    def _event(self, event: Event, start: str, end: str = "") -> Lines:
        style = self._theme.style(event.category)
        disputed = f" {self._theme.glyphs.disputed}" if event.claims else ""
        end = cut(end, self._width - 1, self._theme.glyphs)
        start = cut(start, self._width - width_of(end) - 1, self._theme.glyphs)
        head = styled(f"{start}  " if start else "", DIM)
        head.append(f"{self._theme.mark(event.importance)} ", style)
        room = self._width - head.cell_len - (width_of(end) + 2 if end else 0)
        if room < NARROWEST and (start or end):  # the title goes below
            gap = max(self._width - width_of(start) - width_of(end), 1)
            return [Text(f"{start}{' ' * gap}{end}", DIM), *self._event(event, "")]
        rows = wrap(clean(event.title) + disputed, max(room, 1))
        indent = " " * head.cell_len
        first = head.append(rows[0], "bold" if event.importance == 3 else "")
        if end:
            first.append(" " * max(self._width - first.cell_len - width_of(end), 1) + end, DIM)
        return [first, *(Text(indent + row) for row in rows[1:])]

    def _labelled(self, label: str, words: list[str]) -> Lines:
        column = min(LABEL, self._width // 3)
        rows = wrap(self._theme.glyphs.dot.join(words), self._width - column - 1)
        labels = wrap(label, column)
        return [
            styled(fit(labels[n] if n < len(labels) else "", column, self._theme.glyphs) + " ", DIM).append(
                rows[n] if n < len(rows) else ""
            )
            for n in range(max(len(rows), len(labels)))
        ]

    def _name(self, kind: str, name: str) -> str:
        return clean(self._names.get(kind, {}).get(name, name))


def _office_words(posts: Iterable[Post]) -> list[str]:
    """Say each title once, with everyone who held it."""
    words = []
    for title, held in groupby(posts, key=lambda post: post.office.title):
        people = ", ".join(clean(post.person.name) for post in held)
        words.append(f"{clean(title)}: {people}")
    return words


def _with_age(one: Whereabouts) -> str:
    return f"{clean(one.person.name)}{f' ({one.age})' if one.age else ''}"


def _how_far(one: UnderWay, theme: Theme, *, bar: bool) -> str:
    if one.day is None:
        return "since before memory"
    if one.days is None:
        return f"day {one.day:,}"
    g, done = theme.glyphs, round(one.day / one.days * BAR)
    shown = g.bar * done + g.within * (BAR - done) + "  " if bar else ""
    return f"{shown}day {one.day:,} of {one.days:,}"
