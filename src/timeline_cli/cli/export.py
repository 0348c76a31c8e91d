"""`export`: the timeline, or a part of it, in the formats of other programs."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_cli.cli import files
from timeline_cli.cli.options import FILE, FILTERS, Command, Parameter, argument
from timeline_cli.cli.run import Run
from timeline_cli.errors import UsageError
from timeline_cli.query import Query
from timeline_cli.summary.contents import Contents

STDOUT = "-"


def export(run: Run) -> None:
    """Write what the filters select, with everything it refers to."""
    from timeline_cli.formats.exports import EXPORTS, by_ending

    out = run.text("out")
    name = run.choice("to", ("", *EXPORTS), "") or by_ending(out)
    if name is None:
        raise UsageError(
            f"`{out}` does not say in which format; give it an ending, or --to {'|'.join(EXPORTS)}"
        )
    if out != STDOUT:
        files.refuse_to_overwrite(out, force=run.flag("force"))
    contents = _contents(run)
    if not contents.events:
        run.note("no events match; nothing but the frame is written")
    if name == "sqlite":
        _database(contents, out)
    elif out == STDOUT:
        run.write(_text(run, name, contents))
    else:
        files.write_text(out, _text(run, name, contents))
    if out != STDOUT:
        run.note(f"{out}: {len(contents.events)} events as {name}" + _left_out(run, name, contents))


def _text(run: Run, name: str, contents: Contents) -> Iterator[str]:
    from timeline_cli.formats.exports import text_of

    if name == "icalendar":
        from timeline_cli.formats import icalendar

        return icalendar.export(contents, approximate=run.flag("approximate"))
    return text_of(name, contents)


def _left_out(run: Run, name: str, contents: Contents) -> str:
    if name != "icalendar" or run.flag("approximate"):
        return ""
    from timeline_cli.formats.icalendar import fits

    left = sum(not fits(event) for event in contents.events.values())
    return f"; {left} left out, whose dates are not known to the day (--approximate)" if left else ""


def _database(contents: Contents, out: str) -> None:
    from timeline_cli.formats import database

    if out == STDOUT:
        raise UsageError("SQLite is a file, not a stream; name one")
    files.write(out, lambda path: database.write(contents, path))


def _contents(run: Run) -> Contents:
    query = run.query()
    everything = run.store.contents()
    if query == Query():
        return everything
    events = {event.id: event for event in run.store.select(query)}
    return everything._replace(events=events).referred_to(everything)


OUT = argument(
    "out", "A file whose ending says the format, or - for stdout.", "OUT", required=True, complete="files"
)
COMMANDS = {
    "export": Command(
        export,
        (
            OUT,
            Parameter(
                "to", ("--to",), "The format, where the ending does not say it.", "FORMAT", complete="exports"
            ),
            Parameter(
                "approximate", ("--approximate",), "In a calendar: dates not known to the day too.", flag=True
            ),
            files.FORCE,
            *FILTERS,
            FILE,
        ),
    )
}
