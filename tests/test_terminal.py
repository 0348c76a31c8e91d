"""The real program in a real pseudo-terminal: colour, width, the pager, interruption."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pyte
import pytest
from ptyprocess import PtyProcess

from conftest import environment, read_to_end


def run(
    home: Path, *words: str, size: tuple[int, int] = (50, 100), keys: bytes = b"", **variables: str
) -> tuple[pyte.Screen, str, int]:
    """Run in a terminal of size lines by columns; return what is on the screen, what was sent, the exit status."""
    env = environment(home, TERM="xterm-256color", PAGER="cat", **variables)
    env.pop("COLUMNS")
    argv = [sys.executable, "-c", "from timeline_cli.cli import main; main()", *words]
    process = PtyProcess.spawn(argv, env=env, dimensions=size)
    if keys:
        process.write(keys)
    sent = read_to_end(process)
    screen = pyte.Screen(size[1], size[0])
    pyte.ByteStream(screen).feed(sent)
    status = process.exitstatus if process.exitstatus is not None else -(process.signalstatus or 0)
    return screen, sent.decode(), status


@pytest.mark.parametrize("columns", [60, 100, 160])
def test_a_year_fills_the_width_and_no_more(shared_home: Path, columns: int) -> None:
    screen, sent, status = run(shared_home, "show", "1927", size=(60, columns))
    shown = [line.rstrip() for line in screen.display]
    assert status == 0
    assert any("Trotsky and Zinoviev are" in line for line in shown)
    assert max(map(len, shown)) == columns - 1
    assert "\x1b[38;2;" in sent or "\x1b[38;5;" in sent


def test_the_width_can_be_given(shared_home: Path) -> None:
    screen, _, _ = run(shared_home, "show", "1927", "--width", "70")
    assert max(len(line.rstrip()) for line in screen.display) <= 70


def test_no_color_keeps_the_words(shared_home: Path) -> None:
    screen, sent, _ = run(shared_home, "show", "1927", NO_COLOR="1")
    assert "\x1b[3" not in sent.replace("\x1b[3m", "")
    assert any("opposition" in line for line in screen.display)


def test_a_long_page_goes_to_the_users_pager_in_colour(shared_home: Path, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text('#!/bin/sh\necho "PAGER $LESS"\nhead -c 4000\n')
    pager.chmod(0o755)
    env = {"PAGER": str(pager), "PATH": os.environ["PATH"]}
    argv = [sys.executable, "-c", "from timeline_cli.cli import main; main()", "show"]
    process = PtyProcess.spawn(
        argv, env=environment(shared_home, **env, TERM="xterm-256color"), dimensions=(20, 80)
    )
    sent = read_to_end(process)
    assert process.exitstatus == 0
    assert sent.startswith(b"PAGER FRX")
    assert b"\x1b[38;" in sent


def test_no_pager_where_it_fits_or_is_not_wanted(shared_home: Path) -> None:
    for words in (("show", "1927"), ("show", "--no-pager")):
        _, sent, status = run(shared_home, *words, size=(40, 80))
        assert status == 0
        assert sent


def test_a_pager_that_is_missing_is_no_trouble(shared_home: Path) -> None:
    env = environment(shared_home, TERM="xterm", PAGER="no-such-pager-here")
    argv = [sys.executable, "-c", "from timeline_cli.cli import main; main()", "show"]
    process = PtyProcess.spawn(argv, env=env, dimensions=(20, 80))
    sent = read_to_end(process)
    assert process.exitstatus == 0
    assert b"Coyoac" in sent


def test_a_dumb_terminal_gets_plain_text(shared_home: Path) -> None:
    argv = [sys.executable, "-c", "from timeline_cli.cli import main; main()", "show", "1927"]
    process = PtyProcess.spawn(argv, env=environment(shared_home, TERM="dumb"), dimensions=(40, 80))
    sent = read_to_end(process)
    assert b"\x1b" not in sent
    assert b"1927" in sent


def test_interrupting_a_build_leaves_with_130_and_no_traceback(tmp_path: Path) -> None:
    big = tmp_path / "big.yaml"
    big.write_text("events:\n" + "".join(f"- {{date: 1927, title: Event {n}}}\n" for n in range(200_000)))
    argv = [
        sys.executable,
        "-c",
        "from timeline_cli.cli import main; main()",
        "-f",
        str(big),
        "show",
        "-n",
        "1",
    ]
    process = PtyProcess.spawn(argv, env=environment(tmp_path), dimensions=(20, 100))
    sent = process.read(10)  # the progress has begun
    process.sendintr()
    sent += read_to_end(process)
    assert b"reading the timeline" in sent
    assert b"interrupted" in sent
    assert b"Traceback" not in sent
    assert process.exitstatus == 130
    assert not list((tmp_path / "cache").rglob("index-*"))
