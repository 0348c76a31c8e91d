"""The program as Typer runs it: the root command, and the one command that was asked for."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup

from timeline_cli import __version__
from timeline_cli.cli.commands import COMMANDS, EPILOG, HELP
from timeline_cli.cli.options import GLOBAL, Command, Parameter, written
from timeline_cli.errors import TimelineError

INTERRUPTED = 130


class Program(TyperGroup):
    """The root command; it imports and builds only the command that was asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (the interface is Typer's)
        """Name the commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 (the interface is Typer's)
        """Return a stand-in that knows its help: enough to list commands and to complete their names."""
        spec = COMMANDS.get(cmd_name)
        return TyperCommand(cmd_name, help=spec.help, rich_help_panel=spec.group) if spec else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Build the command that was named; suggest the nearest where there is none."""
        self.commands = {known: self.get_command(ctx, known) for known in COMMANDS}  # for "did you mean"
        name, found, rest = super().resolve_command(ctx, args)
        return name, build(str(name)) if found else None, rest

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 (the interface is Typer's)
        """Show the commands under their headings."""
        rows: dict[str, list[tuple[str, str]]] = {}
        for name, spec in COMMANDS.items():
            rows.setdefault(spec.group, []).append((name, spec.help))
        _show_help(ctx, "[OPTIONS] COMMAND [ARGS]...", HELP, [*rows.items(), *_options(GLOBAL)], EPILOG)

    def invoke(self, ctx: Any) -> Any:
        """Run, and turn what a user can put right into a message and an exit status."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except TimelineError as error:
            fail(str(error), error.exit_status)
        except BrokenPipeError:
            leave_quietly()
        except KeyboardInterrupt:
            fail("interrupted", INTERRUPTED)
        except OSError as error:
            fail(f"cannot write the output: {error.strerror or error}", 2)
        return result


def build(name: str) -> TyperCommand:
    """Build one command from its module."""
    spec = COMMANDS[name]
    module = importlib.import_module(f"timeline_cli.cli.{spec.module}")
    command = module.COMMANDS[name]
    return _command(name, command, spec.help + command.more)


def _command(name: str, found: Command, words: str) -> TyperCommand:
    class Built(TyperCommand):
        def invoke(self, ctx: Any) -> None:
            from timeline_cli.cli.run import Run

            found.run(Run(ctx.params, ctx.parent.params if ctx.parent else {}, found.formats))

        def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 (the interface is Typer's)
            arguments = [(one.metavar, one.help) for one in found.parameters if not one.flags]
            usage = " ".join(["[OPTIONS]", *(metavar for metavar, _ in arguments)])
            _show_help(ctx, usage, words, [("Arguments", arguments), *_options(found.parameters)])

    return Built(
        name, params=[parameter.build() for parameter in found.parameters], help=words, rich_markup_mode=None
    )


Rows = list[tuple[str, str]]


def _options(parameters: Sequence[Parameter]) -> list[tuple[str, Rows]]:
    """Return options as help shows them, by heading."""
    found: dict[str, Rows] = {}
    for one in parameters:
        if one.flags:
            found.setdefault(one.panel or "Options", []).append((written(one), one.help))
    found.setdefault("Options", []).append(("-h, --help", "Show this and leave."))
    return list(found.items())


def _show_help(
    ctx: Any, usage: str, description: str, sections: list[tuple[str, Rows]], epilog: str = ""
) -> None:
    """Draw help in the program's own look: Typer's would import Rich's Markdown, at half the cost of a start."""
    from timeline_cli.cli.run import Run
    from timeline_cli.views.help import Help, Section, help_page

    parent = ctx.parent.params if ctx.parent else {}
    page = Help(
        f"{ctx.command_path} {usage}", description, [Section(*each) for each in sections if each[1]], epilog
    )
    Run(ctx.params | {"no_pager": True}, parent).show(
        lambda theme, width: help_page(page, theme, min(width, 100))
    )


def fail(message: str, status: int) -> None:
    """Say what is wrong on stderr and leave."""
    from timeline_cli.cli.terminal import say

    say(message)
    raise SystemExit(status)


def leave_quietly() -> None:
    """Nobody reads any more (`| head -1`): write nothing else, not even on the way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(0)


def _overview(**values: Any) -> None:
    from timeline_cli.cli.overview import overview
    from timeline_cli.cli.run import Run

    if not values.pop("_subcommand", None):
        overview(Run(values, parent={}))


class _Root(Program):
    def invoke(self, ctx: Any) -> Any:
        if ctx.params.pop("version", False):
            sys.stdout.write(f"timeline {__version__}\n")
            return None
        ctx.params["_subcommand"] = bool(ctx._protected_args)  # noqa: SLF001 (Typer has no public name for it)
        return super().invoke(ctx)


def program() -> TyperGroup:
    """Return the root command, built anew."""
    return _Root(
        name="timeline",
        callback=_overview,
        invoke_without_command=True,
        params=[parameter.build() for parameter in GLOBAL],
        help=HELP,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
