"""Files that a command writes: never over another without being told to, and whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from timeline_cli.cli.options import Parameter
from timeline_cli.errors import UsageError

FORCE = Parameter("force", ("--force",), "Write over a file that is there.", flag=True)


def refuse_to_overwrite(name: str, *, force: bool) -> None:
    """Raise UsageError where a file is there already."""
    if not force and os.path.lexists(name):
        raise UsageError(f"{name} is there already; choose another name, or --force to write over it")


def write_text(name: str, pieces: Iterable[str]) -> None:
    """Write a file of text."""

    def fill(path: str) -> None:
        with Path(path).open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines(pieces)

    write(name, fill)


def write(name: str, fill: Callable[[str], None]) -> None:
    """Have a file filled beside its place, and put it there when it is whole."""
    temporary = f"{name}.{os.getpid()}.tmp"
    try:
        fill(temporary)
        os.replace(temporary, name)  # noqa: PTH105
    except OSError as error:
        raise UsageError(f"{name} cannot be written: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
