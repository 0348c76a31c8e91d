"""The timeline as questions are put to it. Reads the index; rebuilds it when a page of it proves damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from timeline_cli.conditions import conditions, joined, marks
from timeline_cli.index import Request, discard, open_index
from timeline_cli.lookup import Lookup, Row
from timeline_cli.query import Query

if TYPE_CHECKING:  # a line of output needs none of them: each is imported where a value is built
    from timeline_cli.model import Event, Thing
    from timeline_cli.summary.contents import Contents
    from timeline_cli.summary.pages import Dossier, Life, Listed, Names, Overview, Profile

CHUNK = 500
RANKED = 20_000
"""Matches of a word that are ranked: a word that half a million events share has no best one."""

_DAMAGE = (sqlite3.DatabaseError, ValueError, TypeError, KeyError)
T = TypeVar("T", bound="Thing")

Line = tuple[str, str, str, str]
"""Date as written, id, category and title."""


class Store(Lookup):
    """A timeline that can be asked. Opening it raises DataError where the files cannot be used."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._connection = open_index(request)

    def close(self) -> None:
        """Give the index back."""
        self._connection.close()

    def _rows(self, sql: str, values: Iterable[object] = ()) -> list[Row]:
        values = tuple(values)
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError:
            self._rebuild()
            return self._connection.execute(sql, values).fetchall()

    def _rebuild(self) -> None:
        self._connection.close()
        discard(self._request)
        self._connection = open_index(self._request)

    # Events

    def select(self, query: Query) -> Selection:
        """Select the events of a query, in order of time."""
        return Selection(self, self._numbers(query))

    def count(self, query: Query) -> int:
        """Count the events of a query, its limit aside."""
        return len(self._numbers(query._replace(limit=None)))

    def events(self, ids: Iterable[str]) -> Selection:
        """Select the events with these ids, in the order asked; an unknown id is left out."""
        rows = (self._rows("SELECT seq FROM event WHERE id = ?", [name]) for name in ids)
        return Selection(self, [int(str(row[0])) for found in rows for row in found])

    def matching(self, text: str, query: Query) -> Selection:
        """Select the events that match a text, the most relevant first."""
        ranked = self._ranked(text)
        filters = query._replace(limit=None, reverse=False)
        if filters != Query():
            words = f"{text} {query.text}" if query.text else text
            wanted = set(self._numbers(filters._replace(text=words)))
            ranked = [number for number in ranked if number in wanted]
        return Selection(self, ranked[: query.limit])

    def lines(self, numbers: list[int]) -> Iterator[Line]:
        """Yield what a line of output says of each event, taken from the index without building the events."""
        fields = ", ".join(
            f"coalesce(outline ->> '$.{field}', '')" for field in ("date", "id", "category", "title")
        )
        for part in _chunks(numbers):
            rows = self._rows(f"SELECT seq, {fields} FROM event WHERE seq IN ({marks(part)})", part)
            found = {row[0]: row[1:] for row in rows}
            for number in part:
                date, name, category, title = map(str, found[number])
                yield date, name, category, title

    def load(self, numbers: list[int], *, whole: bool = True) -> Iterator[Event]:
        """Yield the events that have these numbers in the index, whole or in outline."""
        from timeline_cli import codec

        article = "article" if whole else "'{}'"
        for part in _chunks(numbers):
            rows = self._rows(f"SELECT seq, outline, {article} FROM event WHERE seq IN ({marks(part)})", part)
            found = {row[0]: (str(row[1]), str(row[2])) for row in rows}
            for number in part:
                try:
                    event = codec.decode_event(*found[number])
                except _DAMAGE:
                    self._rebuild()
                    again = self._pairs("SELECT outline, article FROM event WHERE seq = ?", [number])
                    event = codec.decode_event(*again[0])
                yield event

    def _numbers(self, query: Query) -> list[int]:
        where, values = self._conditions(query)
        order = "DESC" if query.reverse else "ASC"
        sql = f"SELECT seq FROM event WHERE {where} ORDER BY first {order}, rank {order}, seq {order}"
        if query.limit is not None:
            sql += " LIMIT ?"
            values.append(query.limit)
        return [int(str(row[0])) for row in self._rows(sql, values)]

    def _conditions(self, query: Query) -> tuple[str, list[object]]:
        text = [self._matching(query.text)] if query.text else []
        return joined([*conditions(query), *text])

    # Full text

    def _matching(self, text: str) -> tuple[str, list[object]]:
        from timeline_cli.search import match_expression, tokens

        if not tokens(text):
            return ("0", [])
        if self._meta("full_text"):
            return ("seq IN (SELECT rowid FROM text WHERE text MATCH ?)", [match_expression(text)])
        columns = "title || ' ' || summary || ' ' || body || ' ' || names"
        like = [f"%{token}%" for token in tokens(text)]
        return (
            f"seq IN (SELECT rowid FROM text WHERE {' AND '.join([f'{columns} LIKE ?'] * len(like))})",
            [*like],
        )

    def _ranked(self, text: str) -> list[int]:
        from timeline_cli.search import match_expression, tokens

        if not tokens(text):
            return []
        if not self._meta("full_text"):
            where, values = self._matching(text)
            return [int(str(row[0])) for row in self._rows(f"SELECT seq FROM event WHERE {where}", values)]
        sql = (
            f"SELECT rowid FROM (SELECT rowid, bm25(text, 10, 5, 1, 3) AS worth FROM text WHERE text MATCH ? LIMIT {RANKED})"
            " ORDER BY worth, rowid"
        )
        return [int(str(row[0])) for row in self._rows(sql, [match_expression(text)])]

    def _meta(self, key: str) -> str:
        rows = self._rows("SELECT value FROM meta WHERE key = ?", [key])
        return str(rows[0][0]) if rows else ""

    # People, places, organisations, sources

    def thing(self, kind: str, name: str, cls: type[T]) -> T:
        """Return the person, place … with an id that is known to exist."""
        from timeline_cli import codec

        (body,) = self._ids("SELECT body FROM thing WHERE kind = ? AND id = ?", [kind, name])
        found = codec.decode_thing(kind, body)
        assert isinstance(found, cls)  # noqa: S101 (the kind decides the class)
        return found

    def things(self, kind: str, cls: type[T], ids: Iterable[str] | None = None) -> dict[str, T]:
        """Return people, places … by id: all, or those asked for that exist."""
        from timeline_cli import codec

        sql, values = "SELECT id, body FROM thing WHERE kind = ?", [kind]
        if ids is not None:
            chosen = list(dict.fromkeys(ids))
            sql, values = f"{sql} AND id IN ({marks(chosen)})", [kind, *chosen]
        found = {name: codec.decode_thing(kind, body) for name, body in self._pairs(sql, values)}
        return {name: thing for name, thing in found.items() if isinstance(thing, cls)}

    def names(self) -> Names:
        """Return the name of everything by kind and id."""
        found: dict[str, dict[str, str]] = {
            kind: {} for kind in ("people", "places", "organizations", "sources")
        }
        for kind, name, text in self._rows("SELECT kind, id, name FROM thing"):
            found[str(kind)][str(name)] = str(text)
        return found

    def listing(self, kind: str) -> list[Listed]:
        """Return everything of a kind ("people", "tags" …) with its number of events, the most first."""
        from timeline_cli import codec
        from timeline_cli.summary.pages import Listed

        counts = self._counts("within" if kind == "places" else kind)
        if kind in ("tags", "category"):
            return sorted((Listed(name, name, count) for name, count in counts.items()), key=_busiest)
        rows = self._pairs("SELECT id, body FROM thing WHERE kind = ?", [kind])
        found = []
        for name, body in rows:
            thing = codec.decode_thing(kind, body)
            found.append(Listed(name, _name(thing), counts.get(name, 0), _detail(thing)))
        return sorted(found, key=_busiest)

    def _counts(self, kind: str) -> dict[str, int]:
        rows = self._rows("SELECT key, count(*) FROM link WHERE kind = ? GROUP BY key", [kind])
        return {str(key): int(str(count)) for key, count in rows if key}

    def contents(self) -> Contents:
        """Return the whole timeline."""
        from timeline_cli.model import About, Organization, Person, Place, Source
        from timeline_cli.summary.contents import Contents

        return Contents(
            {event.id: event for event in self.select(Query())},
            self.things("people", Person),
            self.things("places", Place),
            self.things("organizations", Organization),
            self.things("sources", Source),
            About(*(self._meta(field) for field in About._fields)),
        )

    # Pages

    def dossier(self, event: Event) -> Dossier:
        """Gather what the page of an event refers to."""
        from timeline_cli.model import Person, Source
        from timeline_cli.summary.pages import Dossier

        cited = [c.id for c in event.sources] + [c.id for claim in event.claims for c in claim.sources]
        cited += [quote.source for quote in event.quotes]
        people = [person.id for person in event.people] + [quote.speaker for quote in event.quotes]
        return Dossier(
            event,
            self.names(),
            self.things("people", Person, people),
            self.things("sources", Source, cited),
            tuple(sorted(self.events(cause.id for cause in event.causes), key=lambda e: e.date.key)),
            tuple(self.select(Query(caused_by=event.id))),
            tuple(self.events(event.part_of)),
            tuple(self.select(Query(part_of=event.id))),
            self._neighbour(event, "<", "DESC"),
            self._neighbour(event, ">", "ASC"),
        )

    def nearest(self, query: Query, day: int, *, before: bool) -> Event | None:
        """Return the last event of a query that began before a day, or the first that began after it."""
        where, values = self._conditions(query)
        side, order = ("<", "DESC") if before else (">", "ASC")
        sql = f"SELECT seq FROM event WHERE {where} AND first {side} ? ORDER BY first {order}, rank {order}, seq {order} LIMIT 1"
        rows = self._rows(sql, [*values, day])
        return next(self.load([int(str(row[0])) for row in rows]), None)

    def _neighbour(self, event: Event, side: str, order: str) -> Event | None:
        own = "SELECT first, rank, seq FROM event WHERE id = ?"
        sql = f"SELECT seq FROM event WHERE (first, rank, seq) {side} ({own}) ORDER BY first {order}, rank {order}, seq {order} LIMIT 1"
        numbers = [int(str(row[0])) for row in self._rows(sql, [event.id])]
        return next(self.load(numbers), None)

    def life(self, name: str, events: Iterable[Event]) -> Life:
        """Gather a person with the events they took part in."""
        from timeline_cli.model import Person, Source
        from timeline_cli.summary.pages import Life

        person = self.thing("people", name, Person)
        sources = self.things("sources", Source, (cited.id for cited in person.sources))
        return Life(person, tuple(events), self.names(), sources)

    def profile(self, kind: str, name: str, events: Iterable[Event]) -> Profile:
        """Gather a place or an organisation with its events and, for an organisation, its office-holders."""
        from timeline_cli.model import Organization, Person, Place
        from timeline_cli.summary.pages import Profile

        thing: Place | Organization
        if kind == "places":
            thing = self.thing(kind, name, Place)
            return Profile(thing, tuple(events), self.names())
        thing = self.thing(kind, name, Organization)
        people = self.things("people", Person).values()
        officers = tuple(p for p in people if any(office.organization == name for office in p.offices))
        return Profile(thing, tuple(events), self.names(), officers)

    def overview(self) -> Overview:
        """Gather the timeline on one screen."""
        from timeline_cli.model import About
        from timeline_cli.summary.pages import Overview

        edge = "SELECT seq FROM event ORDER BY first {0}, rank {0}, seq {0} LIMIT 1"
        first, last = (
            next(self.load([int(str(r[0])) for r in self._rows(edge.format(o))]), None)
            for o in ("ASC", "DESC")
        )
        totals = {
            str(k): int(str(n)) for k, n in self._rows("SELECT kind, count(*) FROM thing GROUP BY kind")
        }
        ((events, disputed),) = self._rows("SELECT count(*), coalesce(sum(disputed), 0) FROM event")
        importances = self._rows("SELECT importance, count(*) FROM event GROUP BY importance")
        ((causes,),) = self._rows("SELECT count(*) FROM link WHERE kind = 'cause'")
        return Overview(
            About(*(self._meta(field) for field in About._fields)),
            first,
            last,
            {"events": int(str(events)), **totals},
            self._years(),
            dict(sorted(self._counts("category").items(), key=lambda item: -item[1])),
            {int(str(i)): int(str(n)) for i, n in importances},
            int(str(disputed)),
            int(str(causes)),
        )

    def _years(self) -> Mapping[int, int]:
        from timeline_cli.dates import OPEN_START, civil

        years: dict[int, int] = {}
        for day, count in self._rows(
            "SELECT first, count(*) FROM event WHERE first > ? GROUP BY first ORDER BY first", [OPEN_START]
        ):
            year = civil(int(str(day)))[0]
            years[year] = years.get(year, 0) + int(str(count))
        return years


