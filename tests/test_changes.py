"""Layers and differences: adding to a timeline, patching it, and seeing what changed."""

from __future__ import annotations

import json
from collections.abc import Callable

from conftest import Program

Write = Callable[[str], str]
OLD = "events:\n- {id: a, date: 1927, title: One, tags: [x]}\n- {id: b, date: 1928, title: Two}\npeople: [{id: p, name: P}]\n"
NEW = "events:\n- {id: a, date: 1927-11, title: One, tags: [x, y]}\n- {id: c, date: 1929, title: Three}\npeople: [{id: p, name: P}]\n"


def test_differences_by_entry_and_field(program: Program, write: Write) -> None:
    old, new = write(OLD), write(NEW)
    found = json.loads(program("diff", old, new, "--json").out)["changes"]
    assert [(change["id"], change["field"]) for change in found] == [
        ("a", "date"),
        ("a", "tags"),
        ("b", ""),
        ("c", ""),
    ]
    assert (found[0]["before"], found[0]["after"]) == ("1927", "1927-11")
    page = program("diff", old, new)
    assert page.out.splitlines() == [
        "  events a",
        "    date",
        "    - 1927",
        "    + 1927-11",
        "    tags",
        "    - x",
        "    + x · y",
        "- events b · Two",
        "+ events c · Three",
    ]
    assert "4 differences" in page.err
    assert program("diff", old, old).out == ""
    assert program("diff", old).status == 2
    assert program("diff", old, "no-such.yaml").status == 3


def test_a_layer_on_the_bundled_timeline_adds_and_patches(program: Program, write: Write) -> None:
    mine = write(
        "events:\n- {id: lenin-dies, tags: [my-tag]}\n- {id: my-own-event, date: 1927-06-06, title: My own, people: [trotsky]}\n"
    )
    found = program("-f", "soviet", "-f", mine, "show", "--tag", "my-tag", "-o", "ids").out.split()
    assert found == ["lenin-dies"]
    out = program("-f", "soviet", "-f", mine, "event", "lenin-dies").out
    assert "Lenin dies at Gorki" in out
    assert "my-own-event" in program("-f", "soviet", "-f", mine, "show", "1927-06", "-o", "ids").out.split()
