"""YAML files to model values, or every problem with file:line:column.

A timeline is read in layers: each `-f` is one (a file, or a folder whose files are merged), and a later
layer adds to or patches an earlier one by id. Values are yielded as they are read, so memory holds one
entry, the ids and the distinct references, not the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from math import isfinite
from types import NoneType, UnionType
from typing import Annotated, Any, BinaryIO, NamedTuple, get_args, get_origin, get_type_hints

from timeline_cli.dates import Date, parse
from timeline_cli.errors import DataError, DateError
from timeline_cli.model import KINDS, STAYS, About, Event, Ref, Source, Thing
from timeline_cli.names import fold
from timeline_cli.nodes import Entry, Files, Node, Progress

SECTIONS: dict[str, type[Event | Thing]] = {"events": Event, **KINDS}
_ABOUT = frozenset(About._fields)
_ID = re.compile(r"[^\s\x00-\x1f\x7f-]\S*")

Value = Event | Thing | About


class _NotThisError(Exception):
    """A value that cannot be read; the problem has been reported."""


def load(
    layers: list[list[str]], *, stdin: BinaryIO | None = None, progress: Progress | None = None
) -> Iterator[Value]:
    """Yield every value of a timeline in file order; raise DataError at the end if anything is wrong.

    `layers` are lists of files, as `layers.files_of` gives them.

    A caller must therefore keep nothing of what it was given unless the iterator ends by itself.
    """
    yield from Loader(Files(stdin, progress)).values(layers)


class _Patch(NamedTuple):
    fields: dict[str, Node]
    at: int


class Loader:
    """The state of one reading, which afterwards knows where everything stands."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._ids: dict[str, dict[str, int]] = {section: {} for section in SECTIONS}
        self._refs: dict[str, dict[str, int]] = {section: {} for section in SECTIONS}
        self._defined: set[str] = set()
        self._patches: dict[tuple[str, str], _Patch] = {}
        self._added: list[Entry] = []
        self._about: dict[str, str] = {}
        self._shapes: dict[type, _Shape] = {}

    def values(self, layers: list[list[str]]) -> Iterator[Value]:
        """Yield every value; see `load`."""
        for files in layers[1:]:
            for entry in self._entries(files):
                self._keep_for_later(entry)
        for entry in self._entries(layers[0]):
            yield from self._value(entry)
        for entry in self._added:
            yield from self._value(entry)
        for (section, _), patch in list(self._patches.items()):
            yield from self._value(
                Entry(section, patch.at, Node(patch.fields, patch.at, patch.at), is_item=True)
            )
        yield About(**self._about)
        yield from self._names_that_stand_for_themselves()
        self._check_references()
        if not self._files.problems and "events" not in self._defined:
            self._files.report_file(
                layers[0][0], "there are no events; write `events:` with a `date` and a `title` each"
            )
        if self._files.problems:
            raise DataError(self._files.in_order())

    def where(self, section: str, name: str) -> tuple[str, int, int]:
        """Return file, line and column of an id; no line for one that stands for itself."""
        at = self._ids[section].get(name)
        return ("", 0, 0) if at is None else self._files.position(at)

    def _entries(self, files: list[str]) -> Iterator[Entry]:
        for name in files:
            for entry in self._files.entries(name):
                if entry.section in SECTIONS:
                    self._defined.add(entry.section)
                    if entry.is_item or entry.node.value:
                        yield entry
                elif entry.section in _ABOUT and not entry.is_item:
                    self._take_about(entry)
                elif not entry.is_item or entry.section not in _ABOUT:
                    self._unknown_section(entry)

    def _take_about(self, entry: Entry) -> None:
        if isinstance(entry.node.value, str):
            self._about[entry.section] = entry.node.value
        else:
            self._files.report(entry.node.at, f"`{entry.section}` is a text")

    def _unknown_section(self, entry: Entry) -> None:
        if entry.is_item:  # said once, at the end of the list
            return
        known = [*SECTIONS, *_ABOUT]
        self._files.report(
            entry.section_at, f"unknown section `{entry.section}`; {nearest(entry.section, known)}"
        )

    def _keep_for_later(self, entry: Entry) -> None:
        fields = entry.node.value
        given = fields.get("id") if isinstance(fields, dict) else None
        if not isinstance(fields, dict) or given is None or not isinstance(given.value, str):
            self._added.append(entry)
            return
        key = (entry.section, given.value)
        earlier = self._patches.get(key)
        merged = {**earlier.fields, **fields} if earlier else fields
        self._patches[key] = _Patch(merged, entry.node.at)

    def _value(self, entry: Entry) -> Iterator[Event | Thing]:
        section, node = entry.section, entry.node
        if not entry.is_item or not isinstance(node.value, dict):
            wanted = (
                "a list; begin each entry with `- `"
                if not entry.is_item
                else "a list of mappings (`- id: …`)"
            )
            self._files.report(node.at, f"`{section}` is {wanted}")
            return
        given = node.value.get("id")
        if given is not None and (patch := self._patches.pop((section, str(given.value)), None)):
            node = Node({**node.value, **patch.fields}, node.at, node.key_at)
        value = self._shape(SECTIONS[section]).read(node)
        if value is not None:
            yield self._with_id(section, value, given.at if given is not None else node.at)

    def _with_id(self, section: str, value: Any, at: int) -> Any:
        ids = self._ids[section]
        if not value.id:
            value = value._replace(id=_made_id(value, ids))
        elif not _ID.fullmatch(value.id):
            self._files.report(at, f"the id {value.id!r} is not one word; write it like lenin-dies-1924")
        elif value.id in ids:
            self._files.report(
                at,
                f"the id `{value.id}` is already used at {self._files.where(ids[value.id])}; choose another",
            )
        ids.setdefault(value.id, at)
        return value

    def _names_that_stand_for_themselves(self) -> Iterator[Thing]:
        """Where a timeline defines no people at all, the names in its events are its people."""
        for kind, cls in KINDS.items():
            if kind in self._defined:
                continue
            for name in self._refs[kind]:
                extra: dict[str, Any] = (
                    {"url": name} if cls is Source and name.startswith(("https://", "http://")) else {}
                )
                yield cls(name, name, **extra)
            self._refs[kind] = {}

    def _check_references(self) -> None:
        for kind, refs in self._refs.items():
            for name, at in refs.items():
                if name not in self._ids[kind]:
                    word = _SINGULAR[kind]
                    self._files.report(at, f"unknown {word} `{name}`; {nearest(name, self._ids[kind])}")

    def _shape(self, cls: type) -> _Shape:
        if cls not in self._shapes:
            self._shapes[cls] = _Shape(cls, self)
        return self._shapes[cls]

    def converter(self, kind: Any) -> Callable[[Node], Any]:  # noqa: PLR0911 (a table of types)
        """Return what reads a node as a value of the annotated type."""
        origin, args = get_origin(kind), get_args(kind)
        if origin is Annotated and isinstance(args[1], Ref):
            refs = self._refs[args[1].kind]
            return lambda node: self._reference(node, refs)
        if origin is tuple:
            item = self.converter(args[0])
            return lambda node: self._sequence(node, item)
        if origin is UnionType or NoneType in args:
            return self.converter(next(arg for arg in args if arg is not NoneType))
        if kind is Date:
            return self._date
        if kind in (int, float):
            return lambda node: self._number(node, kind)
        if isinstance(kind, type) and hasattr(kind, "_fields"):
            shape = self._shape(kind)
            return shape.read_nested
        return self.text

    def text(self, node: Node) -> str:
        """Read a text; a list or a mapping is a problem."""
        if isinstance(node.value, str):
            return node.value
        found = "list" if isinstance(node.value, list) else "mapping"
        self.fail(node.at, f"a text is wanted here, not a {found}; put it in quotes")
        raise _NotThisError

    def _date(self, node: Node) -> Date:
        if not isinstance(node.value, str):
            self.fail(node.at, "a date is wanted; put an EDTF set in quotes: '[1924,1925]'")
        try:
            return parse(self.text(node))
        except DateError as error:
            self.fail(node.at, str(error))
            raise _NotThisError from error

    def _number(self, node: Node, kind: type) -> Any:
        text = self.text(node)
        try:
            value = kind(text)
        except ValueError:
            value = None
        if value is None or not text.isascii() or (kind is float and not isfinite(value)):
            self.fail(node.at, f"`{text}` is not a {'whole ' if kind is int else ''}number")
        return value

    def _reference(self, node: Node, refs: dict[str, int]) -> str:
        name = self.text(node)
        if name:
            refs.setdefault(name, node.at)
        return name

    def _sequence(self, node: Node, item: Callable[[Node], Any]) -> tuple[Any, ...]:
        """Read a list; a single value stands for a list of one."""
        nodes = node.value if isinstance(node.value, list) else [node]
        values = []
        for each in nodes:
            try:
                values.append(item(each))
            except _NotThisError:
                continue
        return tuple(values)

    def fail(self, at: int, message: str) -> None:
        """Report a problem and give up this value."""
        self._files.report(at, message)
        raise _NotThisError

    def report(self, at: int, message: str) -> None:
        """Report a problem and go on."""
        self._files.report(at, message)


