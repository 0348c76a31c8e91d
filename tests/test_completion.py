"""Completion: what is offered, and that bash, zsh and fish themselves offer it."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import Program, environment, needs

EXPULSION = "trotsky-zinoviev-expelled-from-party"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("eve",), ["event"]),
        (("event", "trotsky-zinoviev-ex"), [EXPULSION]),
        (("event", EXPULSION, "dizzy"), ["dizzy-with-success"]),
        (("person", "trot"), ["trotsky"]),
        (("compare", "trotsky", "kiro"), ["kirov"]),
        (("place", "alma"), ["alma-ata"]),
        (("org", "politb"), ["politburo"]),
        (("show", "--tag", "show-t"), ["show-trial"]),
        (("show", "-c", "dipl"), ["diplomacy"]),
        (("show", "--source", "deutscher-prophet-u"), ["deutscher-prophet-unarmed"]),
        (("show", "--person=kiro"), ["--person=kirov"]),
        (("show", "--person", "=", "kiro"), ["--person=kirov"]),
        (("show", "--since", "kirov-ass"), ["kirov-assassinated"]),
        (("show", "--not", "tag:show-t"), ["tag:show-trial"]),
        (("show", "--not", "tag", ":", "show-t"), ["tag:show-trial"]),
        (("show", "--not", "imp"), ["importance:"]),
        (("show", "-o", "js"), ["json", "jsonl"]),
        (("show", "--color", "al"), ["always"]),
        (("show", "--fields", "id,dat"), ["id,date"]),
        (("show", "--disp"), ["--disputed"]),
        (("chart", "--by", "p"), ["person", "place"]),
        (("help", "exit"), ["exit-status"]),
        (("completion", "z"), ["zsh"]),
        (("--no-p",), ["--no-pager"]),
        (("show", "--limit", "1"), []),
        (("-f", "no-such-file.yaml", "person", "tr"), []),
        (("nonsense", "x"), []),
        ((), ["show"]),
    ],
    ids=" ".join,
)
def test_what_is_offered(program: Program, words: tuple[str, ...], expected: list[str]) -> None:
    done = program("--complete", *words)
    found = [line.split("\t")[0] for line in done.out.splitlines()]
    assert (done.status, done.err) == (0, "")
    assert found[: len(expected)] == expected if words == () else found == expected


def test_the_timeline_that_was_named_is_the_one_that_is_completed(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text('events: [{id: odd-id, date: 1900, title: "a\\tb\\e[31m"}]', encoding="utf-8")
    for words in (("-f", str(path), "event", "odd"), ("event", "-f", str(path), "odd")):
        assert program("--complete", *words).out == "odd-id\ta b[31m\n"


def test_no_typer_no_rich_no_yaml_is_imported_to_complete(shared_home: Path) -> None:
    code = (
        "import sys; sys.argv = ['timeline', '--complete', 'event', 'trotsky']\n"
        "from timeline_cli.cli import main; main()\n"
        "print(sorted({'typer', 'rich', 'yaml', 'json'} & set(sys.modules)), file=sys.stderr)"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, capture_output=True, text=True, env=environment(shared_home), check=True)
    assert done.stderr == "[]\n"


@pytest.mark.parametrize(
    ("shell", "start"),
    [
        ("bash", ["bash", "--norc", "--noprofile", "-i"]),
        ("zsh", ["zsh", "-f", "-i"]),
        ("fish", ["fish", "--no-config", "-i"]),
    ],
)
def test_the_real_shells_complete(shell: str, start: list[str], tmp_path: Path, shared_home: Path) -> None:
    needs(shell)
    program = tmp_path / "timeline"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from timeline_cli.cli import main; main()" "$@"\n',
        encoding="ascii",
    )
    program.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    env = environment(
        shared_home,
        PATH=path,
        TERM="xterm",
        XDG_CONFIG_HOME=str(tmp_path),
        PS1="> ",
        FISH_UNIT_TESTS_RUNNING="1",
    )
    load = {
        "bash": 'bind "set show-all-if-ambiguous on"; eval "$(timeline completion bash)"',
        "zsh": 'PS1="> "; eval "$(timeline completion zsh)"',
        "fish": "function fish_prompt; echo '> '; end; timeline completion fish | source",
    }[shell]
    talk = _Terminal(start, env)
    talk.say(load + "; echo READY=$((6 * 7))" if shell != "fish" else load + "; echo READY=(math 6 x 7)")
    talk.until("READY=42")
    talk.type("timeline event trotsky-zinoviev-ex\t")
    talk.until(EXPULSION)
    talk.type("\x15")
    talk.type("timeline show --tag show-tri\t")
    seen = talk.until("show-trial")
    assert "not found" not in seen
    talk.close()


class _Terminal:
    """An interactive program in a pseudo-terminal, driven by what it shows."""

    def __init__(self, argv: list[str], env: dict[str, str]) -> None:
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.execvpe(argv[0], argv, env)
        self._seen = ""

    def say(self, line: str) -> None:
        self.type(line + "\r")

    def type(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def until(self, wanted: str) -> str:
        """Read until a text has come; everything up to it is then forgotten."""
        end = time.monotonic() + 30
        while True:
            plain = re.sub(r"\x1b\[[0-9;?>=]*[a-zA-Z]|\x1b[()][AB0]|\x1b[=>78]|\r", "", self._seen)
            if wanted in plain:
                self._seen = ""
                return plain
            assert time.monotonic() < end, plain
            ready, _, _ = select.select([self._fd], [], [], 0.5)
            if ready:
                text = os.read(self._fd, 65536).decode(errors="replace")
                if "\x1b[c" in text or "\x1b[0c" in text:  # fish asks what terminal this is
                    os.write(self._fd, b"\x1b[?62;c")
                self._seen += text

    def close(self) -> None:
        os.close(self._fd)
        os.waitpid(self._pid, 0)
