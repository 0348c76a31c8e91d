"""What differs between two timelines, by entry and field. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from timeline_cli.summary.contents import Contents

SECTIONS = ("events", "people", "places", "organizations", "sources")


class Change(NamedTuple):
    """One difference. `field` is empty where a whole entry was added or removed."""

    section: str
    id: str
    field: str
    before: Any
    after: Any


def changes(one: Contents, other: Contents) -> Iterator[Change]:
    """Yield every entry that only one of them has, and every field that differs."""
    from timeline_cli.codec import plain

    for section in SECTIONS:
        before, after = getattr(one, section), getattr(other, section)
        for name in dict.fromkeys([*before, *after]):
            if name not in after:
                yield Change(section, name, "", plain(before[name]), None)
            elif name not in before:
                yield Change(section, name, "", None, plain(after[name]))
            elif before[name] != after[name]:
                yield from _fields(section, name, plain(before[name]), plain(after[name]))


def _fields(section: str, name: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    for field in dict.fromkeys([*before, *after]):
        if before.get(field) != after.get(field):
            yield Change(section, name, field.rstrip("_"), before.get(field), after.get(field))
