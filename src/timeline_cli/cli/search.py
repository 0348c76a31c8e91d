"""`search`: events by their words, the most relevant first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_cli.cli.options import FILTERS, OUTPUTS, Command, argument
from timeline_cli.cli.output import Answer, give
from timeline_cli.cli.run import Run

if TYPE_CHECKING:
    from rich.text import Text

    from timeline_cli.views.theme import Theme

USUAL_LIMIT = 20


def search(run: Run) -> None:
    """Find events by text, within the filters."""
    text = run.text("text")
    query = run.query()
    pretty = run.format == "pretty" or (not run.format and run.screen.is_terminal)
    limit = query.limit if query.limit is not None or not pretty else USUAL_LIMIT + 1
    found = run.store.matching(text, query._replace(limit=limit))
    if not found:
        run.note(f"no events match `{text}`; try fewer words, or the beginning of one")
    elif query.limit is None and pretty and len(found) > USUAL_LIMIT:
        found = found.first(USUAL_LIMIT)
        run.note(f"the {USUAL_LIMIT} most relevant; -n shows more")

    def page(theme: Theme, width: int) -> list[Text]:
        from timeline_cli.search import hits
        from timeline_cli.views import hits as view

        return view.hits(hits(found, text), theme, width)

    give(run, Answer(page, found))


COMMANDS = {
    "search": Command(
        search,
        (
            argument(
                "text",
                'Words, all of which must occur; "in quotation marks" next to each other.',
                "TEXT...",
                required=True,
            ),
            *FILTERS,
            *OUTPUTS,
        ),
    )
}
