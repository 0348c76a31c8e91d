"""`compare`: two lives side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline_cli.cli.options import FILTERS, OUTPUTS, Command, argument
from timeline_cli.cli.output import Answer, give
from timeline_cli.cli.run import Run
from timeline_cli.errors import UsageError

if TYPE_CHECKING:
    from rich.text import Text

    from timeline_cli.views.theme import Theme


def compare(run: Run) -> None:
    """Show two people on one axis."""
    typed = run.texts("names")
    if len(typed) != 2:
        raise UsageError("compare takes two names, like `timeline compare trotsky stalin`")
    one, other = (run.store.resolve("people", name) for name in typed)
    if one == other:
        raise UsageError(f"`{typed[0]}` and `{typed[1]}` are both {one}")
    query = run.query(limit=None)
    lives = [run.store.life(name, run.store.select(query.choosing("people", name))) for name in (one, other)]
    from timeline_cli.summary.pages import Pair

    pair = Pair(*lives)
    found = run.store.events(event.id for event in pair.events)

    def page(theme: Theme, width: int) -> list[Text]:
        from timeline_cli.views.pair import pair as draw

        return draw(pair, theme, width)

    def document() -> dict[str, Any]:
        from timeline_cli.formats.records import event_record, thing_record

        names = run.store.names()
        return {
            "people": [thing_record(life.person, names, len(life.events)) for life in lives],
            "events": [{**event_record(event, names), "who": list(pair.who(event))} for event in pair.events],
        }

    give(run, Answer(page, found, document=document, is_page=True))


NAMES = argument(
    "names", "Two people, each by a name, an alias or a surname.", "A B", complete="people", required=True
)
COMMANDS = {"compare": Command(compare, (NAMES, *FILTERS, *OUTPUTS))}
