"""Exports: nothing is lost where nothing should be, and other people's tools take what is written."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest
import yaml
from bibtexparser.entrypoint import parse_string

from conftest import DATA, Program, environment, needs
from timeline_cli.formats.exports import EXPORTS

Write = Callable[[str], str]
FULL = """
title: Everything
description: Each field of the model once.
language: en
license: CC0-1.0
events:
  - id: first
    date: 1927-11-07
    title: 'First: "quoted", with a \\ and an émigré'
  - id: full
    date: 1927-11-14
    claims: [{date: 1927-11-12, sources: [book, {id: page, locator: p. 3}], note: why}, {date: '[1927-11-15..1927-11-16]', sources: [page]}]
    title: A full event; with, commas & <tags>
    summary: "A summary.\\nOn two lines."
    category: opposition
    importance: 3
    people: [one, {id: other, role: expelled}]
    places: [kremlin]
    organizations: [body]
    tags: [first tag, second]
    causes: [first, {id: lasted, note: 'how; it led'}]
    part_of: [lasted]
    context: "Paragraph one.\\n\\nParagraph *two*."
    lead_up: Lead-up.
    account: Account.
    aftermath: Aftermath.
    significance: Significance.
    quotes: [{text: '"Words", he said', speaker: one, source: book}]
    illustration: {alt: A picture, credit: Somebody, url: 'https://example.org/a.jpg'}
    sources: [{id: book, locator: ch. 1}, page]
    notes: "no: yes\\n1927"
  - {id: lasted, date: 1926-04/1928-01, title: It lasted, importance: 1}
  - {id: vague, date: '1932~', title: About then}
  - {id: open, date: 1924/.., title: Not ended}
  - {id: before-memory, date: ../1900, title: From before memory}
  - {id: old, date: -0043-03-15, title: Long before}
people:
  - id: one
    name: One Person
    native_name: Один
    aliases: [Uno, 'null']
    born: {date: 1880-02-29, place: kremlin, note: old style}
    died: {date: 1940, place: somewhere}
    fate: shot
    description: Somebody.
    biography: "Long.\\n\\nLonger."
    offices: [{title: Member, organization: body, from: 1919, to: 1927-11, note: n}]
    lived: [{place: kremlin, from: 1918, to: 1927, note: n}, {place: city, from: 1928, as: exile}]
    sources: [book]
  - {id: other, name: Other}
places:
  - {id: city, name: City, native_name: Город, names: [{name: Old City, native_name: Старый, from: 1900, to: 1924}], aliases: [Town], country: Nowhere, lat: 55.75, lon: 37.62, description: d}
  - {id: kremlin, name: Kremlin, within: city}
organizations:
  - {id: body, name: Body, native_name: Тело, aliases: [B], founded: 1919, dissolved: 1946, within: top, description: d}
  - {id: top, name: Top}
sources:
  - {id: book, type: book, author: [A. Author, 'Family, Given'], editor: [E. Editor], title: 'A {Book} & 100% more_', year: 1959, publisher: Press, note: n}
  - {id: page, type: webpage, title: A Page, container: Site, url: 'https://example.org/a_b?c=d', accessed: 2026-01-02}
