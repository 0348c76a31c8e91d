"""Which thing a name means: the best kind of match answers, several are an error that lists them."""

from __future__ import annotations

from collections.abc import Iterable

from timeline_cli.errors import UnknownNameError
from timeline_cli.names import fold, words

Row = tuple[object, ...]
_SINGULAR = {
    "people": "person",
    "places": "place",
    "organizations": "organisation",
    "sources": "source",
    "tags": "tag",
    "category": "category",
}


class Lookup:
    """The part of a store that resolves names."""

    def _rows(self, sql: str, values: Iterable[object] = ()) -> list[Row]:
        raise NotImplementedError

    def resolve(self, kind: str, typed: str) -> str:
        """Return the id that a typed name means among the things of a kind.

        Raises UnknownNameError with the candidates where several answer or none does.
        """
        found = self.candidates(kind, typed)
        if len(found) == 1:
            return found[0]
        if found:
            listed = "\n".join(f"  {name}" for name in found[:20])
            raise UnknownNameError(f"several answer to `{typed}`; choose one:\n{listed}")
        raise UnknownNameError(f"there is no {_SINGULAR[kind]} `{typed}`{self._nearest(kind, typed)}")

    def candidates(self, kind: str, typed: str) -> list[str]:
        """Return the ids that a name may mean, by the best kind of match that any has."""
        if kind in ("tags", "category"):
            return self._word_candidates(kind, typed)
        key = " ".join(words(typed))
        for rank in range(4):
            wanted = fold(typed.strip()) if rank == 0 else key
            sql = "SELECT DISTINCT id FROM name WHERE kind = ? AND key = ? AND rank = ?"
            if found := self._ids(sql, [kind, wanted, rank]):
                return found
        if not key:
            return []
        sql = "SELECT DISTINCT id FROM name WHERE kind = ? AND key >= ? AND key < ? AND rank = ?"
        beginnings = (self._ids(sql, [kind, key, key + "\U0010ffff", rank]) for rank in range(4))
        return next(filter(None, beginnings), [])

    def _word_candidates(self, kind: str, typed: str) -> list[str]:
        wanted = fold(typed.strip()).replace(" ", "-")
        known = self._ids("SELECT DISTINCT key FROM link WHERE kind = ?", [kind])
        exact = [word for word in known if fold(word) == wanted]
        return exact or [word for word in known if wanted and fold(word).startswith(wanted)]

    def _nearest(self, kind: str, typed: str) -> str:
        from difflib import get_close_matches

        column, table = ("key", "link") if kind in ("tags", "category") else ("id", "thing")
        known = self._ids(f"SELECT DISTINCT {column} FROM {table} WHERE kind = ? LIMIT 5000", [kind])
        keys = dict(self._pairs("SELECT key, id FROM name WHERE kind = ? LIMIT 20000", [kind])) or {
            k: k for k in known
        }
        close = get_close_matches(" ".join(words(typed)), keys, 3, 0.6)
        ids = list(dict.fromkeys(keys[key] for key in close))
        return f"; did you mean {', '.join(f'`{name}`' for name in ids)}?" if ids else ""

    def event_id(self, typed: str) -> str:
        """Return the one event id that was meant: itself, a unique beginning, or the only one with these words.

        Raises UnknownNameError with the candidates where several would do or none.
        """
        wanted = fold(typed.strip())
        if found := self._ids("SELECT id FROM event WHERE id = ?", [typed.strip()]):
            return found[0]
        found = self._ids(
            "SELECT id FROM event WHERE id >= ? AND id < ? LIMIT 50", [wanted, wanted + "\U0010ffff"]
        )
        if not found and (parts := words(typed)):
            like = " AND ".join(["id LIKE ? ESCAPE '!'"] * len(parts))
            found = self._ids(f"SELECT id FROM event WHERE {like} LIMIT 50", [f"%{part}%" for part in parts])
        if len(found) == 1:
            return found[0]
        if found:
            listed = "\n".join(f"  {name}" for name in found[:20])
            raise UnknownNameError(f"several events answer to `{typed}`; choose one:\n{listed}")
        raise UnknownNameError(f"there is no event `{typed}`{self._nearest_event(typed)}")

    def _nearest_event(self, typed: str) -> str:
        from difflib import get_close_matches

        known = self._ids("SELECT id FROM event ORDER BY importance DESC LIMIT 5000", [])
        close = get_close_matches("-".join(words(typed)), known, 3, 0.5)
        return (
            "; did you mean " + ", ".join(f"`{name}`" for name in close) + "?"
            if close
            else "; try `timeline search`"
        )

    def _ids(self, sql: str, values: Iterable[object]) -> list[str]:
        return [str(row[0]) for row in self._rows(sql, values)]

    def _pairs(self, sql: str, values: Iterable[object] = ()) -> list[tuple[str, str]]:
        return [(str(row[0]), str(row[1])) for row in self._rows(sql, values)]

    def complete(self, kind: str, beginning: str) -> list[tuple[str, str]]:
        """Return ids that begin so, each with a name or title, for a shell's completion."""
        values = [beginning, beginning + "\U0010ffff"]
        if kind == "events":
            sql = "SELECT id, outline ->> '$.title' FROM event WHERE id >= ? AND id < ? ORDER BY id LIMIT 500"
            return self._pairs(sql, values)
        if kind in ("tags", "category"):
            sql = "SELECT DISTINCT key, '' FROM link WHERE kind = ? AND key >= ? AND key < ? LIMIT 500"
        else:
            sql = "SELECT id, name FROM thing WHERE kind = ? AND id >= ? AND id < ? LIMIT 500"
        return self._pairs(sql, [kind, *values])