class _Shape:
    """How one model type is read: a field's name in YAML to its place in the tuple and its reader."""

    def __init__(self, cls: Any, loader: Loader) -> None:
        self._cls = cls
        self._loader = loader
        self._defaults: dict[str, Any] = cls._field_defaults
        loader._shapes[cls] = self  # noqa: SLF001 (before its fields, which may nest)
        hints = get_type_hints(cls, include_extras=True)
        self._readers = {name.rstrip("_"): (name, loader.converter(hints[name])) for name in cls._fields}
        self._required = [name for name in cls._fields if name not in self._defaults]
        if cls is Event:  # whose id is made where it has none
            self._required.remove("id")

    def read(self, node: Node) -> Any:
        """Return the value, or None when a problem was reported."""
        fields = node.value
        if not isinstance(fields, dict):
            self._loader.report(node.at, "a mapping (`field: value`) is wanted here")
            return None
        values: dict[str, Any] = {}
        sound = True
        for key, child in fields.items():
            try:
                self._read_field(key, child, values)
            except _NotThisError:
                sound = False
        if not self._has_all(node, values, sound=sound):
            return None
        return self._cls(**({"id": ""} | values if self._cls is Event else values))

    def read_nested(self, node: Node) -> Any:
        """Read a mapping, or a plain text for the first field where that is all there is to say."""
        if isinstance(node.value, str):
            name, reader = next(iter(self._readers.values()))
            if not node.value or any(field != name for field in self._required):
                self._loader.fail(node.at, f"a mapping with {_listed(self._required)} is wanted here")
            return self._cls(**{name: reader(node)})
        value = self.read(node)
        if value is None:
            raise _NotThisError
        return value

    def _read_field(self, key: str, child: Node, values: dict[str, Any]) -> None:
        known = self._readers.get(key)
        if known is None:
            self._loader.report(child.key_at, f"unknown field `{key}`; {nearest(key, self._readers)}")
        elif child.value or isinstance(child.value, dict):
            name, reader = known
            values[name] = reader(child)
            if name == "as_" and values[name] not in STAYS:
                self._loader.fail(child.at, f"`as` is one of {_listed(STAYS)}; leave it out for a home")
            if name == "importance" and values[name] not in (1, 2, 3):
                self._loader.fail(child.at, "importance is 1 (detail), 2 (notable) or 3 (turning point)")

    def _has_all(self, node: Node, values: dict[str, Any], *, sound: bool) -> bool:
        for name in self._required:
            if name not in values and name not in (node.value if isinstance(node.value, dict) else ()):
                self._loader.report(node.at, f"`{name}` is missing; add it")
                sound = False
            elif name not in values and sound:
                child = node.value[name] if isinstance(node.value, dict) else node
                self._loader.report(child.at, f"`{name}` is empty; fill it in")
                sound = False
        return sound


