"""A page's events with what they refer to: names, people, sources, neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from timeline_cli.model import About, Event, Organization, Person, Place, Source

Names = Mapping[str, Mapping[str, str]]
"""Kind ("people", "places" …) to id to name. An id that has no entry stands for itself."""


class Dossier(NamedTuple):
    """An event with everything its page refers to."""

    event: Event
    names: Names
    people: Mapping[str, Person]
    sources: Mapping[str, Source]
    causes: tuple[Event, ...] = ()
    effects: tuple[Event, ...] = ()
    wholes: tuple[Event, ...] = ()
    parts: tuple[Event, ...] = ()
    previous: Event | None = None
    following: Event | None = None


class Life(NamedTuple):
    """A person with the events they took part in, in order of time."""

    person: Person
    events: tuple[Event, ...]
    names: Names
    sources: Mapping[str, Source]


class Pair(NamedTuple):
    """Two lives side by side."""

    left: Life
    right: Life

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of either, in order of time."""
        found = {event.id: event for event in (*self.left.events, *self.right.events)}
        return tuple(sorted(found.values(), key=lambda event: event.date.key))

    def who(self, event: Event) -> tuple[str, ...]:
        """Return the ids of those of the two who took part in an event."""
        there = {one.id for one in event.people}
        return tuple(life.person.id for life in (self.left, self.right) if life.person.id in there)


class Profile(NamedTuple):
    """A place or an organisation with its events; for an organisation, the people who held office in it."""

    thing: Place | Organization
    events: tuple[Event, ...]
    names: Names
    officers: tuple[Person, ...] = ()


class Listed(NamedTuple):
    """One line of `people`, `places`, `orgs`, `tags` or `sources`. `number` counts its events, `detail` is a short text for the eye."""

    id: str
    name: str
    number: int
    detail: str = ""


class Hit(NamedTuple):
    """An event that matches a search. The snippet is text in pieces, True where a piece matched."""

    event: Event
    snippet: tuple[tuple[str, bool], ...]


class Overview(NamedTuple):
    """The timeline on one screen. `years` counts events by the year in which they begin, `causes` the links between them."""

    about: About
    first: Event | None
    last: Event | None
    totals: Mapping[str, int]
    years: Mapping[int, int]
    categories: Mapping[str, int]
    importances: Mapping[int, int]
    disputed: int
    causes: int
