"""`import`: other programs' timelines as YAML."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from timeline_cli.cli import files
from timeline_cli.cli.options import Command, Parameter, argument
from timeline_cli.cli.run import Run
from timeline_cli.errors import UsageError
from timeline_cli.importers.taken import Taken
from timeline_cli.layers import explain

STDIN = "-"
FORMATS = ("timelinejs", "csv", "tsv", "icalendar", "json")
_ENDINGS = {"csv": "csv", "tsv": "tsv", "tab": "tsv", "ics": "icalendar"}
FAULTY = 1


def bring(run: Run) -> None:
    """Read a file, write YAML, and say of every row that was not taken where it is and why."""
    given = run.texts("files")
    if not 1 <= len(given) <= 2:
        raise UsageError("import takes a file to read, and perhaps one to write: `timeline import IN [OUT]`")
    name, out = given[0], given[1] if len(given) == 2 else ""
    if out:
        files.refuse_to_overwrite(out, force=run.flag("force"))
    text = _text(name)
    taken = _taken(run, name, text)
    if not any(taken.entries.values()):
        raise UsageError("\n".join([f"{name}: nothing in it could be taken", *_faults(name, taken)]))
    if taken.guessed:
        run.note("columns: " + ", ".join(f"{column} = {field}" for column, field in taken.guessed.items()))
    pieces = _yaml(taken)
    if out:
        files.write_text(out, pieces)
    else:
        run.write(pieces)
    for fault in _faults(name, taken):
        run.note(fault)
    number = len(taken.entries.get("events", []))
    run.note(f"{number} events taken" + (f", {len(taken.faults)} left out" if taken.faults else ""))
    if taken.faults:
        sys.stdout.flush()
        raise SystemExit(FAULTY)


def _text(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise UsageError(f"{name}: {explain(error)}") from error
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise UsageError(f"{name}:{line}: this is not UTF-8; save it as UTF-8") from error
    raise AssertionError


def _taken(run: Run, name: str, text: str) -> Taken:
    form = (
        run.choice("from", ("", *FORMATS), "")
        or _ENDINGS.get(name.rpartition(".")[2].lower())
        or _guess(text)
    )
    if not text.strip():
        raise UsageError(f"{name}: the file is empty")
    mapping = {}
    for given in run.texts("map"):
        column, equals, field = given.rpartition("=")
        if not equals:
            raise UsageError(f"--map takes COLUMN=FIELD, not `{given}`")
        mapping[column] = field
    if mapping and form not in ("csv", "tsv"):
        raise UsageError("--map is for tables")
    try:
        if form == "icalendar":
            from timeline_cli.importers import calendars

            return calendars.read(text)
        if form == "timelinejs":
            from timeline_cli.importers import slides

            return slides.read(text)
        if form == "json":
            from timeline_cli.importers import records

            return records.read(text)
        from timeline_cli.importers import tables

        return tables.read(text, mapping)
    except UsageError as error:
        raise UsageError(f"{name}: {error}") from error


def _guess(text: str) -> str:
    """Tell a format by how it begins."""
    start = text.lstrip()[:4000]
    if start.upper().startswith("BEGIN:VCALENDAR"):
        return "icalendar"
    if start.startswith(("{", "[")):
        return "json" if '"schema"' in start else "timelinejs"
    return "csv"


def _faults(name: str, taken: Taken) -> list[str]:
    return [
        f"{name}:{fault.line}: {fault.message}" if fault.line else f"{name}: {fault.message}"
        for fault in taken.faults
    ]


def _yaml(taken: Taken) -> Iterator[str]:
    from timeline_cli.formats.yaml_text import dump

    for section, entries in taken.entries.items():
        if section == "about":
            yield from dump(entries, indent=False)
        elif entries or section == "events":
            yield f"{section}:\n" if entries else f"{section}: []\n"
            yield from dump(entries)


COMMANDS = {
    "import": Command(
        bring,
        (
            argument(
                "files",
                "The file to read, - for stdin; and the YAML to write, else stdout.",
                "IN [OUT]",
                required=True,
                complete="files",
            ),
            Parameter(
                "from",
                ("--from",),
                f"{', '.join(FORMATS)}; told from the file where left out.",
                "FORMAT",
                complete="imports",
            ),
            Parameter(
                "map",
                ("--map",),
                "What a column holds; nothing after = leaves it out.",
                "COLUMN=FIELD",
                multiple=True,
            ),
            files.FORCE,
        ),
    )
}
