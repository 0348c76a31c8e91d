"""What a timeline is made of: frozen values that know nothing of YAML, SQLite or the screen.

Field names are those of the YAML. Every field's type says how it is read (`loading`), and its comment
what it means; the JSON Schema is generated from the same types. They are named tuples because the
hot commands build thousands of them from the index and creating the classes must cost nothing.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from timeline_cli.dates import Date


class Ref(NamedTuple):
    """Marks an id that must exist among the things of one kind."""

    kind: str


PersonId = Annotated[str, Ref("people")]
PlaceId = Annotated[str, Ref("places")]
OrganizationId = Annotated[str, Ref("organizations")]
SourceId = Annotated[str, Ref("sources")]
EventId = Annotated[str, Ref("events")]


class Participant(NamedTuple):
    """A person in an event, and the part they took."""

    id: PersonId
    role: str = ""


class Citation(NamedTuple):
    """A source, and where in it."""

    id: SourceId
    locator: str = ""


class Claim(NamedTuple):
    """Another date that a serious source gives for an event."""

    date: Date
    sources: tuple[Citation, ...] = ()
    note: str = ""


class Cause(NamedTuple):
    """An earlier event that led to this one."""

    id: EventId
    note: str = ""


class Quote(NamedTuple):
    """Words that were themselves the event."""

    text: str
    speaker: PersonId = ""
    source: SourceId = ""


class Illustration(NamedTuple):
    """A picture, described for where no picture can be shown."""

    alt: str
    credit: str = ""
    url: str = ""


class Event(NamedTuple):
    """Something that happened."""

    id: str
    date: Date
    title: str
    summary: str = ""
    category: str = ""
    importance: int = 2
    claims: tuple[Claim, ...] = ()
    people: tuple[Participant, ...] = ()
    places: tuple[PlaceId, ...] = ()
    organizations: tuple[OrganizationId, ...] = ()
    tags: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
    part_of: tuple[EventId, ...] = ()
    context: str = ""
    lead_up: str = ""
    account: str = ""
    aftermath: str = ""
    significance: str = ""
    quotes: tuple[Quote, ...] = ()
    illustration: Illustration | None = None
    sources: tuple[Citation, ...] = ()
    notes: str = ""


SECTIONS = ("context", "lead_up", "account", "aftermath", "significance")


class Occasion(NamedTuple):
    """A birth, a death: when and where. `place` is an id of a place, or any wording."""

    date: Date
    place: str = ""
    note: str = ""


class Office(NamedTuple):
    """A post that a person held. No `from` or `to` means unknown or still held."""

    title: str
    organization: OrganizationId = ""
    from_: Date | None = None
    to: Date | None = None
    note: str = ""


STAYS = ("exile", "prison", "camp", "hiding")
"""What a residence may be instead of a home."""


class Residence(NamedTuple):
    """Where a person lived; `as` says that it was no home but one of STAYS."""

    place: PlaceId
    from_: Date | None = None
    to: Date | None = None
    as_: str = ""
    note: str = ""


class Person(NamedTuple):
    """Someone who took part."""

    id: str
    name: str
    native_name: str = ""
    aliases: tuple[str, ...] = ()
    born: Occasion | None = None
    died: Occasion | None = None
    fate: str = ""
    description: str = ""
    biography: str = ""
    offices: tuple[Office, ...] = ()
    lived: tuple[Residence, ...] = ()
    sources: tuple[Citation, ...] = ()


class PlaceName(NamedTuple):
    """A former or later name of a place, with when it was used."""

    name: str
    from_: Date | None = None
    to: Date | None = None
    native_name: str = ""


class Place(NamedTuple):
    """Somewhere. `lat` and `lon` are degrees, north and east positive."""

    id: str
    name: str
    native_name: str = ""
    names: tuple[PlaceName, ...] = ()
    aliases: tuple[str, ...] = ()
    within: PlaceId = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    description: str = ""


class Organization(NamedTuple):
    """A body people act through."""

    id: str
    name: str
    native_name: str = ""
    aliases: tuple[str, ...] = ()
    founded: Date | None = None
    dissolved: Date | None = None
    within: OrganizationId = ""
    description: str = ""


class Source(NamedTuple):
    """A work that says so. `type` is a CSL type, such as book, chapter, webpage, article-journal."""

    id: str
    title: str
    type: str = "book"
    author: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    year: str = ""
    publisher: str = ""
    container: str = ""
    url: str = ""
    accessed: Date | None = None
    note: str = ""


class About(NamedTuple):
    """The timeline as a whole."""

    title: str = ""
    description: str = ""
    language: str = ""
    license: str = ""


Thing = Person | Place | Organization | Source
KINDS: dict[str, type[Thing]] = {
    "people": Person,
    "places": Place,
    "organizations": Organization,
    "sources": Source,
}
