"""Each rule finds its fault and leaves its neighbour alone."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from conftest import DATA, Program
from timeline_cli.check import RULES

BASE = """
people:
  - {id: ada, name: Ada, born: 1815-12-10, died: 1852-11-27%s}
places: [{id: london, name: London%s}]
sources: [{id: book, title: Book}]
events:
  - {id: ada-writes-notes, date: 1843, title: Ada writes her notes, people: [ada], places: [london], sources: [book]%s}
%s
"""
OTHER = "  - {{id: {id}, date: {date}, title: {title}, people: [{{id: ada, role: {role}}}], places: [london], sources: [book]{more}}}"


def timeline(person: str = "", place: str = "", event: str = "", *more: str) -> str:
    return BASE % (person, place, event, "\n".join(more))


def other(**fields: str) -> str:
    usual = {"id": "ada-speaks", "date": "1844", "title": "Ada speaks", "role": "speaker", "more": ""}
    return OTHER.format(**(usual | fields))


MANY = [other(id=f"ada-{n}", date=f"{1830 + n % 15}-03-03", title=f"Ada {n}") for n in range(300)]


def full(*years: int) -> list[str]:
    return [other(id=f"ada-{y}-{n}", date=f"{y}-03-03", title=f"Ada {n}") for y in years for n in range(150)]


ARTICLE = " ".join(["word"] * 70)
FULL = f", context: {ARTICLE}, account: {ARTICLE}"

CASES = [
    (
        "before-birth",
        timeline("", "", "", other(date="1815-12-09")),
        timeline("", "", "", other(date="1815-12")),
    ),
    (
        "after-death",
        timeline("", "", "", other(date="1852-11-28")),
        timeline("", "", "", other(date="1860", role="commemorated")),
    ),
    (
        "effect-before-cause",
        timeline("", "", "", other(date="1842", more=", causes: [ada-writes-notes]")),
        timeline("", "", "", other(date="1843-05", more=", causes: [ada-writes-notes]")),
    ),
    (
        "cause-cycle",
        timeline("", "", ", causes: [ada-speaks]", other(date="1843", more=", causes: [ada-writes-notes]")),
        timeline("", "", "", other(date="1843", more=", causes: [ada-writes-notes]")),
    ),
    (
        "part-outside",
        timeline("", "", "", other(date="1844", more=", part_of: ada-writes-notes")),
        timeline("", "", "", other(date="1843-02", more=", part_of: ada-writes-notes")),
    ),
    (
        "claim-without-source",
        timeline("", "", ", claims: [{date: 1842}]"),
        timeline("", "", ", claims: [{date: 1842, sources: [book]}]"),
    ),
    ("no-source", timeline("", "", "", other().replace(", sources: [book]", "")), timeline()),
    ("no-place", timeline("", "", "", other().replace(", places: [london]", "")), timeline()),
    ("nobody", timeline("", "", "", other().replace("people: [{id: ada, role: speaker}], ", "")), timeline()),
    (
        "office-overlap",
        timeline(", offices: [{title: Countess, from: 1838, to: 1845}, {title: Countess, from: 1840}]"),
        timeline(", offices: [{title: Countess, from: 1838, to: 1840}, {title: Countess, from: 1840}]"),
    ),
    (
        "residence-gap",
        timeline(
            ", lived: [{place: london, to: 1820}, {place: london, from: 1825, to: 1830}, {place: london, from: 1830}]"
        ),
        timeline(", lived: [{place: london, to: 1820}, {place: london, from: 1825, to: 1830}]"),
    ),
    (
        "shared-alias",
        timeline().replace("places: [{", "  - {id: eve, name: Eve, aliases: [ADA]}\nplaces: [{"),
        timeline(", aliases: [ada]"),
    ),
    ("coordinates", timeline("", ", lat: 91, lon: 0"), timeline("", ", lat: 51.5, lon: -0.1")),
    (
        "wrong-country",
        timeline("", ", country: United Kingdom, lat: 51.5, lon: 100"),
        timeline("", ", country: Nowhere, lat: 51.5, lon: 100"),
    ),
    (
        "near-duplicate",
        timeline("", "", "", other(date="1843", title="Ada writes notes")),
        timeline("", "", "", other(date="1844", title="Ada writes notes")),
    ),
    (
        "long-title",
        timeline("", "", "", other(title="Ada " + "x" * 80)),
        timeline("", "", "", other(title="Ada " + "x" * 70)),
    ),
    ("stock-phrase", timeline("", "", ", account: A pivotal year."), timeline("", "", ", account: A year.")),
    (
        "misleading-id",
        timeline("", "", "", other(id="ada-speaks-1850")),
        timeline("", "", "", other(id="ada-speaks-1844")),
    ),
    (
        "misleading-id",
        timeline("", "", "", other(id="nothing")),
        timeline("", "", "", other(id="speech-ada")),
    ),
    ("unused", timeline().replace("sources: [{", "sources: [{id: other, title: O}, {"), timeline()),
    (
        "one-source",
        timeline("", "", "", *MANY),
        timeline("", "", "", *(line.replace("- {", "- {importance: 1, ") for line in MANY)).replace(
            "title: Ada writes her notes", "title: Ada writes her notes, importance: 1"
        ),
    ),
    (
        "thin-article",
        timeline("", "", FULL, *(line[:-1] + FULL + "}" for line in MANY[1:]), MANY[0]),
        timeline("", "", FULL, *(line[:-1] + FULL + "}" for line in MANY)),
    ),
    (
        "thin-article",
        timeline("", "", FULL, *(line[:-1] + FULL.replace("account", "aftermath") + "}" for line in MANY)),
        timeline("", "", "", *MANY[:200]),
    ),
    ("thin-year", timeline("", "", "", *full(1830, 1832)), timeline("", "", "", *full(1830, 1831))),
    ("thin-year", timeline("", "", "", *full(1830, 1832)), timeline("", "", "", *full(1830, 2831))),
]


@pytest.mark.parametrize(
    ("code", "faulty", "sound"), CASES, ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)]
)
def test_rule(code: str, faulty: str, sound: str, program: Program, write: Callable[[str], str]) -> None:
    found = json.loads(program("check", write(faulty), "--json").out)["faults"]
    assert code in {fault["code"] for fault in found}, found
    for fault in found:
        assert fault["severity"] == RULES[fault["code"]].severity
        assert fault["line"] > 0 or fault["code"] == "thin-year"
    assert code not in {
        fault["code"] for fault in json.loads(program("check", write(sound), "--json").out)["faults"]
    }


def test_every_rule_has_a_case_and_explains_itself(program: Program) -> None:
    assert {case[0] for case in CASES} == set(RULES)
    for rule in RULES.values():
        assert (
            program("check", "--explain", rule.code).out
            == f"{rule.code} ({rule.severity}): {rule.explanation}\n"
        )
    assert program("check", "--explain", "nonsense").status == 2


def test_status_and_place(program: Program, write: Callable[[str], str]) -> None:
    path = write("events:\n- {date: x, title: a}\n")
    done = program("check", path)
    assert done.status == 1
    assert done.out.startswith(f"{path}:2:10: `x` is not a date")
    assert "1 fault" in done.err
    assert program("check", write("events: [{date: 1927, title: a}]")).status == 0


def test_the_bundled_timeline_has_no_fault(program: Program) -> None:
    done = program("check", str(DATA))
    faults = [line for line in done.out.splitlines() if "[note: " not in line]
    assert (done.status, faults) == (0, [])
