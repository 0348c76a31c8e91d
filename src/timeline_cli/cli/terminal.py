"""The one place that prints: streams, the terminal's abilities, the pager."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from rich.text import Text

NARROWEST, WIDEST, PIPED = 40, 200, 80
CHUNK = 200
"""Lines that are drawn at a time."""

_PLAIN = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "…": "...",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "·": "-",
        "≤": "<=",
        "≥": ">=",
        "×": "x",
        "°": " deg",
    }
)


class Screen(NamedTuple):
    """What the page will be shown on."""

    is_terminal: bool
    colour: bool
    width: int
    ascii: bool
    light: bool
    links: bool
    pager: bool


def prepare_streams() -> None:
    """Write UTF-8 into pipes whatever the locale, and never fail on a character that cannot be shown.

    A stream that was closed is opened on nothing, lest a file that is opened later take its number.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 (for as long as the program runs)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


def look(*, color: str, ascii_only: bool, width: int | None, pager: bool) -> Screen:
    """Find out what the output can show; options go before the environment."""
    is_terminal = sys.stdout.isatty()
    utf8 = "utf" in (sys.stdout.encoding or "").lower()
    dumb = os.environ.get("TERM") == "dumb"
    return Screen(
        is_terminal,
        _colour(color, is_terminal=is_terminal, dumb=dumb),
        min(max(width or _width(is_terminal=is_terminal), NARROWEST), WIDEST),
        ascii_only or not utf8,
        _is_light(),
        is_terminal and not dumb and _shows_links(),
        pager and is_terminal and not dumb,
    )


def _colour(wanted: str, *, is_terminal: bool, dumb: bool) -> bool:
    if wanted != "auto":
        return wanted == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (is_terminal and not dumb)


def _width(*, is_terminal: bool) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    if not is_terminal:
        return PIPED
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or PIPED
    except OSError:
        return PIPED


def _is_light() -> bool:
    """Whether the terminal says its background is light: TIMELINE_THEME, or COLORFGBG as rxvt and others set it."""
    theme = os.environ.get("TIMELINE_THEME")
    if theme in ("light", "dark"):
        return theme == "light"
    return os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


def _shows_links() -> bool:
    """Whether OSC 8 links are known to work, or at least to do no harm."""
    known = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper")
    environment = os.environ
    return (
        environment.get("TERM_PROGRAM") in known
        or any(
            name in environment
            for name in ("VTE_VERSION", "KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION")
        )
        or environment.get("TERM", "").startswith(("xterm-kitty", "foot", "alacritty"))
    )


def write(pieces: Iterable[str]) -> None:
    """Write data to stdout."""
    out = sys.stdout.write
    for piece in pieces:
        out(piece)


def say(message: str) -> None:
    """Write a message to stderr, the program's name before it; control characters of the data are taken out."""
    safe = "".join(c if c == "\n" or c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in message)
    try:
        sys.stderr.write(f"timeline: {safe}\n")
    except (OSError, ValueError, AttributeError):
        return


def show(lines: list[Text], screen: Screen) -> None:
    """Show a page: styled where there is colour, through the pager where it is longer than the screen."""
    if not screen.is_terminal and not screen.colour:
        write(_plain(line.plain.rstrip(), screen) + "\n" for line in lines)
        return
    # Rich itself would leave with status 1 when nobody reads any more, so it only makes the text.
    drawn = _drawn(lines, screen)
    if screen.pager and len(lines) >= _height():
        text = "".join(drawn)
        if not _page(text):
            write([text])
        return
    write(drawn)


def _console(screen: Screen) -> Any:
    from rich.console import Console

    # A terminal without colour keeps bold and dim; a pipe asked to be coloured gets what was asked.
    system: Any = (
        "auto"
        if screen.is_terminal
        else "truecolor"
        if os.environ.get("COLORTERM") in ("truecolor", "24bit")
        else "256"
    )
    return Console(
        width=screen.width + 1,
        force_terminal=True,
        color_system=system,
        no_color=not screen.colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _drawn(lines: list[Text], screen: Screen) -> Iterator[str]:
    console = _console(screen)
    for start in range(0, len(lines), CHUNK):
        with console.capture() as captured:
            _print(console, lines[start : start + CHUNK], screen)
        yield captured.get()


def _print(console: Any, lines: list[Text], screen: Screen) -> None:
    for line in lines:
        if screen.ascii:
            line.plain = (
                _plain(line.plain, screen)
                if len(_plain(line.plain, screen)) == len(line.plain)
                else line.plain
            )
        console.print(line, no_wrap=True, overflow="ignore", crop=False)


def _plain(text: str, screen: Screen) -> str:
    return text.translate(_PLAIN) if screen.ascii else text


def _height() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines
    except OSError:
        return 24


def _page(text: str) -> bool:
    """Hand the page to the user's pager; False where there is none."""
    import shlex
    import subprocess

    command = shlex.split(os.environ.get("PAGER") or "less")
    if not command:
        return False
    environment = {**os.environ, "LESS": os.environ.get("LESS") or "FRX", "LV": os.environ.get("LV") or "-c"}
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 (the user's own)
    except OSError:
        return False
    assert process.stdin  # noqa: S101 (a pipe was asked for)
    try:
        process.stdin.write(text.encode(sys.stdout.encoding or "utf-8", "replace"))
        process.stdin.close()
    except BrokenPipeError:
        pass
    _wait(process)
    return True


def _wait(process: Any) -> None:
    """Wait for the pager; Ctrl-C in it is the pager's."""
    while True:
        try:
            process.wait()
        except KeyboardInterrupt:
            continue
        return
