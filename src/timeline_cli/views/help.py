"""`--help`: how a command is called, what it does, and its options under their headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.text import Text

from timeline_cli.views.prose import Lines, styled, width_of, wrap
from timeline_cli.views.theme import Theme

WIDEST_NAME = 28


class Section(NamedTuple):
    """A heading with its options or commands: how each is written, and what it does."""

    title: str
    rows: Sequence[tuple[str, str]]


class Help(NamedTuple):
    """What there is to say of a command."""

    usage: str
    description: str
    sections: Sequence[Section]
    epilog: str = ""


def help_page(help_: Help, theme: Theme, width: int) -> Lines:
    """Draw a command's help."""
    lines = [
        styled("Usage: " if n == 0 else "       ", "dim").append(row, "bold")
        for n, row in enumerate(wrap(help_.usage, width - 7))
    ]
    for paragraph in help_.description.split("\n\n"):
        lines += [Text(), *(Text(row) for line in paragraph.split("\n") for row in wrap(line, width))]
    lines += _sections(help_.sections, theme, width)
    if help_.epilog:
        lines += [Text(), *(Text(row, "dim") for row in wrap(help_.epilog, width))]
    return lines


class Topic(NamedTuple):
    """A page of help that belongs to no command."""

    title: str
    paragraphs: Sequence[str]
    sections: Sequence[Section]


def topic_page(topic: Topic, theme: Theme, width: int) -> Lines:
    """Draw a topic."""
    lines = [Text(topic.title, "bold")]
    for paragraph in topic.paragraphs:
        lines += [Text(), *(Text(row) for row in wrap(paragraph, width))]
    return [*lines, *_sections(topic.sections, theme, width)]


def _sections(sections: Sequence[Section], theme: Theme, width: int) -> Lines:
    lines: Lines = []
    longest = max(
        (width_of(name) for section in sections for name, words in section.rows if words), default=0
    )
    column = min(longest, WIDEST_NAME, width // 3)
    for section in sections:
        lines += [Text(), *([Text(section.title, "bold")] if section.title else [])]
        for name, words in section.rows:
            lines += _row(name, words, column, theme, width)
    return lines


def _row(name: str, words: str, column: int, theme: Theme, width: int) -> Lines:
    if not words:
        return [Text(f"  {row}") for row in wrap(name, width - 2)]
    rows = wrap(words, width - column - 4)
    head = Text("  ").append(name, theme.style("party"))
    if width_of(name) > column:
        return [head, *(Text(" " * (column + 4) + row) for row in rows)]
    head.append(" " * (column + 4 - head.cell_len))
    return [head.append(rows[0]), *(Text(" " * (column + 4) + row) for row in rows[1:])]
