"""YAML text to positioned nodes, one entry at a time, or every problem found. The only importer of yaml.

The parser's events are taken as they come and values are built here, because that keeps every scalar
a string (`no` is not false, a date is not a timestamp), gives each value its position at no cost, is
several times as fast as a loader, and needs memory for one entry instead of the whole file.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import yaml

from timeline_cli.errors import Problem
from timeline_cli.layers import STDIN, explain

MAX_DEPTH = 64
"""libyaml takes time quadratic in open brackets; a timeline needs four levels."""

MAX_PROBLEMS = 1000
_FILE = 1 << 40  # positions: file number times this, plus the character's index in the file
_PLAIN_TAGS = {None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"}
_LINE_END = re.compile(r"\r\n|\r|\n")

Progress = Callable[[int], object]
"""Told the number of bytes just read."""


class Node:
    """A value and where it stands: text, a list of nodes, or a mapping of names to nodes."""

    __slots__ = ("at", "key_at", "value")

    def __init__(self, value: str | list[Node] | dict[str, Node], at: int, key_at: int) -> None:
        self.value = value
        self.at = at
        self.key_at = key_at


class Entry(NamedTuple):
    """One item of a section, or the whole value of a key that is not a list of items."""

    section: str
    section_at: int
    node: Node
    is_item: bool


class _GiveUpError(Exception):
    """The rest of this file cannot be read; the problem has been reported."""


class Files:
    """The files of a timeline by number, and the problems found in them."""

    def __init__(self, stdin: BinaryIO | None = None, progress: Progress | None = None) -> None:
        self.problems: list[Problem] = []
        self._names: list[str] = []
        self._texts: dict[str, bytes] = {}
        self._starts: dict[str, list[int]] = {}
        self._stdin = stdin
        self._progress = progress

    def report(self, at: int, message: str) -> None:
        """Add a problem at a position; the thousandth is the last."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(*self.position(at), message))
        elif len(self.problems) == MAX_PROBLEMS:
            self.problems.append(
                Problem(self._names[at // _FILE], 0, 0, "more problems follow; put these right first")
            )

    def report_file(self, name: str, message: str) -> None:
        """Add a problem that concerns a file as a whole."""
        self.problems.append(Problem(name, 0, 0, message))

    def position(self, at: int) -> tuple[str, int, int]:
        """Return file, line and column of a position."""
        number, index = divmod(at, _FILE)
        return (self._names[number], *self._line_and_column(self._names[number], index))

    def where(self, at: int) -> str:
        """Return `file:line:column` of a position."""
        return ":".join(map(str, self.position(at)))

    def in_order(self) -> list[Problem]:
        """Return the problems by file and position, so that an editor can walk through them."""
        order = {name: number for number, name in enumerate(self._names)}
        return sorted(self.problems, key=lambda p: (order.get(p.file, -1), p.line, p.column))

    def entries(self, name: str) -> Iterator[Entry]:
        """Read one file; problems are collected, never raised."""
        number = len(self._names)
        self._names.append(name)
        try:
            with self._open(name) as stream:
                yield from _FileReader(self, number, name, stream).entries()
        except _GiveUpError:
            return
        except OSError as error:
            self.report_file(name, explain(error))

    def _open(self, name: str) -> BinaryIO:
        if name == STDIN and self._stdin is not None:
            self._texts[name] = self._stdin.read()
            return io.BytesIO(self._texts[name])
        file = Path(name).open("rb")  # noqa: SIM115 (the caller's `with` closes it)
        return _Counted(file, self._progress) if self._progress else file

    def _line_and_column(self, name: str, index: int) -> tuple[int, int]:
        """Count lines as editors do: libyaml also takes U+2028, U+2029 and U+0085 for line ends."""
        if name not in self._starts:
            data = self._texts[name] if name in self._texts else Path(name).read_bytes()
            text = data.decode("utf-8-sig", "replace")
            self._starts[name] = [0, *(end.end() for end in _LINE_END.finditer(text))]
        starts = self._starts[name]
        line = bisect_right(starts, index)
        return line, index - starts[line - 1] + 1


class _Counted(io.BufferedReader):
    """A file that tells how much of it has been read."""

    def __init__(self, file: BinaryIO, progress: Progress) -> None:
        super().__init__(file.raw)  # type: ignore[attr-defined]
        self._keep = file
        self._tell = progress

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self._tell(len(data))
        return data

    def close(self) -> None:
        super().close()
        self._keep.close()


class _FileReader:
    """The state of reading one file."""

    def __init__(self, files: Files, number: int, name: str, stream: BinaryIO) -> None:
        self._files = files
        self._base = number * _FILE
        self._name = name
        loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        self._refuse_other_encodings(stream)
        try:
            self._next: Callable[[], Any] = loader(stream).get_event
        except (yaml.YAMLError, UnicodeError) as error:  # the pure parser reads on construction
            self._give_up(error)

    def entries(self) -> Iterator[Entry]:
        self._event()  # the stream starts
        event = self._event()
        if isinstance(event, yaml.StreamEndEvent):
            self._fail(0, "the file is empty; a timeline begins with `events:`")
        event = self._event()
        if isinstance(event, yaml.ScalarEvent) and not event.value:
            self._fail(0, "the file is empty; a timeline begins with `events:`")
        if not isinstance(event, yaml.MappingStartEvent):
            self._fail(
                self._at(event), "a timeline is a mapping; write `events:` and indent the list below it"
            )
        yield from self._sections()
        self._event()  # the document ends
        event = self._event()
        if not isinstance(event, yaml.StreamEndEvent):
            self._fail(self._at(event), "a second document begins here; keep one to a file, without `---`")

    def _sections(self) -> Iterator[Entry]:
        seen: dict[str, int] = {}
        while not isinstance(event := self._event(), yaml.MappingEndEvent):
            key_at, key = self._at(event), self._key(event, seen)
            value = self._event()
            if isinstance(value, yaml.SequenceStartEvent):
                self._check_plain(value)
                while not isinstance(item := self._event(), yaml.SequenceEndEvent):
                    yield Entry(key, key_at, self._build(item, 2, self._at(item)), is_item=True)
                yield Entry(key, key_at, Node([], self._at(value), key_at), is_item=False)
            else:
                yield Entry(key, key_at, self._build(value, 1, key_at), is_item=False)

    def _build(self, event: Any, depth: int, key_at: int) -> Node:
        at = self._base + event.start_mark.index
        if isinstance(event, yaml.ScalarEvent):
            if event.tag not in _PLAIN_TAGS:
                self._check_plain(event)
            return Node(event.value, at, key_at)
        if isinstance(event, yaml.AliasEvent):
            self._files.report(at, f"`*{event.anchor}` is an alias; write the value out")
            return Node("", at, key_at)
        self._check_plain(event)
        if depth >= MAX_DEPTH:
            self._fail(at, f"nested more than {MAX_DEPTH} levels deep; no timeline needs that")
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self._list(depth), at, key_at)
        return Node(self._mapping(depth), at, key_at)

    def _list(self, depth: int) -> list[Node]:
        items = []
        while not isinstance(event := self._event(), yaml.SequenceEndEvent):
            items.append(self._build(event, depth + 1, self._base + event.start_mark.index))
        return items

    def _mapping(self, depth: int) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        seen: dict[str, int] = {}
        while not isinstance(event := self._event(), yaml.MappingEndEvent):
            key = self._key(event, seen)
            fields[key] = self._build(self._event(), depth + 1, self._base + event.start_mark.index)
        return fields

    def _key(self, event: Any, seen: dict[str, int]) -> str:
        at = self._at(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._fail(at, "a key must be a plain word")
        key: str = event.value
        if key == "<<" and event.implicit[0]:
            self._files.report(at, "`<<` merges are not read; write the fields out")
        elif key in seen:
            self._files.report(
                at, f"`{key}` stands twice here (first on line {self._line(seen[key])}); keep one"
            )
        seen[key] = at
        return key

    def _check_plain(self, event: Any) -> None:
        if event.tag not in _PLAIN_TAGS:
            self._files.report(self._at(event), f"the tag {event.tag} is not read; leave it out")

    def _event(self) -> Any:
        try:
            return self._next()
        except (yaml.YAMLError, UnicodeError) as error:
            self._give_up(error)

    def _at(self, event: Any) -> int:
        return self._base + int(event.start_mark.index)

    def _line(self, at: int) -> str:
        return self._files.where(at).rsplit(":", 2)[1]

    def _fail(self, at: int, message: str) -> None:
        self._files.report(at or self._base, message)
        raise _GiveUpError

    def _give_up(self, error: Exception) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark is not None:
            message = getattr(error, "problem", None) or getattr(error, "context", None)
            self._fail(
                self._base + mark.index, f"broken YAML: {message}; look at the quotes and indents here"
            )
        position = getattr(error, "position", getattr(error, "start", 0))
        reason = str(getattr(error, "reason", error))
        if "control" in reason or "special" in reason:
            self._fail(self._base + position, "a control character, which YAML does not allow; delete it")
        self._files.report_file(self._name, f"not UTF-8 (byte {position}); save the file as UTF-8")
        raise _GiveUpError from error

    def _refuse_other_encodings(self, stream: BinaryIO) -> None:
        """Refuse UTF-16, which libyaml would read but whose positions nobody could count."""
        start = stream.peek(4) if isinstance(stream, io.BufferedReader) else stream.getvalue()[:4]  # type: ignore[attr-defined]
        if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in start[:2]:
            self._files.report_file(self._name, "not UTF-8 but UTF-16; save the file as UTF-8")
            raise _GiveUpError
