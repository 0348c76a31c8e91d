"""`diff`: what differs between two timelines, by entry and field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_cli.cli.options import ASCII, COLOR, NO_PAGER, WIDTH, Command, Parameter, argument
from timeline_cli.cli.run import Run
from timeline_cli.errors import UsageError

if TYPE_CHECKING:
    from rich.text import Text

    from timeline_cli.changes import Change
    from timeline_cli.views.theme import Theme


def diff(run: Run) -> None:
    """Compare two files or folders."""
    given = run.texts("files")
    if len(given) != 2:
        raise UsageError("diff takes two timelines, like `timeline diff old.yaml new.yaml`")
    one, other = (Run({"file": [name]}, {}).store.contents() for name in given)
    from timeline_cli.changes import changes as differences

    changes = list(differences(one, other))
    if run.flag("json"):
        from timeline_cli.formats import json_text

        run.write(json_text.whole({"changes": [change._asdict() for change in changes]}))
    else:
        run.show(lambda theme, width: _page(changes, theme, width))
    run.note(f"{len(changes)} differences" if len(changes) != 1 else "1 difference")


def _page(changes: list[Change], theme: Theme, width: int) -> list[Text]:
    from timeline_cli.views.changes import changes as draw

    return draw(changes, theme, width)


COMMANDS = {
    "diff": Command(
        diff,
        (
            argument("files", "Two files or folders.", "A B", required=True, complete="files"),
            Parameter("json", ("--json",), "Differences as JSON.", flag=True),
            *(COLOR, ASCII, WIDTH, NO_PAGER),
        ),
    )
}
