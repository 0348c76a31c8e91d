"""Questions to a timeline: every filter, every way to name a thing."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import MakeStore
from timeline_cli.errors import UnknownNameError
from timeline_cli.periods import read_period
from timeline_cli.query import Query
from timeline_cli.search import hits
from timeline_cli.store import Store

TEXT = """
events:
  - {id: long, date: 1926/1928, title: It lasts, category: party, importance: 3, places: [district]}
  - {id: expelled, date: 1927-11-14, title: Trotsky is expelled, category: opposition, importance: 3,
     people: [trotsky, stalin], places: [kremlin], tags: [expulsion], sources: [book], part_of: long,
     claims: [{date: 1927-11-12, sources: [book]}], summary: From the party.}
  - {id: november, date: 1927-11, title: Some time in November, category: party, people: [stalin], organizations: [party]}
  - {id: perhaps, date: '[1932-11..1933-03]', title: Between, category: exile, people: [trotsky], importance: 1}
  - {id: later, date: 1928-01-17, title: Deported, category: exile, people: [trotsky], causes: [expelled], places: [alma-ata]}
  - {id: ancient, date: -0043-03-15, title: Caesar is murdered}
  - {id: open, date: 1930/.., title: No end}
people:
  - {id: trotsky, name: Leon Trotsky, native_name: Лев Давидович Троцкий, aliases: [Bronstein]}
  - {id: stalin, name: Joseph Stalin, native_name: Иосиф Сталин}
  - {id: kaganovich, name: Lazar Kaganovich}
  - {id: kaganovich-mikhail, name: Mikhail Kaganovich}
  - {id: muller, name: Hermann Müller}
places:
  - {id: moscow, name: Moscow}
  - {id: kremlin, name: Kremlin, within: moscow}
  - {id: district, name: District}
  - {id: alma-ata, name: Alma-Ata, names: [{name: Verny}]}
