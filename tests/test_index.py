"""The index is a cache: stale, damaged, old, contested or impossible, it never shows."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline_cli import index
from timeline_cli.errors import DataError
from timeline_cli.index import Request
from timeline_cli.query import Query
from timeline_cli.store import Store

Write = Callable[[str], str]
TEXT = "events:\n- {date: 1927, title: One}\n"


def titles(*layers: str, cache: Path | None) -> list[str]:
    store = Store(Request(layers, str(cache) if cache else None))
    found = [event.title for event in store.select(Query())]
    store.close()
    return found


def files(cache: Path) -> list[str]:
    return sorted(path.name for path in cache.iterdir()) if cache.exists() else []


def test_it_is_built_once_and_used_again(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, cache = write(TEXT), tmp_path / "cache"
    assert titles(path, cache=cache) == ["One"]
    monkeypatch.setattr(index, "_fill", None)
    assert titles(path, cache=cache) == ["One"]
    assert len(files(cache)) == 1


def test_a_change_of_the_file_is_seen_even_with_its_time_and_size_kept(write: Write, tmp_path: Path) -> None:
    path, cache = write(TEXT), tmp_path / "cache"
    before = os.stat(path)  # noqa: PTH116
    titles(path, cache=cache)
    Path(path).write_text(TEXT.replace("One", "Two"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert titles(path, cache=cache) == ["Two"]


def test_a_new_file_in_the_folder_is_seen(tmp_path: Path) -> None:
    folder, cache = tmp_path / "data", tmp_path / "cache"
    folder.mkdir()
    (folder / "a.yaml").write_text(TEXT)
    assert titles(str(folder), cache=cache) == ["One"]
    (folder / "b.yaml").write_text(TEXT.replace("One", "Two"))
    assert titles(str(folder), cache=cache) == ["One", "Two"]


def test_another_version_builds_anew(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, cache = write(TEXT), tmp_path / "cache"
    titles(path, cache=cache)
    monkeypatch.setattr(index, "VERSION", "0 of another day")
    assert titles(path, cache=cache) == ["One"]
    (name,) = files(cache)
    connection = sqlite3.connect(cache / name)
    assert dict(connection.execute("SELECT key, value FROM meta"))["version"] == "0 of another day"
    connection.close()


@pytest.mark.parametrize("damage", [b"", b"not a database at all", "half", "middle"])
def test_damage_is_mended(damage: bytes | str, write: Write, tmp_path: Path) -> None:
    path, cache = write(TEXT + "- {date: 1928, title: Two}\n"), tmp_path / "cache"
    titles(path, cache=cache)
    victim = cache / files(cache)[0]
    data = victim.read_bytes()
    if damage == "half":
        victim.write_bytes(data[: len(data) // 2])
    elif damage == "middle":
        victim.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))
    else:
        victim.write_bytes(damage)  # type: ignore[arg-type]
    assert titles(path, cache=cache) == ["One", "Two"]
    assert titles(path, cache=cache) == ["One", "Two"]


def test_without_a_cache_or_where_it_cannot_be_written_memory_will_do(write: Write, tmp_path: Path) -> None:
    path = write(TEXT)
    assert titles(path, cache=None) == ["One"]
    (tmp_path / "file").write_text("in the way")
    assert titles(path, cache=tmp_path / "file" / "cache") == ["One"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_cache_folder(write: Write, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o500)
    assert titles(write(TEXT), cache=cache) == ["One"]
    assert files(cache) == []


def test_faulty_files_leave_nothing_behind(write: Write, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    with pytest.raises(DataError):
        titles(write(TEXT + "- {date: x}\n"), cache=cache)
    assert files(cache) == []


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, cache = write(TEXT), tmp_path / "cache"
    fill = index._fill  # noqa: SLF001 (the moment between reading and keeping)

    def fill_and_change(*args: object) -> None:
        fill(*args)  # type: ignore[arg-type]
        with Path(path).open("a") as file:
            file.write("# later\n")

    monkeypatch.setattr(index, "_fill", fill_and_change)
    assert titles(path, cache=cache) == ["One"]
    assert files(cache) == []


def _start(path: str, cache: Path) -> subprocess.Popen[bytes]:
    code = (
        "import sys; from timeline_cli.index import Request; from timeline_cli.store import Store\n"
        "from timeline_cli.query import Query\n"
        "print(Store(Request((sys.argv[1],), sys.argv[2])).count(Query()))"
    )
    return subprocess.Popen([sys.executable, "-c", code, path, str(cache)], stdout=subprocess.PIPE)


def test_many_processes_may_build_at_once(write: Write, tmp_path: Path) -> None:
    path = write("events:\n" + "".join(f"- {{date: 1927, title: Event {n}}}\n" for n in range(3000)))
    cache = tmp_path / "cache"
    running = [_start(path, cache) for _ in range(6)]
    assert {process.communicate(timeout=60)[0].strip() for process in running} == {b"3000"}
    assert len(files(cache)) == 1


def test_a_build_that_was_killed_is_swept_away_by_the_next(write: Write, tmp_path: Path) -> None:
    path = write("events:\n" + "".join(f"- {{date: 1927, title: Event {n}}}\n" for n in range(30_000)))
    cache = tmp_path / "cache"
    process = _start(path, cache)
    while not any(name.endswith(".tmp") for name in files(cache)):
        assert process.poll() is None
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert any(name.endswith(".tmp") for name in files(cache))
    other = write(TEXT)
    assert titles(other, cache=cache) == ["One"]
    assert not any(name.endswith(".tmp") for name in files(cache))


def test_without_full_text_search_it_looks_for_words_plainly(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_MODULE", "no_such_module")
    store = Store(Request((write(TEXT),)))
    assert [event.title for event in store.matching("one", Query())] == ["One"]
    assert store.count(Query(text="two")) == 0
    store.close()
