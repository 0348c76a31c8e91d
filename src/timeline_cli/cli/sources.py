"""Where the timeline comes from: options, the environment, or the one that is bundled; and where its index is kept."""

from __future__ import annotations

import os
import sys
from typing import Any

import timeline_cli
from timeline_cli.index import Request
from timeline_cli.layers import STDIN

BUNDLED = "soviet"
"""What `-f` may be given for the bundled timeline, to put another on top of it."""

PATIENCE = 1.0
"""Seconds after which reading a timeline shows how far it has come."""


def request(files: tuple[str, ...]) -> Request:
    """Return what to open: `files`, else TIMELINE_FILE, else the bundled timeline."""
    layers = (
        files or tuple(filter(None, os.environ.get("TIMELINE_FILE", "").split(os.pathsep))) or (bundled(),)
    )
    layers = tuple(bundled() if each == BUNDLED and not os.path.lexists(each) else each for each in layers)
    stdin = sys.stdin.buffer if STDIN in layers and sys.stdin else None
    return Request(layers, cache_folder(), stdin, _meter() if sys.stderr and sys.stderr.isatty() else None)


def bundled() -> str:
    """Return the folder of the bundled timeline: inside the package, or in the clone of an editable install."""
    package = os.path.dirname(timeline_cli.__file__)  # noqa: PTH120
    inside = os.path.join(package, "data")  # noqa: PTH118
    return inside if os.path.isdir(inside) else os.path.normpath(os.path.join(package, "..", "..", "data"))  # noqa: PTH112, PTH118


def cache_folder() -> str | None:
    """Return the folder for indexes, None where there is no home for it.

    The same places as platformdirs gives, which alone takes longer to import than a warm answer takes.
    """
    if os.environ.get("XDG_CACHE_HOME"):
        base = os.environ["XDG_CACHE_HOME"]
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")  # noqa: PTH111
    elif sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    else:
        base = os.path.expanduser("~/.cache")  # noqa: PTH111
    return os.path.join(base, "timeline") if os.path.isabs(base) else None  # noqa: PTH117, PTH118


def _meter() -> Any:
    from time import monotonic

    start = monotonic()
    shown = -1

    def tell(done: int, total: int) -> None:
        nonlocal shown
        percent = min(done * 100 // total, 100) if total else 100
        if percent != shown and monotonic() - start > PATIENCE:
            shown = percent
            end = "\r\x1b[K" if percent == 100 else ""
            sys.stderr.write(f"\rreading the timeline {'#' * (percent // 4):<25} {percent:>3}%{end}")
            sys.stderr.flush()

    return tell
