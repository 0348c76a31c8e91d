"""One sitting of a new user, recorded in a real terminal: from nothing to a timeline in other people's tools."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pyte
from ptyprocess import PtyProcess

from conftest import ROOT, compare, environment, read_to_end

COMMANDS = (
    "timeline new mine.yaml",
    "timeline -f mine.yaml show -o ids",
    "timeline check comets.yaml",
    "timeline -f comets.yaml show",
    "timeline -f comets.yaml map --until 1750",
    "timeline -f comets.yaml chart --by category",
    "timeline -f comets.yaml export comets.ics",
    "timeline -f comets.yaml export - --to timelinejs > comets.json",
    "timeline -f comets.yaml export comets.sqlite",
    "timeline -f comets.yaml export comets.sqlite",
    "ls",
)
HEIGHT, WIDTH = 400, 90


def test_from_new_to_other_peoples_tools(tmp_path: Path, shared_home: Path) -> None:
    text = (ROOT / "docs" / "first-timeline.md").read_text(encoding="utf-8")
    yaml = re.search(r"Write it as `comets.yaml`:\n\n```yaml\n(.*?)```", text, re.DOTALL)
    assert yaml
    (tmp_path / "comets.yaml").write_text(yaml[1], encoding="utf-8")
    program = f'timeline() {{ "{sys.executable}" -c "from timeline_cli.cli import main; main()" "$@"; }}'
    script = "\n".join([program, *(f"echo '$ {line}'\n{line}" for line in COMMANDS)])
    env = environment(shared_home, TERM="xterm-256color", PAGER="cat", LC_ALL="C.UTF-8")
    env.pop("COLUMNS")
    process = PtyProcess.spawn(["bash", "-c", script], cwd=str(tmp_path), env=env, dimensions=(HEIGHT, WIDTH))
    sent = read_to_end(process)
    screen = pyte.Screen(WIDTH, HEIGHT)
    pyte.ByteStream(screen).feed(sent)
    compare("session", "\n".join(line.rstrip() for line in screen.display).rstrip() + "\n")
