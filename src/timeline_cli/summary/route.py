"""Where things happened and where a person lived, as numbered stops in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline_cli.dates import OPEN_START, Date
from timeline_cli.summary.state import bounds

if TYPE_CHECKING:
    from timeline_cli.model import Event, Person, Place, Residence

MOST_LEVELS = 20
"""How far outwards coordinates are looked for: a house in a city in a country."""


class Stop(NamedTuple):
    """A place on the map: from which day, under the name of that time, and why it is there.

    `events` are the ids of the events there and `date` that of the first of them, for a map of events; `home` is
    the stay, for a route.
    """

    number: int
    place: Place
    name: str
    lat: float
    lon: float
    first: int
    events: tuple[str, ...] = ()
    date: Date | None = None
    home: Residence | None = None


def name_at(place: Place, day: int) -> str:
    """Return what a place was called on a day; its main name where no other is recorded for then."""
    for name in place.names:
        first, last = bounds(name.from_, name.to)
        if first <= day < last and (name.from_ or name.to):
            return name.name
    return place.name


def position(place: Place, places: Mapping[str, Place]) -> tuple[float, float] | None:
    """Return latitude and longitude, those of the place around it where it has none of its own."""
    here: Place | None = place
    for _ in range(MOST_LEVELS):
        if here is None or (here.lat is not None and here.lon is not None):
            break
        here = places.get(here.within)
    return (here.lat, here.lon) if here and here.lat is not None and here.lon is not None else None


def route_of(person: Person, places: Mapping[str, Place]) -> list[Stop]:
    """Return the residences of a person in order of time, as far as their places are known."""
    stops: list[Stop] = []
    for home in sorted(person.lived, key=lambda home: bounds(home.from_, home.to)):
        place = places.get(home.place)
        where = position(place, places) if place else None
        if place and where:
            first = bounds(home.from_, home.to)[0]
            name = name_at(place, first) if first > OPEN_START else place.name
            stops.append(Stop(len(stops) + 1, place, name, *where, first, home=home))
    return stops


def overlaps(stop: Stop, first: int, last: int) -> bool:
    """Whether someone may have lived there at some time from one day to another."""
    start, end = bounds(stop.home.from_, stop.home.to) if stop.home else (stop.first, stop.first)
    return start <= last and first <= end


def places_of(events: Iterable[Event], places: Mapping[str, Place]) -> list[Stop]:
    """Return the places of events in the order in which each first occurs, with the events there."""
    found: dict[str, list[Event]] = {}
    for event in events:
        for name in event.places:
            found.setdefault(name, []).append(event)
    stops: list[Stop] = []
    for name, here in found.items():
        place = places.get(name)
        where = position(place, places) if place else None
        if place and where:
            first = here[0].date.first
            called = name_at(place, first)
            ids = tuple(event.id for event in here)
            stops.append(Stop(len(stops) + 1, place, called, *where, first, ids, here[0].date))
    return stops


def busiest(stops: Sequence[Stop], most: int) -> list[Stop]:
    """Return the stops with the most events, numbered anew in their order."""
    chosen = sorted(stops, key=lambda stop: -len(stop.events))[:most]
    numbers = {stop.place.id for stop in chosen}
    kept = [stop for stop in stops if stop.place.id in numbers]
    return [stop._replace(number=n) for n, stop in enumerate(kept, 1)]
