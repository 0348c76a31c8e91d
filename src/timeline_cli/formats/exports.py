"""Every format that a timeline can be handed over in: its endings, how it is written, and what is lost on the way."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import NamedTuple

from timeline_cli.summary.contents import Contents


class Export(NamedTuple):
    """A format. `loses` says in words what does not come back from it; nothing is lost where it is empty."""

    endings: tuple[str, ...]
    words: str
    module: str
    function: str = "export"
    loses: str = ""


EXPORTS = {
    "yaml": Export(("yaml", "yml"), "the timeline as it is written by hand", "yaml_text"),
    "json": Export(("json",), "one JSON object with every list", "whole", "json"),
    "jsonl": Export(
        ("jsonl", "ndjson"), "one event a line as JSON", "whole", "jsonl",
        "the people, places, organisations and sources themselves, and the timeline's title",
    ),
    "csv": Export(
        ("csv",), "a table of events for a spreadsheet", "whole", "csv",
        "roles, locators, notes on causes, claims but for their dates, quotations but for their words, illustrations"
        " but for their description, and all but the ids of people, places, organisations and sources",
    ),
    "tsv": Export(
        ("tsv", "tab"), "the same, tab-separated with a header", "whole", "tsv",
        "what CSV loses, and line breaks inside a text",
    ),
    "markdown": Export(
        ("md", "markdown"), "articles to read", "whole", "markdown_",
        "everything but the words: it is made to be read, not to be read back",
    ),
    "icalendar": Export(
        ("ics",), "all-day events for a calendar", "icalendar", "export",
        "events whose date is not known to the day (--approximate takes them in), doubts and claims, importance, people,"
        " organisations, causes, all of the article but the account, and all sources but the first address",
    ),
    "timelinejs": Export(
        (), "slides for TimelineJS", "timelinejs", "export",
        "events without a beginning, importance, people, places, organisations, tags, causes, claims, quotations, and"
        " sources but for their titles",
    ),
    "sqlite": Export(
        ("sqlite", "sqlite3", "db"), "tables with foreign keys and full text, for Datasette", "database", "",
        "aliases, other names of places, birthplaces, illustrations, and links to what was not exported along",
    ),
    "csl": Export(("csl",), "the sources as CSL-JSON", "bibliography", "csl", "everything but the sources"),
    "bibtex": Export(("bib",), "the sources as BibTeX", "bibliography", "bibtex", "everything but the sources"),
    "geojson": Export(
        ("geojson",), "places as points and residences as lines", "geojson", "export",
        "everything but where events happened and where people lived",
    ),
}  # fmt: skip


def text_of(name: str, contents: Contents) -> Iterator[str]:
    """Yield a format that is text."""
    export = EXPORTS[name]
    module = importlib.import_module(f"timeline_cli.formats.{export.module}")
    found: Iterator[str] = getattr(module, export.function)(contents)
    return found


def by_ending(file: str) -> str | None:
    """Return the format that a file's name asks for."""
    ending = file.rpartition(".")[2].lower()
    return next((name for name, export in EXPORTS.items() if ending in export.endings), None)
