"""Help topics: made from the program's own tables, so that none can be missing from them."""

from __future__ import annotations

from typing import get_type_hints

import pytest

from conftest import Program
from timeline_cli import model
from timeline_cli.cli.options import FILTERS, FORMATS
from timeline_cli.cli.topics import TOPICS
from timeline_cli.errors import EXIT_STATUSES
from timeline_cli.fields import MEANINGS
from timeline_cli.formats.records import EVENT_FIELDS


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("dates", ["spring 1930", "1 March 1930 – 31 May 1930", "perhaps December 1934"]),
        ("filters", [flag for option in FILTERS for flag in option.flags]),
        ("output", [*FORMATS, *EVENT_FIELDS]),
        ("data", [field for fields in MEANINGS.values() for field in fields]),
        ("examples", ["fzf", "jq", "awk"]),
        ("exit-status", [str(status) for status in EXIT_STATUSES]),
    ],
)
def test_topics(program: Program, topic: str, words: list[str]) -> None:
    done = program("help", topic)
    assert (done.status, done.err) == (0, "")
    for word in words:
        assert word in done.out
    for line in done.out.splitlines():
        assert len(line) <= 80


def test_the_topics_are_listed_and_an_unknown_one_is_refused(program: Program) -> None:
    out = program("help").out
    assert all(name in out for name in TOPICS)
    done = program("help", "nonsense")
    assert (done.status, done.out) == (4, "")
    assert "dates, filters, output" in done.err


def test_every_field_of_the_data_has_its_meaning() -> None:
    types = [each for each in vars(model).values() if isinstance(each, type) and hasattr(each, "_fields")]
    for cls in types:
        if cls.__module__ == model.__name__ and cls is not model.Ref:
            assert list(MEANINGS[cls]) == [name.rstrip("_") for name in get_type_hints(cls)], cls
