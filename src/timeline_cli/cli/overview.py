"""Bare `timeline`: the whole on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_cli.cli.output import Answer, give
from timeline_cli.cli.run import Run

if TYPE_CHECKING:
    from rich.text import Text

    from timeline_cli.views.theme import Theme


def overview(run: Run) -> None:
    """Show what the timeline holds."""
    summary = run.store.overview()

    def page(theme: Theme, width: int) -> list[Text]:
        from timeline_cli.views.overview import overview as draw

        return draw(summary, theme, width)

    give(run, Answer(page, is_page=True))
