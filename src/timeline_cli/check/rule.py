"""What a rule of `check` is, and the list of them that the modules beside this one fill."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline_cli.summary.contents import Contents


class Found(NamedTuple):
    """A fault: of which thing, and in words."""

    section: str
    id: str
    message: str


Check = Callable[[Contents], Iterator[Found]]


class Rule(NamedTuple):
    """A rule: its code, how bad a breach is ("error", "warning" or "note"), why it exists, and its test."""

    code: str
    severity: str
    explanation: str
    check: Check


RULES: dict[str, Rule] = {}


def rule(code: str, severity: str, explanation: str) -> Callable[[Check], Check]:
    """Enter a check among the rules."""

    def register(check: Check) -> Check:
        RULES[code] = Rule(code, severity, explanation, check)
        return check

    return register
