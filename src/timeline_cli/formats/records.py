"""The published shape of everything: what JSON, CSV, templates and other programs are given.

A change that takes a key away or gives it another meaning raises SCHEMA; a new key does not.
"""

from __future__ import annotations

from typing import Any

from timeline_cli.dates import Date, Precision, iso
from timeline_cli.model import (
    SECTIONS,
    Citation,
    Event,
    Occasion,
    Organization,
    Person,
    Place,
    Residence,
    Source,
    Thing,
)
from timeline_cli.summary.buckets import Chart
from timeline_cli.summary.pages import Names
from timeline_cli.summary.route import Stop
from timeline_cli.summary.state import State
from timeline_cli.wording import say

SCHEMA = 1
Record = dict[str, Any]

EVENT_FIELDS = (
    *("id", "date", "start", "end", "precision", "display", "approximate", "uncertain", "lasts", "disputed"),
    *("title", "summary", "category", "importance", "people", "places", "organizations", "tags", "claims"),
    *("causes", "part_of", *SECTIONS, "quotes", "illustration", "sources", "notes"),
)
DERIVED_FIELDS = ("start", "end", "precision", "display", "approximate", "uncertain", "lasts", "disputed")
"""What is worked out from the rest."""

LISTED_FIELDS = ("id", "name", "count")


def event_record(event: Event, names: Names) -> Record:
    """Return an event as published. `start` and `end` are ISO days of the widest reading, None where open."""
    return {
        "id": event.id,
        **date_record(event.date),
        "disputed": bool(event.claims),
        "title": event.title,
        "summary": event.summary,
        "category": event.category,
        "importance": event.importance,
        "people": [{**_named(names, "people", p.id), "role": p.role} for p in event.people],
        "places": [_named(names, "places", place) for place in event.places],
        "organizations": [_named(names, "organizations", body) for body in event.organizations],
        "tags": list(event.tags),
        "claims": [
            {**date_record(c.date), "sources": [_cited(names, s) for s in c.sources], "note": c.note}
            for c in event.claims
        ],
        "causes": [cause._asdict() for cause in event.causes],
        "part_of": list(event.part_of),
        **{section: getattr(event, section) for section in SECTIONS},
        "quotes": [quote._asdict() for quote in event.quotes],
        "illustration": event.illustration._asdict() if event.illustration else None,
        "sources": [_cited(names, cited) for cited in event.sources],
        "notes": event.notes,
    }


def date_record(date: Date) -> Record:
    """Return a date as published: EDTF as written, its bounds, and the words for it."""
    return {
        "date": date.text,
        "start": iso(date.first) or None,
        "end": iso(date.last) or None,
        "precision": precision_name(date.precision),
        "display": say(date),
        "approximate": date.approximate,
        "uncertain": date.uncertain,
        "lasts": date.lasts,
    }


def precision_name(precision: Precision) -> str:
    """Return the published name: "day", "month", "season", "year" and so on."""
    return precision.name.lower()


def thing_record(thing: Thing, names: Names, count: int) -> Record:
    """Return a person, place, organisation or source as published, with its number of events."""
    if isinstance(thing, Person):
        record = _person(thing, names)
    elif isinstance(thing, Place):
        record = _place(thing)
    elif isinstance(thing, Organization):
        record = thing._asdict() | {"founded": _text(thing.founded), "dissolved": _text(thing.dissolved)}
    else:
        record = _source(thing)
    return {
        "id": record.pop("id"),
        "name": record.pop("name", None) or record.get("title"),
        "count": count,
        **_plain(record),
    }


def _person(person: Person, names: Names) -> Record:
    return person._asdict() | {
        "born": _occasion(person.born),
        "died": _occasion(person.died),
        "offices": [_spell(office._asdict()) for office in person.offices],
        "lived": [_spell(home._asdict()) | _prefixed(names, home.place) for home in person.lived],
        "sources": [_cited(names, cited) for cited in person.sources],
    }


