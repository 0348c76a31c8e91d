"""What a shell may complete: ids, names and the few fixed words."""

from __future__ import annotations

from typing import Any

from timeline_cli.cli.options import COLOURS, FORMATS
from timeline_cli.errors import TimelineError

_FIXED = {
    "formats": FORMATS,
    "colors": COLOURS,
    "by": ("category", "person", "place", "org", "tag"),
}
_WHAT = ("people", "places", "tags", "events")


def complete(kinds: str, incomplete: str, ctx: Any) -> list[tuple[str, str]]:
    """Return (word, help) for what begins so; nothing at all where the timeline cannot be read."""
    if kinds in _FIXED:
        return [(word, "") for word in _FIXED[kinds] if word.startswith(incomplete)]
    from timeline_cli.cli.sources import request
    from timeline_cli.store import Store

    given = ctx.params.get("file") or (ctx.parent.params.get("file") if ctx.parent else None) or ()
    try:
        store = Store(request(tuple(given)))
        wanted = _WHAT if kinds == "what" else (kinds,)
        return [pair for kind in wanted for pair in store.complete(kind, incomplete)]
    except TimelineError:
        return []
