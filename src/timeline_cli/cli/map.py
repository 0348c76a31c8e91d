"""`map`: where it happened, or where a person lived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline_cli.cli.options import FILTERS, OUTPUTS, Command
from timeline_cli.cli.output import Answer, give
from timeline_cli.cli.run import Run

if TYPE_CHECKING:
    from rich.text import Text

    from timeline_cli.summary.route import Stop
    from timeline_cli.views.theme import Theme

MOST_STOPS = 20


def draw_map(run: Run) -> None:
    """Draw the places of events; of one person, where they lived and the way from one home to the next."""
    query = run.query()
    found = run.store.select(query)
    stops, joined = _stops(run, query.people)
    if not stops:
        run.note("no place with coordinates; give places `lat` and `lon`" if found else "no events match")
    shown = stops
    if len(stops) > MOST_STOPS and not joined:
        from timeline_cli.summary.route import busiest

        run.note(f"the {MOST_STOPS} places with the most events, of {len(stops)}; a filter shows others")
        shown = busiest(stops, MOST_STOPS)

    def page(theme: Theme, width: int) -> list[Text]:
        from timeline_cli.views.atlas import atlas

        return atlas(shown, theme, width, joined=joined)

    def document() -> dict[str, Any]:
        from timeline_cli.formats.records import stop_record

        return {"route": joined, "stops": [stop_record(stop) for stop in stops]}

    give(run, Answer(page, found, document=document, is_page=True))


def _stops(run: Run, people: tuple[str, ...]) -> tuple[list[Stop], bool]:
    from timeline_cli.model import Person, Place
    from timeline_cli.summary import route

    places = run.store.things("places", Place)
    if len(people) == 1:
        stops = route.route_of(run.store.thing("people", people[0], Person), places)
        query = run.query()
        stops = [stop for stop in stops if route.overlaps(stop, query.first, query.last)]
        if stops:
            return [stop._replace(number=n) for n, stop in enumerate(stops, 1)], True
    return route.places_of(run.store.select(run.query()).outlines(), places), False


COMMANDS = {"map": Command(draw_map, (*FILTERS, *OUTPUTS))}
