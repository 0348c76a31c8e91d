"""iCalendar files and feeds."""

from __future__ import annotations

import datetime as dt
from typing import Any

from timeline_cli.errors import DateError, UsageError
from timeline_cli.importers.taken import Entry, Fault, Taken, event
from timeline_cli.names import fold

_KNOWN = frozenset(
    ("UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "CATEGORIES", "LOCATION", "GEO", "URL")
)
_BROKEN = (ValueError, TypeError, AttributeError, KeyError, IndexError)
"""What the library raises for what is no iCalendar; it documents only the first."""

_LEFT_OUT = frozenset(
    ("DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "STATUS", "CLASS", "RDATE")
)
"""What only a calendar needs."""


def read(text: str) -> Taken:
    """Read every event of a calendar. A repeating event is taken once, its rule kept in the notes."""
    import icalendar

    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
    except _BROKEN as error:
        raise UsageError(f"this is no iCalendar file: {error}") from error
    entries: list[Entry] = []
    places: dict[str, Entry] = {}
    faults: list[Fault] = []
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line.strip().upper() == "BEGIN:VEVENT"]
    components = [one for calendar in calendars for one in calendar.walk("VEVENT")]
    for number, component in enumerate(components):
        try:
            entries.append(_event(component, places))
        except DateError as error:
            faults.append(Fault(lines[number] if number < len(lines) else 0, str(error)))
        except _BROKEN:
            message = "the event breaks the rules of iCalendar (RFC 5545) and cannot be read"
            faults.append(Fault(lines[number] if number < len(lines) else 0, message))
    if any("lat" in place for place in places.values()):
        return Taken({"events": entries, "places": list(places.values())}, faults)
    for entry in entries:  # without coordinates the names stand for themselves
        entry["places"] = [places[name]["name"] for name in entry.get("places", [])]
    return Taken({"events": [{k: v for k, v in entry.items() if v} for entry in entries]}, faults)


def _event(component: Any, places: dict[str, Entry]) -> Entry:
    if "DTSTART" not in component:
        raise DateError("the event has no DTSTART")
    categories = _categories(component)
    fields = {
        "id": _id(_text(component, "UID")),
        "date": _day(component["DTSTART"].dt).isoformat(),
        "end": _end(component),
        "title": _text(component, "SUMMARY"),
        "summary": _text(component, "DESCRIPTION"),
        "category": categories[0] if categories else "",
        "tags": ";".join(categories[1:]),
        "sources": _text(component, "URL"),
    }
    rest = {
        key.lower(): " ".join(str(value.to_ical().decode() if hasattr(value, "to_ical") else value).split())
        for key, value in component.property_items(recursive=False)
        if key not in _KNOWN | _LEFT_OUT and key not in ("BEGIN", "END")
    }
    found = event(fields, rest)
    if location := _text(component, "LOCATION"):
        found["places"] = [_place(location, component, places)]
    return found


def _place(name: str, component: Any, places: dict[str, Entry]) -> str:
    key = "-".join("".join(c if c.isalnum() else " " for c in fold(name)).split())[:60] or "place"
    place = places.setdefault(key, {"id": key, "name": " ".join(name.split())})
    if "GEO" in component:
        place["lat"], place["lon"] = component["GEO"].latitude, component["GEO"].longitude
    return key


def _categories(component: Any) -> list[str]:
    found = component.get("CATEGORIES", [])
    groups = found if isinstance(found, list) else [found]
    return [
        str(word).strip().replace(";", ",")
        for group in groups
        for word in getattr(group, "cats", [group])
        if str(word).strip()
    ]


def _end(component: Any) -> str:
    start = component["DTSTART"].dt
    if "DTEND" in component:
        end = component["DTEND"].dt
    elif "DURATION" in component:
        end = start + component["DURATION"].dt
    else:
        return ""
    if not isinstance(end, dt.datetime):  # the first day that it no longer lasts
        end -= dt.timedelta(days=1)
    last = _day(end)
    return last.isoformat() if last > _day(start) else ""


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _id(uid: str) -> str:
    """Take an id of this program's own back; any other UID is no name for people."""
    return uid.removesuffix("@timeline-cli") if uid.endswith("@timeline-cli") else ""


def _text(component: Any, key: str) -> str:
    return str(component.get(key, "")).strip()