def _prefixed(names: Names, place: str) -> Record:
    return {"name": names.get("places", {}).get(place, place)}


def _place(place: Place) -> Record:
    return place._asdict() | {"names": [_spell(name._asdict()) for name in place.names]}


def _source(source: Source) -> Record:
    return source._asdict() | {"accessed": _text(source.accessed)}


def _occasion(occasion: Occasion | None) -> Record | None:
    return (
        {**date_record(occasion.date), "place": occasion.place, "note": occasion.note} if occasion else None
    )


def _spell(fields: Record) -> Record:
    """Publish `from_` as `from`, and dates as EDTF."""
    return {
        key.rstrip("_"): _text(value) if key in ("from_", "to") else value for key, value in fields.items()
    }


def _text(date: Date | None) -> str | None:
    return date.text if date else None


def _plain(record: Record) -> Record:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in record.items()}


def _named(names: Names, kind: str, name: str) -> Record:
    return {"id": name, "name": names.get(kind, {}).get(name, name)}


def _cited(names: Names, citation: Citation) -> Record:
    return {
        "id": citation.id,
        "title": names.get("sources", {}).get(citation.id, citation.id),
        "locator": citation.locator,
    }


def state_record(state: State, names: Names) -> Record:
    """Return the state of a day: offices, people, what was under way, and the neighbours with the days between."""
    return {
        "date": iso(state.day),
        "offices": [
            {**_who(post.person), **_spell(post.office._asdict()), **_body(names, post.office.organization)}
            for post in state.posts
        ],
        "people": [
            {**_who(one.person), "age": one.age or None, **_home(names, one.home)} for one in state.living
        ],
        "dead": [{**_who(one), "died": one.died.date.text} for one in state.dead if one.died],
        "under_way": [{**brief(one.event), "day": one.day, "days": one.days} for one in state.under_way],
        "that_day": [brief(event) for event in state.that_day],
        "about_then": [brief(event) for event in state.about_then],
        "previous": _apart(state.previous, state.day),
        "following": _apart(state.following, state.day),
    }


def _who(person: Person) -> Record:
    return {"id": person.id, "name": person.name}


def _body(names: Names, body: str) -> Record:
    return {"organization": _named(names, "organizations", body) if body else None}


def _home(names: Names, home: Residence | None) -> Record:
    if home is None:
        return {"place": None, "as": None}
    return {"place": _named(names, "places", home.place), "as": home.as_ or "home"}


def brief(event: Event) -> Record:
    """Return an event as it is named inside another document: its id, date, title and category."""
    return {"id": event.id, **date_record(event.date), "title": event.title, "category": event.category}


def _apart(event: Event | None, day: int) -> Record | None:
    return {**brief(event), "days": abs(event.date.first - day)} if event else None


def stop_record(stop: Stop) -> Record:
    """Return a place on the map: its number, where it lies, and the stay or the events there."""
    home = stop.home
    if home:
        why: Record = {"from": _text(home.from_), "to": _text(home.to), "as": home.as_ or "home"}
    else:
        why = {"first": iso(stop.first) or None, "events": list(stop.events)}
    return {
        "number": stop.number,
        "id": stop.place.id,
        "name": stop.name,
        "lat": stop.lat,
        "lon": stop.lon,
        **why,
    }


def chart_record(chart: Chart, command: str) -> Record:
    """Return a chart: its cells as [first day, last day, number], its totals, and what to type for the fullest."""
    rows = [
        {
            "id": chart.ids[n] if chart.ids else row.label,
            "name": row.label,
            "total": row.total,
            "vague": row.vague,
            "cells": [
                {"start": iso(cell.first), "end": iso(cell.last), "count": cell.number} for cell in row.cells
            ],
        }
        for n, row in enumerate(chart.rows)
    ]
    return {
        "by": chart.by or "time",
        "columns": list(chart.headings),
        "rows": rows,
        "command": command or None,
    }
