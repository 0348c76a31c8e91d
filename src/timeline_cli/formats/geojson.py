"""GeoJSON (RFC 7946): the places of events as points, and the residences of people as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from timeline_cli.formats.json_text import dump
from timeline_cli.summary.contents import Contents
from timeline_cli.summary.route import Stop, places_of, route_of


def export(contents: Contents) -> Iterator[str]:
    """Yield a FeatureCollection; longitude comes first."""
    features = [_point(stop) for stop in places_of(contents.events.values(), contents.places)]
    for person in contents.people.values():
        stops = route_of(person, contents.places)
        if len(stops) > 1:
            line = [[stop.lon, stop.lat] for stop in stops]
            names = [stop.name for stop in stops]
            properties = {"kind": "route", "id": person.id, "name": person.name, "places": names}
            features.append(_feature("LineString", line, properties))
    found = {"type": "FeatureCollection", "features": features}
    yield dump(found, indent=1) + "\n"


def _point(stop: Stop) -> dict[str, Any]:
    properties = {"kind": "place", "id": stop.place.id, "name": stop.name, "events": list(stop.events)}
    return _feature("Point", [stop.lon, stop.lat], properties)


def _feature(kind: str, coordinates: list[Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": kind, "coordinates": coordinates},
        "properties": properties,
    }
