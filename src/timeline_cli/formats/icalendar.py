"""iCalendar (RFC 5545): an all-day event for each event whose date is known to the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from timeline_cli.dates import Form, Precision, civil
from timeline_cli.formats.controls import without_controls
from timeline_cli.model import Event
from timeline_cli.summary.contents import Contents
from timeline_cli.summary.route import position

STAMP = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""DTSTAMP of every event: the same timeline gives the same bytes."""

PRODUCT = "-//timeline-cli//timeline//EN"


def export(contents: Contents, *, approximate: bool = False) -> Iterator[str]:
    """Yield the calendar; `approximate` takes in dates that are less precise, over all the days they may mean."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if contents.about and contents.about.title:
        calendar.add("x-wr-calname", contents.about.title)
    for event in contents.events.values():
        if fits(event) or (approximate and _in_calendar(event)):
            calendar.add_component(_component(event, contents))
    yield without_controls(calendar.to_ical().decode().replace("\r\n", "\n")).replace("\n", "\r\n")


def fits(event: Event) -> bool:
    """Whether an event has one day, or a first and a last day, in the years that a calendar can hold."""
    date = event.date
    exact = date.precision is Precision.DAY and date.form in (Form.POINT, Form.SPAN)
    return exact and not date.approximate and not date.uncertain and _in_calendar(event)


def _in_calendar(event: Event) -> bool:
    return event.date.first >= dt.date.min.toordinal() and event.date.last < dt.date.max.toordinal()


def _component(event: Event, contents: Contents) -> Any:
    import icalendar

    component = icalendar.Event()
    component.add("uid", f"{event.id}@timeline-cli")
    component.add("dtstamp", STAMP)
    component.add("dtstart", _date(event.date.first))
    component.add("dtend", _date(event.date.last + 1))  # RFC 5545: the day after the last
    component.add("summary", event.title)
    component.add("transp", "TRANSPARENT")
    if words := "\n\n".join(filter(None, [event.summary, event.account])):
        component.add("description", words)
    if categories := [*filter(None, [event.category]), *event.tags]:
        component.add("categories", categories)
    places = [contents.places[name] for name in event.places if name in contents.places]
    if event.places:
        component.add(
            "location", ", ".join(contents.names["places"].get(name, name) for name in event.places)
        )
    if places and (where := position(places[0], contents.places)):
        component.add("geo", where)
    urls = [contents.sources[c.id].url for c in event.sources if c.id in contents.sources]
    if url := next(filter(None, urls), ""):
        component.add("url", url)
    return component


def _date(day: int) -> dt.date:
    return dt.date(*civil(day))