"""


@pytest.mark.parametrize("name", [name for name, each in EXPORTS.items() if not each.loses])
def test_what_loses_nothing_comes_back_as_it_was(
    program: Program, write: Write, name: str, tmp_path: Path
) -> None:
    for original in (write(FULL), str(DATA)):
        out = tmp_path / f"{Path(original).name}.{name}"
        assert program("-f", original, "export", str(out), "--to", name).status == 0
        back = str(out)
        if name != "yaml":
            back = str(tmp_path / f"{name}.yaml")
            assert program("import", str(out), back, "--force").status == 0
        done = program("diff", original, back)
        assert (done.status, done.out) == (0, ""), done.out[:2000]
        loaded = yaml.safe_load(Path(back).read_text(encoding="utf-8"))
        assert set(loaded) >= {"events", "people", "places", "organizations", "sources", "title"}


KEPT = {
    "csv": {
        "date",
        "title",
        "summary",
        "category",
        "importance",
        "places",
        "organizations",
        "tags",
        "part_of",
        "account",
    },
    "tsv": {
        "date",
        "title",
        "category",
        "importance",
        "places",
        "organizations",
        "tags",
        "part_of",
        "account",
    },
    "icalendar": {"title", "category", "summary"},
    "timelinejs": {"date", "title", "category"},
}
"""What each format that loses something still brings back of the full event."""


@pytest.mark.parametrize("name", KEPT)
def test_what_is_lost_is_what_is_said_to_be(
    program: Program, write: Write, name: str, tmp_path: Path
) -> None:
    original, out, back = write(FULL), str(tmp_path / "out"), str(tmp_path / "back.yaml")
    program("-f", original, "export", out, "--to", name)
    assert program("import", out, back, "--from", name).status == 0
    before, after = (
        next(
            e
            for e in json.loads(program("-f", path, "show", "--json").out)["events"]
            if e["title"].startswith("A full")
        )
        for path in (original, back)
    )
    ids = ("places", "organizations")
    for field in KEPT[name]:
        one, other = (
            [each["id"] for each in e[field]] if field in ids else e[field] for e in (before, after)
        )
        if name == "icalendar" and field == "summary":
            assert str(other).split("\n")[0] == str(one).split("\n")[0]
        else:
            assert one == other, field
    assert after["claims"] == []  # none of them has room for another date
    changed = {
        c["field"]
        for c in json.loads(program("diff", original, back, "--json").out)["changes"]
        if c["id"] == "full"
    }
    assert changed.isdisjoint(KEPT[name] - {"summary"} if name == "icalendar" else KEPT[name])


def test_an_export_takes_what_the_filters_select_and_what_it_refers_to(
    program: Program, write: Write
) -> None:
    found = json.loads(program("-f", write(FULL), "export", "-", "--to", "json", "--tag", "second").out)
    assert [event["id"] for event in found["events"]] == ["full"]
    assert {one["id"] for one in found["people"]} == {"one", "other"}
    assert {one["id"] for one in found["places"]} == {"city", "kremlin"}
    assert {one["id"] for one in found["organizations"]} == {"body", "top"}
    part = program("-f", write(FULL), "export", "-", "--to", "yaml", "--tag", "second").out
    assert program("-f", "-", "show", "-o", "ids", stdin=part).out.split() == ["full"]
    found = json.loads(program("-f", write(FULL), "export", "-", "--to", "json", "--until", "1926").out)
    assert found["people"] == found["sources"] == []


def test_a_file_is_written_whole_and_over_no_other(program: Program, write: Write, tmp_path: Path) -> None:
    original, out = write(FULL), tmp_path / "out.json"
    assert program("-f", original, "export", str(out)).err.endswith("7 events as json\n")
    before = out.read_bytes()
    done = program("-f", original, "export", str(out))
    assert (done.status, out.read_bytes()) == (2, before)
    assert "--force" in done.err
    assert program("-f", original, "export", str(out), "--force").status == 0
    assert program("-f", original, "export", str(tmp_path / "no-ending")).status == 2
    done = program("-f", original, "export", str(tmp_path / "no" / "folder.json"))
    assert done.status == 2
    assert "cannot be written" in done.err
    assert program("-f", original, "export", "-", "--to", "sqlite").status == 2
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []


def test_a_calendar_as_others_read_it(
    program: Program, write: Write, tmp_path: Path, shared_home: Path
) -> None:
    out = tmp_path / "out.ics"
    done = program("-f", write(FULL), "export", str(out))
    assert "left out, whose dates are not known to the day" in done.err
    text = out.read_bytes()
    assert text.count(b"\r\n") == text.count(b"\n")
    found: dict[str, Any] = {str(e["UID"]): e for e in icalendar.Calendar.from_ical(text).walk("VEVENT")}
    assert set(found) == {"first@timeline-cli", "full@timeline-cli"}
    full = found["full@timeline-cli"]
    assert (str(full["DTSTART"].dt), str(full["DTEND"].dt)) == ("1927-11-14", "1927-11-15")
    assert str(full["LOCATION"]) == "Kremlin"
    assert (full["GEO"].latitude, full["GEO"].longitude) == (55.75, 37.62)
    assert full["CATEGORIES"].cats == ["opposition", "first tag", "second"]
    assert program("-f", write(FULL), "export", "-", "--to", "icalendar").out == text.decode()
    more = program("-f", write(FULL), "export", "-", "--to", "icalendar", "--approximate").out
    assert more.count("BEGIN:VEVENT") == 4
    khal = Path(sys.executable).with_name("khal")
    needs(str(khal))
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[c]]\npath = {tmp_path}/cal\n[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n[sqlite]\npath = {tmp_path}/khal.db\n"
    )
    (tmp_path / "cal").mkdir()
    env = environment(shared_home)
    khal_ = [str(khal), "-c", str(config)]
    subprocess.run(
        [*khal_, "import", "--batch", "-a", "c", str(out)],
        env=env,
        check=True,
        capture_output=True,
        timeout=60,
    )
    listed = subprocess.run(
        [*khal_, "list", "1927-11-14", "1927-11-15"],
        env=env,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "A full event" in listed.stdout


def test_a_database_has_its_foreign_keys_and_full_text(program: Program, tmp_path: Path) -> None:
    out = tmp_path / "out.sqlite"
    assert program("export", str(out)).status == 0
    with sqlite3.connect(out) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        (number,) = connection.execute("SELECT count(*) FROM events").fetchone()
        assert number == len(program("show").out.splitlines())
        hits = connection.execute(
            "SELECT id FROM events JOIN events_fts ON events.rowid = events_fts.rowid WHERE events_fts MATCH 'expel*'"
        ).fetchall()
        assert ("trotsky-zinoviev-expelled-from-party",) in hits
        for table in (
            "people",
            "places",
            "organizations",
            "sources",
            "claims",
            "offices",
            "residences",
            "event_causes",
            "event_parts",
        ):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0], table
        keys = connection.execute("PRAGMA foreign_key_list(event_people)").fetchall()
        assert {key[2] for key in keys} == {"events", "people"}


def test_timelinejs_slides_have_whole_days_and_their_doubt_in_words(program: Program, write: Write) -> None:
    found = json.loads(program("-f", write(FULL), "export", "-", "--to", "timelinejs").out)
    slides = {slide["unique_id"]: slide for slide in found["events"]}
    assert "before-memory" not in slides
    assert slides["vague"]["start_date"] == {"year": 1932, "month": 1, "day": 1}
    assert slides["vague"]["end_date"] == {"year": 1932, "month": 12, "day": 31}
    assert slides["vague"]["display_date"] == "about 1932"
    assert slides["old"]["start_date"]["year"] == -43
    assert "end_date" not in slides["open"]
    assert slides["full"]["group"] == "opposition"
    assert slides["full"]["text"]["headline"] == "A full event; with, commas &amp; &lt;tags&gt;"
    assert [era["text"]["headline"] for era in found["eras"]] == ["It lasted"]
    assert found["title"]["text"]["headline"] == "Everything"


def test_sources_for_reference_managers(program: Program, write: Write) -> None:
    items = {
        item["id"]: item for item in json.loads(program("-f", write(FULL), "export", "-", "--to", "csl").out)
    }
    assert items["book"]["author"] == [
        {"family": "Author", "given": "A."},
        {"family": "Family", "given": "Given"},
    ]
    assert items["book"]["issued"] == {"date-parts": [[1959]]}
    assert items["page"]["accessed"] == {"date-parts": [[2026, 1, 2]]}
    text = program("-f", write(FULL), "export", "-", "--to", "bibtex").out
    entries = parse_string(text)
    assert not entries.failed_blocks
    book = entries.entries_dict["book"].fields_dict
    assert book["author"].value == "A. Author and Family, Given"
    assert book["title"].value == r"A \{Book\} \& 100\% more\_"
    assert entries.entries_dict["page"].fields_dict["url"].value == "https://example.org/a_b?c=d"


def test_geojson_has_points_and_routes_longitude_first(program: Program, write: Write) -> None:
    found = json.loads(program("-f", write(FULL), "export", "-", "--to", "geojson").out)
    point, line = found["features"]
    assert point["geometry"] == {"type": "Point", "coordinates": [37.62, 55.75]}
    assert point["properties"]["events"] == ["full"]
    assert line["geometry"]["type"] == "LineString"
    assert len(line["geometry"]["coordinates"]) == 2


@pytest.mark.parametrize(
    ("tool", "words"),
    [
        ("jq", ["-e", ".events | length", "out.json"]),
        ("sqlite3", ["out.sqlite", "PRAGMA integrity_check"]),
        ("csvstat", ["--count", "out.csv"]),
    ],
)
def test_others_tools_take_it(program: Program, tool: str, words: list[str], tmp_path: Path) -> None:
    beside = Path(sys.executable).with_name(tool)
    found = str(beside) if beside.exists() else tool
    needs(found)
    out = next(word for word in words if word.startswith("out."))
    program("export", str(tmp_path / out))
    done = subprocess.run(
        [found, *words], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
