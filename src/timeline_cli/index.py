"""The compiled index: an SQLite file in the user's cache, built from YAML when there is none that fits.

It is a cache: keyed by what was read, written beside its place and renamed into it, never trusted
when damaged and never needed (without a cache folder it is built in memory).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from timeline_cli import __version__, layers

if TYPE_CHECKING:  # the hot path must not pay for reading YAML
    from collections.abc import Callable

    from timeline_cli.model import About, Event, Thing

VERSION = f"3 {__version__}"
BATCH = 500
SIZES = (1, 31, 366, 3660)
"""Moments are filed by length in days, so that "overlaps 1927" is a few short index ranges at any size."""

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = MEMORY;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE event (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL, first INTEGER, last INTEGER, rank INTEGER,
    importance INTEGER, disputed INTEGER, outline TEXT, article TEXT
);
CREATE TABLE moment (size INTEGER, first INTEGER, last INTEGER, seq INTEGER, month_day INTEGER);
CREATE TABLE link (kind TEXT, key TEXT, seq INTEGER, PRIMARY KEY (kind, key, seq)) WITHOUT ROWID;
CREATE TABLE thing (kind TEXT, id TEXT, name TEXT, body TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE name (kind TEXT, key TEXT, rank INTEGER, id TEXT, PRIMARY KEY (kind, key, rank, id)) WITHOUT ROWID;
"""
_INDEXES = """
CREATE UNIQUE INDEX event_id ON event (id);
CREATE INDEX event_order ON event (first, rank, seq);
CREATE INDEX moment_time ON moment (size, first, last, seq);
CREATE INDEX moment_day ON moment (month_day, seq) WHERE month_day > 0;
INSERT OR IGNORE INTO link
    WITH RECURSIVE inside (id, outer) AS (
        SELECT id, id FROM thing WHERE kind = 'places'
        UNION SELECT inside.id, thing.body ->> '$.within' FROM inside JOIN thing
            ON thing.kind = 'places' AND thing.id = inside.outer WHERE thing.body ->> '$.within' IS NOT NULL
    )
    SELECT 'within', inside.outer, link.seq FROM link JOIN inside ON inside.id = link.key WHERE link.kind = 'places';
PRAGMA optimize;
"""
_MODULE = "fts5"  # not every SQLite was built with it
_FULL_TEXT = "CREATE VIRTUAL TABLE text USING fts5(title, summary, body, names, content='', tokenize='unicode61 remove_diacritics 0')"
_PLAIN_TEXT = "CREATE TABLE text (title TEXT, summary TEXT, body TEXT, names TEXT)"


class Request(NamedTuple):
    """What to open: the layers of a timeline and where its index may be kept (None: nowhere)."""

    layers: tuple[str, ...]
    cache: str | None = None
    stdin: BinaryIO | None = None
    progress: Callable[[int, int], object] | None = None
    """Told the bytes read so far and in all."""


def open_index(request: Request) -> sqlite3.Connection:
    """Return a connection to an index that fits the files as they are now.

    Raises DataError where the files cannot be read as a timeline.
    """
    files = [layers.files_of(layer) for layer in request.layers]
    stamp = layers.stamp(files)
    path = _path(request, files) if stamp else None
    if path and (connection := _open_if_fresh(path, stamp)):
        return connection
    return _build_file(path, files, request) if path else _build_in_memory(files, request)


def discard(request: Request) -> None:
    """Remove an index that turned out to be damaged; the next `open_index` builds it anew."""
    if path := _path(request, [layers.files_of(layer) for layer in request.layers]):
        with contextlib.suppress(OSError):
            os.unlink(path)  # noqa: PTH108


def _path(request: Request, files: list[list[str]]) -> str | None:
    if request.cache is None:
        return None
    name = "\n\n".join("\n".join(map(os.path.abspath, layer)) for layer in files)
    return os.path.join(request.cache, f"index-{zlib.crc32(name.encode(errors='replace')):08x}.sqlite")  # noqa: PTH118


