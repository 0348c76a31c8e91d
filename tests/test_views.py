"""Whole pages as text: at 40 to 160 columns, in ASCII, empty, single, crowded, hostile."""

from __future__ import annotations

import pytest
from rich.text import Text

from conftest import MakeStore, golden
from timeline_cli.dates import parse
from timeline_cli.model import Event
from timeline_cli.periods import read_period
from timeline_cli.query import Query
from timeline_cli.search import hits
from timeline_cli.store import Store
from timeline_cli.views.hits import hits as view_hits
from timeline_cli.views.life import life
from timeline_cli.views.overview import overview
from timeline_cli.views.panel import panel
from timeline_cli.views.profile import organization_profile, place_profile
from timeline_cli.views.prose import article, clean, wrap
from timeline_cli.views.rail import Setting, legend, rail
from timeline_cli.views.tables import listing
from timeline_cli.views.theme import ASCII, UNICODE, theme

WIDTHS = (40, 60, 100, 160)
EXPULSION = "trotsky-zinoviev-expelled-from-party"
HOSTILE = [
    "[/b] [red]markup[/red] [link=x]",
    "\x1b[31mred\x1b[0m \x9b31m bell\x07",
    "right \u202e to left \u2066 isolate \u2069",
    "zero\u200bwidth\u200f \ufeffmarks",
    "Волга-Волга 東京市 e\u0301 👩\u200d🚀",
    "x" * 500,
    "中" * 200,
    "a\nb\tc\rd",
]


def show(store: Store, typed: str, width: int, *, ascii_only: bool = False) -> list[Text]:
    period = read_period(typed)
    found = list(store.select(Query(first=period.first, last=period.last)))
    look = theme(ascii_only=ascii_only)
    return [*rail(found, look, width, Setting(period)), *legend(found, look, width)]


@pytest.mark.parametrize("width", WIDTHS)
def test_rail(bundled: Store, width: int) -> None:
    golden(f"show-1932-{width}", show(bundled, "1932", width), width)


def test_rail_in_ascii(bundled: Store) -> None:
    lines = show(bundled, "1932", 80, ascii_only=True)
    golden("show-1932-80-ascii", lines, 80)


@pytest.mark.parametrize("width", WIDTHS)
def test_panel(bundled: Store, width: int) -> None:
    (event,) = bundled.events([EXPULSION])
    golden(f"event-expulsion-{width}", panel(bundled.dossier(event), theme(), width), width)


