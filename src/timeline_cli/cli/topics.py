"""The topics of `timeline help`, made from the tables that the code itself uses."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from timeline_cli.errors import EXIT_STATUSES
from timeline_cli.views.help import Section, Topic

RECIPES = (
    (
        "titles of a year as a table",
        "timeline show 1937 --json | jq -r '.events[] | [.date, .title] | @tsv'",
    ),
    ("three events of exile", "timeline show --person trotsky | awk -F'\\t' '$3 == \"exile\"' | head -3"),
    ("every show trial as a page", "timeline show -o ids --tag show-trial | timeline event -"),
    (
        "choose with a preview",
        "timeline show | fzf -d'\\t' --with-nth=1,4 --preview 'timeline event {2} --color always'",
    ),
    ("a decade for a spreadsheet", "timeline show 1930s -o csv > thirties.csv"),
    ("a picture of causes", "timeline why trotsky-assassinated -o dot | dot -Tsvg > why.svg"),
    ("who lived where one day", "timeline at 1937-01-23 --json | jq -r '.people[] | [.name, .age] | @tsv'"),
)
"""What each does, and the line to paste."""

_TYPED = (
    *("1927", "1927-11", "1927-11-14", "14 nov 1927", "nov 1927", "1927..1929", "..1929", "1934..", "1930s"),
    *("1932-Q3", "spring 1930", "early 1932", "mid 1932", "late 1932", "14/11/1927", "2-19 december 1927"),
)
_WRITTEN = (
    *("1927-11-14", "1927-11", "1927", "193X", "1932-23", "1932~", "1934-12?", "1934%", "1932-XX-XX"),
    *(
        "1927-12-02/1927-12-19",
        "1924/..",
        "../1924",
        "[1932-11..1933-03]",
        "[1924,1925]",
        "{1924,1926}",
        "-0043",
    ),
)
_FORMATS = {
    "pretty": "the page that a terminal gets, wherever it goes",
    "json": "one object: schema, and a list of records",
    "jsonl": "a record a line",
    "csv": "a table with a header; formulas made harmless with an apostrophe",
    "tsv": "a line an event: date, id, category, title; --fields chooses others",
    "md": "Markdown: a list, or whole articles from `event`",
    "ids": "ids alone, for `timeline event -`",
}


class Entry(NamedTuple):
    """A topic by its title, built when it is asked for."""

    title: str
    build: Callable[[], Topic]


def contents() -> Topic:
    """Return the list of topics."""
    rows = [(name, entry.title) for name, entry in TOPICS.items()]
    words = "`timeline help TOPIC` shows one; `timeline COMMAND --help` explains a command."
    return Topic("Topics", (words,), (Section("", rows),))


def _dates() -> Topic:
    from timeline_cli.dates import parse
    from timeline_cli.periods import read_period
    from timeline_cli.wording import say, say_day

    def spell(typed: str) -> str:
        period = read_period(typed)
        open_ended = [day for day in period[:2] if abs(day) > 10**11]
        first, last = (say_day(day) if day not in open_ended else "…" for day in period[:2])
        return first if first == last else f"{first} – {last}"

    return Topic(
        "Dates",
        (
            "A range takes in both its ends, and a part of a date means the whole of it. An event's id may stand for either end of a range. Day first where slashes leave it open.",
            "An event belongs to a period when it may have happened in it; --strict keeps what certainly lies inside. A disputed event is found by each of its dates.",
        ),
        (
            Section("You may type", [(typed, spell(typed)) for typed in _TYPED]),
            Section(
                "A timeline is written in EDTF", [(written, say(parse(written))) for written in _WRITTEN]
            ),
        ),
    )


def _filters() -> Topic:
    from timeline_cli.cli.options import FILTERS, written
    from timeline_cli.query import EXCLUDABLE

    return Topic(
        "Filters",
        (
            "The same on every command that lists events. An option given twice means either; different options must all hold.",
            f"--not takes {', '.join(f'{key}:…' for key in EXCLUDABLE)}. Names are found by id, name, alias, surname or a beginning, in any script, without accents.",
        ),
        (Section("", [(written(option), option.help) for option in FILTERS]),),
    )


def _output() -> Topic:
    from timeline_cli.cli.options import FORMATS
    from timeline_cli.formats.records import EVENT_FIELDS

    return Topic(
        "Output",
        (
            "A terminal gets a page, through the pager where it is long. A pipe gets a line an event, tab-separated, nothing cut; commands that draw get their page as plain text, 80 columns wide. --color always implies -o pretty.",
            "Data goes to stdout, counts and hints to stderr. --width, --ascii, --color, NO_COLOR, FORCE_COLOR, COLUMNS, PAGER, LESS and TIMELINE_THEME=light|dark change how it looks.",
        ),
        (
            Section("-o FORMAT", [(name, _FORMATS[name]) for name in FORMATS]),
            Section(
                "Fields of an event, for --fields and --template '{date} {title}'",
                [(", ".join(EVENT_FIELDS), "")],
            ),
        ),
    )


def _data() -> Topic:
    from timeline_cli.fields import MEANINGS

    sections = [Section(_spaced(cls.__name__), list(fields.items())) for cls, fields in MEANINGS.items()]
    return Topic(
        "Data",
        (
            "A timeline is a YAML file, or a folder of them, with any of the lists events, people, places, organizations and sources. It needs nothing but events with a date and a title. Where it defines no people at all, the names in its events stand for themselves; so for the rest.",
            "`-f FILE` reads it, a second -f adds to the first or patches it by id, - reads stdin, and TIMELINE_FILE in the environment makes it the usual one.",
        ),
        sections,
    )


def _examples() -> Topic:
    return Topic("Examples", ("Lines to paste.",), [Section(words, [(line, "")]) for words, line in RECIPES])


def _exit_status() -> Topic:
    return Topic(
        "Exit status",
        (
            "Faulty data is never half shown: status 3, nothing on stdout, and every fault on stderr with file, line and column.",
        ),
        (Section("", [(str(status), words) for status, words in EXIT_STATUSES.items()]),),
    )


def _spaced(name: str) -> str:
    return "".join(f" {c.lower()}" if c.isupper() and n else c for n, c in enumerate(name))


TOPICS = {
    "dates": Entry("what may be typed, and how a timeline writes dates", _dates),
    "filters": Entry("choosing events", _filters),
    "output": Entry("formats, fields, colour", _output),
    "data": Entry("the fields of a timeline of your own", _data),
    "examples": Entry("lines to paste", _examples),
    "exit-status": Entry("what the program's status says", _exit_status),
}
