"""`why`: what led to an event, and what followed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline_cli.cli.options import FILTERS, FORMATS, OUTPUTS, Command, Parameter, argument
from timeline_cli.cli.output import Answer, give
from timeline_cli.cli.run import Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from timeline_cli.model import Event
    from timeline_cli.query import Query
    from timeline_cli.summary.causes import Web
    from timeline_cli.views.theme import Theme

USUAL_DEPTH = 3
GRAPHS = ("mermaid", "dot")


def why(run: Run) -> None:
    """Draw the causes and effects of an event; the filters say which events are followed."""
    given = run.number("depth", 1, 100)
    depth = USUAL_DEPTH if given is None else given
    (root,) = run.store.events([run.store.event_id(run.text("id"))])
    query = run.query(limit=None, reverse=False)
    web = _web(run, root, query, depth)

    def page(theme: Theme, width: int) -> list[Text]:
        from timeline_cli.views.tree import tree

        return tree(web, theme, width)

    def document() -> dict[str, Any]:
        from timeline_cli.formats.records import event_record

        names = run.store.names()
        return {
            "root": root.id,
            "nodes": [event_record(event, names) for event in web.events],
            "edges": [link._asdict() for link in web.links],
        }

    if run.format in GRAPHS:
        from timeline_cli.formats import graph

        run.write((graph.mermaid if run.format == "mermaid" else graph.dot)(web))
        return
    found = run.store.events(event.id for event in web.events)
    give(run, Answer(page, found, document=document, is_page=True))


def _web(run: Run, root: Event, query: Query, depth: int) -> Web:
    from timeline_cli.query import Query
    from timeline_cli.summary.causes import web

    store = run.store
    is_filtered = query != Query()
    kept = {name for _, name, _, _ in store.select(query).lines()} if is_filtered else set()

    def following(found: Iterable[Event]) -> list[Event]:
        return [event for event in found if not is_filtered or event.id in kept]

    def causes(event: Event) -> list[Event]:
        found = following(store.events(cause.id for cause in event.causes))
        return sorted(found, key=lambda one: one.date.key, reverse=True)

    def effects(event: Event) -> list[Event]:
        return following(store.select(Query(caused_by=event.id)))

    return web(root, causes, effects, depth)


EVENT = argument("id", "An event's id, or the beginning of one.", "ID", complete="events", required=True)
DEPTH = Parameter(
    "depth", ("--depth",), f"Steps to follow each way; {USUAL_DEPTH} where left out.", "N", integer=True
)
COMMANDS = {
    "why": Command(
        why,
        (EVENT, DEPTH, *FILTERS, *OUTPUTS),
        "\n\n-o mermaid and -o dot write the graph.",
        (*FORMATS, *GRAPHS),
    )
}
