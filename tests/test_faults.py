"""Faults of the machine: whatever is killed, full, closed or taken away, nothing is lost and the next run is right."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ptyprocess import PtyProcess

from conftest import Program, environment

MAIN = [sys.executable, "-c", "from timeline_cli.cli import main; main()"]
EVENTS = 4000


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """Write a timeline that takes a moment to build."""
    path = tmp_path / "large.yaml"
    lines = (
        f"- {{id: e{n}, date: {1000 + n % 900}, title: Event {n}, summary: {'word ' * 30}}}"
        for n in range(EVENTS)
    )
    path.write_text("events:\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def command(path: Path, *words: str) -> list[str]:
    return [*MAIN, "-f", str(path), *(words or ("show", "-o", "ids"))]


def run(home: Path, argv: list[str], **more: object) -> subprocess.CompletedProcess[str]:
    options: dict[str, object] = {
        "capture_output": True,
        "text": True,
        "timeout": 120,
        **more,
    }
    # A limit on the size of files would cut short the bytecode that Python keeps, too.
    env = environment(home, PYTHONDONTWRITEBYTECODE="1")
    return subprocess.run(argv, env=env, check=False, **options)  # type: ignore[call-overload, no-any-return]


def left_behind(home: Path) -> list[str]:
    cache = home / "cache" / "timeline"
    return sorted(path.name for path in cache.iterdir() if path.suffix != ".sqlite") if cache.exists() else []


def test_fifty_builds_killed_at_any_moment(large: Path, tmp_path: Path) -> None:
    chance = random.Random(1)
    for _ in range(50):
        process = subprocess.Popen(
            command(large), env=environment(tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.02, 0.6))
        process.kill()
        process.wait()
        for index in (tmp_path / "cache" / "timeline").glob("*.sqlite"):  # whole, or not there
            assert run(tmp_path, command(large)).stdout.count("\n") == EVENTS
            index.unlink()
    done = run(tmp_path, command(large))
    assert (done.returncode, done.stdout.count("\n"), done.stderr) == (0, EVENTS, "")
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("number", [2, 20])
def test_builds_at_once(large: Path, tmp_path: Path, number: int) -> None:
    pipes = [
        subprocess.Popen(
            command(large),
            env=environment(tmp_path),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(number)
    ]
    for process in pipes:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, out.count("\n"), err) == (0, EVENTS, "")
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("size", [0, 10_000, 300_000, 1_500_000])
def test_a_disk_that_is_full(large: Path, tmp_path: Path, size: int) -> None:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then a write fails, as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = run(tmp_path, command(large), preexec_fn=limit)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == EVENTS
    done = run(tmp_path, command(large))
    assert (done.returncode, done.stdout.count("\n")) == (0, EVENTS)
    assert left_behind(tmp_path) == []


def test_an_export_to_a_full_disk_leaves_nothing_half_done(large: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("precious")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    for name in ("out.json", "out.sqlite"):
        done = run(tmp_path, command(large, "export", str(tmp_path / name), "--force"), preexec_fn=limit)
        assert done.returncode == 2
        assert "cannot be written" in done.stderr
        assert "Traceback" not in done.stderr
    assert out.read_text() == "precious"
    assert not (tmp_path / "out.sqlite").exists()
    assert not list(tmp_path.glob("*.tmp"))


def test_an_index_that_vanishes_or_loses_its_folder(large: Path, tmp_path: Path) -> None:
    run(tmp_path, command(large))
    cache = tmp_path / "cache" / "timeline"
    for damage in (
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: os.truncate(path, 5000),
    ):
        (index,) = cache.glob("*.sqlite")
        damage(index)
        done = run(tmp_path, command(large))
        assert (done.returncode, done.stdout.count("\n"), done.stderr) == (0, EVENTS, "")
    (index,) = cache.glob("*.sqlite")
    index.unlink()
    cache.rmdir()
    cache.write_text("a file where the folder should be")
    assert run(tmp_path, command(large)).stdout.count("\n") == EVENTS


def test_a_clock_set_back_and_a_source_that_changes(large: Path, tmp_path: Path) -> None:
    run(tmp_path, command(large))
    text = large.read_text(encoding="utf-8")
    large.write_text(text.replace("Event 7,", "Event X,"), encoding="utf-8")
    os.utime(large, (0, 0))
    done = run(tmp_path, command(large, "event", "e7", "-o", "tsv"))
    assert "Event X" in done.stdout
    large.write_text("events:\n- {date: 1927, title: [}\n", encoding="utf-8")
    done = run(tmp_path, command(large))
    assert (done.returncode, done.stdout) == (3, "")


@pytest.mark.parametrize(
    ("redirect", "status"),
    [("<&-", 0), (">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 0), (">/dev/full", 2)],
)
def test_streams_that_are_closed_or_full(large: Path, tmp_path: Path, redirect: str, status: int) -> None:
    argv = " ".join(f"'{word}'" for word in command(large, "show", "-o", "ids"))
    done = run(tmp_path, ["bash", "-c", f"{argv} {redirect}"])
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_signals_end_it_and_leave_nothing(
    tmp_path: Path, number: signal.Signals, status: int, large: Path
) -> None:
    text = large.read_text(encoding="utf-8")
    large.write_text(
        text + "".join(f"- {{id: f{n}, date: 1927, title: {'long ' * 40}}}\n" for n in range(40_000))
    )
    process = subprocess.Popen(
        command(large),
        env=environment(tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    end = time.monotonic() + 60
    while not left_behind(tmp_path) and time.monotonic() < end:  # until the build is under way
        time.sleep(0.02)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == status
    assert "Traceback" not in err
    large.write_text(text)
    done = run(tmp_path, command(large))
    assert done.stdout.count("\n") == EVENTS
    assert left_behind(tmp_path) == []


def test_a_terminal_that_changes_its_size_while_paging(large: Path, tmp_path: Path) -> None:
    env = environment(tmp_path, TERM="xterm-256color", PAGER="cat")
    process = PtyProcess.spawn(command(large, "show"), env=env, dimensions=(24, 80))
    seen = b""
    while True:
        try:
            seen += process.read(1000)
        except EOFError:
            break
        process.setwinsize(24, 60 + len(seen) % 60)
    process.wait()
    assert process.exitstatus == 0
    assert b"Traceback" not in seen
    assert seen.count(b"Event ") >= EVENTS


@pytest.mark.parametrize(
    "variables",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "tr_TR.UTF-8"},
        {"HOME": "", "XDG_CACHE_HOME": ""},
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent/cache"},
        {"XDG_CACHE_HOME": "relative/path"},
        {"TERM": ""},
        {"TERM": "no-such-terminal", "COLUMNS": "abc"},
        {"COLUMNS": "0"},
        {"COLUMNS": "99999999999999999999"},
        {"PAGER": "", "LESS": "-X"},
        {"PAGER": "'unclosed"},
        {"TIMELINE_FILE": "/nonexistent.yaml", "expected": "3"},
    ],
    ids=lambda variables: " ".join(f"{k}={v}" for k, v in variables.items()),
)
def test_odd_environments(program: Program, variables: dict[str, str]) -> None:
    more = dict(variables)
    expected = int(more.pop("expected", "0"))
    for words in (("show", "1927"), ("show", "1927", "-o", "pretty"), ("person", "Троцкий", "-n", "2")):
        done = program(*words, **more)
        assert done.status == expected, done.err
        assert "Traceback" not in done.err
