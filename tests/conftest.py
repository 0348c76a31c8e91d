"""What every test shares: an environment of its own, the real program, and golden screens."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from ptyprocess import PtyProcess
from rich.text import Text

from timeline_cli.index import Request
from timeline_cli.store import Store

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
GOLDEN = Path(__file__).parent / "golden"
UPDATE = bool(os.environ.get("TIMELINE_UPDATE_GOLDEN"))


class Result(NamedTuple):
    """How a run of the program ended."""

    status: int
    out: str
    err: str


Program = Callable[..., Result]
MakeStore = Callable[[str], Store]


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return an environment that owes nothing to the person who runs the tests."""
    keep = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "PYTHONPATH") if name in os.environ}
    own = {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
        "TERM": "dumb",
    }
    return {**keep, **own, **more}


def read_to_end(process: PtyProcess) -> bytes:
    """Read what a process in a pseudo-terminal sends until it ends."""
    sent = b""
    while True:
        try:
            sent += process.read(65536)
        except EOFError:
            process.wait()
            return sent


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home whose index is built once."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def program(shared_home: Path) -> Program:
    """Return the real program, run as a process; keyword arguments are environment variables."""

    def run(*words: str, stdin: str | bytes = "", **variables: str) -> Result:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        home = Path(variables.pop("home", str(shared_home)))
        done = subprocess.run(
            [sys.executable, "-c", "from timeline_cli.cli import main; main()", *words],
            input=data,
            capture_output=True,
            env=environment(home, **variables),
            check=False,
            timeout=60,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], str]:
    """Write a timeline to a file of its own and return its name."""
    count = 0

    def file(text: str) -> str:
        nonlocal count
        count += 1
        path = tmp_path / f"timeline{count}.yaml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return file


@pytest.fixture
def store(write: Callable[[str], str]) -> Iterator[MakeStore]:
    """Open a timeline given as text."""
    opened: list[Store] = []

    def make(text: str) -> Store:
        opened.append(Store(Request((write(text),))))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


@pytest.fixture(scope="session")
def bundled() -> Iterator[Store]:
    """Open the bundled timeline."""
    opened = Store(Request((str(DATA),)))
    yield opened
    opened.close()


def needs(tool: str) -> None:
    """Skip the test where a tool is not installed; fail it where TIMELINE_REQUIRE_TOOLS says that all are."""
    if shutil.which(tool) is None:
        (pytest.fail if os.environ.get("TIMELINE_REQUIRE_TOOLS") else pytest.skip)(f"{tool} is not installed")


def golden(name: str, lines: list[Text], width: int) -> None:
    """Compare a page with the text of its golden file, and hold that no line is wider than the page."""
    for line in lines:
        assert line.cell_len <= width, f"{line.cell_len} columns: {line.plain!r}"
    compare(name, "\n".join(line.plain.rstrip() for line in lines) + "\n")


def compare(name: str, text: str) -> None:
    """Compare a text with its golden file."""
    path = GOLDEN / f"{name}.txt"
    if UPDATE:
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"no golden file {path.name}; TIMELINE_UPDATE_GOLDEN=1 writes it"
    assert text == path.read_text(encoding="utf-8")
