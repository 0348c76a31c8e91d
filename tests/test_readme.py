"""The documents tell the truth: every screen in them is what the program shows."""

from __future__ import annotations

import re
import shlex

import pytest

from conftest import ROOT, UPDATE, Program
from timeline_cli.cli.app import build
from timeline_cli.cli.commands import COMMANDS

README = ROOT / "README.md"
_SCREEN = re.compile(r"`timeline ([^`\n]+)`\n\n```text\n(.*?)```\n", re.DOTALL)


def test_the_first_block_holds_the_two_commands() -> None:
    block = re.search(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    run, test = block[1].splitlines()
    assert run == "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/timeline show 1927"
    assert test.endswith("-m pytest")


def test_screens(program: Program) -> None:
    text = README.read_text(encoding="utf-8")
    found = _SCREEN.findall(text)
    assert len(found) >= 2
    for words, screen in found:
        shown = (
            program(*shlex.split(words), "-o", "pretty").out
            if "--help" not in words
            else program(*shlex.split(words)).out
        )
        shown = "\n".join(line.rstrip() for line in shown.strip("\n").splitlines()) + "\n"
        if UPDATE:
            text = text.replace(
                f"`timeline {words}`\n\n```text\n{screen}```", f"`timeline {words}`\n\n```text\n{shown}```"
            )
            README.write_text(text, encoding="utf-8")
        else:
            assert screen == shown, words


def test_commands_in_the_text_exist(program: Program) -> None:
    for words in re.findall(r"`timeline (?!-)([^`]+)`", README.read_text(encoding="utf-8")):
        assert shlex.split(words)[0] in COMMANDS, words
        if not any(word in words for word in (".yaml", ".csv", ".ics", ".fish")):
            assert program(*shlex.split(words)).status == 0, words


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, program: Program) -> None:
    done = program(name, "--help")
    assert done.status == 0
    assert COMMANDS[name].help.split(".")[0][:40] in " ".join(done.out.split())
    assert build(name).name == name
