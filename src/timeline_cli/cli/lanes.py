"""`lanes`: a lane for each category, person, place or tag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline_cli.cli.chart import BY
from timeline_cli.cli.options import FILTERS, OUTPUTS, Command, Parameter
from timeline_cli.cli.output import Answer, give
from timeline_cli.cli.run import Run

if TYPE_CHECKING:
    from rich.text import Text

    from timeline_cli.store import Selection
    from timeline_cli.views.lanes import Lane
    from timeline_cli.views.theme import Theme

MOST_LANES = 16


def lanes(run: Run) -> None:
    """Draw swim-lanes, the fullest first."""
    query = run.query()
    found = run.store.select(query)
    if not found:
        run.note_nothing(query)
    drawn, ids, total = _lanes(run, found)
    if total > len(drawn):
        run.note(f"the {len(drawn)} with the most events, of {total}; a filter shows others")

    def page(theme: Theme, width: int) -> list[Text]:
        from timeline_cli.views.lanes import lanes as draw

        return draw(drawn, theme, width)

    def document() -> dict[str, Any]:
        from timeline_cli.formats.records import brief
        from timeline_cli.views.lanes import kind_of

        return {
            "by": run.choice("by", BY, "category"),
            "lanes": [
                {
                    "id": name,
                    "name": lane.label,
                    "events": [{**brief(event), "drawn": kind_of(event).value} for event in lane.events],
                }
                for name, lane in zip(ids, drawn, strict=True)
            ],
        }

    give(run, Answer(page, found, document=document, is_page=True))


def _lanes(run: Run, found: Selection) -> tuple[list[Lane], list[str], int]:
    """Return the lanes, the ids behind their labels, and how many there would be in all."""
    from timeline_cli.summary.buckets import GROUPS, groups_of, label_of
    from timeline_cli.views.lanes import Lane

    by = run.choice("by", BY, "category")
    events = list(found.outlines())
    groups = groups_of(events, by)
    if not groups and events:
        return [Lane("events", events)], [""], 1
    ids = sorted(groups, key=lambda name: (-len(groups[name]), name))[:MOST_LANES]
    names = run.store.names() if GROUPS[by] else {}
    return [Lane(label_of(name, by, names), groups[name]) for name in ids], ids, len(groups)


WORD = Parameter(
    "by", ("--by",), f"A lane for each {', '.join(BY)}; category where left out.", "WHAT", complete="by"
)
COMMANDS = {"lanes": Command(lanes, (WORD, *FILTERS, *OUTPUTS))}