_SINGULAR = {
    "events": "event",
    "people": "person",
    "places": "place",
    "organizations": "organization",
    "sources": "source",
}


def nearest(word: str, known: Any) -> str:
    """Say which known word was probably meant, or list what there is."""
    from difflib import get_close_matches

    choices = sorted(known)
    if len(choices) > 5000:  # comparing with a million ids would take minutes
        choices = [choice for choice in choices if choice[:2] == word[:2]][:5000]
    if close := get_close_matches(word, choices, 1, 0.6):
        return f"did you mean `{close[0]}`?"
    if len(choices) <= 30:
        return f"known are {_listed(choices)}" if choices else "none is defined"
    return "define it, or correct the spelling"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _made_id(event: Event, taken: dict[str, int]) -> str:
    """Make an id from date and title, the same on every reading while those stay the same."""
    stem = f"{slug(event.date.text)}-{slug(event.title, 48)}".strip("-") or "event"
    made, number = stem, 1
    while made in taken:
        number += 1
        made = f"{stem}-{number}"
    return made


def slug(text: str, longest: int = 80) -> str:
    """Return lower-case words joined by hyphens, without accents, cut between words."""
    words = re.sub(r"[\W_]+", "-", fold(text[:1000])).strip("-")
    if len(words) <= longest:
        return words
    return words[: longest + 1].rpartition("-")[0] or words[:longest]
