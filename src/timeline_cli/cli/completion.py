"""What a shell may complete: commands, options, ids, names and the few fixed words; and the scripts that ask.

The scripts run `timeline --complete WORD …` with the words before the cursor, the last one unfinished, and read a
line for each candidate: the word, a tab, and what it is. Nothing that comes out of the data is evaluated by a shell.
Typer could answer too, but imports Rich for zsh and hands it code to evaluate.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline_cli.cli import terminal
from timeline_cli.cli.commands import COMMANDS
from timeline_cli.cli.options import COLOURS, FORMATS, GLOBAL, Command, Parameter
from timeline_cli.cli.run import Run
from timeline_cli.errors import TimelineError, UsageError
from timeline_cli.query import EXCLUDABLE

Candidate = tuple[str, str]

_FIXED = {
    "formats": FORMATS,
    "colors": COLOURS,
    "by": ("category", "person", "place", "org", "tag"),
    "importances": ("1", "2", "3"),
    "shells": ("bash", "zsh", "fish"),
    "imports": ("timelinejs", "csv", "tsv", "icalendar", "json"),
}
_WHAT = ("people", "places", "tags", "events")
_KIND_OF = {"within": "places"}

SCRIPTS = {
    "bash": r"""_timeline() {
    local IFS=$'\n' line="${COMP_LINE:0:COMP_POINT}" word
    COMPREPLY=($(timeline --complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
    # Bash takes = and : for the ends of words, and wants only what comes after the last of them.
    word="${line##*[[:space:]]}"
    if [[ $word == *[=:]* ]]; then
        word="${word%"${word##*[=:]}"}"
        COMPREPLY=("${COMPREPLY[@]#"$word"}")
    fi
}
complete -o default -F _timeline timeline
""",
    "zsh": r"""#compdef timeline
_timeline() {
    local line
    local -a found
    for line in "${(@f)$(timeline --complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ -n $line ]] && found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    (( $#found )) && _describe -V timeline found || _files
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -u }
compdef _timeline timeline
""",
    "fish": r"""function __timeline_complete
    set -l words (commandline -opc)
    timeline --complete $words[2..] (commandline -ct) 2>/dev/null
end
complete -c timeline -f -a '(__timeline_complete)'
complete -c timeline -s f -l file -r -F
""",
}


class _Typed(NamedTuple):
    """A line as far as it was typed: its options with their values, how many arguments, and what is being typed."""

    parameters: Sequence[Parameter]
    values: dict[str, list[str]]
    arguments: int
    waiting: Parameter | None


def script(shell: str) -> str:
    """Return the script that teaches a shell to complete."""
    if shell not in SCRIPTS:
        raise UsageError(f"completion is for {', '.join(SCRIPTS)}, not `{shell}`")
    return SCRIPTS[shell]


def answer(words: list[str]) -> None:
    """Write the candidates for a line; none where the timeline cannot be read."""
    try:
        found = list(candidates(words))
    except TimelineError:
        found = []
    terminal.write(f"{word}\t{_printable(help_)}\n" for word, help_ in found if word.isprintable())


def _printable(text: str) -> str:
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def candidates(words: list[str]) -> Iterator[Candidate]:
    """Yield what may stand where the last word is being typed."""
    *before, typed = _joined(words) or [""]
    name = next((word for word in before if word in COMMANDS), None)
    command: Command | None = None
    if name:
        command = importlib.import_module(f"timeline_cli.cli.{COMMANDS[name].module}").COMMANDS[name]
    known = _read(before, name, command.parameters if command else GLOBAL)
    flag, equals, value = typed.partition("=")
    option = _option(known.parameters, flag) if equals and typed.startswith("--") else known.waiting
    if option:
        start = f"{flag}=" if equals and not known.waiting else ""
        yield from (
            (start + word, help_) for word, help_ in _values(option, value if start else typed, known)
        )
    elif typed.startswith("-"):
        yield from _options(known.parameters, typed)
    elif command is None:
        yield from ((name, spec.help) for name, spec in COMMANDS.items() if name.startswith(typed))
    else:
        arguments = [one for one in command.parameters if not one.flags]
        for argument in arguments[:1]:
            yield from _values(argument, typed, known)


def _joined(words: Iterable[str]) -> list[str]:
    """Put together again what bash cut at = and :."""
    found: list[str] = []
    for word in words:
        if (found and (word[:1] in ("=", ":") or found[-1].endswith(":")) and not word.startswith("--")) or (
            found and found[-1].startswith("--") and found[-1].endswith("=")
        ):
            found[-1] += word
        else:
            found.append(word)
    return found


def _read(before: Sequence[str], name: str | None, parameters: Sequence[Parameter]) -> _Typed:
    every = (*parameters, *GLOBAL)
    values: dict[str, list[str]] = {}
    waiting: Parameter | None = None
    arguments = 0
    for word in before:
        if waiting:
            values.setdefault(waiting.name, []).append(word)
            waiting = None
            continue
        flag, equals, value = word.partition("=")
        option = _option(every, flag) if word.startswith("-") else None
        if option and equals:
            values.setdefault(option.name, []).append(value)
        elif option and not option.flag:
            waiting = option
        elif not word.startswith("-") and word != name:
            arguments += 1
    return _Typed(parameters, values, arguments, waiting)


def _option(parameters: Iterable[Parameter], flag: str) -> Parameter | None:
    return next((one for one in parameters if flag in one.flags), None)


def _options(parameters: Iterable[Parameter], typed: str) -> Iterator[Candidate]:
    for one in parameters:
        for flag in one.flags:
            if flag.startswith(typed) and (flag.startswith("--") or typed == flag):
                yield flag, one.help
    if "--help".startswith(typed):
        yield "--help", "Show this and leave."


def _values(option: Parameter, typed: str, known: _Typed) -> Iterator[Candidate]:
    kind = option.complete
    if kind == "fields":
        from timeline_cli.formats.records import EVENT_FIELDS

        done, comma, last = typed.rpartition(",")
        yield from ((f"{done}{comma}{name}", "") for name in EVENT_FIELDS if name.startswith(last))
    elif kind in _FIXED:
        yield from ((word, "") for word in _FIXED[kind] if word.startswith(typed))
    elif kind == "exports":
        from timeline_cli.formats.exports import EXPORTS

        yield from ((name, each.words) for name, each in EXPORTS.items() if name.startswith(typed))
    elif kind == "topics":
        from timeline_cli.cli.topics import TOPICS

        yield from ((name, topic.title) for name, topic in TOPICS.items() if name.startswith(typed))
    elif kind == "not":
        yield from _excluded(typed, known)
    elif kind and kind != "files":
        yield from _names(kind, typed, known)


def _excluded(typed: str, known: _Typed) -> Iterator[Candidate]:
    key, colon, value = typed.partition(":")
    if not colon:
        yield from ((f"{word}:", "") for word in EXCLUDABLE if word.startswith(typed))
    elif key == "importance":
        yield from ((f"{key}:{n}", "") for n in "123" if n.startswith(value))
    elif key in EXCLUDABLE:
        kind = _KIND_OF.get(EXCLUDABLE[key], EXCLUDABLE[key])
        yield from ((f"{key}:{word}", help_) for word, help_ in _names(kind, value, known))


def _names(kind: str, typed: str, known: _Typed) -> Iterator[Candidate]:
    files = [os.path.expanduser(name) for name in known.values.get("file", [])]  # noqa: PTH111 (as in sources)
    store = Run({"file": files}, {}).store
    for one in _WHAT if kind == "what" else (kind,):
        yield from store.complete(one, typed)
