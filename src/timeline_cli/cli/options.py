"""Every option, declared once.

Built as Typer's own parameters, without the detour through signatures: a command has thirty, and inspecting
them would cost as much as all the rest of starting up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:  # completion reads these tables without Typer
    from typer.core import TyperArgument, TyperOption

FORMATS = ("pretty", "json", "jsonl", "csv", "tsv", "md", "ids")
COLOURS = ("auto", "always", "never")


class Parameter(NamedTuple):
    """An option or argument as it is declared."""

    name: str
    flags: tuple[str, ...] = ()
    help: str = ""
    metavar: str = ""
    panel: str = ""
    multiple: bool = False
    flag: bool = False
    integer: bool = False
    least: int = 0
    required: bool = False
    complete: str = ""

    def build(self) -> Any:
        """Return Typer's parameter. An option that was not given is None, or False for a flag."""
        return self._option() if self.flags else self._argument()

    def _option(self) -> TyperOption:
        from typer.core import TyperOption

        return TyperOption(
            param_decls=[self.name, *self.flags],
            type=bool if self.flag else int if self.integer else str,
            is_flag=self.flag or None,
            default=False if self.flag else None,
            multiple=self.multiple,
            help=self.help,
            metavar=self.metavar or None,
            rich_help_panel=self.panel or None,
        )

    def _argument(self) -> TyperArgument:
        from typer.core import TyperArgument

        return TyperArgument(
            param_decls=[self.name],
            type=str,
            nargs=-1 if self.multiple else 1,
            required=self.required,
            help=self.help,
            metavar=self.metavar or None,
        )


FILTER, OUTPUT, SCREEN = "Filters", "Output", "Screen"

FILE = Parameter(
    "file",
    ("-f", "--file"),
    "YAML file or folder; repeat to add, - for stdin.",
    "PATH",
    SCREEN,
    multiple=True,
    complete="files",
)
COLOR = Parameter("color", ("--color",), "auto, always or never.", "WHEN", SCREEN, complete="colors")
ASCII = Parameter("ascii", ("--ascii",), "Draw with ASCII only.", panel=SCREEN, flag=True)
WIDTH = Parameter("width", ("--width",), "Columns, 40 to 200.", "N", SCREEN, integer=True, least=1)
NO_PAGER = Parameter("no_pager", ("--no-pager",), "Do not start a pager.", panel=SCREEN, flag=True)
TODAY = Parameter("today", ("--today",), "The day to take for today.", "DATE", SCREEN)

GLOBAL = (
    *(FILE, COLOR, ASCII, WIDTH, NO_PAGER, TODAY),
    Parameter("version", ("--version",), "Print the version.", flag=True),
)
SHARED = (FILE, COLOR, ASCII, WIDTH, NO_PAGER)

_OUTPUT = (
    Parameter("output", ("-o", "--output"), f"{', '.join(FORMATS)}.", "FORMAT", OUTPUT, complete="formats"),
    Parameter("json", ("--json",), "The same as -o json.", panel=OUTPUT, flag=True),
    Parameter(
        "fields", ("--fields",), "Columns or keys, separated by commas.", "A,B,C", OUTPUT, complete="fields"
    ),
    Parameter("template", ("--template",), "A line for each, like '{date} {title}'.", "TEXT", OUTPUT),
)
OUTPUTS = (*_OUTPUT, *SHARED)

FILTERS = (
    Parameter("since", ("--since",), "From this date or event on.", "DATE", FILTER, complete="events"),
    Parameter(
        "until", ("--until",), "Up to the end of this date or event.", "DATE", FILTER, complete="events"
    ),
    Parameter(
        "person",
        ("-p", "--person"),
        "With this person; repeat for any of them.",
        "NAME",
        FILTER,
        multiple=True,
        complete="people",
    ),
    Parameter(
        "place", ("--place",), "At this place or inside it.", "NAME", FILTER, multiple=True, complete="places"
    ),
    Parameter(
        "org", ("--org",), "With this organisation.", "NAME", FILTER, multiple=True, complete="organizations"
    ),
    Parameter(
        "category",
        ("-c", "--category"),
        "Of this category.",
        "NAME",
        FILTER,
        multiple=True,
        complete="category",
    ),
    Parameter("tag", ("-t", "--tag"), "With this tag.", "NAME", FILTER, multiple=True, complete="tags"),
    Parameter(
        "source", ("--source",), "Resting on this source.", "NAME", FILTER, multiple=True, complete="sources"
    ),
    Parameter(
        "importance",
        ("-i", "--importance"),
        "At least so important: 1, 2 or 3.",
        "N",
        FILTER,
        integer=True,
        least=1,
        complete="importances",
    ),
    Parameter("search", ("-s", "--search"), "With these words.", "TEXT", FILTER),
    Parameter("disputed", ("--disputed",), "Only where sources differ on the date.", panel=FILTER, flag=True),
    Parameter(
        "strict", ("--strict",), "Only what certainly lies inside the period.", panel=FILTER, flag=True
    ),
    Parameter(
        "exclude",
        ("--not",),
        "Without this, like tag:grain or person:stalin.",
        "KEY:VALUE",
        FILTER,
        multiple=True,
        complete="not",
    ),
    Parameter("together", ("--together",), "With all the people named, not any.", panel=FILTER, flag=True),
    Parameter("limit", ("-n", "--limit"), "At most so many events.", "N", FILTER, integer=True),
    Parameter("reverse", ("-r", "--reverse"), "The latest first.", panel=FILTER, flag=True),
)


def argument(
    name: str, words: str, metavar: str = "", *, complete: str = "", required: bool = False
) -> Parameter:
    """Declare an argument of a command."""
    return Parameter(name, (), words, metavar, multiple=True, required=required, complete=complete)


def written(option: Parameter) -> str:
    """Return an option as help writes it: its flags and what it takes."""
    return ", ".join(option.flags) + (f" {option.metavar}" if option.metavar else "")


class Command(NamedTuple):
    """What a command module offers under one name: what to run, and with which parameters."""

    run: Any
    parameters: tuple[Parameter, ...]
    more: str = ""
    formats: tuple[str, ...] = FORMATS
