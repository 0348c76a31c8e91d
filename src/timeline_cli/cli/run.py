"""One run of a command: its options as typed values, the timeline it reads, the answer it gives."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from timeline_cli.cli import terminal
from timeline_cli.cli.options import COLOURS, FORMATS
from timeline_cli.errors import UsageError
from timeline_cli.query import EXCLUDABLE, Query

if TYPE_CHECKING:  # each is imported where an answer needs it
    from rich.text import Text

    from timeline_cli.periods import Period
    from timeline_cli.store import Store
    from timeline_cli.views.theme import Theme

Page = Callable[["Theme", int], "list[Text]"]
"""Draws an answer for people."""

_NAMED = {
    "person": ("people", "people"),
    "place": ("places", "places"),
    "org": ("organizations", "organizations"),
    "category": ("category", "categories"),
    "tag": ("tags", "tags"),
    "source": ("sources", "sources"),
}
"""Option to the kind of name it takes and the field of the query that it fills."""


class Run:
    """The options of one run. Values given before the command count where the command has none."""

    def __init__(
        self, values: dict[str, Any], parent: Mapping[str, Any], formats: tuple[str, ...] = FORMATS
    ) -> None:
        self._formats = formats
        given = {k: v for k, v in values.items() if v is not None and v is not False and v not in ((), [])}
        self._values = {**parent, **given}

    def text(self, name: str) -> str:
        """Return an option's text, "" where not given; words of an argument joined by spaces."""
        value = self._values.get(name) or ""
        return value if isinstance(value, str) else " ".join(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return every value of an option that may be repeated."""
        return tuple(self._values.get(name) or ())

    def flag(self, name: str) -> bool:
        """Whether a flag was given."""
        return bool(self._values.get(name))

    def number(self, name: str, least: int, most: int) -> int | None:
        """Return a whole number within its limits, None where not given."""
        value = self._values.get(name)
        if value is not None and not least <= value <= most:
            raise UsageError(f"--{name} is {least} to {most}, not {value}")
        return value

    def choice(self, name: str, choices: tuple[str, ...], default: str) -> str:
        """Return one of a few words."""
        value = self.text(name) or default
        if value not in choices:
            raise UsageError(f"--{name} is one of {', '.join(choices)}, not `{value}`")
        return value

    # The timeline

    @cached_property
    def store(self) -> Store:
        """The timeline, opened when first asked for."""
        from timeline_cli.cli.sources import request
        from timeline_cli.store import Store

        return Store(request(self.texts("file")))

    @property
    def today(self) -> int | None:
        """The day of --today, else the clock's."""
        if given := self.text("today"):
            from timeline_cli.periods import read_period

            return read_period(given).first
        from datetime import date

        return date.today().toordinal()  # noqa: DTZ011 (a user's day is their local one)

    def query(self, **chosen: Any) -> Query:
        """Return the query that the shared filters ask for, with what the command itself adds."""
        query = self._named(Query())
        first, last = self._ends()
        return query._replace(
            first=first,
            last=last,
            strict=self.flag("strict"),
            importance=self.number("importance", 1, 3) or 1,
            text=self.text("search"),
            disputed=self.flag("disputed"),
            excluded=tuple(self._excluded()),
            together=self.flag("together"),
            limit=self.number("limit", 0, 10**9),
            reverse=self.flag("reverse"),
        )._replace(**chosen)

    def period(self, text: str) -> Period:
        """Read a period; an event id may stand for either end of it."""
        from timeline_cli.errors import UnknownNameError
        from timeline_cli.periods import read_period

        def of_event(name: str) -> Any:
            try:
                return self.store.events([self.store.event_id(name)])[0].date
            except UnknownNameError:
                return None

        return read_period(text, event=of_event, today=self.today if text.isalpha() else None)

    def _ends(self) -> tuple[int, int]:
        since, until = self.text("since"), self.text("until")
        first = self.period(since).first if since else Query().first
        last = self.period(until).last if until else Query().last
        if first > last:
            raise UsageError(f"--since {since} is after --until {until}")
        return first, last

    def _named(self, query: Query) -> Query:
        for option, (kind, field) in _NAMED.items():
            names = tuple(self.store.resolve(kind, name) for name in self.texts(option))
            if names:
                query = query.choosing(field, *names)
        return query

    def _excluded(self) -> Iterator[tuple[str, str]]:
        for given in self.texts("exclude"):
            key, colon, value = given.partition(":")
            if not colon or key not in EXCLUDABLE:
                raise UsageError(f"--not takes KEY:VALUE with one of {', '.join(EXCLUDABLE)}, not `{given}`")
            if key == "importance":
                if value not in ("1", "2", "3"):
                    raise UsageError(f"importance is 1, 2 or 3, not `{value}`")
                yield key, value
            else:
                yield EXCLUDABLE[key], self.store.resolve(_NAMED[key][0], value)

    # The answer

    @cached_property
    def screen(self) -> terminal.Screen:
        """What the answer will be shown on."""
        return terminal.look(
            color=self.choice("color", COLOURS, "auto"),
            ascii_only=self.flag("ascii"),
            width=self.number("width", 1, 10**6),
            pager=not self.flag("no_pager"),
        )

    @property
    def format(self) -> str:
        """The output asked for: a format, "template", or "" for what suits the place it goes to."""
        if self.text("template"):
            return "template"
        if self.flag("json"):
            return "json"
        given = self.choice("output", ("", *self._formats), "")
        if given:
            return given
        if self.text("color") == "always":
            return "pretty"
        return "tsv" if self.text("fields") else ""

    def write(self, pieces: Iterable[str]) -> None:
        """Write text for machines."""
        terminal.write(pieces)

    def show(self, page: Page) -> None:
        """Draw a page for people."""
        from timeline_cli.views.theme import theme

        screen = self.screen
        look = theme(ascii_only=screen.ascii, light=screen.light, links=screen.links)
        width = screen.width - 1 if screen.is_terminal and screen.width < terminal.WIDEST else screen.width
        terminal.show(page(look, width), screen)

    def command(self, name: str, *words: str) -> str:
        """Return a command as it can be typed, with the filters of this one."""
        import shlex

        from timeline_cli.cli.options import FILE, FILTERS

        given = [*words]
        for option in (FILE, *FILTERS):
            value = self._values.get(option.name)
            if option.flag:
                given += [option.flags[-1]] if value else []
            elif value is not None and option.name not in ("limit", "reverse"):
                values = value if isinstance(value, (list, tuple)) else [value]
                given += [word for each in values for word in (option.flags[-1], str(each))]
        return shlex.join(["timeline", name, *given])

    def note(self, message: str) -> None:
        """Tell the person something on stderr."""
        terminal.say(message)

    def note_nothing(self, query: Query) -> None:
        """Say that nothing matched, which is no error."""
        self.note("no events match" + ("" if query == Query() else "; loosen a filter or widen the dates"))


def stdin_words() -> list[str]:
    """Return the first word of each line of stdin: ids as `-o ids` writes them."""
    if sys.stdin is None:
        return []
    return [line.split()[0] for line in sys.stdin if line.strip()]


def environment(name: str) -> str:
    """Return an environment variable, "" where it is not set."""
    return os.environ.get(name, "")
