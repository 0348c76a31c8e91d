"""Hostile and broken input, through the real program: a clear message or a correct page, in bounded time and memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT, Program, environment
from timeline_cli.check import run as run_checks
from timeline_cli.errors import DataError, TimelineError
from timeline_cli.formats import exports
from timeline_cli.formats.records import EVENT_FIELDS, event_record
from timeline_cli.formats.table import filled
from timeline_cli.index import Request
from timeline_cli.loading import load
from timeline_cli.query import Query
from timeline_cli.store import Store

INPUTS = ROOT / "tests" / "inputs"
NAUGHTY: list[str] = [
    text.encode("utf-8", "replace").decode()
    for text in json.loads((INPUTS / "naughty-strings.json").read_text(encoding="utf-8"))
]
SUITE: dict[str, str] = json.loads((INPUTS / "yaml-test-suite.json").read_text(encoding="utf-8"))
PAGES = (
    ("show",), ("show", "-o", "pretty"), ("show", "--json"), ("show", "-o", "csv"), ("show", "-o", "md"), ("people",), ("chart",),
    ("lanes",), ("map",), ("check",), ("export", "-", "--to", "yaml"), ("export", "-", "--to", "icalendar"),
)  # fmt: skip
MEMORY = 1 << 30
"""Bytes of address space that any of it may take."""


def bounded(home: Path, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the program within bounds of time and memory; no traceback, and no control character, may come out."""
    done = subprocess.run(
        [sys.executable, "-c", "from timeline_cli.cli import main; main()", *words],
        input=stdin,
        capture_output=True,
        env=environment(home),
        check=False,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert b"Traceback" not in done.stderr, done.stderr[-3000:].decode()
    for stream in (done.stdout, done.stderr):
        text = stream.decode("utf-8")
        assert not any((ord(c) < 32 and c not in "\n\t\r") or 0x7F <= ord(c) < 0xA0 for c in text), words
    return done


def quoted(text: str) -> str:
    """Write a text as YAML does between quotation marks, what cannot be shown as escapes."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() or c == "\u200d" else f"\\U{ord(c):08x}" for c in written)


HUGE = {
    "a title of a million characters": "events: [{id: a, date: 1927, title: %s}]" % ("x" * 1_000_000),
    "ten thousand people on one event": "events: [{id: a, date: 1927, title: t, people: [%s]}]"
    % ", ".join(f"p{n}" for n in range(10_000)),
    "five thousand events on one day": "events:\n" + "".join(f"- {{id: e{n}, date: 1927-01-01, title: t}}\n" for n in range(5000)),
    "a chain of two thousand causes": "events:\n- {id: e0, date: 1900, title: t}\n"
    + "".join(f"- {{id: e{n}, date: {1900 + n // 25}, title: t, causes: [e{n - 1}]}}\n" for n in range(1, 2000)),
    "a cycle of causes": "events:\n- {id: a, date: 1927, title: t, causes: [b]}\n- {id: b, date: 1927, title: t, causes: [a]}\n",
    "an event inside itself": "events: [{id: a, date: 1927, title: t, part_of: [a]}]",
    "the edges of the calendar": "events:\n"
    + "".join(f"- {{date: '{d}', title: t}}\n" for d in ("-9999", "0000", "9999-12-31", "Y-1000000000", "Y1000000000", "XXXX", "0001-01-01")),
    "places on each other and at the poles": "places:\n- {id: a, name: A, lat: 90, lon: 0, within: b}\n- {id: b, name: B, lat: -90, lon: 180, within: a}\n"
    "events: [{date: 1927, title: t, places: [a, b]}]",
    "marks on marks": "events: [{id: a, date: 1927, title: %s}]" % quoted("e" + "\u0301" * 5000),
    "names that look like options": "events: [{id: a, date: 1927, title: t, people: ['--help', '-x', '*'], tags: ['--json']}]",
}  # fmt: skip


@pytest.mark.parametrize("name", HUGE)
def test_huge_and_twisted_timelines(name: str, tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(HUGE[name], encoding="utf-8")
    for words in PAGES:
        done = bounded(tmp_path, "-f", str(path), *words)
        assert done.returncode in (0, 1), (words, done.stderr[-500:])
        assert done.returncode == 0 or words == ("check",)
    for words in (
        ("event", "a"),
        ("why", "a", "--depth", "100"),
        ("why", "e1999", "--depth", "100"),
        ("at", "1927-01-01"),
    ):
        done = bounded(tmp_path, "-f", str(path), *words)
        assert done.returncode in (0, 4), words


def test_cycles_are_named_by_check(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(HUGE["a cycle of causes"], encoding="utf-8")
    done = program("check", str(path))
    assert done.status == 1
    assert "cause-cycle" in done.out
    assert program("-f", str(path), "why", "a", "-o", "ids").out.split() == ["a", "b"]


def test_naughty_strings_as_data(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    lines = []
    for n, text in enumerate(text for text in NAUGHTY if text.strip()):
        lines.append(
            f"- {{id: e{n}, date: 1927, title: {quoted(text)}, summary: {quoted(text)}, people: [{quoted(text)}], tags: [{quoted(text)}]}}"
        )
    path.write_text("events:\n" + "\n".join(lines), encoding="utf-8")
    for words in PAGES:
        done = bounded(tmp_path, "-f", str(path), *words)
        assert done.returncode in (0, 1), (words, done.stderr[-800:])


@pytest.mark.parametrize("start", range(0, 500, 100))
def test_naughty_strings_as_words(program: Program, start: int) -> None:
    for text in [text for text in NAUGHTY if "\x00" not in text][start + 7 : start + 100 : 13]:
        for words in (
            ("show", text),
            ("person", text),
            ("search", text),
            ("on", text),
            ("at", text),
            ("event", text),
        ):
            done = program(*words)
            assert done.status in (0, 2, 4), (words, done.err)
            assert "Traceback" not in done.err


def test_every_case_of_the_yaml_test_suite_is_read_or_refused(write: Callable[[str], str]) -> None:
    refused = 0
    for text in SUITE.values():
        for whole in (
            text,
            "events:\n- date: 1927\n  title: t\n  notes:\n"
            + "".join(f"    {line}\n" for line in text.splitlines()),
        ):
            try:
                list(load([[write(whole.encode("utf-8", "replace").decode())]]))
            except DataError as error:
                refused += bool(error.problems and all(problem.message for problem in error.problems))
    assert refused > len(SUITE)


@pytest.mark.parametrize(
    ("template", "status"),
    [
        ("{title.__class__}", 2),
        ("{title!r}", 2),
        ("{0}", 2),
        ("{}", 0),
        ("{title:>1000000000}", 2),
        ("{{title}}", 0),
        ("{title", 0),
        ("%(title)s $title `id` $(id)", 0),
    ],
)
def test_templates_reach_nothing_but_fields(program: Program, template: str, status: int) -> None:
    done = program("show", "-n", "1", "--template", template)
    assert done.status == status
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "text",
    [
        "(a+)+$" * 5,
        "a" * 5000,
        '"' * 999,
        "NEAR(a b)",
        "a AND OR NOT",
        "* OR 1=1",
        "col:x",
        "'; DROP TABLE event; --",
    ],
)
def test_searches_are_words_and_no_language(program: Program, text: str) -> None:
    for words in (("search", text), ("show", "-s", text)):
        done = program(*words)
        assert done.status in (0, 2), done.err
        assert "Traceback" not in done.err


def test_file_names_that_look_like_options(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-x.yaml").write_text("events: [{id: odd, date: 1927, title: t}]")
    assert program("-f", "./-x.yaml", "show", "-o", "ids").out == "odd\n"
    assert program("--file=-x.yaml", "show", "-o", "ids").out == "odd\n"
    assert program("check", "--", "-x.yaml").status == 0
    assert program("export", "--", "-x.json").status == 0
    assert Path("-x.json").exists()


_TEXT = st.text(max_size=12) | st.sampled_from(NAUGHTY)
_DATE = st.sampled_from(
    [
        "1927",
        "1927-11-14",
        "1932~",
        "1934?",
        "193X",
        "1927/1930",
        "1924/..",
        "../1924",
        "[1927..1930]",
        "{1927,1930}",
        "-0043",
        "1932-23",
    ]
)
_ID = st.sampled_from(["a", "b", "c"])
_EVENT = st.fixed_dictionaries(
    {"date": _DATE, "title": _TEXT.filter(str.strip)},
    optional={
        "summary": _TEXT, "category": _TEXT, "importance": st.integers(1, 3), "people": st.lists(_ID, max_size=3),
        "places": st.lists(_ID, max_size=3), "tags": st.lists(_TEXT.filter(str.strip), max_size=2), "account": _TEXT, "notes": _TEXT,
        "claims": st.lists(st.fixed_dictionaries({"date": _DATE, "note": _TEXT}), max_size=2),
        "quotes": st.lists(st.fixed_dictionaries({"text": _TEXT.filter(str.strip)}), max_size=1),
    },
)  # fmt: skip


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(_EVENT, min_size=1, max_size=5), st.text(max_size=20))
def test_any_timeline_loads_and_is_written_or_is_refused(
    write: Callable[[str], str], events: list[dict[str, object]], template: str
) -> None:
    text = json.dumps({"events": events})
    try:
        store = Store(Request((write(text),)))
    except DataError:
        return
    contents = store.contents()
    list(run_checks(contents))
    for name, export in exports.EXPORTS.items():
        if export.function:
            "".join(exports.text_of(name, contents))
    names = store.names()
    with suppress(TimelineError):
        "".join(filled(template, (event_record(e, names) for e in store.select(Query())), EVENT_FIELDS))
    store.close()