organizations: [{id: party, name: The Party}]
sources: [{id: book, title: The Book}]
"""


@pytest.fixture
def small(store: MakeStore) -> Store:
    return store(TEXT)


def ids(store: Store, **fields: Any) -> list[str]:
    return [event.id for event in store.select(Query(**fields))]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1927-11-14", ["long", "november", "expelled"]),
        ("1927-11-12", ["long", "november", "expelled"]),
        ("1927-11-13", ["long", "november"]),
        ("1926", ["long"]),
        ("1928-12-31", ["long"]),
        ("1929", []),
        ("1933-03", ["open", "perhaps"]),
        ("1933-04", ["open"]),
        ("2500", ["open"]),
        ("..1900", ["ancient"]),
        ("44 BC", ["ancient"]),
    ],
)
def test_a_period_selects_what_may_have_happened_in_it(small: Store, typed: str, expected: list[str]) -> None:
    period = read_period(typed)
    assert ids(small, first=period.first, last=period.last) == expected


def test_strict_keeps_what_certainly_lies_inside(small: Store) -> None:
    period = read_period("1927")
    assert ids(small, first=period.first, last=period.last, strict=True) == ["november", "expelled"]


def test_order_limit_and_reverse(small: Store) -> None:
    order = ["ancient", "long", "november", "expelled", "later", "open", "perhaps"]
    assert ids(small) == order
    assert ids(small, reverse=True) == order[::-1]
    assert ids(small, limit=2) == order[:2]
    assert small.count(Query(limit=2)) == 7


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"people": ("trotsky",)}, ["expelled", "later", "perhaps"]),
        ({"people": ("trotsky", "stalin")}, ["november", "expelled", "later", "perhaps"]),
        ({"people": ("trotsky", "stalin"), "together": True}, ["expelled"]),
        ({"places": ("moscow",)}, ["expelled"]),
        ({"places": ("kremlin",)}, ["expelled"]),
        ({"categories": ("party", "exile")}, ["long", "november", "later", "perhaps"]),
        ({"categories": ("exile",), "people": ("stalin",)}, []),
        ({"tags": ("expulsion",)}, ["expelled"]),
        ({"organizations": ("party",)}, ["november"]),
        ({"sources": ("book",)}, ["expelled"]),
        ({"importance": 3}, ["long", "expelled"]),
        ({"disputed": True}, ["expelled"]),
        ({"text": "party expelled"}, ["expelled"]),
        ({"text": "TROTSKY deport"}, ["later"]),
        ({"text": "'\"*- ("}, []),
        ({"excluded": (("people", "trotsky"), ("category", "party"))}, ["ancient", "open"]),
        ({"excluded": (("importance", "2"),)}, ["long", "expelled", "perhaps"]),
        ({"part_of": "long"}, ["expelled"]),
        ({"caused_by": "expelled"}, ["later"]),
        ({"ids": ("open", "later")}, ["later", "open"]),
        ({"month_day": 1114}, ["expelled"]),
        ({"month_day": 1112}, ["expelled"]),
    ],
    ids=str,
)
def test_filters(small: Store, fields: dict[str, Any], expected: list[str]) -> None:
    assert ids(small, **fields) == expected


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        ("people", "trotsky", "trotsky"),
        ("people", "TROTSKY", "trotsky"),
        ("people", "Leon Trotsky", "trotsky"),
        ("people", "leon", "trotsky"),
        ("people", "Троцкий", "trotsky"),
        ("people", "троцкии", "trotsky"),
        ("people", "bron", "trotsky"),
        ("people", "kaganovich", "kaganovich"),
        ("people", "muller", "muller"),
        ("people", "Müller", "muller"),
        ("people", "hermann mu", "muller"),
        ("places", "verny", "alma-ata"),
        ("places", "alma ata", "alma-ata"),
        ("tags", "expul", "expulsion"),
        ("category", "Exile", "exile"),
    ],
)
def test_names_resolve_the_way_people_type_them(small: Store, kind: str, typed: str, expected: str) -> None:
    assert small.resolve(kind, typed) == expected


@pytest.mark.parametrize(
    ("kind", "typed", "message"),
    [
        ("people", "trotzkij", "did you mean `trotsky`"),
        ("people", "zzz", "there is no person `zzz`"),
        ("people", "", "there is no person"),
        ("places", "moskow", "did you mean `moscow`"),
        ("people", "ka", "several answer to `ka`"),
        ("tags", "expulsoin", "did you mean `expulsion`"),
    ],
)
def test_what_is_not_found_is_said_with_the_nearest(
    small: Store, kind: str, typed: str, message: str
) -> None:
    with pytest.raises(UnknownNameError, match=message):
        small.resolve(kind, typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("expelled", "expelled"), ("exp", "expelled"), ("ovem", "november"), ("Later", "later")],
)
def test_an_event_by_a_beginning_or_a_part_of_its_id(small: Store, typed: str, found: str) -> None:
    assert small.event_id(typed) == found


@pytest.mark.parametrize(
    ("typed", "message"),
    [("l", "several events"), ("expeled", "did you mean `expelled`"), ("zz", "timeline search")],
)
def test_no_event_or_several(small: Store, typed: str, message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        small.event_id(typed)


def test_search_ranks_and_shows_why(small: Store) -> None:
    (hit,) = hits(small.matching("expelled", Query()), "expelled")
    assert hit.event.id == "expelled"
    (hit,) = hits(small.matching('"from the party"', Query()), '"from the party"')
    assert ("party", True) in hit.snippet
    assert small.matching("trotsky", Query())[0].id == "expelled"


def test_a_dossier_gathers_the_page(small: Store) -> None:
    (event,) = small.events(["expelled"])
    dossier = small.dossier(event)
    assert [e.id for e in dossier.effects] == ["later"]
    assert [event.id for event in dossier.wholes] == ["long"]
    assert dossier.previous is not None
    assert dossier.previous.id == "november"
    assert dossier.following is not None
    assert dossier.following.id == "later"
    assert set(dossier.people) == {"trotsky", "stalin"}


def test_lists_count_and_completion_begins(small: Store) -> None:
    assert [(row.id, row.number) for row in small.listing("people")][:2] == [("trotsky", 3), ("stalin", 2)]
    assert [(row.id, row.number) for row in small.listing("places")][:1] == [("alma-ata", 1)]
    assert {row.id: row.number for row in small.listing("places")}["moscow"] == 1
    assert small.complete("events", "ex") == [("expelled", "Trotsky is expelled")]
    assert small.complete("people", "kag") == [
        ("kaganovich", "Lazar Kaganovich"),
        ("kaganovich-mikhail", "Mikhail Kaganovich"),
    ]
    assert small.complete("tags", "e") == [("expulsion", "")]


def test_the_overview_counts(small: Store) -> None:
    overview = small.overview()
    assert overview.totals["events"] == 7
    assert overview.disputed == 1
    assert overview.first is not None
    assert overview.first.id == "ancient"
    assert overview.years[1927] == 2
