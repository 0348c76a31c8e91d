"""Markdown: a list of events under their years, or whole articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from timeline_cli.dates import OPEN_START, civil
from timeline_cli.formats.controls import without_controls
from timeline_cli.model import SECTIONS, Event
from timeline_cli.summary.pages import Names
from timeline_cli.wording import say

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def event_list(events: Iterable[Event]) -> Iterator[str]:
    """Yield events as a bulleted list, a heading for each year in which one begins."""
    year: int | None = None
    for event in events:
        mine = civil(event.date.first)[0] if event.date.first > OPEN_START else None
        if mine != year:
            yield f"{'' if year is None else chr(10)}## {mine if mine and mine > 0 else say(event.date)}\n\n"
            year = mine
        summary = f"  {escape(event.summary)}" if event.summary else ""
        disputed = " (date disputed)" if event.claims else ""
        yield f"- **{say(event.date)}**{disputed} {escape(event.title)}.{summary}\n"


def articles(events: Iterable[Event], names: Names) -> Iterator[str]:
    """Yield each event as a page of its own; the article's own Markdown is kept."""
    for number, event in enumerate(events):
        yield "\n" if number else ""
        yield f"# {escape(event.title)}\n\n*{say(event.date)}*\n\n"
        if event.summary:
            yield f"{_one_line(event.summary)}\n\n"
        for section in SECTIONS:
            if text := getattr(event, section):
                yield f"## {section.replace('_', ' ').capitalize()}\n\n{without_controls(text).strip()}\n\n"
        people = [names["people"].get(p.id, p.id) + (f" ({p.role})" if p.role else "") for p in event.people]
        if people:
            yield f"People: {escape('; '.join(people))}\n\n"
        for quote in event.quotes:
            yield f"> {_one_line(quote.text)}\n> — {escape(names['people'].get(quote.speaker, quote.speaker))}\n\n"
        for claim in event.claims:
            yield f"- Other date: {say(claim.date)}. {escape(claim.note)}\n"
        for cited in event.sources:
            yield f"- {escape(names['sources'].get(cited.id, cited.id))}{', ' + cited.locator if cited.locator else ''}\n"


def escape(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", _one_line(text))


def _one_line(text: str) -> str:
    return without_controls(" ".join(text.split()))


def listed(rows: Iterable[tuple[str, str, int]]) -> Iterator[str]:
    """Yield people, places … as a table."""
    yield from table(("id", "name", "events"), ((name, words, str(count)) for name, words, count in rows))


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table; columns of nothing but numbers stand to the right."""
    known = [*rows]
    numbers = [all(row[n].isdecimal() or not row[n] for row in known) for n in range(len(header))]
    yield f"| {' | '.join(map(escape, header))} |\n"
    yield f"|{'|'.join('---:' if is_number else '---' for is_number in numbers)}|\n"
    for row in known:
        yield f"| {' | '.join(map(escape, row))} |\n"
