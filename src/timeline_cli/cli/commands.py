"""Every command: where it lives, under which heading it is listed, and one line of help."""

from __future__ import annotations

from typing import NamedTuple

from timeline_cli.errors import EXIT_STATUSES


class Spec(NamedTuple):
    """A command before it is built: where it lives, under which heading, and one line of help."""

    module: str
    group: str
    help: str


EXPLORE, WHO, PICTURES, OWN, MORE = "Explore", "Who and where", "Pictures", "Your own", "Help"
COMMANDS = {
    "show": Spec("show", EXPLORE, "Show the timeline, or a period, person, place, tag or search of it."),
    "event": Spec("event", EXPLORE, "Show everything about one event or more."),
    "search": Spec("search", EXPLORE, "Find events by their words, the most relevant first."),
    "on": Spec("on", EXPLORE, "Show what happened on this day of the year."),
    "at": Spec("at", EXPLORE, "Show a day: who held office, where people were, what was under way."),
    "person": Spec("who", WHO, "Show a life: dates, offices, residences, and events with the age at each."),
    "people": Spec("who", WHO, "List the people, with how many events each took part in."),
    "place": Spec("who", WHO, "Show a place: its names through time and what happened there."),
    "places": Spec("who", WHO, "List the places."),
    "org": Spec("who", WHO, "Show an organisation: its office-holders and its events."),
    "orgs": Spec("who", WHO, "List the organisations."),
    "tags": Spec("who", WHO, "List the tags."),
    "sources": Spec("who", WHO, "List the sources."),
    "compare": Spec("compare", WHO, "Show two lives side by side, their shared events in the middle."),
    "chart": Spec("chart", PICTURES, "Draw a heat map of events by year and month, or by what you choose."),
    "lanes": Spec("lanes", PICTURES, "Draw swim-lanes by category, person, place or tag on one axis."),
    "map": Spec("map", PICTURES, "Draw where it happened on a coastline, or where a person lived."),
    "why": Spec("why", PICTURES, "Draw what led to an event, and what followed from it."),
    "new": Spec("new", OWN, "Start a timeline of your own."),
    "check": Spec("check", OWN, "Find every fault in a timeline."),
    "schema": Spec("new", OWN, "Write the JSON Schema of the YAML, for editors."),
    "import": Spec("bring", OWN, "Bring in TimelineJS, CSV, iCalendar or JSON as YAML."),
    "export": Spec("export", OWN, "Hand over what the filters select, in a format of others."),
    "diff": Spec("diff", OWN, "Compare two timelines by entry and field."),
    "help": Spec("help", MORE, "Explain dates, filters, output, data, examples or exit-status."),
    "completion": Spec("help", MORE, "Write what teaches bash, zsh or fish to complete."),
}

HELP = """Explore history in the terminal.

Dates: 1927 · 1927-11 · 14 nov 1927 · 1927..1929 · ..1929 · 1930s · spring 1930 · mid 1932.
Output goes to a pager on a terminal, and one event a line, tab-separated, into a pipe."""
EPILOG = "Exit status: " + ", ".join(f"{status} {words}" for status, words in EXIT_STATUSES.items()) + "."
