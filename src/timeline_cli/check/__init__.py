"""What is wrong or thin in a timeline that loads: rules, one small function each."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_cli.check import events, things
from timeline_cli.check.rule import RULES, Found, Rule
from timeline_cli.summary.contents import Contents

__all__ = ["RULES", "Found", "Rule", "events", "run", "things"]


def run(contents: Contents) -> Iterator[tuple[Rule, Found]]:
    """Yield every breach of every rule, errors first."""
    order = {"error": 0, "warning": 1, "note": 2}
    for rule in sorted(RULES.values(), key=lambda rule: order[rule.severity]):
        yield from ((rule, found) for found in rule.check(contents))
