"""The command line: the only package that imports typer, reads the environment or the clock, prints or exits."""

from __future__ import annotations

import gc
import sys

NEW_OBJECTS = 100_000
"""After how many to look for garbage: what a command builds it keeps to its end, and looking costs it a tenth."""


def main() -> None:
    """Run the program, or answer a shell that asks what may come next."""
    from timeline_cli.cli.terminal import prepare_streams

    gc.set_threshold(NEW_OBJECTS)
    prepare_streams()
    if sys.argv[1:2] == ["--complete"]:
        from timeline_cli.cli.completion import answer

        answer(sys.argv[2:])
        return
    from timeline_cli.cli.app import program

    program()(prog_name="timeline")
