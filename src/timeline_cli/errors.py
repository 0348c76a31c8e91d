"""What a user can get wrong. Each error knows its exit status and says what to do next."""

from __future__ import annotations

from typing import NamedTuple

EXIT_STATUSES = {
    0: "done, also when nothing matched",
    1: "faults found by check, or rows that import left out",
    2: "wrong usage or an unreadable date",
    3: "unusable data",
    4: "unknown or ambiguous name",
    130: "interrupted",
}


class TimelineError(Exception):
    """Anything the person at the keyboard can put right. Never shown as a traceback."""

    exit_status = 2


class UsageError(TimelineError):
    """An option, a date or a combination that cannot be understood."""


class DateError(UsageError):
    """A date that cannot be read. The message says what would be accepted."""


class UnknownNameError(TimelineError):
    """No event, person, place … answers to the name, or several do."""

    exit_status = 4


class Problem(NamedTuple):
    """One fault in a timeline, at the place where it is put right.

    `line` and `column` count from 1 as editors count them; 0 means that the fault has no line.
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        if not self.line:
            return f"{self.file}: {self.message}"
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class DataError(TimelineError):
    """A timeline that cannot be used, with every problem found in it."""

    exit_status = 3

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
