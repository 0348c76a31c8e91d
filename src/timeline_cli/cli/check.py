"""`check`: every fault in a timeline, those of reading it first."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from timeline_cli.cli import terminal
from timeline_cli.cli.options import ASCII, COLOR, FILE, WIDTH, Command, Parameter, argument
from timeline_cli.cli.run import Run
from timeline_cli.errors import DataError, Problem, UsageError

FAULTY = 1


def check(run: Run) -> None:
    """Report the faults of a timeline; leave with status 1 where there is an error or a warning."""
    if code := run.text("explain"):
        _explain(code)
        return
    found = _faults(run)
    terminal.write(_json(found) if run.flag("json") else (_line(*each) for each in found))
    bad = sum(severity != "note" for _, severity, _ in found)
    run.note(f"{bad} faults" if bad != 1 else "1 fault" if bad else "no faults")
    if bad:
        sys.stdout.flush()
        raise SystemExit(FAULTY)


Fault = tuple[Problem, str, str]
"""Where and what, how bad, and the code of the rule."""


def _faults(run: Run) -> list[Fault]:
    from timeline_cli.check import run as run_rules
    from timeline_cli.cli.sources import request
    from timeline_cli.layers import files_of
    from timeline_cli.loading import Loader
    from timeline_cli.model import KINDS, About, Event
    from timeline_cli.nodes import Files
    from timeline_cli.summary.contents import Contents

    opened = request((*run.texts("files"), *run.texts("file")))
    loader = Loader(Files(opened.stdin))
    contents = Contents({}, {}, {}, {}, {})
    sections: dict[type, str] = {Event: "events", **{cls: kind for kind, cls in KINDS.items()}}
    try:
        for value in loader.values([files_of(layer) for layer in opened.layers]):
            if not isinstance(value, About):
                getattr(contents, sections[type(value)])[value.id] = value
    except DataError as error:
        return [(problem, "error", "unreadable") for problem in error.problems]
    return [
        (
            Problem(*loader.where(each.section, each.id), f"{each.id}: {each.message}"),
            rule.severity,
            rule.code,
        )
        for rule, each in run_rules(contents)
    ]


def _line(problem: Problem, severity: str, code: str) -> str:
    return (
        f"{problem} [{severity}: {code}]\n" if problem.file else f"{problem.message} [{severity}: {code}]\n"
    )


def _json(found: list[Fault]) -> Iterator[str]:
    from timeline_cli.formats import json_text

    faults = [{"severity": severity, "code": code, **problem._asdict()} for problem, severity, code in found]
    return json_text.whole({"faults": faults})


def _explain(code: str) -> None:
    from timeline_cli.check import RULES

    if code == "unreadable":
        terminal.write(
            [
                "unreadable (error): The file cannot be read as a timeline; the message says where and what to do.\n"
            ]
        )
        return
    if code not in RULES:
        raise UsageError(f"there is no rule `{code}`; known are unreadable, {', '.join(RULES)}")
    rule = RULES[code]
    terminal.write([f"{rule.code} ({rule.severity}): {rule.explanation}\n"])


COMMANDS = {
    "check": Command(
        check,
        (
            argument("files", "Files or folders; the bundled timeline where left out.", "[PATH]..."),
            Parameter("explain", ("--explain",), "Say what a rule asks for, and why.", "CODE"),
            Parameter("json", ("--json",), "Faults as JSON.", flag=True),
            *(FILE, COLOR, ASCII, WIDTH),
        ),
    )
}
