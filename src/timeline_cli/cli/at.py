"""`at`: the state of the world on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline_cli.cli.options import FILTERS, OUTPUTS, TODAY, Command, argument
from timeline_cli.cli.output import Answer, give
from timeline_cli.cli.run import Run
from timeline_cli.wording import say_day

if TYPE_CHECKING:
    from rich.text import Text

    from timeline_cli.summary.state import State
    from timeline_cli.views.theme import Theme


def at(run: Run) -> None:
    """Show what is known of a day."""
    text = run.text("date")
    period = run.period(text)
    if period.last > period.first:
        run.note(f"taking the first day of {text}, {say_day(period.first)}")
    day = period.first
    found = run.store.select(run.query(first=day, last=day))
    state = _state(run, day)

    def page(theme: Theme, width: int) -> list[Text]:
        from timeline_cli.views.state import state as draw

        return draw(state, run.store.names(), theme, width)

    def document() -> dict[str, Any]:
        from timeline_cli.formats.records import state_record

        return state_record(state, run.store.names())

    give(run, Answer(page, found, document=document, is_page=True))


def _state(run: Run, day: int) -> State:
    from timeline_cli.model import Person
    from timeline_cli.summary import state

    query = run.query(limit=None, reverse=False)
    people = list(run.store.things("people", Person, query.people or None).values())
    lasting, exact, vague = state.sorted_by_then(
        day, list(run.store.select(query._replace(first=day, last=day)))
    )
    return state.State(
        day,
        state.posts_on(day, people),
        state.whereabouts(day, people),
        state.dead_by(day, people),
        tuple(lasting),
        tuple(exact),
        tuple(vague),
        run.store.nearest(query, day, before=True),
        run.store.nearest(query, day, before=False),
    )


DATE = argument("date", "A day, like 1927-11-14, '14 nov 1927' or an event id.", "DATE", required=True)
COMMANDS = {"at": Command(at, (DATE, TODAY, *FILTERS, *OUTPUTS))}
