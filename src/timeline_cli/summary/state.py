"""The state of the world on one day: offices, homes, ages, what was under way, what came before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline_cli.dates import OPEN_END, OPEN_START, Date, Precision
from timeline_cli.wording import age

if TYPE_CHECKING:
    from timeline_cli.model import Event, Office, Person, Residence


class Post(NamedTuple):
    """An office held on the day."""

    person: Person
    office: Office


class Whereabouts(NamedTuple):
    """A living person on the day. `home` is None where no residence of that day is recorded."""

    person: Person
    age: str
    home: Residence | None


class UnderWay(NamedTuple):
    """A long event that was going on: on its how-manieth day, of how many (None where the end is open)."""

    event: Event
    day: int | None
    days: int | None


class State(NamedTuple):
    """Everything that is known of one day."""

    day: int
    posts: tuple[Post, ...]
    living: tuple[Whereabouts, ...]
    dead: tuple[Person, ...]
    under_way: tuple[UnderWay, ...]
    that_day: tuple[Event, ...]
    about_then: tuple[Event, ...]
    previous: Event | None
    following: Event | None


def bounds(start: Date | None, end: Date | None) -> tuple[int, int]:
    """Return the widest days of a stay or an office; open where a date is missing."""
    return start.first if start else OPEN_START, end.last if end else OPEN_END


def posts_on(day: int, people: Iterable[Person]) -> tuple[Post, ...]:
    """Return the offices that people held, or may have held, on a day."""
    found = [Post(person, office) for person in people for office in person.offices if _covers(office, day)]
    return tuple(
        sorted(found, key=lambda post: (post.office.organization, post.office.title, post.person.name))
    )


def whereabouts(day: int, people: Iterable[Person]) -> tuple[Whereabouts, ...]:
    """Return those who were alive on a day, with their age and the home they had moved to last."""
    found = []
    for person in people:
        homes = [home for home in person.lived if _covers(home, day)]
        if not is_alive(person, day) or not (person.born or person.died or homes):
            continue
        years = age(person.born.date, day) if person.born else None
        home = max(homes, key=lambda home: bounds(home.from_, home.to)[0], default=None)
        found.append(Whereabouts(person, years or "", home))
    return tuple(found)


def is_alive(person: Person, day: int) -> bool:
    """Whether a person may have been alive, as far as birth and death are known."""
    born = person.born is None or person.born.date.first <= day
    return born and (person.died is None or day <= person.died.date.last)


def dead_by(day: int, people: Iterable[Person]) -> tuple[Person, ...]:
    """Return those who had died before a day, the latest first."""
    died = [(person.died.date.last, person) for person in people if person.died]
    return tuple(person for last, person in sorted(died, key=lambda one: -one[0]) if last < day)


def sorted_by_then(day: int, events: Sequence[Event]) -> tuple[list[UnderWay], list[Event], list[Event]]:
    """Divide events that may have happened on a day into those that lasted, those of that day, and the vaguer.

    An event is there by its own date, or else by a claim to that day or to a time that lasted; a claim to a mere
    month or year says nothing of one day in it.
    """
    lasting, exact, vague = [], [], []
    for event in events:
        for date in (event.date, *(claim.date for claim in event.claims)):
            if not date.first <= day <= date.last:
                continue
            if date.lasts and date.last > date.first:
                lasting.append(_under_way(event, date, day))
            elif date.precision is Precision.DAY and date.first == date.last:
                exact.append(event)
            elif date is event.date:
                vague.append(event)
            else:
                continue
            break
    return lasting, exact, vague


def _under_way(event: Event, date: Date, day: int) -> UnderWay:
    passed = day - date.first + 1 if date.first > OPEN_START else None
    return UnderWay(event, passed, date.last - date.first + 1 if passed and date.last < OPEN_END else None)


def _covers(stay: Office | Residence, day: int) -> bool:
    first, last = bounds(stay.from_, stay.to)
    return first <= day <= last
