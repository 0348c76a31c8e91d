"""`timeline person`: a life at a glance, then its events with the age in the gutter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from timeline_cli.dates import OPEN_END, OPEN_START, civil
from timeline_cli.model import Event, Occasion, Office, Person, Residence
from timeline_cli.summary.pages import Life
from timeline_cli.summary.state import bounds
from timeline_cli.views.bars import Axis, Bar, labelled, span_of_years
from timeline_cli.views.frame import Frame, heading
from timeline_cli.views.panel import reference
from timeline_cli.views.prose import Lines, article, clean, wrap
from timeline_cli.views.rail import Setting, legend, rail
from timeline_cli.views.theme import Theme
from timeline_cli.wording import age, say, say_short

WIDEST = 112
LABEL = 16
NARROW_LABEL = 10


def life(life: Life, theme: Theme, width: int) -> Lines:
    """Draw a person: who they were, offices and residences as bars, and every event they took part in."""
    person = life.person
    frame = Frame(theme, min(width, WIDEST), "")
    body = [*_who(life, frame.inside, theme), *_axis(life, frame.inside, theme)]
    if person.biography:
        body += [Text(), *article(person.biography, min(frame.inside, 88), theme.glyphs)]
    body += _sources(life, frame.inside)
    lines = frame.draw(clean(person.name), clean(person.native_name), body, ("", f"id {clean(person.id)}"))
    if not life.events:
        return lines
    events = rail(life.events, theme, width, Setting(gutter=lambda event: age_at(person, event)))
    return [*lines, Text(), *events, Text(), *legend(life.events, theme, width)]


def age_at(person: Person, event: Event) -> str:
    """Return the age on the day an event begins; nothing before birth, after death or where unknown."""
    if person.born is None or (person.died and event.date.first > person.died.date.last):
        return ""
    return (age(person.born.date, event.date.first) or "").replace(" or ", "/")


def offices_by_label(offices: Sequence[Office], names: Mapping[str, str]) -> dict[str, list[Office]]:
    """Group offices by organisation, in order of time; an office of no organisation goes by its title."""
    groups: dict[str, list[Office]] = {}
    for office in sorted(offices, key=lambda o: bounds(o.from_, o.to)):
        label = names.get(office.organization, office.organization) or office.title
        groups.setdefault(label, []).append(office)
    return groups


def office_words(office: Office, names: Mapping[str, str]) -> str:
    """Return an office with its dates, in words."""
    body = names.get(office.organization, office.organization)
    dates = " – ".join(say_short(d) if d else "" for d in (office.from_, office.to)).strip()
    return ", ".join(
        filter(None, [office.title, body if body not in office.title else "", dates, office.note])
    )


def _who(life: Life, width: int, theme: Theme) -> Lines:
    person = life.person
    born, died = (_occasion(w, o, life) for w, o in (("Born", person.born), ("died", person.died)))
    if person.born and person.died and (years := age(person.born.date, person.died.date.last)):
        died += f", aged {years}"
    lines = (
        [Text(row) for row in wrap(theme.glyphs.dot.join(filter(None, [born, died])), width)]
        if born or died
        else []
    )
    if person.fate:
        lines += [
            Text(row, "italic")
            for row in wrap(clean(person.fate)[:1].upper() + clean(person.fate)[1:], width)
        ]
    if person.aliases:
        lines += [Text(row, "dim") for row in wrap("Also " + ", ".join(map(clean, person.aliases)), width)]
    if person.description:
        lines += [Text(), *article(person.description, min(width, 88), theme.glyphs)]
    return lines


def _occasion(word: str, occasion: Occasion | None, life: Life) -> str:
    if occasion is None:
        return ""
    place = life.names.get("places", {}).get(occasion.place, occasion.place)
    note = f" ({clean(occasion.note)})" if occasion.note else ""
    return f"{' '.join(filter(None, [word, clean(place), say(occasion.date)]))}{note}"


def _axis(life: Life, width: int, theme: Theme) -> Lines:
    label = label_width(width)
    days = days_of(life)
    if not days:
        return []
    axis = Axis(*span_of_years(days), width - label - 1, theme)
    return [Text(), *labelled([("", axis.years()), *rows_of(life, axis)], label, theme)]


def label_width(width: int) -> int:
    """Return the columns before the bars of a page."""
    return LABEL if width >= 70 else NARROW_LABEL


def rows_of(life: Life, axis: Axis) -> list[tuple[str, Text]]:
    """Return a life on an axis: offices by organisation, residences, and the events of each year."""
    person, theme = life.person, axis.theme
    rows: list[tuple[str, Text]] = []
    for name, offices in offices_by_label(person.offices, life.names.get("organizations", {})).items():
        bars = [
            Bar(
                *bounds(o.from_, o.to), o.title if clean(o.title) != clean(name) else "", theme.style("party")
            )
            for o in offices
        ]
        rows += [
            (clean(name), axis.draw(row))
            for row in _without_overlap([bar for bar in bars if _shows(bar, axis)])
        ]
    homes = [
        Bar(
            *bounds(home.from_, home.to),
            life.names.get("places", {}).get(home.place, home.place),
            theme.style("exile"),
        )
        for home in person.lived
    ]
    for n, row in enumerate(_without_overlap([bar for bar in homes if _shows(bar, axis)])):
        rows.append(("lived in" if n == 0 else "", axis.draw(row)))
    if life.events:
        rows.append(("events", _strip(life.events, axis)))
    return rows


def days_of(life: Life) -> list[int]:
    """Return what the axis of a life covers: the events; without any, the offices and residences."""
    days = [
        day
        for event in life.events
        for day in (event.date.first, min(event.date.last, _end_of_life(life.person)))
    ]
    if not any(OPEN_START < day < OPEN_END for day in days):
        stays: list[Office | Residence] = [*life.person.offices, *life.person.lived]
        days = [day for stay in stays for day in bounds(stay.from_, stay.to)]
    return [day for day in days if OPEN_START < day < OPEN_END]


def _end_of_life(person: Person) -> int:
    return person.died.date.last if person.died else OPEN_END


def _shows(bar: Bar, axis: Axis) -> bool:
    return axis.column(bar.last) > 0 and axis.column(bar.first) < axis.width


def _without_overlap(bars: list[Bar]) -> list[list[Bar]]:
    """Spread bars over as few rows as keep them apart."""
    rows: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda b: b.first):
        for row in rows:
            if row[-1].last <= bar.first + 1:
                row.append(bar)
                break
        else:
            rows.append([bar])
    return rows


def _strip(events: Sequence[Event], axis: Axis) -> Text:
    """Return a cell for each year, or for as many years as a column has to stand for."""
    years = axis.last - axis.first + 1
    counts = [0] * min(years, axis.width)
    for event in events:
        if event.date.first > OPEN_START:
            at = (civil(event.date.first)[0] - axis.first) * len(counts) // years
            if 0 <= at < len(counts):
                counts[at] += 1
    line = ""
    for n, height in enumerate(axis.theme.spark(counts)):
        start, end = (axis.width * cell // len(counts) for cell in (n, n + 1))
        gap = 1 if end - start > 2 else 0
        line += height * (end - start - gap) + " " * gap
    return Text(line)


def _sources(life: Life, width: int) -> Lines:
    lines: Lines = []
    for citation in life.person.sources:
        source = life.sources.get(citation.id)
        words = reference(source, citation.locator) if source else clean(citation.id)
        lines += [
            Text(("" if n == 0 else "    ") + row, "dim") for n, row in enumerate(wrap(words, width - 4))
        ]
    return [Text(), heading("Sources"), *lines] if lines else []
