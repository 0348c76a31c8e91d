"""An SQLite file with a table for everything, foreign keys and full text: it opens in Datasette."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from typing import Any

from timeline_cli.formats.records import date_record
from timeline_cli.model import SECTIONS, Event, Organization, Person, Place, Source
from timeline_cli.summary.contents import Contents

_SCHEMA = f"""
PRAGMA foreign_keys = ON;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT, native_name TEXT, born TEXT, died TEXT, fate TEXT, description TEXT, biography TEXT);
CREATE TABLE places (id TEXT PRIMARY KEY, name TEXT, native_name TEXT, within TEXT REFERENCES places(id) DEFERRABLE INITIALLY DEFERRED, country TEXT, latitude REAL, longitude REAL, description TEXT);
CREATE TABLE organizations (id TEXT PRIMARY KEY, name TEXT, native_name TEXT, founded TEXT, dissolved TEXT, within TEXT REFERENCES organizations(id) DEFERRABLE INITIALLY DEFERRED, description TEXT);
CREATE TABLE sources (id TEXT PRIMARY KEY, type TEXT, author TEXT, editor TEXT, title TEXT, container TEXT, publisher TEXT, year TEXT, url TEXT, accessed TEXT, note TEXT);
CREATE TABLE events (
    id TEXT PRIMARY KEY, date TEXT, "start" TEXT, "end" TEXT, precision TEXT, display TEXT, title TEXT, summary TEXT,
    category TEXT, importance INTEGER, {", ".join(f"{section} TEXT" for section in SECTIONS)}, notes TEXT
);
CREATE TABLE event_people (event TEXT REFERENCES events(id), person TEXT REFERENCES people(id), role TEXT);
CREATE TABLE event_places (event TEXT REFERENCES events(id), place TEXT REFERENCES places(id));
CREATE TABLE event_organizations (event TEXT REFERENCES events(id), organization TEXT REFERENCES organizations(id));
CREATE TABLE event_tags (event TEXT REFERENCES events(id), tag TEXT);
CREATE TABLE event_sources (event TEXT REFERENCES events(id), source TEXT REFERENCES sources(id), locator TEXT);
CREATE TABLE event_causes (event TEXT REFERENCES events(id), cause TEXT REFERENCES events(id), note TEXT);
CREATE TABLE event_parts (event TEXT REFERENCES events(id), part_of TEXT REFERENCES events(id));
CREATE TABLE claims (id INTEGER PRIMARY KEY, event TEXT REFERENCES events(id), date TEXT, "start" TEXT, "end" TEXT, note TEXT);
CREATE TABLE claim_sources (claim INTEGER REFERENCES claims(id), source TEXT REFERENCES sources(id), locator TEXT);
CREATE TABLE quotes (event TEXT REFERENCES events(id), text TEXT, speaker TEXT REFERENCES people(id), source TEXT REFERENCES sources(id));
CREATE TABLE offices (person TEXT REFERENCES people(id), title TEXT, organization TEXT REFERENCES organizations(id), "from" TEXT, "to" TEXT, note TEXT);
CREATE TABLE residences (person TEXT REFERENCES people(id), place TEXT REFERENCES places(id), "from" TEXT, "to" TEXT, "as" TEXT, note TEXT);
"""
_FULL_TEXT = f"""
CREATE VIRTUAL TABLE events_fts USING fts5(title, summary, {", ".join(SECTIONS)}, content='events');
INSERT INTO events_fts (events_fts) VALUES ('rebuild');
"""
_FTS = "fts5"

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]


def write(contents: Contents, path: str) -> None:
    """Fill a new file; raises OSError where it cannot be written. Links to what was not exported along are left out."""
    try:
        _fill(contents, path)
    except sqlite3.OperationalError as error:  # a full disk, a folder that is not there
        raise OSError(str(error)) from error


def _fill(contents: Contents, path: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_SCHEMA)
        with connection:
            for table, rows in _rows(contents).items():
                if rows:
                    marks = ", ".join("?" * len(rows[0]))
                    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        if connection.execute("SELECT 1 FROM pragma_module_list WHERE name = ?", [_FTS]).fetchone():
            connection.executescript(_FULL_TEXT)


def _rows(contents: Contents) -> Rows:
    rows: Rows = {
        "about": [(k, v) for k, v in (contents.about._asdict() if contents.about else {}).items() if v],
        "people": [_person(person) for person in contents.people.values()],
        "places": [_place(place, contents) for place in contents.places.values()],
        "organizations": [_organization(body, contents) for body in contents.organizations.values()],
        "sources": [_source(source) for source in contents.sources.values()],
        "events": [_event(event) for event in contents.events.values()],
    }
    claims = 0
    for event in contents.events.values():
        claims = _links(rows, event, contents, claims)
    for person in contents.people.values():
        _stays(rows, person, contents)
    return rows


def _person(p: Person) -> Row:
    return (p.id, p.name, p.native_name, _edtf(p.born), _edtf(p.died), p.fate, p.description, p.biography)


def _place(p: Place, contents: Contents) -> Row:
    within = _known(p.within, contents.places)
    return (p.id, p.name, p.native_name, within, p.country, p.lat, p.lon, p.description)


def _organization(o: Organization, contents: Contents) -> Row:
    within = _known(o.within, contents.organizations)
    return (o.id, o.name, o.native_name, _text(o.founded), _text(o.dissolved), within, o.description)


def _source(s: Source) -> Row:
    people = ("; ".join(s.author), "; ".join(s.editor))
    return (
        s.id,
        s.type,
        *people,
        s.title,
        s.container,
        s.publisher,
        s.year,
        s.url,
        _text(s.accessed),
        s.note,
    )


def _stays(rows: Rows, person: Person, contents: Contents) -> None:
    """Add a person's offices and residences."""
    rows.setdefault("offices", []).extend(
        (
            person.id,
            o.title,
            _known(o.organization, contents.organizations),
            _text(o.from_),
            _text(o.to),
            o.note,
        )
        for o in person.offices
    )
    rows.setdefault("residences", []).extend(
        (person.id, home.place, _text(home.from_), _text(home.to), home.as_ or "home", home.note)
        for home in person.lived
        if home.place in contents.places
    )


