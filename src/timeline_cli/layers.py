"""What a timeline is read from: files, folders, standard input; and whether they have changed."""

from __future__ import annotations

import os

from timeline_cli.errors import DataError, Problem

STDIN = "-"
SUFFIXES = (".yaml", ".yml")


def files_of(layer: str) -> list[str]:
    """List the files of one layer in the order in which they are read.

    Raises DataError for a folder without YAML and for what cannot be looked at.
    """
    if layer == STDIN or not os.path.isdir(layer):  # noqa: PTH112 (pathlib takes longer than the answer)
        return [layer]
    try:
        with os.scandir(layer) as entries:
            files = sorted(e.path for e in entries if e.name.endswith(SUFFIXES) and e.is_file())
    except OSError as error:
        raise DataError([Problem(layer, 0, 0, explain(error))]) from error
    if not files:
        message = "there is no .yaml file in this folder; `timeline new FILE` starts one"
        raise DataError([Problem(layer, 0, 0, message)])
    return files


def stamp(layers: list[list[str]]) -> str:
    """Return a text that changes when a file does, without reading any; "" where nothing can tell.

    The time of the last status change is part of it, so that a file written twice within the same
    second, or with its clock set back, is still seen to have changed.
    """
    parts = []
    for files in layers:
        for file in files:
            if file == STDIN:
                return ""
            try:
                status = os.stat(file)  # noqa: PTH116
            except OSError as error:
                raise DataError([Problem(file, 0, 0, explain(error))]) from error
            path = os.path.abspath(file)  # noqa: PTH100
            parts.append(f"{path}|{status.st_size}|{status.st_mtime_ns}|{status.st_ctime_ns}|{status.st_ino}")
        parts.append("")
    return "\n".join(parts)


def explain(error: OSError) -> str:
    """Say what is wrong with a file that cannot be opened, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the spelling"
    if isinstance(error, PermissionError):
        return "permission to read it is refused; change its mode or its owner"
    if isinstance(error, IsADirectoryError):
        return "this is a folder, not a file"
    return f"it cannot be read: {error.strerror or error}"
