"""What an import brings in, and what it could not take. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any, NamedTuple

from timeline_cli.errors import DateError
from timeline_cli.importers.free_dates import edtf, edtf_span

Entry = dict[str, Any]


class Fault(NamedTuple):
    """A row or an item that could not be taken, at its line (0 where it has none)."""

    line: int
    message: str


class Taken(NamedTuple):
    """Entries by section, ready to be written as YAML, and the faults. `guessed` says how columns were read."""

    entries: dict[str, list[Entry]]
    faults: list[Fault]
    guessed: Mapping[str, str] = {}


def event(fields: Mapping[str, str], rest: Mapping[str, str]) -> Entry:
    """Make an event of texts by field ("date", "end", "title", …); what has no field goes to its notes.

    Raises DateError where the date cannot be read or the title is missing.
    """
    if not fields.get("title", "").strip():
        raise DateError("there is no title")
    start, end = fields.get("date", ""), fields.get("end", "")
    found: Entry = {
        "id": fields.get("id", ""),
        "date": edtf_span(start, end) if end.strip() else edtf(start),
        "title": " ".join(fields["title"].split()),
    }
    for name in ("summary", "category", "account", "context", "lead_up", "aftermath", "significance"):
        found[name] = fields.get(name, "").strip()
    for name in ("people", "places", "organizations", "tags", "sources", "causes", "part_of"):
        found[name] = [word.strip() for word in fields.get(name, "").split(";") if word.strip()]
    importance = fields.get("importance", "").strip()
    notes = {**rest, "importance": importance} if importance not in ("", "1", "2", "3") else dict(rest)
    if importance in ("1", "3"):
        found["importance"] = int(importance)
    words = [fields.get("notes", "").strip(), *(f"{key}: {value}" for key, value in notes.items() if value)]
    found["notes"] = "\n".join(filter(None, words))
    return {key: value for key, value in found.items() if value}


class _Text(HTMLParser):
    """Collects the text of some HTML, an empty line between its paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002 (the parser's interface)
        """Break at blocks."""
        if tag in ("p", "div", "br", "li", "h1", "h2", "h3", "blockquote"):
            self.found.append("\n\n")


def text_of(html: str) -> str:
    """Return the words of some HTML, without its tags."""
    if "<" not in html and "&" not in html:
        return html.strip()
    parser = _Text()
    parser.feed(html)
    parser.close()
    blocks = [" ".join(block.split()) for block in "".join(parser.found).split("\n\n")]
    return "\n\n".join(filter(None, blocks))
