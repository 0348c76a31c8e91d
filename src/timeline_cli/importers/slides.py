"""TimelineJS 3 JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from timeline_cli.dates import parse
from timeline_cli.errors import DateError, UsageError
from timeline_cli.importers.free_dates import edtf, edtf_span
from timeline_cli.importers.taken import Entry, Fault, Taken, event, text_of


def read(text: str) -> Taken:
    """Read slides as events, eras as events that lasted, and the title slide as the timeline's title."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise UsageError(f"this is no JSON: {error}") from error
    if not isinstance(document, dict) or not isinstance(document.get("events"), list):
        raise UsageError("this is no TimelineJS document: it has no list of `events`")
    entries: list[Entry] = []
    faults: list[Fault] = []
    eras = document.get("eras") or []
    for kind, slides in (("slide", document["events"]), ("era", eras if isinstance(eras, list) else [])):
        for number, slide in enumerate(slides, 1):
            try:
                entries.append(_event(slide, kind))
            except (DateError, TypeError, ValueError) as error:
                faults.append(Fault(0, f"{kind} {number}: {error}"))
    entries = _without_eras_of_slides(entries)
    found: dict[str, Any] = {"events": entries}
    title = _texts(document.get("title"))
    return Taken({"about": [title] if title else [], **found}, faults)


def _event(slide: Any, kind: str) -> Entry:
    if not isinstance(slide, Mapping):
        raise DateError("it is no object")
    text, media = _mapping(slide.get("text")), _mapping(slide.get("media"))
    body = text_of(str(text.get("text") or "")).split("\n\n", 1)
    fields = {
        "id": str(slide.get("unique_id") or ""),
        "title": text_of(str(text.get("headline") or "")) or (body[0][:80] if body else ""),
        "summary": body[0],
        "account": body[1] if len(body) > 1 else "",
        "category": str(slide.get("group") or ""),
        "tags": "era" if kind == "era" else "",
        "date": "1",
    }
    known = ("start_date", "end_date", "display_date", "text", "media", "group", "unique_id")
    rest = {
        key: json.dumps(value, ensure_ascii=False)
        for key, value in slide.items()
        if key not in known and value
    }
    start, end = _date(slide.get("start_date")), _date(slide.get("end_date"))
    date, unread = _shown(start, end, slide)
    rest |= {"display_date": unread} if unread else {}
    rest |= {
        f"media {key}": str(value)
        for key, value in media.items()
        if value and key not in ("url", "caption", "credit")
    }
    found = event(fields | {"date": date}, rest)
    if media.get("url") or media.get("caption"):
        alt = text_of(str(media.get("caption") or "")) or fields["title"]
        picture = {
            "alt": alt,
            "credit": text_of(str(media.get("credit") or "")),
            "url": str(media.get("url") or ""),
        }
        found["illustration"] = {key: value for key, value in picture.items() if value}
    elif media.get("credit"):
        found["notes"] = "\n".join(
            filter(None, [found.get("notes", ""), f"credit: {text_of(str(media['credit']))}"])
        )
    return found


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _shown(start: str, end: str, slide: Mapping[str, Any]) -> tuple[str, str]:
    """Return the date, from its display where that is a date that begins likewise; else the display as a note."""
    if not start:
        raise DateError("it has no start_date")
    date = edtf_span(start, end) if end else start
    words = str(slide.get("display_date") or "").strip()
    if not words:
        return date, ""
    try:
        shown = parse(edtf(words))
    except DateError:
        return date, words
    meant = parse(date)
    agrees = shown.first == meant.first and (shown.last == meant.last or not end)
    return (shown.text, "") if agrees else (date, words)


def _date(given: Any) -> str:
    """Return a date of TimelineJS in EDTF; hours and less are left out."""
    if not isinstance(given, Mapping) or given.get("year") in (None, ""):
        return ""
    year = int(str(given["year"]))
    text = f"{'-' if year < 0 else ''}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"
    for key in ("month", "day"):
        if given.get(key) in (None, ""):
            break
        text += f"-{int(str(given[key])):02}"
    return parse(text).text


def _texts(slide: Any) -> Entry:
    text = slide.get("text") if isinstance(slide, Mapping) else None
    if not isinstance(text, Mapping):
        return {}
    found = {
        "title": text_of(str(text.get("headline") or "")),
        "description": text_of(str(text.get("text") or "")),
    }
    return {key: value for key, value in found.items() if value}


def _without_eras_of_slides(entries: list[Entry]) -> list[Entry]:
    """Leave out an era that repeats a slide, as this program writes them."""

    def meant(entry: Entry) -> tuple[str, int, int]:
        date = parse(entry["date"])
        return (entry["title"], date.first, date.last)

    slides = {meant(entry) for entry in entries if "era" not in entry.get("tags", [])}
    return [entry for entry in entries if "era" not in entry.get("tags", []) or meant(entry) not in slides]
