"""What to select from a timeline. Pure."""

from __future__ import annotations

from typing import Any, NamedTuple

from timeline_cli.dates import OPEN_END, OPEN_START


class Query(NamedTuple):
    """A selection of events: within one field any value matches, all fields must.

    `first` and `last` are days, inclusive. Names are ids by now, already resolved.
    """

    first: int = OPEN_START
    last: int = OPEN_END
    strict: bool = False
    ids: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    part_of: str = ""
    caused_by: str = ""
    importance: int = 1
    text: str = ""
    disputed: bool = False
    excluded: tuple[tuple[str, str], ...] = ()
    together: bool = False
    month_day: int = 0
    limit: int | None = None
    reverse: bool = False

    def choosing(self, field: str, *names: str) -> Query:
        """Return the query with more names in one of its fields."""
        chosen: dict[str, Any] = {field: (*getattr(self, field), *names)}
        return self._replace(**chosen)

    @property
    def has_period(self) -> bool:
        """Whether time is limited at either end."""
        return self.first != OPEN_START or self.last != OPEN_END


LINKS = {
    "people": "people",
    "places": "within",
    "organizations": "organizations",
    "categories": "category",
    "tags": "tags",
    "sources": "sources",
}
"""Field of a Query to the kind of link that it selects by."""

EXCLUDABLE = {
    "person": "people",
    "place": "within",
    "org": "organizations",
    "category": "category",
    "tag": "tags",
    "source": "sources",
    "importance": "importance",
}
"""What may stand before the colon in `--not KEY:VALUE`, and the kind of link it means."""
