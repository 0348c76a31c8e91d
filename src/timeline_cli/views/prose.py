"""Text as it may stand in a terminal: cleaned, measured in cells, wrapped; and the little Markdown of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len, get_character_cell_size, set_cell_size
from rich.text import Text

from timeline_cli.views.theme import Glyphs

MEASURE = 88
"""Columns that a comfortable line of prose has at most."""

_UNSAFE = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]"
)
_INLINE = re.compile(r"\*\*(?P<strong>[^*\n]+)\*\*|\*(?P<emphasis>[^*\n]+)\*|`(?P<code>[^`\n]+)`")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s+")

Lines = list[Text]


def clean(text: str) -> str:
    """Return the text without anything that could steer a terminal, on one line."""
    if text.isascii() and text.isprintable():
        return text
    return " ".join(_UNSAFE.sub("", text.replace("\x85", " ").replace("\u2028", " ")).split())


def width_of(text: str) -> int:
    """Return the columns that a text takes."""
    return cell_len(text)


def styled(text: str, style: str) -> Text:
    """Return a text to append to: unlike Rich's own, whose style goes on into whatever follows."""
    return Text().append(text, style)


def fit(text: str, width: int, glyphs: Glyphs) -> str:
    """Return the text cut or padded to exactly so many columns."""
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    keep = max(0, width - len(glyphs.ellipsis))
    return set_cell_size(set_cell_size(text, keep).rstrip() + glyphs.ellipsis, max(width, 0))


def cut(text: str, width: int, glyphs: Glyphs) -> str:
    """Return the text, cut if it takes more than so many columns."""
    return fit(text, min(width_of(text), width), glyphs)


def wrap(text: str, width: int) -> list[str]:
    """Return the cleaned text in lines of at most so many columns; a longer word is broken."""
    lines, line, used = [], "", 0
    for word in _breakable(clean(text).split(" "), max(width, 1)):
        size = cell_len(word)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = word, size
        else:
            used += size + (1 if line else 0)
            line = f"{line} {word}" if line else word
    return [*lines, line] if line or not lines else lines


def pack(items: Iterable[str], between: str, width: int) -> list[str]:
    """Return the items side by side in lines of at most so many columns; only an item wider than that is broken."""
    lines: list[str] = []
    for item in items:
        if lines and width_of(lines[-1] + between + item) <= width:
            lines[-1] += between + item
        else:
            lines += wrap(item, width)
    return lines


def _breakable(words: list[str], width: int) -> Iterator[str]:
    for word in words:
        if cell_len(word) <= width:
            yield word
            continue
        start = used = 0
        for n, char in enumerate(word):  # once through: a word may be a million characters long
            size = get_character_cell_size(char)
            if used + size > width and n > start:
                yield word[start:n]
                start, used = n, 0
            used += size
        yield word[start:]


def article(text: str, width: int, glyphs: Glyphs) -> Lines:
    """Return an article's paragraphs and lists, wrapped, an empty line between them."""
    lines: Lines = []
    for block in re.split(r"\n\s*\n", text.strip()):
        if lines:
            lines.append(Text())
        items = [line.strip() for line in block.splitlines() if line.strip()]
        if items and all(_ITEM.match(item) for item in items[:1]):
            lines += _list(items, width, glyphs)
        else:
            lines += _wrap_marked(block, width)
    return lines


def _list(items: list[str], width: int, glyphs: Glyphs) -> Lines:
    joined: list[str] = []
    for item in items:
        if _ITEM.match(item) or not joined:
            joined.append(item)
        else:
            joined[-1] += " " + item
    lines: Lines = []
    for item in joined:
        number = re.match(r"\d+\.", item)
        bullet = f"{number.group()} " if number else f"{glyphs.bullet} "
        for n, line in enumerate(_wrap_marked(_ITEM.sub("", item, count=1), width - len(bullet))):
            lines.append(Text(bullet if n == 0 else " " * len(bullet)).append_text(line))
    return lines


def _wrap_marked(text: str, width: int) -> Lines:
    """Wrap by what will be seen: the marks of emphasis take no room."""
    styled, lines, start = _inline(clean(text)), [], 0
    for line in wrap(styled.plain, width):
        lines.append(styled[start : start + len(line)])
        start += len(line)
        if styled.plain[start : start + 1] == " ":
            start += 1
    return lines


def _inline(line: str) -> Text:
    text, end = Text(), 0
    for match in _INLINE.finditer(line):
        text.append(line[end : match.start()])
        kind = match.lastgroup or ""
        text.append(match[kind], {"strong": "bold", "emphasis": "italic", "code": "bold"}[kind])
        end = match.end()
    text.append(line[end:])
    return text
