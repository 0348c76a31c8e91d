"""The pages that draw: at, why, compare, chart, lanes, map. Whole screens, and what each does with little or much."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from conftest import Program, compare

Write = Callable[[str], str]
PAGES = {
    "at": ("at", "1927-11-14"),
    "why": ("why", "trotsky-zinoviev-expelled-from-party"),
    "compare": ("compare", "trotsky", "stalin", "1926..1928"),
    "chart": ("chart",),
    "chart-by": ("chart", "--by", "category"),
    "lanes": ("lanes", "--person", "trotsky"),
    "map-route": ("map", "--person", "trotsky"),
    "map-events": ("map", "--tag", "moscow-trials", "--tag", "assassination"),
}
PAGES["compare"] = ("compare", "trotsky", "stalin", "--since", "1926", "--until", "1928")
MINE = """
events:
  - {id: born, date: 1815-12-10, title: Ada Lovelace is born, people: [ada], places: [london], category: life}
  - {id: notes, date: 1842~/1843, title: She writes her notes, people: [ada, babbage], causes: [born], category: work}
  - {id: dies, date: 1852-11-27, title: She dies, people: [ada], places: [london], causes: [born, notes], category: life}
people:
  - id: ada
    name: Ada Lovelace
    born: {date: 1815-12-10}
    died: {date: 1852-11-27}
    lived: [{place: london, from: 1835}]
    offices: [{title: Countess of Lovelace, from: 1838}]
  - {id: babbage, name: Charles Babbage, born: {date: 1791-12-26}, died: {date: 1871-10-18}}
places:
  - {id: london, name: London, lat: 51.51, lon: -0.13}
"""
NOTHING = "events:\n  - {date: 1900, title: Alone}\n"


def test_a_legend_takes_another_line_where_a_page_is_narrow(program: Program, write: Write) -> None:
    months = [month for month in range(1, 5) for _ in range(month)]
    events = "".join(f"  - {{date: 1910-{month:02}, title: E{n}}}\n" for n, month in enumerate(months))
    path = write(f"events:\n{events}  - {{date: 1910, title: In no month}}\n")
    lines = program("chart", "-f", path, "-o", "pretty", "--width", "40").out.splitlines()
    assert all(len(line) <= 40 for line in lines)
    assert any("month not known" in line for line in lines)


LONG_DATES = """
events:
  - {id: a, date: 1XX0-02-01/1910-02-20, title: A year not known, people: [ada], places: [london]}
  - {id: b, date: Y-1000000000-02-01/Y1000000000-02-01, title: Two thousand million years, people: [ada, bob], causes: [a]}
  - {id: c, date: '[1XX0-02-01~,1910-02-20?,1911-02-20%]', title: One of three days, people: [ada, bob], causes: [a, b]}
people:
  - {id: ada, name: Ada, lived: [{place: london, from: 1XX0-02-01~, to: 1XX1-02-01?}]}
  - {id: bob, name: Bob of a name that is longer than a narrow page is wide, born: {date: 1XX0-02-01}}
places:
  - {id: london, name: London, lat: 51.51, lon: -0.13}
