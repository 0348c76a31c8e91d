"""Searching text: what was typed as a full-text query, and the snippet that shows why an event was found. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline_cli.model import SECTIONS, Event
from timeline_cli.names import fold, words
from timeline_cli.summary.pages import Hit

SNIPPET = 160
"""Characters of a snippet, about."""


def tokens(text: str) -> list[str]:
    """Return what to look for: folded words, and phrases where quotation marks hold words together."""
    found = []
    for phrase, rest in re.findall(r'"([^"]*)"|([^"]+)', text):
        if phrase:
            found.append(" ".join(words(phrase)))
        else:
            found += words(rest)
    return [token for token in found if token]


def match_expression(text: str) -> str:
    """Return an FTS5 query that can never be a syntax error: every word quoted, all must match, as beginnings."""
    return " ".join(f'"{token}"' if " " in token else f'"{token}"*' for token in tokens(text))


def hits(found: Iterable[Event], text: str) -> list[Hit]:
    """Return events that match a text, each with the passage that shows why."""
    return [Hit(event, snippet(event, text)) for event in found]


def snippet(event: Event, text: str) -> tuple[tuple[str, bool], ...]:
    """Return the first passage that holds a word looked for, in pieces; True marks the words."""
    wanted = tokens(text)
    passages = [event.summary, *(getattr(event, name) for name in SECTIONS)]
    passages += [quote.text for quote in event.quotes] + [claim.note for claim in event.claims]
    shown = [" ".join(passage.split()) for passage in passages if passage]
    best = max(shown, key=lambda passage: _score(passage, wanted), default="")
    return _pieces(_cut(best, wanted), wanted)


def _score(passage: str, wanted: list[str]) -> int:
    folded = " " + " ".join(words(passage))
    return sum(f" {token}" in folded for token in wanted)


def _cut(passage: str, wanted: list[str]) -> str:
    at = next((m.start() for m in re.finditer(r"\w+", passage) if _matches(m.group(), wanted)), 0)
    start = max(0, at - SNIPPET // 3)
    if start:
        start = passage.find(" ", start) + 1
    end = start + SNIPPET
    if end < len(passage):
        end = passage.rfind(" ", start, end) if " " in passage[start:end] else end
    return ("… " if start else "") + passage[start:end] + (" …" if end < len(passage) else "")


def _pieces(passage: str, wanted: list[str]) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in re.finditer(r"\w+", passage):
        if _matches(match.group(), wanted):
            pieces += [(passage[end : match.start()], False), (match.group(), True)]
            end = match.end()
    pieces.append((passage[end:], False))
    return tuple(piece for piece in pieces if piece[0])


def _matches(word: str, wanted: list[str]) -> bool:
    folded = fold(word)
    return any(folded.startswith(part) for token in wanted for part in token.split())
