"""A web of causes as text for programs that draw graphs: Mermaid and Graphviz's DOT."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline_cli.model import Event
from timeline_cli.summary.causes import Web
from timeline_cli.wording import say_short


def mermaid(web: Web) -> Iterator[str]:
    """Yield a Mermaid flowchart; the text of a node is quoted, its special characters as entities."""
    numbers = _numbers(web)
    yield "flowchart TD\n"
    for event in web.events:
        yield f'    {numbers[event.id]}["{_entities(_label(event))}"]\n'
    for link in web.links:
        note = f'|"{_entities(link.note)}"|' if link.note else ""
        yield f"    {numbers[link.cause]} -->{note} {numbers[link.effect]}\n"
    yield f"    style {numbers[web.above.event.id]} stroke-width:3px\n"


def dot(web: Web) -> Iterator[str]:
    """Yield a DOT digraph, time running from left to right."""
    numbers = _numbers(web)
    yield "digraph why {\n    rankdir=LR;\n    node [shape=box];\n"
    for event in web.events:
        bold = ", penwidth=3" if event.id == web.above.event.id else ""
        yield f'    {numbers[event.id]} [label="{_escaped(_label(event))}"{bold}];\n'
    for link in web.links:
        note = f' [label="{_escaped(link.note)}"]' if link.note else ""
        yield f"    {numbers[link.cause]} -> {numbers[link.effect]}{note};\n"
    yield "}\n"


def _numbers(web: Web) -> dict[str, str]:
    """Name the nodes n1, n2 …: ids may hold what neither language takes."""
    return {event.id: f"n{n}" for n, event in enumerate(web.events, 1)}


def _label(event: Event) -> str:
    return f"{say_short(event.date)}: {event.title}"


def _entities(text: str) -> str:
    return re.sub(r"[^\w .,:;?!–—/()-]", lambda match: f"#{ord(match.group())};", " ".join(text.split()))


def _escaped(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
