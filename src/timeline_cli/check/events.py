"""Rules for events: who acts when, what causes what, what each rests on, and how it is told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from timeline_cli.check.rule import Found, rule
from timeline_cli.dates import OPEN_END, OPEN_START, Date, civil, ends_of
from timeline_cli.model import SECTIONS, Event, Person
from timeline_cli.names import words
from timeline_cli.summary.contents import Contents
from timeline_cli.wording import say

LONGEST_TITLE = 80
FULL_SIZE = 300
"""Events from which a timeline claims to cover its years."""

FEWEST_A_YEAR = 20
MOST_YEARS = 200
"""Years over which a timeline can be expected to tell of each."""

FEWEST_WORDS = (0, 0, 120, 250)
MOST_WORDS = 600
"""Words of an article, by importance; what the bundled timeline holds itself to (data/README.md)."""


@rule("before-birth", "error", "Nobody takes part in an event before they are born.")
def _before_birth(all_: Contents) -> Iterator[Found]:
    for event, person in _participants(all_):
        if person.born and event.date.last < person.born.date.first:
            yield Found(
                "events", event.id, f"{person.name} takes part before birth ({say(person.born.date)})"
            )


@rule("after-death", "error", "Nobody acts after death, except by name: then the role is `commemorated`.")
def _after_death(all_: Contents) -> Iterator[Found]:
    for event, person in _participants(all_):
        roles = {one.role for one in event.people if one.id == person.id}
        if person.died and event.date.first > person.died.date.last and roles != {"commemorated"}:
            yield Found("events", event.id, f"{person.name} takes part after death ({say(person.died.date)})")


@rule("effect-before-cause", "error", "An event cannot be over before its cause begins.")
def _effect_before_cause(all_: Contents) -> Iterator[Found]:
    for event in all_.events.values():
        for cause in event.causes:
            earlier = all_.events[cause.id]
            if _latest_start(event.date) < earlier.date.first:
                yield Found("events", event.id, f"begins before its cause {earlier.id} ({say(earlier.date)})")


@rule("cause-cycle", "error", "Events cannot be each other's causes.")
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


@rule("part-outside", "error", "A part lies inside the event it is part of, which lasts.")
def _part_outside(all_: Contents) -> Iterator[Found]:
    for event in all_.events.values():
        for whole in (all_.events[name] for name in event.part_of):
            if (
                whole.id == event.id
                or event.date.first < whole.date.first
                or event.date.last > whole.date.last
            ):
                yield Found("events", event.id, f"is not inside {whole.id} ({say(whole.date)})")


@rule("claim-without-source", "error", "Another date is worth keeping only with the source that gives it.")
def _claim_without_source(all_: Contents) -> Iterator[Found]:
    for event in all_.events.values():
        for claim in event.claims:
            if not claim.sources:
                yield Found("events", event.id, f"the claim {claim.date.text} names no source")


@rule("no-source", "warning", "Every event rests on a source.")
def _no_source(all_: Contents) -> Iterator[Found]:
    if not all_.sources:
        return
    for event in all_.events.values():
        if not event.sources:
            yield Found("events", event.id, "has no source")


@rule("one-source", "note", "A notable event rests on two sources at least.")
def _one_source(all_: Contents) -> Iterator[Found]:
    if len(all_.events) >= FULL_SIZE:
        for event in all_.events.values():
            if event.importance > 1 and len({cited.id for cited in event.sources}) == 1:
                yield Found("events", event.id, "has one source only")


@rule(
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


@rule("no-place", "warning", "An event happened somewhere.")
def _no_place(all_: Contents) -> Iterator[Found]:
    if all_.places:
        yield from (Found("events", e.id, "has no place") for e in all_.events.values() if not e.places)


@rule("nobody", "warning", "Somebody did it: a person or an organisation.")
def _nobody(all_: Contents) -> Iterator[Found]:
    if all_.people:
        yield from (
            Found("events", e.id, "has no person and no organisation")
            for e in all_.events.values()
            if not e.people and not e.organizations
        )


@rule(
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


@rule("long-title", "warning", f"A title is one plain sentence of at most {LONGEST_TITLE} characters.")
def _long_title(all_: Contents) -> Iterator[Found]:
    for event in all_.events.values():
        if len(event.title) > LONGEST_TITLE:
            yield Found("events", event.id, f"has a title of {len(event.title)} characters")


_STOCK = re.compile(
    r"pivotal|turning point in|marked (?:a|the) (?:turning|beginning|end)|stands as a testament|paved the way"
    r"|key role|shockwaves?|cemented|ushered in|watershed|rich tapestry|needless to say",
    re.IGNORECASE,
)


@rule("stock-phrase", "warning", "A phrase that fits any event says nothing of this one.")
def _stock_phrase(all_: Contents) -> Iterator[Found]:
    for event in all_.events.values():
        for text in (event.title, event.summary, *(getattr(event, section) for section in SECTIONS)):
            if match := _STOCK.search(text):
                yield Found("events", event.id, f"says `{match.group()}`")


@rule(
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


@rule(
    "thin-year",
    "note",
    f"A timeline of {FULL_SIZE} events or more should have {FEWEST_A_YEAR} in every year between the first and the last"
    " that has as many; what goes before and after them explains, and may be little.",
)
def _thin_year(all_: Contents) -> Iterator[Found]:
    years: dict[int, int] = defaultdict(int)
    for event in all_.events.values():
        if event.date.first > OPEN_START:
            years[civil(event.date.first)[0]] += 1
    full = [year for year, count in years.items() if count >= FEWEST_A_YEAR]
    if len(all_.events) < FULL_SIZE or not full or max(full) - min(full) > MOST_YEARS:
        return
    for year in range(min(full), max(full)):
        if years[year] < FEWEST_A_YEAR:
            yield Found("events", str(year), f"has {years[year]} events")


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


def _likeness(one: str, other: str) -> float:
    a, b = set(words(one)), set(words(other))
    return len(a & b) / len(a | b) if a and b else 0.0
