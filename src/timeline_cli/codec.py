"""Model values to JSON and back, for the index only; the published shape is `formats.records`.

Only fields that differ from their default are kept, and dates stay as they were written.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from timeline_cli.dates import Date, parse
from timeline_cli.model import (
    SECTIONS,
    Cause,
    Citation,
    Claim,
    Event,
    Illustration,
    Occasion,
    Office,
    Organization,
    Participant,
    Person,
    Place,
    PlaceName,
    Quote,
    Residence,
    Source,
    Thing,
)

Reader = Callable[[Any], Any]


def encode(value: Any) -> str:
    """Return a model value as one line of JSON."""
    return _line(plain(value))


def encode_event(event: Event) -> tuple[str, str]:
    """Return an event as two lines of JSON: its outline, and what only a page about it needs."""
    outline = plain(event)
    article = {name: outline.pop(name) for name in _ARTICLE if name in outline}
    return _line(outline), _line(article)


def decode_event(outline: str, article: str) -> Event:
    """Rebuild an event. Raises ValueError, TypeError or KeyError where a text is damaged."""
    return _fields(Event, _EVENT)(json.loads(outline) | json.loads(article))  # type: ignore[no-any-return]


def decode_thing(kind: str, text: str) -> Thing:
    """Rebuild a person, place, organisation or source."""
    return _THINGS[kind](json.loads(text))  # type: ignore[no-any-return]


def plain(value: Any) -> Any:
    """Return a model value as mappings, lists and texts, without the fields that are as usual."""
    if isinstance(value, Date):
        return value.text
    fields = getattr(value, "_fields", None)
    if fields is not None:
        defaults = value._field_defaults
        pairs = zip(fields, value, strict=True)
        return {name: plain(v) for name, v in pairs if name not in defaults or v != defaults[name]}
    return [plain(v) for v in value] if isinstance(value, tuple) else value


def _line(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _fields(cls: Any, readers: dict[str, Reader]) -> Reader:
    def read(values: dict[str, Any]) -> Any:
        for name, reader in readers.items():
            if name in values:
                values[name] = reader(values[name])
        return cls(**values)

    return read


def _many(reader: Reader) -> Reader:
    return lambda values: tuple(map(reader, values))


_ARTICLE = (*SECTIONS, "summary", "quotes", "sources", "causes", "illustration", "notes")
_SPAN: dict[str, Reader] = {"from_": parse, "to": parse}
_occasion = _fields(Occasion, {"date": parse})
_citations = _many(_fields(Citation, {}))
_EVENT: dict[str, Reader] = {
    "date": parse,
    "claims": _many(_fields(Claim, {"date": parse, "sources": _citations})),
    "people": _many(_fields(Participant, {})),
    "places": tuple,
    "organizations": tuple,
    "tags": tuple,
    "part_of": tuple,
    "causes": _many(_fields(Cause, {})),
    "quotes": _many(_fields(Quote, {})),
    "illustration": _fields(Illustration, {}),
    "sources": _citations,
}
_THINGS: dict[str, Reader] = {
    "people": _fields(
        Person,
        {
            "aliases": tuple,
            "born": _occasion,
            "died": _occasion,
            "offices": _many(_fields(Office, _SPAN)),
            "lived": _many(_fields(Residence, _SPAN)),
            "sources": _citations,
        },
    ),
    "places": _fields(Place, {"aliases": tuple, "names": _many(_fields(PlaceName, _SPAN))}),
    "organizations": _fields(Organization, {"aliases": tuple, "founded": parse, "dissolved": parse}),
    "sources": _fields(Source, {"author": tuple, "editor": tuple, "accessed": parse}),
}
