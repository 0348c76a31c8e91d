"""Coverage-guided fuzzing: any bytes are a timeline that every view and format can show, or a documented error.

    pip install atheris
    python fuzz/timeline.py [CORPUS] -max_total_time=3600

The first byte chooses what is fuzzed: the YAML of a timeline, a date, a period, a template, a search, or a file to import.
"""

from __future__ import annotations

import io
import sys
import unicodedata
from contextlib import suppress

import atheris

with atheris.instrument_imports(include=["timeline_cli"]):
    from timeline_cli import check, codec
    from timeline_cli.cli.bring import FORMATS
    from timeline_cli.dates import parse
    from timeline_cli.errors import TimelineError
    from timeline_cli.formats import exports, table
    from timeline_cli.formats.records import EVENT_FIELDS, event_record
    from timeline_cli.importers import calendars, free_dates, records, slides, tables
    from timeline_cli.index import Request
    from timeline_cli.model import Place
    from timeline_cli.periods import read_month_day, read_period, try_period
    from timeline_cli.query import Query
    from timeline_cli.search import hits
    from timeline_cli.store import Store
    from timeline_cli.summary import buckets, causes, route, state
    from timeline_cli.summary.pages import Pair
    from timeline_cli.views import atlas, chart, lanes, life, overview, pair, panel, rail, tree
    from timeline_cli.views import hits as hits_view
    from timeline_cli.views import state as state_view
    from timeline_cli.views.theme import theme
    from timeline_cli.wording import say, say_edges, say_short

WIDTHS = (40, 80, 200)


def whole_timeline(data: bytes) -> None:
    """Load, index, check, draw and write a timeline."""
    store = Store(Request(("-",), stdin=io.BytesIO(data)))
    try:
        contents = store.contents()
        list(check.run(contents))
        for name, export in exports.EXPORTS.items():
            if export.function:
                "".join(exports.text_of(name, contents)).encode("utf-8", "replace")
        for event in contents.events.values():
            assert codec.decode_event(*codec.encode_event(event)) == event  # noqa: S101 (that is what is tested)
        for width in WIDTHS:
            draw(store, width, ascii_only=width == 80)
    finally:
        store.close()


def draw(store: Store, width: int, *, ascii_only: bool) -> None:
    """Draw every page, and hold that no line is wider than it."""
    look = theme(ascii_only=ascii_only)
    found = list(store.select(Query()))
    names = store.names()
    people = list(store.contents().people)
    places = store.things("places", Place)
    lines = [*rail.rail(found, look, width), *overview.overview(store.overview(), look, width)]
    lines += chart.chart(buckets.chart(found), look, width)
    for by in buckets.GROUPS:
        lines += chart.chart(buckets.chart_by(found, by, names, 20)[0], look, width)
        lines += lanes.lanes([lanes.Lane(k, v) for k, v in buckets.groups_of(found, by).items()], look, width)
    lines += atlas.atlas(route.places_of(found, places), look, width, joined=False)
    for event in found[:5]:
        lines += panel.panel(store.dossier(event), look, width)
        web = causes.web(
            event,
            lambda e: store.events(c.id for c in e.causes),
            lambda e: store.select(Query(caused_by=e.id)),
            4,
        )
        lines += tree.tree(web, look, width)
        day = event.date.first if abs(event.date.first) < 10**11 else 700_000
        everyone = list(store.contents().people.values())
        lasting, exact, vague = state.sorted_by_then(day, found)
        there = state.State(
            day, state.posts_on(day, everyone), state.whereabouts(day, everyone), state.dead_by(day, everyone),
            tuple(lasting), tuple(exact), tuple(vague), None, None,
        )  # fmt: skip
        lines += state_view.state(there, names, look, width)
        lines += hits_view.hits(hits([event], event.title[:20]), look, width)
    lives = [store.life(name, store.select(Query(people=(name,)))) for name in people[:2]]
    for each in lives:
        lines += life.life(each, look, width)
        lines += atlas.atlas(route.route_of(each.person, places), look, width, joined=True)
    if len(lives) == 2:
        lines += pair.pair(Pair(*lives), look, width)
    for line in lines:
        assert line.cell_len <= width, repr(line.plain)  # noqa: S101
        assert all(map(is_harmless, line.plain)), repr(line.plain)  # noqa: S101


def text_of(data: bytes) -> str:
    """Return bytes as the text that a shell would hand over."""
    return data.decode("utf-8", "replace").replace("\x00", "")


def is_harmless(char: str) -> bool:
    """Whether a terminal can be given it; what this Unicode has not assigned, a later one may print."""
    return char.isprintable() or char in "\u200d\u00a0" or unicodedata.category(char) == "Cn"


def dates(data: bytes) -> None:
    """Read a text as every kind of date."""
    text = text_of(data)
    with suppress(TimelineError):
        date = parse(text)
        say(date)
        say_short(date)
        say_edges(date, date, short=True)
    for read in (read_period, try_period, read_month_day):
        with suppress(TimelineError):
            read(text)
    with suppress(TimelineError):
        parse(free_dates.edtf(text))


SMALL = Store(
    Request(("-",), stdin=io.BytesIO(b"events: [{id: a, date: 1927, title: A thing of 1927, people: [b]}]"))
)


def words(data: bytes) -> None:
    """Search for a text, resolve it as a name, and fill it in as a template."""
    text = text_of(data)
    list(SMALL.matching(text, Query()))
    list(SMALL.select(Query(text=text)))
    for kind in ("people", "tags", "category"):
        SMALL.candidates(kind, text)
        SMALL.complete(kind, text)
    with suppress(TimelineError):
        SMALL.event_id(text)
    record = event_record(SMALL.events(["a"])[0], SMALL.names())
    "".join(table.filled(text, [record], EVENT_FIELDS))


def imports(data: bytes) -> None:
    """Import a file of each kind."""
    text = text_of(data[1:])
    reader = (slides.read, calendars.read, records.read, lambda given: tables.read(given, {}))[
        data[0] % 4 if data else 0
    ]
    reader(text)


TARGETS = (whole_timeline, whole_timeline, dates, words, imports)
assert FORMATS  # noqa: S101 (imported, so that its module is followed too)


def one_input(data: bytes) -> None:
    """Run one input; only a documented error may come out."""
    if not data:
        return
    try:
        TARGETS[data[0] % len(TARGETS)](data[1:])
    except TimelineError:
        return


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
