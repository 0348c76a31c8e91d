"""The documents: every command in them runs, and what is generated is as the program would make it now."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, UPDATE, Program, environment, needs
from timeline_cli.formats.exports import EXPORTS
from timeline_cli.schema import json_schema

CHECK = '\nfor status in "${PIPESTATUS[@]}"; do [ $status = 0 ] || [ $status = 141 ] || exit $status; done'
"""After every line: each command of a pipe must have ended well, or because `head` had read enough."""

DOCS = sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.stem)
def test_every_command_runs(page: Path, tmp_path: Path, shared_home: Path) -> None:
    needs("jq")
    text = page.read_text(encoding="utf-8")
    if yaml := re.search(r"Write it as `(\S+)`:\n\n```yaml\n(.*?)```", text, re.DOTALL):
        (tmp_path / yaml[1]).write_text(yaml[2], encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    program = f'timeline() {{ "{sys.executable}" -c "from timeline_cli.cli import main; main()" "$@"; }}\n'
    done = subprocess.run(
        ["bash", "-c", program + "\n".join(line + CHECK for block in blocks for line in block.splitlines())],
        cwd=tmp_path,
        env=environment(shared_home),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    for number, line in enumerate(line for block in blocks for line in block.splitlines()):
        assert line.startswith(("timeline ", "printf ")), f"{number}: {line}"


def _generated(page: Path, name: str, made: str) -> None:
    text = page.read_text(encoding="utf-8")
    match = re.search(rf"(<!-- {name}: [^>]*-->\n)(.*?)(<!-- end -->)", text, re.DOTALL)
    assert match
    if UPDATE:
        page.write_text(text.replace(match.group(), match[1] + made + match[3]), encoding="utf-8")
    else:
        assert match[2] == made


def test_the_fields_are_those_of_the_schema() -> None:
    schema = json_schema()
    lines = ["\n## The file\n\n| field | |\n|---|---|\n"]
    lines += [f"| `{name}` | {each['description']} |\n" for name, each in schema["properties"].items()]
    for kind, shape in schema["$defs"].items():
        if "properties" in shape:
            words = re.sub(r"(?<!^)(?=[A-Z])", " ", kind).lower()
            lines.append(f"\n## {words.capitalize()}\n\n| field | |\n|---|---|\n")
            required = set(shape["required"])
            lines += [
                f"| `{name}`{' (needed)' if name in required else ''} | {each['description'].replace('|', chr(92) + '|')} |\n"
                for name, each in shape["properties"].items()
            ]
    _generated(ROOT / "docs" / "data-format.md", "fields", "".join(lines))


def test_the_formats_are_those_of_the_program() -> None:
    lines = ["\n| format | endings | what it is | what is lost |\n|---|---|---|---|\n"]
    for name, each in EXPORTS.items():
        endings = " ".join(f"`.{ending}`" for ending in each.endings) or f"`--to {name}`"
        lines.append(f"| {name} | {endings} | {each.words} | {each.loses or 'nothing'} |\n")
    _generated(ROOT / "docs" / "formats.md", "formats", "".join(lines) + "\n")


def test_the_coverage_of_the_bundled_history_is_counted(program: Program) -> None:
    _generated(
        ROOT / "data" / "README.md",
        "coverage",
        "\n" + program("chart", "--by", "category", "-o", "md").out + "\n",
    )


def test_no_link_inside_is_broken() -> None:
    for page in [*DOCS, ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "data" / "README.md"]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert os.path.exists(page.parent / target), (page.name, target)  # noqa: PTH110
