"""The schema: true to the model, accepted by others, and of the same mind as the loader."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import DATA, Program, needs
from timeline_cli.fields import MEANINGS
from timeline_cli.schema import HEADER, json_schema

CHECK = str(Path(sys.executable).with_name("check-jsonschema"))


def validates(schema: Path, *files: str) -> bool:
    needs(CHECK)
    done = subprocess.run(
        [CHECK, "--schemafile", str(schema), *files], capture_output=True, check=False, timeout=120
    )
    return done.returncode == 0


@pytest.fixture
def schema(tmp_path: Path, program: Program) -> Path:
    """Write the schema and return its file."""
    path = tmp_path / "timeline.schema.json"
    assert program("schema", str(path)).status == 0
    assert json.loads(path.read_text()) == json_schema() == json.loads(program("schema").out)
    return path


def test_it_is_a_schema_and_the_data_is_valid(schema: Path) -> None:
    needs(CHECK)
    subprocess.run([CHECK, "--check-metaschema", str(schema)], check=True, capture_output=True, timeout=120)
    assert validates(schema, *map(str, sorted(DATA.glob("*.yaml"))))


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("events: [{date: 1927, title: x}]", True),
        (
            "events: [{date: 1927-11-14, title: 1984, people: ada, tags: [a, b], causes: {id: y, note: z}}]\n",
            True,
        ),
        ("people: [{id: a, name: A, born: 1815, lived: [{place: b, as: exile}]}]", True),
        ("title: T\nevents:\n", True),
        ("events: [{title: x}]", False),
        ("events: [{date: 1927, title: x, summry: y}]", False),
        ("events: [{date: 1927, title: x, importance: 4}]", False),
        ("events: [{date: [1927], title: x}]", False),
        ("people: [{id: a, name: A, lived: [{place: b, as: holiday}]}]", False),
        ("event: []", False),
    ],
)
def test_schema_and_loader_agree(
    schema: Path, program: Program, write: Callable[[str], str], text: str, *, valid: bool
) -> None:
    assert validates(schema, write(text)) is valid
    if "people" not in text and text != "title: T\nevents:\n":
        assert (program("-f", write(text), "show").status == 0) is valid


def test_every_field_is_described() -> None:
    found = json_schema()
    for cls, fields in MEANINGS.items():
        shape = found["$defs"].get(cls.__name__, found)
        for field, meaning in fields.items():
            assert shape["properties"][field]["description"] == meaning


def test_a_new_timeline_loads_is_valid_and_names_its_schema(
    schema: Path, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    assert program("new", str(path)).status == 0
    assert path.read_text(encoding="utf-8").startswith(HEADER)
    assert validates(schema, str(path))
    assert len(program("-f", str(path), "show").out.splitlines()) == 3
    assert "Traceback" not in program("check", str(path)).err
    done = program("new", str(path))
    assert done.status == 2
    assert "--force" in done.err
