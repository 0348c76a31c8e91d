"""Rules for people, places, organisations and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from timeline_cli.check.rule import Found, rule
from timeline_cli.dates import OPEN_END, OPEN_START, Date
from timeline_cli.names import fold
from timeline_cli.summary.contents import Contents
from timeline_cli.summary.state import bounds
from timeline_cli.wording import elapsed

RESIDENCE_GAP = 120
"""Days without a home after which a life that is told in residences has a gap."""


@rule("office-overlap", "warning", "Nobody holds the same office twice at a time.")
def _office_overlap(all_: Contents) -> Iterator[Found]:
    for person in all_.people.values():
        held = sorted((o.organization, o.title, *_narrowest(o.from_, o.to)) for o in person.offices)
        for one, other in pairwise(held):
            if one[:2] == other[:2] and other[2] < one[3]:
                yield Found("people", person.id, f"is {one[1]} of {one[0]} twice at once")


@rule("residence-gap", "note", "A life told in three residences or more should not lose sight of its person.")
def _residence_gap(all_: Contents) -> Iterator[Found]:
    for person in all_.people.values():
        homes = sorted((bounds(home.from_, home.to), home.place) for home in person.lived)
        for ((_, end), place), ((start, _), following) in pairwise(homes):
            if len(homes) >= 3 and OPEN_START < end < start - RESIDENCE_GAP:
                yield Found(
                    "people", person.id, f"{elapsed(end, start)} are missing between {place} and {following}"
                )


@rule("shared-alias", "error", "A name that two people answer to is an alias of neither.")
def _shared_alias(all_: Contents) -> Iterator[Found]:
    owners: dict[str, str] = {}
    for person in all_.people.values():
        for name in {fold(name) for name in (person.name, person.native_name, *person.aliases) if name}:
            if owners.setdefault(name, person.id) != person.id:
                yield Found("people", person.id, f"shares the name `{name}` with {owners[name]}")


@rule("coordinates", "error", "Latitude is -90 to 90, longitude -180 to 180; both or neither are given.")
def _coordinates(all_: Contents) -> Iterator[Found]:
    for place in all_.places.values():
        if (place.lat is None) != (place.lon is None):
            yield Found("places", place.id, "has one coordinate without the other")
        elif (
            place.lat is not None
            and place.lon is not None
            and not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180)
        ):
            yield Found("places", place.id, f"lies at {place.lat}, {place.lon}, which is nowhere")


_COUNTRIES = {  # south, west, north, east of the widest borders of the period
    "Soviet Union": (35, 19, 82, 191),
    "Afghanistan": (29, 60, 39, 75),
    "Austria": (46, 9, 50, 18),
    "Belgium": (49, 2, 52, 7),
    "Bulgaria": (41, 22, 45, 29),
    "Canada": (41, -142, 84, -52),
    "China": (18, 73, 54, 135),
    "Czechoslovakia": (47, 12, 52, 25),
    "Denmark": (54, 8, 58, 16),
    "Estonia": (57, 21, 60, 29),
    "Finland": (59, 19, 71, 32),
    "France": (41, -6, 52, 10),
    "Germany": (47, 5, 56, 23),
    "Greece": (34, 19, 42, 30),
    "Hungary": (45, 16, 49, 23),
    "Iran": (25, 44, 40, 64),
    "Italy": (35, 6, 48, 19),
    "Japan": (24, 122, 52, 157),
    "Latvia": (55, 20, 59, 29),
    "Lithuania": (53, 20, 57, 27),
    "Mexico": (14, -118, 33, -86),
    "Mongolia": (41, 87, 53, 121),
    "Netherlands": (50, 3, 54, 8),
    "Norway": (57, 4, 72, 32),
    "Poland": (47, 14, 56, 29),
    "Romania": (43, 20, 49, 31),
    "Spain": (27, -19, 44, 5),
    "Sweden": (55, 10, 70, 25),
    "Switzerland": (45, 5, 48, 11),
    "Turkey": (35, 25, 43, 45),
    "United Kingdom": (49, -9, 61, 2),
    "United States": (18, -180, 72, -65),
}


@rule("wrong-country", "error", "A place lies within its country's widest borders.")
def _wrong_country(all_: Contents) -> Iterator[Found]:
    for place in all_.places.values():
        box = _COUNTRIES.get(place.country)
        if box is None or place.lat is None or place.lon is None:
            continue
        south, west, north, east = box
        if not (
            south <= place.lat <= north and (west <= place.lon <= east or west <= place.lon + 360 <= east)
        ):
            yield Found("places", place.id, f"lies at {place.lat}, {place.lon}, outside {place.country}")


@rule("unused", "warning", "A person, place, organisation or source that nothing refers to can go.")
def _unused(all_: Contents) -> Iterator[Found]:
    used = _used(all_)
    for section in ("people", "places", "organizations", "sources"):
        for name in getattr(all_, section):
            if name not in used[section]:
                yield Found(section, name, "is not referred to")


def _narrowest(start: Date | None, end: Date | None) -> tuple[int, int]:
    """Return the days that are certain: from the last possible beginning to the first possible end."""
    return start.last if start else OPEN_START, end.first if end else OPEN_END


def _used(all_: Contents) -> dict[str, set[str]]:
    events, people = all_.events.values(), all_.people.values()
    cited: Iterable[str] = [
        *(c.id for e in events for c in e.sources),
        *(c.id for e in events for claim in e.claims for c in claim.sources),
        *(quote.source for e in events for quote in e.quotes),
        *(c.id for p in people for c in p.sources),
    ]
    places = {place for e in events for place in e.places} | {home.place for p in people for home in p.lived}
    places |= {occasion.place for p in people for occasion in (p.born, p.died) if occasion}
    bodies = {body for e in events for body in e.organizations} | {
        o.organization for p in people for o in p.offices
    }
    return {
        "people": {one.id for e in events for one in e.people}
        | {quote.speaker for e in events for quote in e.quotes},
        "places": places | {place.within for place in all_.places.values()},
        "organizations": bodies | {body.within for body in all_.organizations.values()},
        "sources": set(cited),
    }
