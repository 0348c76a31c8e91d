"""The output contract, on the real program in real pipes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import DATA, Program, environment, needs

Write = Callable[[str], str]
EVENT_KEYS = [
    *(
        "id",
        "date",
        "start",
        "end",
        "precision",
        "display",
        "approximate",
        "uncertain",
        "lasts",
        "disputed",
        "title",
        "summary",
    ),
    *(
        "category",
        "importance",
        "people",
        "places",
        "organizations",
        "tags",
        "claims",
        "causes",
        "part_of",
        "context",
    ),
    *("lead_up", "account", "aftermath", "significance", "quotes", "illustration", "sources", "notes"),
]
EXPULSION = "trotsky-zinoviev-expelled-from-party"


def test_a_pipe_gets_a_line_an_event_with_nothing_cut(program: Program) -> None:
    done = program("show", "1927")
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert [
        "1927-11-14",
        EXPULSION,
        "opposition",
        "Trotsky and Zinoviev are expelled from the Communist Party",
    ] in rows
    assert all(len(row) == 4 for row in rows)
    assert (done.status, done.err) == (0, "")
    assert "\x1b" not in done.out


@pytest.mark.parametrize("day", ["1927-11-12", "1927-11-14", "1927-11-15"])
def test_the_expulsion_is_found_by_each_of_its_dates_and_marked(program: Program, day: str) -> None:
    assert EXPULSION in program("show", day, "-o", "ids").out.splitlines()
    assert "Communist Party ⚑" in program("show", day, "-o", "pretty", "--width", "120").out


def test_json_is_one_object_with_every_key(program: Program) -> None:
    found = json.loads(program("show", "1927", "--json").out)
    assert list(found) == ["schema", "events"]
    assert found["schema"] == 1
    (event,) = (event for event in found["events"] if event["id"] == EXPULSION)
    assert list(event) == EVENT_KEYS
    assert (event["date"], event["start"], event["end"], event["precision"]) == (
        "1927-11-14",
        "1927-11-14",
        "1927-11-14",
        "day",
    )
    assert event["display"] == "14 November 1927"
    assert {"id": "trotsky", "name": "Leon Trotsky", "role": "expelled"} in event["people"]
    assert event["places"] == [{"id": "moscow", "name": "Moscow"}]
    assert list(event["claims"][0]) == [
        *(
            "date",
            "start",
            "end",
            "precision",
            "display",
            "approximate",
            "uncertain",
            "lasts",
            "sources",
            "note",
        ),
    ]
    assert list(event["sources"][0]) == ["id", "title", "locator"]
    assert event["causes"][0] == {"id": "opposition-demonstration-1927", "note": "the charge"}
    assert event["part_of"] == ["defeat-of-the-united-opposition"]


def test_open_ends_are_null(program: Program, write: Write) -> None:
    path = write("events: [{date: 1927/.., title: x}]")
    (event,) = json.loads(program("-f", path, "show", "--json").out)["events"]
    assert (event["start"], event["end"]) == ("1927-01-01", None)


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("people", "people"),
        ("places", "places"),
        ("orgs", "organizations"),
        ("tags", "tags"),
        ("sources", "sources"),
    ],
)
def test_lists(program: Program, command: str, kind: str) -> None:
    rows = [line.split("\t") for line in program(command).out.splitlines()]
    assert all(len(row) == 3 and row[2].isdigit() for row in rows)
    found = json.loads(program(command, "--json").out)
    assert list(found) == ["schema", kind]
    assert list(found[kind][0])[:3] == ["id", "name", "count"]
    assert [str(each["count"]) for each in found[kind]] == [row[2] for row in rows]
    assert program(command, "-o", "ids").out.splitlines() == [row[0] for row in rows]
    assert program(command, "-o", "md").out.startswith("| id | name | events |")


def test_a_person_in_json_comes_with_their_life(program: Program) -> None:
    found = json.loads(program("person", "trotsky", "--json").out)
    assert list(found) == ["schema", "person", "events"]
    assert found["person"]["born"]["date"] == "1879-11-07"
    assert found["person"]["offices"][0]["from"] == "1919-03-25"
    assert found["person"]["count"] == len(found["events"])
    org = json.loads(program("org", "politburo", "--at", "1925-06-01", "--json").out)
    assert {"name": "Leon Trotsky", "title": "Member"} in org["members"]
    assert "place" in json.loads(program("place", "leningrad", "--json").out)


def test_json_lines_csv_tsv_ids_template_and_fields(program: Program) -> None:
    lines = program("show", "1927", "-o", "jsonl").out.splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    assert program("show", "1927", "-o", "ids").out.splitlines() == ids
    rows = list(csv.DictReader(io.StringIO(program("show", "1927", "-o", "csv").out)))
    assert [row["id"] for row in rows] == ids
    assert next(row for row in rows if row["id"] == EXPULSION)["people"].startswith("trotsky;zinoviev;")
    assert program("show", "1927", "--fields", "id").out.splitlines() == ids
    assert (
        f"1927-11-14\t{EXPULSION}"
        in program("show", "1927", "-o", "tsv", "--fields", "start,id").out.splitlines()
    )
    assert [*json.loads(program("show", "1927", "--json", "--fields", "id,date").out)["events"][0]] == [
        "id",
        "date",
    ]
    filled = program("show", "1927-11-14", "--template", r"{{{date}}}\t{title}").out
    assert "{1927-11-14}\tTrotsky and Zinoviev" in filled


@pytest.mark.parametrize(
    "words", [("--fields", "id,datum"), ("--template", "{datum}"), ("--template", "{id.__class__}")]
)
def test_an_unknown_field_lists_the_known(program: Program, words: tuple[str, str]) -> None:
    done = program("show", "1927", *words)
    assert done.status == 2
    assert "known are id, date" in done.err
    assert done.out == ""


def test_markdown(program: Program) -> None:
    assert program("show", "1927-11-14", "-o", "md").out.count("## ") == 2
    page = program("event", EXPULSION, "-o", "md").out
    assert page.startswith("# Trotsky and Zinoviev are expelled")
    assert "## Account" in page


def test_pages_go_into_a_pipe_as_plain_text_of_80_columns(program: Program) -> None:
    for words in (("event", EXPULSION), (), ("show", "1927", "-o", "pretty")):
        out = program(*words).out
        assert "\x1b" not in out
        assert max(map(len, out.splitlines())) <= 80
    assert max(map(len, program("event", EXPULSION, COLUMNS="60").out.splitlines())) <= 60
    assert max(map(len, program("event", EXPULSION, "--width", "50").out.splitlines())) <= 50


@pytest.mark.parametrize(
    ("words", "variables", "coloured"),
    [
        ((), {}, False),
        (("--color", "always"), {}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour(program: Program, words: tuple[str, ...], variables: dict[str, str], coloured: bool) -> None:  # noqa: FBT001
    out = program("event", EXPULSION, *words, TERM="xterm-256color", **variables).out
    assert ("\x1b[" in out) is coloured


def test_color_always_implies_pretty(program: Program) -> None:
    assert "\x1b[" in program("show", "1927", "--color", "always", TERM="xterm").out


def test_ascii_draws_no_other_character(program: Program, write: Write) -> None:
    path = write(
        "events: [{id: a, date: 1927/1928, title: A plain title, category: x, claims: [{date: 1926}], summary: One – two… “three”}]"
    )
    for words in (("show",), ("event", "a"), ()):
        assert (
            program("-f", path, "--ascii", *words, "-o", "pretty").out.isascii()
            if words
            else program("-f", path, "--ascii").out.isascii()
        )


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("show", "1850"), 0, "no events match"),
        (("show", "--since", "nonsense"), 2, "`nonsense` is not a date; write 1927"),
        (("show", "1927-02-30"), 2, "does not exist"),
        (("show", "--since", "1930", "--until", "1929"), 2, "--since 1930 is after --until 1929"),
        (("show", "-i", "4"), 2, "--importance is 1 to 3"),
        (("show", "-o", "xml"), 2, "--output is one of"),
        (("show", "--not", "trotsky"), 2, "--not takes KEY:VALUE"),
        (("show", "-p", "nobody-at-all"), 4, "there is no person"),
        (("person", "k"), 4, "several answer to `k`"),
        (("event", "trotsky"), 4, "several events answer to `trotsky`"),
        (("event", "zzz"), 4, "there is no event `zzz`"),
        (("event",), 2, "Missing argument"),
        (("shwo",), 2, "Did you mean 'show'"),
        (("-f", "none.yaml", "show"), 3, "none.yaml: there is no such file"),
        (("on", "31-31"), 2, "not a day of the year"),
    ],
    ids=str,
)
def test_one_clear_message_and_the_documented_status(
    program: Program, words: tuple[str, ...], status: int, message: str
) -> None:
    done = program(*words)
    assert done.status == status, done.err
    assert message in " ".join(done.err.replace("│", " ").split())
    assert done.out == ""
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("trotsky", "showing events of the person trotsky"),
        ("Троцкий", "showing events of the person trotsky"),
        ("moscow", "showing events of the place moscow"),
        (
            "show-trial",
            "showing events of the tag show-trial",
        ),  # and not the event provincial-show-trials-1937
        (EXPULSION, f"showing the event {EXPULSION}"),
        ("Hotel Bristol", "showing events with the words: Hotel Bristol"),
        ("1927", ""),
        ("autumn 1932", ""),
        ("kirov-assassinated..1934-12-31", ""),
    ],
)
def test_show_says_how_it_read_the_words(program: Program, typed: str, note: str) -> None:
    done = program("show", *typed.split())
    assert done.status == 0
    assert done.out
    assert done.err == (f"timeline: {note}\n" if note else "")


def test_filters_narrow_what_a_command_lists(program: Program) -> None:
    done = program(
        "show",
        "1930s",
        "-p",
        "trotsky",
        "-c",
        "exile",
        "--not",
        "tag:trotsky-household",
        "--until",
        "1939",
        "-i",
        "3",
    )
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert rows
    assert {row[2] for row in rows} == {"exile"}
    both = program("show", "-p", "trotsky", "-p", "bukharin", "--together", "-o", "ids").out.split()
    assert "lenin-testament-dictated" in both
    assert "alliluyeva-suicide" not in both


def test_shared_options_stand_before_or_after_the_command(program: Program, write: Write) -> None:
    path = write("events: [{id: x, date: 1927, title: Mine}]")
    assert program("-f", path, "show").out == program("show", "-f", path).out == "1927\tx\t\tMine\n"
    assert program("show", TIMELINE_FILE=path).out == "1927\tx\t\tMine\n"
    text = Path(path).read_text(encoding="utf-8")
    assert program("show", "-f", "-", stdin=text).out == "1927\tx\t\tMine\n"
    more = write("events: [{id: x, importance: 3}, {id: y, date: 1928, title: More}]")
    assert program("-f", path, "-f", more, "show", "-o", "ids").out == "x\ny\n"


def test_faulty_data_is_listed_whole_and_nothing_is_shown(program: Program, write: Write) -> None:
    path = write("events:\n- {date: 1927, title: good}\n- {date: x, title: a}\n- {date: 1927}\n")
    done = program("-f", path, "show")
    assert (done.status, done.out) == (3, "")
    assert f"{path}:3:10: " in done.err
    assert f"{path}:4:3: " in done.err


def test_on_this_day_can_be_reproduced(program: Program) -> None:
    out = program("on", "--today", "2026-11-14", "-o", "pretty").out
    assert "99 years ago" in out
    assert program("on", "11-14", "-o", "ids").out == program("on", "14", "nov", "-o", "ids").out
    assert EXPULSION in program("on", "14 nov", "-o", "ids").out


def test_event_reads_ids_from_stdin(program: Program) -> None:
    ids = program("show", "--tag", "show-trial", "-o", "ids").out
    lines = program("event", "-", stdin=ids, COLUMNS="80").out.splitlines()
    assert sum(line.startswith("╭") for line in lines) == len(ids.split()) > 2


def test_control_characters_in_data_reach_no_terminal(program: Program, write: Write) -> None:
    path = write('events: [{id: x, date: 1927, title: "a\\e[31mb\\tc\\u202e", people: ["p\\e]0;x\\a"]}]')
    for words in (("show",), ("event", "x"), ("people",), ("show", "-o", "pretty"), ("person", "p")):
        out = program("-f", path, *words, "--color", "never").out
        assert out
        assert not any(ord(c) < 32 and c not in "\n\t" for c in out), words


def test_a_spreadsheet_runs_no_cell(program: Program, write: Write) -> None:
    path = write("events: [{id: x, date: -0043, title: '=HYPERLINK(1)', summary: '@x'}]")
    (row,) = csv.DictReader(io.StringIO(program("-f", path, "show", "-o", "csv").out))
    assert (row["title"], row["summary"], row["date"]) == ("'=HYPERLINK(1)", "'@x", "-0043")


def _shell(line: str, home: Path) -> subprocess.CompletedProcess[str]:
    code = f'timeline() {{ "{sys.executable}" -c "from timeline_cli.cli import main; main()" "$@"; }}\nset -o pipefail\n{line}'
    return subprocess.run(
        ["bash", "-c", code], capture_output=True, text=True, env=environment(home), check=False, timeout=60
    )


@pytest.mark.parametrize(
    ("tool", "line", "expected"),
    [
        (
            "jq",
            "timeline show 1937 --json | jq -r '.events[] | [.date, .title] | @tsv' | tail -1",
            "1937-12-",
        ),
        ("awk", "timeline show --person trotsky | awk -F'\\t' '$3 == \"exile\"' | head -3 | wc -l", "3"),
        (
            "bash",
            "timeline show -o ids --tag show-trial > trials && timeline event - < trials | grep -c '^╭' | diff - <(wc -l < trials) && echo same",
            "same",
        ),
        ("bash", "timeline show 1930s -o csv > thirties.csv && head -1 thirties.csv", "id,date,start,end"),
        (
            "fzf",
            "timeline show | fzf -d'\\t' --with-nth=1,4 --filter 'Kirov assassinated' | head -1",
            "1934-12-01\t",
        ),
    ],
)
def test_recipe(tool: str, line: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needs(tool)
    monkeypatch.chdir(tmp_path)
    done = _shell(line, tmp_path)
    assert done.stdout.startswith(expected), done.stderr


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    done = _shell("timeline show --json | head -1; echo ${PIPESTATUS[0]}", tmp_path)
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""
    for words in ("show --color always", "show -o pretty", "event lenin-dies --color always", "show -o csv"):
        done = _shell(
            f"for n in 1 2 3; do timeline {words} | head -1; echo ${{PIPESTATUS[0]}}; done", tmp_path
        )
        assert done.stdout.splitlines()[1::2] == ["0"] * 3, words
        assert done.stderr == "", words


def test_without_a_home_and_in_any_locale(program: Program, tmp_path: Path) -> None:
    done = program(
        "show",
        "Троцкий",
        "-n",
        "1",
        "-f",
        str(DATA),
        HOME="",
        XDG_CACHE_HOME="",
        LANG="C",
        LC_ALL="C",
        home=str(tmp_path),
    )
    assert done.status == 0, done.err
    assert done.out.count("\n") == 1
