"""`timeline place` and `timeline org`: what it was, its names or its members, then its events."""

from __future__ import annotations

from rich.text import Text

from timeline_cli.dates import OPEN_END, OPEN_START, Date
from timeline_cli.model import Organization, Place
from timeline_cli.summary.pages import Profile
from timeline_cli.summary.state import bounds, posts_on
from timeline_cli.views.bars import Axis, Bar, labelled, span_of_years
from timeline_cli.views.frame import Frame, heading
from timeline_cli.views.life import WIDEST
from timeline_cli.views.prose import Lines, article, clean, wrap
from timeline_cli.views.rail import legend, rail
from timeline_cli.views.theme import Theme
from timeline_cli.wording import say, say_day

OFFICER = 26
MOST_OFFICERS = 30


def place_profile(profile: Profile, theme: Theme, width: int) -> Lines:
    """Draw a place: its names through time, where it lies, and what happened there."""
    place = profile.thing
    assert isinstance(place, Place)  # noqa: S101 (the command decides)
    frame = Frame(theme, min(width, WIDEST), "")
    facts = [profile.names["places"].get(place.within, place.within), place.country, _coordinates(place)]
    body = [
        Text(row) for row in wrap(theme.glyphs.dot.join(clean(fact) for fact in facts if fact), frame.inside)
    ]
    for name in place.names:
        words = " ".join(
            filter(None, [clean(name.name), clean(name.native_name), _when(name.from_, name.to)])
        )
        body += [Text(row, "dim") for row in wrap(words, frame.inside)]
    if place.description:
        body += [Text(), *article(place.description, min(frame.inside, 88), theme.glyphs)]
    return _page(profile, frame, body, theme, width)


def organization_profile(profile: Profile, theme: Theme, width: int, *, at: int | None = None) -> Lines:
    """Draw an organisation: its life, who held which office (on the day `at`, where given), and its events."""
    body_ = profile.thing
    assert isinstance(body_, Organization)  # noqa: S101 (the command decides)
    frame = Frame(theme, min(width, WIDEST), "")
    facts = [
        f"founded {say(body_.founded)}" if body_.founded else "",
        f"dissolved {say(body_.dissolved)}" if body_.dissolved else "",
        profile.names["organizations"].get(body_.within, body_.within),
        f"also {', '.join(body_.aliases)}" if body_.aliases else "",
    ]
    body = [
        Text(row) for row in wrap(theme.glyphs.dot.join(clean(fact) for fact in facts if fact), frame.inside)
    ]
    if body_.description:
        body += [Text(), *article(body_.description, min(frame.inside, 88), theme.glyphs)]
    body += _members(profile, frame.inside, at) if at is not None else _officers(profile, frame.inside, theme)
    return _page(profile, frame, body, theme, width)


def members_at(profile: Profile, day: int) -> list[tuple[str, str]]:
    """Return (name, title) of everyone who held an office in an organisation on a day."""
    posts = posts_on(day, profile.officers)
    return [
        (one.person.name, one.office.title) for one in posts if one.office.organization == profile.thing.id
    ]


def _page(profile: Profile, frame: Frame, body: Lines, theme: Theme, width: int) -> Lines:
    thing = profile.thing
    lines = frame.draw(clean(thing.name), clean(thing.native_name), body, ("", f"id {clean(thing.id)}"))
    if not profile.events:
        return lines
    return [
        *lines,
        Text(),
        *rail(profile.events, theme, width),
        Text(),
        *legend(profile.events, theme, width),
    ]


def _coordinates(place: Place) -> str:
    if place.lat is None or place.lon is None:
        return ""
    north, east = "N" if place.lat >= 0 else "S", "E" if place.lon >= 0 else "W"
    return f"{abs(place.lat):.2f}° {north}, {abs(place.lon):.2f}° {east}"


def _when(start: Date | None, end: Date | None) -> str:
    if start and end:
        return f"{say(start)} – {say(end)}"
    return f"from {say(start)}" if start else f"until {say(end)}" if end else ""


def _members(profile: Profile, width: int, day: int) -> Lines:
    members = members_at(profile, day)
    words = [f"{clean(name)}, {clean(title)}" for name, title in members] or ["nobody that is recorded"]
    return [
        Text(),
        heading(f"On {say_day(day)}"),
        *(Text(row) for word in words for row in wrap(word, width)),
    ]


def _officers(profile: Profile, width: int, theme: Theme) -> Lines:
    held = [
        (person, Bar(*bounds(office.from_, office.to), office.title, theme.style("party")))
        for person in profile.officers
        for office in person.offices
        if office.organization == profile.thing.id
    ]
    days = [d for _, bar in held for d in (bar.first, bar.last) if OPEN_START < d < OPEN_END]
    if not days:
        return []
    label = min(OFFICER, width // 3)
    first, last = span_of_years(days)
    axis = Axis(max(first, last - 40), last, width - label - 1, theme)
    held.sort(key=lambda each: (each[1].first, each[0].name))
    rows = [
        ("", axis.years()),
        *((clean(person.name), axis.draw([bar])) for person, bar in held[:MOST_OFFICERS]),
    ]
    return [Text(), *labelled(rows, label, theme)]
