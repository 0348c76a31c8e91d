"""`show`: the timeline, or whatever part of it the words name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_cli.cli.options import FILTERS, OUTPUTS, Command, argument
from timeline_cli.cli.output import Answer, give
from timeline_cli.cli.run import Run
from timeline_cli.errors import UnknownNameError
from timeline_cli.query import Query

if TYPE_CHECKING:
    from rich.text import Text

    from timeline_cli.periods import Period
    from timeline_cli.views.theme import Theme

_READINGS = (
    ("people", "people", "person"),
    ("places", "places", "place"),
    ("tags", "tags", "tag"),
    ("organizations", "organizations", "organisation"),
    ("category", "categories", "category"),
)


def show(run: Run) -> None:
    """Show events on a rail."""
    what = run.text("what")
    query = run.query()
    period = _period(run, what)
    if period:
        query = query._replace(first=max(period.first, query.first), last=min(period.last, query.last))
    elif what:
        # an id is beyond doubt; a name that is known says more than the beginning of an id
        found = [what] if run.store.events([what]) else []
        named = None if found else _named(run, what, query)
        if not named and (found := found or _beginning(run, what)):
            from timeline_cli.cli.event import show_events

            run.note(f"showing the event {found[0]}")
            show_events(run, found)
            return
        query = named or _searching(run, what, query)
    answer_events(run, query, _asked(query, period))


def answer_events(run: Run, query: Query, period: Period | None) -> None:
    """Answer with the events of a query, a line or a rail."""
    found = run.store.select(query)
    if not found:
        run.note_nothing(query)

    def page(theme: Theme, width: int) -> list[Text]:
        from timeline_cli.views.rail import Setting, legend, rail

        events = list(found)
        lines = rail(events, theme, width, Setting(period, latest_first=query.reverse))
        return [*lines, *legend(events, theme, width)]

    give(run, Answer(page, found))


def _asked(query: Query, period: Period | None) -> Period | None:
    from timeline_cli.periods import Period

    return Period(query.first, query.last, period.text if period else "") if query.has_period else None


def _period(run: Run, what: str) -> Period | None:
    from timeline_cli.periods import try_period

    if ".." in what:
        return run.period(what)
    return (
        try_period(
            what, today=run.today if what.isalpha() and what.lower() in ("today", "yesterday") else None
        )
        if what
        else None
    )


def _beginning(run: Run, what: str) -> list[str]:
    """Return the only event that a beginning of an id, or its words, can mean; a single word means none."""
    if "-" not in what:
        return []
    try:
        return [run.store.event_id(what)]
    except UnknownNameError:
        return []


def _named(run: Run, what: str, query: Query) -> Query | None:
    for kind, field, word in _READINGS:
        found = run.store.candidates(kind, what)
        if len(found) == 1:
            run.note(f"showing events of the {word} {found[0]}")
            return query.choosing(field, *found)
    return None


def _searching(run: Run, what: str, query: Query) -> Query:
    run.note(f"showing events with the words: {what}")
    return query._replace(text=f"{query.text} {what}".strip())


WHAT = argument(
    "what",
    "A period, an event id, a person, a place, a tag, or words to search for.",
    "[WHAT]",
    complete="what",
)
COMMANDS = {
    "show": Command(
        show,
        (WHAT, *FILTERS, *OUTPUTS),
        "\n\nWHAT is a period (1927, 1927-11, 1926..1928, 1930s, 'autumn 1932'), an event id, a person, a place, a tag, "
        "or else words to search for; a note on stderr says which, unless it was a period.",
    )
}