"""


@pytest.mark.parametrize(
    "words",
    [
        ("show",),
        *(("event", name) for name in "abc"),
        ("why", "c"),
        ("at", "1905-01-01"),
        ("person", "ada"),
        ("compare", "ada", "bob"),
        ("lanes",),
        ("chart",),
        ("map", "--person", "ada"),
        ("search", "year"),
    ],
)
def test_the_longest_dates_are_cut_where_a_page_is_narrow(
    program: Program, write: Write, words: tuple[str, ...]
) -> None:
    done = program(*words, "-f", write(LONG_DATES), "-o", "pretty", "--width", "40")
    assert (done.status, done.err) == (0, "")
    assert all(len(line) <= 40 for line in done.out.splitlines()), done.out


@pytest.mark.parametrize("width", [60, 100, 160])
@pytest.mark.parametrize("name", PAGES)
def test_screens(program: Program, name: str, width: int) -> None:
    done = program(*PAGES[name], "--width", str(width))
    assert done.status == 0
    for line in done.out.splitlines():
        assert len(line) <= width, line
    compare(f"{name}-{width}", done.out)


@pytest.mark.parametrize("name", PAGES)
def test_screens_in_ascii(program: Program, name: str) -> None:
    out = program(*PAGES[name], "--ascii", "--width", "80").out
    drawn = "".join(
        line for line in out.splitlines() if not any(c.isalpha() and not c.isascii() for c in line)
    )
    assert drawn.isascii(), [c for c in drawn if not c.isascii()]
    compare(f"{name}-80-ascii", out)


@pytest.mark.parametrize("name", PAGES)
def test_colour_says_nothing_that_the_text_does_not(program: Program, name: str) -> None:
    plain = program(*PAGES[name]).out
    coloured = program(*PAGES[name], "--color", "always").out
    assert "\x1b[" in coloured
    stripped = "".join(
        part.partition("m")[2] if n else part for n, part in enumerate(coloured.split("\x1b["))
    )
    assert [line.rstrip() for line in stripped.splitlines()] == [line.rstrip() for line in plain.splitlines()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("at", "1840-06-01"), "Countess of Lovelace: Ada Lovelace"),
        (("at", "1842-06-01"), "day 152 of 730"),
        (("at", "1853-01-01"), "Ada Lovelace (27 Nov 1852)"),
        (("on", "12-10"), "Ada Lovelace is born"),
        (("place", "london"), "51.51° N"),
        (("person", "lovelace"), "aged 36"),
        (("why", "notes"), "She dies"),
        (("compare", "ada", "babbage"), "1 shared of 3 events"),
        (("chart", "--by", "person"), "Charles Babbage"),
        (("chart",), "most: timeline show 1815-12"),
        (("lanes",), "work"),
        (("map",), "1  10 Dec 1815  London · 2 events"),
        (("map", "-p", "ada"), "1  1835 –  London"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_timeline_of_ones_own(
    program: Program, write: Write, words: tuple[str, ...], expected: str
) -> None:
    done = program("-f", write(MINE), *words, "-o", "pretty")
    assert done.status == 0, done.err
    assert expected in done.out


@pytest.mark.parametrize(
    ("words", "out", "err"),
    [
        (("at", "1950"), "Sunday 1 January 1950", "taking the first day of 1950"),
        (("why", "1900-alone"), "Neither causes nor effects are recorded.", ""),
        (("chart", "--since", "1901"), "", "no events match"),
        (("chart",), "1900", ""),
        (("lanes",), "events", ""),
        (("lanes", "--since", "1901"), "", "no events match"),
        (("map",), "", "no place with coordinates"),
    ],
)
def test_with_next_to_nothing(
    program: Program, write: Write, words: tuple[str, ...], out: str, err: str
) -> None:
    done = program("-f", write(NOTHING), *words)
    assert done.status == 0, done.err
    assert out in done.out
    assert err in done.err
    assert bool(out) == bool(done.out.strip())


@pytest.mark.parametrize("width", ["40", "77", "200"])
def test_a_crowd(program: Program, write: Write, width: str) -> None:
    events = "\n".join(
        f"  - {{id: e{n}, date: {1000 + n}-{n % 12 + 1:02}-{n % 28 + 1:02}/{1000 + n + n % 50}, title: 'Event 事 {n}',"
        f" importance: {n % 3 + 1}, people: [p{n % 60}, p{n % 7}], places: [q{n % 50}], category: c{n % 30}"
        + (f", causes: [e{n // 2}]" if n else "")
        + "}"
        for n in range(900)
    )
    people = "\n".join(
        f"  - {{id: p{n}, name: 'Person 人 {n}', born: {{date: {1000 + n}}}}}" for n in range(60)
    )
    places = "\n".join(
        f"  - {{id: q{n}, name: 'Place {n}', lat: {n * 3 - 75}, lon: {n * 7 - 170}}}" for n in range(50)
    )
    path = write(f"events:\n{events}\npeople:\n{people}\nplaces:\n{places}\n")
    for words in (
        ("at", "1500"),
        ("why", "e1", "--depth", "20"),
        ("compare", "p1", "p2"),
        ("chart",),
        ("chart", "--by", "person"),
        ("lanes", "--by", "place"),
        ("lanes", "--by", "category"),
        ("map",),
        ("map", "-p", "p1"),
    ):
        done = program("-f", path, *words, "--width", width)
        assert done.status == 0, (words, done.err)
        assert done.out.strip(), words
        for line in done.out.splitlines():
            assert len(line) + sum(c in "事人" for c in line) <= int(width), (words, line)


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("at", "nonsense day"), 2, "is not a date"),
        (("at",), 2, "Missing argument"),
        (("why", "no-such-event-anywhere"), 4, "there is no event"),
        (("why", "lenin-dies", "--depth", "0"), 2, "--depth is 1 to 100"),
        (("compare", "trotsky"), 2, "compare takes two names"),
        (("compare", "trotsky", "Троцкий"), 2, "are both trotsky"),
        (("chart", "--by", "colour"), 2, "--by is one of"),
        (("lanes", "--by", "colour"), 2, "--by is one of"),
        (("show", "-o", "dot"), 2, "--output is one of"),
    ],
)
def test_wrong_usage(program: Program, words: tuple[str, ...], status: int, message: str) -> None:
    done = program(*words)
    assert (done.status, done.out) == (status, "")
    assert message in done.err
    assert "Traceback" not in done.err


def test_the_state_of_a_day_as_json(program: Program) -> None:
    found = json.loads(program("at", "1927-11-14", "--json").out)
    assert list(found) == [
        *(
            "schema",
            "date",
            "offices",
            "people",
            "dead",
            "under_way",
            "that_day",
            "about_then",
            "previous",
            "following",
        )
    ]
    stalin = [one for one in found["offices"] if one["id"] == "stalin"]
    assert {"General Secretary"} <= {one["title"] for one in stalin}
    trotsky = next(one for one in found["people"] if one["id"] == "trotsky")
    assert (trotsky["age"], trotsky["place"]["id"], trotsky["as"]) == ("48", "moscow", "home")
    assert "lenin" in {one["id"] for one in found["dead"]}
    assert found["following"]["days"] > 0
    assert found["date"] == "1927-11-14"


def test_causes_as_nodes_and_edges_mermaid_and_dot(program: Program, write: Write) -> None:
    path = write(MINE.replace("title: She dies", "title: 'She \"dies\" [at] 36 <b>'"))
    found = json.loads(program("-f", path, "why", "notes", "--json").out)
    assert [node["id"] for node in found["nodes"]] == ["born", "notes", "dies"]
    assert {(edge["cause"], edge["effect"]) for edge in found["edges"]} == {
        ("born", "notes"),
        ("born", "dies"),
        ("notes", "dies"),
    }
    mermaid = program("-f", path, "why", "notes", "-o", "mermaid").out
    assert mermaid.startswith("flowchart TD\n")
    assert "#34;dies#34;" in mermaid
    dot = program("-f", path, "why", "notes", "-o", "dot").out
    assert '\\"dies\\"' in dot
    assert dot.count("->") == 3
    assert program("-f", path, "why", "notes", "-o", "ids").out.split() == ["born", "notes", "dies"]


def test_filters_decide_which_causes_are_followed(program: Program, write: Write) -> None:
    path = write(MINE)
    assert program("-f", path, "why", "dies", "-o", "ids", "-c", "life").out.split() == ["born", "dies"]


def test_the_fullest_cell_is_named_by_a_command_that_shows_it(program: Program) -> None:
    for words in (
        ("chart",),
        ("chart", "-p", "trotsky", "--not", "tag:great-terror"),
        ("chart", "--by", "person"),
    ):
        found = json.loads(program(*words, "--json").out)
        fullest = max(cell["count"] for row in found["rows"] for cell in row["cells"])
        import shlex

        typed = shlex.split(found["command"])
        assert typed[0] == "timeline"
        shown = program(*typed[1:], "-o", "json").out
        first = next(c for row in found["rows"] for c in row["cells"] if c["count"] == fullest)["start"]
        begun = [e for e in json.loads(shown)["events"] if e["start"] >= first]
        assert len(begun) == fullest, words
        assert "trotsky" not in words or "trotsky" in found["command"]


def test_lanes_say_how_each_event_is_drawn(program: Program, write: Write) -> None:
    path = write(
        "events:\n  - {id: a, date: 1900-01-01, title: A}\n  - {id: b, date: 1900/1902, title: B}\n"
        "  - {id: c, date: '[1901..1903]', title: C}\n  - {id: d, date: 1901/.., title: D}\n"
    )
    found = json.loads(program("-f", path, "lanes", "--json").out)
    assert {e["id"]: e["drawn"] for e in found["lanes"][0]["events"]} == {
        "a": "point",
        "b": "span",
        "c": "within",
        "d": "span",
    }
    out = program("-f", path, "lanes", "--width", "60").out
    assert "━" in out
    assert "╌" in out
    assert "›" in out


def test_a_route_in_json_and_places_by_the_name_of_the_time(program: Program, write: Write) -> None:
    found = json.loads(program("map", "-p", "trotsky", "--json").out)
    assert found["route"] is True
    assert [stop["number"] for stop in found["stops"]] == list(range(1, len(found["stops"]) + 1))
    assert {"alma-ata", "prinkipo", "coyoacan"} <= {stop["id"] for stop in found["stops"]}
    path = write(
        "places: [{id: city, name: Leningrad, lat: 59.9, lon: 30.3, names: [{name: Petrograd, from: 1914, to: 1924-01-26}]}]\n"
        "events: [{date: 1923, title: Before, places: [city]}]\n"
    )
    assert json.loads(program("-f", path, "map", "--json").out)["stops"][0]["name"] == "Petrograd"


def test_a_stay_that_is_no_home_is_said_to_be_one_of_a_few_words(program: Program, write: Write) -> None:
    text = "events: [{date: 1900, title: A}]\nplaces: [{id: q, name: Q}]\npeople: [{id: p, name: P, lived: [{place: q, as: %s}]}]\n"
    assert '"as": "prison"' in program("-f", write(text % "prison"), "at", "1900", "--json").out
    done = program("-f", write(text % "holiday"), "at", "1900")
    assert done.status == 3
    assert "`as` is one of `exile`, `prison`, `camp`, `hiding`" in done.err


def test_a_claim_counts_on_a_day_only_where_it_means_one(program: Program, write: Write) -> None:
    path = write(
        "events:\n"
        "- {id: exact, date: 1936-08-04, title: Exact, claims: [{date: 1937}, {date: 1936-08-09}]}\n"
        "- {id: long, date: 1936-01/1936-02, title: Long, claims: [{date: 1936-01/1936-03-10}]}\n"
        "- {id: vague, date: 1937-01, title: Vague}\n"
    )

    def on(day: str) -> dict[str, list[str]]:
        found = json.loads(program("-f", path, "at", day, "--json").out)
        return {key: [one["id"] for one in found[key]] for key in ("that_day", "about_then", "under_way")}

    assert on("1937-01-01") == {"that_day": [], "about_then": ["vague"], "under_way": []}
    assert on("1936-08-09") == {"that_day": ["exact"], "about_then": [], "under_way": []}
    assert on("1936-03-10") == {"that_day": [], "about_then": [], "under_way": ["long"]}
    (under_way,) = json.loads(program("-f", path, "at", "1936-03-10", "--json").out)["under_way"]
    assert (under_way["day"], under_way["days"]) == (70, 70)