class Selection:
    """Events found, in order, of which nothing is read before it is asked for."""

    def __init__(self, store: Store, numbers: list[int]) -> None:
        self._store = store
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[Event]:
        return self._store.load(self._numbers)

    def __getitem__(self, number: int) -> Event:
        return next(self._store.load([self._numbers[number]]))

    def outlines(self) -> Iterator[Event]:
        """Yield the events without what only a page about one of them needs: its articles, quotes and sources."""
        return self._store.load(self._numbers, whole=False)

    def first(self, number: int) -> Selection:
        """Return no more than so many of them."""
        return Selection(self._store, self._numbers[:number])

    def lines(self) -> Iterator[Line]:
        """Yield date, id, category and title of each."""
        return self._store.lines(self._numbers)


def _chunks(numbers: list[int]) -> Iterator[list[int]]:
    return (numbers[start : start + CHUNK] for start in range(0, len(numbers), CHUNK))


def _busiest(listed: Listed) -> tuple[int, str]:
    return (-listed.number, listed.id)


def _name(thing: Thing) -> str:
    from timeline_cli.model import Source

    return thing.title if isinstance(thing, Source) else thing.name


def _detail(thing: Thing) -> str:
    from timeline_cli.model import Organization, Person, Place

    if isinstance(thing, Person):
        return thing.description
    if isinstance(thing, Place):
        return thing.native_name or thing.country
    if isinstance(thing, Organization):
        return thing.description
    return ", ".join(filter(None, ["; ".join(thing.author), thing.year]))
