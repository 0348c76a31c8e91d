"""A Query as conditions of SQL over the tables of the index. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline_cli.index import SIZES
from timeline_cli.query import LINKS, Query

Condition = tuple[str, list[object]]
"""An expression, and the values of its question marks."""


def conditions(query: Query) -> Iterator[Condition]:  # noqa: C901 (one line a field)
    """Yield what an event must meet, its text aside."""
    if query.has_period:
        yield _in_period(query)
    if query.month_day:
        yield ("seq IN (SELECT seq FROM moment WHERE month_day = ?)", [query.month_day])
    for field, kind in LINKS.items():
        chosen: tuple[str, ...] = getattr(query, field)
        if field == "people" and query.together:
            yield from (_linked(kind, (one,)) for one in chosen)
        elif chosen:
            yield _linked(kind, chosen)
    for kind, key in (("whole", query.part_of), ("cause", query.caused_by)):
        if key:
            yield _linked(kind, (key,))
    if query.ids:
        yield (f"id IN ({marks(query.ids)})", [*query.ids])
    if query.importance > 1:
        yield ("importance >= ?", [query.importance])
    if query.disputed:
        yield ("disputed", [])
    yield from (_excluded(kind, key) for kind, key in query.excluded)


def joined(parts: Iterable[Condition]) -> Condition:
    """Return one condition that holds where all of them do."""
    known = [("1", []), *parts]
    return " AND ".join(sql for sql, _ in known), [value for _, values in known for value in values]


def marks(values: Iterable[object]) -> str:
    """Return as many question marks as there are values."""
    return ", ".join("?" for _ in values)


def _in_period(query: Query) -> tuple[str, list[object]]:
    """Overlap with the period; `strict` wants the main date to lie inside it."""
    if query.strict:
        return ("first >= ? AND last <= ?", [query.first, query.last])
    parts, values = [], []
    for size in range(len(SIZES) + 1):
        earliest = query.first - SIZES[size] + 1 if size < len(SIZES) else -(10**13)
        parts.append("SELECT seq FROM moment WHERE size = ? AND first BETWEEN ? AND ? AND last >= ?")
        values += [size, earliest, query.last, query.first]
    return (f"seq IN ({' UNION ALL '.join(parts)})", [*values])


def _linked(kind: str, keys: tuple[str, ...]) -> tuple[str, list[object]]:
    return (f"seq IN (SELECT seq FROM link WHERE kind = ? AND key IN ({marks(keys)}))", [kind, *keys])


def _excluded(kind: str, key: str) -> tuple[str, list[object]]:
    if kind == "importance":
        return ("importance <> ?", [int(key)])
    return ("seq NOT IN (SELECT seq FROM link WHERE kind = ? AND key = ?)", [kind, key])
