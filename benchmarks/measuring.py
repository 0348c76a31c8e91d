"""A process measured from outside: processor time, peak memory and lines written."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

MAIN = "from timeline_cli.cli import main; main()"


class Cost(NamedTuple):
    """Processor seconds, peak memory in MiB, and the lines written."""

    seconds: float
    memory: float
    lines: int


def measure(argv: list[str], environment: dict[str, str], *, terminal: bool) -> Cost:
    """Run a process to its end, its output read and thrown away."""
    if terminal:
        master, slave = pty.openpty()
        process = subprocess.Popen(
            argv, stdout=slave, stdin=slave, stderr=slave, env=environment, close_fds=True
        )
        os.close(slave)
    else:
        master, slave = os.pipe()
        process = subprocess.Popen(argv, stdout=slave, env=environment)
        os.close(slave)
    lines = 0
    while True:
        try:
            data = os.read(master, 1 << 16)
        except OSError:  # the far side of a terminal is gone
            break
        if not data:
            break
        lines += data.count(b"\n")
    os.close(master)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale, lines)


def settings(home: str) -> dict[str, str]:
    """Return an environment with an empty home, where bytecode and indexes are kept between runs."""
    keep = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    own = {
        "HOME": home,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PAGER": "cat",
        "COLUMNS": "100",
        "PYTHONPYCACHEPREFIX": str(Path(home) / "bytecode"),
    }
    return {**keep, **own}
