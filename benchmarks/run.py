"""Whole-process processor time of the warm commands, as ratios against two floors taken in the same run.

    python benchmarks/run.py [RUNS]

floor-typer says hello through an app of the same Typer; floor-rich prints as many lines as the command through
Rich besides. Commands and floors take turns, so that a machine that slows down slows both. The median is quoted.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
from typing import NamedTuple

from measuring import MAIN, Cost, measure, settings

FLOOR_TYPER = """
import typer
app = typer.Typer(pretty_exceptions_enable=False)
@app.command()
def main(name: str = "world"):
    print("hello", name)
app()
"""
FLOOR_RICH = """
import typer
app = typer.Typer(pretty_exceptions_enable=False)
@app.command()
def main(name: str = "world"):
    from rich.console import Console
    from rich.text import Text
    console = Console(highlight=False, markup=False, emoji=False)
    for number in range(LINES):
        line = Text(f" {number:>3} ").append("a line of usual length, some of it in colour", "bold #5f87d7")
        console.print(line.append("  party", "#ffaf5f"))
app()
"""
EXPULSION = "trotsky-zinoviev-expelled-from-party"


class Case(NamedTuple):
    """A command, whether it writes to a terminal, the floor that it is measured against, and the target."""

    words: tuple[str, ...]
    terminal: bool
    floor: str
    target: float


CASES = (
    Case(("show", "1927"), terminal=False, floor="typer", target=1.25),
    Case(("event", EXPULSION, "-o", "tsv"), terminal=False, floor="typer", target=1.25),
    Case(("person", "trotsky"), terminal=False, floor="typer", target=1.25),
    Case(("search", "central committee"), terminal=False, floor="typer", target=1.25),
    Case(("show", "1927"), terminal=True, floor="rich", target=1.35),
    Case(("event", EXPULSION), terminal=True, floor="rich", target=1.35),
    Case(("person", "trotsky"), terminal=True, floor="rich", target=1.35),
    Case(("search", "central committee"), terminal=True, floor="rich", target=1.35),
    Case(("--help",), terminal=True, floor="rich", target=1.3),
    Case(("--complete", "event", "trotsky-z"), terminal=False, floor="typer", target=1.2),
    Case(("at", "1927-11-14"), terminal=True, floor="rich", target=1.5),
    Case(("on", "11-14"), terminal=True, floor="rich", target=1.5),
    Case(("why", EXPULSION), terminal=True, floor="rich", target=1.5),
    Case(("compare", "trotsky", "stalin"), terminal=True, floor="rich", target=1.5),
    Case(("place", "moscow"), terminal=True, floor="rich", target=1.5),
    Case(("org", "politburo"), terminal=True, floor="rich", target=1.5),
    Case(("chart",), terminal=True, floor="rich", target=1.5),
    Case(("lanes",), terminal=True, floor="rich", target=1.5),
    Case(("map", "--person", "trotsky"), terminal=True, floor="rich", target=1.5),
)


def floor_command(case: Case, lines: int) -> list[str]:
    """Return the floor of a case: as many lines as the command wrote."""
    if case.floor == "typer":
        return [sys.executable, "-c", FLOOR_TYPER]
    return [sys.executable, "-c", FLOOR_RICH.replace("LINES", str(lines))]


def compare(case: Case, environment: dict[str, str], runs: int) -> tuple[float, Cost, Cost]:
    """Return the median of the ratios, and median costs of the command and of its floor."""
    command = [sys.executable, "-c", MAIN, *case.words]
    warm = measure(command, environment, terminal=case.terminal)
    floor = floor_command(case, warm.lines)
    measure(floor, environment, terminal=case.terminal)
    pairs = [
        (
            measure(command, environment, terminal=case.terminal),
            measure(floor, environment, terminal=case.terminal),
        )
        for _ in range(runs)
    ]
    ratio = statistics.median(one.seconds / other.seconds for one, other in pairs)
    return ratio, _median([one for one, _ in pairs]), _median([other for _, other in pairs])


def _median(costs: list[Cost]) -> Cost:
    return Cost(statistics.median(c.seconds for c in costs), max(c.memory for c in costs), costs[0].lines)


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as home:
        cached = settings(home)
        print(
            f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()}, medians of {runs} pairs\n"
        )
        print("| command | to | cpu s | floor | floor cpu s | ratio | target | peak MiB |")
        print("|---|---|---:|---|---:|---:|---:|---:|")
        for case in CASES:
            ratio, cost, floor = compare(case, cached, runs)
            place = "terminal" if case.terminal else "pipe"
            print(
                f"| `{' '.join(case.words)}` | {place} | {cost.seconds:.3f} | floor-{case.floor} | {floor.seconds:.3f}"
                f" | {ratio:.2f} | {case.target:.2f} | {cost.memory:.0f} |"
            )


main()