@pytest.mark.parametrize("width", WIDTHS)
def test_life(bundled: Store, width: int) -> None:
    golden(
        f"person-trotsky-{width}",
        life(bundled.life("trotsky", bundled.select(Query(people=("trotsky",)))), theme(), width),
        width,
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_overview(bundled: Store, width: int) -> None:
    golden(f"overview-{width}", overview(bundled.overview(), theme(), width), width)


@pytest.mark.parametrize("width", [60, 100])
def test_profiles_lists_and_hits(bundled: Store, width: int) -> None:
    place = bundled.profile("places", "leningrad", bundled.select(Query(places=("leningrad",))))
    golden(f"place-leningrad-{width}", place_profile(place, theme(), width), width)
    body = bundled.profile(
        "organizations", "politburo", bundled.select(Query(organizations=("politburo",), limit=5))
    )
    at = read_period("1925-06-01").first
    golden(f"org-politburo-{width}", organization_profile(body, theme(), width), width)
    golden(f"org-politburo-at-{width}", organization_profile(body, theme(), width, at=at), width)
    golden(f"people-{width}", listing(bundled.listing("people")[:15], "People", theme(), width), width)
    golden(f"tags-{width}", listing(bundled.listing("tags")[:15], "Tags", theme(), width), width)
    words = "central committee expelled"
    golden(
        f"search-{width}",
        view_hits(hits(bundled.matching(words, Query(limit=4)), words), theme(), width),
        width,
    )


@pytest.mark.parametrize("width", [40, 41, 59, 60, 79, 99, 123, 160, 200])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_no_line_is_wider_than_the_page(bundled: Store, width: int, *, ascii_only: bool) -> None:
    look = theme(ascii_only=ascii_only)
    everything = list(bundled.select(Query()))
    pages = [
        rail(everything, look, width),
        rail(everything[::-1], look, width, Setting(latest_first=True)),
        overview(bundled.overview(), look, width),
        listing(bundled.listing("sources"), "Sources", look, width),
        life(bundled.life("stalin", bundled.select(Query(people=("stalin",)))), look, width),
        *(panel(bundled.dossier(event), look, width) for event in everything[:20]),
    ]
    for line in (line for page in pages for line in page):
        assert line.cell_len <= width, line.plain


@pytest.mark.parametrize("width", [40, 80, 160])
def test_hostile_data_is_text_and_no_more(store: MakeStore, width: int) -> None:
    events = [
        Event(
            f"e{n}",
            parse("1927-11-14/1928"),
            text,
            text,
            text[:40],
            3,
            account=text,
            tags=(text,),
            notes=text,
        )
        for n, text in enumerate(HOSTILE)
    ]
    look = theme()
    lines = [*rail(events, look, width), *legend(events, look, width)]
    with_dossier = store("events: [{id: a, date: 1927, title: x}]")
    for event in events:
        lines += panel(with_dossier.dossier(event), look, width)
    for line in lines:
        assert line.cell_len <= width, line.plain
        assert all(c.isprintable() or c == "\u200d" for c in line.plain), repr(line.plain)
    assert any("[/b] [red]markup" in line.plain for line in lines)


def test_empty_and_single(store: MakeStore) -> None:
    assert rail([], theme(), 80) == []
    assert listing([], "Tags", theme(), 80) == []
    one = store("events: [{date: 1927, title: Alone}]")
    golden(
        "single-80",
        [*rail(list(one.select(Query())), theme(), 80), *overview(one.overview(), theme(), 80)],
        80,
    )
    nothing = store("events: []\ntitle: Nothing yet\n")
    golden("nothing-80", overview(nothing.overview(), theme(), 80), 80)


CROWDED = """
events:
  - {date: ../1910, title: From before all memory}
  - {date: 1900/1930, title: A long lane, category: one}
  - {date: 1905/.., title: Without an end, category: two}
  - {date: 1910-01/1910-03, title: A short lane that ends on the page, category: three}
  - {date: 1910-02-01/1910-02-20, title: Shorter still}
  - {date: 1910-02-03, title: Inside all of them, importance: 1}
  - {date: 1910-22, title: In summer}
  - {date: '[1910-08,1911-02]', title: One of two months}
  - {date: '{1910-08,1911-02}', title: Both months}
  - {date: 1910~, title: About then, claims: [{date: 1911}]}
  - {date: 1911-05-05%, title: Perhaps about}
  - {date: -0043-03-15, title: Long before}
"""


@pytest.mark.parametrize("width", [60, 100])
def test_every_kind_of_date_on_a_crowded_rail(store: MakeStore, width: int) -> None:
    crowded = store(CROWDED)
    golden(f"crowded-{width}", show(crowded, "1910..1911", width), width)
    golden(f"crowded-all-{width}", rail(list(crowded.select(Query())), theme(), width), width)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("a\x1b[31mb", "a[31mb"),
        ("a\u202eb\u200bc", "abc"),
        ("two\nlines", "two lines"),
        ("e\u0301", "e\u0301"),
        ("\x85\u2028", ""),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("a bb ccc", 4, ["a bb", "ccc"]),
        ("abcdef", 3, ["abc", "def"]),
        ("中中中", 4, ["中中", "中"]),
        ("", 5, [""]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_an_article_keeps_emphasis_and_lists() -> None:
    lines = article("One *two three* **four**\nfive.\n\n- six\n- seven\n  eight\n\n1. nine", 12, UNICODE)
    assert [line.plain for line in lines] == [
        "One two",
        "three four",
        "five.",
        "",
        "• six",
        "• seven",
        "  eight",
        "",
        "1. nine",
    ]
    assert {str(span.style) for line in lines for span in line.spans} == {"italic", "bold"}
    assert article("- a", 10, ASCII)[0].plain == "* a"
