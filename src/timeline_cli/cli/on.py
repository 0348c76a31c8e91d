"""`on`: one day through the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_cli.cli.options import FILTERS, OUTPUTS, TODAY, Command, argument
from timeline_cli.cli.output import Answer, give
from timeline_cli.cli.run import Run
from timeline_cli.dates import civil
from timeline_cli.periods import read_month_day
from timeline_cli.wording import MONTHS

if TYPE_CHECKING:
    from rich.text import Text

    from timeline_cli.views.theme import Theme


def on(run: Run) -> None:
    """Show what happened on a day of the year."""
    today = run.today
    assert today is not None  # noqa: S101 (the clock always answers)
    year, *now = civil(today)
    month, day = read_month_day(run.text("day")) if run.text("day") else now
    found = run.store.select(run.query(month_day=month * 100 + day))
    if not found:
        run.note(f"nothing is recorded on {day} {MONTHS[month - 1]}")

    def page(theme: Theme, width: int) -> list[Text]:
        from rich.text import Text

        from timeline_cli.views.rail import Setting, legend, rail

        if not found:
            return []
        events = list(found)
        years = {event.id: _ago(year - civil(event.date.first)[0]) for event in events}
        lines = [
            Text(f" {day} {MONTHS[month - 1]}", "bold"),
            *rail(events, theme, width, Setting(gutter=lambda event: years[event.id])),
        ]
        return [*lines, *legend(events, theme, width)]

    give(run, Answer(page, found))


def _ago(years: int) -> str:
    unit = "year" if abs(years) == 1 else "years"
    return f"{years} {unit} ago" if years > 0 else "this year" if years == 0 else f"in {-years} {unit}"


DAY = argument("day", "A day of the year: 11-12 (month, day), '12 nov'; today where left out.", "[DAY]")
COMMANDS = {"on": Command(on, (DAY, TODAY, *FILTERS, *OUTPUTS))}
