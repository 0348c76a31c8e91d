"""Imports: others' files become timelines that load; what cannot be taken is said; nothing is lost in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from conftest import Program

FileOf = Callable[[str, str | bytes], str]


@pytest.fixture
def file_of(tmp_path: Path) -> FileOf:
    """Write a file and return its name."""

    def make(name: str, text: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)

    return make


def imported(program: Program, *words: str) -> tuple[list[dict[str, object]], str]:
    done = program("import", *words)
    assert done.status in (0, 1), done.err
    return yaml.safe_load(done.out)["events"], done.err


# Look-alikes of the files that TimelineJS documents, of spreadsheets, and of a holiday feed.
SLIDES = json.dumps(
    {
        "title": {"text": {"headline": "Women in <i>Computing</i>", "text": "<p>A history</p>"}, "media": {"url": "x"}},
        "events": [
            {"start_date": {"year": "1843"}, "text": {"headline": "Notes", "text": "<p>She wrote &amp; wrote.</p><p>Then published.</p>"}, "group": "Engine"},
            {"start_date": {"year": 1906, "month": "12", "day": "9"}, "end_date": {"year": 1992, "month": 1, "day": 1}, "text": {"headline": "Grace Hopper"}, "media": {"url": "https://example.org/h.jpg", "caption": "Portrait", "credit": "Navy", "thumbnail": "t"}, "background": {"color": "#333"}},
            {"start_date": {"year": -4003}, "display_date": "c. 4004 BC", "text": {"headline": "Old"}},
            {"start_date": {"year": "1946", "month": "2", "day": "14", "hour": "13"}, "display_date": "Valentine's Day", "text": {"headline": "ENIAC"}},
            {"start_date": {"year": "sometime"}, "text": {"headline": "Undated"}},
            {"text": {"headline": "No date at all"}},
            "not a slide",
        ],
        "eras": [{"start_date": {"year": 1939}, "end_date": {"year": 1945}, "text": {"headline": "War"}}],
    }
)  # fmt: skip


def test_timelinejs(program: Program, file_of: FileOf) -> None:
    path = file_of("slides.json", SLIDES)
    events, err = imported(program, path)
    by_title = {str(event["title"]): event for event in events}
    assert list(by_title) == ["Notes", "Grace Hopper", "Old", "ENIAC", "War"]
    assert by_title["Notes"] == {
        "date": 1843 if isinstance(by_title["Notes"]["date"], int) else "1843",
        "title": "Notes",
        "summary": "She wrote & wrote.",
        "account": "Then published.",
        "category": "Engine",
    }
    assert by_title["Grace Hopper"]["date"] == "1906-12-09/1992-01-01"
    assert by_title["Grace Hopper"]["illustration"] == {
        "alt": "Portrait",
        "credit": "Navy",
        "url": "https://example.org/h.jpg",
    }
    assert "background: " in str(by_title["Grace Hopper"]["notes"])
    assert "media thumbnail: t" in str(by_title["Grace Hopper"]["notes"])
    assert by_title["Old"]["date"] == "-4003~"
    assert "display_date: Valentine's Day" in str(by_title["ENIAC"]["notes"])
    assert by_title["War"]["tags"] == ["era"]
    assert "slide 5: " in err
    assert "slide 6: it has no start_date" in err
    assert "slide 7: it is no object" in err
    assert "5 events taken, 3 left out" in err
    assert program("import", path).status == 1


TABLE = """When,Until,Event,Details,Where,Who,Link,Mood
c. 300 BC,,Euclid writes,"The Elements, in
thirteen books",Alexandria,Euclid,https://example.org/e,calm
1918-1921,,War,,Russia,,,
May 1936,June 1936,Strikes,,Paris,"Blum; Thorez",,
sometime,,Lost,,,,,
1940,,,no title,,,,
"""


def test_a_table_with_guessed_columns(program: Program, file_of: FileOf) -> None:
    events, err = imported(program, file_of("table.csv", TABLE))
    assert [event["date"] for event in events] == ["-0299~", "1918/1921", "1936-05/1936-06"]
    assert events[0]["summary"] == "The Elements, in\nthirteen books"
    assert events[0]["places"] == ["Alexandria"]
    assert events[0]["sources"] == ["https://example.org/e"]
    assert events[0]["notes"] == "Mood: calm"
    assert events[2]["people"] == ["Blum", "Thorez"]
    assert "When = date, Until = end, Event = title" in err
    assert "Mood = notes" in err
    assert "table.csv:6: `sometime` is not a date" in err
    assert "table.csv:7: there is no title" in err


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("a\tb\n1927\tx\n", ("--map", "a=date", "--map", "b=title"), [{"date": 1927, "title": "x"}]),
        ("a;b\n1927;x\n", ("--map", "a=date", "--map", "b=title"), [{"date": 1927, "title": "x"}]),
        ("date,title,secret\n1927,x,y\n", ("--map", "secret="), [{"date": 1927, "title": "x"}]),
        ("\ufeffDate,Title\r\n1927-11,x\r\n", (), [{"date": "1927-11", "title": "x"}]),
        ("date,title\n1927,'=1+1\n", (), [{"date": 1927, "title": "=1+1"}]),
        ("date,title,importance\n1927,x,3\n1928,y,high\n", (), [{"date": 1927, "title": "x", "importance": 3}, {"date": 1928, "title": "y", "notes": "importance: high"}]),
    ],
)  # fmt: skip
def test_tables(
    program: Program, file_of: FileOf, text: str, words: tuple[str, ...], expected: list[object]
) -> None:
    events, _ = imported(program, file_of("t.csv", text), *words)
    assert [
        {**event, "date": int(str(event["date"])) if str(event["date"]).isdigit() else event["date"]}
        for event in events
    ] == expected


FEED = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Somebody//EN
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20200101T000000Z
DTSTART;VALUE=DATE:20240101
DTEND;VALUE=DATE:20240102
SUMMARY:New Year's Day
CATEGORIES:Holiday,Public
RRULE:FREQ=YEARLY
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
DTSTART;TZID=Europe/Berlin:20240510T090000
DTEND;TZID=Europe/Berlin:20240512T170000
SUMMARY:A fair\\, with
  folding
LOCATION:Leipzig
GEO:51.34;12.37
ORGANIZER:mailto:a@example.org
END:VEVENT
BEGIN:VEVENT
UID:3@example.org
SUMMARY:Without a date
END:VEVENT
BEGIN:VEVENT
UID:mine@timeline-cli
DTSTART;VALUE=DATE:19271114
SUMMARY:Mine
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_feed(program: Program, file_of: FileOf, tmp_path: Path) -> None:
    out = tmp_path / "feed.yaml"
    done = program("import", file_of("feed.ics", FEED.replace("\n", "\r\n")), str(out))
    assert done.status == 1
    assert "feed.ics:23: the event has no DTSTART" in done.err
    found = yaml.load(out.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (it makes texts and no more)
    new_year, fair, mine = found["events"]
    assert (new_year["date"], new_year["category"], new_year["tags"]) == ("2024-01-01", "Holiday", ["Public"])
    assert "rrule: FREQ=YEARLY" in new_year["notes"]
    assert (fair["title"], fair["date"], fair["places"]) == (
        "A fair, with folding",
        "2024-05-10/2024-05-12",
        ["leipzig"],
    )
    assert "organizer: mailto:a@example.org" in fair["notes"]
    assert mine["id"] == "mine"
    assert found["places"] == [{"id": "leipzig", "name": "Leipzig", "lat": "51.34", "lon": "12.37"}]
    assert program("-f", str(out), "map").status == 0


@pytest.mark.parametrize(
    ("name", "data", "words", "message"),
    [
        ("x.json", "{", (), "this is no JSON"),
        ("x.json", "[]", (), "no TimelineJS document"),
        ("x.json", '{"schema": 1}', (), "no document of"),
        ("x.csv", "a,b\n1,2\n", (), "no column is the title"),
        ("x.csv", "title,b\n1,2\n", (), "no column is the date; say which with --map COLUMN=date"),
        ("x.csv", "date,title\n1,2\n", ("--map", "c=date"), "there is no column `c`"),
        ("x.csv", "date,title\n1,2\n", ("--map", "date=when"), "there is no field `when`"),
        ("x.csv", "date,title\n1,2\n", ("--map", "date"), "--map takes COLUMN=FIELD"),
        ("x.csv", "", (), "the file is empty"),
        ("x.csv", "date,title\nsometime,x\n", (), "nothing in it could be taken"),
        ("x.ics", "nonsense", (), "no"),
        ("x.csv", b"date,title\n1927,\xff\xfe\n", (), "x.csv:2: this is not UTF-8"),
        ("x.json", SLIDES, ("--map", "a=b"), "--map is for tables"),
        ("x.csv", "date,title\n1927,a\n", ("--from", "excel"), "--from is one of"),
    ],
)  # fmt: skip
def test_what_cannot_be_imported(
    program: Program, file_of: FileOf, name: str, data: str | bytes, words: tuple[str, ...], message: str
) -> None:
    done = program("import", file_of(name, data), *words)
    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert "Traceback" not in done.err


def test_a_missing_file_and_one_that_is_there(program: Program, file_of: FileOf, tmp_path: Path) -> None:
    assert "no such file" in program("import", str(tmp_path / "none.csv")).err
    source, there = file_of("a.csv", "date,title\n1927,a\n"), file_of("b.yaml", "precious")
    done = program("import", source, there)
    assert done.status == 2
    assert Path(there).read_text() == "precious"
    assert program("import", source, there, "--force").status == 0
    assert "title: a" in Path(there).read_text()
    assert program("import", "-", stdin="date,title\n1927,a\n").out.startswith("events:\n")
    utf16 = file_of("c.csv", "date,title\n1927,Ж\n".encode("utf-16"))
    assert "Ж" in program("import", utf16).out