def _open_if_fresh(path: str, stamp: str) -> sqlite3.Connection | None:
    if not os.path.exists(path):  # noqa: PTH110
        return None
    try:
        connection = sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True)
        found = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('version', 'stamp')"))
    except (sqlite3.Error, OSError):
        return None
    if found == {"version": VERSION, "stamp": stamp}:
        return connection
    connection.close()
    return None


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(os.path.abspath(path))  # noqa: PTH100


def _build_in_memory(files: list[list[str]], request: Request) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    _fill(connection, files, "", request)
    return connection


def _build_file(path: str, files: list[list[str]], request: Request) -> sqlite3.Connection:
    """Build beside the index and rename; where the folder does not allow it, build in memory."""
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        _sweep(os.path.dirname(path))  # noqa: PTH120
        with open(temporary, "wb"):  # noqa: PTH123
            pass
    except OSError:
        return _build_in_memory(files, request)
    try:
        stamp = layers.stamp(files)
        with contextlib.closing(sqlite3.connect(temporary)) as connection:
            _fill(connection, files, stamp, request)
        if layers.stamp(files) == stamp:  # else a file changed while it was read: good for this once
            os.replace(temporary, path)  # noqa: PTH105
            if fresh := _open_if_fresh(path, stamp):
                return fresh
    except (sqlite3.OperationalError, OSError):  # a full disk, a folder that vanished
        pass
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
    return _build_in_memory(files, request)


def _sweep(folder: str) -> None:
    """Remove what builds that were killed left behind."""
    for name in os.listdir(folder):  # noqa: PTH208
        if name.startswith("index-") and name.endswith(".tmp"):
            process = name.rsplit(".", 2)[1]
            if not (process.isdigit() and _is_alive(int(process))):
                with contextlib.suppress(OSError):
                    os.unlink(os.path.join(folder, name))  # noqa: PTH108, PTH118


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _fill(connection: sqlite3.Connection, files: list[list[str]], stamp: str, request: Request) -> None:
    from timeline_cli import loading, model

    connection.executescript(_SCHEMA)
    has_full_text = _create_text(connection)
    builder = _Builder(connection)
    values = loading.load(files, stdin=request.stdin, progress=_meter(files, request))
    for value in values:
        if isinstance(value, model.Event):
            builder.add_event(value)
        elif isinstance(value, model.About):
            builder.add_about(value)
        else:
            builder.add_thing(value)
    builder.flush()
    connection.executescript(_INDEXES)
    meta = {"version": VERSION, "stamp": stamp, "full_text": "1" if has_full_text else ""}
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())
    connection.commit()


def _meter(files: list[list[str]], request: Request) -> Callable[[int], object] | None:
    if request.progress is None:
        return None
    tell, names = request.progress, [name for layer in files for name in layer if name != layers.STDIN]
    total = sum(os.stat(name).st_size for name in names)  # noqa: PTH116
    done = 0

    def read(size: int) -> None:
        nonlocal done
        done += size
        tell(done, total)

    return read


def _create_text(connection: sqlite3.Connection) -> bool:
    built_in = connection.execute("SELECT 1 FROM pragma_module_list WHERE name = ?", [_MODULE]).fetchone()
    connection.execute(_FULL_TEXT if built_in else _PLAIN_TEXT)
    return bool(built_in)


