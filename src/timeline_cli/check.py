"""What is wrong or thin in a timeline that loads: rules, one small function each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from timeline_cli.dates import OPEN_END, OPEN_START, Date, civil, ends_of
from timeline_cli.model import SECTIONS, Event, Person
from timeline_cli.names import fold, words
from timeline_cli.summary.contents import Contents
from timeline_cli.wording import elapsed, say

LONGEST_TITLE = 80
RESIDENCE_GAP = 120
"""Days without a home after which a life that is told in residences has a gap."""

FULL_SIZE = 300
"""Events from which a timeline claims to cover its years."""

FEWEST_A_YEAR = 20
FEWEST_WORDS = (0, 0, 120, 250)
MOST_WORDS = 600
"""Words of an article, by importance; what the bundled timeline holds itself to (data/README.md)."""


class Found(NamedTuple):
    """A fault: of which thing, and in words."""

    section: str
    id: str
    message: str


Check = Callable[[Contents], Iterator[Found]]


class Rule(NamedTuple):
    """A rule: its code, how bad a breach is ("error", "warning" or "note"), why it exists, and its test."""

    code: str
    severity: str
    explanation: str
    check: Check


RULES: dict[str, Rule] = {}


def _rule(code: str, severity: str, explanation: str) -> Callable[[Check], Check]:
    def register(check: Check) -> Check:
        RULES[code] = Rule(code, severity, explanation, check)
        return check

    return register


@_rule("before-birth", "error", "Nobody takes part in an event before they are born.")
def _before_birth(all_: Contents) -> Iterator[Found]:
    for event, person in _participants(all_):
        if person.born and event.date.last < person.born.date.first:
            yield Found(
                "events", event.id, f"{person.name} takes part before birth ({say(person.born.date)})"
            )


@_rule("after-death", "error", "Nobody acts after death, except by name: then the role is `commemorated`.")
def _after_death(all_: Contents) -> Iterator[Found]:
    for event, person in _participants(all_):
        roles = {one.role for one in event.people if one.id == person.id}
        if person.died and event.date.first > person.died.date.last and roles != {"commemorated"}:
            yield Found("events", event.id, f"{person.name} takes part after death ({say(person.died.date)})")


@_rule("effect-before-cause", "error", "An event cannot be over before its cause begins.")
def _effect_before_cause(all_: Contents) -> Iterator[Found]:
    for event in all_.events.values():
        for cause in event.causes:
            earlier = all_.events[cause.id]
            if _latest_start(event.date) < earlier.date.first:
                yield Found("events", event.id, f"begins before its cause {earlier.id} ({say(earlier.date)})")


@_rule("cause-cycle", "error", "Events cannot be each other's causes.")
def _cause_cycle(all_: Contents) -> Iterator[Found]:
    done: set[str] = set()
    for start in all_.events:
        path: dict[str, Iterator[str]] = {}
        stack = [] if start in done else [start]
        while stack:
            here = stack[-1]
            path.setdefault(here, iter([cause.id for cause in all_.events[here].causes]))
            following = next(path[here], None)
            if following is None:
                done.add(here)
                del path[stack.pop()]
            elif following in path:
                yield Found("events", here, f"is caused by {following}, which it causes")
            elif following not in done:
                stack.append(following)


@_rule("part-outside", "error", "A part lies inside the event it is part of, which lasts.")
def _part_outside(all_: Contents) -> Iterator[Found]:
    for event in all_.events.values():
        for whole in (all_.events[name] for name in event.part_of):
            if (
                whole.id == event.id
                or event.date.first < whole.date.first
                or event.date.last > whole.date.last
            ):
                yield Found("events", event.id, f"is not inside {whole.id} ({say(whole.date)})")


@_rule("claim-without-source", "error", "Another date is worth keeping only with the source that gives it.")
def _claim_without_source(all_: Contents) -> Iterator[Found]:
    for event in all_.events.values():
        for claim in event.claims:
            if not claim.sources:
                yield Found("events", event.id, f"the claim {claim.date.text} names no source")


@_rule("no-source", "warning", "Every event rests on a source.")
def _no_source(all_: Contents) -> Iterator[Found]:
    if not all_.sources:
        return
    for event in all_.events.values():
        if not event.sources:
            yield Found("events", event.id, "has no source")


@_rule("one-source", "note", "A notable event rests on two sources at least.")
def _one_source(all_: Contents) -> Iterator[Found]:
    if len(all_.events) >= FULL_SIZE:
        for event in all_.events.values():
            if event.importance > 1 and len({cited.id for cited in event.sources}) == 1:
                yield Found("events", event.id, "has one source only")


@_rule(
    "thin-article",
    "note",
    f"In a timeline of {FULL_SIZE} events or more a turning point has an article of {FEWEST_WORDS[3]} to"
    f" {MOST_WORDS} words, a notable event an account and one more section, {FEWEST_WORDS[2]} words or more.",
)
def _thin_article(all_: Contents) -> Iterator[Found]:
    if len(all_.events) < FULL_SIZE:
        return
    for event in all_.events.values():
        sections = [name for name in SECTIONS if getattr(event, name)]
        number = sum(len(getattr(event, name).split()) for name in sections)
        if number < FEWEST_WORDS[event.importance] or (event.importance == 3 and number > MOST_WORDS):
            yield Found("events", event.id, f"has an article of {number} words")
        elif event.importance > 1 and ("account" not in sections or len(sections) == 1):
            yield Found("events", event.id, f"has no more than {', '.join(sections)}")


@_rule("no-place", "warning", "An event happened somewhere.")
def _no_place(all_: Contents) -> Iterator[Found]:
    if all_.places:
        yield from (Found("events", e.id, "has no place") for e in all_.events.values() if not e.places)


@_rule("nobody", "warning", "Somebody did it: a person or an organisation.")
def _nobody(all_: Contents) -> Iterator[Found]:
    if all_.people:
        yield from (
            Found("events", e.id, "has no person and no organisation")
            for e in all_.events.values()
            if not e.people and not e.organizations
        )


@_rule("office-overlap", "warning", "Nobody holds the same office twice at a time.")
def _office_overlap(all_: Contents) -> Iterator[Found]:
    for person in all_.people.values():
        held = sorted((o.organization, o.title, *_narrowest(o.from_, o.to)) for o in person.offices)
        for one, other in pairwise(held):
            if one[:2] == other[:2] and other[2] < one[3]:
                yield Found("people", person.id, f"is {one[1]} of {one[0]} twice at once")


@_rule(
    "residence-gap", "note", "A life told in three residences or more should not lose sight of its person."
)
def _residence_gap(all_: Contents) -> Iterator[Found]:
    for person in all_.people.values():
        homes = sorted((_bounds(home.from_, home.to), home.place) for home in person.lived)
        for ((_, end), place), ((start, _), following) in pairwise(homes):
            if len(homes) >= 3 and OPEN_START < end < start - RESIDENCE_GAP:
                yield Found(
                    "people", person.id, f"{elapsed(end, start)} are missing between {place} and {following}"
                )


@_rule("shared-alias", "error", "A name that two people answer to is an alias of neither.")
def _shared_alias(all_: Contents) -> Iterator[Found]:
    owners: dict[str, str] = {}
    for person in all_.people.values():
        for name in {fold(name) for name in (person.name, person.native_name, *person.aliases) if name}:
            if owners.setdefault(name, person.id) != person.id:
                yield Found("people", person.id, f"shares the name `{name}` with {owners[name]}")


@_rule("coordinates", "error", "Latitude is -90 to 90, longitude -180 to 180; both or neither are given.")
def _coordinates(all_: Contents) -> Iterator[Found]:
    for place in all_.places.values():
        if (place.lat is None) != (place.lon is None):
            yield Found("places", place.id, "has one coordinate without the other")
        elif (
            place.lat is not None
            and place.lon is not None
            and not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180)
        ):
            yield Found("places", place.id, f"lies at {place.lat}, {place.lon}, which is nowhere")


_COUNTRIES = {  # south, west, north, east of the widest borders of the period
    "Soviet Union": (35, 19, 82, 191),
    "Afghanistan": (29, 60, 39, 75),
    "Austria": (46, 9, 50, 18),
    "Belgium": (49, 2, 52, 7),
    "Bulgaria": (41, 22, 45, 29),
    "Canada": (41, -142, 84, -52),
    "China": (18, 73, 54, 135),
    "Czechoslovakia": (47, 12, 52, 25),
    "Denmark": (54, 8, 58, 16),
    "Estonia": (57, 21, 60, 29),
    "Finland": (59, 19, 71, 32),
    "France": (41, -6, 52, 10),
    "Germany": (47, 5, 56, 23),
    "Greece": (34, 19, 42, 30),
    "Hungary": (45, 16, 49, 23),
    "Iran": (25, 44, 40, 64),
    "Italy": (35, 6, 48, 19),
    "Japan": (24, 122, 52, 157),
    "Latvia": (55, 20, 59, 29),
    "Lithuania": (53, 20, 57, 27),
    "Mexico": (14, -118, 33, -86),
    "Mongolia": (41, 87, 53, 121),
    "Netherlands": (50, 3, 54, 8),
    "Norway": (57, 4, 72, 32),
    "Poland": (47, 14, 56, 29),
    "Romania": (43, 20, 49, 31),
    "Spain": (27, -19, 44, 5),
    "Sweden": (55, 10, 70, 25),
    "Switzerland": (45, 5, 48, 11),
    "Turkey": (35, 25, 43, 45),
    "United Kingdom": (49, -9, 61, 2),
    "United States": (18, -180, 72, -65),
}


@_rule("wrong-country", "error", "A place lies within its country's widest borders.")
def _wrong_country(all_: Contents) -> Iterator[Found]:
    for place in all_.places.values():
        box = _COUNTRIES.get(place.country)
        if box is None or place.lat is None or place.lon is None:
            continue
        south, west, north, east = box
        if not (
            south <= place.lat <= north and (west <= place.lon <= east or west <= place.lon + 360 <= east)
        ):
            yield Found("places", place.id, f"lies at {place.lat}, {place.lon}, outside {place.country}")


@_rule(
    "near-duplicate",
    "warning",
    "Two events of one day with the same people and similar titles are one event.",
)
def _near_duplicate(all_: Contents) -> Iterator[Found]:
    days: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in all_.events.values():
        days[(event.date.first, event.date.last)].append(event)
    for group in days.values():
        for n, one in enumerate(group[:50]):
            for other in group[n + 1 : 50]:
                people = {p.id for p in one.people} & {p.id for p in other.people}
                if people and _likeness(one.title, other.title) > 0.5:
                    yield Found("events", other.id, f"reads like {one.id}")


@_rule("long-title", "warning", f"A title is one plain sentence of at most {LONGEST_TITLE} characters.")
def _long_title(all_: Contents) -> Iterator[Found]:
    for event in all_.events.values():
        if len(event.title) > LONGEST_TITLE:
            yield Found("events", event.id, f"has a title of {len(event.title)} characters")


_STOCK = re.compile(
    r"pivotal|turning point in|marked (?:a|the) (?:turning|beginning|end)|stands as a testament|paved the way"
    r"|key role|shockwaves?|cemented|ushered in|watershed|rich tapestry|needless to say",
    re.IGNORECASE,
)


@_rule("stock-phrase", "warning", "A phrase that fits any event says nothing of this one.")
def _stock_phrase(all_: Contents) -> Iterator[Found]:
    for event in all_.events.values():
        for text in (event.title, event.summary, *(getattr(event, section) for section in SECTIONS)):
            if match := _STOCK.search(text):
                yield Found("events", event.id, f"says `{match.group()}`")


@_rule(
    "misleading-id",
    "warning",
    "An id shares a word with its title or its people, and no year with another date.",
)
def _misleading_id(all_: Contents) -> Iterator[Found]:
    for event in all_.events.values():
        parts = set(words(event.id))
        years = {int(part) for part in parts if re.fullmatch(r"1[5-9]\d\d|20\d\d", part)}
        if event.date.first == OPEN_START or event.date.last == OPEN_END:
            continue
        if any(not civil(event.date.first)[0] <= year <= civil(event.date.last)[0] for year in years):
            yield Found("events", event.id, f"names a year that is not in {say(event.date)}")
        known = {word[:5] for word in words(f"{event.title} {event.summary}") if len(word) > 2}
        if known and not any(word in part or part[:5] in word for part in parts for word in known):
            yield Found("events", event.id, "shares no word with its title")


@_rule("unused", "warning", "A person, place, organisation or source that nothing refers to can go.")
def _unused(all_: Contents) -> Iterator[Found]:
    used = _used(all_)
    for section in ("people", "places", "organizations", "sources"):
        for name in getattr(all_, section):
            if name not in used[section]:
                yield Found(section, name, "is not referred to")


@_rule(
    "thin-year",
    "note",
    f"A timeline of {FULL_SIZE} events or more should have {FEWEST_A_YEAR} in each of its years.",
)
def _thin_year(all_: Contents) -> Iterator[Found]:
    years: dict[int, int] = defaultdict(int)
    for event in all_.events.values():
        if event.date.first > OPEN_START:
            years[civil(event.date.first)[0]] += 1
    if len(all_.events) < FULL_SIZE or max(years) - min(years) > 200:
        return
    for year in range(min(years), max(years) + 1):
        if years[year] < FEWEST_A_YEAR:
            yield Found("events", str(year), f"has {years[year]} events")


def run(contents: Contents) -> Iterator[tuple[Rule, Found]]:
    """Yield every breach of every rule, errors first."""
    order = {"error": 0, "warning": 1, "note": 2}
    for rule in sorted(RULES.values(), key=lambda rule: order[rule.severity]):
        yield from ((rule, found) for found in rule.check(contents))


def _latest_start(date: Date) -> int:
    """Return the last day on which it can have begun."""
    if not date.lasts:
        return date.last
    start = ends_of(date.text).start
    return start.last if start else date.first


def _participants(all_: Contents) -> Iterator[tuple[Event, Person]]:
    for event in all_.events.values():
        for name in dict.fromkeys(one.id for one in event.people):
            yield event, all_.people[name]


def _bounds(start: Date | None, end: Date | None) -> tuple[int, int]:
    return start.first if start else OPEN_START, end.last if end else OPEN_END


def _narrowest(start: Date | None, end: Date | None) -> tuple[int, int]:
    """Return the days that are certain: from the last possible beginning to the first possible end."""
    return start.last if start else OPEN_START, end.first if end else OPEN_END


def _likeness(one: str, other: str) -> float:
    a, b = set(words(one)), set(words(other))
    return len(a & b) / len(a | b) if a and b else 0.0


def _used(all_: Contents) -> dict[str, set[str]]:
    events, people = all_.events.values(), all_.people.values()
    cited: Iterable[str] = [
        *(c.id for e in events for c in e.sources),
        *(c.id for e in events for claim in e.claims for c in claim.sources),
        *(quote.source for e in events for quote in e.quotes),
        *(c.id for p in people for c in p.sources),
    ]
    places = {place for e in events for place in e.places} | {home.place for p in people for home in p.lived}
    places |= {occasion.place for p in people for occasion in (p.born, p.died) if occasion}
    bodies = {body for e in events for body in e.organizations} | {
        o.organization for p in people for o in p.offices
    }
    return {
        "people": {one.id for e in events for one in e.people}
        | {quote.speaker for e in events for quote in e.quotes},
        "places": places | {place.within for place in all_.places.values()},
        "organizations": bodies | {body.within for body in all_.organizations.values()},
        "sources": set(cited),
    }
