"""TimelineJS 3 JSON: a slide an event, an era for each long one, and the doubt of a date in its display."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from timeline_cli.dates import OPEN_END, OPEN_START, civil
from timeline_cli.formats.json_text import dump
from timeline_cli.model import SECTIONS, Event
from timeline_cli.summary.contents import Contents
from timeline_cli.wording import say

ERA = 366
"""Days from which an event that lasted is drawn as an era behind the slides too."""


def export(contents: Contents) -> Iterator[str]:
    """Yield the document. An event without a beginning has no place on a slide, and is left out."""
    events = [event for event in contents.events.values() if event.date.first > OPEN_START]
    found: dict[str, Any] = {"events": [_slide(event, contents) for event in events]}
    eras = [
        event
        for event in events
        if event.date.lasts and ERA <= event.date.last - event.date.first < OPEN_END // 2
    ]
    if eras:
        found["eras"] = [{**_dates(event), "text": {"headline": html.escape(event.title)}} for event in eras]
    if contents.about and contents.about.title:
        about = contents.about
        found["title"] = {
            "text": {"headline": html.escape(about.title), "text": html.escape(about.description)}
        }
    yield dump(found, indent=1) + "\n"


def _slide(event: Event, contents: Contents) -> dict[str, Any]:
    slide: dict[str, Any] = {
        "unique_id": event.id,
        **_dates(event),
        "display_date": say(event.date),
        "text": {"headline": html.escape(event.title), "text": _text(event)},
    }
    if event.category:
        slide["group"] = event.category
    credit = "; ".join(contents.names["sources"].get(cited.id, cited.id) for cited in event.sources)
    if event.illustration or credit:
        picture = event.illustration
        slide["media"] = {
            "url": picture.url if picture else "",
            "caption": html.escape(picture.alt) if picture else "",
            "credit": html.escape("; ".join(filter(None, [picture.credit if picture else "", credit]))),
        }
    return slide


def _dates(event: Event) -> dict[str, Any]:
    """Write whole days at both ends: TimelineJS takes a year alone for its first of January."""
    found = {"start_date": _day(event.date.first)}
    if event.date.first < event.date.last < OPEN_END:
        found["end_date"] = _day(event.date.last)
    return found


def _day(day: int) -> dict[str, int]:
    year, month, number = civil(day)
    return {"year": year, "month": month, "day": number}


def _text(event: Event) -> str:
    paragraphs = [event.summary, *(getattr(event, section) for section in SECTIONS)]
    blocks = [block for text in paragraphs if text for block in text.strip().split("\n\n")]
    return "".join(f"<p>{html.escape(' '.join(block.split()))}</p>" for block in blocks)
