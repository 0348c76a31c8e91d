"""YAML to values; every fault with its place, all of them at once, nothing half shown."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from timeline_cli.dates import parse
from timeline_cli.errors import DataError
from timeline_cli.layers import STDIN, files_of, stamp
from timeline_cli.loading import load, slug
from timeline_cli.model import About, Event, Participant, Person, Source

Write = Callable[[str], str]

SMALL = """
title: Mine
events:
  - {date: 1927-11-14, title: One, people: [{id: trotsky, role: expelled}]}
  - {id: two, date: 1927-11, title: Two, tags: [no, 1927-11, yes]}
people:
  - {id: trotsky, name: Leon Trotsky, born: 1879-11-07}
"""


def values(text: str, write: Write) -> list[object]:
    return list(load([[write(text)]]))


def problems(text: str | bytes, write: Write) -> list[str]:
    """Return what is wrong, without the name of the folder."""
    path = write("")
    Path(path).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(DataError) as caught:
        list(load([[path]]))
    return [str(problem).removeprefix(path + ":") for problem in caught.value.problems]


def test_everything_stays_text_until_the_model_says_otherwise(write: Write) -> None:
    found = values(SMALL, write)
    events = [value for value in found if isinstance(value, Event)]
    assert events[0].id == "1927-11-14-one"
    assert events[0].date == parse("1927-11-14")
    assert events[0].people == (Participant("trotsky", "expelled"),)
    assert events[1].tags == ("no", "1927-11", "yes")
    assert About("Mine") in found
    (person,) = (value for value in found if isinstance(value, Person))
    assert person.born is not None
    assert person.born.date.text == "1879-11-07"


def test_names_stand_for_themselves_where_none_is_defined(write: Write) -> None:
    text = "events:\n- {date: 1843, title: A, people: Ada Lovelace, sources: ['https://example.org/x']}\n"
    found = values(text, write)
    assert Person("Ada Lovelace", "Ada Lovelace") in found
    assert any(isinstance(value, Source) and value.url == "https://example.org/x" for value in found)


def test_ids_are_made_from_date_and_title_and_never_clash(write: Write) -> None:
    text = "events:\n- {date: 1927~, title: 'Über alles!'}\n- {date: 1927~, title: Uber alles}\n- {date: 1927, title: '!!!'}\n"
    assert [v.id for v in values(text, write) if isinstance(v, Event)] == [
        "1927-uber-alles",
        "1927-uber-alles-2",
        "1927",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "the file is empty"),
        ("# nothing\n", "the file is empty"),
        ("- a\n", "1:1: a timeline is a mapping"),
        ("events: []\nevents: []\n", "2:1: `events` stands twice"),
        ("events: x\n", "1:9: `events` is a list"),
        ("events:\n- x\n", "2:3: `events` is a list of mappings"),
        ("event:\n- {date: 1927, title: a}\n", "1:1: unknown section `event`; did you mean `events`?"),
        ("title: x\n", "there are no events"),
        ("events:\n- {date: 1927}\n", "2:3: `title` is missing"),
        ("events:\n- {title: x}\n", "2:3: `date` is missing"),
        ("events:\n- {date: , title: x}\n", "2:10: `date` is empty"),
        ("events:\n- {date: 1927-13, title: x}\n", "2:10: `1927-13`: 13 is neither a month"),
        ("events:\n- {date: [1924,1925], title: x}\n", "2:10: a date is wanted; put an EDTF set in quotes"),
        ("events:\n- {date: 1927, title: [x]}\n", "2:23: a text is wanted here, not a list"),
        (
            "events:\n- {date: 1927, titel: x, title: y}\n",
            "2:16: unknown field `titel`; did you mean `title`?",
        ),
        ("events:\n- {date: 1927, title: x, importance: 4}\n", "importance is 1"),
        (f"events:\n- {{date: 1927, title: x, importance: {chr(57) * 400}}}\n", "importance is 1"),
        ("events:\n- {date: 1927, title: x, importance: high}\n", "2:38: `high` is not a whole number"),
        ("events:\n- {date: 1927, title: x, claims: [{note: y}]}\n", "`date` is missing"),
        ("events:\n- {date: 1927, title: x, causes: [y]}\n", "2:35: unknown event `y`"),
        ("events:\n- {date: 1927, title: x, id: 'two words'}\n", "is not one word"),
        (
            "events:\n- {id: a, date: 1927, title: x}\n- {id: a, date: 1927, title: x}\n",
            "3:8: the id `a` is already used at",
        ),
        (
            "events:\n- {date: 1927, title: x, people: [trotski]}\npeople:\n- {id: trotsky, name: T}\n",
            "2:35: unknown person `trotski`; did you mean `trotsky`?",
        ),
        ("events:\n- {date: 1927, title: x, title: y}\n", "2:26: `title` stands twice"),
        ("events:\n- &a {date: 1927, title: x}\n- *a\n", "3:3: `*a` is an alias"),
        ("x: &x {date: 1927}\nevents:\n- {<<: *x, title: x}\n", "`<<` merges are not read"),
        (
            "events:\n- {date: !!timestamp 1927-01-01, title: x}\n",
            "2:10: the tag tag:yaml.org,2002:timestamp is not read",
        ),
        ("events:\n- !!python/object/apply:os.system {date: 1927, title: x}\n", "is not read"),
        ("events:\n- {date: 1927, title: x}\n---\nevents: []\n", "3:1: a second document begins here"),
        ("events:\n- {date: 1927, title: 'x}\n", "broken YAML"),
        ("events:\n\t- {date: 1927, title: x}\n", "2:1: broken YAML"),
        ("events:\n- ? [a]\n  : b\n", "a key must be a plain word"),
        (
            "events:\n- date: 1927\n  title:\n" + "\n".join(f"{' ' * n}-" for n in range(3, 90)),
            "nested more than 64 levels deep",
        ),
        ("events:\n- date: 1927\n  title: " + "[" * 100_000, "nest"),
        ("events:\n- {date: 1927, title: x\x07y}\n", "2:24: a control character"),
        (b"events:\n- {date: 1927, title: \xff}\n", "not UTF-8"),
        ("events:\n- {date: 1927, title: x}\n".encode("utf-16"), "not UTF-8 but UTF-16"),
        (
            "places: [{id: a, name: A, lat: north}]\nevents: [{date: 1927, title: x}]\n",
            "`north` is not a number",
        ),
        (
            "places: [{id: a, name: A, lat: 0, lon: 15340e25282}]\nevents: [{date: 1927, title: x}]\n",
            "1:40: `15340e25282` is not a number",
        ),
        (
            "places: [{id: a, name: A, lat: nan, lon: -inf}]\nevents: [{date: 1927, title: x}]\n",
            "`nan` is not a number",
        ),
        ("people: [{name: A}]\nevents: [{date: 1927, title: x}]\n", "`id` is missing"),
    ],
    ids=lambda v: repr(v)[:40],
)
def test_bad_input_says_where_and_what(text: str | bytes, expected: str, write: Write) -> None:
    found = problems(text, write)
    assert any(expected in problem for problem in found), found


def test_all_problems_are_reported_at_once_in_order(write: Write) -> None:
    text = "events:\n- {date: x, title: a}\n- {date: 1927}\n- {date: 1927, title: b, causes: [z]}\n"
    assert [problem.split(":")[0] for problem in problems(text, write)] == ["2", "3", "4"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("before", ["", "\ufeff"])
def test_lines_are_counted_as_editors_count_them(end: str, before: str, write: Write) -> None:
    lines = ["events:", "- {date: 1927, title: 'not\u2028a\u0085line\u2029end'}", "- {date: x, title: a}", ""]
    (problem,) = problems((before + end.join(lines)).encode(), write)
    assert problem.startswith("3:10: `x` is not a date")


def test_an_alias_bomb_is_refused_in_no_time(write: Write) -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert any("is an alias" in problem for problem in problems("\n".join(lines), write))


def test_the_pure_parser_reads_the_same(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    with_c = values(SMALL, write)
    monkeypatch.delattr(yaml, "CBaseLoader")
    assert values(SMALL, write) == with_c


def test_missing_file_folder_without_yaml_and_permission(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is no such file"):
        list(load([[str(tmp_path / "none.yaml")]]))
    with pytest.raises(DataError, match=r"no \.yaml file in this folder"):
        files_of(str(tmp_path))
    with pytest.raises(DataError, match="there is no such file"):
        stamp([[str(tmp_path / "none.yaml")]])


def test_a_folder_is_merged_by_section(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("events: [{date: 1928, title: b, people: [p]}]\n")
    (tmp_path / "a.yml").write_text("events: [{date: 1927, title: a}]\npeople: [{id: p, name: P}]\n")
    (tmp_path / "notes.txt").write_text("not YAML: [")
    found = list(load([files_of(str(tmp_path))]))
    assert [v.title for v in found if isinstance(v, Event)] == ["a", "b"]


def test_a_later_layer_adds_and_patches_by_id(write: Write) -> None:
    base = write("events:\n- {id: a, date: 1927, title: A, tags: [x]}\n- {id: b, date: 1928, title: B}\n")
    mine = write(
        "events:\n- {id: a, importance: 3}\n- {date: 1929, title: C, causes: [b]}\n- {id: d, date: 1930, title: D}\n"
    )
    events = [v for v in load([[base], [mine]]) if isinstance(v, Event)]
    assert [(e.id, e.importance) for e in events] == [("a", 3), ("b", 2), ("1929-c", 2), ("d", 2)]
    assert events[0].tags == ("x",)


def test_stdin_is_a_layer() -> None:
    found = list(load([[STDIN]], stdin=io.BytesIO(b"events: [{date: 1927, title: x}]")))
    assert any(isinstance(value, Event) for value in found)


def test_the_progress_of_reading_is_told(write: Write) -> None:
    told: list[int] = []
    path = write(SMALL)
    list(load([[path]], progress=told.append))
    assert sum(told) == Path(path).stat().st_size


@pytest.mark.parametrize(
    ("text", "made"), [("Łódź, 1905!", "lodz-1905"), ("Ёлка", "елка"), ("a" * 200, "a" * 80), ("", "")]
)
def test_slug(text: str, made: str) -> None:
    assert slug(text) == made
