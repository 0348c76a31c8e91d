"""The walls of the house: arrows point down, each library has one owner, one place prints."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "src" / "timeline_cli"
ORDER = [
    *("errors", "dates", "wording", "periods", "layers", "names", "geo", "model", "fields", "schema"),
    *(
        "nodes",
        "loading",
        "query",
        "importers",
        "codec",
        "summary",
        "search",
        "index",
        "conditions",
        "lookup",
        "store",
    ),
    *("check", "changes", "formats", "views", "cli"),
]
OWNERS = {
    "yaml": {"nodes.py", "formats"},
    "sqlite3": {"index.py", "store.py", "formats"},
    "icalendar": {"formats", "importers"},
    "typer": {"cli"},
    "rich": {"views", "cli"},
    "dateutil": {"periods.py"},
}
"""Library to the files or folders of the package that may import it."""


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE), ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rank(module: str) -> int:
    name = module.removeprefix("timeline_cli.").split(".")[0]
    return ORDER.index(name) if name in ORDER else -1


def test_arrows_point_down() -> None:
    for path, tree in sources():
        own = rank(path.parts[0].removesuffix(".py"))
        for module in imports(tree):
            if module.startswith("timeline_cli.") and own >= 0:
                assert rank(module) <= own, f"{path} imports {module}"
                assert {"views", "formats"} != {ORDER[own], ORDER[rank(module)]}, f"{path} imports {module}"


def test_every_module_has_its_place() -> None:
    names = {path.parts[0].removesuffix(".py") for path, _ in sources()} - {"__init__"}
    assert names == set(ORDER)


@pytest.mark.parametrize(("library", "owners"), OWNERS.items())
def test_each_library_has_its_owner(library: str, owners: set[str]) -> None:
    for path, tree in sources():
        if any(module.split(".")[0] == library for module in imports(tree)):
            assert path.parts[0] in owners, path


def test_only_the_command_line_prints_exits_and_asks_the_world() -> None:
    for path, tree in sources():
        if path.parts[0] == "cli":
            continue
        names = {
            f"{n.value.id}.{n.attr}"
            for n in ast.walk(tree)
            if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name)
        }
        calls = {
            n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
        }
        assert not calls & {"print", "exit", "input"}, path
        assert not names & {
            "sys.exit",
            "sys.stdout",
            "sys.stderr",
            "os.environ",
            "datetime.now",
            "date.today",
        }, path


def test_files_stay_small() -> None:
    for path, _ in sources():
        assert len((PACKAGE / path).read_text(encoding="utf-8").splitlines()) <= 420, path
