"""`event`: everything about one event or more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_cli.cli.options import OUTPUTS, Command, argument
from timeline_cli.cli.output import Answer, give
from timeline_cli.cli.run import Run, stdin_words

if TYPE_CHECKING:
    from rich.text import Text

    from timeline_cli.views.theme import Theme


def event(run: Run) -> None:
    """Show each event named as a page."""
    wanted: list[str] = []
    for name in run.texts("ids"):
        wanted += stdin_words() if name == "-" else [name]
    show_events(run, [run.store.event_id(name) for name in wanted])


def show_events(run: Run, ids: list[str]) -> None:
    """Answer with the pages of events whose ids are known to exist."""
    found = run.store.events(ids)
    if not found:
        run.note("no event was named")

    def page(theme: Theme, width: int) -> list[Text]:
        from rich.text import Text

        from timeline_cli.views.panel import panel

        lines: list[Text] = []
        for each in found:
            lines += [*([Text()] if lines else []), *panel(run.store.dossier(each), theme, width)]
        return lines

    give(run, Answer(page, found, is_page=True))


COMMANDS = {
    "event": Command(
        event,
        (
            argument(
                "ids",
                "Ids, beginnings of ids, or - to read them from stdin.",
                "ID...",
                complete="events",
                required=True,
            ),
            *OUTPUTS,
        ),
    )
}