def _event(event: Event) -> Row:
    date = date_record(event.date)
    return (
        event.id,
        *(date[key] for key in ("date", "start", "end", "precision", "display")),
        event.title,
        event.summary,
        event.category,
        event.importance,
        *(getattr(event, section) for section in SECTIONS),
        event.notes,
    )


def _links(rows: Rows, event: Event, contents: Contents, claims: int) -> int:
    """Add what an event refers to; return the number of claims so far."""

    def add(table: str, found: Iterable[Row]) -> None:
        rows.setdefault(table, []).extend((event.id, *each) for each in found)

    add("event_people", ((p.id, p.role) for p in event.people if p.id in contents.people))
    add("event_places", ((place,) for place in event.places if place in contents.places))
    add("event_organizations", ((o,) for o in event.organizations if o in contents.organizations))
    add("event_tags", ((tag,) for tag in event.tags))
    add("event_sources", ((c.id, c.locator) for c in event.sources if c.id in contents.sources))
    add("event_causes", ((c.id, c.note) for c in event.causes if c.id in contents.events))
    add("event_parts", ((whole,) for whole in event.part_of if whole in contents.events))
    add(
        "quotes",
        (
            (q.text, _known(q.speaker, contents.people), _known(q.source, contents.sources))
            for q in event.quotes
        ),
    )
    for claim in event.claims:
        claims += 1
        date = date_record(claim.date)
        rows.setdefault("claims", []).append(
            (claims, event.id, date["date"], date["start"], date["end"], claim.note)
        )
        rows.setdefault("claim_sources", []).extend(
            (claims, c.id, c.locator) for c in claim.sources if c.id in contents.sources
        )
    return claims


def _known(name: str, things: dict[str, Any]) -> str | None:
    return name if name in things else None


def _text(date: Any) -> str | None:
    return date.text if date else None


def _edtf(occasion: Any) -> str | None:
    return occasion.date.text if occasion else None