class _Builder:
    """Rows waiting to be inserted, a batch at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rows: dict[str, list[tuple[object, ...]]] = {}
        self._seq = 0
        self._waiting = 0

    def _add(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._rows.setdefault(sql, []).extend(rows)

    def add_event(self, event: Event) -> None:
        from timeline_cli.codec import encode_event

        self._seq += 1
        seq, date = self._seq, event.date
        row = (
            seq,
            event.id,
            date.first,
            date.last,
            int(date.precision),
            event.importance,
            bool(event.claims),
            *encode_event(event),
        )
        self._add("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [row])
        self._add("INSERT INTO moment VALUES (?, ?, ?, ?, ?)", _moments(event, seq))
        self._add("INSERT OR IGNORE INTO link VALUES (?, ?, ?)", ((*link, seq) for link in _links(event)))
        self._add(
            "INSERT INTO text (rowid, title, summary, body, names) VALUES (?, ?, ?, ?, ?)",
            [_text(event, seq)],
        )
        self._waiting += 1
        if self._waiting >= BATCH:
            self.flush()

    def add_thing(self, thing: Thing) -> None:
        from timeline_cli.codec import encode
        from timeline_cli.model import KINDS

        kind = next(kind for kind, cls in KINDS.items() if isinstance(thing, cls))
        name = getattr(thing, "name", "") or getattr(thing, "title", "")
        self._add("INSERT OR REPLACE INTO thing VALUES (?, ?, ?, ?)", [(kind, thing.id, name, encode(thing))])
        self._add("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", _names(kind, thing))

    def add_about(self, about: About) -> None:
        self._add("INSERT OR REPLACE INTO meta VALUES (?, ?)", zip(about._fields, about, strict=True))

    def flush(self) -> None:
        for sql, rows in self._rows.items():
            self._connection.executemany(sql, rows)
            rows.clear()
        self._waiting = 0


def _moments(event: Event, seq: int) -> Iterator[tuple[object, ...]]:
    """Yield every time at which the event may have happened: its date, and each that is claimed."""
    from timeline_cli.dates import Form, Precision, civil

    for date in dict.fromkeys([event.date, *(claim.date for claim in event.claims)]):
        length = date.last - date.first + 1
        size = next((n for n, longest in enumerate(SIZES) if length <= longest), len(SIZES))
        month_day = 0
        if date.precision is Precision.DAY and date.form is not Form.ONE_OF and date.first > -(10**11):
            _, month, day = civil(date.first)
            month_day = month * 100 + day
        yield (size, date.first, date.last, seq, month_day)


def _links(event: Event) -> Iterator[tuple[str, str]]:
    yield ("category", event.category)
    yield from (("people", person.id) for person in event.people)
    yield from (("places", place) for place in event.places)
    yield from (("within", place) for place in event.places)
    yield from (("organizations", body) for body in event.organizations)
    yield from (("tags", tag) for tag in event.tags)
    yield from (("sources", cited.id) for cited in event.sources)
    yield from (("sources", cited.id) for claim in event.claims for cited in claim.sources)
    yield from (("sources", quote.source) for quote in event.quotes if quote.source)
    yield from (("cause", cause.id) for cause in event.causes)
    yield from (("whole", whole) for whole in event.part_of)


def _text(event: Event, seq: int) -> tuple[object, ...]:
    from timeline_cli.model import SECTIONS
    from timeline_cli.names import fold

    body = [getattr(event, section) for section in SECTIONS]
    body += [quote.text for quote in event.quotes] + [claim.note for claim in event.claims] + [event.notes]
    ids = [
        event.id,
        *event.tags,
        *event.places,
        *event.organizations,
        *(person.id for person in event.people),
    ]
    names = " ".join(ids).replace("-", " ")
    return (seq, fold(event.title), fold(event.summary), fold("\n".join(filter(None, body))), fold(names))


def _names(kind: str, thing: Thing) -> Iterator[tuple[object, ...]]:
    from timeline_cli.names import keys

    fields = ("name", "native_name", "title")
    names = [getattr(thing, field, "") for field in fields]
    names += [*getattr(thing, "aliases", ()), *(each.name for each in getattr(thing, "names", ()))]
    names += [each.native_name for each in getattr(thing, "names", ())]
    for rank, key in keys(thing.id, filter(None, names)):
        yield (kind, key, rank, thing.id)
