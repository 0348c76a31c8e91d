"""What size costs: cold builds, and warm commands on 450 to a million events, as ratios to 450 taken in the same run.

    python benchmarks/size.py [EVENTS ...]      450 10000 100000 where left out

The timelines are generated, about 1 KB an event, and as dense at every size: a command is asked for as many events from
each. CSafeLoader is PyYAML's own reading of the same file, into dictionaries, in C where it can.
"""

from __future__ import annotations

import os
import platform
import random
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from measuring import MAIN, Cost, measure, settings

SIZES = (450, 10_000, 100_000)
A_YEAR = 26
MOST_YEARS = 9000
RUNS = 7
LOADED = 20_000
"""Events of the file, 20 MB, on which the build is compared with CSafeLoader."""

WORDS = [
    "party",
    "congress",
    "grain",
    "peasant",
    "army",
    "trial",
    "plenum",
    "exile",
    "worker",
    "factory",
    "letter",
    "decree",
    "border",
    "treaty",
    "famine",
    "school",
    "church",
    "novel",
    "film",
    "city",
    "railway",
    "canal",
    "steel",
    "coal",
]
SAFE_LOADER = "import sys, yaml; yaml.load(open(sys.argv[1], encoding='utf-8'), yaml.CSafeLoader)"


class Timeline(NamedTuple):
    """A generated file, and commands that ask it for the same number of events whatever its size."""

    events: int
    path: str
    commands: dict[str, tuple[str, ...]]


def generate(events: int, folder: Path) -> Timeline:
    """Write a timeline of so many events."""
    source = random.Random(events)
    years = min(max(events // A_YEAR, 17), MOST_YEARS)
    path = folder / f"{events}.yaml"
    with path.open("w", encoding="utf-8") as file:
        file.write("title: Generated\nevents:\n")
        for n in range(events):
            words = " ".join(source.choices(WORDS, k=90))
            year = 1000 + n * years // events
            file.write(
                f"  - id: event-{n}\n    date: {year}-{n % 12 + 1:02}-{n % 28 + 1:02}\n    title: Event {n} of {words[:40]}\n"
                f"    summary: {words[:200]}\n    category: c{n % 11}\n    importance: {n % 3 + 1}\n"
                f"    people: [p{n * 20 // events}-{n // A_YEAR}, {{id: p{n // A_YEAR}, role: speaker}}]\n    places: [q{n % 300}]\n"
                f"    tags: [t{n % 90}]\n    account: >-\n      {words} unique{n // 10}\n    sources: [s{n % 200}]\n"
            )
    middle = events // 2
    year = 1000 + middle * years // events
    part = max(round(12 * A_YEAR * years / events), 1)
    period = f"{year}" if part >= 12 else f"{year}-01..{year}-{part:02}"
    commands = {
        "show of some 26": ("show", period),
        "event": ("event", f"event-{middle}", "-o", "tsv"),
        "person": ("person", f"p{middle // A_YEAR}"),
        "search": ("search", f"unique{middle // 10}"),
        "completion": ("--complete", "event", f"event-{middle}"),
    }
    return Timeline(events, str(path), commands)


def build(timeline: Timeline, environment: dict[str, str]) -> Cost:
    """Measure a first command, which builds the index."""
    return measure(
        [sys.executable, "-c", MAIN, "-f", timeline.path, "show", "-n", "1"], environment, terminal=False
    )


def warm(timeline: Timeline, name: str, environment: dict[str, str]) -> Cost:
    """Measure a command with the index there."""
    given = timeline.commands[name]
    words = (
        ["--complete", "-f", timeline.path, *given[1:]]
        if given[0] == "--complete"
        else ["-f", timeline.path, *given]
    )
    return measure([sys.executable, "-c", MAIN, *words], environment, terminal=False)


def compare_with_loader(folder: Path, environment: dict[str, str]) -> None:
    """Print what the build of 20 MB takes beside PyYAML's loading of the same file."""
    timeline = generate(LOADED, folder)
    ours = build(timeline, environment)
    theirs = measure([sys.executable, "-c", SAFE_LOADER, timeline.path], environment, terminal=False)
    megabytes = Path(timeline.path).stat().st_size / 1e6
    print(
        f"\nBuilding {megabytes:.0f} MB ({LOADED:,} events): {ours.seconds:.1f} s and {ours.memory:.0f} MiB;"
        f" yaml.load with CSafeLoader {theirs.seconds:.1f} s and {theirs.memory:.0f} MiB;"
        f" ratio {ours.seconds / theirs.seconds:.2f}"
    )


def main() -> None:
    """Print the tables."""
    sizes = [int(word) for word in sys.argv[1:]] or [*SIZES]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = settings(name)
        print(
            f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()}, medians of {RUNS}\n"
        )
        print("| events | YAML MB | build cpu s | build peak MiB | index MB |")
        print("|---:|---:|---:|---:|---:|")
        timelines = []
        for events in sizes:
            timeline = generate(events, folder)
            before = _cached(folder)
            cost = build(timeline, environment)
            megabytes = Path(timeline.path).stat().st_size / 1e6
            print(
                f"| {events:,} | {megabytes:.1f} | {cost.seconds:.2f} | {cost.memory:.0f} | {_cached(folder) - before:.1f} |"
            )
            timelines.append(timeline)
        print(f"\n| command | {' | '.join(f'{t.events:,}: cpu s (ratio), MiB' for t in timelines)} |")
        print("|---|" + "---:|" * len(timelines))
        for command in timelines[0].commands:
            costs = _turns(timelines, command, environment)
            base = costs[0]
            cells = [f"{c.seconds:.3f} ({c.seconds / base.seconds:.2f}), {c.memory:.0f}" for c in costs]
            print(f"| {command} | {' | '.join(cells)} |")
        compare_with_loader(folder, environment)


def _turns(timelines: list[Timeline], command: str, environment: dict[str, str]) -> list[Cost]:
    """Measure a command on every size in turn, and so on, and return the medians."""
    costs: list[list[Cost]] = [[] for _ in timelines]
    for run in range(RUNS + 1):
        for n, timeline in enumerate(timelines):
            cost = warm(timeline, command, environment)
            if run:
                costs[n].append(cost)
    return [
        Cost(statistics.median(c.seconds for c in each), max(c.memory for c in each), each[0].lines)
        for each in costs
    ]


def _cached(folder: Path) -> float:
    cache = folder / ".cache" / "timeline"
    return sum(path.stat().st_size for path in cache.glob("*.sqlite")) / 1e6 if cache.exists() else 0.0


main()
