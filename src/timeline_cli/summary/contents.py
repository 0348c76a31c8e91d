"""A timeline, or a part of it, in memory: what `check` looks at and what an export hands over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from timeline_cli.model import About, Event, Organization, Person, Place, Source
    from timeline_cli.summary.pages import Names


class Contents(NamedTuple):
    """Events in order of time, and everything else by id."""

    events: dict[str, Event]
    people: dict[str, Person]
    places: dict[str, Place]
    organizations: dict[str, Organization]
    sources: dict[str, Source]
    about: About | None = None

    @property
    def names(self) -> Names:
        """The name of everything by kind and id."""
        return {
            "people": {name: one.name for name, one in self.people.items()},
            "places": {name: one.name for name, one in self.places.items()},
            "organizations": {name: one.name for name, one in self.organizations.items()},
            "sources": {name: one.title for name, one in self.sources.items()},
        }

    def referred_to(self, everything: Contents) -> Contents:
        """Return these events with all that they refer to, directly or through that, but for other events.

        Links to events that are not among them are left out, so that what is returned stands by itself.
        """
        people, places, bodies, sources = set[str](), set[str](), set[str](), set[str]()
        for event in self.events.values():
            people.update(one.id for one in event.people)
            people.update(quote.speaker for quote in event.quotes)
            places.update(event.places)
            bodies.update(event.organizations)
            sources.update(cited.id for cited in event.sources)
            sources.update(cited.id for claim in event.claims for cited in claim.sources)
            sources.update(quote.source for quote in event.quotes)
        for person in (everything.people[name] for name in people if name in everything.people):
            places.update(home.place for home in person.lived)
            places.update(occasion.place for occasion in (person.born, person.died) if occasion)
            bodies.update(office.organization for office in person.offices)
            sources.update(cited.id for cited in person.sources)
        for outer, found in ((everything.places, places), (everything.organizations, bodies)):
            waiting = list(found)
            while waiting:
                thing = outer.get(waiting.pop())
                if thing and thing.within and thing.within not in found:
                    found.add(thing.within)
                    waiting.append(thing.within)
        return everything._replace(
            events={name: _among(event, self.events) for name, event in self.events.items()},
            people={name: one for name, one in everything.people.items() if name in people},
            places={name: one for name, one in everything.places.items() if name in places},
            organizations={name: one for name, one in everything.organizations.items() if name in bodies},
            sources={name: one for name, one in everything.sources.items() if name in sources},
        )


def _among(event: Event, events: dict[str, Event]) -> Event:
    return event._replace(
        causes=tuple(cause for cause in event.causes if cause.id in events),
        part_of=tuple(whole for whole in event.part_of if whole in events),
    )
