"""Names as people type them: without case, without diacritics, by alias, surname or prefix. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"}
)
"""Letters that Unicode does not take apart into a base and a mark."""

RANK_ID, RANK_NAME, RANK_SURNAME, RANK_WORD = range(4)
"""How well a key names a thing; a better rank answers before a worse one is asked."""


def fold(text: str) -> str:
    """Return the text as it is compared: no case, no marks (also ё to е, й to и), compatibility forms undone."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return "".join(c if c.isalnum() else " " for c in fold(text)).split()


def keys(identifier: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield (rank, key) under which a thing is found; the last word of a name counts as its surname."""
    yield RANK_ID, fold(identifier)
    yield RANK_NAME, " ".join(words(identifier))
    for name in names:
        parts = words(name)
        if parts:
            yield RANK_NAME, " ".join(parts)
            yield RANK_SURNAME, parts[-1]
            yield from ((RANK_WORD, part) for part in parts[:-1])
